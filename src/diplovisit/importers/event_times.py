"""The days and hours of a calendar event as a record states them (RFC 5545, section 3.6.1)."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.formats.icalendar_reading import Moment, Property, parse_moment
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.duration import Duration, DurationError

_A_DAY: Final = datetime.timedelta(days=1)
_PLUS_SIGN = re.compile(r"^\+")


@attrs.frozen(kw_only=True)
class EventTimes:
    """The times of an event in the forms of a record: an EDTF date, an ISO 8601 duration, a zone name as written.

    problems: the properties that are unreadable, each with a sentence.
    """

    when: str | None = None
    duration: str | None = None
    zone: str | None = None
    problems: tuple[tuple[Property, str], ...] = ()


def times_of(event: CalendarComponent) -> EventTimes:
    """Returns the times of an event. Its end is the day after the last day, or the hour when the event is over.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VEVENT\\nDTSTART;VALUE=DATE:20250307\\nDTEND;VALUE=DATE:20250310\\nEND:VEVENT"
    >>> times_of(read_calendar_components(written).calendars[0].inside[0]).when
    '2025-03-07/2025-03-09'
    """
    first = event.first("DTSTART")
    if first is None:
        return EventTimes()
    start = parse_moment(first)
    if start is None:
        return EventTimes(problems=((first, f"DTSTART is {quoted(first.value)}, which is neither a day nor an hour"),))
    return _at_an_hour(event, start) if start.has_hour else _on_days(event, start.value)


def last_event_day(start: datetime.date, end: datetime.date) -> datetime.date | None:
    """Returns the last day of an event on whole days; None if it ends before it begins.

    The end is the day after the last day (RFC 5545). Some programs end an event of one day with that same day.
    """
    if end <= start:
        return start if end == start else None
    return end - _A_DAY


def _on_days(event: CalendarComponent, start: datetime.date) -> EventTimes:
    last: datetime.date | None = start
    problem: tuple[tuple[Property, str], ...] = ()
    if (prop := event.first("DTEND")) is not None:
        end = parse_moment(prop)
        if end is None or end.has_hour:
            problem = ((prop, f"DTEND is {quoted(prop.value)}, which is no day, and the event begins with one"),)
        elif (last := last_event_day(start, end.value)) is None:
            problem = ((prop, f"the event ends on {end}, before its first day, {start}"),)
    elif (prop := event.first("DURATION")) is not None:
        length = _duration(prop)
        days = length.whole_days if length is not None else None
        try:
            last = last_event_day(start, start + days * _A_DAY) if days is not None else None
        except OverflowError:  # P999999D from 9999-01-01
            last = None
        if last is None:
            problem = ((prop, f"DURATION is {quoted(prop.value)}, which is no number of days"),)
    when = start.isoformat() if last in {None, start} else f"{start}/{last}"
    return EventTimes(when=when, problems=problem)


def _at_an_hour(event: CalendarComponent, start: Moment) -> EventTimes:
    duration: str | None = None
    problem: tuple[tuple[Property, str], ...] = ()
    if (prop := event.first("DTEND")) is not None:
        end = parse_moment(prop)
        if end is None or not end.has_hour:
            problem = ((prop, f"DTEND is {quoted(prop.value)}, which is no hour, and the event begins at one"),)
        elif (length := _length(start, end)) is None:
            problem = ((prop, f"how long it is from {start} to {end} cannot be told"),)
        elif length < datetime.timedelta(0):
            problem = ((prop, f"the event ends at {end}, before it begins, {start}"),)
        elif length:
            duration = _clock_time(length)
    elif (prop := event.first("DURATION")) is not None:
        if (given := _duration(prop)) is None:
            problem = ((prop, f"DURATION is {quoted(prop.value)}, which is no length of time"),)
        else:
            duration = given.text
    when = start.value.isoformat().replace("+00:00", "Z")
    return EventTimes(when=when, duration=duration, zone=start.zone, problems=problem)


def _length(start: Moment, end: Moment) -> datetime.timedelta | None:
    """Returns the time between two hours, measured between instants: clocks may change in the night between them."""
    first, last = start.instant(), end.instant()
    if first is not None and last is not None:
        return last - first
    same_clock = start.zone == end.zone and isinstance(start.value, datetime.datetime)
    if same_clock and isinstance(end.value, datetime.datetime) and isinstance(start.value, datetime.datetime):
        is_naive = start.value.tzinfo is None and end.value.tzinfo is None
        return end.value - start.value if is_naive else None
    return None


def _clock_time(length: datetime.timedelta) -> str | None:
    """Writes a length in hours, minutes and seconds; None if it is too long.

    Days are not used: a day of a duration is a calendar day, which may have 23 hours.
    """
    minutes, seconds = divmod(length.days * 86_400 + length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    text = "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)
    return text if hours < 1_000_000 else None


def _duration(prop: Property) -> Duration | None:
    try:
        return Duration(_PLUS_SIGN.sub("", prop.value.strip()))
    except DurationError:  # also for -PT1H: an event does not end before it begins
        return None
