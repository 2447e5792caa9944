"""The calendar around the entries: RFC 5545, with the names of RFC 7986."""

import base64
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs

from diplovisit.exporters.canonical_json import canonical_json
from diplovisit.exporters.icalendar.components import calendar_entries
from diplovisit.exporters.icalendar.entry_lines import entry_lines
from diplovisit.exporters.icalendar.zones_told import UsedTimeZones
from diplovisit.exporters.writer import write_records
from diplovisit.record import Stop, Visit, constraints, judge
from diplovisit.schema.build import SCHEMA_ID
from diplovisit.wire.content_lines import begin_line, content_line, end_line, escape_text

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
    >>> written = b"".join(calendar([load("seeds/misri-russia/visit.yaml")], CalendarOptions(name="Visits to Russia")))
    >>> [
    ...     content_line
    ...     for content_line in write_records.split(b"\r\n")
    ...     if content_line.startswith((b"NAME", b"DTSTART", b"SUMMARY"))
    ... ]
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
    if (refusal := judge.validate_text(constraints.LINE, name)) is not None:
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
