"""relation-out-of-order: a visit that follows a later event, or precedes an earlier one."""

from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Group, RelationKind, Rule, Severity, Visit

RULE = Rule(
    name="relation-out-of-order",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds="a visit that follows a later event, or precedes an earlier one",
    why="The kind of the relation and the order of the dates cannot both be right.",
    remedy="correct the `kind` of the relation, or the date of the event or of the visit",
    breaks="""
        claims:
          - {id: election, kind: event, what: the election in Finland, when: "2025-04-13"}
        relations:
          - {kind: follows, target: election}
    """,
    keeps="""
        claims:
          - {id: election, kind: event, what: the election in Finland, when: "2025-04-13"}
        relations:
          - {kind: precedes, target: election}
    """,
    source="project rule: the words and the dates give the same order",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the visit with the dated events of the record. A return visit follows the visit that it returns."""
    events = {claim.id: claim.when for claim in visit.claims}
    first, last = dates.visit_start(visit), dates.visit_end(visit)
    for position, relation in enumerate(visit.relations):
        event = events.get(relation.target)
        if event is None or event.qualifier:
            continue
        if relation.kind in {RelationKind.FOLLOWS, RelationKind.RETURN_OF} and last and event.lower:
            if event.lower > last:
                yield (
                    f"relations/{position}/kind",
                    f'is "{relation.kind}", but {relation.target}, {event}, is after the visit, which ends on {last}',
                )
        elif relation.kind is RelationKind.PRECEDES and first and event.upper and event.upper < first[0]:
            yield (
                f"relations/{position}/kind",
                f'is "precedes", but {relation.target}, {event}, is before the visit, which begins on {first[0]}',
            )
