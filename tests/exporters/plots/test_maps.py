"""Tests of maps: every country is on the map or named below it, names do not hide one another, and the part is right."""

import itertools
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.plots import Counts, Panels, PictureFormat, PlotOptions, VisitCounts, words
from diplovisit.exporters.plots.canvas import Box, Canvas
from diplovisit.exporters.plots.figure import draw_picture
from diplovisit.exporters.plots.map_frame import MapFrame, frame_lands
from diplovisit.exporters.plots.themes import LANDS, Tone
from diplovisit.exporters.plots.world_drawing import WorldDrawing
from diplovisit.exporters.plots.world_panel import WorldPanel
from diplovisit.exporters.world_map import Land, world_map
from diplovisit.record.polities import codes, polity_name
from tests.exporters.plots.test_files import texts

ON_MAP = sorted({land.code for land in world_map(dict.fromkeys(codes(), 1)).lands})
SOME = st.lists(st.sampled_from(ON_MAP), min_size=1, max_size=20, unique=True)


def counted(*countries: tuple[str, int]) -> Counts:
    """Returns the counts of one visit with these stops."""
    return Counts(whole=VisitCounts(visits=1, stops=sum(number for _, number in countries), countries=countries))


def drawn(counts: Counts, **options: object) -> str:
    """Returns the texts of a map, those of a line together."""
    return "\n".join(texts(draw_picture(counts, PictureFormat.SVG, PlotOptions(by=Panels.MAP, **options))))  # type: ignore[arg-type]  # each is of its own type


def recorded(countries: list[str], width: int) -> tuple[list[tuple[str, Box]], list[Box], Box]:
    """Returns the names, the dots and the edges of a map of the whole world."""
    world = world_map(dict.fromkeys(countries, 1))
    box = Box(0, 0, width, width * world.height / world.width)
    frame = MapFrame(x=0, y=0, width=world.width, height=world.height)
    canvas = mock.Mock(spec=Canvas)
    by_code = {land.code: land for land in world.lands}
    WorldDrawing(world.lands, frame, box, LANDS).draw(canvas, [by_code[code] for code in countries])
    notes = [(text, box) for box, text, _ in (call.args for call in canvas.note.call_args_list)]
    dots = [
        Box(x - radius, y - radius, 2 * radius, 2 * radius)
        for x, y, radius, _ in (call.args for call in canvas.dot.call_args_list)
    ]
    return notes, dots, box


@given(SOME, st.integers(340, 1000))
def test_no_name_hides_another_name_or_a_dot(countries: list[str], width: int) -> None:
    """Names are on the map, and cover neither one another nor a dot; each is of a visited country."""
    notes, dots, box = recorded(countries, width)
    names = [polity_name(code) or "" for code in countries]
    assert all(any(name.startswith(text.removesuffix("…")) for name in names) for text, _ in notes)
    assert all(box.contains(note) for _, note in notes)
    assert not any(one.overlaps(other) for (_, one), (_, other) in itertools.combinations(notes, 2))
    assert not any(note.overlaps(dot) for _, note in notes for dot in dots)


@pytest.mark.parametrize("code", ["MC", "VA", "SG", "TV", "GF", "MQ", "LI", "NR", "XK", "PS", "HK"])
def test_a_small_territory_has_a_dot(code: str) -> None:
    """A territory that is too small to be seen has a dot, and a name."""
    notes, dots, _ = recorded([code], 744)
    assert len(dots) == 1
    assert [text for text, _ in notes] == [polity_name(code)]
    assert words.SMALL_LAND in drawn(counted((code, 1)))


def test_a_large_country_has_no_dot() -> None:
    """A country that can be seen has no dot, and the legend has none either."""
    assert recorded(["RU", "BR"], 744)[1] == []
    assert words.SMALL_LAND not in drawn(counted(("RU", 1), ("BR", 1)))


def test_a_country_that_was_not_visited_has_neither_dot_nor_name() -> None:
    """Luxembourg is in the shapes, and has no dot where nobody went there."""
    assert recorded(["BR"], 744)[1:2] == ([],)


def test_the_map_says_what_it_lacks() -> None:
    """Countries without a place on the map are named below it with their numbers, and in the description."""
    counts = counted(("SUHH", 1234), ("FR", 3), ("AQ", 1), ("x-asean", 1))
    said = "Not on the map: Soviet Union\xa01,234, Antarctica\xa01, ASEAN\xa01."
    assert said in drawn(counts)
    assert "Not on the map: Soviet Union 1,234, Antarctica 1, ASEAN 1." in words.description(
        counts, PlotOptions(by=Panels.MAP)
    )
    assert "Not on the map" not in drawn(counted(("FR", 3)))


def test_without_a_country_on_the_map_there_is_no_map() -> None:
    """Where the map has none of the countries, or there is none, it says so instead of showing an empty world."""
    shown = drawn(counted(("SUHH", 2)))
    assert "Not on the map: Soviet Union\xa02." in shown
    assert words.SHAPES not in shown
    assert words.NO_COUNTRIES in drawn(Counts(whole=VisitCounts(visits=1, stops=1, without_country=1)))


@given(st.lists(st.sampled_from(codes()), min_size=1, max_size=30, unique=True), st.integers(1, 12))
def test_every_number_is_in_the_picture(countries: list[str], top: int) -> None:
    """Below the map are the first countries with their numbers, and the sum of the others; the description has all."""
    counts = counted(*((code, 40 - n) for n, code in enumerate(countries)))
    shown = " ".join(drawn(counts, top=top).split("\n"))
    for n, code in enumerate(countries[:top]):
        assert f"{polity_name(code) or code}\xa0{40 - n}" in shown
    if len(countries) > top + 1:
        assert (
            f"and {len(countries) - top} others with {sum(40 - n for n in range(top, len(countries)))} stops" in shown
        )
    description = words.description(counts, PlotOptions(by=Panels.MAP, top=top))
    assert all(f"{polity_name(code) or code} {40 - n}" in description for n, code in enumerate(countries))


@given(SOME, st.floats(0.15, 1.5))
def test_the_part_has_every_visited_country(countries: list[str], aspect: float) -> None:
    """The part of the world that is shown has the point and the mainland of every country, and is in the world."""
    world = world_map(dict.fromkeys(countries, 1))
    lands = [land for land in world.lands if land.visits]
    frame = frame_lands(lands, world.width, world.height, aspect)
    edges = Box(frame.x, frame.y, frame.width, frame.height)
    assert Box(0, 0, world.width, world.height + 1e-6).contains(edges)
    for land in lands:
        largest = max(land.rings, key=len, default=()) if len(land.rings) == 1 else ()
        for x, y in (*largest, (land.x, land.y)):
            assert edges.contains(Box(x, y, 0, 0)), land.code


def test_visits_in_one_region_are_not_lost_in_the_world() -> None:
    """Where visits are close to one another the map shows the part around them, at most two and a half times larger."""

    def width(*countries: str) -> float:
        world = world_map(dict.fromkeys(countries, 1))
        return frame_lands((land for land in world.lands if land.visits), 1000, world.height, 0.435).width

    assert width("EE", "LV") == width("MC") == 400
    assert width("RU") < 500
    assert width("US", "NZ") == 1000


def test_a_map_of_few_stops_is_not_pale() -> None:
    """One shade is a strong one; with more, they are spread over all, and the legend has those that a country has."""
    one, two = (
        WorldPanel(counts.whole, (counts.whole,), 15, 700) for counts in (counted(("FR", 1)), counted(("FR", 2)))
    )
    assert one._tones[1] is two._tones[2] is Tone.LAND_4
    both = counted(("FR", 7), ("RU", 1)).whole
    assert WorldPanel(both, (both,), 15, 700)._tones[1::2] == (Tone.LAND_2, Tone.LAND_5, Tone.LAND_0)
    said = drawn(counted(("FR", 7), ("RU", 1))).split("\n")
    assert {"1 stop", "5–9"} <= set(said)
    assert not {"2–4", "2–4 stops"} & set(said)
    assert "100 and more stops" in drawn(counted(("FR", 700)))


def test_travellers_have_maps_of_one_part_of_the_world() -> None:
    """Each traveller has a map with the name above it, side by side where there is room."""
    rows = tuple(
        VisitCounts(name=name, visits=1, stops=1, countries=((code, 1),)) for name, code in (("A", "RU"), ("B", "CL"))
    )
    counts = Counts(whole=VisitCounts(visits=2, stops=2, countries=(("CL", 1), ("RU", 1))), travellers=rows)
    shown = drawn(counts, width=1000)
    assert {"A", "B", "Chile", "Russia", "Chile\xa01.", "Russia\xa01."} <= set(shown.split("\n"))
    wide, narrow = (WorldPanel(counts.shown, counts.rows, 15, width) for width in (944, 424))
    assert narrow.height > 1.5 * (wide.height - 100)


@pytest.mark.parametrize("height", [330, 500, 900])
def test_a_map_fills_its_height(height: int) -> None:
    """A map is drawn in the requested height; too little is refused with the height that is needed."""
    picture = draw_picture(counted(("FR", 1)), PictureFormat.SVG, PlotOptions(by=Panels.MAP, height=height))
    assert f'height="{height * 0.75:g}pt"'.encode() in picture
    with pytest.raises(ValueError, match="100 pixels are too low: the picture needs"):
        draw_picture(counted(("FR", 1)), PictureFormat.SVG, PlotOptions(by=Panels.MAP, height=100))


def test_a_land_without_an_outline_has_no_rings() -> None:
    """A land with a point alone has no rings."""
    assert Land(code="MC", name="Monaco", path="", x=1, y=2, visits=1, shade=1).rings == ()
