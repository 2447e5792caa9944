"""Writes content lines of iCalendar: `NAME;PARAM=value:value`, folded, escaped, ended (RFC 5545, section 3.1).

A name, parameters and a value become octets. The caller passes values of the type TEXT through `escape_text` once.
Values of every other type (dates, integers, URIs) are written as they are.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

LONGEST_LINE: Final = 75
"""Octets of a line, without its line break (RFC 5545, section 3.1)."""

_FOLD = b"\r\n "
_ROOM = LONGEST_LINE - 1  # the blank at the start of a continuation is one octet of the line

# HTAB and characters beyond ASCII are allowed (RFC 5545, section 3.1, NON-US-ASCII and VALUE-CHAR). C1 is refused all
# the same, because U+0085 is a line break for programs that split with `str.splitlines`.
_CONTROL = lazy_pattern("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]")

_PRINTABLE_ASCII: Final = bytes(range(0x20, 0x7F))

# U+2028 and U+2029 are ordinary characters for RFC 5545, and line breaks for `str.splitlines`, with which vdirsyncer
# reads a feed. It took "END:VEVENT" in "x\u2028END:VEVENT" for a line of its own; behind a fold it is a continuation.
_AFTER_SEPARATOR = lazy_pattern("(?<=[\u2028\u2029])(?=.)", re.DOTALL)

# RFC 6868, section 3.1: the three characters that need an escape in a parameter.
_IN_PARAMETER = lazy_pattern('[\\^"\\n]')
_CARETS = {"^": "^^", '"': "^'", "\n": "^n"}
# RFC 5545, section 3.1, requires quotes around , : ; only, and always allows them. icalendar 7.3.0 drops the blank of
# an unquoted `0 =`, so everything except words and names of time zones is quoted.
_WORD = lazy_pattern("[A-Za-z0-9-]+")
_PLAIN = lazy_pattern("[A-Za-z0-9_/+-]+")


def escape_text(value: str) -> str:
    r"""Escapes a value of the type TEXT (RFC 5545, section 3.3.11).

    The backslash is escaped first: every other escape begins with one, which must not be escaped again. Control
    characters other than the line feed have no escape, and `content_line` refuses them.

    >>> print(escape_text("C:\\New; a, b\nc"))
    C:\\New\; a\, b\nc
    """
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def escape_texts(values: Iterable[str]) -> str:
    r"""Escapes several values of the type TEXT for one property, such as CATEGORIES (RFC 5545, section 3.8.1.2).

    >>> print(escape_texts(["state", "a, b"]))
    state,a\, b
    """
    return ",".join(map(escape_text, values))


def parameter_value(value: str) -> str:
    """Writes the value of a parameter, with `^` escapes (RFC 6868) and quotes where needed (RFC 5545, section 3.2).

    Other control characters have no escape, and `content_line` refuses them.

    >>> print(parameter_value('He said "no", twice'))
    "He said ^'no^', twice"
    """
    escaped = _IN_PARAMETER.sub(lambda match: _CARETS[match.group()], value)
    return f'"{escaped}"' if not _PLAIN.fullmatch(escaped) else escaped


def content_line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> bytes:
    r"""Returns one content line, folded and ended. `value` is written already: a TEXT has passed `escape_text`.

    Raises ValueError for a control character in the value, which could start another line, and for a malformed name.

    >>> content_line("DTSTART", "20250307", {"VALUE": "DATE"})
    b'DTSTART;VALUE=DATE:20250307\r\n'
    >>> content_line("SUMMARY", "x\r\nATTENDEE:mailto:a@example.org")
    Traceback (most recent call last):
    ...
    ValueError: a content line cannot have the control character U+000D
    """
    _require_name(name)
    if parameters:
        for key, parameter in parameters.items():
            _require_name(key)
            name += f";{key}={parameter_value(parameter)}"
    unfolded = f"{name}:{value}"
    if unfolded.isascii() and not (octets := unfolded.encode()).translate(None, _PRINTABLE_ASCII):
        return _fold_ascii(octets)
    # isprintable first, because it is many times faster: most lines are printable, and no control character is.
    if not unfolded.isprintable() and (control := _CONTROL.search(unfolded)):
        raise ValueError(f"a content line cannot have the control character U+{ord(control.group()):04X}")
    return fold_line(unfolded)


@functools.lru_cache(maxsize=256)
def _require_name(name: str) -> None:
    if not _WORD.fullmatch(name):
        raise ValueError(f"{name!r} is not a property or parameter name: these have only letters, digits and hyphens")


def fold_line(unfolded: str) -> bytes:
    r"""Folds a line to 75 octets and ends it with CRLF; no character is split (RFC 5545, section 3.1).

    The break comes before the first character that does not fit, and after each line or paragraph separator. A letter
    and its combining mark are two characters and may be separated; unfolding joins them again.

    >>> fold_line("SUMMARY:" + "é" * 40).split(b"\r\n ")[1].decode()
    'ééééééé\r\n'
    """
    if "\u2028" in unfolded or "\u2029" in unfolded:
        first, *rest = _AFTER_SEPARATOR.split(unfolded)
        return b"".join((_fold(first), *(_fold(f" {piece}") for piece in rest)))
    return _fold(unfolded)


def _fold(unfolded: str) -> bytes:
    octets = unfolded.encode()
    if len(octets) <= LONGEST_LINE or len(octets) == len(unfolded):
        return _fold_ascii(octets)
    pieces = []
    start, end = 0, LONGEST_LINE
    while end < len(octets):
        while octets[end] & 0xC0 == 0x80:  # an octet that continues a character (RFC 3629, section 3)
            end -= 1
        pieces.append(octets[start:end])
        start, end = end, end + _ROOM
    pieces.append(octets[start:])
    return _FOLD.join(pieces) + b"\r\n"


def _fold_ascii(octets: bytes) -> bytes:
    """Folds a line in which every octet is one character; a short line may have other characters."""
    if len(octets) <= LONGEST_LINE:
        return octets + b"\r\n"
    rest = [octets[start : start + _ROOM] for start in range(LONGEST_LINE, len(octets), _ROOM)]
    return _FOLD.join((octets[:LONGEST_LINE], *rest)) + b"\r\n"


def component_lines(name: str, *lines: bytes) -> bytes:
    r"""Returns the lines of a component between its BEGIN and its END (RFC 5545, section 3.6).

    >>> component_lines("VALARM", content_line("ACTION", "AUDIO"))
    b'BEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\r\n'
    """
    return b"".join((begin_line(name), *lines, end_line(name)))


@functools.cache
def begin_line(name: str) -> bytes:
    """Returns the BEGIN line of a component."""
    return content_line("BEGIN", name)


@functools.cache
def end_line(name: str) -> bytes:
    """Returns the END line of a component."""
    return content_line("END", name)
