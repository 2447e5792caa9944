"""JSON is read as RFC 8259 says, and whatever is refused is told with its place."""

import functools
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.formats.positions import Lines
from diplovisit.readers import Document, Format, JsonValue, UnreadableDocument, json_scanner, syntax_rules
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.limits import DEEPEST, LONGEST_NUMBER, MOST_VALUES
from diplovisit.record import Rule
from tests.readers.strategies import json_values, nearly, read_one, texts
from tests.shared_data import shared_data

read_json_file = functools.partial(read_one, form=Format.JSON)

# Files of the suite that RFC 8259 leaves open, and that we read: integers of any size that Python holds, and numbers
# too small for a float, which are 0. All others are refused: numbers too large for a float, halves of characters,
# what is not UTF-8, byte order marks, and depths of more than 100.
READ_ALTHOUGH_OPEN = {
    "i_number_double_huge_neg_exp.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
}
DUPLICATES = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}


def suite(prefix: str) -> list[Path]:
    """The files of JSONTestSuite (github.com/nst/JSONTestSuite) with a prefix."""
    return sorted(shared_data("json-test-suite", "test_parsing").glob(f"{prefix}_*.json"))


def test_the_suite_y_files_are_read() -> None:
    """Every text that must be read is read, but for the two with duplicate keys."""
    refused = {file.name for file in suite("y") if isinstance(read_json_file(file.read_bytes()), UnreadableDocument)}
    assert refused == DUPLICATES
    for name in DUPLICATES:
        found = read_json_file(shared_data("json-test-suite", "test_parsing", name).read_bytes())
        assert isinstance(found, UnreadableDocument)
        assert {fault.rule for fault in found.faults} == {syntax_rules.DUPLICATE_KEY}


def test_the_suite_y_files_are_read_as_python_reads_them() -> None:
    """What is read is what json.loads reads."""
    for file in suite("y"):
        found = read_json_file(file.read_bytes())
        if isinstance(found, Document):
            assert found.data == json.loads(file.read_bytes()), file.name


def test_the_suite_n_files_are_refused() -> None:
    """Every text that must be refused is refused, in our words."""
    for file in suite("n"):
        found = read_json_file(file.read_bytes())
        assert isinstance(found, UnreadableDocument), file.name
        assert not any("Python" in fault.sentence for fault in found.faults), file.name


def test_the_suite_i_files_are_decided() -> None:
    """What the standard leaves open is decided as listed, without a crash."""
    assert {file.name for file in suite("i") if isinstance(read_json_file(file.read_bytes()), Document)} == (
        READ_ALTHOUGH_OPEN
    )


@given(json_values, st.booleans(), st.sampled_from([None, 0, 2]))
def test_reading_undoes_writing(value: JsonValue, ascii_only: bool, indent: int | None) -> None:
    """read(json.dumps(v)) == v, for every v without duplicate keys."""
    found = read_json_file(json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    assert isinstance(found, Document)
    assert found.data == value
    assert json.dumps(found.data) == json.dumps(value)  # 1 == 1.0 == True, but they are written apart


def _mutated(draw: st.DrawFn) -> str:
    text = json.dumps(draw(json_values), ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1])))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(nearly.map(lambda new: new[:2])) + text[place + draw(st.integers(0, 2)) :]
    return text


mutated = st.composite(_mutated)()


@given(mutated | nearly)
@example("")
@example("\u00a0")
@example('{"a": "\\ud800"}')
@example("[" * 100_000)
@example('{"":' * 100_000)
@example('{"a": 1, "\\u0061": 2}')
def test_scanner_and_loads_agree(text: str) -> None:
    """Our walk finds a fault in a text if, and only if, json.loads with our hooks refuses it."""
    root, faults = json_scanner.scan_json(text, Lines(text))
    found = read_json(text, name="visit")
    assert isinstance(found, UnreadableDocument) == bool(faults) == (root is None)
    if isinstance(found, UnreadableDocument):
        assert not any("Python" in fault.sentence for fault in found.faults)


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("[1", syntax_rules.MALFORMED_JSON, 3),
        ("[NaN]", syntax_rules.MALFORMED_JSON, 1),
        ("[" * 100_000, syntax_rules.TOO_DEEP, 1),
    ],
)
def test_python_has_the_last_word(text: str, rule: Rule, place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should our walk ever find nothing where json.loads refuses, its message stands, and no exception."""
    scan = json_scanner.scan_json
    monkeypatch.setattr(json_scanner, "scan_json", lambda _, lines, **__: scan("{}", lines))
    found = read_json(text, name="visit")
    assert isinstance(found, UnreadableDocument)
    (fault,) = found.faults
    assert (fault.rule, fault.span.column) == (rule, place)
    assert "Python" in fault.sentence


def test_numbers_keep_their_kind() -> None:
    """1.0 is not 1: the converter must be able to tell."""
    found = read_json_file("[1, 1.0, -0, 1e2]")
    assert isinstance(found, Document)
    assert json.dumps(found.data) == "[1, 1.0, 0, 100.0]"


@pytest.mark.parametrize("digits", ["1" * LONGEST_NUMBER, "0." + "1" * (LONGEST_NUMBER - 2)])
def test_the_longest_number_is_read_and_one_digit_more_refused(digits: str) -> None:
    """The limit is the limit, for whole numbers and others."""
    assert isinstance(read_json_file(digits), Document)
    found = read_json_file(digits + "1")
    assert isinstance(found, UnreadableDocument)
    assert found.faults[0].sentence == "expected a number of 300 characters at most; saw 301"


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_the_deepest_document_is_read_and_a_deeper_one_refused(opening: str, closing: str) -> None:
    """100 levels are read, 101 are not, and the place is that of the bracket too many."""
    innermost = "1"
    assert isinstance(read_json_file(opening * DEEPEST + innermost + closing * DEEPEST), Document)
    found = read_json_file(opening * (DEEPEST + 1) + innermost + closing * (DEEPEST + 1))
    assert isinstance(found, UnreadableDocument)
    assert [fault.rule for fault in found.faults] == [syntax_rules.TOO_DEEP]
    assert found.faults[0].span.column == DEEPEST * len(opening) + 1


@given(
    st.lists(st.text('[]{}"\\\\n', max_size=4) | texts, min_size=1, max_size=5), st.sampled_from((DEEPEST, DEEPEST + 1))
)
@example(['"]'], DEEPEST + 1)
@example(["]"], DEEPEST + 1)
@example(["[" * DEEPEST], DEEPEST)
def test_brackets_in_texts_make_nothing_deeper_or_less_deep(beside: list[str], deep: int) -> None:
    """Depth is that of lists and mappings, whatever stands in the texts beside them."""
    nested: JsonValue = beside[0]
    for level in range(deep):
        text = beside[level % len(beside)]
        nested = [text, nested] if level % 2 else {f"{text}{level}": nested}
    assert isinstance(read_json_file(json.dumps(nested)), Document if deep == DEEPEST else UnreadableDocument)


def test_many_brackets_side_by_side_are_not_deep() -> None:
    """Depth is counted, not brackets."""
    assert isinstance(read_json_file("[" + ",".join(["[]"] * 1000) + "]"), Document)


@pytest.mark.at_length
@pytest.mark.not_measured
@pytest.mark.parametrize(("values", "kind"), [(MOST_VALUES, Document), (MOST_VALUES + 1, UnreadableDocument)])
def test_values_are_bounded(values: int, kind: type) -> None:
    """A document has 250,000 values at most; commas in texts are none."""
    found = read_json_file("[" + ",".join(["1"] * (values - 2)) + ',","]')
    assert isinstance(found, kind)
    if isinstance(found, UnreadableDocument):
        assert [fault.rule for fault in found.faults] == [syntax_rules.TOO_LARGE]


@given(texts)
def test_escaped_pairs_are_characters(text: str) -> None:
    """Two escapes that make one character are that character, and no fault."""
    found = read_json_file(json.dumps([text, "😀"]))
    assert isinstance(found, Document)
    assert found.data == [text, "😀"]


def test_a_read_document_can_be_sent_to_another_process() -> None:
    """Documents of JSON are values, and travel."""
    found = read_json_file('{"id": "a"}')
    assert isinstance(found, Document)
    copied = pickle.loads(pickle.dumps(found))
    assert (copied.data, copied.span(("id",))) == (found.data, found.span(("id",)))
