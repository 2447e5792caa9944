"""Dates as far as they are certain: the rules of time draw conclusions from nothing else.

A date with a qualifier (`?`, `~`, `%`) is never certain, as nobody can say how far off it may be.
"""

import datetime
from collections.abc import Iterable

from diplovisit.record import Edtf, Source, Visit
from diplovisit.record.edtf import Form, Precision

# MERGED: When the words of a record were published, as far as its sources are dated.

ROUND_THE_GLOBE = 1
"""Days by which words may seem older than what they tell: at noon on 6 March in Honolulu it is 7 March in Tokyo."""


def source_dates(sources: Iterable[Source], visit: Visit) -> tuple[Edtf, ...] | None:
    """The date of each source that has one; None where one of them is uncertain or open.

    Of a dateline and a day of publication the later counts, as that is when the words were out. A source that is known
    only through another one, as unnamed officials are through a paper, is as old as that.
    """
    by_id = {source.id: source for source in visit.sources}
    found = []
    for source in sources:
        known = _own(source)
        if not known and source.via is not None:
            known = _own(by_id[source.via])
        if any(date.qualifier or date.lower is None or date.upper is None for date in known):
            return None
        if known:
            found.append(max(known, key=_end))
    return tuple(found)


def undated_sources(visit: Visit) -> tuple[str, ...]:
    """The ids of the sources that speak for themselves and bear no date: nobody can say how late they are."""
    return tuple(
        source.id for source in visit.sources if source.via is None and source.retells is None and not _own(source)
    )


def latest_date(published: Iterable[Edtf]) -> Edtf | None:
    """The date that ends last; None where there is none."""
    return max(published, key=_end, default=None)


def earliest_date(published: Iterable[Edtf]) -> Edtf | None:
    """The date that begins first; None where there is none."""
    return min(published, key=lambda date: date.lower.toordinal() if date.lower else 0, default=None)


def _own(source: Source) -> list[Edtf]:
    filed = source.dateline.date if source.dateline else None
    return [date for date in (filed, source.published) if date is not None]


def _end(date: Edtf) -> int:
    return date.upper.toordinal() if date.upper else 0


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


# MERGED: The first and the last day of a visit, as far as its stops make them certain.


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
