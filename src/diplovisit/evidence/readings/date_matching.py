"""Whether words state a date of a record, or allow it."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.evidence.readings.values import DateReading, DateRelation, DateTerm, DateUnit
from diplovisit.record.edtf import DateQualifier, Edtf, Form

_MARKS = re.compile("[?~%]")
_APPROXIMATE: Final = frozenset({DateQualifier.APPROXIMATE, DateQualifier.UNCERTAIN_AND_APPROXIMATE})
_LAST_MONTH: Final = 12
_A_WEEK: Final = datetime.timedelta(days=6)
_OPEN: Final = ("..", "")


def to_edtf(reading: DateReading) -> Edtf | None:
    """The EDTF of a complete reading; None where something is open, or EDTF cannot express it.

    A part of a month or a year ("mid-March 2025") becomes the whole month or year. A qualifier of a number ("nearly")
    makes the date approximate.

    >>> to_edtf(DateReading(start=DateTerm(year=2025, month=3), end=DateTerm(year=2025, month=4)))
    Edtf('2025-03/2025-04')
    """
    mark = "~" if reading.qualifier is not None else ""
    start = _edtf_text(reading.start, mark)
    end = _edtf_text(reading.end, mark) if reading.end is not None else None
    if start is None or (reading.end is not None and end is None):
        return None
    return Edtf(start if end is None else f"{start}/{end}")


def _edtf_text(term: DateTerm, mark: str) -> str | None:
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
    """The reading with a year that its words do not state; None where they state one, or the year has no such day.

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
    return attrs.evolve(reading, start=start, end=end) if all(map(_exists, filter(None, (start, end)))) else None


def _exists(term: DateTerm) -> bool:
    """Whether the day exists, and falls on the stated weekday if there is one."""
    if term.day is None:
        return True
    try:
        day = Edtf(f"{term.year:04}-{term.month:02}-{term.day:02}").lower
    except ValueError:
        return False
    return day is not None and term.weekday in {None, day.isoweekday()}


def allows(reading: DateReading, value: Edtf) -> bool:
    """Whether the words allow a date, at their precision.

    A time of day in the words may be missing from the date. A year that the words lack is open, and so is the date that
    they count from. An approximate date needs approximate words, and vice versa.

    >>> from diplovisit.evidence.readings.dates import read_date
    >>> [allows(read_date("March 5"), Edtf(text)) for text in ("2025-03-05", "2024-03-05", "2025-03-06", "2025-03")]
    [True, True, False, False]
    """
    if reading.relation in {DateRelation.BEFORE, DateRelation.AFTER} or not _same_approximation(reading, value):
        return False
    text = _MARKS.sub("", value.text)
    if value.form in {Form.ALL_OF, Form.ONE_OF}:
        return False
    if value.form is Form.INTERVAL:
        return _allows_interval(reading, value, *text.split("/"))
    return reading.end is None and _term_allows(reading.start, text)


def states_exactly(reading: DateReading, value: Edtf) -> bool:
    """Whether the words alone state a date completely.

    >>> from diplovisit.evidence.readings.dates import read_date
    >>> states_exactly(read_date("by 2030"), Edtf("2030")), states_exactly(read_date("March 5"), Edtf("2025-03-05"))
    (True, False)
    >>> states_exactly(read_date("from October 6 to October 8, 2026"), Edtf("2026-10-06/2026-10-08"))
    True
    """
    uncertain = value.qualifier is not None and value.qualifier is not DateQualifier.APPROXIMATE
    zoned = value.moment is not None and value.moment.tzinfo is not None
    return reading.is_stated and not uncertain and not zoned and allows(reading, value)


def _same_approximation(reading: DateReading, value: Edtf) -> bool:
    approximate = value.qualifier in _APPROXIMATE
    if reading.start.part is not None:
        return True
    return approximate == (reading.qualifier is not None)


def _allows_interval(reading: DateReading, value: Edtf, start: str, end: str) -> bool:
    if reading.end is not None:
        return _term_allows(reading.start, start) and _term_allows(reading.end, end)
    if reading.relation in {DateRelation.SINCE, DateRelation.FROM}:
        return end in _OPEN and _term_allows(reading.start, start)
    if reading.relation in {DateRelation.UNTIL, DateRelation.BY}:
        return start in _OPEN and _term_allows(reading.start, end)
    relative = reading.start.relative
    if relative is None or relative.unit is not DateUnit.WEEK or value.lower is None or value.upper is None:
        return False
    return value.upper - value.lower == _A_WEEK


def _term_allows(term: DateTerm, text: str) -> bool:
    """Whether a term allows a date without qualifiers; false for an open end."""
    day, separator, time = text.partition("T")
    if separator and (term.time is None or time[:8] != term.time.isoformat()):
        return False
    if term.is_day:
        time_only = term.time is not None and not _has_day(term)
        return (bool(separator) or not time_only) and _term_allows_day(term, day)
    year, _, rest = day.partition("-")
    if separator or not year[:3].isdigit():
        return False
    if term.decade is not None:
        return day == f"{term.decade}X"
    if term.year is not None and year != f"{term.year:04}":
        return False
    if term.season is not None:
        return rest == str(term.season)
    if term.month is not None:
        return rest == f"{term.month:02}"
    relative = term.relative
    if relative is not None and relative.unit is not DateUnit.YEAR:
        return relative.unit is DateUnit.MONTH and len(rest) == 2 and rest.isdigit() and int(rest) <= _LAST_MONTH
    return not rest and year.isdigit()


def _has_day(term: DateTerm) -> bool:
    return any(value is not None for value in (term.day, term.weekday, term.day_of_visit, term.relative))


def _term_allows_day(term: DateTerm, text: str) -> bool:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return False
    pairs = (
        (term.year, day.year),
        (term.month, day.month),
        (term.day, day.day),
        (term.weekday, day.isoweekday()),
    )
    return len(text) == len("2025-03-07") and all(stated in {None, actual} for stated, actual in pairs)
