"""The world map: each country as a shape or a point, shaded by the number of visits to it.

The shapes are Natural Earth's (public domain), drawn by `benchmarks/draw_world.py`. They say nothing about whose an
area is.
"""

import bisect
import functools
import itertools
import json
import pkgutil
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.english.values import country_name
from diplovisit.lazy_patterns import lazy_pattern

Ring: TypeAlias = tuple[tuple[float, float], ...]
"""The corners of a closed line, in units of the map; the first is not repeated."""

_STEPS: Final = (1, 2, 5, 10, 25, 100)
"""From how many visits a country has the next shade."""

_NUMBER: Final = lazy_pattern(r"-?(?:\d+\.?\d*|\.\d+)")


@attrs.frozen(kw_only=True)
class Land:
    """A country on the map. path: its outline in SVG, "" for one too small to have any. shade: 0 for no visit, to 6."""

    code: str
    name: str
    path: str
    x: int
    y: int
    visits: int
    shade: int

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The outline as corners; empty for one too small to have any."""
        return _rings(self.path)


@attrs.frozen(kw_only=True)
class WorldMap:
    """The whole map. not_shown: the codes of visited countries that have neither shape nor point, such as past ones."""

    width: int
    height: int
    lands: tuple[Land, ...]
    not_shown: tuple[str, ...]


def world_map(counts: Mapping[str, int]) -> WorldMap:
    """Returns the map for the number of visits by the code of a country.

    >>> drawn = world_map({"RU": 3, "SG": 1, "SU": 2})
    >>> [(land.name, land.shade) for land in drawn.lands if land.visits], drawn.not_shown
    ([('Russia', 2), ('Singapore', 1)], ('SU',))
    """
    world = _world()
    shapes, points = world["shapes"], world["points"]
    codes = sorted({*shapes, *(code for code in points if counts.get(code))})
    lands = tuple(
        Land(
            code=code,
            name=country_name(code),
            path=shapes.get(code, ""),
            x=points[code][0],
            y=points[code][1],
            visits=counts.get(code, 0),
            shade=bisect.bisect(_STEPS, counts.get(code, 0)),
        )
        for code in codes
    )
    return WorldMap(
        width=world["width"],
        height=world["height"],
        lands=lands,
        not_shown=tuple(sorted(code for code, visits in counts.items() if visits and code not in points)),
    )


def shade_labels() -> tuple[str, ...]:
    """Returns what each shade from 1 on means.

    >>> shade_labels()[:3]
    ('1', '2–4', '5–9')
    """
    ends = [f"{first}" if first + 1 == after else f"{first}–{after - 1}" for first, after in itertools.pairwise(_STEPS)]
    return (*ends, f"{_STEPS[-1]} and more")


@functools.cache
def _rings(path: str) -> tuple[Ring, ...]:
    """The corners of each ring of a path, in which each corner after the first is relative to the one before it."""
    rings = []
    for part in filter(None, path.split("M")):
        numbers = [float(number) for number in _NUMBER.findall(part)]
        rings.append(tuple(zip(itertools.accumulate(numbers[::2]), itertools.accumulate(numbers[1::2]), strict=True)))
    return tuple(rings)


@functools.cache
def _world() -> dict[str, Any]:
    data = pkgutil.get_data("diplovisit.exporters", "world.json")
    assert data is not None  # it is part of the package
    world: dict[str, Any] = json.loads(data)
    return world
