"""Spans of values have the lines and columns that an editor shows."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.formats.positions import Lines
from diplovisit.readers import Document, Format, JsonValue
from diplovisit.readers.yaml_reader import Loader, read_yaml
from diplovisit.record import Span
from tests.readers.strategies import LOADERS, VISIT, at, json_values, paths, read_all, read_one, shown, text_values


def _document(text: str, form: Format = Format.JSON) -> Document:
    result = read_one(text, form)
    assert isinstance(result, Document)
    return result


def _shown(document: Document, path: tuple[str | int, ...], *, at_key: bool = False) -> str:
    span = document.span(path, at_key=at_key)
    assert span.line == span.end_line
    return shown(document, span.line, span.column, span.end_column)


@given(st.text("ab é😀\n\r\x0b\x0c\x1c\x85\u2028\u2029", max_size=40), st.integers(1, 5))
def test_lines_break_at_lf_cr_lf_and_cr_only(text: str, first: int) -> None:
    """Each character has the line and column that result from splitting at CR LF, LF and CR only."""
    lines = Lines(text, first)
    offset = 0
    for number, line in enumerate(re.split("\r\n|\n|\r", text), start=first):
        assert lines.line(number) == line
        for column, character in enumerate(line, start=1):
            assert lines.span(offset, offset + 1) == Span(number, column, number, column + 1)
            assert text[offset] == character
            offset += 1
        offset += 2 if text[offset : offset + 2] == "\r\n" else 1


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_line_that_is_not_there_is_an_error(number: int) -> None:
    """A line number that the text does not have raises IndexError."""
    with pytest.raises(IndexError, match="lines 1 to 2"):
        Lines("a\nb").line(number)


@given(json_values, st.booleans())
def test_a_span_shows_its_value(value: JsonValue, ascii_only: bool) -> None:
    """In a JSON text of one line, the span of each path covers its value, and the span of its key the key."""
    document = _document(json.dumps(value, ensure_ascii=ascii_only))
    for path in paths(value):
        assert json.loads(_shown(document, path)) == at(value, path)
        if path and isinstance(path[-1], str):
            assert json.loads(_shown(document, path, at_key=True)) == path[-1]


@given(json_values)
def test_a_span_shows_its_value_on_many_lines(value: JsonValue) -> None:
    """In a JSON text of many lines, the span of each simple value covers that value."""
    document = _document(json.dumps(value, indent=2, ensure_ascii=False))
    for path in paths(value):
        if not isinstance(at(value, path), dict | list):
            assert json.loads(_shown(document, path)) == at(value, path)


@given(text_values)
def test_a_yaml_span_shows_its_value(value: JsonValue) -> None:
    """A JSON text that is also YAML has the same spans in both; surrogate pairs in escapes are no YAML."""
    text = json.dumps(value, ensure_ascii=False)
    result = read_one(text, Format.YAML)
    if isinstance(result, Document):  # otherwise it has characters that YAML does not allow unescaped
        document = _document(text)
        for path in paths(result.data):
            assert result.span(path) == document.span(path)
            assert result.span(path, at_key=True) == document.span(path, at_key=True)


@given(json_values, st.lists(st.sampled_from(["a", "", 0, 1, 7]), max_size=3))
def test_every_path_has_a_short_span(value: JsonValue, steps: list[str | int]) -> None:
    """Every path, even one that leads nowhere, has a span within one line of the text."""
    document = _document(json.dumps(value, indent=1))
    for path in paths(value):
        for at_key in (False, True):
            span = document.span((*path, *steps), at_key=at_key)
            assert span.line == span.end_line
            assert 1 <= span.column <= span.end_column <= len(document.line(span.line)) + 1


YAML_TEXT = """\
# A comment
id: a
people:
  - id: one   # first
    name: Aïno 😀
  - {id: two, name: "Ma\\"rt"}
notes:
  - |
    Two
    lines
absent:
stops:
- russia
-
travellers: [
  {person: one}]
empty: []
"""


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [
        (("id",), 2, "a"),
        (("people", 0, "name"), 5, "Aïno 😀"),
        (("people", 1), 6, '{id: two, name: "Ma\\"rt"}'),
        (("people", 1, "name"), 6, '"Ma\\"rt"'),
        (("notes", 0), 8, "|"),
        (("stops", 0), 13, "russia"),
        (("stops", 1), 14, ""),
        (("travellers",), 15, "["),
        (("travellers", 0), 16, "{person: one}"),
        (("empty",), 17, "[]"),
        # A mapping in a block is shown by its first line.
        (("people", 0), 4, "id: one   # first"),
        # An empty value is shown by its key.
        (("absent",), 11, "absent"),
        # A missing field is shown by the key of its container; in a list, by the first key of the item.
        (("title",), 2, "id"),
        (("people", 0, "kind"), 4, "id"),
        (("people", 1, "kind"), 6, "id"),
        (("people", 7, "kind"), 3, "people"),
        (("empty", 0), 17, "empty"),
        (("id", "deeper"), 2, "id"),
        (("stops", 0, "country"), 13, "russia"),
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_positions_in_yaml(
    path: tuple[str | int, ...],
    line: int,
    text: str,
    loader: Loader,
) -> None:
    """Each value of a YAML text has the span that a person would expect, with libyaml and without."""
    document = read_yaml(YAML_TEXT, name="visit", shape=VISIT, loader=loader)
    assert isinstance(document, Document)
    assert document.span(path).line == line
    assert _shown(document, path) == text


def test_positions_in_json() -> None:
    """The span of a list or mapping ends with its first line, and the span of a key includes its quotes."""
    document = _document('{\n  "people": [\n    {"id": "a",\r\n     "name": "b"}\n  ]\n}')
    assert _shown(document, ()) == "{"
    assert _shown(document, ("people",)) == "["
    assert _shown(document, ("people", 0)) == '{"id": "a",'
    assert document.span(("people", 0, "name")) == Span(4, 14, 4, 17)
    assert _shown(document, ("people", 0, "name"), at_key=True) == '"name"'
    assert _shown(document, ("people", 0, "kind")) == '"id"'
    assert _shown(document, ("title",)) == '"people"'


def test_columns_count_code_points() -> None:
    """Columns count code points: a character above U+FFFF is one column in both formats."""
    for form in (Format.JSON, Format.YAML):
        document = _document('{"a": "😀é", "b": "x"}', form)
        assert document.span(("b",)) == Span(1, 18, 1, 21)


def test_json_lines_spans_have_the_line_of_the_file() -> None:
    """The spans of a record in JSON Lines have the line number of the file."""
    result = read_all('{"id": "a"}\r\n\n{"id": "b"}')
    assert [one.span(("id",)).line for one in result if isinstance(one, Document)] == [1, 3]
    assert [one.line(number) for one, number in zip(result, (1, 3), strict=True)] == ['{"id": "a"}', '{"id": "b"}']
