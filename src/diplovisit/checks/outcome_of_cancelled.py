"""outcome-of-cancelled: outcomes of an engagement that did not take place."""

from collections.abc import Iterator

from diplovisit.record import EngagementStatus, Group, Rule, Severity, Visit

RULE = Rule(
    name="outcome-of-cancelled",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="a cancelled engagement with `outcomes`",
    why=(
        "A cancelled engagement has no outcome. Either the status is wrong, or the outcome belongs to"
        " another engagement."
    ),
    remedy="correct the `status`, or move the outcome to the right engagement or to `notes`",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, status: cancelled, outcomes: [a treaty was agreed]}
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, outcomes: [a treaty was agreed]}
              - {id: dinner, kind: dinner, status: cancelled}
    """,
    source="project rule: `outcomes` are the results of an engagement",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds outcomes of cancelled engagements. What came of a postponed one may be its new date."""
    for stop in visit.stops:
        for engagement in stop.engagements:
            if engagement.status is EngagementStatus.CANCELLED and engagement.outcomes:
                yield f"{engagement.id}/outcomes", f"{engagement.id} has outcomes, but is cancelled"
