"""place-in-another-state: a place with the name of a capital of another state or territory."""

import functools
from collections.abc import Iterator, Mapping

from diplovisit.checks.facts.name_lists import ALSO_IN, NAMESAKES
from diplovisit.checks.facts.states import is_no_more, is_yet_to_come, lineage, name_with_code
from diplovisit.findings.phrases import quoted
from diplovisit.record import Edtf, Group, PlaceKind, Rule, Severity, Stop, Visit
from diplovisit.record.polities import Polity, PolityKind, polities

RULE = Rule(
    name="place-in-another-state",
    group=Group.PLACE,
    severity=Severity.WARNING,
    finds="a place with the name of another state's capital, in a stop without `territory`",
    why=(
        "Kingston under GB in 1920 is the one in Jamaica. Without `territory` the stop seems to be in"
        " Britain. Otherwise the country is wrong."
    ),
    remedy="correct `country`, or add `territory`; if it is another place with that name, change nothing",
    breaks="""
        stops:
          - {id: harbour, country: GB, when: "2025-03-07", places: [{id: town, name: Gibraltar}]}
    """,
    keeps="""
        stops:
          - {id: harbour, country: GB, territory: GI, when: "2025-03-07", places: [{id: town, name: Gibraltar}]}
    """,
    source="the State Department's travels: Kingston in 1920 is in Jamaica and was in the British Empire",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds capitals of other states among the places of a stop. A place that the record calls disputed is accepted."""
    for stop in visit.stops:
        if stop.country is None or stop.territory is not None:
            continue
        for place in stop.places:
            if place.disputed or place.kind not in (None, PlaceKind.CITY):
                continue
            if owners := _owners(stop, stop.country, _folded(place.name)):
                states = " or ".join(name_with_code(owner) for owner in owners)
                of_states = f"is the capital of {states}"
                sentence = f"{quoted(place.name)} {of_states}, but the stop is in {stop.country}"
                yield (
                    f"{place.id}/name",
                    f"{sentence} without a territory; if it is another place with that name, change nothing",
                )


def _owners(stop: Stop, host: str, name: str) -> tuple[Polity, ...]:
    """Returns the states with a capital of that name; none if the place can be in the host state.

    Moscow was the capital of the Soviet Union, and therefore of its successors, but only while that state existed: in
    2025 it is in Russia, and not in Ukraine.
    """
    countries_of_namesakes = (NAMESAKES.get(name, "") + " " + ALSO_IN.get(name, "")).split()
    owners = tuple(owner for owner in _capitals().get(name, ()) if _could_have_capital(owner, stop.when))
    return () if host in countries_of_namesakes or any(host in lineage(owner.code) for owner in owners) else owners


def _could_have_capital(owner: Polity, when: Edtf | None) -> bool:
    """Whether a state could have a capital on those days. A present state counts for earlier days too."""
    if owner.kind is not PolityKind.FORMER:
        return True
    return when is not None and not is_yet_to_come(owner, when.spans) and not is_no_more(owner, when.spans)


@functools.cache
def _capitals() -> Mapping[str, tuple[Polity, ...]]:
    """Returns the states of each capital by folded name. The seats of organisations are in other states."""
    capitals: dict[str, tuple[Polity, ...]] = {}
    for owner in polities().values():
        if owner.kind is not PolityKind.ORGANISATION:
            for capital in owner.capitals:
                capitals[_folded(capital)] = (*capitals.get(_folded(capital), ()), owner)
    return capitals


def _folded(name: str) -> str:
    return name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()
