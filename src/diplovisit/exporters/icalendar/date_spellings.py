"""Recognises words that are nothing but a given date: they must equal one of its common English spellings.

Spellings are generated and compared. Nothing is parsed, so nothing can be misread. A quote is no spelling of the date
if it has any other word, lacks the year, or has only a month where the record has a day.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from typing import Final

from diplovisit.record import Edtf
from diplovisit.record.edtf import Form, Precision
from diplovisit.record.edtf_grammar import MONTHS

_LONGEST: Final = 80  # characters; no spelling is longer
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DASHES: Final = re.compile(" ?[-‐‑‒–—−] ?")
_ORDINAL: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")


@functools.lru_cache(maxsize=1024)
def spells_date(words: str, when: Edtf) -> bool:
    """Whether the words are a spelling of this date and of no other.

    >>> spells_date("Friday, March 7, 2025", Edtf("2025-03-07")), spells_date("7 March", Edtf("2025-03-07"))
    (True, False)
    >>> spells_date("from October 6 to October 8, 2026", Edtf("2026-10-06/2026-10-08"))
    True
    """
    return len(words) <= _LONGEST and _normalised(words) in {_normalised(spelling) for spelling in _spellings(when)}


def _normalised(words: str) -> str:
    text = " ".join(words.casefold().replace(",", " ").split()).strip(" .")
    return _ORDINAL.sub(r"\1", _DASHES.sub("-", text)).removeprefix("on ")


def _spellings(when: Edtf) -> Iterator[str]:
    if when.qualifier is not None or when.form not in {Form.DATE, Form.INTERVAL} or when.precision is not Precision.DAY:
        return
    first, last = when.lower, when.upper
    if first is None or last is None:
        return
    yield when.text
    if when.form is Form.DATE:
        yield from _day_spellings(first)
        return
    for begin, between in (("", " to "), ("from ", " to "), ("", " - "), ("between ", " and ")):
        yield from (f"{begin}{pair[0]}{between}{pair[1]}" for pair in _pairs(first, last))
    if last - first == datetime.timedelta(days=1):
        yield from (" and ".join(pair) for pair in _pairs(first, last))


def _day_spellings(day: datetime.date) -> Iterator[str]:
    yield day.isoformat()
    for month in _months(day):
        for number in _numbers(day):
            for date in (f"{number} {month} {day.year}", f"{month} {number} {day.year}"):
                yield date
                yield f"{_WEEKDAYS[day.weekday()]} {date}"


def _pairs(first: datetime.date, last: datetime.date) -> Iterator[tuple[str, str]]:
    """Yields the two ends of an interval as people write them; the first may omit the year or month of the last."""
    yield first.isoformat(), last.isoformat()
    same_year = first.year == last.year
    for first_month, last_month in zip(_months(first), _months(last), strict=True):
        for first_day, last_day in zip(_numbers(first), _numbers(last), strict=True):
            year = "" if same_year else f" {first.year}"
            yield f"{first_day} {first_month}{year}", f"{last_day} {last_month} {last.year}"
            yield f"{first_month} {first_day}{year}", f"{last_month} {last_day} {last.year}"
            if same_year:
                yield f"{first_day} {first_month} {first.year}", f"{last_day} {last_month} {last.year}"
                yield f"{first_month} {first_day} {first.year}", f"{last_month} {last_day} {last.year}"
            if same_year and first.month == last.month:
                yield first_day, f"{last_day} {last_month} {last.year}"
                yield f"{first_month} {first_day}", f"{last_day} {last.year}"


def _months(day: datetime.date) -> tuple[str, str, str]:
    name = MONTHS[day.month - 1]
    return name, name[:3], f"{name[:3]}."


def _numbers(day: datetime.date) -> tuple[str, str]:
    return str(day.day), f"{day.day:02}"
