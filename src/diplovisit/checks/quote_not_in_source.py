"""quote-not-in-source: a quote that does not occur in its source."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-not-in-source",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="words that are quoted from a source whose text, which is at hand, does not have them",
    why="A quote that is not there proves nothing: it was copied wrong, changed later, or comes from elsewhere.",
    remedy="copy the words again from the source, character for character, and name the part and the source they"
    " stand in",
    breaks="""
        # paper.txt
        Estonia's Foreign Minister will visit Finland on March 8, 2025.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    keeps="""
        # paper.txt
        Estonia's Foreign Minister will visit Finland on March 7, 2025.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    source="our own; the first thing that a fact-checker does with a quote",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes and fragments that do not occur in the part that they cite."""
    for lost in examination.lost_quotes:
        yield lost.address, lost.sentence
