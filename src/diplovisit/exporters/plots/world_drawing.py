"""The drawing of one map: shapes, dots for what is too small to be seen, and names where there is room."""

import functools
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from diplovisit.exporters.plots.canvas import Box, Canvas, Type, cut_text, text_width
from diplovisit.exporters.plots.map_frame import MapFrame, largest_ring
from diplovisit.exporters.plots.themes import Tone
from diplovisit.exporters.plots.words import plot_country
from diplovisit.exporters.world_map import Land

DOT: Final = 4
"""The radius of a dot in pixels."""

_LEAST_EXTENT: Final = 9
"""A country that is less wide and less high than so many pixels has a dot."""

_HIDDEN: Final = 36
"""A visited country that is less wide and less high than so many pixels could be hidden by a name."""

_NAME_HEIGHT: Final = 15
_NAME_PAD: Final = 4
_OVERHANG: Final = 1.3
"""How much wider than its country a name in the middle of it may be."""

_LONGEST_NAME: Final = 0.3
"""How much of the width of a map a name may take."""

_MOST_FOREIGN: Final = 0.1
"""How much of a name may be on other countries with visits, which it could be taken to name."""

_SAMPLES: Final = tuple((across / 12, down / 2) for across in range(1, 12, 2) for down in (0.5, 1.5))

_Points: TypeAlias = Sequence[tuple[float, float]]


@attrs.frozen
class WorldDrawing:
    """A map in a frame. frame: what the map shows, in units of the map. box: where it is. tones: by shade."""

    lands: tuple[Land, ...]
    frame: MapFrame
    box: Box
    tones: tuple[Tone, ...]

    def draw(self, canvas: Canvas, named: Sequence[Land]) -> None:
        """Draws the map with the names that have room, those of `named` in their order."""
        for land in sorted(self.lands, key=lambda land: (land.visits > 0, land.code)):
            rings = self._rings[land.code]
            if any(self.box.overlaps(_extent(ring)) for ring in rings):
                canvas.shape(rings, self.tones[land.shade], self.box)
        for land in filter(self.is_dotted, self.lands):
            canvas.dot(*self._place((land.x, land.y)), DOT, self.tones[land.shade])
        # No name hides a dot or a country of its own size.
        taken = [self._extent(land) for land in self.lands if land.visits and self._is_less_than(land, _HIDDEN)]
        for land in named:
            text = cut_text(plot_country(land.code), Type.SMALL, _LONGEST_NAME * self.box.width)
            free = [box for box in self._name_boxes(land, text) if self._is_free(box, taken)]
            foreign = [(self._covered(box, land), n) for n, box in enumerate(free)]
            (visited, _), best = min(foreign, default=((1.0, 1.0), -1))
            if visited <= _MOST_FOREIGN:
                canvas.note(free[best], text, Type.SMALL)
                taken.append(free[best])

    def is_dotted(self, land: Land) -> bool:
        """Whether a visited country is too small to be seen without a dot."""
        return land.visits > 0 and self._is_less_than(land, _LEAST_EXTENT)

    def _name_boxes(self, land: Land, text: str) -> Iterator[Box]:
        """Yields where a name may be: in the middle of a country that is large enough, or next to it."""
        width = text_width(text, Type.SMALL) + 2 * _NAME_PAD
        around = self._extent(land)
        x, y = self._place((land.x, land.y))
        if width < around.width * _OVERHANG and around.height > _NAME_HEIGHT:
            yield Box(x - width / 2, y - _NAME_HEIGHT / 2, width, _NAME_HEIGHT)
            return
        left, right = around.x - width - 1, around.x + around.width + 1
        above, below = around.y - _NAME_HEIGHT - 1, around.y + around.height + 1
        middle, center = y - _NAME_HEIGHT / 2, x - width / 2
        for corner in (
            (right, middle),
            (left, middle),
            (center, below),
            (center, above),
            (right, below),
            (right, above),
            (left, below),
            (left, above),
        ):
            yield Box(*corner, width, _NAME_HEIGHT)

    def _is_free(self, box: Box, taken: list[Box]) -> bool:
        return self.box.contains(box) and not any(box.overlaps(other) for other in taken)

    def _covered(self, box: Box, own: Land) -> tuple[float, float]:
        """How much of a box is on other countries with visits, and on any other country."""
        outlines = [(ring, land) for edges, ring, land in self._outlines if edges.overlaps(box) and land is not own]
        points = [(box.x + across * box.width, box.y + down * box.height) for across, down in _SAMPLES]
        hits = [{land.visits > 0 for ring, land in outlines if _is_inside(ring, point)} for point in points]
        return sum(True in hit for hit in hits) / len(points), sum(map(bool, hits)) / len(points)

    @functools.cached_property
    def _rings(self) -> dict[str, list[_Points]]:
        """The outline of each country in pixels."""
        return {land.code: [[*map(self._place, ring)] for ring in land.rings] for land in self.lands}

    @functools.cached_property
    def _outlines(self) -> list[tuple[Box, _Points, Land]]:
        """Each outline with its edges and its country."""
        return [(_extent(ring), ring, land) for land in self.lands for ring in self._rings[land.code]]

    def _extent(self, land: Land) -> Box:
        """Where a country is: its mainland, or its dot."""
        return self._mainlands[land.code]

    @functools.cached_property
    def _mainlands(self) -> dict[str, Box]:
        return {land.code: self._mainland(land) for land in self.lands}

    def _mainland(self, land: Land) -> Box:
        x, y = self._place((land.x, land.y))
        dot = Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT)
        ring = largest_ring(land)
        if not ring:
            return dot
        mainland = _extent([*map(self._place, ring)])
        return dot if max(mainland.width, mainland.height) < _LEAST_EXTENT else mainland

    def _is_less_than(self, land: Land, extent: float) -> bool:
        around = self._extent(land)
        return max(around.width, around.height) < extent

    def _place(self, point: tuple[float, float]) -> tuple[float, float]:
        return (
            self.box.x + (point[0] - self.frame.x) * self._scale,
            self.box.y + (point[1] - self.frame.y) * self._scale,
        )

    @functools.cached_property
    def _scale(self) -> float:
        return self.box.width / self.frame.width


def _extent(points: _Points) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _is_inside(ring: _Points, point: tuple[float, float]) -> bool:
    """Whether a point is inside a ring: a line from it to the right crosses the ring an odd number of times."""
    x, y = point
    inside = False
    for (left, top), (right, bottom) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (top > y) != (bottom > y) and x < left + (y - top) * (right - left) / (bottom - top):
            inside = not inside
    return inside
