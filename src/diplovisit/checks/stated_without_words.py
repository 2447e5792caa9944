"""stated-without-words: stated evidence without words."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="stated-without-words",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="an evidence row with the basis `stated` that has no `quote`, no `fragment` and no `locator`",
    why="Without the words, neither a person nor a program can check a stated fact.",
    remedy=(
        "add the words as `quote`, or the position in the data as `locator`; if there are none, use"
        " the basis `inferred`"
    ),
    breaks="""
        evidence:
          - {about: [finland/country], basis: stated}
    """,
    keeps="""
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    source="W3C Web Annotation: a citation selects its target by a quote or a position",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds stated rows without a quote, a fragment and a locator. A locator can point to a value in data."""
    for position, row in enumerate(visit.evidence):
        words = (row.quote, row.fragment, row.locator)
        if row.basis is Basis.STATED and all(given is None for given in words):
            yield (
                f"evidence/{position}/basis",
                f"the row about {', '.join(row.about)} is `stated`, but it quotes no words",
            )
