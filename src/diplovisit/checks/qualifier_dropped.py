"""qualifier-dropped: a figure that is more or less exact than its words."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="qualifier-dropped",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a figure whose words have a qualifier that the record lacks, or the reverse",
    why='"Approximately 66" is not 66. Without the qualifier, an estimate becomes a count.',
    remedy="give the figure the qualifier of its words, or quote words that are as exact as the record",
    breaks="""
        claims:
          - {id: grant, kind: measure, what: aid, quantity: {value: "12000000", unit: EUR}}
        evidence:
          - {about: [grant/quantity], basis: stated, quote: approximately €12 million}
    """,
    keeps="""
        claims:
          - {id: grant, kind: measure, what: aid, quantity: {value: "12000000", unit: EUR, qualifier: approximately}}
        evidence:
          - {about: [grant/quantity], basis: stated, quote: approximately €12 million}
    """,
    source="project rule: the most common loss between a report and a table of its figures",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds figures whose qualifier differs from their words, in both directions."""
    yield from verdict_faults(examination, Verdict.CONTRADICTED, Cause.QUALIFIER)
