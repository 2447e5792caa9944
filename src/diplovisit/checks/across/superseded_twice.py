"""superseded-twice: two records that supersede the same record."""

from collections.abc import Iterator, Mapping

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.record import Group, RelationKind, Rule, Severity

RULE = Rule(
    name="superseded-twice",
    group=Group.RELATIONS,
    severity=Severity.ERROR,
    finds="two records that supersede the same record, if neither supersedes the other",
    why="A visit has one successor. Readers cannot tell which of the two takes its place.",
    remedy=(
        "delete the wrong relation; if one visit became two, list the `stops` of each relation; if"
        " plans changed twice, let the later record supersede the earlier one"
    ),
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
    source="project rule: a visit has one successor",
)

_MAX_FOLLOWED = 100
"""The most records that are followed from a superseding one; beyond them, two records count as ordered."""


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Checks relations of whole visits. A cancelled or postponed successor may have a successor itself."""
    claimed: dict[str, dict[str, tuple[int, int]]] = {}
    targets_of: dict[str, set[str]] = {}
    for record in collection.singles_with_relations():
        for position, relation in enumerate(record.relations):
            target = record.other_record_id(relation)
            if relation.kind is not RelationKind.SUPERSEDES or target is None:
                continue
            targets_of.setdefault(record.id, set()).add(target)
            if not relation.stops and not record.is_off:
                claimed.setdefault(target, {}).setdefault(record.id, (record.number, position))
    for target, claims in claimed.items():
        (number, first_position), *others = claims.values()
        first = collection.record(number)
        for number, position in others:
            record = collection.record(number)
            if not _supersedes(targets_of, record.id, first.id) and not _supersedes(targets_of, first.id, record.id):
                words = (
                    f"is {target}, which {first.id} also supersedes",
                    RecordPlace(first, f"relations/{first_position}"),
                )
                yield CrossRecordIssue(record=record, address=f"relations/{position}/target", words=words)


def _supersedes(targets_of: Mapping[str, set[str]], start: str, end: str) -> bool:
    """Whether one record supersedes another, directly or through others; also true if there are too many to follow."""
    visited, pending = {start}, [start]
    while pending:
        if len(visited) > _MAX_FOLLOWED:
            return True
        following = targets_of.get(pending.pop(), set()) - visited
        if end in following:
            return True
        visited |= following
        pending += following
    return False
