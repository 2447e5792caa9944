"""quote-not-anchored: a quote that the lock file has no anchor for."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-not-anchored",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="words whose source is not at hand, and for which the lock file beside the record has no anchor",
    why="The lock file holds what was found in the source when it was last at hand. A quote that it does not know was"
    " never looked up, or was changed since.",
    remedy="run `diplovisit anchor` on the record with the source's text, and commit the lock file",
)


def find(case: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes that neither a text nor the lock file vouches for, where there is a lock file."""
    for unknown in case.unanchored:
        yield unknown.address, unknown.sentence
