"""The first and the last day of a visit, as far as its stops make them certain."""

import datetime

from diplovisit.checks.facts.days import beginning_bounds
from diplovisit.record import Visit


def visit_start(visit: Visit) -> tuple[datetime.date, datetime.date] | None:
    """The earliest and the latest day on which the visit can begin; None where that is not certain.

    Stops stand in order, so that a later one without days does no harm, and a first one without days does.
    """
    if visit.stops[0].when is None:
        return None
    beginnings = [beginning_bounds(stop.when) for stop in visit.stops if stop.when is not None]
    known = [pair for pair in beginnings if pair is not None]
    if len(known) < len(beginnings):
        return None
    return min(earliest for earliest, _ in known), min(latest for _, latest in known)


def visit_end(visit: Visit) -> datetime.date | None:
    """The latest day on which the visit can end; None where any stop leaves that open."""
    ends = [stop.when.upper if stop.when and not stop.when.qualifier else None for stop in visit.stops]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
