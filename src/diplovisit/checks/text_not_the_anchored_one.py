"""text-not-the-anchored-one: a text that is not the one the record was read from."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="text-not-the-anchored-one",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a text at hand whose digest is not the one that the record gives for its source",
    why="Publishers change reports without a word. What the record cites may be gone, or say something else now.",
    remedy="compare the two versions; then run `diplovisit anchor` with the new text and put its length and digests"
    " into the source's `text`",
)


def find(case: Examination) -> Iterator[tuple[str, str]]:
    """Finds texts that differ from those that the sources of the record are anchored to."""
    for other in case.other_texts:
        yield other.address, other.sentence
