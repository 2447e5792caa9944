"""traveller-not-of-sender: a traveller from a state that does not send the visit."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.polities import PolityKind, polity

RULE = Rule(
    name="traveller-not-of-sender",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds="a traveller whose country is not among the sending states",
    why="Usually the host was listed as a traveller, or a sending state is missing.",
    remedy=(
        "correct the person's `country`, add it to `sending`, or move the person to the `participants` of an engagement"
    ),
    breaks="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
          - {id: salo, name: Outi Salo, office: Foreign Minister, country: FI}
        travellers: [{person: tamm}, {person: salo}]
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
          - {id: salo, name: Outi Salo, office: Foreign Minister, country: FI}
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, participants: [{person: tamm}, {person: salo}]}
    """,
    source=(
        "the Convention on Special Missions (1969), article 10: members of a mission are in principle"
        " nationals of the sending state"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds travellers of other states.

    Organisations are accepted on either side, because their people have countries too. So are territories: China may
    send a Chief Executive of Hong Kong, and need not name Hong Kong among the sending territories.
    """
    if not visit.sending or not all(map(_is_state, visit.sending)):
        return
    allowed = {*visit.sending, *visit.sending_territories}
    people = {person.id: person for person in visit.people}
    for traveller in visit.travellers:
        person = people[traveller.person]
        if person.country is not None and person.country not in allowed and _is_state(person.country):
            senders = ", ".join(visit.sending)
            sentence = f"the traveller {quoted(person.called)} is from {person.country}, but {senders} sends the visit"
            yield f"{person.id}/country", sentence


def _is_state(code: str) -> bool:
    match = polity(code)
    return match is not None and match.kind in (PolityKind.STATE, PolityKind.FORMER)
