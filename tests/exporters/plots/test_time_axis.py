"""Tests of the axis of a timeline, from one day to all days that a record can have."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.plots.time_axis import TimeAxis

DAY = datetime.date.fromisoformat
SPANS = st.tuples(st.dates(), st.dates()).map(sorted)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2025-03-07", "2025-03-07", ["1 Mar 2025", "8", "15", "22", "29"]),
        ("2024-12-30", "2025-01-03", ["1 Dec 2024", "8", "15", "22", "1 Jan 2025", "8", "15", "22", "29"]),
        (
            "2024-11-02",
            "2025-10-03",
            ["Nov 2024", "Dec", "Jan 2025", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"],
        ),
        ("2024-02-01", "2025-12-31", ["Apr 2024", "Jul", "Oct", "Jan 2025", "Apr", "Jul", "Oct"]),
        (
            "1974-05-03",
            "2025-01-01",
            ["1975", "1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"],
        ),
        ("0001-01-01", "9999-12-31", ["1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"]),
        ("9999-12-31", "9999-12-31", ["1 Dec 9999", "8", "15", "22", "29"]),
        ("0001-01-01", "0001-01-01", ["1 Jan 1", "8", "15", "22", "29"]),
    ],
)
def test_ticks_are_round_days(first: str, last: str, labels: list[str]) -> None:
    """Ticks are days, months or years, whichever has room; the first tick and each January have the year."""
    assert [tick.label for tick in TimeAxis.of_days(DAY(first), DAY(last), 0, 700).ticks(52)] == labels


@given(SPANS, st.integers(300, 4000))
def test_every_day_is_on_the_axis(span: list[datetime.date], width: int) -> None:
    """The days are between the edges, and ticks are there too, in order, and as far apart as they must be."""
    axis = TimeAxis.of_days(span[0], span[1], 10, 10 + width)
    assert 10 <= axis.x(span[0].toordinal()) <= axis.x(span[1].toordinal() + 1) <= 10 + width + 1e-6
    places = [tick.x for tick in axis.ticks(52)]
    assert places
    assert all(10 <= place <= 10 + width for place in places)
    assert all(after - before > 52 * 0.9 for before, after in itertools.pairwise(places))


@given(SPANS, st.integers(300, 4000))
def test_slices_tile_the_axis(span: list[datetime.date], width: int) -> None:
    """Slices follow upon one another from the left edge to the right one, all of one length in months."""
    axis = TimeAxis.of_days(span[0], span[1], 0, width)
    slices = axis.slices(5)
    assert slices[0].x == 0
    assert slices[-1].end_x == pytest.approx(width)
    assert slices[-1].end >= axis.end > span[1].toordinal()
    assert all(before.end_x == after.x for before, after in itertools.pairwise(slices))
    assert len({part.months for part in slices}) == 1
    assert len(slices) <= width / 4
