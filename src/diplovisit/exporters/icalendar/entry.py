"""A calendar entry as a value, before it is written."""

import datetime
import enum
import uuid
from typing import Final

import attrs

# MERGED: The identity of calendar entries: what makes a re-export update an entry where it would else add
# one. A key names what an entry shows, and its UID is made of the key and of nothing else: no host, no time,
# no revision. Ids in a record never change, and so the UID of a stop stays while its days, its title and its
# status change.

NAMESPACE: Final = uuid.UUID("3ad4d0fb-d481-4830-bd63-e5625d9c845d")
"""The namespace of every UID: a random UUID that must never change, as every entry in every calendar hangs on it."""


def entry_key(
    visit: str, stop: str | None = None, engagement: str | None = None, day: datetime.date | None = None
) -> str:
    """The key of an entry: the ids on the way to what it shows, and the first day of its run where days are a set.

    Ids have neither `/` nor `@`, so no two entries share a key: an engagement with the id `2025-03-07` is no day.

    >>> entry_key("us-kissinger-shuttle", "syria", day=datetime.date(1974, 5, 12))
    'us-kissinger-shuttle/syria@1974-05-12'
    """
    path = "/".join(part for part in (visit, stop, engagement) if part is not None)
    return path if day is None else f"{path}@{day.isoformat()}"


def entry_uid(key: str) -> str:
    """The UID of an entry, a UUID of version 5 (RFC 9562, section 5.5), as RFC 7986, section 5.3, wants it: no host.

    >>> entry_uid("in-ru-misri-foreign-office-consultations/russia")
    '2efae631-e628-5632-b049-ce6eec4f669b'
    """
    return str(uuid.uuid5(NAMESPACE, key))


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
