"""inferred-without-note: inferred evidence without a note that explains it."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="inferred-without-note",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="an evidence row with the basis `inferred` and no `note`",
    why="The words do not state the value. Without the reasoning, nobody can judge it.",
    remedy="add a `note` that says what the value was inferred from, and why",
    breaks="""
        evidence:
          - {about: [finland/when], basis: inferred, quote: March 7}
    """,
    keeps="""
        evidence:
          - {about: [finland/when], basis: inferred, quote: March 7, note: the year is that of the dateline}
    """,
    source="project rule: an inference can only be judged by its reasons",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds inferred rows without a note. The address is the basis, which is wrong if the words state the fact."""
    for position, row in enumerate(visit.evidence):
        if row.basis is Basis.INFERRED and row.note is None:
            yield (
                f"evidence/{position}/basis",
                f"the row about {', '.join(row.about)} is `inferred`, but it has no note",
            )
