"""Where values stand: lines and columns as an editor shows them."""

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
    found = read_one(text, form)
    assert isinstance(found, Document)
    return found


def _shown(document: Document, path: tuple[str | int, ...], *, at_key: bool = False) -> str:
    span = document.span(path, at_key=at_key)
    assert span.line == span.end_line
    return shown(document, span.line, span.column, span.end_column)


@given(st.text("ab é😀\n\r\x0b\x0c\x1c\x85\u2028\u2029", max_size=40), st.integers(1, 5))
def test_lines_break_at_lf_cr_lf_and_cr_only(text: str, first: int) -> None:
    """Each character is found on the line, and in the column, where splitting at CR LF, LF and CR puts it."""
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
    """Asking for a line that the text does not have is a mistake of the caller, and not the last line."""
    with pytest.raises(IndexError, match="lines 1 to 2"):
        Lines("a\nb").line(number)


@given(json_values, st.booleans())
def test_a_span_shows_its_value(value: JsonValue, ascii_only: bool) -> None:
    """In a JSON text of one line, what stands at the span of each path is that value, and its key at the key's."""
    document = _document(json.dumps(value, ensure_ascii=ascii_only))
    for path in paths(value):
        assert json.loads(_shown(document, path)) == at(value, path)
        if path and isinstance(path[-1], str):
            assert json.loads(_shown(document, path, at_key=True)) == path[-1]


@given(json_values)
def test_a_span_shows_its_value_on_many_lines(value: JsonValue) -> None:
    """So for each value that has no others inside, when the text has many lines."""
    document = _document(json.dumps(value, indent=2, ensure_ascii=False))
    for path in paths(value):
        if not isinstance(at(value, path), dict | list):
            assert json.loads(_shown(document, path)) == at(value, path)


@given(text_values)
def test_a_yaml_span_shows_its_value(value: JsonValue) -> None:
    """A JSON text is YAML too, and its spans are the same in both; JSON's own escape of a pair is not YAML's."""
    text = json.dumps(value, ensure_ascii=False)
    found = read_one(text, Format.YAML)
    if isinstance(found, Document):  # else it has characters that YAML does not allow as they are
        document = _document(text)
        for path in paths(found.data):
            assert found.span(path) == document.span(path)
            assert found.span(path, at_key=True) == document.span(path, at_key=True)


@given(json_values, st.lists(st.sampled_from(["a", "", 0, 1, 7]), max_size=3))
def test_every_path_has_a_short_span(value: JsonValue, steps: list[str | int]) -> None:
    """A path that leads nowhere still has a place, within one line of the text."""
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
        # A value without characters is shown by its key.
        (("absent",), 11, "absent"),
        # A missing field is shown by the key that leads to what lacks it; in a list, by the first key of the item.
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
def test_places_in_yaml(
    path: tuple[str | int, ...],
    line: int,
    text: str,
    loader: Loader,
) -> None:
    """Each value of a YAML text is found where a person would point to, with libyaml and without."""
    document = read_yaml(YAML_TEXT, name="visit", shape=VISIT, loader=loader)
    assert isinstance(document, Document)
    assert document.span(path).line == line
    assert _shown(document, path) == text


def test_places_in_json() -> None:
    """A list or mapping of many lines is shown to the end of the first; keys are shown with their quotes."""
    document = _document('{\n  "people": [\n    {"id": "a",\r\n     "name": "b"}\n  ]\n}')
    assert _shown(document, ()) == "{"
    assert _shown(document, ("people",)) == "["
    assert _shown(document, ("people", 0)) == '{"id": "a",'
    assert document.span(("people", 0, "name")) == Span(4, 14, 4, 17)
    assert _shown(document, ("people", 0, "name"), at_key=True) == '"name"'
    assert _shown(document, ("people", 0, "kind")) == '"id"'
    assert _shown(document, ("title",)) == '"people"'


def test_columns_count_code_points() -> None:
    """A character above U+FFFF is one column in both formats, although UTF-16 and UTF-8 have more units for it."""
    for form in (Format.JSON, Format.YAML):
        document = _document('{"a": "😀é", "b": "x"}', form)
        assert document.span(("b",)) == Span(1, 18, 1, 21)


def test_json_lines_spans_have_the_line_of_the_file() -> None:
    """A record on line N of the file has its spans on line N."""
    found = read_all('{"id": "a"}\r\n\n{"id": "b"}')
    assert [one.span(("id",)).line for one in found if isinstance(one, Document)] == [1, 3]
    assert [one.line(number) for one, number in zip(found, (1, 3), strict=True)] == ['{"id": "a"}', '{"id": "b"}']
