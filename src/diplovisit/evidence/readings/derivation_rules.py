"""The rules that derive a date from words and from other dates of the record. A record names the rule.

Each rule takes words, or a reading of them, and the dates that it counts from. It returns no date where it does not
apply, and several where the words leave a choice.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol, TypeAlias

import attrs

from diplovisit.evidence.readings.date_matching import in_year, to_edtf
from diplovisit.evidence.readings.dates import read_date
from diplovisit.evidence.readings.tokens import Unparsed
from diplovisit.evidence.readings.values import DateOrigin, DateReading, DateTerm, DateUnit, Direction
from diplovisit.record.edtf import Edtf, Form, Precision

Dates: TypeAlias = tuple[Edtf, ...]


class DerivationRule(Protocol):
    """A rule: from words, or their reading, and the dates that it counts from to all dates that they can mean.

    direction: what the clause around the words tells; None where only the words themselves are known.
    """

    __doc__: str | None

    def __call__(self, words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
        """Returns the dates, none where the rule does not fit."""


_MOST_DAYS_FROM_DATELINE: Final = 300
_MOST_DAYS_AFTER_A_PLAN: Final = 60
_MONTHS: Final = 12
_WEEK: Final = 7
_TWO_MONTHS: Final = 62


def year_of_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives the year of a month or a day from the year of the dateline.

    The tense of the clause decides which year is meant. If it is another year, another rule applies. Without a clause,
    a date more than 300 days away may also be in the neighbouring year: "December 28" in a report of January 3.

    >>> year_of_dateline("March 7", (Edtf("2025-03-05"),)), year_of_dateline("In January", (Edtf("2025-03-05"),))
    ((Edtf('2025-03-07'),), (Edtf('2025-01'),))
    >>> year_of_dateline("December 28", (Edtf("2025-01-03"),))
    (Edtf('2025-12-28'), Edtf('2024-12-28'))
    """
    reading, year = _single_reading(words, inputs), _year_of(inputs)
    if reading is None or year is None:
        return ()
    if direction is not None:
        return _if_any_in(year, _nearest_years(reading, inputs, direction))
    dates, day = _in_year(reading, year), _day_of(inputs)
    if not dates or day is None or dates[0].lower is None:
        return dates
    distance = (dates[0].lower - day).days
    if abs(distance) <= _MOST_DAYS_FROM_DATELINE:
        return dates
    return dates + _in_year(reading, year - 1 if distance > 0 else year + 1)


def year_before_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "last year", or a month or a day in it, from the year before the dateline's.

    >>> year_before_dateline("Last year", (Edtf("2025-03-05"),))
    (Edtf('2024'),)
    """
    return _in_neighbouring_year(words, inputs, -1, direction)


def year_after_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "next year", or a month or a day in it, from the year after the dateline's.

    >>> year_after_dateline("in January", (Edtf("2025-12-05"),))
    (Edtf('2026-01'),)
    """
    return _in_neighbouring_year(words, inputs, 1, direction)


def _in_neighbouring_year(words: str | DateReading, inputs: Dates, step: int, direction: Direction | None) -> Dates:
    reading, year = _single_reading(words, inputs), _year_of(inputs)
    if reading is None or year is None:
        return ()
    relative = reading.start.relative
    if relative is None and direction is not None:
        return _if_any_in(year + step, _nearest_years(reading, inputs, direction))
    if relative is None:
        return _in_year(reading, year + step)
    if reading.end is not None or (relative.unit, relative.offset, relative.origin) != (
        DateUnit.YEAR,
        step,
        DateOrigin.DATELINE,
    ):
        return ()
    return _to_dates(reading, DateTerm(year=year + step))


def weekday_on_or_before_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives the day of a past event from a weekday: the last such day up to the dateline, inclusive.

    >>> weekday_on_or_before_dateline("Tuesday", (Edtf("2025-03-05"),))
    (Edtf('2025-03-04'),)
    """
    reading, day = _single_reading(words, inputs), _day_of(inputs)
    if reading is None or day is None or (weekday := _weekday(reading, -1)) is None:
        return ()
    back = (day.isoweekday() - weekday) % _WEEK
    if reading.start.relative is None and direction is not None:
        steps = _weekday_steps(back, direction)
        return _at_steps(reading, day, steps) if any(step <= 0 for step in steps) else ()
    if reading.start.relative is None:
        return _days_later(reading, day, -back)
    # "Last Tuesday" is never today. On a Friday it may be in this week or in the last.
    this_week = 0 < back < day.isoweekday()
    return _days_later(reading, day, -(back or _WEEK)) + (_days_later(reading, day, -back - _WEEK) if this_week else ())


def weekday_after_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives the day of a future event from a weekday: the first after the dateline. "Next" may also mean the second.

    >>> weekday_after_dateline("on Friday", (Edtf("2025-03-05"),))
    (Edtf('2025-03-07'),)
    >>> weekday_after_dateline("next Friday", (Edtf("2025-03-05"),))
    (Edtf('2025-03-07'), Edtf('2025-03-14'))
    """
    reading, day = _single_reading(words, inputs), _day_of(inputs)
    if reading is None or day is None:
        return ()
    if (this := _weekday(reading, 0)) is not None and reading.start.relative is not None:
        step = (this - day.isoweekday()) % _WEEK
        fits = step > 0 and direction is Direction.FUTURE
        return _days_later(reading, day, step) if fits else ()
    if (weekday := _weekday(reading, 1)) is None:
        return ()
    ahead = (weekday - day.isoweekday() - 1) % _WEEK + 1
    if reading.start.relative is None and direction is not None:
        steps = _weekday_steps((day.isoweekday() - weekday) % _WEEK, direction)
        return _at_steps(reading, day, steps) if any(step > 0 for step in steps) else ()
    if reading.start.relative is None:
        return _days_later(reading, day, ahead)
    # A day of next week is "next" for everybody, whether weeks begin on Monday or on Sunday.
    is_next_week = day.isoweekday() < _WEEK and day.isoweekday() + ahead > _WEEK and weekday < _WEEK
    return _at_steps(reading, day, (ahead,) if is_next_week else (ahead, ahead + _WEEK))


def day_of_month_near_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives the date of "on the 15th": the last such day up to the dateline, or the first from it on.

    The sentence and the one before it must not name a month. A weekday in the words must be that of the day.

    >>> day_of_month_near_dateline("on the 15th", (Edtf("2026-06-10"),), Direction.FUTURE)
    (Edtf('2026-06-15'),)
    >>> day_of_month_near_dateline("on the 28th", (Edtf("2025-12-03"),), Direction.PAST)
    (Edtf('2025-11-28'),)
    """
    reading, dateline = _single_reading(words, inputs), _day_of(inputs)
    if reading is None or dateline is None or reading.end is not None:
        return ()
    number, weekday = reading.start.day, reading.start.weekday
    rest = attrs.evolve(reading.start, day=None, weekday=None, time=None, zone=None, day_part=None)
    if number is None or rest != DateTerm():
        return ()
    around = range(dateline.toordinal() - _TWO_MONTHS, dateline.toordinal() + _TWO_MONTHS + 1)
    days = [
        day
        for ordinal in around
        if 0 < ordinal <= datetime.date.max.toordinal() and (day := datetime.date.fromordinal(ordinal)).day == number
    ]
    last = [day for day in days if day <= dateline][-1:] if direction is not Direction.FUTURE else []
    first = [day for day in days if day >= dateline][:1] if direction is not Direction.PAST else []
    found = [day for day in dict.fromkeys((*last, *first)) if weekday in {None, day.isoweekday()}]
    return tuple(date for day in found for date in _days_later(reading, day, 0))


def relative_to_dateline(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "yesterday" or "two years ago" from the dateline, as precisely as the unit in the words.

    A week may begin on Monday or on Sunday, so both are returned. "Last January" in a report of March may be in this
    year or in the last.

    >>> relative_to_dateline("yesterday", (Edtf("2025-03-05"),)), relative_to_dateline("next month", (Edtf("2025-12"),))
    ((Edtf('2025-03-04'),), (Edtf('2026-01'),))
    >>> relative_to_dateline("this week", (Edtf("2025-03-05"),))
    (Edtf('2025-03-03/2025-03-09'), Edtf('2025-03-02/2025-03-08'))
    """
    reading = _single_reading(words, inputs)
    if reading is None or (relative := reading.start.relative) is None or relative.origin is not DateOrigin.DATELINE:
        return ()
    if relative.unit is DateUnit.NAMED:
        return _named_month(reading, relative.offset, inputs)
    if relative.unit is not DateUnit.WEEK:
        return _counted(reading, inputs)
    if (day := _day_of(inputs)) is None or reading.qualifier is not None or reading.start.part is not None:
        return ()
    weeks = []
    for back in (day.isoweekday() - 1, day.isoweekday() % _WEEK):
        first = _shifted(day, relative.offset * _WEEK - back)
        last = _shifted(first, _WEEK - 1) if first is not None else None
        if first is not None and last is not None:
            weeks.append(Edtf(f"{first.isoformat()}/{last.isoformat()}"))
    return tuple(weeks)


def offset_from_date(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "two days later" or "the next day" from another date of the record.

    An offset in days gives a day, one in months a month, and one in years a year. Weeks give an approximate day.

    >>> offset_from_date("three months after", (Edtf("2024-12-08"),))
    (Edtf('2025-03'),)
    >>> offset_from_date("two weeks later", (Edtf("2024-12-08"),))
    (Edtf('2024-12-22~'),)
    """
    reading = _single_reading(words, inputs)
    if reading is None or (relative := reading.start.relative) is None or not relative.offset:
        return ()
    return _counted(reading, inputs) if relative.origin is DateOrigin.OTHER else ()


def day_of_visit(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "the second day" from the first day of a stay. The result must be within the stay.

    >>> day_of_visit("the second day", (Edtf("2026-10-06/2026-10-08"),))
    (Edtf('2026-10-07'),)
    >>> day_of_visit("the fourth day", (Edtf("2026-10-06/2026-10-08"),))
    ()
    """
    reading = _single_reading(words, inputs)
    if reading is None or (number := reading.start.day_of_visit) is None or inputs[0].precision is not Precision.DAY:
        return ()
    first, last = inputs[0].lower, inputs[0].upper
    if first is None or last is None or inputs[0].form not in {Form.DATE, Form.INTERVAL}:
        return ()
    origin, step = (last, number + 1) if number < 0 else (first, number - 1)
    day = _shifted(origin, step)
    return _days_later(reading, day, 0) if day is not None and first <= day <= last else ()


def time_of_same_day(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "8 p.m. that evening", or a time alone, from the day of another date of the record.

    >>> time_of_same_day("8 p.m. that evening", (Edtf("2026-10-06"),))
    (Edtf('2026-10-06T20:00:00'),)
    """
    reading, day = _single_reading(words, inputs), _day_of(inputs)
    if reading is None or day is None or reading.start.time is None or not _is_on_same_day(reading.start):
        return ()
    return _days_later(reading, day, 0)


def same_day(words: str | DateReading, inputs: Dates, direction: Direction | None = None) -> Dates:
    """Derives "that day" or "the same evening" from the day of another date of the record.

    >>> same_day("that evening", (Edtf("2026-10-06T10:00:00"),))
    (Edtf('2026-10-06'),)
    """
    reading, day = _single_reading(words, inputs), _day_of(inputs)
    if reading is None or day is None or reading.start.relative is None or not _is_on_same_day(reading.start):
        return ()
    return _days_later(attrs.evolve(reading, start=attrs.evolve(reading.start, time=None, zone=None)), day, 0)


RULES: Final[Mapping[str, DerivationRule]] = MappingProxyType(
    {
        "year-of-dateline": year_of_dateline,
        "year-before-dateline": year_before_dateline,
        "year-after-dateline": year_after_dateline,
        "weekday-on-or-before-dateline": weekday_on_or_before_dateline,
        "weekday-after-dateline": weekday_after_dateline,
        "day-of-month-near-dateline": day_of_month_near_dateline,
        "relative-to-dateline": relative_to_dateline,
        "offset-from-date": offset_from_date,
        "day-of-visit": day_of_visit,
        "time-of-same-day": time_of_same_day,
        "same-day": same_day,
    }
)
"""The rules by the names that records use.

>>> RULES["year-of-dateline"]("March 7", (Edtf("2025-03-05"),))
(Edtf('2025-03-07'),)
"""


RULES_OF_DATELINE: Final = frozenset(name for name in RULES if name.endswith("-dateline"))
"""The rules that count from the day of the report. The others count from another date of the record."""


def weekday_steps_from(weekday: int, day: datetime.date) -> int:
    """Returns how many days before a day that weekday was last; 0 if the day is one.

    >>> weekday_steps_from(1, datetime.date(2026, 6, 10))
    2
    """
    return (day.isoweekday() - weekday) % _WEEK


def _single_reading(words: str | DateReading, inputs: Dates) -> DateReading | None:
    """The reading; None where the words have none, or the inputs are not exactly one date."""
    reading = read_date(words) if isinstance(words, str) else words
    return None if isinstance(reading, Unparsed) or len(inputs) != 1 else reading


def _day_of(inputs: Dates) -> datetime.date | None:
    if len(inputs) != 1:
        return None
    first, last = inputs[0].lower, inputs[0].upper
    return first if first == last and inputs[0].form in {Form.DATE, Form.DATE_TIME} else None


def _year_of(inputs: Dates) -> int | None:
    if len(inputs) != 1:
        return None
    first, last = inputs[0].lower, inputs[0].upper
    return first.year if first is not None and last is not None and first.year == last.year else None


def _in_year(reading: DateReading, year: int) -> Dates:
    complete = in_year(reading, year) if datetime.MINYEAR <= year <= datetime.MAXYEAR else None
    edtf = to_edtf(complete) if complete is not None else None
    return () if edtf is None else (edtf,)


def _nearest_years(reading: DateReading, inputs: Dates, direction: Direction) -> Dates:
    """The last such date up to the dateline for the past, the first from it on for the future; both where open."""
    if (dateline := _day_of(inputs)) is None:
        return ()
    dates = [date for step in (-1, 0, 1) for date in _in_year(reading, dateline.year + step)]
    past = [date for date in dates if date.lower is not None and date.lower <= dateline][-1:]
    future = [date for date in dates if date.upper is not None and date.upper >= dateline][:1]
    if direction is Direction.PAST:
        return tuple(past)
    is_far = not past or past[0].upper is None or (dateline - past[0].upper).days > _MOST_DAYS_AFTER_A_PLAN
    if direction is Direction.FUTURE or (direction is Direction.LATER and is_far):
        return tuple(future)
    return tuple(dict.fromkeys((*future, *past)))


def _if_any_in(year: int, dates: Dates) -> Dates:
    return dates if any(date.lower is not None and date.lower.year == year for date in dates) else ()


def _weekday_steps(back: int, direction: Direction) -> tuple[int, ...]:
    """The days to a weekday that was `back` days before the dateline, by the direction of the clause.

    A report names its own day by its weekday, so "will arrive on Friday" may be today on a Friday.
    """
    match direction:
        case Direction.PAST:
            return (-back,)
        case Direction.FUTURE if back:
            return (_WEEK - back,)
        case _:
            return (-back, _WEEK - back)


def _at_steps(reading: DateReading, day: datetime.date, steps: tuple[int, ...]) -> Dates:
    return tuple(date for step in steps for date in _days_later(reading, day, step))


def _to_dates(reading: DateReading, term: DateTerm) -> Dates:
    if term.year is None or not datetime.MINYEAR <= term.year <= datetime.MAXYEAR:
        return ()
    edtf = to_edtf(attrs.evolve(reading, start=term))
    return () if edtf is None else (edtf,)


def _days_later(reading: DateReading, day: datetime.date, step: int) -> Dates:
    """The day a number of days later, with the time that the words state."""
    if reading.end is not None or (target := _shifted(day, step)) is None:
        return ()
    start = reading.start
    term = DateTerm(year=target.year, month=target.month, day=target.day, time=start.time, zone=start.zone)
    return _to_dates(reading, term)


def _shifted(day: datetime.date, step: int) -> datetime.date | None:
    try:
        return day + datetime.timedelta(days=step)
    except OverflowError:
        return None


def _weekday(reading: DateReading, step: int) -> int | None:
    """The weekday of words that state nothing else, or only "last" (`step` -1) or "next" (`step` 1) with it."""
    term = reading.start
    if reading.end is not None or term.month is not None or term.year is not None or term.day is not None:
        return None
    if term.relative is not None and (term.relative.unit, term.relative.offset) != (DateUnit.NAMED, step):
        return None
    return term.weekday


def _named_month(reading: DateReading, step: int, inputs: Dates) -> Dates:
    """The month of "this September" or "last January": the nearest, and a second one where that is in this year."""
    month, day, this_year = reading.start.month, _day_of(inputs), _year_of(inputs)
    if month is None or day is None or this_year is None or reading.end is not None:
        return ()
    if not step:
        return _to_dates(reading, DateTerm(year=this_year, month=month, part=reading.start.part))
    is_this_year = month < day.month if step < 0 else month > day.month
    years = (this_year, this_year + step) if is_this_year else (this_year + step,)
    return tuple(date for year in years for date in _to_dates(reading, DateTerm(year=year, month=month)))


def _is_on_same_day(term: DateTerm) -> bool:
    fixed = (term.year, term.month, term.day, term.weekday, term.day_of_visit)
    relative = term.relative
    same = relative is None or (relative.unit, relative.offset, relative.origin) == (DateUnit.DAY, 0, DateOrigin.OTHER)
    return same and all(value is None for value in fixed)


def _counted(reading: DateReading, inputs: Dates) -> Dates:
    """The date a number of days, weeks, months or years from the input, at the precision of the unit."""
    relative = reading.start.relative
    assert relative is not None
    if reading.end is not None:
        return ()
    if relative.unit in {DateUnit.DAY, DateUnit.WEEK}:
        if (day := _day_of(inputs)) is None:
            return ()
        if relative.unit is DateUnit.DAY:
            return _days_later(reading, day, relative.offset)
        target = _shifted(day, _WEEK * relative.offset)
        return () if target is None or reading.start.time is not None else (Edtf(f"{target.isoformat()}~"),)
    first, last = inputs[0].lower, inputs[0].upper
    if first is None or last is None or first.year != last.year or relative.unit is DateUnit.NAMED:
        return ()
    if relative.unit is DateUnit.YEAR:
        return _to_dates(reading, DateTerm(year=first.year + relative.offset))
    if first.month != last.month:
        return ()
    year, month = divmod(first.year * _MONTHS + first.month - 1 + relative.offset, _MONTHS)
    return _to_dates(reading, DateTerm(year=year, month=month + 1))
