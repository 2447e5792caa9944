"""fact-denied: a fact that its own sentence denies, refuses or suspends."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="fact-denied",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a fact whose quote is in a clause that denies it or makes it uncertain",
    why=('A denial uses the same words as the fact, plus a "not". A quote without the "not" reverses the meaning.'),
    remedy=(
        "delete the fact, or quote words that affirm it; if a source denies what others say, add"
        " `says` or `polarity: denied` to the row"
    ),
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
    source="project rule, after NegEx (Chapman and others, 2001): polarity belongs to the clause",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that the sentence around their words denies or suspends in all of their rows."""
    yield from verdict_faults(examination, Verdict.UNREADABLE, Cause.DENIAL)
