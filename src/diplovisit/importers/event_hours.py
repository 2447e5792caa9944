"""An hour of an event as a record states it: on the clock of a zone, with an offset, in UTC, or without a zone."""

import datetime
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.formats.icalendar_reading import Moment, Property, find_zone_rules
from diplovisit.importers import property_rules, rules
from diplovisit.importers.calendar_zones import CalendarZones, meaning_rules
from diplovisit.importers.event_moments import TimeProblem
from diplovisit.importers.zone_meanings import ZoneMeaning

_A_MINUTE: Final = datetime.timedelta(minutes=1)


@attrs.frozen(kw_only=True)
class EventHour:
    """An hour in EDTF and the zone of its clock; `zone` is None where none is known."""

    when: str
    zone: str | None = None
    problems: tuple[TimeProblem, ...] = ()


def read_hour(prop: Property, start: Moment, zones: CalendarZones) -> EventHour:
    """Returns the hour of a start. It has an offset where only the offset of its zone is known, and not the name.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> start = Moment(datetime.datetime(2025, 3, 7, 10), "UTC+02:00")
    >>> read_hour(parse_property("DTSTART:20250307T100000", 0), start, CalendarZones()).when
    '2025-03-07T10:00:00+02:00'
    """
    when = start.value.isoformat().replace("+00:00", "Z")
    if start.zone is None:
        return EventHour(when=when, problems=tuple(_compare_with_calendar(prop, start, zones)))
    meaning, own = zones.meaning(start.zone), zones.own_offset(start)
    name = quoted(start.zone)
    rivals = zones.own_offsets(start)
    if len(rivals) > 1:
        shown = " and ".join(map(_offset_text, rivals))
        rest = f"the draft has {meaning.zone}" if meaning.zone is not None else "the draft uses none of them"
        sentence = f"the calendar has several VTIMEZONE named {name}: {start.value} is at {shown}; {rest}"
        problem = _foreign(prop, sentence)
        if meaning.zone is None:
            return EventHour(when=when, problems=(problem,))
        return EventHour(when=when, zone=meaning.zone, problems=(problem, *_windows_problem(prop, start.zone, meaning)))
    if meaning.zone is not None:
        problems = list(_compare_offsets(prop, start, meaning.zone, own))
        return EventHour(
            when=when, zone=meaning.zone, problems=(*_windows_problem(prop, start.zone, meaning), *problems)
        )
    offset = own if own is not None else meaning.offset
    if offset is None or offset % _A_MINUTE:
        sentence = f"the time zone {name} has no IANA name, so the draft has the times without a zone"
        return EventHour(when=when, problems=(_foreign(prop, sentence),))
    source = "the calendar has its rules" if own is not None else "it is an offset"
    sentence = f"the time zone {name} has no IANA name, but {source}; the draft has the time at {_offset_text(offset)}"
    return EventHour(when=f"{when}{_offset_text(offset)}", problems=(_foreign(prop, sentence),))


def _windows_problem(prop: Property, written: str, meaning: ZoneMeaning) -> Iterator[TimeProblem]:
    if meaning.windows is not None:
        sentence = f"the Windows time zone {quoted(written)} is read as {meaning.zone}, its usual IANA zone"
        yield TimeProblem(prop=prop, sentence=sentence, rule=property_rules.USUAL_TIME_ZONE)


def _foreign(prop: Property, sentence: str) -> TimeProblem:
    return TimeProblem(prop=prop, sentence=sentence, rule=rules.FOREIGN_TIME_ZONE)


def _compare_offsets(prop: Property, start: Moment, zone: str, own: datetime.timedelta | None) -> Iterator[TimeProblem]:
    """Reports rules of the calendar that differ from those of the tz database at the start of the event."""
    clock = find_zone_rules(zone)
    if own is None or clock is None or not isinstance(start.value, datetime.datetime):
        return
    known = start.value.replace(tzinfo=clock).utcoffset()
    if known is not None and known != own:
        rest = (
            f"at {_offset_text(own)}, and the tz database has {zone} at {_offset_text(known)}; the draft has the zone"
        )
        yield _foreign(prop, f"the rules in the calendar have {start} {rest}")


def _compare_with_calendar(prop: Property, start: Moment, zones: CalendarZones) -> Iterator[TimeProblem]:
    """Reports an hour without a zone in a calendar that has one, and an hour in UTC on another day there."""
    calendar, shown_in = zones.of_calendar, zones.of_calendar_property
    if calendar is None or shown_in is None or not isinstance(start.value, datetime.datetime):
        return
    name = quoted(shown_in.value)
    if start.value.tzinfo is None:
        sentence = f"the time has no zone; the zone of the calendar, {name}, may apply"
        yield TimeProblem(prop=prop, sentence=sentence, rule=property_rules.CALENDAR_TIME_ZONE)
        return
    clock = meaning_rules(calendar)
    try:
        local = start.value.astimezone(clock) if clock is not None else start.value
    except OverflowError:  # 99991231T230000Z ahead of Greenwich
        return
    if local.date() != start.value.date():
        sentence = f"the time is {start}, which is on {local.date()} in {name}, the zone of the calendar"
        yield TimeProblem(prop=prop, sentence=sentence, rule=property_rules.CALENDAR_TIME_ZONE)


def _offset_text(offset: datetime.timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
