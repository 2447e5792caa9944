"""anchor-stale: an anchor that no longer says where its words are."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="anchor-stale",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds=(
        "an anchor in the lock file that does not match the available text, or that belongs to no quote of the record"
    ),
    why="A stale anchor points readers to the wrong words, and hides a change of the source.",
    remedy=(
        "run `diplovisit anchor` on the record with the text of the source, read which changes it"
        " reports, and commit the lock file"
    ),
    breaks="""
        # paper.txt
        The visit to Finland is on March 7, 2025.

        # visit.yaml, when it was anchored
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
          - {about: [finland/country], basis: stated, quote: visit to Finland}

        # visit.yaml
        revision: 2
        revised: "2025-03-06T09:00:00Z"
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
          - {about: [finland/country], basis: stated, quote: The visit to Finland}
    """,
    keeps="""
        # paper.txt
        The visit to Finland is on March 7, 2025.

        # visit.yaml, when it was anchored
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
          - {about: [finland/country], basis: stated, quote: The visit to Finland}

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
          - {about: [finland/country], basis: stated, quote: The visit to Finland}
    """,
    source="W3C Web Annotation, TextPositionSelector, and Hypothesis's re-anchoring: positions go stale where a text"
    " is edited",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds anchors whose words have moved, and anchors that no quote needs."""
    for stale in examination.stale_anchors:
        yield stale.address, stale.sentence
