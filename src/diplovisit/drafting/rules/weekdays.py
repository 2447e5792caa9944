"""Days by weekdays that no derivation rule gives: "from Wednesday to Friday", "on Tuesday of next week"."""

import datetime
from typing import Final

from diplovisit.evidence.readings import DateReading, DateTerm, DateUnit, Direction, Mention, direction_at
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf

_WEEK: Final = 7
_BEFORE_DAYS: Final = 120
_IS_NOW: Final = lazy_pattern(r"\b(?:is|are) (?:currently |now )?(?:on (?:a|an|his|her)|in|visiting)\b")
_BESIDE_WEEK: Final = lazy_pattern(r",? (?:of |of the |in the )?|,? \(")


def days_of_weekdays(sentence: Sentence, mention: Mention, dateline: Edtf) -> tuple[Edtf, str] | None:
    """Returns the days that weekdays name, with how they are counted; None where the words leave them open."""
    reading, day = mention.reading, dateline.lower
    if not isinstance(reading, DateReading) or day is None or day != dateline.upper or not _is_of_weekdays(reading):
        return None
    week = _week_beside(sentence, mention)
    if week is not None:
        value = _in_week(reading, day, week)
        return (value, "The weekdays are those of the week that the words name.") if value is not None else None
    if reading.end is None:
        return None
    direction = direction_at(sentence.text, mention.start, mention.end)
    before = max(0, mention.start - _BEFORE_DAYS)
    if _IS_NOW.search(sentence.text, before, mention.start) is not None:
        direction = Direction.OPEN
    elif direction not in {Direction.FUTURE, Direction.PAST}:
        return None
    value = _nearest(reading.start.weekday or 0, reading.end.weekday or 0, day, direction)
    return (value, "The weekdays are counted from the report.") if value is not None else None


def _is_of_weekdays(reading: DateReading) -> bool:
    """Whether a date is a weekday, or from one weekday to another, and nothing more."""
    ends = (reading.start,) if reading.end is None else (reading.start, reading.end)
    return all(end.weekday is not None and end == DateTerm(weekday=end.weekday) for end in ends)


def _week_beside(sentence: Sentence, mention: Mention) -> int | None:
    """Which week the words beside weekdays name: 0 is that of the report, 1 the next one; None where they name none."""
    for other in sentence.figures:
        reading = other.reading
        relative = reading.start.relative if isinstance(reading, DateReading) else None
        if relative is None or relative.unit is not DateUnit.WEEK:
            continue
        first, last = sorted((mention, other), key=lambda each: each.start)
        if _BESIDE_WEEK.fullmatch(sentence.text, first.end, last.start) is not None:
            return relative.offset
    return None


def _in_week(reading: DateReading, day: datetime.date, week: int) -> Edtf | None:
    """The weekdays of a week, which begins on Monday; None on a Sunday, when the next week may begin today."""
    if day.isoweekday() == _WEEK and week != 0:
        return None
    monday = day + datetime.timedelta(days=_WEEK * week - day.isoweekday() + 1)
    start = monday + datetime.timedelta(days=(reading.start.weekday or 0) - 1)
    if reading.end is None:
        return Edtf(start.isoformat())
    length = ((reading.end.weekday or 0) - (reading.start.weekday or 0)) % _WEEK
    return _span(start, length) if length > 0 else None


def _nearest(first: int, last: int, day: datetime.date, direction: Direction) -> Edtf | None:
    """The next such days after the report, the last ones before it, or, with an open direction, the present ones."""
    length = (last - first) % _WEEK
    if direction is Direction.OPEN:  # the visit is going on: its first day is the last such one
        start = day - datetime.timedelta(days=(day.isoweekday() - first) % _WEEK)
        return _span(start, length) if (day - start).days <= length else None
    if day.isoweekday() in {first, last} or length == 0:
        return None  # the weekday of the report may be this one or that of a week before or after
    if direction is Direction.FUTURE:
        return _span(day + datetime.timedelta(days=(first - day.isoweekday()) % _WEEK), length)
    return _span(day - datetime.timedelta(days=(day.isoweekday() - last) % _WEEK + length), length)


def _span(start: datetime.date, length: int) -> Edtf:
    return Edtf(f"{start.isoformat()}/{(start + datetime.timedelta(days=length)).isoformat()}")
