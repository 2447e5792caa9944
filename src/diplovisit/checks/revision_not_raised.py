"""revision-not-raised: a record that has changed since its revision was anchored."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.lock_file import conflicts_with_lock
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="revision-not-raised",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a record that says something else than the lock file beside it saw under the same number of revision",
    why="Whoever holds the earlier state takes the new one for it: a calendar whose SEQUENCE stays the same does not"
    " move the entry.",
    remedy="raise `revision` and set `revised`, then run `diplovisit anchor`; while nobody else has the record,"
    " `diplovisit anchor --accept` keeps the number",
    breaks="""
        # visit.yaml, when it was anchored
        status: announced

        # visit.yaml
        status: cancelled
    """,
    keeps="""
        # visit.yaml, when it was anchored
        status: announced

        # visit.yaml
        revision: 2
        revised: "2025-03-06T09:00:00Z"
        status: cancelled
    """,
    source="RFC 5545, section 3.8.7.4 (SEQUENCE): a change that matters to those invited raises the number",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a changed record with an old revision, if the lock file knows the content of that revision."""
    if examination.lock is not None and conflicts_with_lock(examination.visit, examination.lock):
        number = examination.visit.revision
        yield (
            "revision",
            f"is still {number}, and the record no longer says what it said when revision {number} was anchored",
        )
