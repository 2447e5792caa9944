"""plan-of-unnamed-sources: a visit that only unnamed sources announce or confirm."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.readings import cites_unnamed_sources
from diplovisit.record import Group, Rule, Severity, SourceKind, Status

RULE = Rule(
    name="plan-of-unnamed-sources",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="the status announced or confirmed, if only unnamed sources support it",
    why="Officials told a reporter but refused to be named. That is a report, not an announcement.",
    remedy="set the status to `reported`, or quote the authority that announced the visit",
    breaks="""
        status: announced
        sources:
          - {id: paper, kind: news, language: en}
          - {id: officials, kind: unnamed-sources, via: paper, language: en}
        evidence:
          - {about: [status], basis: stated, sources: [officials], quote: will visit}
    """,
    keeps="""
        status: reported
        sources:
          - {id: paper, kind: news, language: en}
          - {id: officials, kind: unnamed-sources, via: paper, language: en}
        evidence:
          - {about: [status], basis: stated, sources: [officials], quote: will visit}
    """,
    source="style guides such as the Associated Press's on anonymous sources, which must be reported as such",
)

_ANNOUNCED = frozenset({Status.ANNOUNCED, Status.CONFIRMED})


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a status sources rows all rest on unnamed sources."""
    visit = examination.visit
    if visit.status not in _ANNOUNCED:
        return
    for fact in examination.facts:
        if fact.path == ("status",) and fact.rows and all(_is_nameless(examination, row) for row in fact.rows):
            yield "status", f"is {visit.status}, but only unnamed sources say so"


def _is_nameless(examination: Examination, row: int) -> bool:
    """Whether the sources of a row are unnamed, or its sentence names people without a name as its source."""
    evidence = examination.visit.evidence[row]
    sources = evidence.sources or (examination.visit.sources[0].id,)
    kinds = {source.kind for source in examination.visit.sources if source.id in sources}
    return kinds == {SourceKind.UNNAMED_SOURCES} or cites_unnamed_sources(
        examination.sentence_of(row) or evidence.quote or ""
    )
