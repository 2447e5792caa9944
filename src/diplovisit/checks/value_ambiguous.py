"""value-ambiguous: a value whose words can mean several values."""

from collections.abc import Iterator
from typing import Final

from diplovisit.checks import symbol_only_currency
from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="value-ambiguous",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a stated value whose words can mean it, and something else as well",
    why="To choose one of two meanings is a person's inference, and a reader has a right to know that it was made.",
    remedy="mark the row `inferred` and say in its note how the choice was made, or cite words that leave no choice",
    breaks="""
        # paper.txt
        Liis Tamm will meet the ministers of Finland and Sweden on Friday.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland and Sweden}
    """,
    keeps="""
        # paper.txt
        Liis Tamm will visit Finland on Friday.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland}
    """,
    source="our own: a guess is worse than a refusal",
)


# The other causes have rules of their own.
_CAUSES: Final = (Cause.VALUE, Cause.QUALIFIER, Cause.CERTAINTY, Cause.CUT, Cause.WEEKDAY, Cause.DENIAL)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds stated values whose words are ambiguous. Other rules find currency signs and years."""
    yield from verdict_faults(examination, Verdict.AMBIGUOUS, *_CAUSES)
    bare_signs = {address for address, _ in symbol_only_currency.find(examination.visit)}
    for address, sentence in verdict_faults(examination, Verdict.AMBIGUOUS, Cause.CURRENCY):
        if address not in bare_signs:
            yield address, sentence
