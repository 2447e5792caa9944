"""The panels of bars: one bar per year, and one bar per country."""

import functools
from typing import Final

import attrs

from diplovisit.exporters.plots.canvas import Box, Canvas, Type, text_width, wrap_text
from diplovisit.exporters.plots.counting import VisitCounts
from diplovisit.exporters.plots.themes import Tone
from diplovisit.exporters.plots.words import NO_COUNTRIES, NO_YEARS, plot_country

_PITCH: Final = 22
_BAR: Final = 14
_COLUMN_GAP: Final = 22
_NAME_GAP: Final = 10
_LEAST_PITCH: Final = 18
_LONGEST_STOP: Final = 0.3
"""How much of its column the bar of one stop may fill."""

_NAMES_SHARE: Final = 0.26
_NARROWEST_COLUMN: Final = 76


@attrs.frozen
class CountryBars:
    """The panel of countries, in a given width.

    shown: the countries in their order; those after the first `top` are summed, unless there is only one.
    rows: the columns. spare: the pixels that each line gets above the height that it needs.
    """

    shown: VisitCounts
    rows: tuple[VisitCounts, ...]
    top: int
    width: float
    spare: float = 0

    @functools.cached_property
    def height(self) -> float:
        """The height of the panel in pixels."""
        if not self.shown.countries:
            return Type.LABEL.line + 6
        return self._head + sum(map(self._line, self._names)) + (self._pitch if self._others else 0)

    @functools.cached_property
    def narrowest(self) -> float:
        """The width that the columns need next to names of the greatest length."""
        columns = len(self.rows) * (_NARROWEST_COLUMN + _COLUMN_GAP) - _COLUMN_GAP
        return (columns + _NAME_GAP) / (1 - _NAMES_SHARE)

    @functools.cached_property
    def least_spare(self) -> float:
        """The least `spare` that still fits, 0 or less: how far a line may shrink."""
        return _LEAST_PITCH - _PITCH

    @functools.cached_property
    def stretches(self) -> int:
        """How many lines share the spare height."""
        return len(self._named) + bool(self._others) if self.shown.countries else 0

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the panel; x and y are its top left corner."""
        if not self.shown.countries:
            canvas.text(x, y + Type.LABEL.line, NO_COUNTRIES, Type.LABEL, tone=Tone.MUTED)
            return
        tables = [dict(row.countries) for row in self.rows]
        starts = [x + self._label + n * (self._column + _COLUMN_GAP) for n in range(len(self.rows))]
        for start, lines in zip(starts, self._heads):
            for n, line in enumerate(lines):
                canvas.text(start, y + self._head - 8 - (len(lines) - 1 - n) * Type.ROW.line, line, Type.ROW)
        top = y = y + self._head
        for (code, _), lines in zip(self._named, self._names):
            middle = y + self._line(lines) / 2
            for n, line in enumerate(lines):
                at = middle + 4 + (n - (len(lines) - 1) / 2) * 14
                canvas.text(x + self._label - _NAME_GAP, at, line, Type.LABEL, align="right")
            for start, table in zip(starts, tables):
                self._draw_bar(canvas, start, middle, table.get(code, 0))
            y += self._line(lines)
        for start in starts:
            canvas.rule(start, top, start, y, is_axis=True)
        if self._others:
            self._draw_others(canvas, x, y + self._pitch / 2 + 4, starts, tables)

    def _draw_bar(self, canvas: Canvas, x: float, middle: float, number: int) -> None:
        length = max(1.0, self._scale * number) if number else 0
        if number:
            canvas.bar(Box(x, middle - self._bar / 2, length, self._bar))
        canvas.text(x + length + 5, middle + 4, f"{number:,}", Type.SMALL, tone=Tone.INK if number else Tone.MUTED)

    def _draw_others(
        self, canvas: Canvas, x: float, y: float, starts: list[float], tables: list[dict[str, int]]
    ) -> None:
        label = f"{len(self._others):,} others"
        canvas.text(x + self._label - _NAME_GAP, y, label, Type.LABEL, tone=Tone.MUTED, align="right")
        for start, table in zip(starts, tables):
            number = sum(table.get(code, 0) for code, _ in self._others)
            text = f"{number:,} together" if len(starts) == 1 else f"{number:,}"
            canvas.text(start + 5, y, text, Type.SMALL, tone=Tone.MUTED)

    @functools.cached_property
    def _named(self) -> tuple[tuple[str, int], ...]:
        countries = self.shown.countries
        return countries if len(countries) == self.top + 1 else countries[: self.top]

    @functools.cached_property
    def _others(self) -> tuple[tuple[str, int], ...]:
        return self.shown.countries[len(self._named) :]

    @functools.cached_property
    def _names(self) -> list[list[str]]:
        return [wrap_text(plot_country(code), Type.LABEL, self._longest_name) for code, _ in self._named]

    @functools.cached_property
    def _longest_name(self) -> float:
        return self.width * (0.34 if len(self.rows) == 1 else _NAMES_SHARE)

    @functools.cached_property
    def _heads(self) -> list[list[str]]:
        return [wrap_text(row.name, Type.ROW, self._column) if row.name else [] for row in self.rows]

    @functools.cached_property
    def _head(self) -> float:
        most = max(map(len, self._heads))
        return most * Type.ROW.line + 8 if most else 0

    def _line(self, lines: list[str]) -> float:
        return self._pitch + (len(lines) - 1) * 12

    @functools.cached_property
    def _pitch(self) -> float:
        return _PITCH + self.spare

    @functools.cached_property
    def _bar(self) -> float:
        return _BAR * self._pitch / _PITCH

    @functools.cached_property
    def _label(self) -> float:
        """The width of the names and of the gap next to them."""
        names = [line for lines in self._names for line in lines]
        others = [f"{len(self._others):,} others"] if self._others else []
        return max(text_width(line, Type.LABEL) for line in names + others) + _NAME_GAP

    @functools.cached_property
    def _column(self) -> float:
        return (self.width - self._label - (len(self.rows) - 1) * _COLUMN_GAP) / len(self.rows)

    @functools.cached_property
    def _scale(self) -> float:
        """The length of one stop in pixels."""
        most = max(number for row in self.rows for _, number in row.countries)
        longest = _LONGEST_STOP * self._column
        return min(longest, (self._column - text_width(f"{most:,}", Type.SMALL) - 8) / most)


_WIDEST_BAR: Final = 56
_TALLEST_VISIT: Final = 56
_LEAST_HEIGHT: Final = 60
_ROW_NAME: Final = 24
_ROW_GAP: Final = 14
_PEAK: Final = 18
_YEAR_LABELS: Final = 22
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)


@attrs.frozen
class YearBars:
    """The panel of years, in a given width; `spare` is the pixels that each row gets above the height that it needs."""

    rows: tuple[VisitCounts, ...]
    width: float
    spare: float = 0

    @functools.cached_property
    def height(self) -> float:
        """The height of the panel in pixels."""
        if not self._years:
            return Type.LABEL.line + 6
        name = _ROW_NAME if self.rows[0].name else 0
        return len(self.rows) * (name + _PEAK + self._bars + _ROW_GAP) - _ROW_GAP + _YEAR_LABELS

    @functools.cached_property
    def least_spare(self) -> float:
        """The least `spare` that still fits, 0 or less: how far a row may shrink."""
        return min(0.0, _LEAST_HEIGHT - self._natural)

    @functools.cached_property
    def stretches(self) -> int:
        """How many rows share the spare height."""
        return len(self.rows) if self._years else 0

    @functools.cached_property
    def slots(self) -> int:
        """How many years are between the edges of the panel; 0 where no visit has a year."""
        return self._last - self._first + 1 if self._years else 0

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the panel; x and y are its top left corner."""
        if not self._years:
            canvas.text(x, y + Type.LABEL.line, NO_YEARS, Type.LABEL, tone=Tone.MUTED)
            return
        for row in self.rows:
            if row.name:
                canvas.text(x, y + Type.ROW.line, row.name, Type.ROW)
                y += _ROW_NAME
            base = y + _PEAK + self._bars
            self._draw_scale(canvas, x, base)
            self._draw_bars(canvas, x + self._gutter, base, row)
            y = base + _ROW_GAP
        self._draw_years(canvas, x + self._gutter, y - _ROW_GAP)

    def _draw_scale(self, canvas: Canvas, x: float, base: float) -> None:
        left, right = x + self._gutter, x + self._gutter + self._slot * self.slots
        if not self._numbered:
            for value in range(self._step, self._most + 1, self._step):
                at = base - self._bars * value / self._most
                canvas.rule(left, at, right, at)
                canvas.text(left - 6, at + 4, f"{value:,}", Type.SMALL, tone=Tone.MUTED, align="right")
            canvas.text(left - 6, base + 4, "0", Type.SMALL, tone=Tone.MUTED, align="right")
        canvas.rule(left, base, right, base, is_axis=True)

    def _draw_bars(self, canvas: Canvas, x: float, base: float, row: VisitCounts) -> None:
        bar_width = min(max(1.0, self._slot * 0.78), _WIDEST_BAR)
        peak = max((number for _, number in row.years), default=0)
        is_one = [number for _, number in row.years].count(peak) == 1
        for year, number in row.years:
            middle = x + (year - self._first + 0.5) * self._slot
            bar_height = max(1.0, self._bars * number / self._most)
            canvas.bar(Box(middle - bar_width / 2, base - bar_height, bar_width, bar_height))
            if self._numbered:
                canvas.text(middle, base - bar_height - 5, f"{number:,}", Type.SMALL, align="center")
            elif number == peak and is_one:
                text = f"{number:,} in {year}"
                half = text_width(text, Type.SMALL) / 2
                middle = min(max(middle, x + half), x + self._slot * self.slots - half)
                canvas.clear(Box(middle - half - 3, base - bar_height - 16, 2 * half + 6, 15))
                canvas.text(middle, base - bar_height - 5, text, Type.SMALL, align="center")

    def _draw_years(self, canvas: Canvas, x: float, base: float) -> None:
        every = next(step for step in _STEPS if step * self._slot >= text_width("0000", Type.SMALL) + 8)
        for year in range(self._first, self._last + 1):
            if year % every == 0:
                middle = x + (year - self._first + 0.5) * self._slot
                canvas.rule(middle, base, middle, base + 4, is_axis=True)
                canvas.text(middle, base + 17, str(year), Type.SMALL, tone=Tone.MUTED, align="center")

    @functools.cached_property
    def _years(self) -> tuple[int, ...]:
        return tuple(year for row in self.rows for year, _ in row.years)

    @functools.cached_property
    def _first(self) -> int:
        return min(self._years)

    @functools.cached_property
    def _last(self) -> int:
        return max(self._years)

    @functools.cached_property
    def _most(self) -> int:
        return max(number for row in self.rows for _, number in row.years)

    @functools.cached_property
    def _numbered(self) -> bool:
        """Whether every bar has room for its number; a scale is then not needed."""
        return self.width / self.slots >= text_width(f"{self._most:,}", Type.SMALL) + 4

    @functools.cached_property
    def _step(self) -> int:
        """The distance between lines of the scale, which has at most four."""
        tens = int("1".ljust(len(str(self._most)), "0"))
        return next(
            step for step in (max(1, tens // 4), max(1, tens // 2), tens, 2 * tens, 5 * tens) if self._most // step <= 4
        )

    @functools.cached_property
    def _gutter(self) -> float:
        """The width of the numbers of the scale."""
        return 0 if self._numbered else text_width(f"{self._most:,}", Type.SMALL) + 8

    @functools.cached_property
    def _slot(self) -> float:
        return (self.width - self._gutter) / self.slots

    @functools.cached_property
    def _natural(self) -> float:
        return min(150 if len(self.rows) == 1 else 90, _TALLEST_VISIT * self._most)

    @functools.cached_property
    def _bars(self) -> float:
        return self._natural + self.spare
