"""stored-text-above-gate: a record that stores more of a source's text than is allowed."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="stored-text-above-gate",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="quotes that together hold more than a fifth of a source without an open licence, or more than eight of its"
    " words in a row",
    why="A report is somebody's copyright. Figures, dates and names may be quoted; the report itself may not be"
    " published in pieces.",
    remedy="quote less, or keep the words as a `fragment`, which `diplovisit anchor --fragment` makes; give the"
    " source's `licence` where it has an open one",
    breaks="""
        # paper.txt
        The minister will visit Finland on Friday for talks on the ferry line, the paper has learnt.

        # visit.yaml
        sources:
          - {id: paper, kind: news, language: en}
        evidence:
          - {about: [finland/country], basis: stated, quote: The minister will visit Finland on Friday for talks}
    """,
    keeps="""
        # paper.txt
        The minister will visit Finland on Friday for talks on the ferry line, the paper has learnt.

        # visit.yaml
        sources:
          - {id: paper, kind: news, language: en}
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    source="the right of quotation (Berne Convention, article 10); a fifth and eight words are our own bounds, far"
    " within it",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds sources whose text the record stores beyond the limit, if the text is available."""
    for source in examination.overquoted_sources:
        yield source.address, source.sentence
