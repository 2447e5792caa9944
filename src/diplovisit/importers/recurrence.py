"""Whether an event is repeated, and whether it is held on its own first day (RFC 5545, section 3.8.5)."""

import calendar
import datetime
import re
from typing import Final

from diplovisit.formats.icalendar_reading import Moment, Property
from diplovisit.importers.calendar_zones import CalendarZones
from diplovisit.importers.event_moments import read_moment
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.icalendar_components import CalendarComponent

# vCalendar 1.0 sets the days of a list off by semicolons.
_LIST: Final = lazy_pattern("[,;]")
_NUMBER: Final = lazy_pattern("[+-]?[0-9]{1,3}")
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_A_DAY: Final = datetime.timedelta(days=1)
_FARTHEST_AHEAD: Final = datetime.timedelta(hours=14)
_ONCE = lazy_pattern(r"(?:^|;)\s*COUNT=0*1\s*(?:;|$)", re.IGNORECASE)
_UNTIL = lazy_pattern(r"(?:^|;)\s*UNTIL=([0-9TZ]+)\s*(?:;|$)", re.IGNORECASE)


def repetition_of(event: CalendarComponent, zones: CalendarZones) -> Property | None:
    """Returns the property by which an event is repeated, or is one of a series; None if it is held once.

    A rule with COUNT=1, one that ends on the first day, and an RDATE of the first day repeat nothing.
    """
    first = event.first("DTSTART")
    start = read_moment(first).value if first is not None else None
    for prop in event.properties:
        if prop.name == "RRULE" and not _is_once(prop, start, zones):
            return prop
        if prop.name == "EXRULE" and prop.value.strip():
            return prop
        if prop.name == "RDATE" and not _has_only(prop, start, zones):
            return prop
        if prop.name == "EXDATE" and prop.value.strip():
            return prop
        if prop.name == "RECURRENCE-ID":
            return prop
    return None


def excludes_first(event: CalendarComponent, start: Moment, zones: CalendarZones) -> Property | None:
    """Returns what takes the first day of an event out of its series; None if nothing does.

    An EXRULE counts from the start of the event, so it has the first day unless one of its parts chooses other days.
    """
    for prop in event.all("EXDATE"):
        if any(_is_same(moment, start, zones) for moment in _moments(prop)):
            return prop
    return next((prop for prop in event.all("EXRULE") if _may_have_first(prop, start, zones)), None)


def _may_have_first(prop: Property, start: Moment, zones: CalendarZones) -> bool:
    """Whether an exception rule may have the first day; False only where its end or a list of its days excludes it."""
    if not prop.value.strip():
        return False
    parts = dict(item.strip().upper().partition("=")[::2] for item in prop.value.split(";"))
    end = _until(prop)
    if end is not None and _is_before(end, start, zones):
        return False
    day = _day(start)
    weekdays = parts.get("BYDAY", "").replace(" ", "")
    if weekdays and not any(each.lstrip("+-0123456789") == _WEEKDAYS[day.weekday()] for each in weekdays.split(",")):
        return False
    months, numbers = _numbers(parts.get("BYMONTH", "")), _numbers(parts.get("BYMONTHDAY", ""))
    if months and day.month not in months:
        return False
    from_end = day.day - calendar.monthrange(day.year, day.month)[1] - 1
    return not numbers or day.day in numbers or from_end in numbers


def _numbers(written: str) -> set[int]:
    """Returns the numbers of a list; an empty set if one of them is no number, which excludes nothing."""
    parts = [each.strip() for each in written.split(",") if each.strip()]
    return {int(each) for each in parts} if all(_NUMBER.fullmatch(each) for each in parts) else set()


def _moments(prop: Property) -> list[Moment]:
    read = (read_moment(prop._replace(value=written)).value for written in _LIST.split(prop.value))
    return [moment for moment in read if moment is not None]


def _is_same(moment: Moment, start: Moment, zones: CalendarZones) -> bool:
    if moment.has_hour and start.has_hour:
        first, second = zones.instant(moment), zones.instant(start)
        return first == second if first is not None and second is not None else moment == start
    # An EXDATE that is a day takes out the hour on that day: some programs write it so.
    return _day(moment) == _day(start)


def _day(moment: Moment) -> datetime.date:
    return moment.value.date() if isinstance(moment.value, datetime.datetime) else moment.value


def _is_once(prop: Property, start: Moment | None, zones: CalendarZones) -> bool:
    if _ONCE.search(prop.value):
        return True
    end = _until(prop)
    return end is not None and start is not None and not _may_be_hourly(prop) and _ends_on_first_day(end, start, zones)


def _until(prop: Property) -> Moment | None:
    until = _UNTIL.search(prop.value)
    return read_moment(prop._replace(value=until[1].upper(), parameters={})).value if until is not None else None


def _ends_on_first_day(end: Moment, start: Moment, zones: CalendarZones) -> bool:
    """Whether a rule ends on the first day of an event: UNTIL is in UTC, and the day is that on the event's clock."""
    if not end.has_hour or not isinstance(end.value, datetime.datetime) or end.value.tzinfo is None:
        return _day(end) <= _day(start)
    if not start.has_hour:
        return _day(end) <= _day(start)
    first = zones.instant(start)
    if first is None:
        # The clock is unknown: it is at most fourteen hours ahead of Greenwich.
        return _day(_later(end, _FARTHEST_AHEAD)) <= _day(start)
    clock = zones.clock(start)
    try:
        return end.value.astimezone(clock).date() <= _day(start) if clock is not None else end.value - first < _A_DAY
    except OverflowError:  # 99991231T230000Z on a clock ahead of Greenwich
        return False


def _later(moment: Moment, more: datetime.timedelta) -> Moment:
    try:
        return Moment(moment.value + more)
    except OverflowError:  # 99991231T230000Z
        return moment


def _is_before(end: Moment, start: Moment, zones: CalendarZones) -> bool:
    """Whether a rule is over before an event begins."""
    first, last = zones.instant(start), zones.instant(end)
    if first is not None and last is not None:
        return last < first
    return _day(_later(end, _A_DAY)) < _day(start) if end.has_hour else _day(end) < _day(start)


def _may_be_hourly(prop: Property) -> bool:
    return any(word in prop.value.upper() for word in ("HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE"))


def _has_only(prop: Property, start: Moment | None, zones: CalendarZones) -> bool:
    written = [value for value in _LIST.split(prop.value) if value.strip()]
    moments = _moments(prop)
    return len(moments) == len(written) and all(start is not None and _is_same(it, start, zones) for it in moments)
