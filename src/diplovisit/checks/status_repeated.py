"""status-repeated: an engagement with the status of its visit."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="status-repeated",
    group=Group.TIME,
    severity=Severity.INFO,
    finds=(
        "an engagement that is cancelled in a cancelled visit, or postponed in a postponed visit, without evidence of"
        " its own"
    ),
    why=(
        "The status of the visit applies to all engagements. A status of one engagement implies that the"
        " others are not affected. With evidence of its own, the engagement was off before, and stays off if the visit"
        " takes place after all."
    ),
    remedy=(
        "if the engagement was off before the visit was, add the evidence of its status; otherwise delete the `status`"
        " of the engagement, or correct that of the visit"
    ),
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
    with_evidence = {address for row in visit.evidence for address in row.about}
    for stop in visit.stops:
        for engagement in stop.engagements:
            address = f"{engagement.id}/status"
            is_repeated = engagement.status is not None and engagement.status.value == visit.status.value
            if is_repeated and address not in with_evidence:
                yield address, f"is {engagement.status}, like the whole visit"
