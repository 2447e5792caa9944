"""The days of a stop in one country, and whether two stops can both be right."""

import datetime
from typing import Final

import attrs

from diplovisit.checks.facts import dates
from diplovisit.record import Edtf, StopKind, polities
from diplovisit.record.edtf import Form

NEIGHBOURS: Final = ({"IT", "VA"}, {"IT", "SM"}, {"IL", "PS"}, {"ZA", "LS"})
"""Countries where visitors to one stay in the other: Rome and the Vatican, Jerusalem and Ramallah."""
_MAX_SIDE_TRIP_DAYS: Final = 3


@attrs.frozen
class StayDays:
    """The country of a stop, and its first and last day."""

    country: str
    first: datetime.date
    last: datetime.date


def stay_days(kind: StopKind, country: str | None, when: Edtf | None) -> StayDays | None:
    """Returns the country and the days of a stop; None if it cannot conflict with another stop.

    >>> stay_days(StopKind.VISIT, "RU", Edtf("2025-03")) is None
    True
    """
    known = dates.certain_runs(when)
    # A set of days is no stay: on a shuttle, one sleeps in one capital and works in another.
    if when is None or not known or when.form is Form.ALL_OF or kind is StopKind.TRANSIT:
        return None
    # A visitor to the United Nations is in the United States too: an organisation has no territory.
    polity = polities.polity(country) if country else None
    if polity is None or polity.kind is polities.PolityKind.ORGANISATION:
        return None
    first, last = known[0]
    return StayDays(polity.code, first, last)


def days_in_conflict(stay: StayDays, other: StayDays) -> int:
    """Returns how many days two stays of one person have in common, if nobody can have made both; otherwise 0.

    One day in common is the day of travel. Side trips, and countries within or next to each other, are possible.

    >>> day = datetime.date(2025, 3, 7)
    >>> stays = [StayDays(country, day, day + datetime.timedelta(days=1)) for country in ("FI", "SE")]
    >>> days_in_conflict(*stays)
    2
    """
    if stay.country == other.country or {stay.country, other.country} in NEIGHBOURS or _is_side_trip(stay, other):
        return 0
    shared = dates.count_days(max(stay.first, other.first), min(stay.last, other.last))
    return shared if shared > 1 else 0


def _is_side_trip(one: StayDays, other: StayDays) -> bool:
    """Whether one of two stays is short, and lies between the first and the last day of the other."""
    longer, inner = sorted((one, other), key=lambda stay: (stay.first, -stay.last.toordinal()))
    is_short = dates.count_days(inner.first, inner.last) <= _MAX_SIDE_TRIP_DAYS
    return longer.first < inner.first and inner.last < longer.last and is_short
