"""anchor-stale: an anchor that no longer says where its words are."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="anchor-stale",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="an anchor in the lock file that does not agree with the text at hand, or that no quote of the record"
    " belongs to",
    why="A stale anchor points a reader to the wrong words, and hides that the source was changed.",
    remedy="run `diplovisit anchor` on the record with the source's text, read what it says has changed, and commit"
    " the lock file",
)


def find(case: Examination) -> Iterator[tuple[str, str]]:
    """Finds anchors that have moved, and those that are left over."""
    for stale in case.stale:
        yield stale.address, stale.sentence
