"""Whether a date of a record is what words say, or what they leave room for."""

import datetime
import re
from typing import Final

from diplovisit.evidence.readings.date_reading import DateReading, DateRelation, DateTerm, DateUnit
from diplovisit.record.edtf import DateQualifier, Edtf, Form

_MARKS = re.compile("[?~%]")
_APPROXIMATE: Final = frozenset({DateQualifier.APPROXIMATE, DateQualifier.UNCERTAIN_AND_APPROXIMATE})
_LAST_MONTH: Final = 12
_A_WEEK: Final = datetime.timedelta(days=6)
_OPEN: Final = ("..", "")


def allows(reading: DateReading, value: Edtf) -> bool:
    """Tells whether the words, with all that they leave open, allow a date, at the precision they have.

    A time of day that the words add may be missing from the date; a year that they do not have is open, and so is what
    they count from. An approximate date wants approximate words, and the other way round.

    >>> from diplovisit.evidence.readings.dates import read_date
    >>> [allows(read_date("March 5"), Edtf(text)) for text in ("2025-03-05", "2024-03-05", "2025-03-06", "2025-03")]
    [True, True, False, False]
    """
    if reading.relation in {DateRelation.BEFORE, DateRelation.AFTER} or not _qualified(reading, value):
        return False
    text = _MARKS.sub("", value.text)
    if value.form in {Form.ALL_OF, Form.ONE_OF}:
        return False
    if value.form is Form.INTERVAL:
        return _interval_fits(reading, value, *text.split("/"))
    return reading.end is None and _fits(reading.start, text)


def states_exactly(reading: DateReading, value: Edtf) -> bool:
    """Tells whether the words alone state a date, with nothing left open.

    >>> from diplovisit.evidence.readings.dates import read_date
    >>> states_exactly(read_date("by 2030"), Edtf("2030")), states_exactly(read_date("March 5"), Edtf("2025-03-05"))
    (True, False)
    >>> states_exactly(read_date("from October 6 to October 8, 2026"), Edtf("2026-10-06/2026-10-08"))
    True
    """
    uncertain = value.qualifier is not None and value.qualifier is not DateQualifier.APPROXIMATE
    zoned = value.moment is not None and value.moment.tzinfo is not None
    return reading.is_stated and not uncertain and not zoned and allows(reading, value)


def _qualified(reading: DateReading, value: Edtf) -> bool:
    approximate = value.qualifier in _APPROXIMATE
    if reading.start.part is not None:
        return True
    return approximate == (reading.qualifier is not None)


def _interval_fits(reading: DateReading, value: Edtf, start: str, end: str) -> bool:
    if reading.end is not None:
        return _fits(reading.start, start) and _fits(reading.end, end)
    if reading.relation in {DateRelation.SINCE, DateRelation.FROM}:
        return end in _OPEN and _fits(reading.start, start)
    if reading.relation in {DateRelation.UNTIL, DateRelation.BY}:
        return start in _OPEN and _fits(reading.start, end)
    relative = reading.start.relative
    if relative is None or relative.unit is not DateUnit.WEEK or value.lower is None or value.upper is None:
        return False
    return value.upper - value.lower == _A_WEEK


def _fits(term: DateTerm, text: str) -> bool:
    """Whether a term allows a date without qualifiers; an open end is none."""
    day, clocked, time = text.partition("T")
    if clocked and (term.time is None or time[:8] != term.time.isoformat()):
        return False
    if term.is_day:
        alone = term.time is not None and not _has_day(term)
        return (bool(clocked) or not alone) and _day_fits(term, day)
    year, _, rest = day.partition("-")
    if clocked or not year[:3].isdigit():
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


def _day_fits(term: DateTerm, text: str) -> bool:
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
    return len(text) == len("2025-03-07") and all(said in {None, there} for said, there in pairs)
