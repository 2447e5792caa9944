"""Escapes in double quotes that name no character (YAML 1.1, section 5.6)."""

import re

from diplovisit.readers import rules
from diplovisit.readers.faults import SyntaxFaults
from diplovisit.readers.places import OffsetRange
from diplovisit.record.judge import quoted

_HALF = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}")
# A backslash before it would be an escape of its own: \\\\ud800 is a backslash and five letters.
_HALF_IN_TEXT = re.compile(rf"(?<!\\)(?:\\\\)*({_HALF.pattern})")
_NUMBERED = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
_DIGITS = {"\\x": 2, "\\u": 4, "\\U": 8}
_BACKSLASH = "write a backslash as \\\\, or put the text in single quotes"


def report_escape(start: int, faults: SyntaxFaults) -> None:
    """Adds the fault of the escape at a place.

    >>> from diplovisit.readers.lines import Lines
    >>> faults = SyntaxFaults(Lines(r'path: "C:\\data"'))
    >>> report_escape(9, faults)
    >>> print(faults.in_order()[0].sentence)
    YAML has no escape "\\d" in double quotes
    """
    text = faults.lines.text
    spot, escape = (start, start + 2), text[start : start + 2]
    if half := _HALF.match(text, start):
        # JSON writes 😀 as two halves; YAML has no such pairs.
        remedy = "write the character itself; as an escape, one above U+FFFF is \\U and eight digits"
        faults.add(rules.LONE_SURROGATE, half.span(), f"{half[0]} is half of a character", remedy)
    elif whole := _NUMBERED.match(text, start):
        remedy = "write the character itself"
        faults.add(rules.MALFORMED_YAML, whole.span(), f"there is no character {whole[0]}", remedy)
    elif (digits := _DIGITS.get(escape)) is not None:
        sentence = f"expected {digits} hexadecimal digits of a character after {escape}"
        faults.add(rules.MALFORMED_YAML, spot, sentence, f"if no escape is meant, {_BACKSLASH}")
    else:
        sentence = f"YAML has no escape {quoted(escape)} in double quotes"
        faults.add(rules.MALFORMED_YAML, spot, sentence, _BACKSLASH)


def report_half_escape(spot: OffsetRange, faults: SyntaxFaults) -> None:
    """Adds the fault of half of a character within a quoted text: libyaml refuses it, Python's scanner lets it in."""
    escape = _HALF_IN_TEXT.search(faults.lines.text, *spot)
    report_escape(escape.start(1) if escape else spot[0], faults)
