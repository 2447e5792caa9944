"""Tests of the world map: its outlines, its points, and what it lacks."""

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from diplovisit.exporters.world_map import WorldMap, world_map
from diplovisit.record.polities import codes

PAST_OR_NO_COUNTRY = 4
"""The letters of a code of ISO 3166-3, which is of a country that is past."""


@pytest.fixture(scope="module")
def world() -> WorldMap:
    """Returns the map with a visit to every country."""
    return world_map(dict.fromkeys(codes(), 1))


def test_outlines_are_those_of_the_path(world: WorldMap) -> None:
    """The corners of each outline are those that fontTools reads from the path."""
    for land in world.lands:
        pen = RecordingPen()
        parse_path(land.path, pen)
        corners: list[list[tuple[float, float]]] = []
        for command, points in pen.value:
            if command == "moveTo":
                corners.append([])
            if command in ("moveTo", "lineTo"):
                corners[-1].append(points[0])
        # A pen repeats the first corner where the path goes back to it.
        rings = [[*ring] for ring in land.rings]
        for read in corners:
            if read[0] == read[-1]:
                read.pop()
        for own in rings:
            if own[0] == own[-1]:
                own.pop()
        assert rings == corners, land.code


def test_everything_is_on_the_map(world: WorldMap) -> None:
    """Outlines and points are within the edges of the map."""
    for land in world.lands:
        for x, y in (*((x, y) for ring in land.rings for x, y in ring), (land.x, land.y)):
            assert 0 <= x <= world.width, land.code
            assert 0 <= y <= world.height, land.code


def test_every_country_of_today_has_a_place(world: WorldMap) -> None:
    """Of the countries and territories of today, the map lacks Antarctica alone; it has no past country."""
    past = {code for code in codes() if len(code) == PAST_OR_NO_COUNTRY or code.startswith("x-")}
    assert set(world.not_shown) - past == {"AQ", "EU", "UN"}
    assert past <= set(world.not_shown)


def test_what_has_no_visit_is_not_missed() -> None:
    """Only visited countries are missing from a map, and only visited points are on it."""
    assert world_map({}).not_shown == world_map({"SUHH": 0}).not_shown == ()
    assert {land.code for land in world_map({"TV": 1}).lands} - {land.code for land in world_map({}).lands} == {"TV"}
