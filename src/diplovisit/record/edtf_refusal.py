"""Explains why a text is outside the grammar of EDTF, and suggests a date if the meaning is certain."""

import re
import unicodedata

from diplovisit.record.edtf_grammar import LONGEST, MONTHS, EdtfError, matches_grammar, parse_edtf

_MONTH_NUMBERS = {name[:3].lower(): f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_MONTH_WORD = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)[.]?"
)
_DAY_WORD = "([0-9]{1,2})(?:st|nd|rd|th)?"
_FLAGS = re.IGNORECASE | re.ASCII  # without ASCII, the long s (U+017F) would be taken for an s
# Patterns in this file are compiled only when a date is refused, which is rare; re caches them.
# Each pattern has the numbers of its groups in the order of an EDTF date.
_IN_WORDS = (
    (f"{_DAY_WORD} {_MONTH_WORD},? ([0-9]{{4}})", (3, 2, 1)),
    (f"{_MONTH_WORD} {_DAY_WORD},? ([0-9]{{4}})", (3, 1, 2)),
    (f"{_MONTH_WORD},? ([0-9]{{4}})", (2, 1)),
)
_IN_FIGURES = "([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"
_INVISIBLE = {"Cf", "Zs", "Zl", "Zp", "Cc"}
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))

_OLD_WORDS = "write .. for an open end, and nothing for an unknown end"
_CAPITALS = "T and Z must be capitals"
_HYPHENS = "the parts of a date need hyphens between them"
_OFFSETS = "an offset needs hours and minutes"
# Common spellings with only one possible meaning. Repairs are applied in this order, each to the result of the last.
_REPAIRS = (
    (_OLD_WORDS, "(?i:open)", ".."),
    (_OLD_WORDS, "(?i:unknown)", ""),
    ("an unspecified digit must be a capital X", "(?<=[0-9uxX-])[ux]", "X"),
    (_CAPITALS, "(?<=[0-9])t(?=[0-9])", "T"),
    (_CAPITALS, "(?<=[0-9])z$", "Z"),
    ("write % for both uncertain and approximate", r"\?~|~\?", "%"),
    (_HYPHENS, r"^([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?![0-9])", r"\1-\2-\3"),
    (_HYPHENS, "(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])", r"\1-\2-\3"),
    ("a month and a day need two digits", "(?<=[0-9]-)([0-9])(?![0-9])", r"0\1"),
    ("the parts of a time need colons between them", "T([0-9]{2})([0-9]{2})([0-9]{2})", r"T\1:\2:\3"),
    ("a time needs seconds", "T([0-9]{2}):?([0-9]{2})(?![:0-9])", r"T\1:\2:00"),
    ("a time must not have fractions of a second", "(T[0-9]{2}:[0-9]{2}:[0-9]{2})[.,][0-9]+", r"\1"),
    (_OFFSETS, "(T.*[+-][0-9]{2})([0-9]{2})$", r"\1:\2"),
    (_OFFSETS, "(T.*[+-][0-9]{2})$", r"\1:00"),
    ("write Z for UTC", "(T.*)-00:00$", r"\1Z"),
    ("write a range outside a set as an interval", r"^([0-9-]+)\.\.([0-9-]+)$", r"\1/\2"),
)

_BEGIN = r"(?:^|[/,{\[]|\.\.)"
# The first that matches is reported.
_FAULTS = (
    ("the text is empty", "^$"),
    (
        "expected a year from 0001 to 9999",
        rf"{_BEGIN}(?:[+-]?Y|[+-][0-9]|[0-9]{{5,}}(?:[-/.,?~%\]}}]|$)|0000|000X|00XX)",
    ),
    ("at least one end of an interval must be a date", r"^(?:\.\.)?/?(?:\.\.)?$"),
    ("an interval has two ends; days apart are a set, such as {2025-03-07,2025-03-12}", "/.*/"),
    ("the ends of an interval are days, months or years, without a time of day", "T.*/|/.*T"),
    ("the members of a set are days, months or years, without a time of day", r"[{\[].*T"),
    ("a time of day takes no ?, ~ or %", "T.*[?~%]"),
    ("hours run from 00 to 23", "T(?:2[4-9]|[3-9])"),
    ("minutes and seconds run from 00 to 59", "T[0-9]{2}:(?:[0-9]{2}:)?[6-9]"),
    ("unspecified digits are allowed only in a single date, not in an interval or a set", r"[/{\[].*X|X.*/"),
    (
        "a season is allowed only as a single date, not in an interval or a set",
        rf"^(?=.*[/{{\[]).*{_BEGIN}[0-9]{{4}}-2[1-4](?![0-9])|^[0-9]{{4}}-2[1-4]/",
    ),
    (
        "months run from 01 to 12, and seasons from 21 to 24",
        rf"{_BEGIN}[0-9]{{4}}-(?:00|1[3-9]|20|2[5-9]|[3-9][0-9])",
    ),
    ("days run from 01 to 31", rf"{_BEGIN}[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:00|3[2-9]|[4-9][0-9])"),
    ("a ?, ~ or % must be at the end of a date and applies to the whole date", r"[?~%]-?[0-9]|-[?~%]"),
    ("a range takes no ?, ~ or %", r"[?~%]\.\.|\.\.[^,]*[?~%]"),
    ("the two ends of a range must be two days, two months or two years", r"[{\[].*[0-9]\.\.[0-9]"),
    ("an open range must be first in a set (..1984) or last (1990..)", r"[{\[].*,\.\.|\.\.,"),
)

_EXPECTED = (
    "expected a day (2025-03-07), a month (2025-03), a year (2025), an interval (2025-03-07/2025-03-09), a set "
    "({2025-03-07,2025-03-12}) or a time (2025-03-07T10:30:00)"
)


def malformed_error(text: str) -> EdtfError:
    """Returns the error for a text that does not match the grammar.

    >>> print(malformed_error("20250307"))
    '20250307' is not an EDTF date: the parts of a date need hyphens between them; write '2025-03-07'
    >>> print(malformed_error("2025-03-07T24:00:00"))
    '2025-03-07T24:00:00' is not an EDTF date: hours run from 00 to 23
    """
    reason, suggestion = _explain(text)
    quoted = repr(text) if len(text) <= 60 else f"{text[:60]!r}…"  # repr keeps control characters from the terminal
    sentence = f"{quoted} is not an EDTF date: {reason}"
    if suggestion is None:
        return EdtfError(sentence, "malformed")
    try:
        parse_edtf(suggestion)
    except EdtfError as error:
        return EdtfError(f"{sentence}; and {error}", "malformed")
    return EdtfError(f"{sentence}; write {suggestion!r}", "malformed", suggestion)


def _explain(text: str) -> tuple[str, str | None]:
    """Returns the reason, and the valid text that was meant; None if that is not certain."""
    if len(text) > LONGEST:
        return f"a date has at most {LONGEST:,} characters; saw {len(text):,}", None
    if figures := re.fullmatch(_IN_FIGURES, text.strip()):
        return _explain_figures(*figures.groups())
    for pattern, order in _IN_WORDS:
        if words := re.fullmatch(pattern, " ".join(text.split()), _FLAGS):
            year, month, *day = (words[group] for group in order)
            suggestion = "-".join((year, _MONTH_NUMBERS[month[:3].lower()], *(f"{number:0>2}" for number in day)))
            if matches_grammar(suggestion):
                return "a date is written in digits, the year first", suggestion
    reasons, repaired = _repair(text)
    if matches_grammar(repaired):
        return " and ".join(reasons), repaired
    return next((reason for reason, pattern in _FAULTS if re.search(pattern, repaired)), _EXPECTED), None


def _explain_figures(first: str, second: str, year: str) -> tuple[str, str | None]:
    orders = {f"{year}-{month:0>2}-{day:0>2}" for day, month in ((first, second), (second, first))}
    readings = sorted(filter(matches_grammar, orders))
    if len(readings) == 1:
        return "the year comes first, then the month", readings[0]
    if readings:
        return f"it is unclear which is the day and which is the month; write {' or '.join(map(repr, readings))}", None
    return _EXPECTED, None


def _repair(text: str) -> tuple[list[str], str]:
    """Repairs what is certain; returns the reasons, each once, and the resulting text, which need not match."""
    timed = re.sub("(?<=[0-9])[ _](?=[0-9]{2}:)", "T", text)
    plain = unicodedata.normalize("NFKC", timed).translate(_DASHES)
    repaired = "".join(character for character in plain if unicodedata.category(character) not in _INVISIBLE)
    reasons = {
        "a T joins the day and the time": timed != text,
        "hyphens and digits must be ASCII characters": plain != timed,
        "a date has no spaces": repaired != plain,
    }
    for reason, pattern, replacement in _REPAIRS:
        before, repaired = repaired, re.sub(pattern, replacement, repaired)
        reasons[reason] = reasons.get(reason, False) or repaired != before
    return [reason for reason, applied in reasons.items() if applied], repaired
