"""One entry as it stands in a calendar: its content lines (RFC 5545, section 3.1)."""

import datetime
from collections.abc import Iterator

from diplovisit.exporters.icalendar.component import CalendarEntry, EntryKind
from diplovisit.exporters.icalendar.vtimezone import format_wall_time
from diplovisit.exporters.icalendar.zones_told import UsedTimeZones
from diplovisit.wire.content_lines import component_lines, content_line, escape_text, escape_texts


def entry_lines(entry: CalendarEntry, *carried: bytes, zones: UsedTimeZones | None = None) -> bytes:
    """One entry as it stands in a calendar, with the lines that carry its record; in UTC without `zones`."""
    return component_lines(entry.kind, *_lines(entry, zones), *carried)


def _lines(entry: CalendarEntry, zones: UsedTimeZones | None) -> Iterator[bytes]:
    stamp = _time(entry.stamp)
    yield content_line("UID", entry.uid)
    yield content_line("DTSTAMP", stamp)
    yield content_line("LAST-MODIFIED", stamp)
    yield content_line("SEQUENCE", str(entry.sequence))
    yield from _times(entry, zones)
    if entry.status is not None:
        yield content_line("STATUS", entry.status)
    if entry.kind is EntryKind.EVENT and not isinstance(entry.start, datetime.datetime):
        # A whole day is no time that a reader has to keep free.
        yield content_line("TRANSP", "TRANSPARENT")
    yield content_line("SUMMARY", escape_text(entry.summary))
    if entry.location is not None:
        yield content_line("LOCATION", escape_text(entry.location))
    yield content_line("DESCRIPTION", escape_text(entry.description))
    if entry.categories:
        yield content_line("CATEGORIES", escape_texts(entry.categories))
    if entry.url is not None:
        yield content_line("URL", _uri(entry.url))
    if entry.related is not None:
        relation, other = entry.related
        yield content_line("RELATED-TO", other, {"RELTYPE": relation})
    yield content_line("X-DIPLOVISIT-ID", entry.key)


def _times(entry: CalendarEntry, zones: UsedTimeZones | None) -> Iterator[bytes]:
    local = zones.local(entry) if zones is not None else None
    if local is not None and entry.zone is not None:
        start, end = local
        yield content_line("DTSTART", format_wall_time(start), {"TZID": entry.zone})
        if end is not None:
            yield content_line("DTEND", format_wall_time(end), {"TZID": entry.zone})
        return
    if entry.start is not None:
        yield _moment("DTSTART", entry.start)
    if entry.end is not None:
        yield _moment("DTEND", entry.end)


def _moment(name: str, moment: datetime.date) -> bytes:
    if isinstance(moment, datetime.datetime):
        return content_line(name, _time(moment))
    return content_line(name, moment.isoformat().replace("-", ""), {"VALUE": "DATE"})


def _time(moment: datetime.datetime) -> str:
    """RFC 5545, section 3.3.5: with `Z` in UTC, and without where the clock on the wall is meant."""
    return f"{format_wall_time(moment)}Z" if moment.tzinfo is not None else format_wall_time(moment)


def _uri(url: str) -> str:
    """A URI has ASCII alone; what lies beyond it is written in the octets of UTF-8 (RFC 3987, section 3.1).

    >>> _uri("https://example.org/Çankırı")
    'https://example.org/%C3%87ank%C4%B1r%C4%B1'
    """
    if url.isascii():
        return url
    return "".join(found if found.isascii() else "".join(f"%{octet:02X}" for octet in found.encode()) for found in url)
