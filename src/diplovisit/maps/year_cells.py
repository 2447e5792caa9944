"""Reads the year of a row from a column or from the heading of a section: 2011, or State visits in 2011."""

import re
from typing import Final

from diplovisit.datasets.model import UnreadableField
from diplovisit.evidence.lexicon.calendar_words import MONTH_ABBREVIATIONS, MONTHS
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.date_cells import read_date_cell
from diplovisit.maps.date_phrases import DateOptions
from diplovisit.record.edtf import Form, Precision

_NUMBER: Final = lazy_pattern(r"(?P<year>[12][0-9]{3})(?:\.0+)?")
_HEADING: Final = lazy_pattern(r"(?<![\w.,'\u2019])(?P<year>(?:1[5-9]|20)[0-9]{2})(?![\w'\u2019])")
_SEVERAL: Final = lazy_pattern(r"[0-9]{4}\s*[-/\u2010-\u2015\u2212]\s*(?:[0-9]{2}|[0-9]{4})(?![0-9])")
_LOOSE_SIGNS: Final = lazy_pattern(r"[?~%<>+=\u2248\u00b1]|[-/\u2010-\u2015\u2212&]\s*$|^\s*[-/\u2010-\u2015\u2212&]")
_DASH: Final = lazy_pattern(r"[-\u2010-\u2015\u2212]|\bto\b", re.IGNORECASE)
_MONTHS: Final = MONTHS.keys() | MONTH_ABBREVIATIONS.keys()
_COUNT: Final = lazy_pattern(r"\([0-9]{1,3} [^\W\d_]+\)")
_LOOSE_WORDS: Final = frozenset(
    (
        *("academic", "approx", "approximately", "bc", "bce", "c", "ca", "circa", "decade", "early", "exercice"),
        *("financial", "fiscal", "fy", "late", "mid", "onward", "onwards", "present", "school", "season", "session"),
        *("summer", "winter"),
    )
)
"""Words that make a year several years, half a year, or an unsure one."""
_LOOSE_BESIDE_YEAR: Final = frozenset(
    (
        *("about", "after", "and", "around", "before", "by", "end", "ending", "ends", "from", "later", "next", "or"),
        *("since", "through", "till", "to", "until", "up"),
    )
)
"""The same, directly before or after the year, as in "from 2011". In "Visits to Norway 2011" they say nothing."""


def read_year_cell(text: str, options: DateOptions) -> int:
    """Reads a cell or a heading as one year. Raises UnreadableField for two years, half a year, or an unsure one.

    >>> [read_year_cell(text, DateOptions()) for text in ("2011", "2011.0", "State visits in 2011", "2011-05-02")]
    [2011, 2011, 2011, 2011]
    """
    written = _COUNT.sub("", " ".join(text.split())).strip()
    if (number := _NUMBER.fullmatch(written)) is not None:
        return int(number["year"])
    if _SEVERAL.fullmatch(written) is None and (year := _year_of_date(written, options)) is not None:
        return year
    found = list(_HEADING.finditer(written))
    words = set(re.findall(r"[^\W\d_]+", written.casefold()))
    if _SEVERAL.search(written) is not None or len({match["year"] for match in found}) > 1:
        raise UnreadableField(
            f"expected one year; saw {quoted(text)}, which can mean two; write the year of the first day"
        )
    if (
        len(found) != 1
        or any(map(str.isnumeric, written[: found[0].start()] + written[found[0].end() :]))
        or words & _LOOSE_WORDS
        or _LOOSE_SIGNS.search(written) is not None
        or (words & _MONTHS and _DASH.search(written) is not None)
        or not _LOOSE_BESIDE_YEAR.isdisjoint(_words_beside(written, found[0]))
    ):
        raise UnreadableField(f"expected one year, such as 2011; saw {quoted(text)}; write the year of the first day")
    return int(found[0]["year"])


def _words_beside(written: str, year: re.Match[str]) -> list[str]:
    before = re.findall(r"[^\W\d_]+", written[: year.start()].casefold())
    after = re.findall(r"[^\W\d_]+", written[year.end() :].casefold())
    return [*before[-1:], *after[:1]]


def _year_of_date(written: str, options: DateOptions) -> int | None:
    """Returns the year of a date that is at most a year long; None for any other text."""
    try:
        when = read_date_cell(written, options).when
    except UnreadableField:
        return None
    is_sure = when.form is Form.DATE and when.qualifier is None and when.precision <= Precision.YEAR
    years = {day.year for day in (when.lower, when.upper) if day is not None}
    return years.pop() if is_sure and len(years) == 1 else None
