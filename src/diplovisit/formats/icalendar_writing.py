"""Content lines of iCalendar: `NAME;PARAM=value:value`, folded, escaped, ended (RFC 5545, section 3.1).

What goes in is a name, parameters and a value; what comes out is octets. Values of the type TEXT pass through `escape_text`
once; values of every other type (dates, integers, URIs) are written as they are.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Final

LONGEST: Final = 75
"""The most octets a line may have, its line break left out (RFC 5545, section 3.1)."""

_FOLD = b"\r\n "
_ROOM = LONGEST - 1  # the blank that begins a continuation is one octet of the line

# HTAB and what lies beyond ASCII are allowed (RFC 5545, section 3.1, NON-US-ASCII and VALUE-CHAR). C1 is refused all
# the same, because U+0085 is a line break to whoever splits with `str.splitlines`.
_CONTROL = re.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]").search

# RFC 6868, section 3.1: the three characters that a parameter could not hold before.
_IN_PARAMETER = re.compile('[\\^"\\n]')
_CARETS = {"^": "^^", '"': "^'", "\n": "^n"}
# RFC 5545, section 3.1, wants quotes around , : ; alone, and allows them always. icalendar 7.3.0 drops the blank of an
# unquoted `0 =`, so whatever is more than a word or the name of a time zone is quoted.
_WORD = re.compile("[A-Za-z0-9-]+").fullmatch
_PLAIN = re.compile("[A-Za-z0-9_/+-]+").fullmatch


def escape_text(value: str) -> str:
    r"""Escapes a value of the type TEXT (RFC 5545, section 3.3.11); other controls have no escape: `content_line` refuses them.

    The backslash goes first: every other escape begins with one, which must not be escaped again.

    >>> print(escape_text("C:\\New; a, b\nc"))
    C:\\New\; a\, b\nc
    """
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def escape_texts(values: Iterable[str]) -> str:
    r"""Several values of the type TEXT in one property, such as CATEGORIES (RFC 5545, section 3.8.1.2).

    >>> print(escape_texts(["state", "a, b"]))
    state,a\, b
    """
    return ",".join(map(escape_text, values))


def parameter_value(value: str) -> str:
    """Writes the value of a parameter: `^` escapes (RFC 6868), and quotes around more than a name (RFC 5545, 3.2).

    Other controls have no escape, and `content_line` refuses them.

    >>> print(parameter_value('He said "no", twice'))
    "He said ^'no^', twice"
    """
    escaped = _IN_PARAMETER.sub(lambda found: _CARETS[found.group()], value)
    return f'"{escaped}"' if not _PLAIN(escaped) else escaped


def content_line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> bytes:
    r"""One content line, folded and ended. `value` is as its type wants it: a TEXT has been through `escape_text`.

    Raises ValueError for what would begin another line: a control character in the value, or a name that is none.

    >>> content_line("DTSTART", "20250307", {"VALUE": "DATE"})
    b'DTSTART;VALUE=DATE:20250307\r\n'
    >>> content_line("SUMMARY", "x\r\nATTENDEE:mailto:a@example.org")
    Traceback (most recent call last):
    ...
    ValueError: a content line cannot hold the control character U+000D
    """
    _require_name(name)
    if parameters:
        for key, given in parameters.items():
            _require_name(key)
            name += f";{key}={parameter_value(given)}"
    unfolded = f"{name}:{value}"
    # Asked first, because it is many times faster: nothing printable is a control, and most lines are printable.
    if not unfolded.isprintable() and (control := _CONTROL(unfolded)):
        raise ValueError(f"a content line cannot hold the control character U+{ord(control.group()):04X}")
    return fold_line(unfolded)


@functools.lru_cache(maxsize=256)
def _require_name(name: str) -> None:
    if not _WORD(name):
        raise ValueError(f"{name!r} is no name of a property or a parameter: those have letters, digits and hyphens")


def fold_line(unfolded: str) -> bytes:
    r"""Folds a line to 75 octets and ends it with CRLF; no character is split (RFC 5545, section 3.1).

    The break is put before the character that no longer fits. A letter and its combining mark are two characters and
    may come apart, which unfolding mends.

    >>> fold_line("SUMMARY:" + "é" * 40).split(b"\r\n ")[1].decode()
    'ééééééé\r\n'
    """
    octets = unfolded.encode()
    if len(octets) <= LONGEST:
        return octets + b"\r\n"
    if len(octets) == len(unfolded):  # ASCII: every place is between two characters
        rest = [octets[start : start + _ROOM] for start in range(LONGEST, len(octets), _ROOM)]
        return _FOLD.join((octets[:LONGEST], *rest)) + b"\r\n"
    pieces = []
    start, end = 0, LONGEST
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # an octet that continues a character (RFC 3629, section 3)
            end -= 1
        pieces.append(octets[start:end])
        start, end = end, end + _ROOM
    pieces.append(octets[start:])
    return _FOLD.join(pieces) + b"\r\n"


def component_lines(name: str, *lines: bytes) -> bytes:
    r"""The lines of a component between its BEGIN and its END (RFC 5545, section 3.6).

    >>> component_lines("VALARM", content_line("ACTION", "AUDIO"))
    b'BEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\r\n'
    """
    return b"".join((begin_line(name), *lines, end_line(name)))


@functools.cache
def begin_line(name: str) -> bytes:
    """The line that begins a component."""
    return content_line("BEGIN", name)


@functools.cache
def end_line(name: str) -> bytes:
    """The line that ends a component."""
    return content_line("END", name)
