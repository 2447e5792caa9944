"""The calendar around the entries, and how they are written: RFC 5545, with the names of RFC 7986."""

import base64
import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from diplovisit.exporters.canonical_json import canonical
from diplovisit.exporters.icalendar.component import Component, Kind
from diplovisit.exporters.icalendar.components import components
from diplovisit.exporters.icalendar.time_zones import on_the_wall
from diplovisit.exporters.icalendar.vtimezone import vtimezone, wall
from diplovisit.record import Stop, Visit, constraints, judge
from diplovisit.schema.build import SCHEMA_ID
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
    tzid: bool = False,
    spans: bool = False,
    structured_data: bool = False,
) -> Iterator[bytes]:
    r"""A calendar of visits in pieces, one visit after the other: the same visits, the same bytes.

    `name` is what a reader calls the calendar, and `refresh` how often a subscriber should look again; neither is
    written where it is None. `record` says whether each visit carries its record. `where` picks the stops to show: a
    visit with none of them is left out, and one with some carries its whole record all the same.

    `tzid` tells hours by the clock of their time zone, with a VTIMEZONE for each, and not in UTC. The zones come first
    and are right for the years that are shown, so with `tzid` the whole calendar waits in memory. `spans` shows a month
    or a year, of which the day is not known, on all its days. `structured_data` writes the record as STRUCTURED-DATA
    (RFC 9073, section 6.6), which fewer programs hand back, whatever `record` says.

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
    zones = _Zones() if tzid else None

    def pieces() -> Iterator[bytes]:
        for visit in visits:
            stops = None if where is None else frozenset(stop.id for stop in visit.stops if where(stop))
            found = components(visit, stops=stops, spans=spans)
            yield b"".join(
                written(entry, *_carried(visit, record, structured_data), zones=zones)
                if entry.carries_record
                else written(entry, zones=zones)
                for entry in found
            )

    if zones is None:
        yield from pieces()
    else:
        waiting = list(pieces())
        yield from itertools.chain(zones.written(), waiting)
    yield end("VCALENDAR")


class _Zones:
    """The time zones that a calendar tells hours by, with the first and the last year of each."""

    def __init__(self) -> None:
        self._years: dict[str, tuple[int, int]] = {}

    def local(self, entry: Component) -> tuple[datetime.datetime, datetime.datetime | None] | None:
        """The hours of an entry on the clock of its zone, which is taken down; None where they are better told in UTC.

        Both hours are on the one clock or neither: an entry with two is hard to read, and some readers take the first
        for both.
        """
        if entry.zone is None or not isinstance(entry.start, datetime.datetime) or entry.start.tzinfo is None:
            return None
        start, end = on_the_wall(entry.start, entry.zone), None
        if isinstance(entry.end, datetime.datetime) and (end := on_the_wall(entry.end, entry.zone)) is None:
            return None
        if start is None:
            return None
        # In UTC the year may be another one; a VTIMEZONE begins a year early, and ends a year late.
        years = (start.year, (end or start).year)
        first, last = self._years.get(entry.zone, years)
        self._years[entry.zone] = (min(first, years[0]), max(last, years[1]))
        return start, end

    def written(self) -> Iterator[bytes]:
        """A VTIMEZONE for each, by name."""
        return (vtimezone(zone, *self._years[zone]) for zone in sorted(self._years))


def _carried(visit: Visit, record: bool, structured_data: bool) -> Iterator[bytes]:
    """The properties that carry the record."""
    if not record and not structured_data:
        return
    octets = canonical(visit)
    if record:
        # With its padding, as RFC 4648, section 3.2, wants it where nothing else is agreed on.
        yield line("X-DIPLOVISIT-RECORD", base64.urlsafe_b64encode(octets).decode())
    if structured_data:
        # The schema has a URN for a name, which a parameter needs quotes for (RFC 9073, section 5.4).
        about = {"VALUE": "BINARY", "ENCODING": "BASE64", "FMTTYPE": "application/json", "SCHEMA": SCHEMA_ID}
        yield line("STRUCTURED-DATA", base64.b64encode(octets).decode(), about)


def single(visit: Visit) -> bytes:
    """The calendar of one visit, with its record."""
    return b"".join(calendar([visit]))


def _named(name: str | None) -> Iterator[bytes]:
    if name is None:
        return
    if (refusal := judge.text(constraints.LINE, name)) is not None:
        raise ValueError(f"the name of a calendar: {refusal.sentence}")
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


def written(entry: Component, *carried: bytes, zones: _Zones | None = None) -> bytes:
    """One entry as it stands in a calendar, with the lines that carry its record; in UTC without `zones`."""
    return component(entry.kind, *_lines(entry, zones), *carried)


def _lines(entry: Component, zones: _Zones | None) -> Iterator[bytes]:
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


def _times(entry: Component, zones: _Zones | None) -> Iterator[bytes]:
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
