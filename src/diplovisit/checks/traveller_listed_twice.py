"""traveller-listed-twice: the same person travels twice in one record."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="traveller-listed-twice",
    group=Group.PEOPLE,
    severity=Severity.ERROR,
    finds="a person who is listed more than once in `travellers`",
    why="Travellers are addressed by the id of the person. The role and capacity of two entries would be ambiguous.",
    remedy="merge the two entries into one",
    breaks="""
        travellers:
          - {person: tamm, role: head of delegation}
          - {person: tamm}
    """,
    keeps="""
        travellers:
          - {person: tamm, role: head of delegation}
    """,
    source="project rule: a traveller has no id except that of the person",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds the second and every further entry. Its address has a position, because the id means the first entry."""
    first: dict[str, int] = {}
    for position, traveller in enumerate(visit.travellers):
        if (earlier := first.setdefault(traveller.person, position)) != position:
            sentence = f"{quoted(traveller.person)} is both traveller {earlier + 1} and traveller {position + 1}"
            yield f"travellers/{position}/person", sentence
