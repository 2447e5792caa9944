"""engagement-outside-stop: an engagement on no day of its stop."""

import datetime
from collections.abc import Iterator

from diplovisit.record import Edtf, EngagementStatus, Group, Rule, Severity, StopKind, Visit

RULE = Rule(
    name="engagement-outside-stop",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="an engagement whose days are all outside the days of its stop, or of the whole visit",
    why="Nobody can attend a meeting in a country before arriving or after leaving.",
    remedy="correct the `when` of the engagement or of the stop, or move the engagement to the right stop",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: dinner, kind: dinner, when: "2025-03-09"}
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: dinner, kind: dinner, when: "2025-03-07"}
    """,
    source="project rule: an engagement takes place during its stop",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds engagements that share no day with their stop, or with the visit.

    An engagement that only extends beyond the stop is accepted: conferences last longer than their guests stay. So is
    one that was cancelled or postponed, perhaps with earlier days of the stop.
    """
    for stop in visit.stops:
        whole = visit.when if stop.kind is StopKind.VISIT else None
        for engagement in stop.engagements:
            if engagement.when is None or engagement.status in _OFF:
                continue
            if stop.when and _is_outside(engagement.when, stop.when):
                yield f"{engagement.id}/when", f"is {engagement.when}, outside the days of {stop.id}, {stop.when}"
            elif whole and _is_outside(engagement.when, whole):
                yield f"{engagement.id}/when", f"is {engagement.when}, outside the days of the visit, {whole}"


_OFF = frozenset({EngagementStatus.CANCELLED, EngagementStatus.POSTPONED})


def _is_outside(when: Edtf, stop: Edtf) -> bool:
    if when.qualifier or stop.qualifier or when.overlaps(stop):
        return False
    if when.moment is None or when.moment.tzinfo is None or when.lower is None:
        return True
    # A time with an offset may mean the next or the previous day there: 2025-03-06T22:30:00Z is 7 March in Tokyo.
    day = when.lower.toordinal()
    neighbours = (near for near in (day - 1, day + 1) if 1 <= near <= datetime.date.max.toordinal())
    return not any(stop.could_include(datetime.date.fromordinal(near)) for near in neighbours)
