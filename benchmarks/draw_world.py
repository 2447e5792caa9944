"""Draws the world map of the site and of pictures.

`python -m benchmarks.draw_world WORLD_ATLAS > src/diplovisit/exporters/world.json`

The folder is the unpacked npm package `world-atlas` 2.0.2 (ISC): Natural Earth 4.1, which is in the public domain.
The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018, doi 10.1080/13658816.2018.1504949). Crimea is drawn as
a part of Ukraine (UN General Assembly resolution 68/262), and Antarctica is not drawn.
"""

import itertools
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import pycountry

Point: TypeAlias = tuple[float, float]

_WIDTH: Final = 1000
_POLYNOMIAL: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT: Final = math.sqrt(3) / 2
_HALF_WIDTH: Final = math.pi / (_ROOT * _POLYNOMIAL[0])
_SOUTH, _NORTH = -57.0, 84.0
_NO_ISO_NUMBER: Final = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
_CRIMEA: Final = (32.0, 37.0, 44.0, 46.5)
_PARTS: Final[Mapping[str, Point]] = MappingProxyType(
    {
        "BQ": (-68.3, 12.2),
        "BV": (3.4, -54.4),
        "CC": (96.8, -12.2),
        "CX": (105.6, -10.5),
        "GF": (-53.1, 3.9),
        "GP": (-61.5, 16.2),
        "MQ": (-61.0, 14.7),
        "RE": (55.5, -21.1),
        "SJ": (16.0, 78.5),
        "TK": (-171.8, -9.2),
        "YT": (45.2, -12.8),
    }
)
"""Longitude and latitude of what Natural Earth draws as a part of another country."""

_LEFT_OUT: Final = frozenset({"AQ"})


def main() -> None:
    """Prints the shapes of countries as paths of SVG, and a point in each."""
    folder = Path(sys.argv[1])
    shapes: dict[str, list[list[Point]]] = {}
    for code, ring in _rings(json.loads((folder / "countries-110m.json").read_text())):
        shapes.setdefault("UA" if code == "RU" and _is_in_crimea(ring) else code, []).append(ring)
    points = {code: _place(point) for code, point in _PARTS.items()}
    for file in ("countries-10m.json", "countries-50m.json"):
        points |= {code: _middle(rings) for code, rings in _by_country(folder / file).items()}
    points |= {code: _middle(rings) for code, rings in shapes.items()}
    height = round(_project((0, _NORTH))[1] - _project((0, _SOUTH))[1])
    world = {
        "width": _WIDTH,
        "height": abs(height),
        "shapes": {code: "".join(map(_path, rings)) for code, rings in sorted(shapes.items())},
        "points": {code: [round(axis) for axis in points[code]] for code in sorted(points)},
    }
    json.dump(world, sys.stdout, separators=(",", ":"))
    print()


def _by_country(file: Path) -> dict[str, list[list[Point]]]:
    found: dict[str, list[list[Point]]] = {}
    for code, ring in _rings(json.loads(file.read_text())):
        found.setdefault(code, []).append(ring)
    return found


def _rings(topology: dict[str, Any]) -> Iterator[tuple[str, list[Point]]]:
    """Yields each ring of each country, in degrees."""
    arcs = [*_arcs(topology)]
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = _code(geometry)
        if code is None or code in _LEFT_OUT:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points = [point for index in ring for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]
                for part in _parts(points):
                    yield code, part


def _parts(ring: list[Point]) -> Iterator[list[Point]]:
    """Yields a ring, or its two parts where it crosses the 180th meridian."""
    turn, unwrapped = 0, [ring[0]]
    for (before, _), (longitude, latitude) in itertools.pairwise(ring):
        if abs(longitude - before) > 180:
            turn += 360 if before > 0 else -360
        unwrapped.append((longitude + turn, latitude))
    edge = 180 if max(longitude for longitude, _ in unwrapped) > 180 else -180
    west = _cut(unwrapped, edge, sign=-1)
    east = _cut(unwrapped, edge, sign=1)
    for part, shift in ((west, 360 if edge < 0 else 0), (east, -360 if edge > 0 else 0)):
        if len(part) > 2:
            yield [(longitude + shift, latitude) for longitude, latitude in (*part, part[0])]


def _cut(ring: list[Point], edge: float, sign: int) -> list[Point]:
    """Returns the part of a ring on one side of a meridian (Sutherland and Hodgman, 1974)."""
    kept: list[Point] = []
    for (x, y), (before, start) in zip(ring, [ring[-1], *ring], strict=False):
        inside, was_inside = (x - edge) * sign >= 0, (before - edge) * sign >= 0
        if inside != was_inside:
            kept.append((edge, start + (y - start) * (edge - before) / (x - before)))
        if inside:
            kept.append((x, y))
    return kept


def _arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for right, up in arc:
            x, y = x + right, y + up
            points.append((x * width + west, y * height + south))
        yield points


def _code(geometry: dict[str, Any]) -> str | None:
    number = geometry.get("id")
    if number is None:
        return _NO_ISO_NUMBER.get(geometry["properties"]["name"])
    country = pycountry.countries.get(numeric=number)
    return country.alpha_2 if country is not None else None


def _is_in_crimea(ring: list[Point]) -> bool:
    west, east, south, north = _CRIMEA
    return all(west < longitude < east and south < latitude < north for longitude, latitude in ring)


def _project(point: Point) -> Point:
    """Returns the place on the map, in pixels from the upper left."""
    a1, a2, a3, a4 = _POLYNOMIAL
    longitude, latitude = map(math.radians, point)
    angle = math.asin(_ROOT * math.sin(latitude))
    square = angle * angle
    sixth = square**3
    x = longitude * math.cos(angle) / (_ROOT * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    scale = _WIDTH / (2 * _HALF_WIDTH)
    return _WIDTH / 2 + x * scale, -y * scale


_TOP: Final = _project((0, _NORTH))[1]


def _place(point: Point) -> Point:
    x, y = _project(point)
    return x, y - _TOP


def _path(ring: list[Point]) -> str:
    """Returns a closed path with whole pixels and halves of them, relative to its first point."""
    places = [(round(x * 2), round(y * 2)) for x, y in map(_place, ring)]
    kept = [place for place, before in zip(places, [None, *places], strict=False) if place != before]
    if len(kept) < 4:  # too small to be seen
        return ""
    text = f"M{kept[0][0] / 2:g} {kept[0][1] / 2:g}l"
    steps = [f"{(x - left) / 2:g} {(y - top) / 2:g}" for (left, top), (x, y) in itertools.pairwise(kept)]
    return re.sub(r"\b0\.5", ".5", f"{text}{' '.join(steps)}z").replace(" -", "-")


def _middle(rings: list[list[Point]]) -> Point:
    """Returns the middle of the largest ring."""
    largest = max(rings, key=_area)
    places = [*map(_place, largest)]
    area = sum(x * b - a * y for (x, y), (a, b) in itertools.pairwise(places))
    if not area:
        return places[0]
    pairs = [*itertools.pairwise(places)]
    x = sum((x + a) * (x * b - a * y) for (x, y), (a, b) in pairs) / (3 * area)
    y = sum((y + b) * (x * b - a * y) for (x, y), (a, b) in pairs) / (3 * area)
    return x, y


def _area(ring: list[Point]) -> float:
    places = [*map(_place, ring)]
    return abs(sum(x * b - a * y for (x, y), (a, b) in itertools.pairwise(places)))


if __name__ == "__main__":
    main()
