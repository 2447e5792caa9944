"""A time zone in a calendar: VTIMEZONE, for readers that know no names of zones (RFC 5545, section 3.6.5)."""

import datetime
from collections.abc import Iterator

from diplovisit.exporters.icalendar.zone_rules import Observance, observances
from diplovisit.wire.content_lines import component_lines, content_line, escape_text


def vtimezone(zone: str, first: int, last: int) -> bytes:
    r"""The VTIMEZONE of a zone of the tz database, right for the years from the first to the last.

    >>> print(vtimezone("Asia/Kolkata", 2025, 2025).decode().replace("\r", ""), end="")
    BEGIN:VTIMEZONE
    TZID:Asia/Kolkata
    BEGIN:STANDARD
    DTSTART:20240101T000000
    TZOFFSETFROM:+0530
    TZOFFSETTO:+0530
    TZNAME:IST
    END:STANDARD
    END:VTIMEZONE
    """
    parts = (_observance(found) for found in observances(zone, first, last))
    return component_lines("VTIMEZONE", content_line("TZID", escape_text(zone)), *parts)


def _observance(found: Observance) -> bytes:
    return component_lines("DAYLIGHT" if found.is_daylight else "STANDARD", *_lines(found))


def _lines(found: Observance) -> Iterator[bytes]:
    yield content_line("DTSTART", format_wall_time(found.start))
    yield content_line("TZOFFSETFROM", _offset_text(found.before))
    yield content_line("TZOFFSETTO", _offset_text(found.after))
    yield content_line("TZNAME", escape_text(found.name))
    if found.rule is not None:
        yield content_line("RRULE", found.rule)
    if found.more:
        yield content_line("RDATE", ",".join(map(format_wall_time, found.more)))


def format_wall_time(moment: datetime.datetime) -> str:
    """A time on the clock on the wall (RFC 5545, section 3.3.5, form 1).

    isoformat and not strftime, which does not pad years before 1000 on every platform.

    >>> format_wall_time(datetime.datetime(974, 5, 3, 10))
    '09740503T100000'
    """
    return moment.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _offset_text(offset: datetime.timedelta) -> str:
    """RFC 5545, section 3.3.14; clocks before the telegraph were set to the sun, to the second.

    >>> _offset_text(datetime.timedelta(hours=-3, minutes=-30)), _offset_text(datetime.timedelta(seconds=9017))
    ('-0330', '+023017')
    """
    seconds = round(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds_left = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}{f'{seconds_left:02}' if seconds_left else ''}"
