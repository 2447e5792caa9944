"""revision-not-raised: a record that has changed since its revision was anchored."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.lock_file import conflicts_with_lock
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="revision-not-raised",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a record that changed since the lock file was written, with the same revision number",
    why=(
        "Readers of the earlier version cannot see that there is a new one. A calendar program does not"
        " move an entry whose SEQUENCE stays the same."
    ),
    remedy=(
        "raise `revision`, set `revised`, and run `diplovisit anchor`; if nobody else has the record"
        " yet, run `diplovisit anchor --accept` to keep the number"
    ),
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
    source="RFC 5545, section 3.8.7.4 (SEQUENCE): a change that matters to attendees raises the number",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a changed record with an old revision, if the lock file knows the content of that revision."""
    if examination.lock is not None and conflicts_with_lock(examination.visit, examination.lock):
        number = examination.visit.revision
        yield (
            "revision",
            f"is still {number}, but the record has changed since revision {number} was anchored",
        )
