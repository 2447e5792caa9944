"""derived-does-not-recompute: a derived value that differs from the result of its rule."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="derived-does-not-recompute",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a derived value that differs from the result of its rule, or whose rule does not apply to its inputs",
    why="A derived value is only as good as its computation. When an input changes, the value must change too.",
    remedy=(
        "compute the value again from the inputs; if no rule gives it, mark the row `inferred` and explain it in a note"
    ),
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-08"}
        evidence:
          - {about: [paper/dateline/date], basis: stated, quote: "March 5, 2025"}
          - about: [finland/when]
            basis: derived
            quote: March 7
            rule: year-of-dateline
            inputs: [paper/dateline/date]
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
        evidence:
          - {about: [paper/dateline/date], basis: stated, quote: "March 5, 2025"}
          - about: [finland/when]
            basis: derived
            quote: March 7
            rule: year-of-dateline
            inputs: [paper/dateline/date]
    """,
    source="W3C PROV-O: a derivation can be repeated",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds derived values with another result, and rules that do not apply or do not exist."""
    yield from verdict_faults(examination, Verdict.CONTRADICTED, Cause.DERIVATION)
    yield from verdict_faults(examination, Verdict.UNREADABLE, Cause.DERIVATION)
    yield from verdict_faults(examination, Verdict.AMBIGUOUS, Cause.DERIVATION)
