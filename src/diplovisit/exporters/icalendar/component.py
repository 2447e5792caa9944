"""A calendar entry as a value, before it is written."""

import datetime
import enum

import attrs


class EntryKind(enum.StrEnum):
    """The component of RFC 5545, section 3.6, that an entry is written as."""

    EVENT = "VEVENT"
    JOURNAL = "VJOURNAL"


class EventStatus(enum.StrEnum):
    """The values of STATUS that an entry can have (RFC 5545, section 3.8.1.11); a journal knows only the last."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class RelationType(enum.StrEnum):
    """What another entry is to this one (RFC 5545, section 3.2.15)."""

    PARENT = "PARENT"
    SIBLING = "SIBLING"


@attrs.frozen(kw_only=True)
class CalendarEntry:
    """One entry of a calendar.

    key: what it shows, by ids; `uid` is made of it.
    start, end: dates for a whole day, `end` the day after the last; else datetimes, aware in UTC, or naive for a time
        on the wall of a place whose zone is not known. A journal has neither, and `end` is None where the record does
        not say how long something lasts that begins at an hour.
    zone: the time zone whose clock the hours are told by, where the record has one; `start` is in UTC all the same.
    status, location, url: None where the entry has none.
    related: the entry that this one belongs to, and how; None for the first of a visit.
    carries_record: whether the record is written into it; true for exactly one entry of a visit, the first.
    sequence, stamp: the revision of the record, and when it was made, in UTC.
    """

    kind: EntryKind
    key: str
    uid: str
    sequence: int
    stamp: datetime.datetime
    start: datetime.date | None
    end: datetime.date | None
    zone: str | None
    status: EventStatus | None
    summary: str
    location: str | None
    description: str
    categories: tuple[str, ...]
    url: str | None
    related: tuple[RelationType, str] | None
    carries_record: bool
