"""host-abroad: an engagement with a host who was in another country by another record."""

from collections.abc import Iterator

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import RecordDigest
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.checks.across.journeys import Journey
from diplovisit.checks.across.stops import Meeting, Stay
from diplovisit.checks.facts import dates
from diplovisit.checks.facts.stay_days import NEIGHBOURS, stay_days
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="host-abroad",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds=(
        "a participant from the receiving state who, by another record, is in another country on all"
        " possible days of the engagement. The first and last days abroad are accepted"
    ),
    why="Either the host was somebody else, or a day of one of the two visits is wrong.",
    remedy="check who took part, and check the days of both visits",
    breaks="""
        # first.yaml
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
          - {id: salo, name: Outi Salo, office: Foreign Minister, country: FI}
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, participants: [{person: salo}]}

        # second.yaml
        id: fi-jp-salo-visit
        sending: [FI]
        people:
          - {id: salo, name: Outi Salo, office: Foreign Minister, country: FI}
        travellers: [{person: salo}]
        stops:
          - {id: japan, country: JP, when: "2025-03-05/2025-03-09"}
    """,
    keeps="""
        # first.yaml
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
          - {id: salo, name: Outi Salo, office: Foreign Minister, country: FI}
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, participants: [{person: salo}]}

        # second.yaml
        id: fi-jp-salo-visit
        sending: [FI]
        people:
          - {id: salo, name: Outi Salo, office: Foreign Minister, country: FI}
        travellers: [{person: salo}]
        stops:
          - {id: japan, country: JP, when: "2025-03-07/2025-03-09"}
    """,
    source="project rule: hosts are at home",
)

_MAX_DAYS_AWAY = 21
"""In a longer stay, somebody may well come home in between."""


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares the days of each engagement with the journeys of its hosts."""
    for record in collection.with_meetings():
        if record.is_off:
            continue
        for stay in record.stays:
            for meeting in stay.meetings:
                journey = _journey_elsewhere(collection, record, stay, meeting)
                if journey is not None:
                    yield _issue(record, meeting, journey)


def _journey_elsewhere(
    collection: RecordCollection, record: RecordDigest, stay: Stay, meeting: Meeting
) -> Journey | None:
    """Returns the first journey of a host that leaves no day for the engagement."""
    runs = dates.certain_runs(meeting.when)
    if not runs or stay.country is None or meeting.host in record.travellers:
        return None
    first, last = runs[0][0], runs[-1][1]
    for journey in collection.journeys_around(meeting.host, (first, last)):
        away = stay_days(journey.stay.kind, journey.stay.country, journey.stay.when)
        if away is None or not journey.traveller.holds_the_same_office(meeting.host):
            continue
        places = {stay.country, stay.territory} & {journey.stay.country, journey.stay.territory} - {None}
        is_near = bool(places) or {stay.country, away.country} in NEIGHBOURS
        is_short = dates.count_days(away.first, away.last) <= _MAX_DAYS_AWAY
        if is_short and not is_near:
            return journey
    return None


def _issue(record: RecordDigest, meeting: Meeting, journey: Journey) -> CrossRecordIssue:
    away = f"is in {journey.stay.country} on {journey.stay.when} according to {journey.record.id}"
    words = (
        f"{meeting.host.called} takes part on {meeting.when}, but {away}",
        RecordPlace(journey.record, f"{journey.stay.id}/when"),
    )
    address = f"{meeting.engagement}/participants/{meeting.position}/person"
    return CrossRecordIssue(record=record, address=address, words=words)
