"""stop-twice: one and the same stop, recorded twice."""

import datetime
import itertools
import operator
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from diplovisit.checks.across.collection import CrossRecordIssue, Journey, RecordCollection, RecordPlace
from diplovisit.checks.facts import dates
from diplovisit.record import Group, RelationKind, Rule, Severity
from diplovisit.record.vocabularies import StopKind

RULE = Rule(
    name="stop-twice",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds="two stops of one traveller in the same country on the same days, whose places are the same or a part of the"
    " other's; or, where both name one place, on days two of which at least are within the other's",
    why="A stop that is recorded twice is counted twice, and shows twice in calendars.",
    remedy="keep one of the two; where they are two stops indeed, check their days and places",
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

# What ties two records that may tell of the same days: they say themselves how they stand to each other.
_DECLARED = frozenset({RelationKind.ACCOMPANIES, RelationKind.PART_OF, RelationKind.SUPERSEDES})
# Nobody has as many stops on the same days: a bound for a collection that is made to take time.
_MOST = 50

# A stop longer than this is found by its first months.
_MOST_MONTHS = 24

# What a stop without places is found by, and what all are found by.
_NOWHERE, _ANYWHERE = object(), object()

_Key: TypeAlias = tuple[object, ...]
_Runs: TypeAlias = tuple[tuple[datetime.date, datetime.date], ...]


@attrs.frozen(eq=False)
class _Known:
    """A journey whose days are all known: its runs of days, the names of its places, and its number among all."""

    number: int
    journey: Journey
    runs: _Runs
    places: frozenset[str]


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares stops whose days are all known, by traveller and country, and tells each with the first like it."""
    seen: dict[_Key, list[_Known]] = {}
    numbers = itertools.count()
    for record in collection.records:
        if record.is_off:
            continue
        for stay in record.stays:
            known = dates.certain_runs(stay.when)
            # A ship or an aeroplane may call twice in a day, on the way out and on the way back.
            if not known or stay.country is None or stay.kind in {StopKind.TRANSIT, StopKind.PORT_CALL}:
                continue
            places = frozenset(stay.places)
            here = [
                _Known(next(numbers), Journey(traveller, record, stay), known, places)
                for traveller in record.travellers
            ]
            first = next((match for one in here if (match := _match(collection, seen, one)) is not None), None)
            if first is not None:
                yield _told(*first)
            for one in here:
                for key in _keys(one, (*(one.places or (_NOWHERE,)), _ANYWHERE)):
                    alike = seen.setdefault(key, [])
                    if len(alike) < _MOST:
                        alike.append(one)


def _keys(one: _Known, places: Iterable[object]) -> Iterator[_Key]:
    """What two like stops share: the traveller, the country, a month and a place, where both name some."""
    months = {
        month
        for first, last in one.runs
        for month in range(_month(first), min(_month(last), _month(first) + _MOST_MONTHS) + 1)
    }
    for traveller in one.journey.traveller.keys:
        for month, place in itertools.product(months, places):
            yield one.journey.stay.country, traveller, month, place


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month


def _match(collection: RecordCollection, seen: dict[_Key, list[_Known]], one: _Known) -> tuple[Journey, Journey] | None:
    # Two long stops share many months: each earlier one is compared once, in the order in which they were given.
    keys = _keys(one, (*one.places, _NOWHERE) if one.places else (_ANYWHERE,))
    earlier_ones = {earlier for key in keys for earlier in seen.get(key, ())}
    for earlier in sorted(earlier_ones, key=operator.attrgetter("number")):
        if (
            one.journey.traveller.is_certainly(earlier.journey.traveller)
            and _share_days(one, earlier)
            and _share_places(one, earlier)
            and not _are_told_apart(one.journey, earlier.journey)
        ):
            # Whether it was a shuttle does not depend on the earlier stop.
            return None if _may_have_come_back(collection, one.journey) else (one.journey, earlier.journey)
    return None


def _share_days(one: _Known, other: _Known) -> bool:
    """Whether the days are the same, or, at one place that both name, those of the one within those of the other."""
    if one.runs == other.runs:
        return True
    if len(one.runs) > 1 or len(other.runs) > 1 or one.places.isdisjoint(other.places):
        return False
    ((first, last),), ((start, end),) = one.runs, other.runs
    within = (start <= first and last <= end) or (first <= start and end <= last)
    return within and min(dates.count_days(first, last), dates.count_days(start, end)) > 1


def _share_places(one: _Known, other: _Known) -> bool:
    ours, theirs = one.journey.stay, other.journey.stay
    if ours.territory is not None and theirs.territory is not None and ours.territory != theirs.territory:
        return False
    return not one.places or not other.places or one.places <= other.places or other.places <= one.places


def _are_told_apart(one: Journey, other: Journey) -> bool:
    """Whether the records share their id, which is a fault of its own, or say themselves how they stand together."""
    if one.record.number == other.record.number:
        return False
    if one.record.id == other.record.id:
        return True
    return any(
        relation.kind in _DECLARED and record.others(relation) == target
        for record, target in ((one.record, other.record.id), (other.record, one.record.id))
        for relation in record.relations
    )


def _may_have_come_back(collection: RecordCollection, one: Journey) -> bool:
    """Whether it is a day on which the traveller was in another country too, as on a shuttle: out, and back again."""
    when = one.stay.when
    if when is None or when.lower is None or when.lower != when.upper:
        return False
    return collection.was_elsewhere(one.traveller, when.lower.toordinal(), one.stay.country)


def _told(one: Journey, earlier: Journey) -> CrossRecordIssue:
    where = f"{one.traveller.called} in {one.stay.land} on {one.stay.when}"
    if one.stay.when != earlier.stay.when:
        where += f", and there on {earlier.stay.when}"
    which = "" if earlier.record.number == one.record.number else f" of {earlier.record.id}"
    numbers = ""
    if one.stay.numbers and earlier.stay.numbers:
        numbers = f"; this is {' and '.join(one.stay.numbers)}, and that {' and '.join(earlier.stay.numbers)}"
    spot = RecordPlace(earlier.record, f"{earlier.stay.id}/when")
    words = (f"is the stop {earlier.stay.id}{which}", spot, f" over again: {where}{numbers}")
    return CrossRecordIssue(record=one.record, address=f"{one.stay.id}/when", words=words)
