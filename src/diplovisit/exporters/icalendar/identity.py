"""The identity of calendar entries: what makes a re-export update an entry where it would else add one.

A key names what an entry shows, and its UID is made of the key and of nothing else: no host, no time, no revision. Ids
in a record never change, and so the UID of a stop stays while its days, its title and its status change.
"""

import datetime
import uuid
from typing import Final

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
