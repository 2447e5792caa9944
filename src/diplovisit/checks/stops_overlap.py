"""stops-overlap: two stops in different countries that share more than a day of travel."""

import datetime
from collections.abc import Iterator
from typing import TypeAlias

from diplovisit.checks.facts import dates
from diplovisit.record import Group, Rule, Severity, Stop, StopKind, Visit, polities
from diplovisit.record.edtf import Form

RULE = Rule(
    name="stops-overlap",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="two stops in different countries that have two days or more in common",
    why="Nobody stays in two countries at once. One day in common is the day of travel, and ordinary (2,144 times in"
    " the State Department's lists), and so is a side trip of some days out of a longer stay; others are mostly slips.",
    remedy='check the days of both stops; write a shuttle between them as sets of days: "{1974-05-03..1974-05-04,…}"',
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
    source="the State Department's travels: 2,144 legs share the day of travel with the one before, 99 more than"
    " that, most of them side trips",
)


_Stay: TypeAlias = tuple[datetime.date, datetime.date]

# Neighbours where visitors to one stay in the other: Rome and the Vatican, Jerusalem and Ramallah.
_NEIGHBOURS = ({"IT", "VA"}, {"IT", "SM"}, {"IL", "PS"}, {"ZA", "LS"})
_MAX_SIDE_TRIP_DAYS = 3
_MAX_EARLIER_STOPS = 100
"""The most earlier stops that a stop is compared with: 1,000 stops would be 499,500 pairs."""


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares stays whose days are all known. Side trips, and countries within or next to each other, are accepted."""
    stays = [(stop, country, known) for stop in visit.stops for country, known in _stay(stop)]
    for position, (stop, country, (first, last)) in enumerate(stays):
        for before, other, (start, end) in stays[max(0, position - _MAX_EARLIER_STOPS) : position]:
            if start >= last or end <= first:
                continue  # at most a shared day of travel
            shared = dates.count_days(max(first, start), min(last, end))
            is_ordinary = _is_side_trip((first, last), (start, end)) or {country, other} in _NEIGHBOURS
            if country != other and shared > 1 and not is_ordinary:
                common = f"{shared} days in common with {before.id}, {before.when} in {other}"
                ordinary = "stops in two countries share at most the day of travel"
                yield f"{stop.id}/when", f"{stop.when} in {country} has {common}; {ordinary}"
                break


def _is_side_trip(one: _Stay, other: _Stay) -> bool:
    """Whether one of two stays is short, and lies between the first and the last day of the other."""
    (start, end), (first, last) = sorted((one, other), key=lambda stay: (stay[0], -stay[1].toordinal()))
    return start < first and last < end and dates.count_days(first, last) <= _MAX_SIDE_TRIP_DAYS


def _stay(stop: Stop) -> Iterator[tuple[str, _Stay]]:
    """Yields the country and the days of a stop, if it can conflict with another stop."""
    known = dates.certain_runs(stop.when)
    # A set of days is no stay: on a shuttle, one sleeps in one capital and works in another.
    if stop.when is None or not known or stop.when.form is Form.ALL_OF or stop.kind is StopKind.TRANSIT:
        return
    # A visitor to the United Nations is in the United States too: an organisation has no territory.
    polity = polities.polity(stop.country) if stop.country else None
    if polity is not None and polity.kind is not polities.PolityKind.ORGANISATION:
        yield polity.code, known[0]
