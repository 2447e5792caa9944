"""What the clocks of a time zone show: by the rules that this machine has, and from 1970 on.

Before 1970 the tz database lets one city of a region stand for all of them (its file `theory.html`), so that what it
says of the others is no ground to contradict a record. Where the machine has no rules for a zone, nothing is said.
"""

import datetime
import functools
import zoneinfo

_SINCE = 1970


def utc_offset(zone: str, moment: datetime.datetime) -> datetime.timedelta | None:
    """How far ahead of UTC the clocks of a zone are at an instant; None where that is not known.

    >>> noon = datetime.datetime(2025, 7, 7, 12, tzinfo=datetime.UTC)
    >>> offset_text(utc_offset("Europe/Tallinn", noon)), utc_offset("Mars/Olympus", noon)
    ('+03:00', None)
    """
    rules = _rules(zone)
    if rules is None or moment.year < _SINCE or moment.year == datetime.MAXYEAR:
        return None
    return moment.astimezone(rules).utcoffset()


def skipped_to(zone: str, hour: datetime.datetime) -> datetime.datetime | None:
    """The hour that the clocks of a zone were put forward to, where they never showed this one; None where they did.

    >>> skipped_to("Europe/Tallinn", datetime.datetime(2025, 3, 30, 3, 30))
    datetime.datetime(2025, 3, 30, 4, 30)
    """
    rules = _rules(zone)
    if rules is None or hour.year < _SINCE or hour.year == datetime.MAXYEAR:
        return None
    there = hour.replace(tzinfo=rules).astimezone(datetime.UTC).astimezone(rules).replace(tzinfo=None, fold=0)
    return there if there != hour.replace(fold=0) else None


def offset_text(ahead: datetime.timedelta) -> str:
    """An offset as ISO 8601 writes it.

    >>> offset_text(datetime.timedelta(hours=-3, minutes=-30))
    '-03:30'
    """
    minutes = round(ahead.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@functools.lru_cache(maxsize=1024)
def _rules(zone: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of the database
        return None
