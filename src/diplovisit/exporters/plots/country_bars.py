"""The panel of countries: one bar per country, one column per row of counts, all on one scale."""

import functools
from typing import Final

import attrs

from diplovisit.exporters.plots.canvas import INK, MUTED, Canvas, Type, text_width, wrap_text
from diplovisit.exporters.plots.counting import VisitCounts
from diplovisit.exporters.plots.words import NO_COUNTRIES, plot_country

_PITCH: Final = 22
_BAR: Final = 14
_COLUMN_GAP: Final = 22
_NAME_GAP: Final = 10
_LEAST_PITCH: Final = 18
_LONGEST_STOP: Final = 120
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
            canvas.text(x, y + Type.LABEL.line, NO_COUNTRIES, Type.LABEL, color=MUTED)
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
            canvas.bar(x, middle - self._bar / 2, length, self._bar)
        canvas.text(x + length + 5, middle + 4, f"{number:,}", Type.SMALL, color=INK if number else MUTED)

    def _draw_others(
        self, canvas: Canvas, x: float, y: float, starts: list[float], tables: list[dict[str, int]]
    ) -> None:
        label = f"{len(self._others):,} others"
        canvas.text(x + self._label - _NAME_GAP, y, label, Type.LABEL, color=MUTED, align="right")
        for start, table in zip(starts, tables):
            number = sum(table.get(code, 0) for code, _ in self._others)
            text = f"{number:,} together" if len(starts) == 1 else f"{number:,}"
            canvas.text(start + 5, y, text, Type.SMALL, color=MUTED)

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
        return min(_LONGEST_STOP, (self._column - text_width(f"{most:,}", Type.SMALL) - 8) / most)
