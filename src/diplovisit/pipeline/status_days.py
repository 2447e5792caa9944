"""What the days of a visit say of a status that is given to it."""

import datetime
from collections.abc import Iterable
from typing import Final

from diplovisit.record import Edtf, Status, Stop, Visit

_BEGUN: Final = frozenset({Status.UNDER_WAY, Status.HELD})


def days_of_stop(visit: Visit, stop: Stop) -> Edtf | None:
    """Returns the days of a stop. Those of a visit with one stop may be known as the days of the visit."""
    return stop.when if stop.when is not None or len(visit.stops) > 1 else visit.when


def known_days(visit: Visit) -> tuple[Edtf, ...]:
    """Returns the days of the stops of a visit, or else those of the visit as a whole."""
    of_stops = tuple(stop.when for stop in visit.stops if stop.when is not None)
    return of_stops or ((visit.when,) if visit.when is not None else ())


def refusal_of_begun(status: Status, days: Iterable[Edtf], revised: datetime.datetime) -> str | None:
    """Says why a visit is neither held nor under way before its first day; None if nothing is against it."""
    first = [when.lower for when in days if when.lower is not None]
    if status not in _BEGUN or not first or revised.date() >= min(first):
        return None
    return (
        f"{status}: the visit begins on {min(first)}, after the day of this revision, {revised:%Y-%m-%d}; use"
        " confirmed, or correct the dates"
    )
