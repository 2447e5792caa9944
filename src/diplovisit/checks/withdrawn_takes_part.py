"""withdrawn-takes-part: somebody who did not travel, in an engagement of the visit."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import EngagementStatus, Group, Rule, Severity, Visit

RULE = Rule(
    name="withdrawn-takes-part",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds="a traveller who has withdrawn but is a participant of an engagement that is neither cancelled nor postponed",
    why="A person who did not travel did not take part. Either the status is wrong, or somebody else took part.",
    remedy="delete the person from `participants`, or correct the `status` of the traveller or of the engagement",
    breaks="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
          - {id: kask, name: Jaan Kask, office: Defence Minister, country: EE}
        travellers: [{person: tamm}, {person: kask, status: withdrawn}]
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, participants: [{person: tamm}, {person: kask}]}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
          - {id: kask, name: Jaan Kask, office: Defence Minister, country: EE}
        travellers: [{person: tamm}, {person: kask, status: withdrawn}]
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, participants: [{person: tamm}]}
              - {id: defence-talks, kind: meeting, status: cancelled, participants: [{person: kask}]}
    """,
    source="project rule: participants are present, and travellers who have withdrawn are not",
)

_OFF = frozenset({EngagementStatus.CANCELLED, EngagementStatus.POSTPONED})


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the participants of each engagement with the travellers."""
    coming = {traveller.person for traveller in visit.coming}
    withdrawn = {traveller.person for traveller in visit.travellers} - coming
    if not withdrawn:
        return
    names = {person.id: person.called for person in visit.people}
    for stop in visit.stops:
        for engagement in stop.engagements:
            if engagement.status in _OFF:
                continue
            for position, participant in enumerate(engagement.participants):
                if participant.person in withdrawn:
                    sentence = f"{quoted(names[participant.person])} takes part, but has withdrawn from the visit"
                    yield f"{engagement.id}/participants/{position}/person", sentence
