"""Tests that an excerpt shows the fault, with the carets under it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers import Document, Format, UnreadableDocument, read_documents
from diplovisit.record import Span, Visit, node_shape
from diplovisit.reporters.printable import display_width, printable
from diplovisit.reporters.source_excerpt import caret_lines, excerpt

CHARACTERS = st.one_of(
    st.text(st.characters(exclude_characters="\n\r")),
    st.text("a東e\u0301\u200d👩🏽⚖\ufe0f\tאל\u202e\x1b\x85#[", max_size=300),
)


def under(line: str, span: Span) -> str:
    """Returns the text above the carets."""
    shown, carets = caret_lines(line, span)
    column, text = 0, ""
    for index, character in enumerate(shown):
        if len(carets) - len(carets.lstrip()) <= column < len(carets):
            text += character
        column = display_width(shown[: index + 1])
    return text


@pytest.mark.parametrize(
    ("line", "column", "end", "shown"),
    [
        pytest.param("country: RUU", 10, 13, "RUU", id="letters"),
        pytest.param("東京: Tōkyō", 5, 10, "Tōkyō", id="after wide characters"),
        pytest.param("a: 東京", 4, 6, "東京", id="wide characters"),
        pytest.param("e\u0301: x", 5, 6, "x", id="after a combining mark"),
        pytest.param("\ta: x", 5, 6, "x", id="after a tab"),
        pytest.param("👩🏽: x", 5, 6, "x", id="after a picture of two"),
        pytest.param("⚖\ufe0f: x", 5, 6, "x", id="after a sign as a picture"),
        pytest.param("👩🏽\u200d⚖\ufe0f: x", 8, 9, "x", id="after pictures that are joined"),
        pytest.param("name: القاهرة # x", 7, 14, "القاهرة", id="from right to left, as a whole"),
        pytest.param("name: 각 x", 9, 10, "x", id="after Hangul"),
        pytest.param("a\u202eb: x", 6, 7, "x", id="after a direction mark, which is spelt out"),
        pytest.param("a\x85b: x", 6, 7, "x", id="after NEL, which ends no line"),
        pytest.param("##[group]: x", 12, 13, "x", id="after an order to a runner, which is spelt out"),
    ],
)
def test_carets_are_under_the_fault(line: str, column: int, end: int, shown: str) -> None:
    """Exactly the fault is above the carets, whatever characters precede it."""
    assert under(line, Span(1, column, 1, end)) == shown


@pytest.mark.parametrize(
    ("line", "column", "end", "carets"),
    [
        pytest.param("a:", 3, 3, "  ^", id="at the end of the line"),
        pytest.param("a:", 9, 12, "  ^", id="beyond it"),
        pytest.param("", 1, 1, "^", id="an empty line"),
        pytest.param("", 5, 9, "^", id="beyond an empty line"),
        pytest.param("a: b", 4, 4, "   ^", id="nothing, before a letter"),
        pytest.param("xe\u0301y", 3, 4, " ^", id="a mark, by the whole of its letter"),
        pytest.param("xe\u0301y", 2, 3, " ^", id="a letter, with its mark"),
        pytest.param("x👩🏽y", 3, 4, " ^^", id="a colour, by the whole picture"),
        pytest.param("\u0301x", 1, 2, "^", id="a mark without a letter"),
        pytest.param("x\u200by", 2, 3, " ^^^^^^", id="what cannot be seen, as it is spelt out"),
        pytest.param("x\ty", 2, 3, " ^^^^", id="a tab"),
    ],
)
def test_there_is_always_a_caret(line: str, column: int, end: int, carets: str) -> None:
    """A fault without width has one caret, and a letter with its marks is pointed at as a whole."""
    assert caret_lines(line, Span(1, column, 1, end))[1] == carets


def test_a_fault_that_goes_on_is_shown_to_the_end_of_its_line() -> None:
    """A fault over several lines is shown on its first line, up to the end."""
    assert caret_lines("a: {b", Span(1, 4, 3, 2)) == ("a: {b", "   ^^")


def test_a_long_line_is_cut_on_both_sides() -> None:
    """Only the text around the fault is shown, even of a line of two megabytes."""
    shown, carets = caret_lines("a" * 1_000_000 + "FAULT" + "b" * 1_000_000, Span(1, 1_000_001, 1, 1_000_006))
    assert shown == "…" + "a" * 50 + "FAULT" + "b" * 50 + "…"
    assert carets == " " * 51 + "^^^^^"


def test_a_line_of_wide_characters_is_cut_by_columns() -> None:
    """A line is cut after fifty columns on each side, which are 25 wide characters; a flood of marks is cut, too."""
    shown, carets = caret_lines("東" * 100 + "x" + "京" * 100, Span(1, 101, 1, 102))
    assert shown == "…" + "東" * 25 + "x" + "京" * 25 + "…"
    assert carets == " " * 51 + "^"
    shown, carets = caret_lines("e" + "\u0301" * 10_000 + "x", Span(1, 10_002, 1, 10_003))
    assert len(shown) < 300
    assert shown.endswith("x")
    assert len(carets) == display_width(shown)


def test_a_long_fault_is_cut_at_its_end() -> None:
    """A long fault is cut at its end, because its beginning identifies it."""
    shown, carets = caret_lines("x: " + "y" * 1000, Span(1, 4, 1, 1004))
    assert shown == "x: " + "y" * 50 + "…"
    assert carets == "   " + "^" * 50


@given(CHARACTERS, st.integers(1, 350), st.integers(0, 350), st.integers(0, 1))
def test_an_excerpt_is_safe_to_print(line: str, column: int, length: int, more: int) -> None:
    """An excerpt contains no control or invisible character, and its width and that of the carets are bounded."""
    shown, carets = caret_lines(line, Span(1, column, 1 + more, column + length))
    assert shown.isprintable()
    assert "##[" not in shown
    assert set(carets.lstrip(" ")) == {"^"}
    assert len(carets) <= max(display_width(shown), len(carets.rstrip("^")) + 1)
    assert display_width(shown) <= 400


@given(CHARACTERS, st.data())
def test_a_short_line_is_shown_whole(line: str, data: st.DataObject) -> None:
    """A line that is short enough is shown whole, wherever the span is."""
    line = line[:20].lstrip("\u0301\ufe0f🏽")
    column = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(column, len(line) + 1))
    shown, _ = caret_lines(line, Span(1, column, 1, end))
    if display_width(printable(line)) <= 50:
        assert shown == printable(line)


@given(CHARACTERS, st.integers(0, 300), st.integers(0, 300))
def test_an_excerpt_of_a_short_line_is_the_line(line: str, start: int, length: int) -> None:
    """An excerpt is printable, and is the whole line if the line is short."""
    shown = excerpt(line, start, start + length)
    assert shown.isprintable()
    if display_width(printable(line)) <= 50 and len(line) <= 200:
        assert shown == printable(line)


FILES = {
    Format.YAML: '{{{end} note: "{pad}", status: reportd}}{end}',
    Format.JSON: '{{{end} "note": "{pad}", "status": reportd}}{end}',
    Format.JSON_LINES: '{{"status": "held"}}{end}{{"note": "{pad}", "status": reportd}}{end}',
}


def fault(format: Format, text: str) -> tuple[str, Span]:
    """Returns line and span of the status of the last record in a text, or of the syntax fault in it."""
    *_, last = read_documents(io.BytesIO(text.encode()), name="visit", format=format, shape=node_shape(Visit))
    if isinstance(last, UnreadableDocument):
        return last.line(last.faults[-1].span.line), last.faults[-1].span
    assert isinstance(last, Document)
    where = last.where(("status",))
    return where.source_line, where.span


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("pad", ["", "東京👩🏽‍⚖️ e\u0301 ", "القاهرة ", "x" * 5000])
@pytest.mark.parametrize("format", FILES)
def test_a_reader_and_an_excerpt_agree(format: Format, pad: str, end: str) -> None:
    """The span and the line from a reader put the carets under the fault, in every format and with any line ending."""
    line, span = fault(format, FILES[format].format(end=end, pad=pad))
    assert span.line == 2
    assert not line.endswith(("\r", "\n"))
    assert under(line, span) in ("reportd", "r")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("pad", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("format", [Format.JSON, Format.JSON_LINES])
def test_what_ends_no_line_of_json_ends_no_excerpt(format: Format, pad: str, end: str) -> None:
    """In JSON, NEL and the Unicode separators end no line, and they are written as escapes."""
    line, span = fault(format, FILES[format].format(end=end, pad=pad))
    assert span.line == 2
    assert under(line, span) == "reportd"


@pytest.mark.parametrize("pad", ["\x85", "\u2028", "\u2029"])
def test_what_only_yaml_treats_as_a_line_end_is_pointed_at(pad: str) -> None:
    """Where YAML 1.1 ends a line and editors do not, the finding points at that character."""
    line, span = fault(Format.YAML, FILES[Format.YAML].format(end="\n", pad=f"東{pad}"))
    assert span.line == 2
    assert under(line, span) == printable(pad)
