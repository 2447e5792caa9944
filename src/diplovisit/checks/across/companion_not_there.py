"""companion-not-there: a visit that accompanies another, and the other was somewhere else on those days."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from diplovisit.checks.across.collection import (
    CrossRecordIssue,
    Event,
    RecordCollection,
    RecordDigest,
    RecordPlace,
    Words,
)
from diplovisit.checks.across.stops import Presence, Stay, days_apart, presence
from diplovisit.record import Group, RelationKind, Rule, Severity

RULE = Rule(
    name="companion-not-there",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds="a stop that accompanies another visit, or somebody who travels in other records, and no stop of theirs is in"
    " the same country on one of its days",
    why="Whoever accompanies somebody is where they are: one of the two has a wrong day or country, or a stop is"
    " missing.",
    remedy="check the days and the country of both; record the visit that is missing, or take the relation out",
    breaks="""
        # first.yaml
        relations:
          - {kind: accompanies, target: ee-fi-rebane-state-visit}

        # second.yaml
        id: ee-fi-rebane-state-visit
        people:
          - {id: rebane, name: Mart Rebane, office: President, country: EE}
        travellers: [{person: rebane}]
        stops:
          - {id: finland, country: FI, when: "2025-03-10"}
    """,
    keeps="""
        # first.yaml
        relations:
          - {kind: accompanies, target: ee-fi-rebane-state-visit}

        # second.yaml
        id: ee-fi-rebane-state-visit
        people:
          - {id: rebane, name: Mart Rebane, office: President, country: EE}
        travellers: [{person: rebane}]
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    source='the State Department\'s travels: of 380 legs "Accompanied President", five match no leg of a President,'
    " two of them by a day",
)

_Stays: TypeAlias = Sequence[tuple[RecordDigest, Stay]]


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Judges stops whose country and days are known, against others that were certainly elsewhere."""
    for record in collection.singles:
        if record.is_off:
            continue
        events = {event.id: event for event in record.events}
        for position, relation in enumerate(record.relations):
            if relation.kind is not RelationKind.ACCOMPANIES:
                continue
            if (event := events.get(relation.target)) is not None:
                yield from _beside_people(collection, record, position, event)
            elif (target := record.others(relation)) is not None:
                other = collection.single(target)
                if other is not None and not other.is_off:
                    yield from _beside_record(record, position, other)


def _beside_record(record: RecordDigest, position: int, other: RecordDigest) -> Iterator[CrossRecordIssue]:
    theirs = [(other, stay) for stay in other.stays]
    for address, stay in _left_alone(record, position, theirs, event=None):
        found, nearest = _nearest(stay, theirs)
        accompanies = _accompanies(other.id, stay, nearest)
        words: Words = (f"{accompanies}, and that visit is {_where(nearest)}", RecordPlace(found, f"{nearest.id}/when"))
        yield CrossRecordIssue(record=record, address=address, words=words)


def _beside_people(
    collection: RecordCollection, record: RecordDigest, position: int, event: Event
) -> Iterator[CrossRecordIssue]:
    """Judges an event whose people all travel in other records; somebody who does not may be the one who was there."""
    people = [person for person in event.people if not any(map(person.is_certainly, record.travellers))]
    theirs: list[tuple[RecordDigest, Stay]] = []
    for person in people:
        journeys = [each for each in collection.journeys_of(person) if each.record.number != record.number]
        if not journeys:
            return
        theirs += ((each.record, each.stay) for each in journeys)
    if not theirs:
        return
    names = " and ".join(person.called for person in people)
    for address, stay in _left_alone(record, position, theirs, event):
        found, nearest = _nearest(stay, theirs)
        accompanies = f"accompanies {names} at {stay.id} in {stay.land} on {stay.when}"
        words: Words = (
            f"{accompanies}, and no record given has them there then; the nearest is {found.id}, {_where(nearest)}",
            RecordPlace(found, f"{nearest.id}/when"),
        )
        yield CrossRecordIssue(record=record, address=address, words=words)


def _left_alone(record: RecordDigest, position: int, theirs: _Stays, event: Event | None) -> Iterator[tuple[str, Stay]]:
    """The stops at which nobody else was, each with its address.

    Of a relation that names its stops, each is judged; of one of the whole visit, one that matches is enough.
    """
    stays = {stay.id: stay for stay in record.stays}
    others = [stay for _, stay in theirs]
    if named := record.relations[position].stops:
        for place, name in enumerate(named):
            if _presence(stays[name], others, event) is Presence.ELSEWHERE:
                yield f"relations/{position}/stops/{place}", stays[name]
    elif all(_presence(stay, others, event) is Presence.ELSEWHERE for stay in record.stays):
        nearest = min(record.stays, key=lambda stay: min(days_apart(stay, other) for other in others))
        yield f"relations/{position}/target", nearest


def _presence(stay: Stay, others: Sequence[Stay], event: Event | None) -> Presence:
    if not stay.can_be_judged:
        return Presence.UNKNOWN
    found = presence(stay, others)
    if found is not Presence.ELSEWHERE or event is None or event.when is None:
        return found
    # What they went to may have begun before the companion came, or gone on after.
    whole = attrs.evolve(stay, when=event.when)
    return presence(whole, others) if whole.can_be_judged else Presence.UNKNOWN


def _nearest(stay: Stay, theirs: _Stays) -> tuple[RecordDigest, Stay]:
    """The one nearest in time: in the same country if there is one, and with days that are known."""
    return min(
        theirs,
        key=lambda one: (one[1].country != stay.country, one[1].when is None, days_apart(stay, one[1]), one[0].id),
    )


def _accompanies(whom: str, stay: Stay, nearest: Stay) -> str:
    where = "" if nearest.land == stay.land else f" in {stay.land}"
    return f"accompanies {whom} at {stay.id}{where} on {stay.when}"


def _where(stay: Stay) -> str:
    where = f"in {stay.land}" if stay.land is not None else "in no country"
    return f"{where} on {stay.when}" if stay.when is not None else where
