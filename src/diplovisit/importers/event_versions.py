"""Versions of one event: the same UID and RECURRENCE-ID, in one calendar or in several (RFC 5546, section 2.1.5)."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.formats.icalendar_reading import Property, parse_moment
from diplovisit.readers.icalendar_components import CalendarComponent

_SEQUENCE: Final = re.compile("[0-9]{1,8}")
_NEVER: Final = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@attrs.frozen
class EventKey:
    """What makes two entries the same event. `instance` is None, except for one event of a series."""

    uid: str
    instance: str | None


@attrs.frozen(kw_only=True)
class EventVersion:
    """A version of an event. A time that is missing or unreadable is the earliest possible.

    modified: LAST-MODIFIED, or DTSTAMP where there is none. stamped: DTSTAMP.
    """

    key: EventKey
    sequence: int
    modified: datetime.datetime
    stamped: datetime.datetime

    @property
    def rank(self) -> tuple[int, datetime.datetime, datetime.datetime]:
        """The newer of two versions has the higher rank."""
        return self.sequence, self.modified, self.stamped


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
    sequence = event.first("SEQUENCE")
    stamped = _instant(event.first("DTSTAMP")) or _NEVER
    return EventVersion(
        key=EventKey(uid.value.strip(), _instance(event.first("RECURRENCE-ID"))),
        sequence=int(sequence.value) if sequence is not None and _SEQUENCE.fullmatch(sequence.value.strip()) else 0,
        modified=_instant(event.first("LAST-MODIFIED")) or stamped,
        stamped=stamped,
    )


def newer_because(newer: EventVersion, older: EventVersion) -> str:
    """Returns why a version is newer than another, as a clause."""
    if newer.sequence != older.sequence:
        return f"its SEQUENCE is {newer.sequence}, and {older.sequence} here"
    if newer.modified != older.modified:
        return f"it was modified {_when(newer.modified)}, and this one {_when(older.modified)}"
    return f"its DTSTAMP is {_when(newer.stamped)}, and {_when(older.stamped)} here"


def _when(moment: datetime.datetime) -> str:
    return "at an unknown time" if moment == _NEVER else moment.isoformat().replace("+00:00", "Z")


def _instant(prop: Property | None) -> datetime.datetime | None:
    moment = parse_moment(prop) if prop is not None else None
    return moment.instant() if moment is not None else None


def _instance(prop: Property | None) -> str | None:
    """Returns a RECURRENCE-ID as an instant in UTC where that is known, because programs write it in any zone."""
    if prop is None or not prop.value.strip():
        return None
    instant = _instant(prop)
    return instant.isoformat() if instant is not None else prop.value.strip()
