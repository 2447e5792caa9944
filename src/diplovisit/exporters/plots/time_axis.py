"""The axis of a timeline: which days it covers, where a day is, and where its ticks are."""

import datetime
import functools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.record.edtf_grammar import MONTHS

_LONGEST_IN_MONTHS: Final = 750
"""Up to how many days an axis begins and ends with a month; a longer one begins and ends with a year."""

_DAYS: Final = (1, 7, 14)
_MONTHS: Final = (1, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_SLICES: Final = (1, 3, *(12 * years for years in _YEARS))
_AFTER_LAST: Final = datetime.date.max.toordinal() + 1


@attrs.frozen(kw_only=True)
class Tick:
    """A labelled day of the axis."""

    x: float
    label: str


@attrs.frozen(kw_only=True)
class Slice:
    """A part of the axis, for counting: its edges in pixels, the ordinal of the day after its last one, its months."""

    x: float
    end_x: float
    end: int
    months: int


@attrs.frozen(kw_only=True)
class TimeAxis:
    """Days on a line. start, end: ordinals of its first day and of the day after its last one. left, right: pixels."""

    start: int
    end: int
    left: float
    right: float

    @classmethod
    def of_days(cls, first: datetime.date, last: datetime.date, left: float, right: float) -> "TimeAxis":
        """Returns an axis of whole months, or of whole years, with all of the days.

        >>> axis = TimeAxis.of_days(datetime.date(2025, 3, 7), datetime.date(2025, 3, 7), 0, 310)
        >>> [(tick.x, tick.label) for tick in axis.ticks(60)][:2], axis.x(datetime.date(2025, 3, 7).toordinal())
        ([(0.0, '1 Mar 2025'), (70.0, '8')], 60.0)
        """
        start, end = _month(first), _month(last) + 1
        if last.toordinal() - first.toordinal() > _LONGEST_IN_MONTHS:
            start, end = start // 12 * 12, -(-end // 12) * 12
        return cls(start=_first_day(start), end=_first_day(end), left=left, right=right)

    def x(self, ordinal: int) -> float:
        """Returns where a day begins."""
        return self.left + (ordinal - self.start) * self._pixels

    def ticks(self, least: float) -> tuple[Tick, ...]:
        """Returns the ticks, at least so many pixels apart; the first of a year has its number, even among months."""
        if (days := next((days for days in _DAYS if days * self._pixels >= least), None)) is not None:
            return tuple(self._day_ticks(days))
        months = next((months for months in _MONTHS if months * 30 * self._pixels >= least), None)
        if months is not None:
            return tuple(self._month_ticks(months))
        years = next((years for years in _YEARS if years * 365 * self._pixels >= least), _YEARS[-1])
        return tuple(self._year_ticks(years))

    def slices(self, least: float) -> tuple[Slice, ...]:
        """Returns the parts of the axis: months, quarters or runs of years, at least so many pixels wide."""
        months = next((months for months in _SLICES if months * 30 * self._pixels >= least), _SLICES[-1])
        first = _month(datetime.date.fromordinal(self.start)) // months * months
        slices = []
        while (start := _first_day(first)) < self.end:
            end = _first_day(first + months)
            x, end_x = max(self.left, self.x(start)), min(self.right, self.x(end))
            slices.append(Slice(x=x, end_x=end_x, end=end, months=months))
            first += months
        return tuple(slices)

    @functools.cached_property
    def _pixels(self) -> float:
        """The pixels of a day."""
        return (self.right - self.left) / (self.end - self.start)

    def _day_ticks(self, days: int) -> Iterator[Tick]:
        month = _month(datetime.date.fromordinal(self.start))
        while (start := _first_day(month)) < self.end:
            length = _first_day(month + 1) - start
            # A tick on the 29th would touch that of the next month.
            has_next = _first_day(month + 1) < self.end
            for day in range(0, length - days // 2 if has_next else length, days):
                name = (
                    f"1 {MONTHS[month % 12][:3]}{f' {month // 12}' if start == self.start or month % 12 == 0 else ''}"
                )
                yield Tick(x=self.x(start + day), label=str(day + 1) if day else name)
            month += 1

    def _month_ticks(self, months: int) -> Iterator[Tick]:
        first = month = -(-_month(datetime.date.fromordinal(self.start)) // months) * months
        while (start := _first_day(month)) < self.end:
            name = MONTHS[month % 12][:3]
            yield Tick(x=self.x(start), label=f"{name} {month // 12}" if month in (first, month // 12 * 12) else name)
            month += months

    def _year_ticks(self, years: int) -> Iterator[Tick]:
        year = -(-datetime.date.fromordinal(self.start).year // years) * years
        while (start := _first_day(year * 12)) < self.end:
            yield Tick(x=self.x(start), label=str(year))
            year += years


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> int:
    """Returns the ordinal of the first day of a month; `datetime` has no day before the year 1 or after 9999."""
    year, index = divmod(month, 12)
    if year < datetime.MINYEAR:
        return 1
    return datetime.date(year, index + 1, 1).toordinal() if year <= datetime.MAXYEAR else _AFTER_LAST
