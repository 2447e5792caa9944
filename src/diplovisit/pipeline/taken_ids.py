"""Tells whether a row of a sheet that was mended has the id of another visit."""

import datetime

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.maps.row_reader import RowReading, RowReason
from diplovisit.record import Visit


def is_other_visit(existing: Visit, visit: Visit) -> bool:
    """Whether two records of one id are of different visits: of other rows of the sheet, and without a common day."""
    places = {row.locator for row in existing.evidence if row.locator is not None}
    return not any(row.locator in places for row in visit.evidence) and not _have_day_in_common(existing, visit)


def with_id_of(other: Visit, reading: RowReading) -> RowReading:
    """Returns a row with the reason that its id is that of another visit."""
    number = reading.leg.number
    its_id = f"the row id {quoted(number)}" if number else f"the id of the record, {quoted(reading.leg.record)},"
    sentence = f"{its_id} is already used by {quoted(other.title, 80)}; give the row another id"
    return attrs.evolve(reading, reasons=(RowReason(f"{sentence}, or correct the row in the sheet"),))


def _have_day_in_common(first: Visit, second: Visit) -> bool:
    """Whether a stop of one visit has a day in common with a stop of the other. A day that is unknown is not shared."""
    return any(one[0] <= other[1] and other[0] <= one[1] for one in _spans(first) for other in _spans(second))


def _spans(visit: Visit) -> list[tuple[datetime.date, datetime.date]]:
    """Returns the first and the last day of each stop. Where one of them is unknown, the other stands for it."""
    bounds = ((stop.when.lower, stop.when.upper) for stop in visit.stops if stop.when is not None)
    return [(first, last) for lower, upper in bounds if (first := lower or upper) and (last := upper or lower)]
