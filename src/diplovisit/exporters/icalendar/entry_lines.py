"""One entry as it stands in a calendar: its content lines (RFC 5545, section 3.1)."""

import datetime
from collections.abc import Iterator

from diplovisit.exporters.icalendar.component import Component, Kind
from diplovisit.exporters.icalendar.vtimezone import wall
from diplovisit.exporters.icalendar.zones_told import ZonesTold
from diplovisit.wire.content_lines import component, line, text, texts


def entry_lines(entry: Component, *carried: bytes, zones: ZonesTold | None = None) -> bytes:
    """One entry as it stands in a calendar, with the lines that carry its record; in UTC without `zones`."""
    return component(entry.kind, *_lines(entry, zones), *carried)


def _lines(entry: Component, zones: ZonesTold | None) -> Iterator[bytes]:
    stamp = _time(entry.stamp)
    yield line("UID", entry.uid)
    yield line("DTSTAMP", stamp)
    yield line("LAST-MODIFIED", stamp)
    yield line("SEQUENCE", str(entry.sequence))
    yield from _times(entry, zones)
    if entry.status is not None:
        yield line("STATUS", entry.status)
    if entry.kind is Kind.EVENT and not isinstance(entry.start, datetime.datetime):
        # A whole day is no time that a reader has to keep free.
        yield line("TRANSP", "TRANSPARENT")
    yield line("SUMMARY", text(entry.summary))
    if entry.location is not None:
        yield line("LOCATION", text(entry.location))
    yield line("DESCRIPTION", text(entry.description))
    if entry.categories:
        yield line("CATEGORIES", texts(entry.categories))
    if entry.url is not None:
        yield line("URL", _uri(entry.url))
    if entry.related is not None:
        relation, other = entry.related
        yield line("RELATED-TO", other, {"RELTYPE": relation})
    yield line("X-DIPLOVISIT-ID", entry.key)


def _times(entry: Component, zones: ZonesTold | None) -> Iterator[bytes]:
    local = zones.local(entry) if zones is not None else None
    if local is not None and entry.zone is not None:
        start, end = local
        yield line("DTSTART", wall(start), {"TZID": entry.zone})
        if end is not None:
            yield line("DTEND", wall(end), {"TZID": entry.zone})
        return
    if entry.start is not None:
        yield _moment("DTSTART", entry.start)
    if entry.end is not None:
        yield _moment("DTEND", entry.end)


def _moment(name: str, moment: datetime.date) -> bytes:
    if isinstance(moment, datetime.datetime):
        return line(name, _time(moment))
    return line(name, moment.isoformat().replace("-", ""), {"VALUE": "DATE"})


def _time(moment: datetime.datetime) -> str:
    """RFC 5545, section 3.3.5: with `Z` in UTC, and without where the clock on the wall is meant."""
    return f"{wall(moment)}Z" if moment.tzinfo is not None else wall(moment)


def _uri(url: str) -> str:
    """A URI has ASCII alone; what lies beyond it is written in the octets of UTF-8 (RFC 3987, section 3.1).

    >>> _uri("https://example.org/Çankırı")
    'https://example.org/%C3%87ank%C4%B1r%C4%B1'
    """
    if url.isascii():
        return url
    return "".join(found if found.isascii() else "".join(f"%{octet:02X}" for octet in found.encode()) for found in url)
