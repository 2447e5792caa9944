"""host-among-senders: a stop in a country that also sends the visit."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, StopKind, Visit

RULE = Rule(
    name="host-among-senders",
    group=Group.PLACE,
    severity=Severity.WARNING,
    finds="a stop in a state that is also among the sending states",
    why="A state does not send a visit to itself. Usually the two sides were swapped, or a code was mistyped.",
    remedy="check `country` of the stop against `sending`; delete stops at home",
    breaks="""
        sending: [FI]
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: FI}
    """,
    keeps="""
        sending: [EE]
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
    """,
    source="the Convention on Special Missions (1969), article 1: a visit is sent by one state to another",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds stops in a sending country. A transit or a holiday there is no visit, and is accepted.

    So is a visit of a territory to its sovereign, which stands in `sending` because of the territory.
    """
    if visit.sending_territories:
        return
    for stop in visit.stops:
        if stop.country is not None and stop.country in visit.sending and stop.kind is StopKind.VISIT:
            yield f"{stop.id}/country", f"{stop.country} sends the visit, but this stop is also in {stop.country}"
