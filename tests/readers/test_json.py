"""JSON is read by RFC 8259, and every refusal has its position."""

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

# Files of the suite that RFC 8259 leaves open and that we read: large integers, and numbers too small for a float, which
# are 0. All others are refused: numbers too large for a float, halves of characters, invalid UTF-8, byte order marks,
# and depths of more than 100.
READ_ALTHOUGH_OPEN = {
    "i_number_double_huge_neg_exp.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
}
DUPLICATES = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}


def suite(prefix: str) -> list[Path]:
    """Returns the files of JSONTestSuite (github.com/nst/JSONTestSuite) with a prefix."""
    return sorted(shared_data("json-test-suite", "test_parsing").glob(f"{prefix}_*.json"))


def test_the_suite_y_files_are_read() -> None:
    """Every text of the suite that must be read is read, except the two with duplicate keys."""
    refused = {file.name for file in suite("y") if isinstance(read_json_file(file.read_bytes()), UnreadableDocument)}
    assert refused == DUPLICATES
    for name in DUPLICATES:
        result = read_json_file(shared_data("json-test-suite", "test_parsing", name).read_bytes())
        assert isinstance(result, UnreadableDocument)
        assert {fault.rule for fault in result.faults} == {syntax_rules.DUPLICATE_KEY}


def test_the_suite_y_files_are_read_as_python_reads_them() -> None:
    """Every text of the suite reads to the same data as with json.loads."""
    for file in suite("y"):
        result = read_json_file(file.read_bytes())
        if isinstance(result, Document):
            assert result.data == json.loads(file.read_bytes()), file.name


def test_the_suite_n_files_are_refused() -> None:
    """Every text of the suite that must be refused is refused with our own message."""
    for file in suite("n"):
        result = read_json_file(file.read_bytes())
        assert isinstance(result, UnreadableDocument), file.name
        assert not any("Python" in fault.sentence for fault in result.faults), file.name


def test_the_suite_i_files_are_decided() -> None:
    """Texts that the standard leaves open are read or refused as listed above, without a crash."""
    assert {file.name for file in suite("i") if isinstance(read_json_file(file.read_bytes()), Document)} == (
        READ_ALTHOUGH_OPEN
    )


@given(json_values, st.booleans(), st.sampled_from([None, 0, 2]))
def test_reading_undoes_writing(value: JsonValue, ascii_only: bool, indent: int | None) -> None:
    """Reading json.dumps(value) returns the value, for every value."""
    result = read_json_file(json.dumps(value, ensure_ascii=ascii_only, indent=indent))
    assert isinstance(result, Document)
    assert result.data == value
    assert json.dumps(result.data) == json.dumps(value)  # 1 == 1.0 == True, but their JSON differs


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
    """The scanner refuses the texts that json.loads with our hooks refuses, and finds the same positions in all others."""
    root, faults = json_scanner.scan_json(text, Lines(text))
    result = read_json(text, name="visit")
    assert isinstance(result, UnreadableDocument) == bool(faults) == (root is None)
    if isinstance(result, UnreadableDocument):
        assert not any("Python" in fault.sentence for fault in result.faults)
    else:
        assert result.root == root


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("[1", syntax_rules.MALFORMED_JSON, 3),
        ("[NaN]", syntax_rules.MALFORMED_JSON, 1),
        ("[" * 100_000, syntax_rules.TOO_DEEP, 1),
    ],
)
def test_json_loads_has_the_last_word(text: str, rule: Rule, place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the scanner found no fault where json.loads refuses, the message of json.loads would be reported."""
    scan = json_scanner.scan_json
    monkeypatch.setattr(json_scanner, "scan_json", lambda _, lines, **__: scan("{}", lines))
    result = read_json(text, name="visit")
    assert isinstance(result, UnreadableDocument)
    (fault,) = result.faults
    assert (fault.rule, fault.span.column) == (rule, place)
    assert "Python" in fault.sentence


def test_numbers_keep_their_kind() -> None:
    """1.0 is read as a float and 1 as an int, because the converter distinguishes them."""
    result = read_json_file("[1, 1.0, -0, 1e2]")
    assert isinstance(result, Document)
    assert json.dumps(result.data) == "[1, 1.0, 0, 100.0]"


@pytest.mark.parametrize("digits", ["1" * LONGEST_NUMBER, "0." + "1" * (LONGEST_NUMBER - 2)])
def test_the_longest_number_is_read_and_one_digit_more_refused(digits: str) -> None:
    """A number of the greatest length is read and a longer one refused, whole or not."""
    assert isinstance(read_json_file(digits), Document)
    result = read_json_file(digits + "1")
    assert isinstance(result, UnreadableDocument)
    assert result.faults[0].sentence == "expected a number of at most 300 characters; saw 301"


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_the_deepest_document_is_read_and_a_deeper_one_refused(opening: str, closing: str) -> None:
    """100 levels are read; 101 are refused at the bracket of the last level."""
    innermost = "1"
    assert isinstance(read_json_file(opening * DEEPEST + innermost + closing * DEEPEST), Document)
    result = read_json_file(opening * (DEEPEST + 1) + innermost + closing * (DEEPEST + 1))
    assert isinstance(result, UnreadableDocument)
    assert [fault.rule for fault in result.faults] == [syntax_rules.TOO_DEEP]
    assert result.faults[0].span.column == DEEPEST * len(opening) + 1


@given(
    st.lists(st.text('[]{}"\\\\n', max_size=4) | texts, min_size=1, max_size=5), st.sampled_from((DEEPEST, DEEPEST + 1))
)
@example(['"]'], DEEPEST + 1)
@example(["]"], DEEPEST + 1)
@example(["[" * DEEPEST], DEEPEST)
def test_brackets_in_texts_make_nothing_deeper_or_less_deep(beside: list[str], deep: int) -> None:
    """Brackets in texts do not change the depth, which counts lists and mappings only."""
    nested: JsonValue = beside[0]
    for level in range(deep):
        text = beside[level % len(beside)]
        nested = [text, nested] if level % 2 else {f"{text}{level}": nested}
    assert isinstance(read_json_file(json.dumps(nested)), Document if deep == DEEPEST else UnreadableDocument)


def test_many_brackets_side_by_side_are_not_deep() -> None:
    """Many brackets next to each other are not deep."""
    assert isinstance(read_json_file("[" + ",".join(["[]"] * 1000) + "]"), Document)


@pytest.mark.at_length
@pytest.mark.not_measured
@pytest.mark.parametrize(("values", "kind"), [(MOST_VALUES, Document), (MOST_VALUES + 1, UnreadableDocument)])
def test_values_are_bounded(values: int, kind: type) -> None:
    """A document has at most 250,000 values, and commas in texts do not count."""
    result = read_json_file("[" + ",".join(["1"] * (values - 2)) + ',","]')
    assert isinstance(result, kind)
    if isinstance(result, UnreadableDocument):
        assert [fault.rule for fault in result.faults] == [syntax_rules.TOO_LARGE]


@given(texts)
def test_escaped_pairs_are_characters(text: str) -> None:
    """A pair of escapes for one character is read as that character."""
    result = read_json_file(json.dumps([text, "😀"]))
    assert isinstance(result, Document)
    assert result.data == [text, "😀"]


def test_a_read_document_can_be_sent_to_another_process() -> None:
    """A document that was read from JSON can be pickled."""
    result = read_json_file('{"id": "a"}')
    assert isinstance(result, Document)
    copied = pickle.loads(pickle.dumps(result))
    assert (copied.data, copied.span(("id",))) == (result.data, result.span(("id",)))
