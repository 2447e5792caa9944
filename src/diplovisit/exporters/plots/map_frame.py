"""The part of the world that a map shows: all of it, or the part with the visits where that is much smaller."""

import functools
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.exporters.world_map import Land, Ring

_CLOSEST: Final = 2.5
"""How much larger than the whole world a part may be drawn: the shapes are too coarse for more."""

_LEAST_ZOOM: Final = 1.25
_MARGIN: Final = 25


@attrs.frozen(kw_only=True)
class MapFrame:
    """A part of the map: its upper left corner and its size, in units of the map."""

    x: float
    y: float
    width: float
    height: float


def frame_lands(lands: Iterable[Land], width: int, height: int, aspect: float) -> MapFrame:
    """Returns the part of a world of this size with all of these countries.

    aspect: the height of the place for it over the width; the part has these proportions where the world is large
    enough.
    """
    corners = [corner for land in lands for corner in _corners(land)]
    if not corners:
        return MapFrame(x=0, y=0, width=width, height=height)
    left, right = min(x for x, _ in corners) - _MARGIN, max(x for x, _ in corners) + _MARGIN
    top, bottom = min(y for _, y in corners) - _MARGIN, max(y for _, y in corners) + _MARGIN
    part = max(right - left, (bottom - top) / aspect, width / _CLOSEST)
    part_width = width if part * _LEAST_ZOOM > width else part
    part_height = min(max(bottom - top, part_width * aspect), height)
    return MapFrame(
        x=min(max((left + right - part_width) / 2, 0), width - part_width),
        y=min(max((top + bottom - part_height) / 2, 0), height - part_height),
        width=part_width,
        height=part_height,
    )


def largest_ring(land: Land) -> Ring:
    """Returns the outline of the mainland; empty for a country without an outline."""
    return _largest(land.rings)


@functools.cache
def _largest(rings: tuple[Ring, ...]) -> Ring:
    return max(rings, key=_area, default=())


def _corners(land: Land) -> Ring:
    """The corners that a part must show: those of the mainland, because islands may be far from it."""
    return (*largest_ring(land), (land.x, land.y))


def _area(ring: Ring) -> float:
    return abs(sum(x * b - a * y for (x, y), (a, b) in zip(ring, (*ring[1:], ring[0]), strict=True)))
