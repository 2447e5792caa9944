"""stop-twice: a stop that is recorded twice."""

import datetime
import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import RecordDigest, describe_the_same
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.checks.across.journeys import Journey, JourneyPlace
from diplovisit.checks.across.stops import Stay
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
    """Compares stops with known days by traveller and country, and reports each with the first similar one.

    A traveller with two lookup keys is compared twice. Of several travellers at a stop, the first one counts.
    """
    first: dict[tuple[int, int], tuple[int, JourneyPlace]] = {}
    for journeys in collection.journeys_in_common():
        for journey, earlier in _matches(journeys):
            # Whether this stop is part of a shuttle does not depend on the earlier stop.
            if not _may_have_come_back(collection, journey):
                number, stop, traveller = journey.place
                known = first.get((number, stop))
                if known is None or _is_before(collection, (traveller, earlier.place), known):
                    first[number, stop] = traveller, earlier.place
    for (number, stop), (traveller, place) in first.items():
        yield _issue(collection.journey((number, stop, traveller)), collection.journey(place))


def _is_before(collection: RecordCollection, match: tuple[int, JourneyPlace], other: tuple[int, JourneyPlace]) -> bool:
    """Whether a match of a stop precedes another one: by its traveller, then by the earlier stop."""
    if match[0] != other[0]:
        return match[0] < other[0]
    (number, *place), (other_number, *other_place) = match[1], other[1]
    return (collection.record(number).order, place) < (collection.record(other_number).order, other_place)


def _matches(journeys: Iterable[Journey]) -> Iterator[tuple[Journey, Journey]]:
    """Yields each journey of travellers with a key in common that has a similar one before it, with the first one."""
    earlier_by_key: dict[_Key, list[_KnownJourney]] = {}
    numbers = itertools.count()
    for _, at_stop in itertools.groupby(journeys, key=lambda journey: journey.place[:2]):
        known_journeys = [
            _KnownJourney(next(numbers), journey, runs, frozenset(journey.stay.places))
            for journey in at_stop
            if (runs := _comparable_runs(journey.stay))
        ]
        for known in known_journeys:
            if (earlier := _first_similar(earlier_by_key, known)) is not None:
                yield known.journey, earlier
        for known in known_journeys:
            for key in _keys(known, (*(known.places or (_NO_PLACE,)), _ANY_PLACE)):
                similar = earlier_by_key.setdefault(key, [])
                if len(similar) < _MAX_SIMILAR:
                    similar.append(known)


def _comparable_runs(stay: Stay) -> _Runs:
    """The runs of days of a stay; empty if it is not compared."""
    # A ship or an aeroplane may stop twice on one day, on the way out and on the way back.
    if stay.country is None or stay.kind in {StopKind.TRANSIT, StopKind.PORT_CALL}:
        return ()
    return dates.certain_runs(stay.when)


def _keys(known: _KnownJourney, places: Iterable[object]) -> Iterator[_Key]:
    """Yields the keys that two similar stops share: country, month, and a place if both name some."""
    months = {
        month
        for first, last in known.runs
        for month in range(_month(first), min(_month(last), _month(first) + _MAX_MONTHS) + 1)
    }
    for month, place in itertools.product(months, places):
        yield known.journey.stay.country, month, place


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _first_similar(earlier_by_key: Mapping[_Key, list[_KnownJourney]], known: _KnownJourney) -> Journey | None:
    # Two long stops share many months. Each earlier stop is compared once, in the given order.
    keys = _keys(known, (*known.places, _NO_PLACE) if known.places else (_ANY_PLACE,))
    candidates = {earlier for key in keys for earlier in earlier_by_key.get(key, ())}
    traveller = known.journey.traveller
    for earlier in sorted(candidates, key=operator.attrgetter("number")):
        if (
            traveller.is_certainly(earlier.journey.traveller)
            and _share_days(known, earlier)
            and _share_places(known, earlier)
            and not _are_related(known.journey.record, earlier.journey.record)
        ):
            return earlier.journey
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
