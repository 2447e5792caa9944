"""territory-without-sovereign: a sending territory whose sovereign does not send the visit."""

import datetime
from collections.abc import Iterator

from diplovisit.checks.facts.states import name_with_code
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.polities import Polity, PolityKind, polity, polity_name
from diplovisit.record.sovereigns import sovereign_on

RULE = Rule(
    name="territory-without-sovereign",
    group=Group.PLACE,
    severity=Severity.WARNING,
    finds=(
        "a code in `sending_territories` that is a state or an organisation, that is also in"
        " `sending`, or whose sovereign is missing from `sending`"
    ),
    why="Programs count visits by `sending`, so the state responsible for the territory must be in it.",
    remedy="add the sovereign on those days to `sending`; move a state or an organisation to `sending`",
    breaks="""
        sending: [FI]
        sending_territories: [GL]
        people:
          - {id: tamm, name: Liis Tamm, office: Premier}
        stops:
          - {id: japan, country: JP, when: "2025-03-07"}
    """,
    keeps="""
        sending: [DK]
        sending_territories: [GL]
        people:
          - {id: tamm, name: Liis Tamm, office: Premier}
        stops:
          - {id: japan, country: JP, when: "2025-03-07"}
    """,
    source=(
        "ISO 3166-1 and 3166-2, which list the state of each territory; the Joint Declarations for"
        " Hong Kong until 1997 and Macau until 1999"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds what is certainly wrong. Of a later state, such as Tanganyika in 1961, only a missing sender is certain."""
    day = _first_day(visit)
    for position, code in enumerate(visit.sending_territories):
        if (territory := polity(code)) is not None and (sentence := _fault(territory, visit.sending, day)) is not None:
            yield f"sending_territories/{position}", sentence


def _fault(territory: Polity, sending: tuple[str, ...], day: datetime.date | None) -> str | None:
    name = name_with_code(territory)
    if territory.code in sending:
        return f"{name} is also in `sending`"
    if territory.kind is PolityKind.ORGANISATION:
        return f"{name} is an organisation, not a territory"
    if territory.kind is PolityKind.STATE and day is not None and territory.existed_on(day):
        return f"{name} is a state on {day}, not a territory"
    if not sending:
        return f"the sovereign of {name} is missing: `sending` is empty"
    sovereign = sovereign_on(territory.code, day) if day is not None else None
    if sovereign is not None and sovereign not in sending:
        return (
            f"{name} belongs to {polity_name(sovereign)} ({sovereign}) on {day}, but `sending` has {', '.join(sending)}"
        )
    return None


def _first_day(visit: Visit) -> datetime.date | None:
    """Returns the earliest day that the visit can begin on; None where that is open or uncertain."""
    whens = [stop.when for stop in visit.stops if stop.when is not None] or ([visit.when] if visit.when else [])
    days = [when.lower for when in whens if not when.qualifier and when.lower is not None]
    return min(days) if days and len(days) == len(whens) else None
