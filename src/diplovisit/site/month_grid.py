"""Months: the weeks of a month with the visits of each day, and which months have any."""

import calendar
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.record.edtf_grammar import MONTHS
from diplovisit.site.summary import VisitSummary

_LONGEST_RUN: Final = 400
"""The most days of one stay that are shown day by day; a longer one is shown on its first and its last day."""


@attrs.frozen(kw_only=True)
class Day:
    """A day of a month. number: None for the blanks before the first and after the last day.

    visits: each with whether it is off on that day.
    """

    date: str
    number: int | None
    visits: tuple[tuple[VisitSummary, bool], ...]


@attrs.frozen(kw_only=True)
class Month:
    """A month with visits.

    key: such as "2026-09". visits: those with days in it. some_time: those whose days in it are not known. off: those
    of which nothing takes place in it, with days or without. earlier, later: keys of the nearest months with visits, or
    "".
    """

    key: str
    name: str
    weeks: tuple[tuple[Day, ...], ...]
    visits: tuple[VisitSummary, ...]
    some_time: tuple[VisitSummary, ...]
    off: tuple[VisitSummary, ...]
    earlier: str
    later: str


def months_of(summary: VisitSummary) -> Iterator[str]:
    """Yields the key of each month in which a visit has, or had, days known at least to the month, once each.

    >>> from diplovisit import load
    >>> from diplovisit.site.summary import summarise_visit
    >>> [*months_of(summarise_visit(load("seeds/misri-russia/visit.yaml")))]
    ['2025-03']
    """
    days = (day.isoformat()[:7] for day in _days(summary.all_runs))
    yield from dict.fromkeys((*days, *summary.months, *summary.dropped_months))


def month_of(key: str, visits: Sequence[VisitSummary], earlier: str = "", later: str = "") -> Month:
    """Returns a month. visits: those with a day in it, or some time in it, in the order of a list."""
    year, month = int(key[:4]), int(key[5:])
    by_day: dict[str, list[tuple[VisitSummary, bool]]] = {}
    for visit in visits:
        live = {*_days(visit.runs)}
        for day in dict.fromkeys(_days(visit.all_runs)):
            if day.isoformat().startswith(key):
                by_day.setdefault(day.isoformat(), []).append((visit, visit.is_off or day not in live))
    weeks = tuple(
        tuple(_day(year, month, number, by_day) for number in week)
        for week in calendar.Calendar().monthdayscalendar(year, month)
    )
    dated = {visit.record for of_day in by_day.values() for visit, _ in of_day}
    on = [visit for visit in visits if not visit.is_off_in_month(key)]
    return Month(
        key=key,
        name=month_name(key),
        weeks=weeks,
        visits=tuple(visit for visit in on if visit.record in dated),
        some_time=tuple(visit for visit in on if visit.record not in dated),
        off=tuple(visit for visit in visits if visit.is_off_in_month(key)),
        earlier=earlier,
        later=later,
    )


def month_name(key: str) -> str:
    """Returns the name of a month.

    >>> month_name("2026-09")
    'September 2026'
    """
    return f"{MONTHS[int(key[5:]) - 1]} {int(key[:4])}"


def _day(year: int, month: int, number: int, by_day: Mapping[str, Iterable[tuple[VisitSummary, bool]]]) -> Day:
    if not number:
        return Day(date="", number=None, visits=())
    date = datetime.date(year, month, number).isoformat()
    return Day(date=date, number=number, visits=tuple(by_day.get(date, ())))


def _days(runs: Iterable[tuple[str, str]]) -> Iterator[datetime.date]:
    for run in runs:
        first, last = map(datetime.date.fromisoformat, run)
        length = (last - first).days
        yield from (
            (first, last)
            if length > _LONGEST_RUN
            else (first + datetime.timedelta(days=offset) for offset in range(length + 1))
        )
