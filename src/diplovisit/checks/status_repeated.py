"""status-repeated: an engagement with the status of its visit."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="status-repeated",
    group=Group.TIME,
    severity=Severity.INFO,
    finds="an engagement that is cancelled on a cancelled visit, or postponed on a postponed one",
    why="The status of the visit holds for all of it. One of an engagement says that the rest is as it was.",
    remedy="leave the `status` of the engagement out, or correct that of the visit",
    breaks="""
        status: cancelled
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, status: cancelled}
    """,
    keeps="""
        status: reported
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, status: cancelled}
    """,
    source="our own: the status of an engagement is said only where it is not that of the visit",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the words: both vocabularies have postponed and cancelled."""
    for stop in visit.stops:
        for engagement in stop.engagements:
            if engagement.status is not None and engagement.status.value == visit.status.value:
                yield f"{engagement.id}/status", f"is {engagement.status}, and so is the whole visit"
