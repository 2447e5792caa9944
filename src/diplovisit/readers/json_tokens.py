"""Scans the simple tokens of JSON (RFC 8259, sections 3, 6 and 7): strings, numbers and words.

Each function takes the start offset of a token and returns its end offset. A fault after which the scan can safely
continue is added to the faults. Any other fault stops the scan.
"""

import math

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.positions import OffsetRange
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFaults
from diplovisit.readers.limits import LONGEST_NUMBER

_PLAIN = lazy_pattern('[^"\\\\\x00-\x1f]*')
_ESCAPE = lazy_pattern(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_PAIR = lazy_pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_SURROGATE = lazy_pattern(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_NUMBER = lazy_pattern(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_LIKE = lazy_pattern(r"[-+.0-9][\w.+-]*")
_DATE_LIKE = lazy_pattern(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?.*")
_WORD = lazy_pattern(r"\w[\w.$-]*")
_CONSTANTS = frozenset(("true", "false", "null"))
_NOT_NUMBERS = frozenset(("nan", "infinity", "inf"))
_INTENDED = {"true": "true", "false": "false", "yes": "true", "no": "false", "null": "null"}
_INTENDED |= {"none": "null", "nil": "null", "undefined": "null"}
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a\uff02"


class StopScan(Exception):
    """Raised to end a scan at a fault that makes the rest of the text meaningless."""

    def __init__(self, rule: Rule, offsets: OffsetRange, sentence: str, remedy: str | None = None) -> None:
        super().__init__(sentence)
        self.rule, self.offsets, self.sentence, self.remedy = rule, offsets, sentence, remedy


class EndOfText(Exception):
    """Raised where the document ends inside a string."""


def text_end(text: str, start: int, faults: SyntaxFaults) -> int:
    """Scans a string from its opening quote. Raises EndOfText, and StopScan where the line ends inside the string."""
    at = start + 1
    while True:
        plain = _PLAIN.match(text, at)
        at = plain.end() if plain else at
        mark = text[at : at + 1]
        if mark == '"':
            return at + 1
        if mark == "":
            raise EndOfText
        if mark == "\\":
            at = _escape_end(text, at, faults)
        elif mark in "\r\n":
            remedy = 'close the text with ", or write a line break inside it as \\n'
            raise StopScan(
                syntax_rules.MALFORMED_JSON, (start, at), "the text that begins here is not closed on this line", remedy
            )
        else:
            code = f"U+{ord(mark):04X}"
            tab_remedy = "write a tab inside a text as \\t" if mark == "\t" else None
            sentence = f"the control character {code} is not escaped"
            faults.add(syntax_rules.FORBIDDEN_CHARACTER, (at, at + 1), sentence, tab_remedy)
            at += 1


def _escape_end(text: str, at: int, faults: SyntaxFaults) -> int:
    if pair := _PAIR.match(text, at):
        return pair.end()
    if (escape := _ESCAPE.match(text, at)) is None:
        if at + 1 == len(text):
            raise EndOfText
        saw = text[at : at + 6] if text[at + 1] == "u" else text[at : at + 2]
        remedy = "write \\u with four hexadecimal digits" if text[at + 1] == "u" else "write a backslash itself as \\\\"
        faults.add(syntax_rules.MALFORMED_JSON, (at, at + 2), f"{quoted(saw)} is not a JSON escape", remedy)
        # What follows the backslash is scanned as text, so a line break or control character there is reported.
        return at + 1
    if _SURROGATE.fullmatch(escape[0]):
        faults.add(syntax_rules.LONE_SURROGATE, escape.span(), f"{escape[0]} is only half of a character")
    return escape.end()


def number_end(text: str, start: int, faults: SyntaxFaults) -> int:
    """Scans a number, or a malformed number."""
    match = _NUMBER_LIKE.match(text, start)
    literal = match[0] if match else text[start]
    offsets = (start, start + len(literal))
    if _NUMBER.fullmatch(literal) is None:
        faults.add(
            syntax_rules.NOT_A_JSON_NUMBER,
            offsets,
            f"{quoted(literal)} is not a JSON number",
            _remedy_for_number(literal),
        )
    elif len(literal) > LONGEST_NUMBER:
        sentence = f"expected a number of at most {LONGEST_NUMBER} characters; saw {len(literal):,}"
        faults.add(syntax_rules.NOT_A_JSON_NUMBER, offsets, sentence, "if it is a text, put it in double quotes")
    elif math.isinf(float(literal)):
        sentence = f"{quoted(literal)} is too large; the largest number is about 1.8e308"
        faults.add(syntax_rules.NOT_A_JSON_NUMBER, offsets, sentence)
    return offsets[1]


def _remedy_for_number(literal: str) -> str | None:
    digits = literal.lstrip("+-")
    if _DATE_LIKE.fullmatch(literal):
        return "put a date in double quotes"
    if digits.lower() in _NOT_NUMBERS:
        return None
    if literal.startswith("+"):
        return "write it without the plus sign"
    if digits.startswith("."):
        return "write a zero before the point"
    if digits.endswith("."):
        return "write a digit after the point, or delete the point"
    if digits[:1] == "0" and digits[1:2].isdigit():
        return "delete the leading zeros, or put a code in double quotes"
    if "_" in digits:
        return "write it without underscores"
    return None


def word_end(text: str, start: int, faults: SyntaxFaults) -> int:
    """Scans true, false or null, or a misspelling of one. Raises StopScan for any other word."""
    word = word_at(text, start)
    offsets = (start, start + len(word))
    if word in _CONSTANTS:
        return offsets[1]
    if word.lower() in _NOT_NUMBERS:
        faults.add(syntax_rules.NOT_A_JSON_NUMBER, offsets, f"JSON does not allow {word}")
    elif (intended := _INTENDED.get(word.lower())) is not None:
        faults.add(syntax_rules.MALFORMED_JSON, offsets, f"JSON does not allow {word}", _remedy_for_word(intended))
    else:
        sentence = f"expected a value; saw {quoted(word)} without quotes"
        raise StopScan(syntax_rules.MALFORMED_JSON, offsets, sentence, "put a text in double quotes")
    return offsets[1]


def _remedy_for_word(intended: str) -> str:
    return "delete the field" if intended == "null" else f"write {intended}"


def word_at(text: str, start: int) -> str:
    """Returns the word at an offset, or else the single character there.

    >>> word_at("id: 1", 0), word_at("id: 1", 2)
    ('id', ':')
    """
    # 80 characters are enough for a message, and bound the work where the whole file is one word.
    match = _WORD.match(text, start, start + 80)
    return match[0] if match else text[start : start + 1]


def remedy_for(mark: str, expected: str) -> str | None:
    """Returns a remedy for a token that begins with `mark` where `expected` was expected. None where none is known."""
    if mark in ("'", "`"):
        return "write texts and keys in double quotes"
    if mark in _CURLY:
        return 'write straight double quotes, "'
    if mark == "," and "key" not in expected:
        return "delete one comma, or write the value that is missing"
    if "key in" in expected and (mark.isalnum() or mark in "_$"):
        return "put the key in double quotes"
    if mark == "=":
        return "write a colon between the key and its value"
    if mark in "]}" and expected == "a value":
        return "write the value that is missing"
    return None
