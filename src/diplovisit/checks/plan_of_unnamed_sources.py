"""plan-of-unnamed-sources: a visit that is announced or confirmed by nobody who gives a name."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity, SourceKind, Status

RULE = Rule(
    name="plan-of-unnamed-sources",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a status of announced or confirmed that rests on unnamed sources alone",
    why="Officials who will not be named have told a reporter; that is a report, and no announcement.",
    remedy="set the status to `reported`, or cite whoever announced the visit",
)

_ANNOUNCED = frozenset({Status.ANNOUNCED, Status.CONFIRMED})


def find(case: Examination) -> Iterator[tuple[str, str]]:
    """Finds a status whose every stated row is of sources without a name."""
    visit = case.visit
    if visit.status not in _ANNOUNCED:
        return
    kinds = {source.id: source.kind for source in visit.sources}
    for fact in case.facts:
        if fact.path == ("status",) and fact.rows:
            whose = [visit.evidence[row].sources or (visit.sources[0].id,) for row in fact.rows]
            if all(kinds[each] is SourceKind.UNNAMED_SOURCES for ids in whose for each in ids):
                yield "status", f"is {visit.status}, on the word of unnamed sources alone"
