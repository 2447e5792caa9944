"""stop-outside-visit: a stop with days outside the days of the visit as a whole."""

from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Edtf, Group, Rule, Severity, StopKind, Visit

RULE = Rule(
    name="stop-outside-visit",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="a stop with a day before the first or after the last day of the whole visit",
    why="`when` of the visit covers all its days. One of the two dates is wrong, or belongs to another visit.",
    remedy=(
        "correct the `when` of the stop or of the visit; if no source gives the dates of the whole"
        " visit, delete its `when`"
    ),
    breaks="""
        when: "2025-03-07/2025-03-09"
        stops:
          - {id: finland, country: FI, when: "2025-03-09/2025-03-10"}
    """,
    keeps="""
        when: "2025-03-07/2025-03-10"
        stops:
          - {id: finland, country: FI, when: "2025-03-09/2025-03-10"}
    """,
    source="project rule: the stops of a visit are parts of it",
)

_BESIDE_THE_VISIT = frozenset({StopKind.TRANSIT, StopKind.VACATION})


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares stops with the visit. The way there, the way back and a holiday may lie beside the days of the visit.

    A stop whose days are known in part, such as a month, needs only one day within the visit.
    """
    if visit.when is None or visit.when.qualifier:
        return
    for stop in visit.stops:
        if stop.when is not None and stop.kind not in _BESIDE_THE_VISIT and _is_outside(stop.when, visit.when):
            yield f"{stop.id}/when", f"is {stop.when}, but the whole visit is {visit.when}"


def _is_outside(when: Edtf, whole: Edtf) -> bool:
    if when.qualifier:
        return False
    if when.moment is not None and when.moment.tzinfo is not None:
        return False  # the day at the place may be the next or the previous one
    runs = dates.certain_runs(when)
    if not runs:
        return not when.overlaps(_between(whole))
    begins_before = whole.lower is not None and runs[0][0] < whole.lower
    ends_after = whole.upper is not None and runs[-1][1] > whole.upper
    return begins_before or ends_after


def _between(whole: Edtf) -> Edtf:
    """Returns all days from the first to the last: a visit on two days of a set goes on between them."""
    return Edtf(f"{whole.lower or '..'}/{whole.upper or '..'}") if whole.lower or whole.upper else whole
