"""superseded-twice: two records that each take the place of the same one."""

from collections.abc import Iterator, Mapping

from diplovisit.checks.across.collection import CrossRecordIssue, RecordCollection, RecordDigest, RecordPlace
from diplovisit.record import Group, RelationKind, Rule, Severity

RULE = Rule(
    name="superseded-twice",
    group=Group.RELATIONS,
    severity=Severity.ERROR,
    finds="two records that supersede the same record, neither of which supersedes the other",
    why="One visit has one successor: nobody can tell which of the two is to be held in its place.",
    remedy="take out the relation that is not so; where one visit became two, name the `stops` that each relation is"
    " true of; where plans changed twice, let the later record supersede the earlier one",
    breaks="""
        # first.yaml
        status: cancelled

        # second.yaml
        id: ee-fi-tamm-in-april
        stops:
          - {id: finland, country: FI, when: "2025-04-11"}
        relations:
          - {kind: supersedes, target: ee-fi-tamm-talks}

        # third.yaml
        id: ee-fi-tamm-in-may
        stops:
          - {id: finland, country: FI, when: "2025-05-12"}
        relations:
          - {kind: supersedes, target: ee-fi-tamm-talks}
    """,
    keeps="""
        # first.yaml
        status: cancelled

        # second.yaml
        id: ee-fi-tamm-in-april
        status: cancelled
        stops:
          - {id: finland, country: FI, when: "2025-04-11"}
        relations:
          - {kind: supersedes, target: ee-fi-tamm-talks}

        # third.yaml
        id: ee-fi-tamm-in-may
        stops:
          - {id: finland, country: FI, when: "2025-05-12"}
        relations:
          - {kind: supersedes, target: ee-fi-tamm-in-april}
    """,
    source="our own: one visit has one successor",
)


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Judges relations of whole visits that are not off: a successor that came to nothing may have had one itself."""
    claimed: dict[str, dict[str, tuple[RecordDigest, int]]] = {}
    ahead: dict[str, set[str]] = {}
    for record in collection.singles:
        for position, relation in enumerate(record.relations):
            target = record.others(relation)
            if relation.kind is not RelationKind.SUPERSEDES or target is None:
                continue
            ahead.setdefault(record.id, set()).add(target)
            if not relation.stops and not record.is_off:
                claimed.setdefault(target, {}).setdefault(record.id, (record, position))
    for target, claims in claimed.items():
        (first, at), *others = claims.values()
        for record, position in others:
            if not _leads(ahead, record.id, first.id) and not _leads(ahead, first.id, record.id):
                words = (f"is {target}, which {first.id} supersedes already", RecordPlace(first, f"relations/{at}"))
                yield CrossRecordIssue(record=record, address=f"relations/{position}/target", words=words)


_MOST_AHEAD = 100
"""Records that are followed from one that supersedes them; beyond these nobody says that two have no order."""


def _leads(ahead: Mapping[str, set[str]], start: str, end: str) -> bool:
    """Whether the one supersedes the other, if only by way of others; also where there are too many to follow."""
    seen, waiting = {start}, [start]
    while waiting:
        if len(seen) > _MOST_AHEAD:
            return True
        following = ahead.get(waiting.pop(), set()) - seen
        if end in following:
            return True
        seen |= following
        waiting += following
    return False
