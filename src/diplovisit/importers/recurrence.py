"""Whether an event is repeated, and whether it is held on its own first day (RFC 5545, section 3.8.5)."""

import datetime
import re

from diplovisit.formats.icalendar_reading import Moment, Property
from diplovisit.importers.calendar_zones import CalendarZones
from diplovisit.importers.event_moments import read_moment
from diplovisit.readers.icalendar_components import CalendarComponent

_ONCE = re.compile(r"(?:^|;)\s*COUNT=0*1\s*(?:;|$)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:^|;)\s*UNTIL=([0-9TZ]+)\s*(?:;|$)", re.IGNORECASE)


def repetition_of(event: CalendarComponent, zones: CalendarZones) -> Property | None:
    """Returns the property by which an event is repeated, or is one of a series; None if it is held once.

    A rule with COUNT=1, one that ends on the first day, and an RDATE of the first day repeat nothing.
    """
    first = event.first("DTSTART")
    start = read_moment(first).value if first is not None else None
    for prop in event.properties:
        if prop.name in {"RRULE", "EXRULE"} and not _is_once(prop, start):
            return prop
        if prop.name == "RDATE" and not _has_only(prop, start, zones):
            return prop
        if prop.name == "EXDATE" and prop.value.strip():
            return prop
        if prop.name == "RECURRENCE-ID":
            return prop
    return None


def excludes_first(event: CalendarComponent, start: Moment, zones: CalendarZones) -> Property | None:
    """Returns the EXDATE that takes the first day of an event out of its series; None if there is none."""
    for prop in event.all("EXDATE"):
        if any(_is_same(moment, start, zones) for moment in _moments(prop)):
            return prop
    return None


def _moments(prop: Property) -> list[Moment]:
    read = (read_moment(prop._replace(value=written)).value for written in prop.value.split(","))
    return [moment for moment in read if moment is not None]


def _is_same(moment: Moment, start: Moment, zones: CalendarZones) -> bool:
    if moment.has_hour and start.has_hour:
        first, second = zones.instant(moment), zones.instant(start)
        return first == second if first is not None and second is not None else moment == start
    # An EXDATE that is a day takes out the hour on that day: some programs write it so.
    return _day(moment) == _day(start)


def _day(moment: Moment) -> datetime.date:
    return moment.value.date() if isinstance(moment.value, datetime.datetime) else moment.value


def _is_once(prop: Property, start: Moment | None) -> bool:
    if _ONCE.search(prop.value):
        return True
    until = _UNTIL.search(prop.value)
    end = read_moment(prop._replace(value=until[1].upper(), parameters={})).value if until is not None else None
    return end is not None and start is not None and not _may_be_hourly(prop) and _day(end) <= _day(start)


def _may_be_hourly(prop: Property) -> bool:
    return any(word in prop.value.upper() for word in ("HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE"))


def _has_only(prop: Property, start: Moment | None, zones: CalendarZones) -> bool:
    written = [value for value in prop.value.split(",") if value.strip()]
    moments = _moments(prop)
    return len(moments) == len(written) and all(start is not None and _is_same(it, start, zones) for it in moments)
