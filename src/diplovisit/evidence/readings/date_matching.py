"""Whether words state a date of a record, or allow it."""

import calendar
import datetime
from typing import Final

import attrs

from diplovisit.evidence.lexicon import SEASONS
from diplovisit.evidence.lexicon.calendar_words import (
    AMERICAN_ZONES,
    EUROPEAN_CITIES,
    EUROPEAN_ZONES,
    FIXED_ZONES,
    WEEKDAYS,
    ZONES,
)
from diplovisit.evidence.readings.tokens import Unparsed
from diplovisit.evidence.readings.values import (
    DateOrigin,
    DateReading,
    DateRelation,
    DateTerm,
    DateUnit,
    Relative,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.edtf import DateQualifier, Edtf, Form
from diplovisit.record.edtf_grammar import MONTHS

WEEKDAY_NAMES: Final = tuple(name.capitalize() for name in WEEKDAYS)

_MARKS = lazy_pattern("[?~%]")
_OFFSET: Final = lazy_pattern(r"UTC([+-])([0-9]{2}):([0-9]{2})")
_APPROXIMATE: Final = frozenset({DateQualifier.APPROXIMATE, DateQualifier.UNCERTAIN_AND_APPROXIMATE})
_LAST_MONTH: Final = 12
_HALF_A_DAY: Final = 12 * 60
_QUARTER_OF_AN_HOUR: Final = 15
_FIRST_YEAR_OF_SUMMER_TIMES: Final = 2007
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
    offset = zone_offset(term)
    if mark or (offset is None and not is_local(term)):
        return None
    return f"{day}T{term.time.isoformat()}{'' if is_local(term) else _format_offset(offset)}"


def is_local(term: DateTerm) -> bool:
    """Whether the time of a term is local time: no zone stands beside it, or the words say so."""
    return term.zone in {None, "local"}


def zone_offset(term: DateTerm) -> int | None:
    """The minutes east of UTC of the zone of a term on its day; None where the words leave them open.

    A standard time beside a day of summer is open, because the writer may have meant the summer time.

    >>> zone_offset(DateTerm(year=2026, month=1, day=22, zone="CET")), zone_offset(DateTerm(zone="UTC-03:30"))
    (60, -210)
    >>> zone_offset(DateTerm(year=2026, month=7, day=9, zone="CET")), zone_offset(DateTerm(zone="IST"))
    (None, None)
    """
    zone = term.zone or ""
    if (numeric := _OFFSET.fullmatch(zone)) is not None:
        minutes = int(numeric[2]) * 60 + int(numeric[3])
        return -minutes if numeric[1] == "-" else minutes
    if zone.lower().endswith(" time"):
        return _offset_of_name(zone.lower().removesuffix(" time"), term)
    offset = ZONES.get(zone)
    changes = EUROPEAN_ZONES if zone in EUROPEAN_ZONES else AMERICAN_ZONES if zone in AMERICAN_ZONES else None
    if offset is None or (changes is None and zone != "ET"):
        return offset
    if (day := _day_of(term)) is None or day.year < _FIRST_YEAR_OF_SUMMER_TIMES:
        return None
    in_summer = _is_in_summer(day, european=changes is EUROPEAN_ZONES)
    if changes is None:
        return offset + 60 * in_summer
    return offset if in_summer is changes[zone] else None


def zone_of_instant(term: DateTerm, time: datetime.time, zone: str) -> str | Unparsed:
    """The zone of a term, as an offset, where the same instant is given in another zone; a refusal where it is none.

    >>> zone_of_instant(DateTerm(time=datetime.time(16, 30), zone="IST"), datetime.time(11), "GMT")
    'UTC+05:30'
    >>> zone_of_instant(DateTerm(time=datetime.time(16, 30), zone="JST"), datetime.time(11), "GMT")
    Unparsed(reason='the two times are different instants')
    """
    offset, other = zone_offset(term), zone_offset(attrs.evolve(term, zone=zone))
    if other is None or term.time is None:
        return Unparsed("the second time zone has several meanings on that day")
    ahead = (term.time.hour - time.hour) * 60 + term.time.minute - time.minute + other
    ahead = (ahead + _HALF_A_DAY) % (2 * _HALF_A_DAY) - _HALF_A_DAY
    if offset is None and ahead % _QUARTER_OF_AN_HOUR:
        return Unparsed("the two times are different instants")
    if offset is not None and (offset - ahead) % (2 * _HALF_A_DAY):
        return Unparsed("the two times are different instants")
    minutes = ahead if offset is None else offset
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _offset_of_name(name: str, term: DateTerm) -> int | None:
    """The minutes east of UTC of a zone in words, such as "moscow" or "gulf standard", on the day of a term."""
    day = _day_of(term)
    if (fixed := FIXED_ZONES.get(" ".join(name.split()))) is not None:
        offset, since = fixed
        return offset if day is not None and day >= since else None
    winter = EUROPEAN_CITIES.get(name)
    if winter is None or day is None or day.year < _FIRST_YEAR_OF_SUMMER_TIMES:
        return None
    return winter + 60 * _is_in_summer(day, european=True)


def _day_of(term: DateTerm) -> datetime.date | None:
    if term.year is None or term.month is None or term.day is None:
        return None
    return datetime.date(term.year, term.month, term.day)


def _is_in_summer(day: datetime.date, *, european: bool) -> bool:
    """Whether a day is in the summer time of the European Union (2002 and later) or of the United States (2007)."""
    sundays = {month: _sundays(day.year, month) for month in (3, 10, 11)}
    first, last = (sundays[3][-1], sundays[10][-1]) if european else (sundays[3][1], sundays[11][0])
    return (3, first) <= (day.month, day.day) < (10 if european else 11, last)


def _sundays(year: int, month: int) -> list[int]:
    return [week[6] for week in calendar.monthcalendar(year, month) if week[6]]


def _format_offset(minutes: int | None) -> str:
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def format_date(reading: DateReading) -> str:
    """A date for a person, with everything that its words state: "10 June 2026, 09:30 IST".

    >>> format_date(DateReading(start=DateTerm(year=2026, month=6, day=10, time=datetime.time(9, 30), zone="IST")))
    '10 June 2026, 09:30 IST'
    >>> (
    ...     format_date(DateReading(start=DateTerm(month=3, day=7, weekday=5))),
    ...     format_date(DateReading(start=DateTerm(decade=199))),
    ... )
    ('Friday, 7 March', 'the 1990s')
    """
    start = _format_term(reading.start)
    dates = start if reading.end is None else f"{start} to {_format_term(reading.end)}"
    return f"{reading.qualifier} {dates}" if reading.qualifier is not None else dates


def _format_term(term: DateTerm) -> str:
    seasons = {number: name for name, number in SEASONS.items() if name != "fall"}
    day = [
        "" if term.day is None else str(term.day) if term.month is not None else f"day {term.day} of a month",
        "" if term.month is None else MONTHS[term.month - 1],
        "" if term.season is None else seasons[term.season],
        "" if term.year is None else f"{term.year:04}",
        "" if term.decade is None else f"the {term.decade}0s",
        "" if term.day_of_visit is None else f"day {term.day_of_visit} of a stay",
        "" if term.relative is None else _format_relative(term.relative),
    ]
    weekday = "" if term.weekday is None else WEEKDAY_NAMES[term.weekday - 1]
    date = ", ".join(filter(None, (weekday, " ".join(filter(None, day)))))
    date = f"{term.part} {date}" if term.part is not None else date
    if term.time is None:
        return f"{date}, in the {term.day_part}" if term.day_part is not None else date
    time = f"{term.time:%H:%M}" + (
        "" if term.zone is None else " local time" if term.zone == "local" else f" {term.zone}"
    )
    return ", ".join(filter(None, (date, time)))


def _format_relative(relative: Relative) -> str:
    if relative.unit is DateUnit.NAMED:
        return {-1: "(last)", 0: "(this)", 1: "(next)"}[relative.offset]
    origin = "the report" if relative.origin is DateOrigin.DATELINE else "another date"
    if not relative.offset:
        return f"the {relative.unit} of {origin}"
    count = abs(relative.offset)
    units = f"{count} {relative.unit}" + ("s" if count > 1 else "")
    return f"{units} {'before' if relative.offset < 0 else 'after'} {origin}"


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
    if value.moment is not None:
        offset = value.moment.utcoffset()
        minutes = None if offset is None else int(offset.total_seconds() // 60)
        if (offset is None) is not is_local(reading.start) or (
            minutes is not None and minutes != zone_offset(reading.start)
        ):
            return False
    return reading.is_stated and not uncertain and allows(reading, value)


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
