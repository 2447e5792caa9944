"""A calendar of visits as iCalendar content lines (RFC 5545), with the calendar's properties of RFC 7986."""

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
from diplovisit.schema import SCHEMA_ID

# PRODID has no version: otherwise a new release would change every file that it writes, and every feed.
_HEAD: Final = (
    begin_line("VCALENDAR"),
    content_line("VERSION", "2.0"),
    content_line("PRODID", "-//diplovisit//diplovisit//EN"),
)


class UsedTimeZones:
    """The time zones in which a calendar gives hours, with the first and the last year of each."""

    def __init__(self) -> None:
        self.years: dict[str, tuple[int, int]] = {}

    def local(self, entry: CalendarEntry) -> tuple[datetime.datetime, datetime.datetime | None] | None:
        """Returns the hours of an entry in its zone, and records the zone; None where UTC is the better choice.

        Both hours are in the zone, or neither is: two clocks in one entry are hard to read, and some readers apply the
        first to both.
        """
        if entry.zone is None or not isinstance(entry.start, datetime.datetime) or entry.start.tzinfo is None:
            return None
        start, end = wall_time(entry.start, entry.zone), None
        if isinstance(entry.end, datetime.datetime) and (end := wall_time(entry.end, entry.zone)) is None:
            return None
        if start is None:
            return None
        # The year in UTC may differ; a VTIMEZONE begins a year early and ends a year late.
        years = (start.year, (end or start).year)
        self.add({entry.zone: years})
        return start, end

    def add(self, years: Mapping[str, tuple[int, int]]) -> None:
        """Records the first and the last year of zones; `years` may come from the entries of another visit."""
        for zone, (first, last) in years.items():
            known = self.years.get(zone, (first, last))
            self.years[zone] = min(known[0], first), max(known[1], last)

    def vtimezones(self) -> Iterator[bytes]:
        """Yields a VTIMEZONE for each zone, by name."""
        return (vtimezone(zone, *self.years[zone]) for zone in sorted(self.years))


def entry_lines(entry: CalendarEntry, *carried: bytes, zones: UsedTimeZones | None = None) -> bytes:
    """Returns the content lines of one entry (RFC 5545, section 3.1), with those that carry its record.

    Without `zones` all hours are in UTC.
    """
    return component_lines(entry.kind, *_entry_content_lines(entry, zones), *carried)


def _entry_content_lines(entry: CalendarEntry, zones: UsedTimeZones | None) -> Iterator[bytes]:
    stamp = _time(entry.stamp)
    yield content_line("UID", entry.uid)
    yield content_line("DTSTAMP", stamp)
    yield content_line("LAST-MODIFIED", stamp)
    yield content_line("SEQUENCE", str(entry.sequence))
    yield from _time_lines(entry, zones)
    if entry.status is not None:
        yield content_line("STATUS", entry.status)
    if entry.kind is EntryKind.EVENT and not isinstance(entry.start, datetime.datetime):
        # An entry on whole days does not make its reader busy.
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
        relation, other_uid = entry.related
        yield content_line("RELATED-TO", other_uid, {"RELTYPE": relation})
    yield content_line("X-DIPLOVISIT-ID", entry.key)


def _time_lines(entry: CalendarEntry, zones: UsedTimeZones | None) -> Iterator[bytes]:
    local = zones.local(entry) if zones is not None else None
    if local is not None and entry.zone is not None:
        start, end = local
        yield content_line("DTSTART", format_wall_time(start), {"TZID": entry.zone})
        if end is not None:
            yield content_line("DTEND", format_wall_time(end), {"TZID": entry.zone})
        return
    if entry.start is not None:
        yield _date_line("DTSTART", entry.start)
    if entry.end is not None:
        yield _date_line("DTEND", entry.end)


def _date_line(name: str, moment: datetime.date) -> bytes:
    if isinstance(moment, datetime.datetime):
        return content_line(name, _time(moment))
    return content_line(name, moment.isoformat().replace("-", ""), {"VALUE": "DATE"})


def _time(moment: datetime.datetime) -> str:
    """The form of RFC 5545, section 3.3.5: with `Z` for UTC, without it for a wall-clock time."""
    return f"{format_wall_time(moment)}Z" if moment.tzinfo is not None else format_wall_time(moment)


def _uri(url: str) -> str:
    """A URI, which is ASCII only: other characters become percent-encoded UTF-8 octets (RFC 3987, section 3.1).

    >>> _uri("https://example.org/Çankırı")
    'https://example.org/%C3%87ank%C4%B1r%C4%B1'
    """
    if url.isascii():
        return url
    return "".join(
        character if character.isascii() else "".join(f"%{octet:02X}" for octet in character.encode())
        for character in url
    )


@attrs.frozen
class VisitEntries:
    """One entry of a visit or all, with the first and last year of each time zone in which they give hours."""

    octets: bytes
    years: Mapping[str, tuple[int, int]]


@attrs.frozen(kw_only=True)
class CalendarOptions:
    """The options of a calendar.

    name: the name that a reader shows for the calendar. refresh: how often a subscriber should download it again.
    Neither is written where it is None. record: whether each visit carries its record. stops: which stops to show, None
    for all. A visit without such a stop is left out; a visit with one still carries its whole record.

    tzid: whether hours are in their time zone, with a VTIMEZONE for each zone, instead of UTC. The zones come first and
    must be right for the years shown, so the whole calendar is buffered in memory. spans: whether a month or a year
    without a known day is shown on all its days. structured_data: whether the record is also written as STRUCTURED-DATA
    (RFC 9073, section 6.6), independently of `record`; fewer programs preserve that property.
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
    """A `Writer` that writes visits into a calendar."""

    def __init__(self, options: CalendarOptions = _NO_OPTIONS) -> None:
        self._options = options
        self._zones = UsedTimeZones() if options.tzid else None
        self._buffered: list[bytes] = []

    def begin(self) -> Iterator[bytes]:
        """Yields the properties of the calendar. Raises ValueError as `calendar` does."""
        yield b"".join((*_HEAD, *_name_lines(self._options.name), *_refresh_lines(self._options.refresh)))

    def piece(self, visit: Visit) -> VisitEntries:
        """Returns the entries of a visit."""
        zones = UsedTimeZones()
        octets = []
        for _, single in self.single_entries(visit):
            octets.append(single.octets)
            zones.add(single.years)
        return VisitEntries(b"".join(octets), zones.years)

    def single_entries(self, visit: Visit) -> Iterator[tuple[CalendarEntry, VisitEntries]]:
        """Yields each entry of a visit, as a value and as content lines."""
        shows = self._options.stops
        stops = None if shows is None else frozenset(stop.id for stop in visit.stops if shows(stop))
        for entry in calendar_entries(visit, stops=stops, spans=self._options.spans):
            zones = UsedTimeZones() if self._zones is not None else None
            carried = self._record_lines(visit) if entry.carries_record else ()
            octets = entry_lines(entry, *carried, zones=zones)
            yield entry, VisitEntries(octets, zones.years if zones is not None else {})

    def put(self, piece: VisitEntries) -> Iterator[bytes]:
        """Yields the entries. With `tzid` it buffers them: the zones come first, and their years need every entry."""
        if self._zones is None:
            yield piece.octets
        else:
            self._zones.add(piece.years)
            self._buffered.append(piece.octets)

    def end(self) -> Iterator[bytes]:
        """Yields the zones, the buffered entries and the end of the calendar."""
        if self._zones is not None:
            yield from self._zones.vtimezones()
        yield from self._buffered
        yield end_line("VCALENDAR")

    def _record_lines(self, visit: Visit) -> Iterator[bytes]:
        """Yields the properties that carry the record."""
        if not self._options.record and not self._options.structured_data:
            return
        octets = canonical_json(visit)
        if self._options.record:
            # With padding, which RFC 4648, section 3.2, requires by default.
            yield content_line("X-DIPLOVISIT-RECORD", base64.urlsafe_b64encode(octets).decode())
        if self._options.structured_data:
            # The id of the schema is a URN, which a parameter must quote (RFC 9073, section 5.4).
            about = {"VALUE": "BINARY", "ENCODING": "BASE64", "FMTTYPE": "application/json", "SCHEMA": SCHEMA_ID}
            yield content_line("STRUCTURED-DATA", base64.b64encode(octets).decode(), about)


def calendar(visits: Iterable[Visit], options: CalendarOptions = _NO_OPTIONS) -> Iterator[bytes]:
    r"""Yields a calendar of visits in pieces, one visit after the other. The same visits give the same bytes.

    METHOD is not written, because CalDAV forbids it (RFC 4791, section 4.1). X-WR-TIMEZONE is not written, because some
    readers shift whole days by it.

    Raises ValueError for a name that is not one line of text, and for a `refresh` that is not a positive number of
    whole seconds.

    >>> from diplovisit import load
    >>> octets = b"".join(calendar([load("seeds/misri-russia/visit.yaml")], CalendarOptions(name="Visits to Russia")))
    >>> [line for line in octets.split(b"\r\n") if line.startswith((b"NAME", b"DTSTART", b"SUMMARY"))]
    [b'NAME:Visits to Russia', b'DTSTART;VALUE=DATE:20250307',
     b'SUMMARY:[Tentative] Foreign Secretary Vikram Misri visits Russia']
    """
    return write_records(CalendarWriter(options), visits)


def separate_calendars(visit: Visit, options: CalendarOptions = _NO_OPTIONS) -> Iterator[tuple[CalendarEntry, bytes]]:
    r"""Yields each entry of a visit with a calendar that has this entry alone, as CalDAV wants (RFC 4791, section 4.1).

    The entry has the bytes that it has in `calendar`. With `tzid` each calendar has the time zones of its entry.

    >>> from diplovisit import load
    >>> ((entry, octets),) = separate_calendars(load("seeds/misri-russia/visit.yaml"))
    >>> octets == single_calendar(load("seeds/misri-russia/visit.yaml"))
    True
    """
    for entry, single in CalendarWriter(options).single_entries(visit):
        writer = CalendarWriter(options)
        yield entry, b"".join((*writer.begin(), *writer.put(single), *writer.end()))


def single_calendar(visit: Visit) -> bytes:
    """Returns the calendar of one visit, with its record."""
    return b"".join(calendar([visit]))


def calendar_name(text: str) -> str:
    """Returns a text as a name that a calendar can have: on one line, and shortened to 1,000 characters.

    >>> len(calendar_name("Visits of " + "x" * 1_000))
    1000
    """
    return text if len(text) <= constraints.LINE.longest else f"{text[: constraints.LINE.longest - 1]}…"


def _name_lines(name: str | None) -> Iterator[bytes]:
    if name is None:
        return
    if (refusal := validation.validate_text(constraints.LINE, name)) is not None:
        raise ValueError(f"the name of a calendar: {refusal.sentence}")
    yield content_line("NAME", escape_text(name))  # RFC 7986, section 5.1
    yield content_line("X-WR-CALNAME", escape_text(name))  # for older readers


def _refresh_lines(interval: datetime.timedelta | None) -> Iterator[bytes]:
    if interval is None:
        return
    if interval < datetime.timedelta(seconds=1) or interval.microseconds:
        raise ValueError(f"how often to look again: expected a positive number of whole seconds, saw {interval!r}")
    duration = _duration(interval)
    yield content_line("REFRESH-INTERVAL", duration, {"VALUE": "DURATION"})  # RFC 7986, section 5.7
    yield content_line("X-PUBLISHED-TTL", duration)  # for older readers


def _duration(interval: datetime.timedelta) -> str:
    """The form of RFC 5545, section 3.3.6: no unit between two others is left out, as in PT1H0M5S.

    >>> (
    ...     _duration(datetime.timedelta(days=1)),
    ...     _duration(datetime.timedelta(hours=12)),
    ...     _duration(datetime.timedelta(seconds=3605)),
    ... )
    ('P1D', 'PT12H', 'PT1H0M5S')
    """
    minutes, seconds = divmod(interval.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    units = [(hours, "H"), (minutes, "M"), (seconds, "S")]
    while units and not units[-1][0]:
        units.pop()
    while units and not units[0][0]:
        units.pop(0)
    days = f"{interval.days}D" if interval.days else ""
    clock = "".join(f"{number}{unit}" for number, unit in units)
    return f"P{days}{f'T{clock}' if clock else ''}"
