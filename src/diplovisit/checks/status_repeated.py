"""status-repeated: an engagement with the status of its visit."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="status-repeated",
    group=Group.TIME,
    severity=Severity.INFO,
    finds="an engagement that is cancelled in a cancelled visit, or postponed in a postponed visit",
    why=(
        "The status of the visit applies to all engagements. A status of one engagement implies that the"
        " others are not affected."
    ),
    remedy="delete the `status` of the engagement, or correct that of the visit",
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
    source="project rule: an engagement has a status only if it differs from that of the visit",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the words: both vocabularies have postponed and cancelled."""
    for stop in visit.stops:
        for engagement in stop.engagements:
            if engagement.status is not None and engagement.status.value == visit.status.value:
                yield f"{engagement.id}/status", f"is {engagement.status}, like the whole visit"
