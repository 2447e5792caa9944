"""revision-lowered: a record whose revision is lower than an anchored one."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.lock_file import highest_newer_revision
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="revision-lowered",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a record with a lower revision number than one in its lock file",
    why=(
        "A calendar program ignores an entry with a lower SEQUENCE, because it seems old. An old file"
        " that replaced a newer one looks the same."
    ),
    remedy=(
        "restore the record with the higher revision, or raise `revision` above it, set `revised`,"
        " and run `diplovisit anchor`"
    ),
    breaks="""
        # visit.yaml, when it was anchored
        revision: 3

        # visit.yaml
        revision: 2
    """,
    keeps="""
        # visit.yaml, when it was anchored
        revision: 3

        # visit.yaml
        revision: 4
        revised: "2025-03-06T09:00:00Z"
    """,
    source="RFC 5546, section 2.1.5: of two versions of an entry, the one with the lower SEQUENCE is older",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a revision below the highest one in the lock file."""
    if (
        examination.lock is not None
        and (highest := highest_newer_revision(examination.visit, examination.lock)) is not None
    ):
        yield "revision", f"is {examination.visit.revision}, but the lock file has revision {highest} of this record"
