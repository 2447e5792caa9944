"""superseded-still-on: a visit that another one supersedes, and that is still planned."""

from collections.abc import Iterator

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.record import Group, RelationKind, Rule, Severity, Status

RULE = Rule(
    name="superseded-still-on",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds="a record that another record supersedes, but whose status is neither cancelled nor postponed",
    why="Calendars show both, as if there were two future visits.",
    remedy=(
        "set the `status` of the superseded record to cancelled or postponed, or correct the relation"
        " of the other record"
    ),
    breaks="""
        # first.yaml
        status: announced

        # second.yaml
        id: ee-fi-tamm-talks-anew
        stops:
          - {id: finland, country: FI, when: "2025-04-11"}
        relations:
          - {kind: supersedes, target: ee-fi-tamm-talks}
    """,
    keeps="""
        # first.yaml
        status: cancelled

        # second.yaml
        id: ee-fi-tamm-talks-anew
        stops:
          - {id: finland, country: FI, when: "2025-04-11"}
        relations:
          - {kind: supersedes, target: ee-fi-tamm-talks}
    """,
    source="Dublin Core, isReplacedBy, and RFC 5545, section 3.8.1.11: a replaced entry is cancelled",
)

# A held visit is over, so it conflicts with no other visit.
_STILL_PLANNED = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED, Status.UNDER_WAY})


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Checks successors that are neither cancelled nor postponed: others appear in no calendar."""
    for record in collection.singles_with_relations():
        if record.is_off:
            continue
        for position, relation in enumerate(record.relations):
            target = record.other_record_id(relation)
            if relation.kind is not RelationKind.SUPERSEDES or target is None:
                continue
            superseded = collection.single(target)
            if superseded is not None and superseded.status in _STILL_PLANNED:
                words = f"is {superseded.status}, but {record.id} supersedes this visit"
                spot = RecordPlace(record, f"relations/{position}")
                yield CrossRecordIssue(record=superseded, address="status", words=(words, spot))
