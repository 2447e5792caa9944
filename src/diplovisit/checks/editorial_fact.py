"""editorial-fact: a fact that rests only on our own choice."""

from collections.abc import Iterator

from diplovisit.record import Basis, Group, Rule, Severity, Visit

RULE = Rule(
    name="editorial-fact",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds=(
        "an evidence row with the basis `editorial` about anything except the title, category, notes,"
        " ids, ranks and kinds"
    ),
    why="Only sources can say who went where, and when. Editors choose only names and classes.",
    remedy="quote the words (`stated`), explain how the value follows from them (`inferred`), or delete the value",
    breaks="""
        evidence:
          - {about: [finland/when], basis: editorial}
    """,
    keeps="""
        evidence:
          - {about: [title], basis: editorial}
    """,
    source="project rule: only values that no source can give are editorial",
)

_OURS_IN_RECORD = ("title", "id", "category", "notes")  # a title of a source is the source's own
# `kind` and `rank` are choices from our closed lists; the sources use other words.
_OURS_ANYWHERE = ("id", "rank", "kind")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds addresses of fields that are not ours to choose. An id alone means its whole node, so it never is."""
    for position, row in enumerate(visit.evidence):
        if row.basis is Basis.EDITORIAL:
            for index, address in enumerate(row.about):
                _, slash, field = address.rpartition("/")
                if field not in (_OURS_ANYWHERE if slash else _OURS_IN_RECORD):
                    ours = "title, category, notes, ids, ranks and kinds"
                    sentence = f"{address} is editorial, but only {ours} can be editorial"
                    yield f"evidence/{position}/about/{index}", sentence
