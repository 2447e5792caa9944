"""Timelines: the bars of visits within a year, one row for each traveller or country."""

import calendar
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.record.edtf_grammar import MONTHS
from diplovisit.site.summary import VisitSummary, joined_runs, runs_in_words

WIDTH: Final = 1000
"""The width of a row in its own units; the page stretches it."""

_LEAST_WIDTH: Final = 6
_MOST_LANES: Final = 6
_LANE: Final = 14
"""The height of a lane; a row has 6 more, for the space above and below its bars."""


@attrs.frozen(kw_only=True)
class Bar:
    """A stay in a row.

    left, width, top: in units of the row. days: in words, those in the country whose row it is. status: "cancelled" or
    "postponed" for a stay that does not take place, or "". is_vague: whether it is some time within the bar.
    """

    left: float
    width: float
    visit: VisitSummary
    days: str
    status: str
    is_vague: bool = False
    top: int = 3


@attrs.frozen(kw_only=True)
class TimelineRow:
    """A row of a timeline. page: the path of the page of its traveller, country or year; "" for none."""

    label: str
    page: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """How high the row is, in its units."""
        return max(bar.top for bar in self.bars) + _LANE + 3


@attrs.frozen(kw_only=True)
class RowOwner:
    """Whose row it is: what names it, and its page. country: the code of a country, whose row has the days there."""

    label: str
    page: str
    country: str = ""


def year_rows(
    year: int, visits: Iterable[VisitSummary], owners: Callable[[VisitSummary], Iterable[RowOwner]], most: int
) -> tuple[tuple[TimelineRow, ...], int]:
    """Returns the rows of a year with the most bars, and how many further owners there are.

    Rows are in the order of their names.
    """
    bars: dict[RowOwner, list[Bar]] = {}
    for visit in visits:
        for owner in owners(visit):
            if mine := [*year_bars(year, visit, owner.country)]:
                bars.setdefault(owner, []).extend(mine)
    ranked = sorted(bars, key=lambda owner: (-len(bars[owner]), owner.label))[:most]
    rows = tuple(
        TimelineRow(label=owner.label, page=owner.page, bars=in_lanes(bars[owner]))
        for owner in sorted(ranked, key=lambda owner: (owner.label.casefold(), owner.page))
    )
    return rows, len(bars) - len(rows)


def year_bars(year: int, visit: VisitSummary, country: str = "") -> Iterator[Bar]:
    """Yields a bar for each run of known days in a year, in a country where its code is given.

    A month of which the days are not known has one as long as the month, but not in one of several countries.

    >>> from diplovisit import load
    >>> from diplovisit.site.summary import summarise_visit
    >>> [(bar.left, bar.width) for bar in year_bars(2025, summarise_visit(load("seeds/misri-russia/visit.yaml")))]
    [(178.1, 6)]
    """
    start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    unit = WIDTH / ((end - start).days + 1)
    from_iso = datetime.date.fromisoformat
    live = joined_runs((from_iso(first), from_iso(last)) for first, last in visit.runs_in(country))
    own = visit.status if visit.is_off else ""
    days = visit.days_in(country)
    runs = [(first, last, days, own, False) for first, last in live]
    for since, until, word in visit.dropped_runs_in(country):
        runs.append((from_iso(since), from_iso(until), runs_in_words([(since, until)]), word, False))
    for key in () if country and (visit.stays or visit.off_in) else visit.months:
        runs.append((*_span_of(key), days, own, True))
    for first, last, words, status, is_vague in runs:
        if last < start or first > end:
            continue
        shown_first, shown_last = max(first, start), min(last, end)
        left = round((shown_first - start).days * unit, 1)
        width = max(_LEAST_WIDTH, round(((shown_last - shown_first).days + 1) * unit, 1))
        yield Bar(
            left=min(left, WIDTH - width), width=width, visit=visit, days=words, status=status, is_vague=is_vague,
        )  # fmt: skip


def _span_of(key: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month."""
    year, month = int(key[:4]), int(key[5:])
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def in_lanes(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Returns bars that overlap below each other, so that each can be seen and clicked.

    >>> from diplovisit import load
    >>> from diplovisit.site.summary import summarise_visit
    >>> (bar,) = year_bars(2025, summarise_visit(load("seeds/misri-russia/visit.yaml")))
    >>> [one.top for one in in_lanes([bar, bar, attrs.evolve(bar, left=500)])]
    [3, 17, 3]
    """
    ends: list[float] = []
    placed = []
    for bar in sorted(bars, key=lambda bar: (bar.left, bar.width, bar.visit.record)):
        lane = next((number for number, end in enumerate(ends) if end <= bar.left), len(ends))
        lane = min(lane, _MOST_LANES - 1)
        ends[lane : lane + 1] = [bar.left + bar.width]
        placed.append(attrs.evolve(bar, top=3 + lane * _LANE))
    return tuple(placed)


def month_marks(year: int) -> Sequence[tuple[str, float]]:
    """Returns the short name and the left edge of each month.

    >>> month_marks(2025)[1]
    ('Feb', 84.9)
    """
    start = datetime.date(year, 1, 1)
    days = 366 if calendar.isleap(year) else 365
    firsts = [datetime.date(year, month, 1) for month in range(1, 13)]
    return [(MONTHS[first.month - 1][:3], round((first - start).days * WIDTH / days, 1)) for first in firsts]
