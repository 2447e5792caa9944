"""companion-not-there: a visit that accompanies another one, which was elsewhere on those days."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import Event, RecordDigest
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace, Words
from diplovisit.checks.across.stops import Presence, Stay, days_apart, presence
from diplovisit.record import Group, RelationKind, Rule, Severity

RULE = Rule(
    name="companion-not-there",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds=(
        "a stop that accompanies another visit or another traveller, if they have no stop in the same"
        " country on any of its days"
    ),
    why="Companions travel together. A day or a country is wrong, or a stop is missing.",
    remedy="check the days and the countries of both; add the missing record, or delete the relation",
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

_CompanionStays: TypeAlias = Sequence[tuple[RecordDigest, Stay]]


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares stops with known country and days with other stops that were certainly elsewhere."""
    for record in collection.singles_with_relations():
        if record.is_off:
            continue
        events = {event.id: event for event in record.events}
        for position, relation in enumerate(record.relations):
            if relation.kind is not RelationKind.ACCOMPANIES:
                continue
            if (event := events.get(relation.target)) is not None:
                yield from _check_people(collection, record, position, event)
            elif (target := record.other_record_id(relation)) is not None:
                other = collection.single(target)
                if other is not None and not other.is_off:
                    yield from _check_record(record, position, other)


def _check_record(record: RecordDigest, position: int, other: RecordDigest) -> Iterator[CrossRecordIssue]:
    theirs = [(other, stay) for stay in other.stays]
    for address, stay in _unaccompanied(record, position, theirs, event=None):
        nearest_record, nearest = _nearest(stay, theirs)
        accompanies = _accompanies(other.id, stay, nearest)
        words: Words = (
            f"{accompanies}, but that visit is {_where(nearest)}",
            RecordPlace(nearest_record, f"{nearest.id}/when"),
        )
        yield CrossRecordIssue(record=record, address=address, words=words)


def _check_people(
    collection: RecordCollection, record: RecordDigest, position: int, event: Event
) -> Iterator[CrossRecordIssue]:
    """Checks an event if all of its people travel in other records: a person without a record may have been there."""
    people = [person for person in event.people if not any(map(person.is_certainly, record.travellers))]
    theirs: list[tuple[RecordDigest, Stay]] = []
    for person in people:
        journeys = [journey for journey in collection.journeys_of(person) if journey.record.number != record.number]
        if not journeys:
            return
        theirs += ((journey.record, journey.stay) for journey in journeys)
    if not theirs:
        return
    names = " and ".join(person.called for person in people)
    for address, stay in _unaccompanied(record, position, theirs, event):
        nearest_record, nearest = _nearest(stay, theirs)
        accompanies = f"accompanies {names} at {stay.id} in {stay.country_and_territory} on {stay.when}"
        closest = f"the nearest is {nearest_record.id}, {_where(nearest)}"
        words: Words = (
            f"{accompanies}, but no given record has them there at that time; {closest}",
            RecordPlace(nearest_record, f"{nearest.id}/when"),
        )
        yield CrossRecordIssue(record=record, address=address, words=words)


def _unaccompanied(
    record: RecordDigest, position: int, theirs: _CompanionStays, event: Event | None
) -> Iterator[tuple[str, Stay]]:
    """Yields the stops at which no companion was, each with its address.

    If a relation names its stops, each of them is checked. If it concerns the whole visit, one match is enough.
    """
    stays = {stay.id: stay for stay in record.stays}
    others = [stay for _, stay in theirs]
    if named := record.relations[position].stops:
        for index, name in enumerate(named):
            if _presence(stays[name], others, event) is Presence.ELSEWHERE:
                yield f"relations/{position}/stops/{index}", stays[name]
    elif all(_presence(stay, others, event) is Presence.ELSEWHERE for stay in record.stays):
        nearest = min(record.stays, key=lambda stay: min(days_apart(stay, other) for other in others))
        yield f"relations/{position}/target", nearest


def _presence(stay: Stay, others: Sequence[Stay], event: Event | None) -> Presence:
    if not stay.can_be_judged:
        return Presence.UNKNOWN
    result = presence(stay, others)
    if result is not Presence.ELSEWHERE or event is None or event.when is None:
        return result
    # The event may have begun before the companion arrived, or continued afterwards.
    whole = attrs.evolve(stay, when=event.when)
    return presence(whole, others) if whole.can_be_judged else Presence.UNKNOWN


def _nearest(stay: Stay, theirs: _CompanionStays) -> tuple[RecordDigest, Stay]:
    """Returns the nearest stay in time, preferably in the same country and with known days."""
    return min(
        theirs,
        key=lambda entry: (
            entry[1].country != stay.country,
            entry[1].when is None,
            days_apart(stay, entry[1]),
            entry[0].id,
        ),
    )


def _accompanies(whom: str, stay: Stay, nearest: Stay) -> str:
    where = "" if nearest.country_and_territory == stay.country_and_territory else f" in {stay.country_and_territory}"
    return f"accompanies {whom} at {stay.id}{where} on {stay.when}"


def _where(stay: Stay) -> str:
    where = f"in {stay.country_and_territory}" if stay.country_and_territory is not None else "in no country"
    return f"{where} on {stay.when}" if stay.when is not None else where
