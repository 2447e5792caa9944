"""A calendar entry as a value, before it is written.

Its identity makes a repeated export update the entry instead of adding another. A key names what the entry shows. The
UID is made of the key and of nothing else: no host, no time, no revision. Ids in a record never change, so the UID of a
stop stays the same while its days, its title and its status change.
"""

import datetime
import enum
import uuid
from typing import Final

import attrs

NAMESPACE: Final = uuid.UUID("3ad4d0fb-d481-4830-bd63-e5625d9c845d")
"""The namespace of every UID: a random UUID that must never change, as every UID in every calendar depends on it."""


def entry_key(
    visit: str, stop: str | None = None, engagement: str | None = None, day: datetime.date | None = None
) -> str:
    """Returns the key of an entry: the path of ids to what it shows, and the first day of its run in a set of days.

    Ids contain neither `/` nor `@`, so no two entries share a key. An engagement with the id `2025-03-07` cannot be
    confused with a day.

    >>> entry_key("us-kissinger-shuttle", "syria", day=datetime.date(1974, 5, 12))
    'us-kissinger-shuttle/syria@1974-05-12'
    """
    path = "/".join(part for part in (visit, stop, engagement) if part is not None)
    return path if day is None else f"{path}@{day.isoformat()}"


def entry_uid(key: str) -> str:
    """Returns the UID of an entry: a UUID of version 5 (RFC 9562, section 5.5), without host (RFC 7986, section 5.3).

    >>> entry_uid("in-ru-misri-foreign-office-consultations/russia")
    '2efae631-e628-5632-b049-ce6eec4f669b'
    """
    return str(uuid.uuid5(NAMESPACE, key))


class EntryKind(enum.StrEnum):
    """The component of RFC 5545, section 3.6, that an entry is written as."""

    EVENT = "VEVENT"
    JOURNAL = "VJOURNAL"


class EventStatus(enum.StrEnum):
    """The values of STATUS that an entry can have (RFC 5545, section 3.8.1.11); a journal can have only the last."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class RelationType(enum.StrEnum):
    """The relation of another entry to this one (RFC 5545, section 3.2.15)."""

    PARENT = "PARENT"
    SIBLING = "SIBLING"


@attrs.frozen(kw_only=True)
class CalendarEntry:
    """One entry of a calendar.

    key: the ids of what the entry shows; `uid` is made of it.
    start, end: dates for whole days, where `end` is the day after the last. Otherwise datetimes: aware in UTC, or naive
        for a wall-clock time at a place whose zone is not known. A journal has neither. `end` is None where something
        begins at an hour and the record does not say how long it lasts.
    zone: the time zone in which to give the hours, None where the record has none; `start` is in UTC all the same.
    status, location, url: None where the entry has none.
    related: the entry that this one belongs to, and the relation; None for the first entry of a visit.
    carries_record: whether the record is written into the entry; true for exactly one entry of a visit, the first.
    sequence, stamp: the revision of the record, and its time in UTC.

    >>> from diplovisit import calendar_entries, load
    >>> (entry,) = calendar_entries(load("seeds/misri-russia/visit.yaml"))
    >>> str(entry.start), str(entry.end), entry.status, entry.sequence
    ('2025-03-07', '2025-03-08', <EventStatus.TENTATIVE: 'TENTATIVE'>, 1)
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
