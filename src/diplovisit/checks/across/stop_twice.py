"""stop-twice: a stop that is recorded twice."""

import datetime
import itertools
import operator
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from diplovisit.checks.across.collection import (
    CrossRecordIssue,
    Journey,
    RecordCollection,
    RecordDigest,
    RecordPlace,
    describe_the_same,
)
from diplovisit.checks.facts import dates
from diplovisit.record import Group, Rule, Severity
from diplovisit.record.vocabularies import StopKind

RULE = Rule(
    name="stop-twice",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds=(
        "two stops of one traveller in the same country on the same days, whose places are the same or"
        " part of the other's. Where both name a place in common, two or more days of one stop within"
        " the other are enough"
    ),
    why="A stop that is recorded twice is counted twice and appears twice in calendars.",
    remedy="delete one of the two; if there were two stops, check their days and places",
    breaks="""
        # first.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}

        # second.yaml
        id: ee-fi-tamm-conference
        stops:
          - {id: finland, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}
    """,
    keeps="""
        # first.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07", places: [{id: helsinki, name: Helsinki}]}

        # second.yaml
        id: ee-fi-tamm-conference
        stops:
          - {id: finland, country: FI, when: "2025-03-14", places: [{id: helsinki, name: Helsinki}]}
    """,
    source="the State Department's travels: legs 3992 and 4019 are one stay in Tokyo, entered twice",
)

# More than the stops of any traveller in a month: a bound for hostile collections.
_MAX_SIMILAR = 50

# A longer stop is indexed only by its first months.
_MAX_MONTHS = 24

# The index keys for stops without places, and for all stops.
_NO_PLACE, _ANY_PLACE = object(), object()

_Key: TypeAlias = tuple[object, ...]
_Runs: TypeAlias = tuple[tuple[datetime.date, datetime.date], ...]


@attrs.frozen(eq=False)
class _KnownJourney:
    """A journey whose days are all known: its number, its runs of days, and the names of its places."""

    number: int
    journey: Journey
    runs: _Runs
    places: frozenset[str]


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares stops with known days by traveller and country, and reports each with the first similar one."""
    earlier_by_key: dict[_Key, list[_KnownJourney]] = {}
    numbers = itertools.count()
    for record in collection.records:
        if record.is_off:
            continue
        for stay in record.stays:
            runs = dates.certain_runs(stay.when)
            # A ship or an aeroplane may stop twice on one day, on the way out and on the way back.
            if not runs or stay.country is None or stay.kind in {StopKind.TRANSIT, StopKind.PORT_CALL}:
                continue
            places = frozenset(stay.places)
            journeys = [
                _KnownJourney(next(numbers), Journey(traveller, record, stay), runs, places)
                for traveller in record.travellers
            ]
            first = next(
                (
                    match
                    for known_journey in journeys
                    if (match := _match(collection, earlier_by_key, known_journey)) is not None
                ),
                None,
            )
            if first is not None:
                yield _issue(*first)
            for known_journey in journeys:
                for key in _keys(known_journey, (*(known_journey.places or (_NO_PLACE,)), _ANY_PLACE)):
                    similar = earlier_by_key.setdefault(key, [])
                    if len(similar) < _MAX_SIMILAR:
                        similar.append(known_journey)


def _keys(known: _KnownJourney, places: Iterable[object]) -> Iterator[_Key]:
    """Yields the keys that two similar stops share: traveller, country, month, and a place if both name some."""
    months = {
        month
        for first, last in known.runs
        for month in range(_month(first), min(_month(last), _month(first) + _MAX_MONTHS) + 1)
    }
    for traveller in known.journey.traveller.keys:
        for month, place in itertools.product(months, places):
            yield known.journey.stay.country, traveller, month, place


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _match(
    collection: RecordCollection, earlier_by_key: dict[_Key, list[_KnownJourney]], known: _KnownJourney
) -> tuple[Journey, Journey] | None:
    # Two long stops share many months. Each earlier stop is compared once, in the given order.
    keys = _keys(known, (*known.places, _NO_PLACE) if known.places else (_ANY_PLACE,))
    candidates = {earlier for key in keys for earlier in earlier_by_key.get(key, ())}
    for earlier in sorted(candidates, key=operator.attrgetter("number")):
        if (
            known.journey.traveller.is_certainly(earlier.journey.traveller)
            and _share_days(known, earlier)
            and _share_places(known, earlier)
            and not _are_related(known.journey.record, earlier.journey.record)
        ):
            # Whether this stop is part of a shuttle does not depend on the earlier stop.
            return None if _may_have_come_back(collection, known.journey) else (known.journey, earlier.journey)
    return None


def _share_days(known: _KnownJourney, other: _KnownJourney) -> bool:
    """Whether two stops have equal days, or, at a common place, the days of one lie within the days of the other."""
    if known.runs == other.runs:
        return True
    if len(known.runs) > 1 or len(other.runs) > 1 or known.places.isdisjoint(other.places):
        return False
    ((first, last),), ((start, end),) = known.runs, other.runs
    within = (start <= first and last <= end) or (first <= start and end <= last)
    return within and min(dates.count_days(first, last), dates.count_days(start, end)) > 1


def _share_places(known: _KnownJourney, other: _KnownJourney) -> bool:
    ours, theirs = known.journey.stay, other.journey.stay
    if ours.territory is not None and theirs.territory is not None and ours.territory != theirs.territory:
        return False
    return not known.places or not other.places or known.places <= other.places or other.places <= known.places


def _are_related(record: RecordDigest, other: RecordDigest) -> bool:
    return record.number != other.number and describe_the_same(record, other)


def _may_have_come_back(collection: RecordCollection, journey: Journey) -> bool:
    """Whether the traveller was in another country too on the only day of the stop, as on a shuttle."""
    when = journey.stay.when
    if when is None or when.lower is None or when.lower != when.upper:
        return False
    return collection.was_elsewhere(journey.traveller, when.lower.toordinal(), journey.stay.country)


def _issue(journey: Journey, earlier: Journey) -> CrossRecordIssue:
    where = f"{journey.traveller.called} in {journey.stay.country_and_territory} on {journey.stay.when}"
    if journey.stay.when != earlier.stay.when:
        where += f" and on {earlier.stay.when}"
    which = "" if earlier.record.number == journey.record.number else f" of {earlier.record.id}"
    numbers = ""
    if journey.stay.numbers and earlier.stay.numbers:
        numbers = f"; {' and '.join(journey.stay.numbers)} here, {' and '.join(earlier.stay.numbers)} there"
    spot = RecordPlace(earlier.record, f"{earlier.stay.id}/when")
    words = (f"repeats the stop {earlier.stay.id}{which}", spot, f": {where}{numbers}")
    return CrossRecordIssue(record=journey.record, address=f"{journey.stay.id}/when", words=words)
