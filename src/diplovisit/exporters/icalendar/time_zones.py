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
    if moment.tzinfo is None and zone is not None and (rules := find_zone(zone)) is not None:
        moment = moment.replace(tzinfo=rules)
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:  # 0001-01-01T00:00:00+05:30
        return None


def wall_time(moment: datetime.datetime, zone: str) -> datetime.datetime | None:
    """What the clock of a zone shows at an instant; None where no reader could tell the instant from it.

    That is where this machine does not know the zone, and in an hour that comes twice, of which readers take the one or
    the other.

    >>> dinner = datetime.datetime(2026, 10, 6, 19, tzinfo=datetime.UTC)
    >>> wall_time(dinner, "Europe/Lisbon").isoformat()
    '2026-10-06T20:00:00'
    >>> wall_time(datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC), "Europe/Lisbon") is None
    True
    """
    if (rules := find_zone(zone)) is None:
        return None
    try:
        local = moment.astimezone(rules)
        is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    except OverflowError:  # 9999-12-31T23:30:00Z in Asia/Tokyo
        return None
    return None if is_twice else local.replace(tzinfo=None)


@functools.lru_cache(maxsize=1024)
def find_zone(name: str) -> zoneinfo.ZoneInfo | None:
    """The rules of a zone of the tz database, None where this machine has none by that name."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of the database
        return None
