"""revised-left-behind: a revision that was raised while `revised` stayed."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.lock_file import latest_earlier_revision
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="revised-left-behind",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a revision that is higher than one in the lock file beside it, with a `revised` that is no later",
    why="`revised` is when a calendar entry was last changed. A program that compares the times takes the new state"
    " for the old one.",
    remedy="set `revised` to the time at which this revision was made, in UTC",
    breaks="""
        # visit.yaml, when it was anchored
        status: announced

        # visit.yaml
        revision: 2
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
    source="RFC 5545, section 3.8.7.3 (LAST-MODIFIED), which is written from `revised`",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a revision that is no later than an earlier one, where the lock file has the time of that one."""
    visit = examination.visit
    if examination.lock is None or (earlier := latest_earlier_revision(visit, examination.lock)) is None:
        return
    assert earlier.revised is not None  # only such revisions are compared
    if visit.revised <= earlier.revised:
        is_same = visit.revised == earlier.revised
        then = "the same as" if is_same else f"before {earlier.revised:%Y-%m-%dT%H:%M:%SZ}, which is"
        yield "revised", f"is {then} that of revision {earlier.revision}, and this is revision {visit.revision}"
