"""quote-occurs-more-than-once: a quote with several occurrences in its source."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-occurs-more-than-once",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="words that occur more than once where they are quoted from, with nothing to say which of them is meant",
    why="The same words can say two things in two places; an anchor on the wrong one moves with the wrong sentence.",
    remedy="add `nth` to say which occurrence is meant, or `part`, or quote a word more",
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
    source="W3C Web Annotation, TextQuoteSelector: a quote that stands in several places needs more to say which is"
    " meant",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes that need an `nth`."""
    for repeated in examination.repeated_quotes:
        yield repeated.address, repeated.sentence
