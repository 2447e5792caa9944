"""The days and hours of an event, as a record has them: from DTSTART with DTEND or DURATION (RFC 5545, 3.6.1)."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.readers.icalendar_lines import Property
from diplovisit.readers.icalendar_values import Moment, parse_moment
from diplovisit.record.duration import Duration, DurationError
from diplovisit.record.judge import quoted

_A_DAY: Final = datetime.timedelta(days=1)
_SIGN = re.compile(r"^\+")


@attrs.frozen(kw_only=True)
class Times:
    """When an event is, in a record's words: EDTF, an ISO 8601 duration, and the name of a zone as it was written.

    `complaints` are what could not be read, each with its property.
    """

    when: str | None = None
    duration: str | None = None
    zone: str | None = None
    complaints: tuple[tuple[Property, str], ...] = ()


def times_of(event: CalendarComponent) -> Times:
    """The times of an event. An end is the day after the last, or the hour at which the event is over.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = b"BEGIN:VEVENT\\nDTSTART;VALUE=DATE:20250307\\nDTEND;VALUE=DATE:20250310\\nEND:VEVENT"
    >>> times_of(read_calendar(written).calendars[0].inside[0]).when
    '2025-03-07/2025-03-09'
    """
    first = event.first("DTSTART")
    if first is None:
        return Times()
    start = parse_moment(first)
    if start is None:
        return Times(complaints=((first, f"DTSTART is {quoted(first.value)}, which is neither a day nor an hour"),))
    return _at_an_hour(event, start) if start.has_hour else _on_days(event, start.value)


def last_event_day(start: datetime.date, end: datetime.date) -> datetime.date | None:
    """The last day of an event on whole days; None where it ends before it begins.

    Some programs end an event of one day with that very day, where RFC 5545 has the day after it.
    """
    if end <= start:
        return start if end == start else None
    return end - _A_DAY


def _on_days(event: CalendarComponent, start: datetime.date) -> Times:
    last: datetime.date | None = start
    complaint: tuple[tuple[Property, str], ...] = ()
    if (found := event.first("DTEND")) is not None:
        end = parse_moment(found)
        if end is None or end.has_hour:
            complaint = ((found, f"DTEND is {quoted(found.value)}, which is no day, and the event begins with one"),)
        elif (last := last_event_day(start, end.value)) is None:
            complaint = ((found, f"the event ends on {end}, before its first day, {start}"),)
    elif (found := event.first("DURATION")) is not None:
        length = _duration(found)
        days = length.whole_days if length is not None else None
        try:
            last = last_event_day(start, start + days * _A_DAY) if days is not None else None
        except OverflowError:  # P999999D from 9999-01-01
            last = None
        if last is None:
            complaint = ((found, f"DURATION is {quoted(found.value)}, which is no number of days"),)
    when = start.isoformat() if last in {None, start} else f"{start}/{last}"
    return Times(when=when, complaints=complaint)


def _at_an_hour(event: CalendarComponent, start: Moment) -> Times:
    duration: str | None = None
    complaint: tuple[tuple[Property, str], ...] = ()
    if (found := event.first("DTEND")) is not None:
        end = parse_moment(found)
        if end is None or not end.has_hour:
            complaint = ((found, f"DTEND is {quoted(found.value)}, which is no hour, and the event begins at one"),)
        elif (length := _length(start, end)) is None:
            complaint = ((found, f"how long it is from {start} to {end} cannot be told"),)
        elif length < datetime.timedelta(0):
            complaint = ((found, f"the event ends at {end}, before it begins, {start}"),)
        elif length:
            duration = _clock_time(length)
    elif (found := event.first("DURATION")) is not None:
        if (given := _duration(found)) is None:
            complaint = ((found, f"DURATION is {quoted(found.value)}, which is no length of time"),)
        else:
            duration = given.text
    when = start.value.isoformat().replace("+00:00", "Z")
    return Times(when=when, duration=duration, zone=start.zone, complaints=complaint)


def _length(start: Moment, end: Moment) -> datetime.timedelta | None:
    """The time that goes by between two hours: by their instants, as a night may have a change of clocks in it."""
    first, last = start.instant(), end.instant()
    if first is not None and last is not None:
        return last - first
    same_clock = start.zone == end.zone and isinstance(start.value, datetime.datetime)
    if same_clock and isinstance(end.value, datetime.datetime) and isinstance(start.value, datetime.datetime):
        is_naive = start.value.tzinfo is None and end.value.tzinfo is None
        return end.value - start.value if is_naive else None
    return None


def _clock_time(length: datetime.timedelta) -> str | None:
    """A length in hours, minutes and seconds: days of a duration are days of the calendar, which may have 23 hours."""
    minutes, seconds = divmod(length.days * 86_400 + length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    text = "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)
    return text if hours < 1_000_000 else None


def _duration(found: Property) -> Duration | None:
    try:
        return Duration(_SIGN.sub("", found.value.strip()))
    except DurationError:  # -PT1H among them: an event does not end before it begins
        return None
