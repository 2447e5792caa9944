"""value-contradicted: a value that differs from its words."""

from collections.abc import Iterator
from typing import Final

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="value-contradicted",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a value that differs from what its quoted words say",
    why="The quoted words let readers check the record. If the two differ, one of them is wrong.",
    remedy="look up the words in the source; correct the value, or quote the words that state it",
    breaks="""
        claims:
          - {id: hurt, kind: count, what: people hurt on the ferry, quantity: {value: "18", unit: person}}
        evidence:
          - {about: [hurt/quantity], basis: stated, quote: 12 people}
    """,
    keeps="""
        claims:
          - {id: hurt, kind: count, what: people hurt on the ferry, quantity: {value: "12", unit: person}}
        evidence:
          - {about: [hurt/quantity], basis: stated, quote: 12 people}
    """,
    source="project rule: a grammar of English news prose reads a quote completely, or not at all",
)


# The other causes have rules of their own.
_CAUSES: Final = (Cause.VALUE, Cause.CURRENCY, Cause.YEAR, Cause.CUT, Cause.WEEKDAY, Cause.DENIAL)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds values that their words contradict, whether stated or inferred."""
    yield from verdict_faults(examination, Verdict.CONTRADICTED, *_CAUSES)
