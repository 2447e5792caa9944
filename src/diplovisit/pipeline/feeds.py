"""Feeds: writes one calendar for each country or traveller, and notes what a calendar cannot show."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from diplovisit.exporters import icalendar
from diplovisit.record import Fault, Finding, Stop, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.polities import polity_name
from diplovisit.record.selection import Condition, select_stop_ids

_TITLES: Final = {"country": "Visits to", "traveller": "Visits of"}

_MAX_BUFFERED: Final = 16_000_000
"""The most bytes to buffer. There may be more feeds than files can be open, and opening a file per visit is slow."""


@attrs.frozen
class FeedPart:
    """The part of one feed that comes from one visit: the key of the feed, its name, the id of the visit, its entries.

    key: the code of a country or the id of a traveller, after which the file is named.
    """

    key: str
    name: str
    visit: str
    entries: icalendar.VisitEntries


class FeedWriter:
    """Writes a calendar for each receiving country or for each traveller. It is a `Writer` of several files.

    `split_by` is "country" or "traveller". A visit to two countries is in both calendars, each with the stops in that
    country. Files are named after the codes of countries and the ids of travellers.
    """

    def __init__(self, split_by: str, options: icalendar.CalendarOptions) -> None:
        self._split_by, self._options = split_by, options
        self._names: dict[str, str] = {}
        self._feeds: dict[str, icalendar.CalendarWriter] = {}
        self._part_writers: dict[str, icalendar.CalendarWriter] = {}
        self._waiting: dict[str, list[bytes]] = {}
        self._size = 0

    @property
    def files(self) -> frozenset[str]:
        """The names of the files that were begun."""
        return frozenset(map(_file_name, self._feeds))

    def begin(self) -> Iterator[tuple[str, bytes]]:
        """Yields nothing, because a calendar begins with its first visit."""
        yield from ()

    def piece(self, visit: Visit) -> tuple[FeedPart, ...]:
        """Returns the parts of a visit, one for each of its feeds."""
        return tuple(
            FeedPart(key, name, visit.id, self._part_writer(key).piece(visit)) for key, name in self._keys(visit)
        )

    def put(self, piece: tuple[FeedPart, ...]) -> Iterator[tuple[str, bytes]]:
        """Adds the parts, and yields the buffer when it is full.

        Raises ValueError if two records use one id for two travellers.
        """
        for part in piece:
            if (name := self._names.setdefault(part.key, part.name)) != part.name:
                raise ValueError(
                    f'the traveller "{part.key}" is {name} in one record and {part.name} in {part.visit}; give one of'
                    " them another id"
                )
            if part.key not in self._feeds:
                title = icalendar.calendar_name(f"{_TITLES[self._split_by]} {name}")
                self._feeds[part.key] = icalendar.CalendarWriter(attrs.evolve(self._options, name=title))
                self._buffer(part.key, self._feeds[part.key].begin())
            self._buffer(part.key, self._feeds[part.key].put(part.entries))
        if self._size > _MAX_BUFFERED:
            yield from self._flush()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """Yields the rest of the buffer and the end of each calendar."""
        for key, feed in self._feeds.items():
            self._buffer(key, feed.end())
        yield from self._flush()

    def _buffer(self, key: str, chunks: Iterator[bytes]) -> None:
        for chunk in chunks:
            self._waiting.setdefault(key, []).append(chunk)
            self._size += len(chunk)

    def _flush(self) -> Iterator[tuple[str, bytes]]:
        for key, chunks in self._waiting.items():
            yield _file_name(key), b"".join(chunks)
        self._waiting, self._size = {}, 0

    def _keys(self, visit: Visit) -> Iterator[tuple[str, str]]:
        """Returns the key and the name of each feed of a visit."""
        if self._split_by == "country":
            codes = dict.fromkeys(stop.country for stop in visit.stops if stop.country is not None)
            return ((code, polity_name(code) or code) for code in codes)
        names = {person.id: person.called for person in visit.people}
        travellers = dict.fromkeys(traveller.person for traveller in visit.coming)
        return ((person, names[person]) for person in travellers)

    def _part_writer(self, key: str) -> icalendar.CalendarWriter:
        """Returns the writer for the entries of a feed: the stops in its country, or all stops of its traveller."""
        if key not in self._part_writers:
            options = self._options
            if self._split_by == "country":
                options = attrs.evolve(options, stops=_CountryStops(key, options.stops))
            self._part_writers[key] = icalendar.CalendarWriter(options)
        return self._part_writers[key]


@attrs.frozen
class _CountryStops:
    """Selects the stops in a country that also pass the filter of the whole export. No filter: None."""

    country: str
    filter: Callable[[Stop], bool] | None

    def __call__(self, stop: Stop) -> bool:
        return stop.country == self.country and (self.filter is None or self.filter(stop))


def _file_name(key: str) -> str:
    return f"{key}.ics"


def calendar_notes(visit: Visit, conditions: tuple[Condition, ...] = (), *, spans: bool = False) -> tuple[Finding, ...]:
    """Returns findings about what the calendar of a visit omits, or shows in less detail than the record."""
    stops = select_stop_ids(visit, conditions) if conditions else None
    notes = list(icalendar.undated_notes(visit, stops=stops, spans=spans))
    if not notes:
        return ()
    directory = directory_of(visit)
    faults = (
        Fault(rule=icalendar.RULE, path=directory.locate(address) or (), sentence=sentence)
        for address, sentence in notes
    )
    return tuple(map(directory.finding, faults))
