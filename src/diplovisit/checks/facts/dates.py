"""Certain dates, the only ones that the rules of time use: of visits, and of the publication of their sources.

A date with a qualifier (`?`, `~`, `%`) is never certain, because its possible error is unknown.
"""

import datetime
from collections.abc import Iterable

from diplovisit.record import Edtf, Source, Visit
from diplovisit.record.edtf import Form, Precision

MAX_DATE_LINE_DAYS = 1
"""The most days that a report may seem older than its event: at noon on 6 March in Honolulu, Tokyo has 7 March."""


def source_dates(sources: Iterable[Source], visit: Visit) -> tuple[Edtf, ...] | None:
    """Returns the date of each source that has one; None if one of the dates is uncertain or open.

    If a source has a dateline and a day of publication, the later one counts, when the words were public. A source that
    another one reports, such as unnamed officials in a newspaper, has the date of that source.
    """
    by_id = {source.id: source for source in visit.sources}
    result = []
    for source in sources:
        known = _dates_of(source)
        if not known and source.via is not None:
            known = _dates_of(by_id[source.via])
        if any(date.qualifier or date.lower is None or date.upper is None for date in known):
            return None
        if known:
            result.append(max(known, key=_end))
    return tuple(result)


def undated_sources(visit: Visit) -> tuple[str, ...]:
    """Returns the ids of independent sources without a date, which may be of any time."""
    return tuple(
        source.id for source in visit.sources if source.via is None and source.retells is None and not _dates_of(source)
    )


def latest_date(published: Iterable[Edtf]) -> Edtf | None:
    """Returns the date that ends last; None if there are no dates."""
    return max(published, key=_end, default=None)


def earliest_date(published: Iterable[Edtf]) -> Edtf | None:
    """Returns the date that begins first; None if there are no dates."""
    return min(published, key=lambda date: date.lower.toordinal() if date.lower else 0, default=None)


def _dates_of(source: Source) -> list[Edtf]:
    filed = source.dateline.date if source.dateline else None
    return [date for date in (filed, source.published) if date is not None]


def _end(date: Edtf) -> int:
    return date.upper.toordinal() if date.upper else 0


def certain_runs(when: Edtf | None) -> tuple[tuple[datetime.date, datetime.date], ...]:
    """Returns the first and the last day of each run of days; empty unless every single day is known.

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
    """Returns the number of days from the first to the last, both included.

    >>> count_days(datetime.date(2025, 3, 7), datetime.date(2025, 3, 9))
    3
    """
    return (last - first).days + 1


def days_in_words(number: int) -> str:
    """Returns a number of days with its noun.

    >>> days_in_words(1), days_in_words(3)
    ('1 day', '3 days')
    """
    return "1 day" if number == 1 else f"{number:,} days"


def certainly_before(earlier: Edtf, later: Edtf, *, apart: int = 0) -> bool:
    """Whether every possible day of one date is before every possible day of another, by more than `apart` days.

    >>> certainly_before(Edtf("2024"), Edtf("2025-01-01")), certainly_before(Edtf("2025"), Edtf("2025-03-07"))
    (True, False)
    """
    if earlier.qualifier or later.qualifier or earlier.upper is None or later.lower is None:
        return False
    return (later.lower - earlier.upper).days > apart


def beginning_bounds(when: Edtf) -> tuple[datetime.date, datetime.date] | None:
    """Returns the earliest and the latest possible first day; None if it is open, unknown or uncertain.

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
            # All members are true, so it has begun at the latest when the first member ends.
            latest = min((span.upper for span in when.spans if span.upper), default=None)
        case _:
            latest = when.upper
    return None if latest is None else (when.lower, latest)


def visit_start(visit: Visit) -> tuple[datetime.date, datetime.date] | None:
    """Returns the earliest and the latest possible first day of the visit; None if it is uncertain.

    Stops are in order. A later stop without days is therefore harmless. Where the first stop has none, those of the
    visit as a whole count.
    """
    if visit.stops[0].when is None:
        return beginning_bounds(visit.when) if visit.when is not None else None
    beginnings = [beginning_bounds(stop.when) for stop in visit.stops if stop.when is not None]
    known = [pair for pair in beginnings if pair is not None]
    if len(known) < len(beginnings):
        return None
    return min(earliest for earliest, _ in known), min(latest for _, latest in known)


def visit_end(visit: Visit) -> datetime.date | None:
    """Returns the latest possible last day of the visit; None if any stop leaves it open, and the visit too."""
    if visit.when is not None and any(stop.when is None for stop in visit.stops):
        return visit.when.upper if not visit.when.qualifier else None
    ends = [stop.when.upper if stop.when and not stop.when.qualifier else None for stop in visit.stops]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
