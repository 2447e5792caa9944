"""Content lines are parsed back into their parts, and no value can start a new line."""

import itertools
import re

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.formats.icalendar_writing import (
    LONGEST_LINE,
    component_lines,
    content_line,
    escape_text,
    escape_texts,
    fold_line,
    parameter_value,
)

_CONTROLS = [chr(code) for code in (*range(9), *range(10, 32), *range(127, 160))]
_SEPARATORS = ("\u2028", "\u2029")
_PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300)
_LINES = st.text(
    st.one_of(st.sampled_from('\\;,\n"^:\t'), st.characters(exclude_categories=("Cc", "Cs"))), max_size=300
)


def _unfolded(octets: bytes) -> str:
    return octets.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode()


def _unescaped(escaped: str) -> str:
    """Undoes the escapes of RFC 5545, section 3.3.11, character by character."""
    characters = iter(escaped)
    return "".join({"n": "\n", "N": "\n"}.get(after := next(characters), after) if c == "\\" else c for c in characters)


@given(_PLAIN)
@example("é" * 100)
@example("x" + "👩🏽‍⚖️" * 40)
@example("x" * 75)
@example("x" * 76)
@example("x" * 149)
@example("x" * 150)
@example("x" + "é" * 74)  # 149 octets: two full pieces
@example("x" * 72 + "\u2028" + "\u2029\u2028" + "y" * 80 + "\u2028")
def test_folding_loses_nothing_and_splits_no_character(unfolded: str) -> None:
    """A folded line unfolds to the original, and each piece has at most 75 octets and is valid UTF-8 by itself."""
    folded = fold_line(unfolded)
    assert _unfolded(folded) == unfolded
    assert folded.endswith(b"\r\n")
    pieces = folded.removesuffix(b"\r\n").split(b"\r\n")
    for piece in pieces:
        assert len(piece) <= LONGEST_LINE
        piece.decode()
    assert all(piece.startswith(b" ") and len(piece) > 1 for piece in pieces[1:])


@given(_PLAIN)
def test_a_line_is_folded_only_where_it_must(unfolded: str) -> None:
    """No piece has room for the character that follows it, except the last one and one that ends with a separator."""
    pieces = fold_line(unfolded).removesuffix(b"\r\n").split(b"\r\n")
    for piece, after in itertools.pairwise(pieces):
        if not piece.decode().endswith(_SEPARATORS):
            assert len(piece) + len(after[1:].decode()[0].encode()) > LONGEST_LINE


@pytest.mark.parametrize("separator", _SEPARATORS)
@pytest.mark.parametrize("ending", ["", "\u2028\u2029", "\u2029"])
def test_a_separator_starts_no_line_for_a_reader_that_splits_there(separator: str, ending: str) -> None:
    """What follows a line separator is a continuation also for programs that split with `str.splitlines`."""
    folded = content_line("SUMMARY", f"x{separator}END:VEVENT{ending}").decode()
    assert [line for line in folded.splitlines() if line.strip()] == ["SUMMARY:x", " END:VEVENT"]


@given(_LINES)
@example("C:\\New\\network")
@example("\\")
@example("a\\\nb")
def test_an_escaped_text_reads_back(value: str) -> None:
    """Reading each escape once undoes the escaping, and an escaped text has no bare semicolon, comma or line break."""
    assert _unescaped(escape_text(value)) == value
    assert re.fullmatch(r"(?:[^\\;,\n]|\\[\\;,n])*", escape_text(value))


@given(st.lists(_LINES, min_size=1, max_size=4))
def test_several_texts_stay_several(values: list[str]) -> None:
    """The commas between texts differ from those inside texts."""
    pieces = re.findall(r"(?:^|,)((?:[^\\,]|\\.)*)", escape_texts(values), re.DOTALL)
    assert [_unescaped(piece) for piece in pieces] == values


@given(_LINES.filter(bool))
def test_a_parameter_reads_back(value: str) -> None:
    """A literal reading of RFC 6868 returns the written value of a parameter."""
    written = parameter_value(value)
    bare = written[1:-1] if written.startswith('"') else written
    assert '"' not in bare
    assert re.sub(r"\^(.)", lambda m: {"n": "\n", "'": '"', "^": "^"}[m.group(1)], bare) == value


# icalendar 7.3.0 strips parameters, and reads a backslash in them as an escape, which RFC 6868 does not have.
@given(_LINES.map(lambda value: value.replace("\\", "").strip()).filter(bool))
@example("0 =")
@example("a,b;c:d")
def test_icalendar_reads_a_parameter(value: str) -> None:
    """The library icalendar reads the written value of a parameter."""
    octets = content_line("X-NAME", "value", {"X-P": value})
    unfolded = icalendar.parser.Contentline.from_ical(_unfolded(octets))  # type: ignore[no-untyped-call]  # theirs
    name, parameters, read = unfolded.parts()
    assert (name, parameters["X-P"], read) == ("X-NAME", value, "value")


@pytest.mark.parametrize("control", _CONTROLS, ids=lambda control: f"U+{ord(control):04X}")
def test_no_control_character_gets_into_a_line(control: str) -> None:
    """A control character is refused in every part of a line; a line feed in a TEXT is escaped before."""
    with pytest.raises(ValueError, match=f"U\\+{ord(control):04X}"):
        content_line("SUMMARY", f"x{control}ATTENDEE:mailto:a@example.org")
    if control != "\n":
        with pytest.raises(ValueError, match="control character"):
            content_line("SUMMARY", escape_text(f"x{control}y"))
        with pytest.raises(ValueError, match="control character"):
            content_line("SUMMARY", "x", {"ALTREP": f"x{control}y"})


@pytest.mark.parametrize("name", ["", "A B", "SUMMARY:x", "X;Y", "Ä", "X\n", "X_Y"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """Names of properties and parameters have only letters, digits and hyphens (RFC 5545, section 3.1)."""
    with pytest.raises(ValueError, match="no name"):
        content_line(name, "x")
    with pytest.raises(ValueError, match="no name"):
        content_line("SUMMARY", "x", {name: "y"})


def test_a_component_is_its_lines_between_begin_and_end() -> None:
    """A component is its lines between BEGIN and END with its name."""
    assert component_lines("VTODO", content_line("UID", "1")) == b"BEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\n"
