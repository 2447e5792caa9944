"""Feeds: many visits as a calendar each for a country or a traveller, and what a calendar cannot show."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from diplovisit.exporters import icalendar
from diplovisit.record import Fault, Finding, Stop, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.polities import polity_name
from diplovisit.record.selection import Condition, select_stop_ids

_TITLES: Final = {"country": "Visits to", "traveller": "Visits of"}

_MOST_WAITING: Final = 16_000_000
"""Bytes that wait: there may be more feeds than files that can be open, and to open one for each visit takes long."""


@attrs.frozen
class FeedPart:
    """What a visit puts into one feed: the code or the id that the feed is called after, its name, and the entries."""

    key: str
    name: str
    visit: str
    entries: icalendar.Entries


class FeedWriter:
    """Writes a calendar for each country that receives, or for each traveller: a writer of files.

    `split_by` is "country" or "traveller". A visit to two countries is in the calendars of both, each with its own
    stops. The files are called after codes of countries and ids of travellers; `files` are the names of those that were
    begun.
    """

    def __init__(self, split_by: str, options: icalendar.CalendarOptions) -> None:
        self._split_by, self._options = split_by, options
        self._names: dict[str, str] = {}
        self._feeds: dict[str, icalendar.CalendarWriter] = {}
        self._makers: dict[str, icalendar.CalendarWriter] = {}
        self._waiting: dict[str, list[bytes]] = {}
        self._size = 0

    @property
    def files(self) -> frozenset[str]:
        """The names of the files so far."""
        return frozenset(map(_file, self._feeds))

    def begin(self) -> Iterator[tuple[str, bytes]]:
        """Nothing: a calendar begins with its first visit."""
        yield from ()

    def piece(self, visit: Visit) -> tuple[FeedPart, ...]:
        """What a visit puts into each of the feeds that it belongs to."""
        return tuple(FeedPart(key, name, visit.id, self._maker(key).piece(visit)) for key, name in self._keys(visit))

    def put(self, piece: tuple[FeedPart, ...]) -> Iterator[tuple[str, bytes]]:
        """The entries, once there are enough. Raises ValueError where one id is two travellers' in two records."""
        for part in piece:
            if (name := self._names.setdefault(part.key, part.name)) != part.name:
                raise ValueError(
                    f'the traveller "{part.key}" is {name} in one record and {part.name} in {part.visit}; give one of'
                    " them another id"
                )
            if part.key not in self._feeds:
                title = f"{_TITLES[self._split_by]} {name}"
                self._feeds[part.key] = icalendar.CalendarWriter(attrs.evolve(self._options, name=title))
                self._take(part.key, self._feeds[part.key].begin())
            self._take(part.key, self._feeds[part.key].put(part.entries))
        if self._size > _MOST_WAITING:
            yield from self._rest()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """What waits, and the end of each calendar."""
        for key, feed in self._feeds.items():
            self._take(key, feed.end())
        yield from self._rest()

    def _take(self, key: str, chunks: Iterator[bytes]) -> None:
        for chunk in chunks:
            self._waiting.setdefault(key, []).append(chunk)
            self._size += len(chunk)

    def _rest(self) -> Iterator[tuple[str, bytes]]:
        for key, chunks in self._waiting.items():
            yield _file(key), b"".join(chunks)
        self._waiting, self._size = {}, 0

    def _keys(self, visit: Visit) -> Iterator[tuple[str, str]]:
        """The feeds that a visit belongs to, with the names of whom they are called after."""
        if self._split_by == "country":
            codes = dict.fromkeys(stop.country for stop in visit.stops if stop.country is not None)
            return ((code, polity_name(code) or code) for code in codes)
        names = {person.id: person.name for person in visit.people}
        travellers = dict.fromkeys(traveller.person for traveller in visit.travellers)
        return ((person, names[person]) for person in travellers)

    def _maker(self, key: str) -> icalendar.CalendarWriter:
        """What makes the entries of a feed: of the stops in its country, and of every stop of its traveller."""
        if key not in self._makers:
            options = self._options
            if self._split_by == "country":
                options = attrs.evolve(options, stops=_CountryStops(key, options.stops))
            self._makers[key] = icalendar.CalendarWriter(options)
        return self._makers[key]


@attrs.frozen
class _CountryStops:
    """Whether a stop is in a country and passes the filter of the whole export, None for no such filter."""

    country: str
    filter: Callable[[Stop], bool] | None

    def __call__(self, stop: Stop) -> bool:
        return stop.country == self.country and (self.filter is None or self.filter(stop))


def _file(key: str) -> str:
    return f"{key}.ics"


def calendar_notes(visit: Visit, conditions: tuple[Condition, ...] = (), *, spans: bool = False) -> tuple[Finding, ...]:
    """What the calendar of a visit does not show, or shows with less than the record says, as findings."""
    stops = select_stop_ids(visit, conditions) if conditions else None
    told = list(icalendar.notes(visit, stops=stops, spans=spans))
    if not told:
        return ()
    directory = directory_of(visit)
    faults = (Fault(rule=icalendar.RULE, path=directory.locate(at) or (), sentence=said) for at, said in told)
    return tuple(map(directory.finding, faults))
