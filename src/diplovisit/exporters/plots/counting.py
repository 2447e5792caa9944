"""Counts visits by the year they begin, and stops by country; it keeps only counts and stays in memory."""

import datetime
import functools
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

import attrs

from diplovisit.exporters.plots.live_stops import LiveStop, Phase, live_stops, phase_of
from diplovisit.exporters.plots.stays import Lane, LaneCollector, LaneOwner, plain_name
from diplovisit.record import Edtf, Status, Stop, Visit
from diplovisit.record.edtf import Form
from diplovisit.record.polities import polity_name

MOST_TRAVELLERS: Final = 5
"""How many travellers a picture can show separately and stay readable."""


@attrs.frozen(kw_only=True)
class VisitCounts:
    """The counts that one row of a picture shows: everybody's visits, or one traveller's.

    years: visits by the year in which the first stop begins, or the visit where no stop has days, in order; a year
    without visits is omitted.
    countries: stops by country code, the highest count first, equal counts by name. The country is the territory where
    the record has one, and otherwise the receiving state: a stop in Jamaica under the Crown counts for Jamaica.
    undated: visits whose year is not known. without_country: stops in no country, such as those at sea.
    """

    name: str | None = None
    visits: int = 0
    stops: int = 0
    years: tuple[tuple[int, int], ...] = ()
    countries: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    without_country: int = 0


@attrs.frozen(kw_only=True)
class Counts:
    """The counts of any number of records.

    whole: every visit once. travellers: each traveller's visits, the most visits first; empty unless requested. A visit
    by two travellers counts for each of them. planned: visits that were reported, announced, confirmed or postponed to
    new days, and not (yet) held, when they were recorded. under_way: those that had begun. doubtful: visits whose date
    is marked uncertain or approximate; their year counts as written. cancelled, postponed: visits that no other count
    includes, because no stop of them takes place. stops_off: stops that are off, of visits that go on.
    lanes: those of a timeline, the most visits first; empty unless requested. dayless: visits that have no day in any
    of the lanes.
    """

    whole: VisitCounts
    travellers: tuple[VisitCounts, ...] = ()
    planned: int = 0
    under_way: int = 0
    doubtful: int = 0
    cancelled: int = 0
    postponed: int = 0
    stops_off: int = 0
    lanes: tuple[Lane, ...] = ()
    dayless: int = 0

    @functools.cached_property
    def rows(self) -> tuple[VisitCounts, ...]:
        """The rows of a picture: one for everybody, or one for each traveller with the most visits, earliest first."""
        if not self.travellers:
            return (self.whole,)
        named = self.travellers[:MOST_TRAVELLERS]
        return tuple(sorted(named, key=lambda row: row.years[0][0] if row.years else datetime.MAXYEAR))

    @functools.cached_property
    def shown(self) -> VisitCounts:
        """The sum of all rows of a picture."""
        return sum_counts(self.rows) if self.travellers else self.whole


def count_visits(
    visits: Iterable[Visit],
    *,
    stops: Callable[[Stop], bool] | None = None,
    by_traveller: bool = False,
    lanes: LaneOwner | None = None,
) -> Counts:
    """Counts the visits, iterating once. `stops` selects the stops to count; a visit without such a stop is left out.

    A stop or a visit that the calendars have as cancelled counts as off; one with new days counts on these. With
    `lanes` it also collects the lanes of a timeline.

    Raises ValueError for two records with one id, because only one can be the visit. With `by_traveller` it also raises
    ValueError for an id that belongs to one traveller in one record and to another in the next.

    >>> from diplovisit import load
    >>> counts = count_visits([load("seeds/misri-russia/visit.yaml")])
    >>> counts.whole.years, counts.whole.countries, counts.planned
    (((2025, 1),), (('RU', 1),), 1)
    """
    whole, travellers = _RunningCounts(), dict[str, _RunningCounts]()
    collector = LaneCollector(lanes) if lanes is not None else None
    ids: set[str] = set()
    numbers: Counter[str] = Counter()
    for visit in visits:
        if visit.id in ids:
            raise ValueError(f'two records have the id "{visit.id}"')
        ids.add(visit.id)
        selected = [stop for stop in visit.stops if stops is None or stops(stop)]
        if not selected:
            continue
        live, off = live_stops(visit, selected)
        if not live:
            if live_stops(visit, visit.stops)[0]:  # it goes on elsewhere
                numbers["stops"] += len(off)
            else:
                numbers[Status.CANCELLED if visit.status is Status.CANCELLED else off[-1]] += 1
            continue
        numbers["stops"] += len(off)
        first = _first_date(visit, live)
        phase = phase_of(visit.status)
        numbers["planned"] += phase is Phase.PLANNED
        numbers["under way"] += phase is Phase.UNDER_WAY
        numbers["doubtful"] += first is not None and first.qualifier is not None
        year = _year(first) if first is not None else None
        whole.add(year, live)
        if collector is not None:
            collector.add(visit, live)
        if by_traveller:
            for key, name in _travellers(visit):
                counter = travellers.setdefault(key, _RunningCounts(name))
                if counter.name != name:
                    raise ValueError(f'the traveller "{key}" is {counter.name} in one record and {name} in {visit.id}')
                counter.add(year, live)
    by_traveller_counts = sorted(
        (counter.result() for counter in travellers.values()), key=lambda counter: (-counter.visits, counter.name or "")
    )
    return Counts(
        whole=whole.result(),
        travellers=tuple(by_traveller_counts),
        planned=numbers["planned"],
        under_way=numbers["under way"],
        doubtful=numbers["doubtful"],
        cancelled=numbers[Status.CANCELLED],
        postponed=numbers[Status.POSTPONED],
        stops_off=numbers["stops"],
        lanes=collector.lanes() if collector is not None else (),
        dayless=collector.dayless if collector is not None else 0,
    )


def sum_counts(counts: Iterable[VisitCounts]) -> VisitCounts:
    """Returns the sums of several counts.

    >>> sum_counts([VisitCounts(visits=2, years=((1974, 2),)), VisitCounts(visits=1, years=((1974, 1),))]).years
    ((1974, 3),)
    """
    rows = tuple(counts)
    years: Counter[int] = Counter()
    countries: Counter[str] = Counter()
    for row in rows:
        years.update(dict(row.years))
        countries.update(dict(row.countries))
    return VisitCounts(
        visits=sum(row.visits for row in rows),
        stops=sum(row.stops for row in rows),
        years=tuple(sorted(years.items())),
        countries=sort_by_number(countries),
        undated=sum(row.undated for row in rows),
        without_country=sum(row.without_country for row in rows),
    )


def sort_by_number(countries: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Returns countries by their counts, highest first, then by name in a reader's order, ignoring accents.

    >>> [code for code, _ in sort_by_number(Counter({"ZM": 1, "AX": 1, "FR": 2}))]
    ['FR', 'AX', 'ZM']
    """
    return tuple(
        sorted(countries.items(), key=lambda item: (-item[1], plain_name(polity_name(item[0]) or item[0]), item[0]))
    )


class _RunningCounts:
    """Counts in progress."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self._visits = self._stops = self._undated = self._without_country = 0
        self._years: Counter[int] = Counter()
        self._countries: Counter[str] = Counter()

    def add(self, year: int | None, stops: list[LiveStop]) -> None:
        self._visits += 1
        self._stops += len(stops)
        if year is None:
            self._undated += 1
        else:
            self._years[year] += 1
        for stop in stops:
            if stop.country is None:
                self._without_country += 1
            else:
                self._countries[stop.country] += 1

    def result(self) -> VisitCounts:
        return VisitCounts(
            name=self.name,
            visits=self._visits,
            stops=self._stops,
            years=tuple(sorted(self._years.items())),
            countries=sort_by_number(self._countries),
            undated=self._undated,
            without_country=self._without_country,
        )


def _travellers(visit: Visit) -> Iterable[tuple[str, str]]:
    names = {person.id: person.called for person in visit.people}
    return ((key, names[key]) for key in dict.fromkeys(traveller.person for traveller in visit.coming))


def _first_date(visit: Visit, stops: list[LiveStop]) -> Edtf | None:
    """The date of the stop that begins first, among those whose year of beginning is known; None without one.

    It is that of the visit as a whole where no stop has any.
    """
    own = [stop.when for stop in stops if stop.when is not None] or ([visit.when] if visit.when is not None else [])
    dates = [when for when in own if _year(when) is not None]
    return min(dates, key=lambda when: when.lower or datetime.date.max, default=None)


def _year(when: Edtf) -> int | None:
    """The year in which a date begins; None where it is open, or could be one of several (201X, a winter).

    >>> [_year(Edtf(text)) for text in ("2025", "2024-12-30/2025-01-03", "201X", "../1985", "[2024-12-31,2025-01-01]")]
    [2025, 2024, None, None, None]
    """
    if when.lower is None:
        return None
    # The members of an interval or a set are years or finer, so the first begins in its own year.
    if when.form in (Form.INTERVAL, Form.ALL_OF):
        return when.lower.year
    return when.lower.year if when.upper is not None and when.upper.year == when.lower.year else None
