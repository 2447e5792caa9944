"""The clocks of a time zone, by the rules on this machine, from 1970 on.

Before 1970 the tz database describes one city of a region for all of them (its file `theory.html`). What it says of the
other cities does not justify a contradiction. If the machine has no rules for a zone, the answer is None.
"""

import datetime
import functools
import zoneinfo

_FIRST_YEAR = 1970


def utc_offset(zone: str, moment: datetime.datetime) -> datetime.timedelta | None:
    """Returns the offset of a zone from UTC at an instant, positive if it is ahead; None if it is unknown.

    >>> noon = datetime.datetime(2025, 7, 7, 12, tzinfo=datetime.UTC)
    >>> offset_text(utc_offset("Europe/Tallinn", noon)), utc_offset("Mars/Olympus", noon)
    ('+03:00', None)
    """
    rules = _rules(zone)
    if rules is None or moment.year < _FIRST_YEAR or moment.year == datetime.MAXYEAR:
        return None
    return moment.astimezone(rules).utcoffset()


def skipped_to(zone: str, hour: datetime.datetime) -> datetime.datetime | None:
    """Returns the hour that the clocks of a zone showed instead of a skipped hour; None if they did show this one.

    >>> skipped_to("Europe/Tallinn", datetime.datetime(2025, 3, 30, 3, 30))
    datetime.datetime(2025, 3, 30, 4, 30)
    """
    rules = _rules(zone)
    if rules is None or hour.year < _FIRST_YEAR or hour.year == datetime.MAXYEAR:
        return None
    shown = hour.replace(tzinfo=rules).astimezone(datetime.UTC).astimezone(rules).replace(tzinfo=None, fold=0)
    return shown if shown != hour.replace(fold=0) else None


def offset_text(ahead: datetime.timedelta) -> str:
    """Returns an offset in the form of ISO 8601.

    >>> offset_text(datetime.timedelta(hours=-3, minutes=-30))
    '-03:30'
    """
    minutes = round(ahead.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@functools.lru_cache(maxsize=1024)
def _rules(zone: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "America" is a folder of the database
        return None
