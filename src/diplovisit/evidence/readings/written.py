"""Dates that words fix wholly, written as EDTF."""

import attrs

from diplovisit.evidence.readings.date_reading import DateReading, DateTerm
from diplovisit.record.edtf import Edtf


def to_edtf(reading: DateReading) -> Edtf | None:
    """The EDTF of a reading that leaves nothing open; None where it leaves something, or EDTF has no text for it.

    A part of a month or a year ("mid-March 2025") is written as the whole of it. A bound of a number ("nearly") makes
    the date approximate.

    >>> to_edtf(DateReading(start=DateTerm(year=2025, month=3), end=DateTerm(year=2025, month=4)))
    Edtf('2025-03/2025-04')
    """
    mark = "~" if reading.qualifier is not None else ""
    start = _text(reading.start, mark)
    end = _text(reading.end, mark) if reading.end is not None else None
    if start is None or (reading.end is not None and end is None):
        return None
    return Edtf(start if end is None else f"{start}/{end}")


def _text(term: DateTerm, mark: str) -> str | None:
    if not term.is_stated:
        return None
    if term.decade is not None:
        return f"{term.decade}X{mark}"
    assert term.year is not None
    if term.season is not None:
        return f"{term.year:04}-{term.season}{mark}"
    if term.month is None:
        return f"{term.year:04}{mark}" if not term.is_day else None
    if term.day is None:
        return f"{term.year:04}-{term.month:02}{mark}"
    day = f"{term.year:04}-{term.month:02}-{term.day:02}"
    if term.time is None:
        return f"{day}{mark}"
    return None if mark else f"{day}T{term.time.isoformat()}"


def in_year(reading: DateReading, year: int) -> DateReading | None:
    """The reading in a year that its words leave open; None where it has one, or the year has no such day.

    >>> in_year(DateReading(start=DateTerm(month=2, day=29)), 2025) is None
    True
    """
    ends = (reading.start, reading.end) if reading.end is not None else (reading.start,)
    if any(term.year is not None or term.decade is not None or term.relative is not None for term in ends):
        return None
    if any((term.month is None and term.season is None) or term.day_of_visit is not None for term in ends):
        return None
    start = attrs.evolve(reading.start, year=year)
    end = attrs.evolve(reading.end, year=year) if reading.end is not None else None
    return attrs.evolve(reading, start=start, end=end) if all(map(_agrees, filter(None, (start, end)))) else None


def _agrees(term: DateTerm) -> bool:
    """Whether the day exists and has the weekday that is beside it."""
    if term.day is None:
        return True
    try:
        day = Edtf(f"{term.year:04}-{term.month:02}-{term.day:02}").lower
    except ValueError:
        return False
    return day is not None and term.weekday in {None, day.isoweekday()}
