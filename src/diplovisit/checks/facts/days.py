"""Dates as far as they are certain: the rules of time draw conclusions from nothing else.

A date with a qualifier (`?`, `~`, `%`) is never certain, as nobody can say how far off it may be.
"""

import datetime

from diplovisit.record import Edtf
from diplovisit.record.edtf import Form, Precision


def certain_runs(when: Edtf | None) -> tuple[tuple[datetime.date, datetime.date], ...]:
    """The first and the last day of each run of days; empty where the days are not known one by one.

    >>> [(str(first), str(last)) for first, last in certain_runs(Edtf("2025-03-07/2025-03-09"))]
    [('2025-03-07', '2025-03-09')]
    >>> (
    ...     certain_runs(Edtf("2025-03")),
    ...     certain_runs(Edtf("2025-03-07~")),
    ...     certain_runs(Edtf("2025-03-07/..")),
    ...     certain_runs(None),
    ... )
    ((), (), (), ())
    """
    if when is None or when.qualifier or when.precision > Precision.DAY or when.form is Form.ONE_OF:
        return ()
    if when.lower is None or when.upper is None:
        return ()
    return when.runs()


def count_days(first: datetime.date, last: datetime.date) -> int:
    """How many days there are from the first to the last, both counted.

    >>> count_days(datetime.date(2025, 3, 7), datetime.date(2025, 3, 9))
    3
    """
    return (last - first).days + 1


def days_in_words(number: int) -> str:
    """A number of days in words.

    >>> days_in_words(1), days_in_words(3)
    ('1 day', '3 days')
    """
    return "1 day" if number == 1 else f"{number:,} days"


def certainly_before(earlier: Edtf, later: Edtf, *, apart: int = 0) -> bool:
    """Tells whether every day the one can mean is before every day the other can, by more than `apart` days.

    >>> certainly_before(Edtf("2024"), Edtf("2025-01-01")), certainly_before(Edtf("2025"), Edtf("2025-03-07"))
    (True, False)
    """
    if earlier.qualifier or later.qualifier or earlier.upper is None or later.lower is None:
        return False
    return (later.lower - earlier.upper).days > apart


def beginning_bounds(when: Edtf) -> tuple[datetime.date, datetime.date] | None:
    """The earliest and the latest day it can begin on; None where that is open, unknown or not certain.

    >>> [str(day) for day in beginning_bounds(Edtf("2025-03/2025-04"))]
    ['2025-03-01', '2025-03-31']
    """
    if when.qualifier or when.lower is None:
        return None
    match when.form:
        case Form.INTERVAL:
            return beginning_bounds(Edtf(when.text.partition("/")[0]))
        case Form.ALL_OF if when.precision <= Precision.DAY:
            return when.lower, when.lower
        case Form.ALL_OF:
            # All members hold, so it has begun when the first to end ends.
            latest = min((span.upper for span in when.spans if span.upper), default=None)
        case _:
            latest = when.upper
    return None if latest is None else (when.lower, latest)
