"""stated-without-words: stated evidence without words."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="stated-without-words",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a row of evidence with the basis `stated` that has no `quote`, no `fragment` and no `locator`",
    why="What is stated is stated in words: without them nobody can look it up, and no machine can check it.",
    remedy="add the words as `quote`, or the place in the data as `locator`; say `inferred` where there are none",
    breaks="""
        evidence:
          - {about: [finland/country], basis: stated}
    """,
    keeps="""
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    source="W3C Web Annotation: what is cited is selected, by a quote or by a place",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds stated rows without a quote, a fragment and a locator. A locator can point to a value in data."""
    for position, row in enumerate(visit.evidence):
        words = (row.quote, row.fragment, row.locator)
        if row.basis is Basis.STATED and all(given is None for given in words):
            yield f"evidence/{position}/basis", f"{', '.join(row.about)} is stated, and the row has no words"
