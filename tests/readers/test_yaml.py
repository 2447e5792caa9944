"""YAML is typed by the record only, and reads the same with libyaml and without."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.readers import Document, Format, JsonValue, UnreadableDocument, syntax_rules
from diplovisit.readers.limits import DEEPEST, MOST_VALUES
from diplovisit.readers.yaml_reader import Loader, read_yaml
from tests.readers.strategies import LOADERS, VISIT, nearly, paths, read_one, text_values

loaders = pytest.mark.parametrize("loader", LOADERS)


def _data(text: str, loader: Loader) -> JsonValue:
    result = read_yaml(text, name="visit", shape=VISIT, loader=loader)
    assert isinstance(result, Document), result.faults
    return result.data


class _Dumper(yaml.SafeDumper):
    """Writes a repeated list in full, without aliases."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


@loaders
@given(value=text_values, flow=st.booleans(), width=st.sampled_from([20, 10_000]), allow_unicode=st.booleans())
@example(value=["\u2028 \u0085 \u2029", "\ufeff", "\0", "a\n\n b \n", "😀"], flow=False, width=20, allow_unicode=True)
def test_reading_undoes_writing(value: JsonValue, flow: bool, width: int, allow_unicode: bool, loader: Loader) -> None:
    """Data of texts that PyYAML writes in double quotes reads back equal."""
    text = yaml.dump(
        value,
        Dumper=_Dumper,
        default_style='"',
        default_flow_style=flow,
        width=width,
        allow_unicode=allow_unicode,
    )
    assert _data(text, loader) == value


@loaders
@given(value=text_values, style=st.sampled_from("'|>"))
def test_what_is_read_was_written(value: JsonValue, style: str, loader: Loader) -> None:
    """Data that PyYAML writes in single quotes or blocks reads back equal, except Unicode line breaks, which are refused."""
    text = yaml.dump(value, Dumper=_Dumper, default_style=style, allow_unicode=True)
    result = read_yaml(text, name="visit", shape=VISIT, loader=loader)
    if isinstance(result, Document):
        assert result.data == value
    else:
        assert {fault.rule for fault in result.faults} == {syntax_rules.UNICODE_LINE_BREAK}


@loaders
@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "No",
        "no",
        "n",
        "yes",
        "Y",
        "on",
        "off",
        "true",
        "True",
        "FALSE",
        "1",
        "1.10",
        "10:30",
        "1_000",
        "0x1F",
        "0o17",
        "017",
        "1e3",
        ".5",
        "-1",
        "+1",
        ".inf",
        ".nan",
        "=",
        "2025-03-07",
        "2025-03-05T12:00:00Z",
        "nan",
        "NaN",
        "None",
        "nil",
        "undefined",
        "2025-03-07?",
        "a#b",
        "a:b",
        "http://a/b",
    ],
)
def test_what_is_written_is_the_text(text: str, loader: Loader) -> None:
    """No word, number, time or date is typed where the record wants a text or has no such field."""
    assert _data(f"title: {text}\nsending: [{text.rstrip('?')}]\nno_such_field: {text}", loader) == {
        "title": text,
        "sending": [text.rstrip("?")],
        "no_such_field": text,
    }


@loaders
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", 0),
        ("1", 1),
        ("120", 120),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, "9" * 19),
        ("01", "01"),
        ("-1", "-1"),
        ("+1", "+1"),
        ("1.0", "1.0"),
        ("1_0", "1_0"),
        ("1e1", "1e1"),
        ("0x1", "0x1"),
        ("١", "١"),
        ('"1"', "1"),
        ("'1'", "1"),
        ("true", "true"),
        ("~", None),
        ("", None),
    ],
)
def test_whole_numbers_are_typed_where_the_record_wants_them(written: str, read: JsonValue, loader: Loader) -> None:
    """0|[1-9][0-9]* with at most 18 digits and without quotes is a number; everything else stays text."""
    assert _data(f"revision: {written}\nsources: [{{parts: [{{start: {written} }}]}}]", loader) == {
        "revision": read,
        "sources": [{"parts": [{"start": read}]}],
    }
    if written.isdecimal():
        assert _data(f"title: {written}", loader) == {"title": written}


@loaders
@pytest.mark.parametrize(
    ("written", "read"),
    [("true", True), ("false", False), ("True", "True"), ("yes", "yes"), ("'true'", "true"), ("1", "1"), ("no", "no")],
)
def test_flags_are_typed_where_the_record_wants_them(written: str, read: JsonValue, loader: Loader) -> None:
    """Unquoted true and false are flags; everything else stays text."""
    result = _data(f"stops: [{{places: [{{disputed: {written}}}]}}]", loader)
    assert result == {"stops": [{"places": [{"disputed": read}]}]}
    assert type(result["stops"][0]["places"][0]["disputed"]) is type(read)  # type: ignore[index,call-overload]


@loaders
@pytest.mark.parametrize("written", ["~", "null", "Null", "NULL", ""])
def test_null_is_none_anywhere(written: str, loader: Loader) -> None:
    """An empty value, ~ and null are None everywhere; the converter reports what to do."""
    document = f"title: {written}\nrevision: {written}\nstops: [{{id: {written} }}]\nother: {written}\n"
    assert _data(document, loader) == {"title": None, "revision": None, "stops": [{"id": None}], "other": None}
    assert _data(f"title: '{written}'", loader) == {"title": written}


@loaders
def test_a_key_is_the_text_that_is_written(loader: Loader) -> None:
    """A key in quotes may be any text, and a key without quotes is not typed."""
    assert _data("'<<': a\nno: b\n1: c\n'': d\n'~': e\n? f\n: g", loader) == {
        "<<": "a",
        "no": "b",
        "1": "c",
        "": "d",
        "~": "e",
        "f": "g",
    }


@loaders
def test_blocks_are_texts(loader: Loader) -> None:
    """A block is text even if it looks like a number, with LF as its line breaks."""
    assert _data("revision: |-\r\n  1\r\ntitle: >\n  one\n  two\n", loader) == {"revision": "1", "title": "one two\n"}


@loaders
@pytest.mark.parametrize("text", ["---\nid: a\n", "id: a\n...\n", "# only a comment\n--- # and one here\nid: a\n...\n"])
def test_one_document_may_have_its_markers(text: str, loader: Loader) -> None:
    """A document may begin with --- and end with ... ."""
    assert _data(text, loader) == {"id": "a"}


@pytest.mark.not_measured
@loaders
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_the_deepest_document_is_read_and_a_deeper_one_refused(opening: str, closing: str, loader: Loader) -> None:
    """100 levels are read; 101 and 100,000 are refused without a crash."""
    _data(opening * DEEPEST + closing * DEEPEST, loader)
    for depth in (DEEPEST + 1, 100_000):
        result = read_yaml(opening * depth + closing * depth, name="visit", shape=VISIT, loader=loader)
        assert isinstance(result, UnreadableDocument)
        assert [fault.rule for fault in result.faults] == [syntax_rules.TOO_DEEP]
        assert result.faults[0].span.column == DEEPEST * len(opening) + 1


@pytest.mark.at_length
@pytest.mark.not_measured
@pytest.mark.parametrize(("values", "kind"), [(MOST_VALUES, Document), (MOST_VALUES + 1, UnreadableDocument)])
def test_values_are_bounded(values: int, kind: type) -> None:
    """A document has at most 250,000 values."""
    result = read_one("[" + "1," * (values - 1) + "]", Format.YAML)
    assert isinstance(result, kind)
    if isinstance(result, UnreadableDocument):
        assert [fault.rule for fault in result.faults] == [syntax_rules.TOO_LARGE]


def test_an_alias_bomb_is_refused_and_never_grows() -> None:
    """Nine lines of aliases for a thousand million texts are refused at their anchors, and never expanded."""
    lines = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    result = read_one("\n".join(lines), Format.YAML)
    assert isinstance(result, UnreadableDocument)
    assert {fault.rule for fault in result.faults} == {syntax_rules.YAML_ANCHOR}


def test_no_tag_runs_code() -> None:
    """!!python/object and similar tags are refused at their position, and never evaluated."""
    result = read_one("id: !!python/object/apply:os.system ['exit 1']", Format.YAML)
    assert isinstance(result, UnreadableDocument)
    assert [fault.sentence for fault in result.faults] == ['the tag "!!python/object/apply:os.system" is not allowed']


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml: there is nothing to compare")
@given(nearly)
@example("a: {b:}")
@example("a: &x !f!y z")
def test_libyaml_and_python_read_alike(text: str) -> None:
    """A text that both parsers read has the same data and positions in both."""
    ours = [read_yaml(text, name="visit", shape=VISIT, loader=loader) for loader in (yaml.CSafeLoader, yaml.SafeLoader)]
    match ours:
        case [Document() as first, Document() as second]:
            assert first.data == second.data
            for path in paths(first.data):
                assert first.span(path) == second.span(path)
                assert first.span(path, at_key=True) == second.span(path, at_key=True)
        case _:
            assert not any("parser says" in fault.sentence for one in ours for fault in getattr(one, "faults", ()))
