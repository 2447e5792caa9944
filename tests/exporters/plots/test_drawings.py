"""Tests that pictures stay as they were approved: every text, rule and bar at its place.

`python -m tests.exporters.plots.test_drawings` writes the golden files, and a picture of each in out/plots.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.text import Text

from diplovisit.exporters.plots import (
    Counts,
    Lane,
    LaneOwner,
    LaneStay,
    Panels,
    PictureFormat,
    PlotOptions,
    Theme,
    VisitCounts,
)
from diplovisit.exporters.plots.canvas import fixed_settings
from diplovisit.exporters.plots.figure import compose_figure, draw_picture
from diplovisit.exporters.plots.live_stops import Phase

GOLDEN = Path(__file__).parent / "golden"

ONE = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("CW", 1),)))
MANY = Counts(
    whole=VisitCounts(
        visits=2345,
        stops=2600,
        years=tuple((year, 1 + year % 7 + (year == 2009) * 50) for year in range(1906, 2026) if year % 5),
        countries=(("GB", 412), ("SH", 77), ("US", 76), ("XK", 5), ("MC", 4), ("FR", 3), ("x-asean", 2), ("BA", 1)),
        undated=3,
    )
)
TWO = Counts(
    whole=VisitCounts(visits=5, stops=8, years=((1999, 2), (2003, 3)), countries=(("FR", 4), ("GB", 3), ("SUHH", 1))),
    travellers=(
        VisitCounts(
            name="Aino Virtanen", visits=4, stops=5, years=((1999, 2), (2003, 2)), countries=(("FR", 4), ("GB", 1))
        ),
        VisitCounts(
            name="A Traveller of a Name that Goes on and on",
            visits=1,
            stops=3,
            years=((2003, 1),),
            countries=(("GB", 2), ("SUHH", 1)),
            undated=1,
        ),
    ),
)
AT_SEA = Counts(whole=VisitCounts(visits=2, stops=2, years=((1985, 2),), without_country=2))


def _stay(first: str, last: str | None = None, *names: str, written: str = "", phase: Phase = Phase.HELD) -> LaneStay:
    day = datetime.date.fromisoformat
    return LaneStay(first=day(first), last=day(last or first), names=names, written=written, phase=phase)


STAYING = Counts(
    whole=VisitCounts(visits=7, stops=8, years=((2024, 3), (2025, 3)), countries=(("FR", 8),)),
    lanes=(
        Lane(
            name="Aino Virtanen",
            visits=3,
            undated=1,
            stays=(
                _stay("2024-11-30", "2024-12-04", "France"),
                _stay("2025-03-07", None, "Latvia", phase=Phase.PLANNED),
            ),
        ),
        Lane(
            name="A Traveller of a Name that Goes on and on, and who is called so by nobody who is in a hurry",
            visits=2,
            stays=(
                _stay("2024-12-01", "2024-12-31", "Monaco", written="2024-12"),
                _stay("2025-02-11", "2025-02-20", "Estonia", "Latvia", "Lithuania", "Poland"),
            ),
        ),
        Lane(name="יצחק רבין", visits=1, stays=(_stay("2025-01-20", "2025-01-24"),)),
        Lane(name="Nobody named", visits=1, undated=1),
    ),
    dayless=2,
)
BUSY = Counts(
    whole=VisitCounts(visits=602, stops=602, years=((2000, 600), (2020, 1))),
    lanes=(
        Lane(name="Japan", visits=600, stays=tuple(_stay(f"2000-0{1 + n % 9}-1{n % 7}") for n in range(600))),
        Lane(
            name="Tuvalu",
            visits=2,
            stays=(
                _stay("2000-01-01", "2000-12-31", "A", written="2000"),
                _stay("2020-01-01", None, "A", phase=Phase.PLANNED),
            ),
        ),
    ),
)
UNDER_WAY = Counts(
    whole=VisitCounts(visits=3, stops=3, years=((2025, 3),)),
    under_way=1,
    planned=1,
    stops_off=1,
    lanes=(
        Lane(
            name="Aino Virtanen", visits=1, stays=(_stay("2025-06-01", "2025-06-12", "Latvia", phase=Phase.UNDER_WAY),)
        ),
        Lane(
            name="Ilze Bērziņa",
            visits=2,
            stays=(
                _stay("2025-06-01", "2025-06-30", "Sweden", written="2025-06", phase=Phase.PLANNED),
                _stay("2025-06-28", "2025-06-30", "Estonia"),
            ),
        ),
    ),
)
MAPPED = Counts(
    whole=VisitCounts(
        visits=9, stops=130, countries=(("FR", 100), ("RU", 12), ("MC", 7), ("SUHH", 6), ("LV", 4), ("TV", 1))
    )
)
DRAWINGS = {
    "one": (ONE, PlotOptions()),
    "one-year": (ONE, PlotOptions(by=Panels.YEAR, height=300)),
    "at-sea": (AT_SEA, PlotOptions()),
    "undated": (Counts(whole=VisitCounts(visits=1, stops=1, countries=(("EE", 1),), undated=1)), PlotOptions()),
    "long-word": (
        ONE,
        PlotOptions(width=480, title="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"),
    ),
    "many": (MANY, PlotOptions(top=4)),
    "many-narrow": (
        MANY,
        PlotOptions(width=480, title="The visits of a minister, of whom this title tells at some length"),
    ),
    "many-high": (MANY, PlotOptions(height=1200, conditions=("sending=US", "since=1906"))),
    "two": (TWO, PlotOptions()),
    "two-countries": (TWO, PlotOptions(by=Panels.COUNTRY, top=1)),
    "many-wide": (MANY, PlotOptions(width=1600, theme=Theme.DARK)),
    "timeline": (STAYING, PlotOptions(by=Panels.TIMELINE)),
    "timeline-narrow": (STAYING, PlotOptions(by=Panels.TIMELINE, width=480, theme=Theme.DARK)),
    "timeline-top": (STAYING, PlotOptions(by=Panels.TIMELINE, top=1, height=400)),
    "timeline-busy": (BUSY, PlotOptions(by=Panels.TIMELINE, lanes=LaneOwner.COUNTRY)),
    "timeline-month": (UNDER_WAY, PlotOptions(by=Panels.TIMELINE)),
    "timeline-month-narrow": (UNDER_WAY, PlotOptions(by=Panels.TIMELINE, width=480)),
    "map": (MAPPED, PlotOptions(by=Panels.MAP, top=2)),
    "map-one": (ONE, PlotOptions(by=Panels.MAP, theme=Theme.DARK, width=480)),
    "map-two": (TWO, PlotOptions(by=Panels.MAP)),
}


def drawn_items(figure: Figure) -> str:
    """Returns one line per drawn item, in the order of drawing, in whole pixels from the top left corner."""
    width, height = (round(inches * figure.dpi) for inches in figure.get_size_inches())
    return "\n".join([f"page {width} {height}", *_lines(figure)]) + "\n"


def _lines(figure: Figure) -> Iterator[str]:
    for part in figure.get_children():
        match part:
            case Text():
                (x, y), align = map(round, part.get_position()), part.get_horizontalalignment()
                font = f"{part.get_fontsize()} {part.get_fontweight()} {to_hex(part.get_color())}"
                yield f"text {x} {y} {align} {font}: {part.get_text()}"
            case Line2D():
                ends: Any = part.get_xydata()
                (x, y), (to_x, to_y) = (map(round, place) for place in ends)
                yield f"rule {x} {y} to {to_x} {to_y} {to_hex(part.get_color())} width {part.get_linewidth()} order {part.zorder}"
            case Rectangle() if part is not figure.patch:
                box = (
                    f"{round(part.get_x())} {round(part.get_y())} {round(part.get_width())} {round(part.get_height())}"
                )
                edge = f" edge {to_hex(part.get_edgecolor())}" if part.get_linewidth() else ""
                yield f"box {box} {to_hex(part.get_facecolor())}{edge} order {part.zorder}"
            case Circle():
                center: Any = part.get_center()
                x, y = map(round, center)
                yield f"dot {x} {y} {part.get_radius()} {to_hex(part.get_facecolor())} order {part.zorder}"
            case PathPatch():
                bounds = part.get_path().get_extents().extents
                yield f"shape {' '.join(str(round(edge)) for edge in bounds)} {to_hex(part.get_facecolor())}"


def _drawing(counts: Counts, options: PlotOptions) -> str:
    with fixed_settings():
        return drawn_items(compose_figure(counts, options))


@pytest.mark.parametrize("name", DRAWINGS)
def test_everything_is_where_it_was(name: str) -> None:
    """Rules, bars and texts have the places (to a pixel), colours and fonts of the golden file."""
    assert _drawing(*DRAWINGS[name]) == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_no_golden_file_is_unused() -> None:
    """Each golden file belongs to a picture that is tested."""
    assert {file.stem for file in GOLDEN.iterdir()} == set(DRAWINGS)


def test_the_small_numbers_of_a_picture_are_muted() -> None:
    """A country that a traveller did not visit has a muted 0, so that nobody mistakes it for a bar."""
    shown = _drawing(TWO, attrs.evolve(PlotOptions(), by=Panels.COUNTRY))
    assert [line.split()[-2] for line in shown.splitlines() if line.endswith(": 0")] == ["#595959:"] * 2


def main() -> None:
    """Writes all golden files and pictures."""
    GOLDEN.mkdir(exist_ok=True)
    pictures = Path("out/plots")
    pictures.mkdir(parents=True, exist_ok=True)
    for name, (counts, options) in DRAWINGS.items():
        (GOLDEN / f"{name}.txt").write_text(_drawing(counts, options), "utf-8", newline="\n")
        (pictures / f"{name}.png").write_bytes(draw_picture(counts, PictureFormat.PNG, options))
        print(GOLDEN / f"{name}.txt")


if __name__ == "__main__":
    main()
