"""fact-denied: a fact that its own sentence denies, refuses or suspends."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="fact-denied",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a fact whose words stand in a clause that denies it or makes it uncertain",
    why="The words of a denial are those of the fact and a “not”. A quote without the “not” turns the sentence around.",
    remedy="take the fact out, or cite words that affirm it; where a source denies what others say, give the row"
    " `says` or `polarity: denied`",
    breaks="""
        # paper.txt
        The minister will not visit Finland on March 7.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland}
    """,
    keeps="""
        # paper.txt
        The minister will visit Finland on March 7.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland}
    """,
    source="our own, in the manner of NegEx (Chapman and others, 2001): polarity belongs to the clause",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that the sentence around their words denies or suspends in all of their rows."""
    yield from verdict_faults(examination, Verdict.UNREADABLE, Cause.DENIAL)
