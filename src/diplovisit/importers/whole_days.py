"""Whole days that a program wrote as hours: from midnight to midnight, with a mark of its own or without one.

Outlook, Exchange, Funambol and others write an event of whole days as hours, and mark it with a property of their own.
Exchange writes the hours in UTC: 22:00 is midnight two hours ahead of Greenwich.
"""

import datetime
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.formats.icalendar_reading import Moment, Property
from diplovisit.importers.calendar_zones import CalendarZones, is_clock_of_utc, meaning_rules
from diplovisit.importers.zone_meanings import read_zone_name
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.icalendar_components import CalendarComponent

ALL_DAY_MARK: Final = lazy_pattern("X-(?:[A-Z0-9-]+-)?(?:IS-?)?ALL-?DAY(?:-?EVENT)?")
"""The names of the properties by which programs say that an event lasts whole days."""
_YES: Final = frozenset(("TRUE", "1", "YES"))
_NO: Final = frozenset(("FALSE", "0", "NO"))
_A_DAY: Final = datetime.timedelta(days=1)
_MIDNIGHT: Final = datetime.time()
# Clocks are at most twelve hours behind Greenwich and fourteen ahead, by quarters of an hour.
_FARTHEST_BEHIND: Final = datetime.timedelta(hours=12)
_FARTHEST_AHEAD: Final = datetime.timedelta(hours=14)
_A_MINUTE: Final = datetime.timedelta(minutes=1)
_LAST_MINUTE: Final = frozenset((datetime.time(23, 59), datetime.time(23, 59, 59)))
_QUARTER: Final = datetime.timedelta(minutes=15)


@attrs.frozen(kw_only=True)
class WholeDays:
    """The first and the last day of an event whose hours stand for days, or a reason why they are unknown.

    mark: the property that says so; None where only the hours do. unclear: a clause, where two days are possible.
    contradiction: a clause, where the hours are no midnights, although a mark says that they stand for days.
    """

    first: datetime.date | None = None
    last: datetime.date | None = None
    mark: Property | None = None
    unclear: str | None = None
    contradiction: str | None = None


def read_whole_days(
    event: CalendarComponent, start: Moment, end: Moment | None, zones: CalendarZones
) -> WholeDays | None:
    """Returns the days of an event that begins and ends at hours; None if its hours are meant.

    `end` is None for an event without an end, which is one day if a mark says that it lasts whole days.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nX-FUNAMBOL-ALLDAY:1\\nEND:VEVENT\\nEND:VCALENDAR"
    >>> (event,) = read_calendar_components(written).calendars[0].inside
    >>> start, end = (Moment(datetime.datetime(2025, 3, day, 22, tzinfo=datetime.UTC)) for day in (6, 7))
    >>> days = read_whole_days(event, start, end, CalendarZones())
    >>> str(days.first), str(days.last)
    ('2025-03-07', '2025-03-07')
    """
    mark, is_marked = _mark(event)
    if is_marked is False or (end is None and not is_marked) or not isinstance(start.value, datetime.datetime):
        return None
    for clock in _clocks(start, zones, is_marked=bool(is_marked)):
        days = _on_clock(start, end, clock, zones)
        if days is not None and (is_marked or end != start):
            return WholeDays(first=days[0], last=days[1], mark=mark if is_marked else None)
    if not is_marked:
        return None
    if _is_utc(start):
        return _shifted(start, end, mark, zones)
    return WholeDays(mark=mark, contradiction=f"it goes {span_of_hours(start, end)}, not from midnight to midnight")


def span_of_hours(start: Moment, end: Moment | None) -> str:
    """Says from when to when an event goes, as it is written."""
    return f"from {start} to {end}" if end is not None else f"from {start} on"


def _mark(event: CalendarComponent) -> tuple[Property | None, bool | None]:
    """Returns the property that marks whole days, and what it says; None without one, and for two that differ."""
    marks = [
        prop
        for prop in event.properties
        if ALL_DAY_MARK.fullmatch(prop.name) and prop.value.strip().upper() in _YES | _NO
    ]
    answers = {prop.value.strip().upper() in _YES for prop in marks}
    return (marks[0], answers.pop()) if len(answers) == 1 else (None, None)


def _clocks(start: Moment, zones: CalendarZones, *, is_marked: bool) -> Iterator[datetime.tzinfo | None]:
    """Yields the clocks on which the event may begin at midnight; None is the clock that the event itself has.

    An hour in UTC may be midnight on the clock of the calendar, whose zone X-WR-TIMEZONE or a VTIMEZONE names.
    """
    if not _is_utc(start):
        yield None
        return
    calendar = zones.of_calendar
    if calendar is not None and not is_clock_of_utc(calendar):
        if (clock := meaning_rules(calendar)) is not None:
            yield clock
        if not is_marked:
            return
    yield None
    if is_marked and len(zones.rules) == 1:
        clock = meaning_rules(zones.meaning(next(iter(zones.rules))))
        if clock is not None:
            yield clock


def _is_utc(moment: Moment) -> bool:
    if moment.zone is not None:
        return is_clock_of_utc(read_zone_name(moment.zone))
    return isinstance(moment.value, datetime.datetime) and moment.value.utcoffset() == datetime.timedelta(0)


def _on_clock(
    start: Moment, end: Moment | None, clock: datetime.tzinfo | None, zones: CalendarZones
) -> tuple[datetime.date, datetime.date] | None:
    """Returns the first and the last day if both ends are midnights on this clock; None otherwise."""
    first = _wall(start, start, clock, zones)
    last = _wall(end, start, clock, zones) if end is not None else first
    if first is None or last is None or first.time() != _MIDNIGHT or last < first:
        return None
    if last.time() in _LAST_MINUTE:
        return first.date(), last.date()
    if last.time() != _MIDNIGHT:
        return None
    # Some programs end an event of one day with that same day.
    return first.date(), max(first.date(), last.date() - _A_DAY if last > first else first.date())


def _wall(
    moment: Moment, start: Moment, clock: datetime.tzinfo | None, zones: CalendarZones
) -> datetime.datetime | None:
    """Returns a moment on a clock; without one, on the clock that the start of the event has."""
    if not isinstance(moment.value, datetime.datetime) or not isinstance(start.value, datetime.datetime):
        return None
    if clock is None and moment.zone == start.zone and moment.value.utcoffset() == start.value.utcoffset():
        return moment.value.replace(tzinfo=None)
    instant = zones.instant(moment)
    clock = clock or zones.clock(start)
    try:
        return instant.astimezone(clock).replace(tzinfo=None) if instant is not None and clock is not None else None
    except OverflowError:  # 99991231T230000Z on a clock ahead of Greenwich
        return None


def _shifted(start: Moment, end: Moment | None, mark: Property | None, zones: CalendarZones) -> WholeDays:
    """Returns the days of a marked event in UTC, where its hours are midnights on one clock only."""
    first, last = _wall(start, start, None, zones), _wall(end or start, start, None, zones)
    if first is None or last is None:
        return WholeDays(
            mark=mark, contradiction=f"it goes {span_of_hours(start, end)}, whose zones cannot be compared"
        )
    firsts, lasts = _days_of_midnight(first), _days_of_midnight(_after_last_minute(last))
    if not firsts or not lasts:
        return WholeDays(mark=mark, contradiction=f"it goes {span_of_hours(start, end)}, which are midnight in no zone")
    if len(firsts) > 1 or len(lasts) > 1:
        days = " or ".join(map(str, firsts))
        clause = (
            f"it goes {span_of_hours(start, end)}, midnights in zones ahead of UTC and behind it: it begins on {days}"
        )
        return WholeDays(mark=mark, unclear=clause)
    return WholeDays(first=firsts[0], last=max(firsts[0], lasts[0] - _A_DAY), mark=mark)


def _after_last_minute(wall: datetime.datetime) -> datetime.datetime:
    """Returns the next minute after the last one of a quarter of an hour: 21:59:59 is the end of a day as 22:00 is."""
    if wall.minute % 15 != 14 or wall.second not in {0, 59}:
        return wall
    try:
        return wall + _A_MINUTE - datetime.timedelta(seconds=wall.second)
    except OverflowError:  # 99991231T235959Z
        return wall


def _days_of_midnight(wall: datetime.datetime) -> list[datetime.date]:
    """Returns the days that begin somewhere on earth at an hour in UTC: that day, the next, or either of them."""
    since = wall - datetime.datetime.combine(wall.date(), _MIDNIGHT)
    if since % _QUARTER:
        return []
    days = [wall.date()] if since <= _FARTHEST_BEHIND else []
    if since and _A_DAY - since <= _FARTHEST_AHEAD and wall.date() < datetime.date.max:
        days.append(wall.date() + _A_DAY)
    return days
