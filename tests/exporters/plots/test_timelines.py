"""Tests of timelines: what the legend, the notes, the footnote and the description say, and what has no bar."""

import attrs
import pytest

from diplovisit.exporters.plots import Counts, Lane, LaneOwner, Panels, PictureFormat, PlotOptions, VisitCounts, words
from diplovisit.exporters.plots.canvas import Canvas, Type, text_width
from diplovisit.exporters.plots.figure import draw_picture
from diplovisit.exporters.plots.live_stops import Phase
from diplovisit.exporters.plots.timeline import Timeline
from tests.exporters.plots.test_drawings import BUSY, STAYING
from tests.exporters.plots.test_files import texts
from tests.exporters.plots.test_lane_layout import lane, stay

OPTIONS = PlotOptions(by=Panels.TIMELINE)
PLAIN = Counts(whole=VisitCounts(visits=1, stops=1, years=((2020, 1),)), lanes=(lane(stay(3)),))


def shown(counts: Counts, options: PlotOptions = OPTIONS) -> list[str]:
    """Returns the texts of a timeline."""
    return texts(draw_picture(counts, PictureFormat.SVG, options))


def test_a_timeline_has_each_lane_with_its_stays() -> None:
    """A lane has its name, its number of visits where it is not one, and the names and days of its few stays."""
    said = shown(STAYING)
    assert {"Visits over time", "a lane for each traveller", "Aino Virtanen", "יצחק רבין"} <= set(said)
    assert {"3 visits, 1 without days", "2 visits", "1 visit, no days known"} <= set(said)
    assert {"France", ", 30 November – 4 December 2024", "Monaco", ", December 2024", "20–24 January 2025"} <= set(said)
    assert {"Nov 2024", "Dec", "Jan 2025", "Feb", "Mar"} <= set(said)


def test_the_legend_has_only_what_is_there() -> None:
    """The legend explains planned visits, unknown days and columns where there are any, and is not there otherwise."""
    kinds = {words.WHOLE, words.PLANNED, words.VAGUE}
    assert kinds <= set(shown(STAYING))
    assert not kinds & set(shown(PLAIN))
    planned = attrs.evolve(PLAIN, lanes=(lane(attrs.evolve(stay(3), phase=Phase.PLANNED)),))
    assert kinds & set(shown(planned)) == {words.PLANNED}
    under_way = attrs.evolve(PLAIN, lanes=(lane(attrs.evolve(stay(3), phase=Phase.UNDER_WAY)),))
    assert {*kinds, words.UNDER_WAY} & set(shown(under_way)) == {words.UNDER_WAY}
    assert "visits per month, where a lane is full" in shown(BUSY, attrs.evolve(OPTIONS, width=1600))
    assert "visits per quarter, where a lane is full" in shown(BUSY)
    assert "visits per year, where a lane is full" in shown(BUSY, attrs.evolve(OPTIONS, width=480))


def test_a_full_lane_has_the_number_of_its_peak() -> None:
    """The highest column of a full lane has its number; the columns are as many visits as the lane has."""
    assert any(text.isdigit() and 60 <= int(text) <= 250 for text in shown(BUSY, attrs.evolve(OPTIONS, width=1600)))
    assert "600 visits" in shown(BUSY)


def test_without_days_it_says_so() -> None:
    """Where no visit has a day, the panel says so, whether there are lanes or not."""
    counts = Counts(whole=VisitCounts(visits=1, stops=1), lanes=(Lane(name="A", visits=1, undated=1),), dayless=1)
    assert words.NO_DAYS in shown(counts)
    assert words.NO_DAYS in shown(attrs.evolve(counts, lanes=()))


def test_the_footnote_says_what_has_no_bar() -> None:
    """The footnote counts the visits without days, and the lanes that are not shown."""
    assert words.footnote(STAYING, PlotOptions(by=Panels.TIMELINE, top=2)) == (
        "7 visits with 8 stops, 2024–2025. Of 4 travellers, the 2 with the most visits are shown."
        " 2 visits without any known day have no bar."
    )
    one = attrs.evolve(STAYING, dayless=1, planned=2, doubtful=1)
    assert words.footnote(one, PlotOptions(by=Panels.TIMELINE, top=1, lanes=LaneOwner.COUNTRY)) == (
        "7 visits with 8 stops, 2024–2025. 2 of them were planned, and not yet held, when recorded."
        " Of 4 countries, the one with the most visits is shown. 1 visit without any known day has no bar."
        " The date of 1 visit is uncertain or approximate, and counts as written."
    )


@pytest.mark.parametrize(
    ("owner", "sentence"),
    [
        (LaneOwner.TRAVELLER, "A visit that several make is with each of them."),
        (LaneOwner.COUNTRY, "A visit to several countries is with each of them."),
    ],
)
def test_a_visit_in_several_lanes_is_explained(owner: LaneOwner, sentence: str) -> None:
    """Where a visit is in several lanes, the footnote says so."""
    options = PlotOptions(by=Panels.TIMELINE, lanes=owner)
    assert sentence not in words.footnote(PLAIN, options)
    twice = attrs.evolve(PLAIN, lanes=PLAIN.lanes * 2)
    assert sentence in words.footnote(twice, options)


def test_the_description_has_every_stay_of_a_lane() -> None:
    """The description has each stay with its days and names, and of a full lane the first ones and the last day."""
    description = words.description(STAYING, OPTIONS)
    assert (
        "Visits over time, Aino Virtanen: 30 November – 4 December 2024 (France); 7 March 2025 (Latvia, planned when"
        in (description)
    )
    assert "recorded); 3 visits, 1 without days." in description
    assert "Visits over time, Nobody named: 1 visit, no days known." in description
    full = words.description(BUSY, OPTIONS)
    assert "; 560 more until 16 September 2000; 600 visits." in full
    assert len(full) < 2000


@pytest.mark.parametrize("width", [424, 744, 3944])
def test_a_long_name_has_room(width: int) -> None:
    """A name of a thousand letters, with blanks or without, takes three lines at most, and is cut where it is."""
    names = ("x" * 1000, "long " * 200, "W" * 60)
    lanes = tuple(attrs.evolve(PLAIN.lanes[0], name=name) for name in names)
    panel = Timeline(lanes, width)
    assert panel.height < 260
    for lines in panel._names:
        assert len(lines) <= 3
        assert all(text_width(line, Type.LABEL) <= width for line in lines)
    canvas = Canvas(width, 400)
    panel.draw(canvas, 0, 0)
    assert len(canvas.figure.texts) > 3


def test_lanes_share_a_height() -> None:
    """A timeline fills the requested height, and refuses one that is too low with the height that it needs."""
    for height in (500, 900):
        picture = draw_picture(STAYING, PictureFormat.SVG, attrs.evolve(OPTIONS, height=height))
        assert f'height="{height * 0.75:g}pt"'.encode() in picture
    with pytest.raises(ValueError, match=r"200 pixels are too low: the picture needs .* fewer lanes"):
        draw_picture(STAYING, PictureFormat.SVG, attrs.evolve(OPTIONS, height=200))
