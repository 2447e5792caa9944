"""Tests of the layout of lanes: every stay has its place, and nothing is on top of anything else."""

import datetime
import itertools

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.exporters.plots import Lane, LaneStay
from diplovisit.exporters.plots.canvas import Type, text_width
from diplovisit.exporters.plots.lane_layout import LaneLayout, LaneStyle, PlacedBar, fit_names, lay_out_lanes
from diplovisit.exporters.plots.time_axis import TimeAxis

START = datetime.date(2020, 1, 1)
NAMES = st.lists(
    st.sampled_from(["Estonia", "Saint Helena, Ascension and Tristan da Cunha", "יצחק", "x" * 300]), max_size=3
)


def stay(day: int, length: int = 1, names: tuple[str, ...] = ("Estonia",)) -> LaneStay:
    """Returns a stay that begins so many days after the start."""
    first = START + datetime.timedelta(days=day)
    return LaneStay(first=first, last=first + datetime.timedelta(days=length - 1), names=names)


STAYS = st.lists(st.builds(stay, st.integers(0, 900), st.integers(1, 60), NAMES.map(tuple)), min_size=1, max_size=80)


def lane(*stays: LaneStay) -> Lane:
    """Returns a lane."""
    return Lane(name="A", visits=len(stays), stays=tuple(sorted(stays)))


def layouts(*lanes: Lane, with_days: bool = False) -> tuple[LaneLayout, ...]:
    """Returns lanes on an axis of three years and 600 pixels."""
    axis = TimeAxis.of_days(START, START + datetime.timedelta(days=1090), 100, 700)
    return lay_out_lanes(lanes, axis, with_days=with_days)


def extent(bar: PlacedBar) -> tuple[float, float]:
    """Returns the edges of a bar with its text, measured anew."""
    edges = [edge for _, *both in parts(bar) for edge in both]
    return min(edges), max(edges)


def parts(bar: PlacedBar) -> list[tuple[int, float, float]]:
    """Returns the row and the edges of a bar, and of its text."""
    width = text_width(bar.names, Type.SMALL) + text_width(bar.days, Type.SMALL)
    text = [(bar.row + bar.is_below, bar.text_x, bar.text_x + width)] if width else []
    return [(bar.row, bar.x, bar.end_x), *text]


@given(st.lists(STAYS, min_size=1, max_size=3), st.booleans())
def test_every_stay_has_its_place(stays: list[list[LaneStay]], with_days: bool) -> None:
    """Every stay is one bar or counts in one column; bars and names of a row do not touch, and are on the axis."""
    lanes = [lane(*some) for some in stays]
    for source, layout in zip(lanes, layouts(*lanes, with_days=with_days), strict=True):
        if layout.style is LaneStyle.COLUMNS:
            assert sum(layout.columns) == len(source.stays)
            continue
        assert sorted(bar.stay for bar in layout.bars) == list(source.stays)
        placed = sorted(part for bar in layout.bars for part in parts(bar))
        assert {row for row, *_ in placed} == set(range(layout.rows))
        for _, row in itertools.groupby(placed, lambda part: part[0]):
            edges = [(left, right) for _, left, right in row]
            assert all(before[1] < after[0] for before, after in itertools.pairwise(edges))
            assert all(left >= 100 - 1e-6 and right <= 700 + 1e-6 for left, right in edges)


def test_a_lane_is_as_full_as_it_is() -> None:
    """A few stays have names, more are bars without names, and a full lane is columns."""
    few, more = lane(stay(0), stay(400)), lane(*(stay(day) for day in range(0, 900, 20)))
    full = lane(*(stay(day // 10) for day in range(3000)))
    assert [layout.style for layout in layouts(few)] == [LaneStyle.NAMED]
    assert [layout.style for layout in layouts(more)] == [LaneStyle.THIN]
    assert [layout.style for layout in layouts(full)] == [LaneStyle.COLUMNS]
    assert [layout.style for layout in layouts(few, more, full)] == [
        LaneStyle.NAMED,
        LaneStyle.COLUMNS,
        LaneStyle.COLUMNS,
    ]


def test_names_are_for_most_lanes_or_for_few_stays() -> None:
    """Where most lanes have no names, a lane of more than a few stays has none either."""
    more, some = lane(*(stay(day) for day in range(0, 900, 20))), lane(*(stay(day) for day in range(0, 800, 200)))
    assert [layout.style for layout in layouts(some, more)] == [LaneStyle.NAMED, LaneStyle.THIN]
    assert [layout.style for layout in layouts(some, more, more)] == [LaneStyle.THIN] * 3


def test_a_name_is_where_it_has_room() -> None:
    """A name is to the right of its bar, and to its left near the right edge."""
    (early, late) = layouts(lane(stay(0), stay(1090)))[0].bars
    assert early.text_x > early.end_x
    assert late.text_x + text_width(late.names, Type.SMALL) < late.x
    assert late.end_x <= 700


@pytest.mark.parametrize("names", [("Sweden",), ("A" * 200,), tuple("ABCDEFGH"), ()])
@pytest.mark.parametrize(("written", "length"), [("2020-01", 31), ("", 31), ("", 28)])
def test_a_bar_as_long_as_the_axis_has_its_texts_below(names: tuple[str, ...], written: str, length: int) -> None:
    """They are not cut, and not beyond an edge, where neither side has room; nothing else is in their row."""
    axis = TimeAxis.of_days(datetime.date(2020, 1, 1), datetime.date(2020, 1, 31), 100, 500)
    long, short = attrs.evolve(stay(0, length, names), written=written), stay(0, 1, ("Latvia",))
    (layout,) = lay_out_lanes([lane(long, short)], axis, with_days=True)
    bar = next(bar for bar in layout.bars if bar.stay == long)
    left, right = extent(bar)
    assert left >= 100
    assert right <= 500
    assert bar.is_below
    assert bar.days.endswith("January 2020")
    assert bar.names.startswith("Sweden"[: len(bar.names)]) or names != ("Sweden",)
    other = next(bar for bar in layout.bars if bar.stay == short)
    assert other.row not in {bar.row, bar.row + 1}


def test_a_bar_can_be_seen() -> None:
    """The bar of one day among years is a few pixels wide, and those of months have their own width."""
    day, months = layouts(lane(stay(100), stay(300, 365)))[0].bars
    assert day.end_x - day.x >= 4
    assert 180 < months.end_x - months.x < 220


@given(NAMES, st.integers(25, 400))
@example(["Estonia", "Estonia"], 41)
def test_names_fit(names: list[str], width: int) -> None:
    """Names are no wider than they may be; where not all fit, it says how many there are."""
    text = fit_names(names, width)
    assert text_width(text, Type.SMALL) <= width
    assert text == ", ".join(names) or "more" in text or text.endswith("…")


def test_no_names_need_no_room() -> None:
    """Without names there is nothing to fit, even where there is less than no room."""
    assert fit_names((), -3) == ""


def test_days_follow_the_names() -> None:
    """With days, a comma is between the names and the days only where there are names."""
    bars = layouts(lane(stay(0), stay(300, names=())), with_days=True)[0].bars
    assert [(bar.names, bar.days) for bar in bars] == [("Estonia", ", 1 January 2020"), ("", "27 October 2020")]
    vague = attrs.evolve(stay(0, 31), written="2020-01")
    assert layouts(lane(vague), with_days=True)[0].bars[0].days == ", January 2020"
