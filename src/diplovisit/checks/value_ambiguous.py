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
    finds="a stated value whose words can also mean something else",
    why="Choosing one of two meanings is an inference, and readers should know that somebody made it.",
    remedy="mark the row `inferred` and explain the choice in its note, or quote words that are not ambiguous",
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
    source="project rule: a refusal is better than a guess",
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
