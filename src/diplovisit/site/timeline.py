"""Timelines: the bars of visits within a year, one row for each traveller or country."""

import calendar
import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.english.values import country_name
from diplovisit.record.edtf_grammar import MONTHS
from diplovisit.site.summary import VisitSummary, joined_runs, runs_in_words, time_in_words

WIDTH: Final = 100
"""The width of a row: bars are placed in hundredths of it."""

_LEAST_WIDTH: Final = 1.0
_MOST_LANES: Final = 6
_LANE: Final = 18
"""The height of a lane; a row has 6 more, for the space above and below its bars."""

_GAP: Final = 0.7
_LETTER: Final = 1.1
"""The width of a letter where a row has its least width with labels; a narrower page has none."""

_WIDE: Final = frozenset("WF")
"""The classes of letters, such as those of Chinese, that are as wide as two others."""

_MOST_LABELLED: Final = 6
_LONGEST_LABEL: Final = 30
"""In a row with more bars than so many, or for a longer text, there is no label."""


@attrs.frozen(kw_only=True)
class Bar:
    """A stay in a row.

    left, width: in hundredths of the width of the row. top: in pixels. days: in words, those in the country whose row
    it is. status: "cancelled" or "postponed" for a stay that does not take place, or "". is_vague: whether it is some
    time within the bar. where: the places or the country, in words. label: what stands beside it, where there is room.
    is_before: whether that is to its left.
    """

    left: float
    width: float
    visit: VisitSummary
    days: str
    status: str
    is_vague: bool = False
    top: int = 3
    where: str = ""
    label: str = ""
    is_before: bool = False

    @property
    def edges(self) -> tuple[float, float]:
        """Where it begins and ends, with its label."""
        wide = sum(unicodedata.east_asian_width(sign) in _WIDE for sign in self.label)
        length = _GAP + _LETTER * (len(self.label) + wide) if self.label else 0
        left, right = self.left, self.left + self.width
        return (left - length, right) if self.is_before else (left, right + length)

    @property
    def label_at(self) -> float:
        """Where its label begins, or ends if it is to its left."""
        return round(self.left - _GAP if self.is_before else self.left + self.width + _GAP, 2)


@attrs.frozen(kw_only=True)
class TimelineRow:
    """A row of a timeline. page: the path of the page of its traveller, country or year; "" for none."""

    label: str
    page: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """How high the row is in pixels."""
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
                bars.setdefault(owner, []).extend(attrs.evolve(bar, label=_label(bar, owner)) for bar in mine)
    ranked = sorted(bars, key=lambda owner: (-len(bars[owner]), owner.label))[:most]
    rows = tuple(
        TimelineRow(label=owner.label, page=owner.page, bars=in_lanes(bars[owner]))
        for owner in sorted(ranked, key=lambda owner: (owner.label.casefold(), owner.page))
    )
    return rows, len(bars) - len(rows)


def year_bars(year: int, visit: VisitSummary, country: str = "") -> Iterator[Bar]:
    """Yields a bar for each run of known days in a year, in a country where its code is given.

    A month or a year of which the days are not known has one as long as that, which is vague. So is an uncertain date.

    >>> from diplovisit import load
    >>> from diplovisit.site.summary import summarise_visit
    >>> [(bar.left, bar.width) for bar in year_bars(2025, summarise_visit(load("seeds/misri-russia/visit.yaml")))]
    [(17.45, 1.0)]
    """
    start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    from_iso = datetime.date.fromisoformat
    live = joined_runs((from_iso(first), from_iso(last)) for first, last in visit.runs_in(country))
    own = visit.status if visit.is_off else ""
    days = visit.days_in(country)
    runs = [(first, last, days, own, False) for first, last in live]
    for since, until, word in visit.dropped_runs_in(country):
        runs.append((from_iso(since), from_iso(until), runs_in_words([(since, until)]), word, False))
    for since, until, word in visit.spans_in(country):
        within = time_in_words(from_iso(since), from_iso(until)) if word or (country and visit.span_stays) else days
        runs.append((from_iso(since), from_iso(until), within, word or own, True))
    for first, last, words, status, is_vague in runs:
        if last < start or first > end:
            continue
        left, width = _placed((max(first, start) - start).days, (min(last, end) - start).days + 1, end)
        where = (_where_on if status == own else _where_off)(visit, first.isoformat(), last.isoformat())
        is_vague = is_vague or _is_unsure(visit, first.isoformat(), last.isoformat())  # noqa: PLW2901  # what is drawn
        yield Bar(left=left, width=width, visit=visit, days=words, status=status, is_vague=is_vague, where=where)


def _is_unsure(visit: VisitSummary, first: str, last: str) -> bool:
    """Whether a date within a bar is marked as uncertain or approximate."""
    return any(since <= last and first <= until for since, until in visit.unsure)


def _placed(first: int, after: int, end: datetime.date) -> tuple[float, float]:
    """The left edge and the width of a bar; a short one is as wide as can be seen, around the middle of its days."""
    unit = WIDTH / end.timetuple().tm_yday
    left, width = first * unit, (after - first) * unit
    if width < _LEAST_WIDTH:
        left, width = left + (width - _LEAST_WIDTH) / 2, _LEAST_WIDTH
    return round(min(max(left, 0), WIDTH - width), 2), round(width, 2)


def _where_on(visit: VisitSummary, first: str, last: str) -> str:
    """Where the visit is within a bar."""
    within = (where for since, until, where in visit.locations if first <= since and until <= last)
    return "; ".join(dict.fromkeys(within)) or visit.where


def _where_off(visit: VisitSummary, first: str, last: str) -> str:
    """The country of a stop that alone is off; "" where it is not one of several."""
    stays = (*visit.stays, *visit.span_stays)
    return next(
        (country_name(code) for code, since, until, word in stays if word and (since, until) == (first, last)), ""
    )


def _label(bar: Bar, owner: RowOwner) -> str:
    """What a bar has beside it: where the visit goes, or in the row of a country who comes; "" for a long text."""
    names = [one.name for one in bar.visit.travellers[:1]] if owner.country else []
    text = names[0] if names else bar.where
    return text if len(text) <= _LONGEST_LABEL else ""


def in_lanes(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Returns bars that overlap below each other, so that each can be seen and clicked; of many, none has a label.

    >>> from diplovisit import load
    >>> from diplovisit.site.summary import summarise_visit
    >>> (bar,) = year_bars(2025, summarise_visit(load("seeds/misri-russia/visit.yaml")))
    >>> [one.top for one in in_lanes([bar, bar, attrs.evolve(bar, left=50)])]
    [3, 21, 3]
    """
    found = [*bars]
    found = [_beside(bar) if len(found) <= _MOST_LABELLED else attrs.evolve(bar, label="") for bar in found]
    ends: list[float] = []
    placed = []
    for bar in sorted(found, key=lambda bar: (bar.edges, bar.visit.record)):
        left, right = bar.edges
        lane = next((number for number, end in enumerate(ends) if end + _GAP <= left), len(ends))
        lane = min(lane, _MOST_LANES - 1)
        ends[lane : lane + 1] = [right]
        placed.append(attrs.evolve(bar, top=3 + lane * _LANE))
    return tuple(placed)


def _beside(bar: Bar) -> Bar:
    """A bar with its label where it has room; without it where neither side has any."""
    if bar.edges[1] <= WIDTH:
        return bar
    before = attrs.evolve(bar, is_before=True)
    return before if before.edges[0] >= 0 else attrs.evolve(bar, label="")


def month_marks(year: int) -> Sequence[tuple[str, float]]:
    """Returns the short name and the left edge of each month.

    >>> month_marks(2025)[1]
    ('Feb', 8.49)
    """
    start = datetime.date(year, 1, 1)
    days = 366 if calendar.isleap(year) else 365
    firsts = [datetime.date(year, month, 1) for month in range(1, 13)]
    return [(MONTHS[first.month - 1][:3], round((first - start).days * WIDTH / days, 2)) for first in firsts]
