"""The layout of one lane of a timeline: bars with names next to them, thin bars, or the number of visits over time.

A lane has as few rows as its bars need. Names are for a lane where all of them fit, and thin bars for a fuller one. In
a lane that is too full for those too, a column for each month, quarter or run of years has the height of the number.
"""

import bisect
import enum
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from diplovisit.exporters.plots.canvas import Type, cut_text, text_width
from diplovisit.exporters.plots.stays import Lane, LaneStay
from diplovisit.exporters.plots.time_axis import TimeAxis

_MOST_NAMED: Final = 60
_MOST_NAMED_ROWS: Final = 3
_FEW: Final = 3
_MOST_THIN_ROWS: Final = 7
_NARROWEST_BAR: Final = 5
_NAMES_WIDTH: Final = 240
_NAME_GAP: Final = 6
_NEXT_GAP: Final = 12
LEAST_SLICE: Final = 5
"""The least pixels of a column."""


class LaneStyle(enum.Enum):
    """How a lane shows its stays: the pixels of a bar, and those from one row to the next."""

    NAMED = (12, 18)
    THIN = (7, 9)
    COLUMNS = (0, 50)

    @property
    def bar(self) -> int:
        """The pixels of a bar."""
        return self.value[0]

    @property
    def pitch(self) -> int:
        """The pixels from one row to the next."""
        return self.value[1]


@attrs.frozen(kw_only=True)
class PlacedBar:
    """A bar. row: from 0 for the highest. names, days: the texts next to it, one after the other, from text_x on.

    is_below: whether the texts are in the row below it, because neither side of it has room.
    """

    stay: LaneStay
    x: float
    end_x: float
    row: int
    names: str = ""
    days: str = ""
    text_x: float = 0
    is_below: bool = False


@attrs.frozen(kw_only=True)
class LaneLayout:
    """A lane with the places of its bars. columns: the numbers of visits by slice of the axis, for that style."""

    lane: Lane
    style: LaneStyle
    rows: int = 1
    bars: tuple[PlacedBar, ...] = ()
    columns: tuple[int, ...] = ()

    @property
    def height(self) -> float:
        """The least height of the bars in pixels."""
        return self.rows * self.style.pitch


def lay_out_lanes(lanes: Iterable[Lane], axis: TimeAxis, *, with_days: bool) -> tuple[LaneLayout, ...]:
    """Returns each lane in the first style in which it does not need too many rows.

    Thin bars and columns are not in one picture, because they could not be compared. Where most lanes have no names,
    only those of a few stays have any.
    """
    layouts = [_lay_out(lane, axis, with_days=with_days) for lane in lanes]
    if 2 * sum(layout.style is LaneStyle.NAMED for layout in layouts) < len(layouts):
        layouts = [one if len(one.lane.stays) <= _FEW else _without_names(one.lane, axis) for one in layouts]
    if any(layout.style is LaneStyle.COLUMNS for layout in layouts):
        layouts = [_in_columns(one.lane, axis) if one.style is LaneStyle.THIN else one for one in layouts]
    return tuple(layouts)


def _lay_out(lane: Lane, axis: TimeAxis, *, with_days: bool) -> LaneLayout:
    placed = [(stay, *_edges(stay, axis)) for stay in lane.stays]
    if len(placed) <= _MOST_NAMED:
        named = [_named_bar(*place, axis, with_days=with_days) for place in placed]
        bars = _stacked(named, _extents_with_names, _NEXT_GAP)
        if (rows := _rows(bars)) <= _MOST_NAMED_ROWS:
            return LaneLayout(lane=lane, style=LaneStyle.NAMED, rows=rows, bars=bars)
    return _without_names(lane, axis)


def _without_names(lane: Lane, axis: TimeAxis) -> LaneLayout:
    placed = [(stay, *_edges(stay, axis)) for stay in lane.stays]
    bars = _stacked([PlacedBar(stay=stay, x=x, end_x=end_x, row=0) for stay, x, end_x in placed], _extents, 1)
    if (rows := _rows(bars)) <= _MOST_THIN_ROWS:
        return LaneLayout(lane=lane, style=LaneStyle.THIN, rows=rows, bars=bars)
    return _in_columns(lane, axis)


def _in_columns(lane: Lane, axis: TimeAxis) -> LaneLayout:
    return LaneLayout(lane=lane, style=LaneStyle.COLUMNS, columns=_count_by_slice(lane.stays, axis))


def _edges(stay: LaneStay, axis: TimeAxis) -> tuple[float, float]:
    x, end_x = axis.x(stay.first.toordinal()), axis.x(stay.last.toordinal() + 1)
    if end_x - x < _NARROWEST_BAR:
        x = min(max(axis.left, (x + end_x - _NARROWEST_BAR) / 2), axis.right - _NARROWEST_BAR)
        end_x = x + _NARROWEST_BAR
    return x, end_x


def _named_bar(stay: LaneStay, x: float, end_x: float, axis: TimeAxis, *, with_days: bool) -> PlacedBar:
    """A bar with its names to its right; to its left where the right has too little room and the left more.

    Where they would be cut on both sides, such as next to a bar as long as the axis, they are below it.
    """
    right, left = axis.right - end_x - _NAME_GAP, x - axis.left - _NAME_GAP
    days = stay.days_in_words if with_days else ""
    if days and stay.names:
        days = f", {days}"
    days_width = text_width(days, Type.SMALL)
    room = max(right, left) - days_width
    names = fit_names(stay.names, min(_NAMES_WIDTH, room))
    if (names.endswith("…") or not names) and room < min(_NAMES_WIDTH, text_width("".join(stay.names), Type.SMALL)):
        whole = axis.right - axis.left
        names = fit_names(stay.names, min(_NAMES_WIDTH, whole - days_width))
        days = cut_text(days, Type.SMALL, whole - text_width(names, Type.SMALL))
        width = text_width(names, Type.SMALL) + text_width(days, Type.SMALL)
        text_x = min(max(x, axis.left), axis.right - width)
        return PlacedBar(stay=stay, x=x, end_x=end_x, row=0, names=names, days=days, text_x=text_x, is_below=True)
    width = text_width(names, Type.SMALL) + days_width
    text_x = end_x + _NAME_GAP if width <= right or right >= left else x - _NAME_GAP - width
    return PlacedBar(stay=stay, x=x, end_x=end_x, row=0, names=names, days=days, text_x=text_x)


def fit_names(names: Sequence[str], width: float) -> str:
    """Returns the names in a line of a width: all, or the first ones with the number of the others.

    >>> fit_names(("Estonia", "Latvia", "Lithuania"), 110)
    'Estonia and 2 more'
    """
    for number in range(len(names), 0, -1):
        more = f" and {len(names) - number} more" if number < len(names) else ""
        text = ", ".join(names[:number]) + more
        if text_width(text, Type.SMALL) <= width:
            return text
    # A name that fits without the others is cut, too: alone it would hide them.
    return cut_text(", ".join(names), Type.SMALL, width) if names else ""


def _stacked(
    bars: Iterable[PlacedBar], extents: Callable[[PlacedBar], tuple[tuple[float, float], ...]], gap: float
) -> tuple[PlacedBar, ...]:
    """Gives each bar the first row where nothing is in its way; after too many rows, no place is looked for."""
    rows: list[list[tuple[float, float]]] = []
    stacked = []
    for bar in bars:
        needed = extents(bar)
        number = next(
            n
            for n in range(len(rows) + 1)
            if all(_is_free(row, left - gap, right + gap) for row, (left, right) in zip(rows[n:], needed, strict=False))
        )
        rows += [[] for _ in range(number + len(needed) - len(rows))]
        for row, edges in zip(rows[number:], needed, strict=False):
            bisect.insort(row, edges)
        stacked.append(attrs.evolve(bar, row=number))
        if len(rows) > _MOST_THIN_ROWS:
            break
    return tuple(stacked)


def _is_free(row: list[tuple[float, float]], left: float, right: float) -> bool:
    """Whether nothing of a row, whose extents are apart and in order, is between two edges."""
    after = bisect.bisect(row, (right,))
    return after == 0 or row[after - 1][1] <= left


def _extents(bar: PlacedBar) -> tuple[tuple[float, float], ...]:
    return ((bar.x, bar.end_x),)


def _extents_with_names(bar: PlacedBar) -> tuple[tuple[float, float], ...]:
    """The edges of a bar with its texts, in its row and the one below it where the texts are there."""
    width = text_width(bar.names, Type.SMALL) + text_width(bar.days, Type.SMALL)
    if not width:
        return _extents(bar)
    if bar.is_below:
        return (bar.x, bar.end_x), (bar.text_x, bar.text_x + width)
    return ((min(bar.x, bar.text_x), max(bar.end_x, bar.text_x + width)),)


def _rows(bars: tuple[PlacedBar, ...]) -> int:
    return max((bar.row + 1 + bar.is_below for bar in bars), default=1)


def _count_by_slice(stays: Iterable[LaneStay], axis: TimeAxis) -> tuple[int, ...]:
    ends = [part.end for part in axis.slices(LEAST_SLICE)]
    numbers = [0] * len(ends)
    for stay in stays:
        numbers[bisect.bisect(ends, stay.first.toordinal())] += 1
    return tuple(numbers)
