"""traveller-listed-twice: the same person travels twice in one record."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="traveller-listed-twice",
    group=Group.PEOPLE,
    severity=Severity.ERROR,
    finds="a person who stands among the travellers more than once",
    why="A traveller is addressed by the person's id, so the second one's role and capacity cannot be told apart.",
    remedy="join the two into one traveller",
    breaks="""
        travellers:
          - {person: tamm, role: head of delegation}
          - {person: tamm}
    """,
    keeps="""
        travellers:
          - {person: tamm, role: head of delegation}
    """,
    source="our own: a traveller has no id but the person's",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds the second and every further entry. Its address has a position, because the id means the first entry."""
    first: dict[str, int] = {}
    for position, traveller in enumerate(visit.travellers):
        if (earlier := first.setdefault(traveller.person, position)) != position:
            sentence = (
                f"{quoted(traveller.person)} is traveller {position + 1} here and traveller {earlier + 1} already"
            )
            yield f"travellers/{position}/person", sentence
