"""quote-not-anchored: a quote without an anchor in the lock file."""

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
    source="our own: the lock file, which a quote and a value changed together would otherwise slip past",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes that neither a text nor the lock file confirms, if there is a lock file."""
    for unknown in examination.unanchored_quotes:
        yield unknown.address, unknown.sentence
