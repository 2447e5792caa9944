"""The calendar around the entries: RFC 5545, with the names of RFC 7986."""

import base64
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs

from diplovisit.exporters.icalendar.entries import calendar_entries
from diplovisit.exporters.icalendar.entry import CalendarEntry, EntryKind
from diplovisit.exporters.icalendar.time_zones import format_wall_time, vtimezone, wall_time
from diplovisit.exporters.json import canonical_json
from diplovisit.exporters.writer import write_records
from diplovisit.formats.icalendar_writing import (
    begin_line,
    component_lines,
    content_line,
    end_line,
    escape_text,
    escape_texts,
)
from diplovisit.record import Stop, Visit, constraints, validation
from diplovisit.schema.build import SCHEMA_ID

# MERGED: The time zones that a calendar tells hours by, as entries are written one after the other.


class UsedTimeZones:
    """The time zones that a calendar tells hours by, with the first and the last year of each."""

    def __init__(self) -> None:
        self.years: dict[str, tuple[int, int]] = {}

    def local(self, entry: CalendarEntry) -> tuple[datetime.datetime, datetime.datetime | None] | None:
        """The hours of an entry on the clock of its zone, which is taken down; None where they are better told in UTC.

        Both hours are on the one clock or neither: an entry with two is hard to read, and some readers take the first
        for both.
        """
        if entry.zone is None or not isinstance(entry.start, datetime.datetime) or entry.start.tzinfo is None:
            return None
        start, end = wall_time(entry.start, entry.zone), None
        if isinstance(entry.end, datetime.datetime) and (end := wall_time(entry.end, entry.zone)) is None:
            return None
        if start is None:
            return None
        # In UTC the year may be another one; a VTIMEZONE begins a year early, and ends a year late.
        years = (start.year, (end or start).year)
        self.add({entry.zone: years})
        return start, end

    def add(self, years: Mapping[str, tuple[int, int]]) -> None:
        """Takes down the first and the last year of zones, those of other entries too."""
        for zone, (first, last) in years.items():
            before = self.years.get(zone, (first, last))
            self.years[zone] = min(before[0], first), max(before[1], last)

    def vtimezones(self) -> Iterator[bytes]:
        """A VTIMEZONE for each, by name."""
        return (vtimezone(zone, *self.years[zone]) for zone in sorted(self.years))


# MERGED: One entry as it stands in a calendar: its content lines (RFC 5545, section 3.1).


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


# No version in it: a new release would change every file that it writes, and every feed with them.
_HEAD: Final = (
    begin_line("VCALENDAR"),
    content_line("VERSION", "2.0"),
    content_line("PRODID", "-//diplovisit//diplovisit//EN"),
)


@attrs.frozen
class Entries:
    """What comes of a visit: its entries, and the first and last year of each time zone that they tell hours by."""

    octets: bytes
    years: Mapping[str, tuple[int, int]]


@attrs.frozen(kw_only=True)
class CalendarOptions:
    """The options of a calendar.

    name: what a reader calls the calendar. refresh: how often a subscriber should look again. Neither is written where
    it is None. record: whether each visit carries its record. stops: which stops to show, None for all. A visit without
    such a stop is left out; a visit with one carries its whole record all the same.

    tzid: whether hours are on the clock of their time zone, with a VTIMEZONE for each zone, and not in UTC. The zones
    come first and are right for the years shown, so the whole calendar waits in memory. spans: whether a month or a
    year without a known day is shown on all its days. structured_data: whether the record is written as STRUCTURED-DATA
    (RFC 9073, section 6.6), whatever `record` says; fewer programs hand that back.
    """

    name: str | None = None
    refresh: datetime.timedelta | None = None
    record: bool = True
    stops: Callable[[Stop], bool] | None = None
    tzid: bool = False
    spans: bool = False
    structured_data: bool = False


_NO_OPTIONS: Final = CalendarOptions()


class CalendarWriter:
    """Writes visits into a calendar, as `diplovisit.exporters.writer` has it."""

    def __init__(self, options: CalendarOptions = _NO_OPTIONS) -> None:
        self._options = options
        self._zones = UsedTimeZones() if options.tzid else None
        self._waiting: list[bytes] = []

    def begin(self) -> Iterator[bytes]:
        """The properties of the calendar. Raises ValueError as `calendar` does."""
        yield b"".join((*_HEAD, *_named(self._options.name), *_refreshed(self._options.refresh)))

    def piece(self, visit: Visit) -> Entries:
        """The entries of a visit."""
        shows = self._options.stops
        stops = None if shows is None else frozenset(stop.id for stop in visit.stops if shows(stop))
        zones = UsedTimeZones() if self._zones is not None else None
        octets = b"".join(
            entry_lines(entry, *self._carried(visit), zones=zones)
            if entry.carries_record
            else entry_lines(entry, zones=zones)
            for entry in calendar_entries(visit, stops=stops, spans=self._options.spans)
        )
        return Entries(octets, zones.years if zones is not None else {})

    def put(self, piece: Entries) -> Iterator[bytes]:
        """The entries, but where the zones come before them: which years those must be right for, the last one says."""
        if self._zones is None:
            yield piece.octets
        else:
            self._zones.add(piece.years)
            self._waiting.append(piece.octets)

    def end(self) -> Iterator[bytes]:
        """What waited, and the end of the calendar."""
        if self._zones is not None:
            yield from self._zones.vtimezones()
        yield from self._waiting
        yield end_line("VCALENDAR")

    def _carried(self, visit: Visit) -> Iterator[bytes]:
        """The properties that carry the record."""
        if not self._options.record and not self._options.structured_data:
            return
        octets = canonical_json(visit)
        if self._options.record:
            # With its padding, as RFC 4648, section 3.2, wants it where nothing else is agreed on.
            yield content_line("X-DIPLOVISIT-RECORD", base64.urlsafe_b64encode(octets).decode())
        if self._options.structured_data:
            # The schema has a URN for a name, which a parameter needs quotes for (RFC 9073, section 5.4).
            about = {"VALUE": "BINARY", "ENCODING": "BASE64", "FMTTYPE": "application/json", "SCHEMA": SCHEMA_ID}
            yield content_line("STRUCTURED-DATA", base64.b64encode(octets).decode(), about)


def calendar(visits: Iterable[Visit], options: CalendarOptions = _NO_OPTIONS) -> Iterator[bytes]:
    r"""Writes a calendar of visits in pieces, one visit after the other: the same visits, the same bytes.

    There is no METHOD, which CalDAV forbids (RFC 4791, section 4.1), and no X-WR-TIMEZONE, which some readers shift
    whole days by.

    Raises ValueError for a name that is not one line of text, and for a `refresh` that is not a positive number of
    seconds.

    >>> from diplovisit import load
    >>> octets = b"".join(calendar([load("seeds/misri-russia/visit.yaml")], CalendarOptions(name="Visits to Russia")))
    >>> [line for line in octets.split(b"\r\n") if line.startswith((b"NAME", b"DTSTART", b"SUMMARY"))]
    [b'NAME:Visits to Russia', b'DTSTART;VALUE=DATE:20250307',
     b'SUMMARY:[Tentative] Foreign Secretary Vikram Misri visits Russia']
    """
    return write_records(CalendarWriter(options), visits)


def single(visit: Visit) -> bytes:
    """The calendar of one visit, with its record."""
    return b"".join(calendar([visit]))


def _named(name: str | None) -> Iterator[bytes]:
    if name is None:
        return
    if (refusal := validation.validate_text(constraints.LINE, name)) is not None:
        raise ValueError(f"the name of a calendar: {refusal.sentence}")
    yield content_line("NAME", escape_text(name))  # RFC 7986, section 5.1
    yield content_line("X-WR-CALNAME", escape_text(name))  # for the readers that came before it


def _refreshed(every: datetime.timedelta | None) -> Iterator[bytes]:
    if every is None:
        return
    if every < datetime.timedelta(seconds=1) or every.microseconds:
        raise ValueError(f"how often to look again: expected a positive number of whole seconds, saw {every!r}")
    written = _duration(every)
    yield content_line("REFRESH-INTERVAL", written, {"VALUE": "DURATION"})  # RFC 7986, section 5.7
    yield content_line("X-PUBLISHED-TTL", written)  # for the readers that came before it


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
