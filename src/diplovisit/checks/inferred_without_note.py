"""inferred-without-note: inferred evidence without a note that explains it."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="inferred-without-note",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a row of evidence with the basis `inferred` and no `note`",
    why="The words do not say it themselves, so without the reasoning nobody can tell whether it is right.",
    remedy="add a `note` that says from what it was inferred, and why",
    breaks="""
        evidence:
          - {about: [finland/when], basis: inferred, quote: March 7}
    """,
    keeps="""
        evidence:
          - {about: [finland/when], basis: inferred, quote: March 7, note: the year is that of the dateline}
    """,
    source="our own: the five bases of evidence; an inference is a person's, and can only be judged by its reasons",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds inferred rows without a note. The address is the basis, which is wrong if the words state the fact."""
    for position, row in enumerate(visit.evidence):
        if row.basis is Basis.INFERRED and row.note is None:
            yield f"evidence/{position}/basis", f"{', '.join(row.about)} is inferred, and no note says how"
