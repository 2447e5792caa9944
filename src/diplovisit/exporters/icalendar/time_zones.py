"""Hours: a time that a record gives, as an instant in UTC where that can be known."""

import datetime
import functools
import zoneinfo


def instant(moment: datetime.datetime, zone: str | None) -> datetime.datetime | None:
    """The time in UTC where it has an offset or its zone is known; as it stands, naive, where neither is.

    An hour that comes twice is the first of the two, and an hour that is skipped is reckoned by the clock before the
    change (RFC 5545, section 3.3.5, and PEP 495 with fold=0 say the same). None where the time in UTC lies outside the
    years 0001 to 9999.

    >>> dinner = datetime.datetime(2026, 10, 6, 20)
    >>> instant(dinner, "Europe/Lisbon").isoformat(), instant(dinner, None).isoformat()
    ('2026-10-06T19:00:00+00:00', '2026-10-06T20:00:00')
    """
    if moment.tzinfo is None and zone is not None and (rules := find(zone)) is not None:
        moment = moment.replace(tzinfo=rules)
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:  # 0001-01-01T00:00:00+05:30
        return None


@functools.lru_cache(maxsize=1024)
def find(name: str) -> zoneinfo.ZoneInfo | None:
    """The rules of a zone of the tz database, None where this machine has none by that name."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of the database
        return None
