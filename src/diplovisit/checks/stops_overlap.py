"""stops-overlap: two stops in different countries that share more than a day of travel."""

from collections.abc import Iterator

from diplovisit.checks.facts.stay_days import days_in_conflict, stay_days
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="stops-overlap",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="two stops in different countries that share two or more days",
    why=(
        "Nobody stays in two countries at once. One shared day is the day of travel, which is normal,"
        " and so is a side trip during a longer stay. Other overlaps are usually slips."
    ),
    remedy=(
        'check the days of both stops; write repeated trips between them as sets of days: "{1974-05-03..1974-05-04,…}"'
    ),
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09"}
          - {id: sweden, country: SE, when: "2025-03-08/2025-03-10"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-03-09"}
          - {id: sweden, country: SE, when: "2025-03-09/2025-03-10"}
    """,
    source=(
        "the State Department's travels: 2,144 legs share the day of travel with the previous leg; 99"
        " share more, and most of these are side trips"
    ),
)


_MAX_EARLIER_STOPS = 100
"""The most earlier stops that a stop is compared with: 1,000 stops would be 499,500 pairs."""


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares stays whose days are all known. Side trips, and countries within or next to each other, are accepted."""
    stays = [
        (stop, days) for stop in visit.stops if (days := stay_days(stop.kind, stop.country, stop.when)) is not None
    ]
    for position, (stop, days) in enumerate(stays):
        for before, other in stays[max(0, position - _MAX_EARLIER_STOPS) : position]:
            if other.first >= days.last or other.last <= days.first:
                continue  # at most a shared day of travel
            if shared := days_in_conflict(days, other):
                common = f"shares {shared} days with {before.id}, {before.when} in {other.country}"
                ordinary = "stops in two countries can share only the day of travel"
                yield f"{stop.id}/when", f"{stop.when} in {days.country} {common}; {ordinary}"
                break
