"""Composes a picture: its title, its panels below one another, its small print."""

import math
from typing import Final, TypeAlias

import attrs
from matplotlib.figure import Figure

from diplovisit.exporters.plots import words
from diplovisit.exporters.plots.counting import Counts
from diplovisit.exporters.plots.country_bars import CountryBars
from diplovisit.exporters.plots.look import MOST_PIXELS, Panels, PlotOptions
from diplovisit.exporters.plots.page import MUTED, Canvas, Type, width_of, wrapped
from diplovisit.exporters.plots.year_bars import YearBars

_MARGIN: Final = 28
_HEADING: Final = 30
_GAP: Final = 26

_Panel: TypeAlias = YearBars | CountryBars


def compose_figure(counts: Counts, look: PlotOptions) -> Figure:
    """The picture. Raises ValueError for a size that it does not go into, and for more pixels than a picture has."""
    width = look.width - 2 * _MARGIN
    title = wrapped(words.title(counts, look), Type.TITLE, width)
    footnote = wrapped(words.footnote(counts, look), Type.SMALL, width)
    frame = 2 * _MARGIN - 8 + len(title) * Type.TITLE.line + len(footnote) * Type.SMALL.line
    panels = _fitted(_panels(counts, look, width), frame, look)
    page = Canvas(look.width, _height(panels, frame, look))

    y = float(_MARGIN - 8)
    for line in title:
        y += Type.TITLE.line
        page.text(_MARGIN, y - 6, line, Type.TITLE)
    for heading, more, panel in panels:
        y += _GAP
        page.text(_MARGIN, y, heading, Type.HEADING)
        page.text(_MARGIN + width_of(heading, Type.HEADING) + 8, y, more, Type.SMALL, color=MUTED)
        panel.draw(page, _MARGIN, y + _HEADING - Type.HEADING.line)
        y += _HEADING - Type.HEADING.line + panel.height
    y = page.height - _MARGIN - (len(footnote) - 1) * Type.SMALL.line
    page.rule(_MARGIN, y - 20, page.width - _MARGIN, y - 20)
    for line in footnote:
        page.text(_MARGIN, y, line, Type.SMALL, color=MUTED)
        y += Type.SMALL.line
    return page.figure


_Headed: TypeAlias = tuple[str, str, _Panel]


def _panels(counts: Counts, look: PlotOptions, width: float) -> list[_Headed]:
    panels: list[_Headed] = []
    if look.by is not Panels.COUNTRY:
        panels.append((words.YEARS, words.YEARS_MORE, YearBars(counts.rows, width)))
    if look.by is not Panels.YEAR:
        bars = CountryBars(counts.shown, counts.rows, look.top, width)
        if bars.narrowest > width:
            needed = math.ceil(bars.narrowest) + 2 * _MARGIN
            raise ValueError(f"{look.width:,} pixels are too narrow: {len(counts.rows)} travellers need {needed:,}")
        panels.append((words.COUNTRIES, words.COUNTRIES_MORE, bars))
    return panels


def _needed(panels: list[_Headed], frame: float) -> float:
    return frame + sum(_GAP + _HEADING - Type.HEADING.line + panel.height for _, _, panel in panels) + _GAP


def _fitted(panels: list[_Headed], frame: float, look: PlotOptions) -> list[_Headed]:
    """The panels in the height that was asked for: the first that stretches takes what is to spare, or gives it."""
    if look.height is None:
        return panels
    spare = look.height - _needed(panels, frame)
    fitted = []
    for heading, more, panel in panels:
        share = max(spare / panel.stretches, panel.least_spare) if panel.stretches else 0
        spare -= share * panel.stretches
        fitted.append((heading, more, attrs.evolve(panel, spare=share)))
    if spare < -1:
        remedy = "" if look.by is Panels.YEAR else ", or ask for fewer countries"
        raise ValueError(
            f"{look.height:,} pixels are too low: the picture needs {round(look.height - spare):,}{remedy}"
        )
    return fitted


def _height(panels: list[_Headed], frame: float, look: PlotOptions) -> int:
    height = look.height if look.height is not None else round(_needed(panels, frame))
    if look.width * height > MOST_PIXELS:
        raise ValueError(f"a picture of {look.width:,} by {height:,} pixels is too large; ask for fewer countries")
    return height
