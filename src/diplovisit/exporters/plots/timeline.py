"""The panel of a timeline: a lane for each traveller or country, with a bar for each stay."""

import functools
from typing import Final

import attrs

from diplovisit.exporters.plots.canvas import Box, Canvas, Type, cut_text, text_width, wrap_text
from diplovisit.exporters.plots.lane_layout import LEAST_SLICE, LaneLayout, LaneStyle, PlacedBar, lay_out_lanes
from diplovisit.exporters.plots.live_stops import Phase
from diplovisit.exporters.plots.stays import Lane
from diplovisit.exporters.plots.themes import Tone
from diplovisit.exporters.plots.time_axis import TimeAxis
from diplovisit.exporters.plots.words import NO_DAYS, PHASES, VAGUE, WHOLE, columns_legend, lane_note

_NAMES_SHARE: Final = 0.28
_NAME_GAP: Final = 12
_NARROWEST_WITH_NAMES: Final = 560
"""In a narrower panel, the names are above their lanes instead of next to them."""

_MOST_LINES: Final = 3
_FEW_STAYS: Final = 12
"""Up to how many stays the days are next to the names."""

_PAD: Final = 5
_LEAST_TICK: Final = 52
"""The least pixels from one tick to the next: half of "1 Mar 2025", half of "Sep" and a gap."""

_LABEL_GAP: Final = 6

_AXIS: Final = 24
_LEGEND: Final = 24
_COLUMN_GAP: Final = 1
_PEAK: Final = 15


@attrs.frozen
class Timeline:
    """The panel of lanes, in their order and a given width; `spare` is what each lane gets above its own height."""

    lanes: tuple[Lane, ...]
    width: float
    spare: float = 0

    @functools.cached_property
    def height(self) -> float:
        """The height of the panel in pixels."""
        if self._axis is None:
            return Type.LABEL.line + 6
        return self._legend_height + sum(self._heights) + _AXIS

    @property
    def least_spare(self) -> float:
        """The least `spare` that still fits: lanes do not shrink."""
        return 0

    @functools.cached_property
    def stretches(self) -> int:
        """How many lanes share the spare height."""
        return len(self.lanes) if self._axis is not None else 0

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the panel; x and y are its top left corner."""
        if self._axis is None:
            canvas.text(x, y + Type.LABEL.line, NO_DAYS, Type.LABEL, tone=Tone.MUTED)
            return
        self._draw_legend(canvas, x, y)
        y += self._legend_height
        bottom = y + sum(self._heights)
        self._draw_ticks(canvas, self._axis, x, y, bottom)
        for layout, lines, height in zip(self._layouts, self._names, self._heights, strict=True):
            canvas.rule(x, y, x + self.width, y)
            if self._above:
                self._draw_name_above(canvas, lines[0], lane_note(layout.lane), x, y + _PAD + 11)
            else:
                self._draw_name(canvas, lines, lane_note(layout.lane), x, y + height / 2)
            if layout.style is LaneStyle.COLUMNS:
                self._draw_columns(canvas, layout, self._axis, x, y + height - _PAD)
            else:
                top = y + self._above + (height - self._above - layout.height) / 2
                for bar in layout.bars:
                    self._draw_bar(canvas, bar, layout.style, x, top + bar.row * layout.style.pitch)
            y += height
        canvas.rule(x + self._axis.left, y, x + self.width, y, is_axis=True)

    def _draw_name_above(self, canvas: Canvas, name: str, note: str, x: float, y: float) -> None:
        width = text_width(name, Type.LABEL) + 8 + text_width(note, Type.SMALL)
        canvas.clear(Box(x, y - 11, width, 14))
        canvas.text(x, y, name, Type.LABEL)
        canvas.text(x + text_width(name, Type.LABEL) + 8, y, note, Type.SMALL, tone=Tone.MUTED)

    def _draw_name(self, canvas: Canvas, lines: list[str], note: str, x: float, middle: float) -> None:
        right = x + self._gutter - _NAME_GAP
        y = middle - (len(lines) + bool(note) - 1) * Type.LABEL.line / 2 + 4
        for line in lines:
            canvas.text(right, y, line, Type.LABEL, align="right")
            y += Type.LABEL.line
        if note:
            canvas.text(right, y, note, Type.SMALL, tone=Tone.MUTED, align="right")

    def _draw_bar(self, canvas: Canvas, bar: PlacedBar, style: LaneStyle, x: float, y: float) -> None:
        middle = y + style.pitch / 2
        height = style.bar if bar.stay.is_whole else style.bar / 2
        box = Box(x + bar.x, middle - height / 2, bar.end_x - bar.x, height)
        _draw_phase(canvas, box, bar.stay.phase, Tone.BAR if bar.stay.is_whole else Tone.FAINT_BAR)
        if not bar.names and not bar.days:
            return
        middle += style.pitch * bar.is_below
        names_width = text_width(bar.names, Type.SMALL)
        clear_width = names_width + text_width(bar.days, Type.SMALL) + 4
        canvas.clear(Box(x + bar.text_x - 2, middle - 7, clear_width, 14))
        canvas.text(x + bar.text_x, middle + 4, bar.names, Type.SMALL)
        if bar.days:
            canvas.text(x + bar.text_x + names_width, middle + 4, bar.days, Type.SMALL, tone=Tone.MUTED)

    def _draw_columns(self, canvas: Canvas, layout: LaneLayout, axis: TimeAxis, x: float, base: float) -> None:
        tallest = LaneStyle.COLUMNS.pitch + self.spare - _PEAK
        peak = max(layout.columns)
        for part, number in zip(axis.slices(LEAST_SLICE), layout.columns, strict=True):
            if not number:
                continue
            height = max(2.0, tallest * number / self._peak)
            canvas.bar(Box(x + part.x, base - height, max(1.0, part.end_x - part.x - _COLUMN_GAP), height))
            if number == peak:
                peak = 0  # the first of equal ones has the number
                text = f"{number:,}"
                half = text_width(text, Type.SMALL) / 2
                at = min(max((part.x + part.end_x) / 2, axis.left + half), axis.right - half)
                canvas.clear(Box(x + at - half - 2, base - height - 14, 2 * half + 4, 13))
                canvas.text(x + at, base - height - 4, text, Type.SMALL, align="center")

    def _draw_ticks(self, canvas: Canvas, axis: TimeAxis, x: float, y: float, bottom: float) -> None:
        edge, free = x + self.width, x
        for tick in axis.ticks(_LEAST_TICK):
            canvas.rule(x + tick.x, y, x + tick.x, bottom)
            canvas.rule(x + tick.x, bottom, x + tick.x, bottom + 4, is_axis=True)
            width = text_width(tick.label, Type.SMALL)
            at = min(max(x + tick.x - width / 2, x), edge - width)
            if at >= free:
                canvas.text(at, bottom + 17, tick.label, Type.SMALL, tone=Tone.MUTED)
                free = at + width + _LABEL_GAP

    def _draw_legend(self, canvas: Canvas, x: float, y: float) -> None:
        for left, top, kind, text in self._legend:
            middle = y + top + 8
            if kind == VAGUE:
                canvas.bar(Box(x + left, middle - 2.5, 18, 5), Tone.FAINT_BAR)
            elif isinstance(kind, Phase):
                _draw_phase(canvas, Box(x + left, middle - 5, 18, 10), kind, Tone.BAR)
            else:
                for n, height in enumerate((5, 10, 7)):
                    canvas.bar(Box(x + left + n * 6, middle + 5 - height, 5, height))
            canvas.text(x + left + 24, middle + 4, text, Type.SMALL, tone=Tone.MUTED)

    @functools.cached_property
    def _legend(self) -> list[tuple[float, float, Phase | str, str]]:
        """The place, the kind and the text of each entry; empty where every bar is of the plain kind."""
        stays = [bar.stay for layout in self._layouts for bar in layout.bars]
        phases = sorted({stay.phase for stay in stays} - {Phase.HELD})
        kinds: list[tuple[Phase | str, str]] = [(phase, PHASES[phase]) for phase in phases]
        kinds += [(VAGUE, VAGUE)] if any(not stay.is_whole for stay in stays) else []
        if self._axis is not None and any(layout.style is LaneStyle.COLUMNS for layout in self._layouts):
            first = self._axis.slices(LEAST_SLICE)[0]
            kinds.append(("columns", columns_legend(first.months)))
        if kinds and any(stay.is_whole and stay.phase is Phase.HELD for stay in stays):
            kinds.insert(0, (Phase.HELD, WHOLE))
        entries: list[tuple[float, float, Phase | str, str]] = []
        left, top = 0.0, 0.0
        for kind, text in kinds:
            width = 24 + text_width(text, Type.SMALL)
            if left and left + width > self.width:
                left, top = 0.0, top + 18
            entries.append((left, top, kind, text))
            left += width + 20
        return entries

    @functools.cached_property
    def _legend_height(self) -> float:
        return self._legend[-1][1] + _LEGEND if self._legend else 0

    @functools.cached_property
    def _axis(self) -> TimeAxis | None:
        """None where no stay has a day."""
        stays = [stay for lane in self.lanes for stay in lane.stays]
        if not stays:
            return None
        first, last = min(stay.first for stay in stays), max(stay.last for stay in stays)
        return TimeAxis.of_days(first, last, self._gutter, self.width)

    @functools.cached_property
    def _layouts(self) -> tuple[LaneLayout, ...]:
        if self._axis is None:
            return ()
        with_days = sum(len(lane.stays) for lane in self.lanes) <= _FEW_STAYS
        return lay_out_lanes(self.lanes, self._axis, with_days=with_days)

    @functools.cached_property
    def _heights(self) -> tuple[float, ...]:
        heights = []
        for layout, lines in zip(self._layouts, self._names, strict=True):
            texts = 0 if self._above else (len(lines) + bool(lane_note(layout.lane))) * Type.LABEL.line
            heights.append(self._above + max(layout.height, texts) + 2 * _PAD + self.spare)
        return tuple(heights)

    @functools.cached_property
    def _above(self) -> int:
        """The height of the names where they are above their lanes; otherwise 0."""
        return 18 if self.width < _NARROWEST_WITH_NAMES else 0

    @functools.cached_property
    def _names(self) -> tuple[list[str], ...]:
        """The lines of each name."""
        if not self._above:
            return tuple(_name_lines(lane.name, self.width * _NAMES_SHARE) for lane in self.lanes)
        widths = (self.width - text_width(lane_note(lane), Type.SMALL) - 8 for lane in self.lanes)
        return tuple([cut_text(lane.name, Type.LABEL, width)] for lane, width in zip(self.lanes, widths, strict=True))

    @functools.cached_property
    def _gutter(self) -> float:
        """The width of the names and of the gap next to them."""
        if self._above:
            return 0
        lines = [text_width(line, Type.LABEL) for lines in self._names for line in lines]
        notes = [text_width(lane_note(lane), Type.SMALL) for lane in self.lanes]
        return max([*lines, *notes]) + _NAME_GAP

    @functools.cached_property
    def _peak(self) -> int:
        """The highest number of all columns: one scale for all lanes."""
        return max(max(layout.columns) for layout in self._layouts if layout.style is LaneStyle.COLUMNS)


def _draw_phase(canvas: Canvas, box: Box, phase: Phase, tone: Tone) -> None:
    """Draws a bar: full for a held visit, an outline for a planned one, half filled for one under way."""
    if phase is Phase.HELD:
        canvas.bar(box, tone)
        return
    canvas.outline(box)
    if phase is Phase.UNDER_WAY:
        canvas.bar(Box(box.x, box.y, box.width / 2, box.height), tone)


def _name_lines(name: str, width: float) -> list[str]:
    """A name in three lines at most."""
    # A name may have a thousand letters; more than these are not in three lines.
    lines = wrap_text(name[:200], Type.LABEL, width)
    if len(lines) <= _MOST_LINES and len(name) <= 200:
        return lines
    last = cut_text(f"{' '.join(lines[_MOST_LINES - 1 :])}…", Type.LABEL, width)
    return [*lines[: _MOST_LINES - 1], last]
