"""The dates that words can mean in a report of a given day, where the record names no rule."""

import datetime

from diplovisit.evidence.readings.date_matching import in_year, to_edtf
from diplovisit.evidence.readings.derivation_rules import (
    day_of_month_near_dateline,
    relative_to_dateline,
    weekday_after_dateline,
    weekday_on_or_before_dateline,
)
from diplovisit.evidence.readings.values import DateOrigin, DateReading, DateUnit
from diplovisit.record.edtf import Edtf, Form


def possible_dates(reading: DateReading, dateline: Edtf | None) -> tuple[Edtf, ...]:
    """All dates that the words can mean in a report of that day; empty where they cannot be determined.

    A day or a month without a year is the nearest one to the dateline, and also the one in the dateline's own year. A
    weekday is the last one up to the dateline, and also the first one after it. A rule (`RULES`) decides whether the
    words are about the past or the future.

    >>> from diplovisit.evidence.readings.dates import read_date
    >>> possible_dates(read_date("March 7"), Edtf("2025-03-05"))
    (Edtf('2025-03-07'),)
    >>> possible_dates(read_date("on Friday"), Edtf("2025-03-05"))
    (Edtf('2025-02-28'), Edtf('2025-03-07'))
    >>> possible_dates(read_date("December 28"), Edtf("2025-01-03"))
    (Edtf('2024-12-28'), Edtf('2025-12-28'))
    """
    if reading.is_stated:
        stated = to_edtf(reading)
        return () if stated is None else (stated,)
    if dateline is None or dateline.form not in {Form.DATE, Form.DATE_TIME} or (day := dateline.lower) is None:
        return ()
    if day != dateline.upper:
        return ()
    relative, inputs = reading.start.relative, (dateline,)
    if relative is None and reading.start.month is None and reading.start.day is not None:
        return day_of_month_near_dateline(reading, inputs)
    if relative is None and reading.start.weekday is not None and reading.start.month is None:
        return weekday_on_or_before_dateline(reading, inputs) + weekday_after_dateline(reading, inputs)
    if relative is None:
        return _nearest(reading, day)
    if relative.origin is not DateOrigin.DATELINE:
        return ()
    if relative.unit is not DateUnit.NAMED or reading.start.weekday is None:
        return relative_to_dateline(reading, inputs)
    return weekday_on_or_before_dateline(reading, inputs) + weekday_after_dateline(reading, inputs)


def _nearest(reading: DateReading, day: datetime.date) -> tuple[Edtf, ...]:
    candidates = []
    for year in (day.year - 1, day.year, day.year + 1):
        complete = in_year(reading, year) if datetime.MINYEAR <= year <= datetime.MAXYEAR else None
        edtf = to_edtf(complete) if complete is not None else None
        if edtf is not None and edtf.lower is not None and edtf.upper is not None:
            distance = max((edtf.lower - day).days, (day - edtf.upper).days, 0)
            candidates.append((distance, year, edtf))
    if not candidates:
        return ()
    least = min(distance for distance, _, _ in candidates)
    return tuple(edtf for distance, year, edtf in candidates if distance == least or year == day.year)
