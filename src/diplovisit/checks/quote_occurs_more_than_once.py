"""quote-occurs-more-than-once: a quote with several occurrences in its source."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-occurs-more-than-once",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a quote that occurs more than once in its source, if the row does not say which occurrence is meant",
    why="The same words can mean two things in two places. An anchor to the wrong one follows the wrong sentence.",
    remedy="add `nth` or `part` to select the occurrence, or quote one more word",
    breaks="""
        # paper.txt
        Talks are in Finland. The minister goes to Finland on Friday.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland}
    """,
    keeps="""
        # paper.txt
        Talks are in Finland. The minister goes to Finland on Friday.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland, nth: 2}
    """,
    source="W3C Web Annotation, TextQuoteSelector: a quote that occurs several times needs more context",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes that need an `nth`."""
    for repeated in examination.repeated_quotes:
        yield repeated.address, repeated.sentence
