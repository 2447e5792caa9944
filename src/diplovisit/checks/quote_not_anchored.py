"""quote-not-anchored: a quote without an anchor in the lock file."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-not-anchored",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a quote without an anchor in the lock file, if the text of its source is not available",
    why=(
        "The lock file records where each quote was found when the text was last available. A quote"
        " without an anchor was never looked up, or was changed later."
    ),
    remedy="run `diplovisit anchor` on the record with the text of the source, and commit the lock file",
    breaks="""
        # paper.txt, when it was anchored
        Estonia's Foreign Minister will visit Finland on March 7, 2025.

        # visit.yaml, when it was anchored
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}

        # visit.yaml
        revision: 2
        revised: "2025-03-06T09:00:00Z"
        stops:
          - {id: finland, country: FI, when: "2025-03-08"}
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 8, 2025"}
    """,
    keeps="""
        # paper.txt, when it was anchored
        Estonia's Foreign Minister will visit Finland on March 7, 2025.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    source="project rule: the lock file detects a quote and a value that were changed together",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes that neither a text nor the lock file confirms, if there is a lock file."""
    for unknown in examination.unanchored_quotes:
        yield unknown.address, unknown.sentence
