"""derived-without-rule: derived evidence without its rule or its inputs."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="derived-without-rule",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="an evidence row with the basis `derived` that lacks its `rule` or its `inputs`",
    why="A derived value can be recomputed only if the row names the rule and the inputs.",
    remedy="add `rule` and `inputs`; if a person reasoned it, use the basis `inferred` with a note",
    breaks="""
        evidence:
          - {about: [finland/when], basis: derived, quote: March 7}
    """,
    keeps="""
        evidence:
          - {about: [paper/dateline/date], basis: stated, quote: "March 5, 2025"}
          - about: [finland/when]
            basis: derived
            quote: March 7
            rule: year-of-dateline
            inputs: [paper/dateline/date]
    """,
    source="W3C PROV-O, where a derivation names its activity and its inputs",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds derived rows that lack the rule, the inputs or both."""
    for position, row in enumerate(visit.evidence):
        lacking = [name for name, value in (("rule", row.rule), ("inputs", row.inputs)) if not value]
        if row.basis is Basis.DERIVED and lacking:
            sentence = f"the row about {', '.join(row.about)} is `derived`, but it has no {' and no '.join(lacking)}"
            yield f"evidence/{position}/basis", sentence
