"""record-id-twice: two records with the same id."""

from collections.abc import Iterator

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="record-id-twice",
    group=Group.RELATIONS,
    severity=Severity.ERROR,
    finds="two of the given records with the same id",
    why="Calendar entries and relations refer to the id. If two records share it, one replaces the other.",
    remedy="give one of them another id; if they are revisions of one record, give only the newest",
    breaks="""
        # first.yaml
        title: Foreign Minister Liis Tamm visits Finland

        # second.yaml
        title: Foreign Minister Liis Tamm visits Sweden
        stops:
          - {id: sweden, country: SE, when: "2025-03-08"}
    """,
    keeps="""
        # first.yaml
        title: Foreign Minister Liis Tamm visits Finland

        # second.yaml
        id: ee-se-tamm-talks
        title: Foreign Minister Liis Tamm visits Sweden
        stops:
          - {id: sweden, country: SE, when: "2025-03-08"}
    """,
    source="RFC 5545, section 3.8.4.7: a UID is globally unique, and this project builds it from the id",
)


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Finds every record whose id an earlier record has."""
    for records in collection.with_one_id():
        first = next(records)
        for record in records:
            revisions = f"; revision {record.revision} here and {first.revision} there"
            yield CrossRecordIssue(
                record=record,
                address="id",
                words=(
                    f"{quoted(first.id)} is also the id of another record",
                    RecordPlace(first, "id", ": ", ""),
                    revisions if record.revision != first.revision else "",
                ),
            )
