"""Versions of one event: the same UID and RECURRENCE-ID, in one calendar or in several (RFC 5546, section 2.1.5)."""

import datetime
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.formats.icalendar_reading import Property, parse_moment
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.icalendar_components import CalendarComponent

_SEQUENCE: Final = lazy_pattern(r"[+]?[0-9]{1,19}")
_NEVER: Final = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@attrs.frozen
class EventKey:
    """What makes two entries the same event. `instance` is None, except for one event of a series."""

    uid: str
    instance: str | None


@attrs.frozen(kw_only=True)
class EventSequence:
    """The SEQUENCE of an event: 0 without one. `number` is None if it is unreadable, or if there are two that differ.

    prop: the property; None without one. problem: a sentence on an unreadable one; its property is `faulty`.
    """

    number: int | None = 0
    prop: Property | None = None
    faulty: Property | None = None
    problem: str | None = None


@attrs.frozen(kw_only=True)
class EventVersion:
    """A version of an event. A time that is missing is the earliest possible; None is an unreadable time or number.

    modified: LAST-MODIFIED, or DTSTAMP where there is none. stamped: DTSTAMP.
    """

    key: EventKey
    sequence: int | None
    modified: datetime.datetime | None
    stamped: datetime.datetime | None

    def is_newer_than(self, other: "EventVersion") -> bool:
        """Whether this version is newer for certain. A number or time that nobody can read decides nothing.

        Of two versions, neither may be newer: a time without a zone may be before or after one in UTC.
        """
        for mine, theirs in (
            (self.sequence, other.sequence),
            (self.modified, other.modified),
            (self.stamped, other.stamped),
        ):
            if mine is None or theirs is None:
                return False
            if mine != theirs:
                return mine > theirs  # type: ignore[operator]  # both are numbers, or both are times
        return False


def version_of(event: CalendarComponent) -> EventVersion | None:
    """Returns the version of an event; None without a UID, by which alone an event is known again.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nUID:7\\nSEQUENCE:2\\nEND:VEVENT\\nEND:VCALENDAR"
    >>> version_of(read_calendar_components(written).calendars[0].inside[0]).sequence
    2
    """
    uid = event.first("UID")
    if uid is None or not uid.value.strip():
        return None
    stamped = _time_of(event, "DTSTAMP")
    modified = _time_of(event, "LAST-MODIFIED")
    return EventVersion(
        key=EventKey(uid.value.strip(), _instance(event.first("RECURRENCE-ID"))),
        sequence=read_sequence(event).number,
        modified=stamped if modified == _NEVER else modified,
        stamped=stamped,
    )


def read_sequence(event: CalendarComponent) -> EventSequence:
    """Reads the SEQUENCE of an event.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nSEQUENCE:x\\nEND:VEVENT\\nEND:VCALENDAR"
    >>> read_sequence(read_calendar_components(written).calendars[0].inside[0]).problem
    'SEQUENCE is "x", which is not a whole number'
    """
    written = event.all("SEQUENCE")
    numbers: set[int] = set()
    for prop in written:
        if not _SEQUENCE.fullmatch(prop.value.strip()):
            problem = f"SEQUENCE is {quoted(prop.value)}, which is not a whole number"
            return EventSequence(number=None, prop=written[0], faulty=prop, problem=problem)
        numbers.add(int(prop.value))
        if len(numbers) > 1:
            first, second = quoted(written[0].value), quoted(prop.value)
            problem = f"the event has two SEQUENCE, {first} and {second}, so the draft follows neither"
            return EventSequence(number=None, prop=written[0], faulty=prop, problem=problem)
    return EventSequence(number=numbers.pop(), prop=written[0]) if written else EventSequence()


def newer_because(newer: EventVersion, older: EventVersion) -> str:
    """Returns why a version is newer than another, as a clause."""
    if newer.sequence != older.sequence:
        return f"its SEQUENCE is {newer.sequence}, not {older.sequence} as here"
    if newer.modified != older.modified:
        return f"it was modified {_when(newer.modified)}, this one {_when(older.modified)}"
    return f"its DTSTAMP is {_when(newer.stamped)}, not {_when(older.stamped)} as here"


def _when(moment: datetime.datetime | None) -> str:
    return "at an unknown time" if moment is None or moment == _NEVER else moment.isoformat().replace("+00:00", "Z")


def _time_of(event: CalendarComponent, name: str) -> datetime.datetime | None:
    """Returns a time of an event in UTC: the earliest if it is missing; None if it is unreadable or twofold."""
    times = {_instant(prop) for prop in event.all(name)}
    return _NEVER if not times else times.pop() if len(times) == 1 else None


def _instant(prop: Property | None) -> datetime.datetime | None:
    moment = parse_moment(prop) if prop is not None else None
    return moment.instant() if moment is not None else None


def _instance(prop: Property | None) -> str | None:
    """Returns a RECURRENCE-ID as an instant in UTC where that is known, because programs write it in any zone."""
    if prop is None or not prop.value.strip():
        return None
    instant = _instant(prop)
    return instant.isoformat() if instant is not None else prop.value.strip()
