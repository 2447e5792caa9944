"""Composes a picture: its title, its panels below one another, its small print."""

import io
import math
import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias
from xml.sax.saxutils import escape

import attrs
from matplotlib.figure import Figure

from diplovisit.exporters.plots import words
from diplovisit.exporters.plots.canvas import (
    MUTED,
    PIXELS_AN_INCH,
    Canvas,
    Type,
    clean,
    own_settings,
    width_of,
    wrapped,
)
from diplovisit.exporters.plots.counting import Counts
from diplovisit.exporters.plots.country_bars import CountryBars
from diplovisit.exporters.plots.options import MOST_PIXELS, Panels, PictureFormat, PlotOptions
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


# MERGED: Pictures as bytes: SVG that is text to a reader, PNG of two pixels for one, PDF; same counts, same
# bytes.

_LACKING_LETTERS: Final = r"Glyph |Matplotlib currently does not support"
"""How matplotlib's warnings begin where the font lacks letters, or where it cannot join them."""


def draw_picture(counts: Counts, to: PictureFormat, look: PlotOptions) -> bytes:
    """Draws what was counted. Raises ValueError as `figure.composed` does.

    Letters that DejaVu Sans lacks are boxes in PNG and PDF, with a warning by matplotlib; an SVG keeps its text.
    Matplotlib's settings are one for the whole process, so this is not for several threads at once.
    """
    with own_settings(), warnings.catch_warnings():
        if to is PictureFormat.SVG:
            warnings.filterwarnings("ignore", message=_LACKING_LETTERS)
        return _WRITERS[to](compose_figure(counts, look), words.title(counts, look), words.description(counts, look))


def _svg(figure: Figure, title: str, description: str) -> bytes:
    """Text stays text, for search and for editing; a screen reader gets the title and every number that is shown."""
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    before, opening, rest = stream.getvalue().decode().partition("<svg ")
    attributes, end, content = rest.partition(">")
    named = 'role="img" aria-labelledby="picture-title" aria-describedby="picture-numbers" '
    told = (
        f'<title id="picture-title">{_in_xml(title)}</title>\n <desc id="picture-numbers">{_in_xml(description)}</desc>'
    )
    return f"{before}{opening}{named}{attributes}{end}\n {told}{content}".encode()


def _in_xml(text: str) -> str:
    return escape(clean(text))


def _png(figure: Figure, title: str, description: str) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=2 * PIXELS_AN_INCH, metadata={"Software": None})
    return stream.getvalue()


def _pdf(figure: Figure, title: str, description: str) -> bytes:
    stream = io.BytesIO()
    told = {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}
    figure.savefig(stream, format="pdf", metadata=told)
    return stream.getvalue()


_WRITERS: Mapping[PictureFormat, Callable[[Figure, str, str], bytes]] = MappingProxyType(
    {PictureFormat.SVG: _svg, PictureFormat.PNG: _png, PictureFormat.PDF: _pdf}
)
