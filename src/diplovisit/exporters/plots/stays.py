"""Collects the stays that a timeline shows, in one lane for each traveller or country."""

import datetime
import enum
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs

from diplovisit.english.dates import date_in_words
from diplovisit.english.values import country_name
from diplovisit.exporters.plots.live_stops import LiveStop, Phase, phase_of
from diplovisit.record import Edtf, Visit

NOBODY: Final = "Nobody named"
NOWHERE: Final = "In no country"


class LaneOwner(enum.StrEnum):
    """Whose stays a lane of a timeline shows."""

    TRAVELLER = "traveller"
    COUNTRY = "country"


@attrs.frozen(kw_only=True, order=True)
class LaneStay:
    """Consecutive days of a visit in a lane.

    first, last: days, both inclusive. names: who comes, in the lane of a country; whereto, in the lane of a traveller.
    phase: how far the visit had come when it was recorded. written: "" where each of the days is known to be one of the
    visit; otherwise the date in EDTF, such as "2025-05", of which the days are the first and the last
    that it can mean. Of a stay with an open end, only the known end is here.

    >>> LaneStay(first=datetime.date(2025, 5, 1), last=datetime.date(2025, 5, 31), written="2025-05").days_in_words
    'May 2025'
    """

    first: datetime.date
    last: datetime.date
    written: str = ""
    names: tuple[str, ...] = ()
    phase: Phase = Phase.HELD

    @property
    def is_whole(self) -> bool:
        """Whether each of the days is known to be one of the visit."""
        return not self.written

    @property
    def days_in_words(self) -> str:
        """The days, as a report has them."""
        first, last = self.first.isoformat(), self.last.isoformat()
        return date_in_words(Edtf(self.written or (first if first == last else f"{first}/{last}")))


@attrs.frozen(kw_only=True)
class Lane:
    """A lane of a timeline. stays: in the order of their days. undated: visits without any day, which have no stay."""

    name: str
    visits: int = 0
    undated: int = 0
    stays: tuple[LaneStay, ...] = ()


def pick_lanes(lanes: tuple[Lane, ...], top: int) -> tuple[Lane, ...]:
    """Returns the lanes with the most visits, in the order of their first days; a single further one is not left out.

    >>> [lane.name for lane in pick_lanes((Lane(name="A"), Lane(name="B"), Lane(name="C")), 1)]
    ['A']
    """
    picked = lanes if len(lanes) == top + 1 else lanes[:top]
    return tuple(sorted(picked, key=lambda lane: (not lane.stays, lane.stays[:1], plain_name(lane.name), lane.name)))


@attrs.frozen
class _Owner:
    """Whose lane it is. As in a site, one name of one state is one person, whatever the ids in the records are."""

    name: str
    state: str | None = None


class _GrowingLane:
    """A lane in progress."""

    def __init__(self, owner: _Owner) -> None:
        self._owner = owner
        self._visits = self._undated = 0
        self._stays: list[LaneStay] = []

    def add(self, stays: list[LaneStay]) -> None:
        self._visits += 1
        self._undated += not stays
        self._stays += stays

    def result(self, *, with_state: bool) -> Lane:
        state = country_name(self._owner.state) if with_state and self._owner.state is not None else ""
        return Lane(
            name=f"{self._owner.name} ({state})" if state else self._owner.name,
            visits=self._visits,
            undated=self._undated,
            stays=tuple(sorted(self._stays)),
        )


class LaneCollector:
    """Collects lanes, visit by visit. dayless: how many visits have no day in any lane."""

    def __init__(self, owner: LaneOwner) -> None:
        self._owner = owner
        self._lanes: dict[_Owner, _GrowingLane] = {}
        self.dayless = 0

    def add(self, visit: Visit, stops: list[LiveStop]) -> None:
        """Adds these stops of a visit to the lanes of their owners."""
        has_days = False
        for owner, stays in self._owned(visit, stops):
            self._lanes.setdefault(owner, _GrowingLane(owner)).add(stays)
            has_days = has_days or bool(stays)
        self.dayless += not has_days

    def lanes(self) -> tuple[Lane, ...]:
        """Returns the lanes, those with the most visits first, equal ones by name."""
        names = Counter(owner.name for owner in self._lanes)
        lanes = (lane.result(with_state=names[owner.name] > 1) for owner, lane in self._lanes.items())
        return tuple(sorted(lanes, key=lambda lane: (-lane.visits, plain_name(lane.name), lane.name, lane.stays)))

    def _owned(self, visit: Visit, stops: list[LiveStop]) -> Iterator[tuple[_Owner, list[LaneStay]]]:
        """Yields each owner with their stays."""
        people = {person.id: person for person in visit.people}
        coming = [people[key] for key in dict.fromkeys(traveller.person for traveller in visit.coming)]
        if self._owner is LaneOwner.TRAVELLER:
            stays = _joined(_stays(visit, stops, _country_of))
            owners = [_Owner(person.called, person.country) for person in coming] or [_Owner(NOBODY)]
            yield from ((owner, stays) for owner in dict.fromkeys(owners))
            return
        by_country: dict[str | None, list[LiveStop]] = {}
        for stop in stops:
            by_country.setdefault(stop.country, []).append(stop)
        names = tuple(person.called for person in coming)
        for code, there in by_country.items():
            name = NOWHERE if code is None else country_name(code)
            yield _Owner(name), _joined(_stays(visit, there, lambda _: names))


def plain_name(name: str) -> str:
    """Returns a name as a reader sorts it, without accents.

    >>> sorted(["Zambia", "Åland"], key=plain_name)
    ['Åland', 'Zambia']
    """
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


def _country_of(stop: LiveStop) -> tuple[str, ...]:
    return () if stop.country is None else (country_name(stop.country),)


def _stays(visit: Visit, stops: list[LiveStop], names: Callable[[LiveStop], tuple[str, ...]]) -> Iterator[LaneStay]:
    """Yields the stays of stops; of the visit as a whole where no stop has any day."""
    phase = phase_of(visit.status)
    for stop in stops:
        if stop.when is not None:
            for first, last, written in _days(stop.when):
                yield LaneStay(first=first, last=last, written=written, names=names(stop), phase=phase)
    if visit.when is None or any(stop.when is not None for stop in stops):
        return
    every_name = tuple(dict.fromkeys(name for stop in stops for name in names(stop)))
    for first, last, written in _days(visit.when):
        # One of several stops may have only a part of the days.
        part = written if len(stops) == len(visit.stops) else visit.when.text
        yield LaneStay(first=first, last=last, written=part, names=every_name, phase=phase)


def _days(when: Edtf) -> Iterator[tuple[datetime.date, datetime.date, str]]:
    """Yields each run of days, and "" where each of them is surely meant, otherwise the date as written."""
    try:
        runs = list(when.runs())
        # An uncertain or approximate date may be another.
        written = when.text if when.qualifier is not None and len(runs) == 1 else ""
        yield from ((first, last, written) for first, last in runs)
    except ValueError:  # the single days are not known
        first, last = when.lower or when.upper, when.upper or when.lower
        if first is not None and last is not None:
            yield first, last, when.text


def _joined(stays: Iterable[LaneStay]) -> list[LaneStay]:
    """Joins stays of known days that touch or overlap, because stops of one visit follow upon one another."""
    joined: list[LaneStay] = []
    for stay in sorted(stays, key=lambda stay: (stay.written, stay.first, stay.last)):
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.written == stay.written
            and stay.first.toordinal() <= before.last.toordinal() + 1
        ):
            names = tuple(dict.fromkeys((*before.names, *stay.names)))
            joined[-1] = attrs.evolve(before, last=max(before.last, stay.last), names=names)
        else:
            joined.append(stay)
    return joined
