"""The calendar around the entries, and how they are written: RFC 5545, with the names of RFC 7986."""

import base64
import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from diplovisit.exporters.canonical_json import canonical
from diplovisit.exporters.icalendar.component import Component, Kind
from diplovisit.exporters.icalendar.components import components
from diplovisit.record import Stop, Visit, constraints
from diplovisit.wire.content_lines import begin, component, end, line, text, texts

# No version in it: a new release would change every file that it writes, and every feed with them.
_HEAD: Final = (
    begin("VCALENDAR"),
    line("VERSION", "2.0"),
    line("PRODID", "-//diplovisit//diplovisit//EN"),
)


def calendar(
    visits: Iterable[Visit],
    *,
    name: str | None = None,
    refresh: datetime.timedelta | None = None,
    record: bool = True,
    where: Callable[[Stop], bool] | None = None,
) -> Iterator[bytes]:
    r"""A calendar of visits in pieces, one visit after the other: the same visits, the same bytes.

    `name` is what a reader calls the calendar, and `refresh` how often a subscriber should look again; neither is
    written where it is None. `record` says whether each visit carries its record. `where` picks the stops to show: a
    visit with none of them is left out, and one with some carries its whole record all the same.

    There is no METHOD, which CalDAV forbids (RFC 4791, section 4.1), and no X-WR-TIMEZONE, which some readers shift
    whole days by.

    Raises ValueError for a name that is not one line of text, and for a `refresh` that is not a positive number of
    seconds.

    >>> from diplovisit import load
    >>> written = b"".join(calendar([load("seeds/misri-russia/visit.yaml")], name="Visits to Russia"))
    >>> [line for line in written.split(b"\r\n") if line.startswith((b"NAME", b"DTSTART", b"SUMMARY"))]
    [b'NAME:Visits to Russia', b'DTSTART;VALUE=DATE:20250307',
     b'SUMMARY:[Tentative] Foreign Secretary Vikram Misri visits Russia']
    """
    yield b"".join((*_HEAD, *_named(name), *_refreshed(refresh)))
    for visit in visits:
        stops = None if where is None else frozenset(stop.id for stop in visit.stops if where(stop))
        found = components(visit, stops=stops)
        yield b"".join(written(entry, visit if record and entry.carries_record else None) for entry in found)
    yield end("VCALENDAR")


def single(visit: Visit) -> bytes:
    """The calendar of one visit, with its record."""
    return b"".join(calendar([visit]))


def _named(name: str | None) -> Iterator[bytes]:
    if name is None:
        return
    if len(name) > constraints.LINE.longest or not constraints.LINE.fullmatch(name):
        raise ValueError(f"the name of a calendar: expected {constraints.LINE.expected}, saw {name!r}")
    yield line("NAME", text(name))  # RFC 7986, section 5.1
    yield line("X-WR-CALNAME", text(name))  # for the readers that came before it


def _refreshed(every: datetime.timedelta | None) -> Iterator[bytes]:
    if every is None:
        return
    if every < datetime.timedelta(seconds=1) or every.microseconds:
        raise ValueError(f"how often to look again: expected a positive number of whole seconds, saw {every!r}")
    written = _duration(every)
    yield line("REFRESH-INTERVAL", written, {"VALUE": "DURATION"})  # RFC 7986, section 5.7
    yield line("X-PUBLISHED-TTL", written)  # for the readers that came before it


def _duration(length: datetime.timedelta) -> str:
    """RFC 5545, section 3.3.6: between two units that are written none is left out, as in PT1H0M5S.

    >>> (
    ...     _duration(datetime.timedelta(days=1)),
    ...     _duration(datetime.timedelta(hours=12)),
    ...     _duration(datetime.timedelta(seconds=3605)),
    ... )
    ('P1D', 'PT12H', 'PT1H0M5S')
    """
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    units = [(hours, "H"), (minutes, "M"), (seconds, "S")]
    while units and not units[-1][0]:
        units.pop()
    while units and not units[0][0]:
        units.pop(0)
    days = f"{length.days}D" if length.days else ""
    clock = "".join(f"{number}{unit}" for number, unit in units)
    return f"P{days}{f'T{clock}' if clock else ''}"


def written(entry: Component, record: Visit | None = None) -> bytes:
    """One entry as it stands in a calendar, with the record in it where it is given one."""
    return component(entry.kind, *_lines(entry, record))


def _lines(entry: Component, record: Visit | None) -> Iterator[bytes]:
    stamp = _time(entry.stamp)
    yield line("UID", entry.uid)
    yield line("DTSTAMP", stamp)
    yield line("LAST-MODIFIED", stamp)
    yield line("SEQUENCE", str(entry.sequence))
    if entry.start is not None:
        yield _moment("DTSTART", entry.start)
    if entry.end is not None:
        yield _moment("DTEND", entry.end)
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
    if record is not None:
        # With its padding, as RFC 4648, section 3.2, wants it where nothing else is agreed on.
        yield line("X-DIPLOVISIT-RECORD", base64.urlsafe_b64encode(canonical(record)).decode())


def _moment(name: str, moment: datetime.date) -> bytes:
    if isinstance(moment, datetime.datetime):
        return line(name, _time(moment))
    return line(name, moment.isoformat().replace("-", ""), {"VALUE": "DATE"})


def _time(moment: datetime.datetime) -> str:
    """RFC 5545, section 3.3.5: with `Z` in UTC, and without where the clock on the wall is meant.

    isoformat and not strftime, which does not pad years before 1000 on every platform.
    """
    written = moment.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "")
    return f"{written}Z" if moment.tzinfo is not None else written


def _uri(url: str) -> str:
    """A URI has ASCII alone; what lies beyond it is written in the octets of UTF-8 (RFC 3987, section 3.1).

    >>> _uri("https://example.org/Çankırı")
    'https://example.org/%C3%87ank%C4%B1r%C4%B1'
    """
    if url.isascii():
        return url
    return "".join(found if found.isascii() else "".join(f"%{octet:02X}" for octet in found.encode()) for found in url)
