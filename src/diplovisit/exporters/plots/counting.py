"""Counts visits by the year they begin, and stops by country; nothing else of the records is held."""

import datetime
import functools
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

import attrs

from diplovisit.record import Edtf, Status, Stop, Visit
from diplovisit.record.edtf import Form
from diplovisit.record.polities import polity_name

MOST_TRAVELLERS: Final = 5
"""How many travellers a picture can show apart and still be read."""

_CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_NOT_YET_HELD = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED})


@attrs.frozen(kw_only=True)
class VisitCounts:
    """What one row of a picture shows: everybody's visits, or one traveller's.

    years: visits by the year in which the first stop begins, in order; a year without visits is not there.
    countries: stops by the code of the land, the most first, and those of one number by their names. The land is the
    territory where the record has one, and else the receiving state: a stop in Jamaica under the Crown is Jamaica's.
    undated: visits of which that year is not known. landless: stops in no country, such as those at sea.
    """

    name: str | None = None
    visits: int = 0
    stops: int = 0
    years: tuple[tuple[int, int], ...] = ()
    countries: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    landless: int = 0


@attrs.frozen(kw_only=True)
class Counts:
    """What is counted of any number of records.

    whole: every visit once. travellers: each traveller's visits, the most first, where that was asked for; a visit
    that two make is with each of them. planned: visits that were reported, announced or confirmed, and not (yet) held,
    when they were recorded. doubtful: visits whose year counts as written, with a date that is marked uncertain or
    approximate. cancelled, postponed: visits that are not among the others.
    """

    whole: VisitCounts
    travellers: tuple[VisitCounts, ...] = ()
    planned: int = 0
    doubtful: int = 0
    cancelled: int = 0
    postponed: int = 0

    @functools.cached_property
    def rows(self) -> tuple[VisitCounts, ...]:
        """What a picture shows apart: everybody at once, or the travellers with the most visits, the earliest first."""
        if not self.travellers:
            return (self.whole,)
        named = self.travellers[:MOST_TRAVELLERS]
        return tuple(sorted(named, key=lambda row: row.years[0][0] if row.years else datetime.MAXYEAR))

    @functools.cached_property
    def shown(self) -> VisitCounts:
        """What a picture shows, all of it together."""
        return total_of(self.rows) if self.travellers else self.whole


def count_visits(
    visits: Iterable[Visit], *, stops: Callable[[Stop], bool] | None = None, by_traveller: bool = False
) -> Counts:
    """Counts the visits, which are gone through once. `stops` picks those to count; a visit without any is left out.

    Raises ValueError for two records with one id, of which only one can be the visit, and, where travellers are told
    apart, for an id that is one traveller's in one record and another's in the next.

    >>> from diplovisit import load
    >>> counts = count_visits([load("seeds/misri-russia/visit.yaml")])
    >>> counts.whole.years, counts.whole.countries, counts.planned
    (((2025, 1),), (('RU', 1),), 1)
    """
    whole, travellers = _Tallying(), dict[str, _Tallying]()
    seen: set[str] = set()
    told: Counter[str] = Counter()
    for visit in visits:
        if visit.id in seen:
            raise ValueError(f'two records have the id "{visit.id}"')
        seen.add(visit.id)
        chosen = [stop for stop in visit.stops if stops is None or stops(stop)]
        if not chosen:
            continue
        if visit.status in _CALLED_OFF:
            told[visit.status] += 1
            continue
        first = _first_date(chosen)
        told["planned"] += visit.status in _NOT_YET_HELD
        told["doubtful"] += first is not None and first.qualifier is not None
        year = _year(first) if first is not None else None
        whole.add(year, chosen)
        if by_traveller:
            for key, name in _travellers(visit):
                tally = travellers.setdefault(key, _Tallying(name))
                if tally.name != name:
                    raise ValueError(f'the traveller "{key}" is {tally.name} in one record and {name} in {visit.id}')
                tally.add(year, chosen)
    each = sorted((tally.done() for tally in travellers.values()), key=lambda tally: (-tally.visits, tally.name or ""))
    return Counts(
        whole=whole.done(),
        travellers=tuple(each),
        planned=told["planned"],
        doubtful=told["doubtful"],
        cancelled=told[Status.CANCELLED],
        postponed=told[Status.POSTPONED],
    )


def total_of(tallies: Iterable[VisitCounts]) -> VisitCounts:
    """Several tallies as one: their sums.

    >>> total_of([VisitCounts(visits=2, years=((1974, 2),)), VisitCounts(visits=1, years=((1974, 1),))]).years
    ((1974, 3),)
    """
    rows = tuple(tallies)
    years: Counter[int] = Counter()
    countries: Counter[str] = Counter()
    for row in rows:
        years.update(dict(row.years))
        countries.update(dict(row.countries))
    return VisitCounts(
        visits=sum(row.visits for row in rows),
        stops=sum(row.stops for row in rows),
        years=tuple(sorted(years.items())),
        countries=most_first(countries),
        undated=sum(row.undated for row in rows),
        landless=sum(row.landless for row in rows),
    )


def most_first(countries: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Countries by their numbers, the most first, then by their names as a reader looks them up: accents aside.

    >>> [code for code, _ in most_first(Counter({"ZM": 1, "AX": 1, "FR": 2}))]
    ['FR', 'AX', 'ZM']
    """
    return tuple(
        sorted(countries.items(), key=lambda item: (-item[1], _plain(polity_name(item[0]) or item[0]), item[0]))
    )


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


class _Tallying:
    """A tally that is still being made."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self._visits = self._stops = self._undated = self._landless = 0
        self._years: Counter[int] = Counter()
        self._countries: Counter[str] = Counter()

    def add(self, year: int | None, stops: list[Stop]) -> None:
        self._visits += 1
        self._stops += len(stops)
        if year is None:
            self._undated += 1
        else:
            self._years[year] += 1
        for stop in stops:
            if (code := stop.territory or stop.country) is None:
                self._landless += 1
            else:
                self._countries[code] += 1

    def done(self) -> VisitCounts:
        return VisitCounts(
            name=self.name,
            visits=self._visits,
            stops=self._stops,
            years=tuple(sorted(self._years.items())),
            countries=most_first(self._countries),
            undated=self._undated,
            landless=self._landless,
        )


def _travellers(visit: Visit) -> Iterable[tuple[str, str]]:
    names = {person.id: person.name for person in visit.people}
    return ((key, names[key]) for key in dict.fromkeys(traveller.person for traveller in visit.travellers))


def _first_date(stops: list[Stop]) -> Edtf | None:
    """The date of the stop that begins first, of those that have a year to begin in."""
    dates = [stop.when for stop in stops if stop.when is not None and _year(stop.when) is not None]
    return min(dates, key=lambda when: when.lower or datetime.date.max, default=None)


def _year(when: Edtf) -> int | None:
    """The year in which it begins, None where that is open, or might be one year or another (201X, a winter).

    >>> [_year(Edtf(text)) for text in ("2025", "2024-12-30/2025-01-03", "201X", "../1985", "[2024-12-31,2025-01-01]")]
    [2025, 2024, None, None, None]
    """
    if when.lower is None:
        return None
    # The members of an interval and of a set are whole years at the coarsest, so the first begins in the year it says.
    if when.form in (Form.INTERVAL, Form.ALL_OF):
        return when.lower.year
    return when.lower.year if when.upper is not None and when.upper.year == when.lower.year else None
