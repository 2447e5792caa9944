"""editorial-fact: a fact that rests on nothing but our own choice."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="editorial-fact",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a row with the basis `editorial` about anything but the title, category, notes, ids, ranks and kinds",
    why="Who went where, and when, is for the sources to say; what we choose ourselves is how to call and class it.",
    remedy="cite the words (`stated`), say how it follows from them (`inferred`), or take the value out",
    breaks="""
        evidence:
          - {about: [finland/when], basis: editorial}
    """,
    keeps="""
        evidence:
          - {about: [title], basis: editorial}
    """,
    source="our own: the five bases of evidence; only what no source can say is ours to choose",
)

_OURS = ("title", "id", "category", "notes")  # of the record: the title of a source is the source's own
# `kind` sorts a thing into a closed list, as `rank` does; the sources have words of their own for it.
_OURS_ANYWHERE = ("id", "rank", "kind")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds each address that is not ours to choose; an id alone is everything in its node, and so never is."""
    for place, row in enumerate(visit.evidence):
        if row.basis is Basis.EDITORIAL:
            for index, address in enumerate(row.about):
                _, slash, field = address.rpartition("/")
                if field not in (_OURS_ANYWHERE if slash else _OURS):
                    ours = "title, category, notes, ids, ranks and kinds"
                    sentence = f"{address} is editorial; only {ours} are ours to choose"
                    yield f"evidence/{place}/about/{index}", sentence
