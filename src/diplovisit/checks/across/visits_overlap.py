"""visits-overlap: one person in two countries on the same days, by two records."""

from collections.abc import Iterable, Iterator

import attrs

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import describe_the_same
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.checks.across.journeys import Journey
from diplovisit.checks.facts.stay_days import StayDays, days_in_conflict, stay_days
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="visits-overlap",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds=(
        "two stops of one traveller, in two records and two countries, that share two or more days."
        " Travellers match by identifier, or by name, country and office"
    ),
    why="Nobody stays in two countries at once. Either a day is wrong, or another person made one of the visits.",
    remedy=(
        "check the days of both stops and who travelled; if one record replaces or is part of the"
        " other, say so in `relations`; give two people of the same name an identifier each"
    ),
    breaks="""
        # first.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09"}

        # second.yaml
        id: ee-se-tamm-talks
        stops:
          - {id: sweden, country: SE, when: "2025-03-08/2025-03-10"}
    """,
    keeps="""
        # first.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09"}

        # second.yaml
        id: ee-se-tamm-talks
        stops:
          - {id: sweden, country: SE, when: "2025-03-09/2025-03-10"}
    """,
    source="project rule: as `stops-overlap`, for stops of two records",
)

# More than the stays of anybody that begin before another one ends: a bound for hostile collections.
_MAX_EARLIER = 50


@attrs.frozen(eq=False)
class _DatedJourney:
    journey: Journey
    days: StayDays


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares the stays of each traveller in the order of their days, and reports each with the first in conflict."""
    reported: set[tuple[int, str]] = set()
    for journeys in collection.journeys_by_day():
        for journey, earlier, shared in _conflicts(journeys):
            stay = (journey.record.number, journey.stay.id)
            if stay not in reported:
                reported.add(stay)
                yield _issue(journey, earlier, shared)


def _conflicts(journeys: Iterable[Journey]) -> Iterator[tuple[Journey, Journey, int]]:
    unfinished: list[_DatedJourney] = []
    for journey in journeys:
        days = stay_days(journey.stay.kind, journey.stay.country, journey.stay.when)
        if days is None:
            continue
        known = _DatedJourney(journey, days)
        unfinished = [other for other in unfinished if other.days.last > known.days.first][-_MAX_EARLIER:]
        for earlier in unfinished:
            shared = days_in_conflict(known.days, earlier.days)
            if shared and _are_two_visits(known.journey, earlier.journey):
                yield known.journey, earlier.journey, shared
                break
        unfinished.append(known)


def _are_two_visits(journey: Journey, other: Journey) -> bool:
    """Whether one person made both, in two unrelated records, and neither place may belong to the other's country."""
    if journey.record.number == other.record.number or describe_the_same(journey.record, other.record):
        return False
    places, others = ({stay.country, stay.territory} - {None} for stay in (journey.stay, other.stay))
    return places.isdisjoint(others) and journey.traveller.holds_the_same_office(other.traveller)


def _issue(journey: Journey, earlier: Journey, shared: int) -> CrossRecordIssue:
    here = f"{journey.traveller.called} is in {journey.stay.country} on {journey.stay.when}"
    there = f"in {earlier.stay.country} on {earlier.stay.when} according to {earlier.record.id}"
    spot = RecordPlace(earlier.record, f"{earlier.stay.id}/when")
    words = (f"{here}, but also {there}", spot, f": {shared} shared days; two stays can share only the day of travel")
    return CrossRecordIssue(record=journey.record, address=f"{journey.stay.id}/when", words=words)
