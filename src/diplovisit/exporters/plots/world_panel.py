"""The panel of the map: countries shaded by their stops, with names where there is room, and the numbers below."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.exporters.plots.canvas import Box, Canvas, Type, text_width, wrap_text
from diplovisit.exporters.plots.counting import VisitCounts
from diplovisit.exporters.plots.map_frame import MapFrame, frame_lands
from diplovisit.exporters.plots.themes import LANDS, Tone
from diplovisit.exporters.plots.words import (
    NO_COUNTRIES,
    NOT_ON_MAP,
    SMALL_LAND,
    UNBROKEN,
    countries_in_words,
    list_of_countries,
)
from diplovisit.exporters.plots.world_drawing import DOT, WorldDrawing
from diplovisit.exporters.world_map import WorldMap, shade_labels, world_map

_NARROWEST_MAP: Final = 340
_GAP: Final = 28
_LEAST_HEIGHT: Final = 120
_LEGEND: Final = 26
_LIST_GAP: Final = 8
_RAMPS: Final[Mapping[int, tuple[int, ...]]] = MappingProxyType(
    {1: (4,), 2: (2, 5), 3: (2, 4, 6), 4: (1, 3, 5, 6), 5: (1, 2, 4, 5, 6), 6: (1, 2, 3, 4, 5, 6)}
)
"""Which shades of LANDS are used, by how many are needed: a map of few stops is not pale."""


@attrs.frozen
class WorldPanel:
    """The panel of maps: one for each row, all of the same part of the world and in the same shades.

    top: the countries that are named with their numbers; the rest are summed. spare: the pixels that each line of maps
    gets above its height.
    """

    shown: VisitCounts
    rows: tuple[VisitCounts, ...]
    top: int
    width: float
    spare: float = 0

    @functools.cached_property
    def height(self) -> float:
        """The height of the panel in pixels."""
        if self._reason:
            return len(self._reason) * Type.LABEL.line + 6
        lines = [self._line_height(cells) for cells in self._lines]
        return sum(lines) + _GAP * (len(lines) - 1) + self._legend_height

    @functools.cached_property
    def least_spare(self) -> float:
        """The least `spare` that still fits, 0 or less: how far a map may shrink."""
        return min(0.0, _LEAST_HEIGHT - self._natural)

    @functools.cached_property
    def stretches(self) -> int:
        """How many lines of maps share the spare height."""
        return 0 if self._reason else len(self._lines)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the panel; x and y are its top left corner."""
        for n, line in enumerate(self._reason):
            canvas.text(x, y + (n + 1) * Type.LABEL.line, line, Type.LABEL, tone=Tone.MUTED)
        if self._reason:
            return
        self._draw_legend(canvas, x, y)
        y += self._legend_height
        for cells in self._lines:
            for n, row in enumerate(cells):
                self._draw_cell(canvas, row, x + n * (self._map_width + _GAP), y, self._head(cells))
            y += self._line_height(cells) + _GAP

    def _draw_cell(self, canvas: Canvas, row: VisitCounts, x: float, y: float, head: float) -> None:
        for n, line in enumerate(self._name_lines(row)):
            canvas.text(x, y + (n + 1) * Type.ROW.line - 3, line, Type.ROW)
        y += head
        space = Box(x, y, self._map_width, self._map_height)
        width, height = self._frame.width * self._scale, self._frame.height * self._scale
        frame = Box(x + (space.width - width) / 2, y + (space.height - height) / 2, width, height)
        drawing = WorldDrawing(self._map(row).lands, self._frame, frame, self._tones)
        by_code = {land.code: land for land in drawing.lands}
        drawing.draw(canvas, [by_code[code] for code, _ in row.countries if code in by_code])
        y += self._map_height + _LIST_GAP
        for lines, tone in self._texts(row):
            for line in lines:
                y += Type.LABEL.line
                canvas.text(x, y - 3, line, Type.LABEL, tone=tone)
            y += 3

    def _draw_legend(self, canvas: Canvas, x: float, y: float) -> None:
        for left, tone, label in self._legend:
            canvas.bar(Box(x + left, y + 3, 18, 11), tone)
            canvas.text(x + left + 23, y + 12, label, Type.SMALL, tone=Tone.MUTED)
        if self._has_dots:
            left = self._legend_end
            canvas.dot(x + left + 5, y + 8.5, DOT, self._tones[self._shades[-1]])
            canvas.text(x + left + 14, y + 12, SMALL_LAND, Type.SMALL, tone=Tone.MUTED)

    @functools.cached_property
    def _legend(self) -> list[tuple[float, Tone, str]]:
        entries, left = [], 0.0
        for tone, label in zip((self._tones[shade] for shade in self._shades), self._labels, strict=True):
            entries.append((left, tone, label))
            left += 23 + text_width(label, Type.SMALL) + 16
        return entries

    @functools.cached_property
    def _legend_end(self) -> float:
        left, _, label = self._legend[-1]
        return left + 23 + text_width(label, Type.SMALL) + 16

    @functools.cached_property
    def _has_dots(self) -> bool:
        box = Box(0, 0, self._frame.width * self._scale, self._frame.height * self._scale)
        drawing = WorldDrawing(self._map(self.shown).lands, self._frame, box, self._tones)
        return any(map(drawing.is_dotted, drawing.lands))

    @functools.cached_property
    def _scale(self) -> float:
        """The pixels of a unit of the map."""
        return min(self._map_width / self._frame.width, self._map_height / self._frame.height)

    @property
    def _legend_height(self) -> float:
        return _LEGEND

    @functools.cached_property
    def _shades(self) -> tuple[int, ...]:
        """The shades that a country has, from 1 on."""
        return tuple(sorted({land.shade for row in self.rows for land in self._map(row).lands if land.shade}))

    @functools.cached_property
    def _tones(self) -> tuple[Tone, ...]:
        """The tone of each shade from 0 for no stop; a shade that no country has is as 0."""
        tones = [LANDS[0]] * len(LANDS)
        for shade, tone in zip(self._shades, _RAMPS[len(self._shades)], strict=True):
            tones[shade] = LANDS[tone]
        return tuple(tones)

    @functools.cached_property
    def _labels(self) -> tuple[str, ...]:
        """What each of the shades means."""
        first, *others = (shade_labels()[shade - 1] for shade in self._shades)
        return (f"{first} stop" if first == "1" else f"{first} stops", *others)

    @functools.cached_property
    def _columns(self) -> int:
        return min(len(self.rows), max(1, int((self.width + _GAP) // (_NARROWEST_MAP + _GAP))))

    @functools.cached_property
    def _lines(self) -> list[tuple[VisitCounts, ...]]:
        starts = range(0, len(self.rows), self._columns)
        return [self.rows[start : start + self._columns] for start in starts]

    @functools.cached_property
    def _map_width(self) -> float:
        return (self.width - (self._columns - 1) * _GAP) / self._columns

    @functools.cached_property
    def _map_height(self) -> float:
        return self._natural + self.spare

    @functools.cached_property
    def _natural(self) -> float:
        """The height of a map in the proportions of the world."""
        world = self._map(self.shown)
        return self._map_width * world.height / world.width

    @functools.cached_property
    def _frame(self) -> MapFrame:
        world = self._map(self.shown)
        visited = (land for land in world.lands if land.visits)
        return frame_lands(visited, world.width, world.height, self._map_height / self._map_width)

    @functools.cached_property
    def _reason(self) -> list[str]:
        """The lines that say why there is no map; empty where there is one."""
        if not self.shown.countries:
            return [NO_COUNTRIES]
        if any(land.visits for land in self._map(self.shown).lands):
            return []
        text = f"{NOT_ON_MAP}: {countries_in_words(self.shown.countries, UNBROKEN)}."
        return wrap_text(text, Type.LABEL, self.width)

    def _line_height(self, cells: tuple[VisitCounts, ...]) -> float:
        texts = max(sum(len(lines) * Type.LABEL.line + 3 for lines, _ in self._texts(row)) for row in cells)
        return self._head(cells) + self._map_height + _LIST_GAP + texts

    def _head(self, cells: tuple[VisitCounts, ...]) -> float:
        most = max(len(self._name_lines(row)) for row in cells)
        return most * Type.ROW.line + 6 if most else 0

    def _name_lines(self, row: VisitCounts) -> list[str]:
        return wrap_text(row.name, Type.ROW, self._map_width) if row.name else []

    def _texts(self, row: VisitCounts) -> list[tuple[list[str], Tone]]:
        """The lines below a map, with their tone: the countries with their numbers, and those that the map lacks."""
        texts = [(list_of_countries(row.countries, self.top), Tone.INK)]
        if off_map := self._map(row).not_shown:
            pairs = [(code, number) for code, number in row.countries if code in off_map]
            texts.append((f"{NOT_ON_MAP}: {countries_in_words(pairs, UNBROKEN)}.", Tone.MUTED))
        return [(wrap_text(text, Type.LABEL, self._map_width), tone) for text, tone in texts]

    def _map(self, row: VisitCounts) -> WorldMap:
        return world_map(dict(row.countries))
