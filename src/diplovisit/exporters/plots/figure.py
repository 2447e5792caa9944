"""Draws a picture of counts in one of its formats; the same counts give the same bytes."""

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
from diplovisit.exporters.plots.bars import CountryBars, YearBars
from diplovisit.exporters.plots.canvas import (
    MUTED,
    PIXELS_AN_INCH,
    Canvas,
    Type,
    fixed_settings,
    replace_forbidden,
    text_width,
    wrap_text,
)
from diplovisit.exporters.plots.counting import Counts
from diplovisit.exporters.plots.options import MOST_PIXELS, Panels, PictureFormat, PlotOptions

_LACKING_LETTERS: Final = r"Glyph |Matplotlib currently does not support"
"""How matplotlib's warnings begin where the font lacks letters, or where it cannot join letters."""

_MARGIN: Final = 28
_HEADING: Final = 30
_GAP: Final = 26

_Panel: TypeAlias = YearBars | CountryBars


def compose_figure(counts: Counts, options: PlotOptions) -> Figure:
    """Returns the picture: title, panels one below the other, footnote.

    Raises ValueError for a size that is too small, and for more than `MOST_PIXELS` pixels.
    """
    width = options.width - 2 * _MARGIN
    title = wrap_text(words.title(counts, options), Type.TITLE, width)
    footnote = wrap_text(words.footnote(counts, options), Type.SMALL, width)
    frame = 2 * _MARGIN - 8 + len(title) * Type.TITLE.line + len(footnote) * Type.SMALL.line
    panels = _fitted(_panels(counts, options, width), frame, options)
    canvas = Canvas(options.width, _height(panels, frame, options))

    y = float(_MARGIN - 8)
    for line in title:
        y += Type.TITLE.line
        canvas.text(_MARGIN, y - 6, line, Type.TITLE)
    for heading, more, panel in panels:
        y += _GAP
        canvas.text(_MARGIN, y, heading, Type.HEADING)
        canvas.text(_MARGIN + text_width(heading, Type.HEADING) + 8, y, more, Type.SMALL, color=MUTED)
        panel.draw(canvas, _MARGIN, y + _HEADING - Type.HEADING.line)
        y += _HEADING - Type.HEADING.line + panel.height
    y = canvas.height - _MARGIN - (len(footnote) - 1) * Type.SMALL.line
    canvas.rule(_MARGIN, y - 20, canvas.width - _MARGIN, y - 20)
    for line in footnote:
        canvas.text(_MARGIN, y, line, Type.SMALL, color=MUTED)
        y += Type.SMALL.line
    return canvas.figure


_Headed: TypeAlias = tuple[str, str, _Panel]


def _panels(counts: Counts, options: PlotOptions, width: float) -> list[_Headed]:
    panels: list[_Headed] = []
    if options.by is not Panels.COUNTRY:
        panels.append((words.YEARS, words.YEARS_MORE, YearBars(counts.rows, width)))
    if options.by is not Panels.YEAR:
        bars = CountryBars(counts.shown, counts.rows, options.top, width)
        if bars.narrowest > width:
            needed = math.ceil(bars.narrowest) + 2 * _MARGIN
            raise ValueError(f"{options.width:,} pixels are too narrow: {len(counts.rows)} travellers need {needed:,}")
        panels.append((words.COUNTRIES, words.COUNTRIES_MORE, bars))
    return panels


def _needed_height(panels: list[_Headed], frame: float) -> float:
    return frame + sum(_GAP + _HEADING - Type.HEADING.line + panel.height for _, _, panel in panels) + _GAP


def _fitted(panels: list[_Headed], frame: float, options: PlotOptions) -> list[_Headed]:
    """The panels fitted to the requested height: the first that can stretch or shrink takes the difference."""
    if options.height is None:
        return panels
    spare = options.height - _needed_height(panels, frame)
    fitted = []
    for heading, more, panel in panels:
        share = max(spare / panel.stretches, panel.least_spare) if panel.stretches else 0
        spare -= share * panel.stretches
        fitted.append((heading, more, attrs.evolve(panel, spare=share)))
    if spare < -1:
        remedy = "" if options.by is Panels.YEAR else ", or ask for fewer countries"
        raise ValueError(
            f"{options.height:,} pixels are too low: the picture needs {round(options.height - spare):,}{remedy}"
        )
    return fitted


def _height(panels: list[_Headed], frame: float, options: PlotOptions) -> int:
    height = options.height if options.height is not None else round(_needed_height(panels, frame))
    if options.width * height > MOST_PIXELS:
        raise ValueError(f"a picture of {options.width:,} by {height:,} pixels is too large; ask for fewer countries")
    return height


def draw_picture(counts: Counts, to: PictureFormat, options: PlotOptions) -> bytes:
    """Returns a picture of the counts as bytes. Raises ValueError as `compose_figure` does.

    Letters that DejaVu Sans lacks are boxes in PNG and PDF, with a warning by matplotlib; an SVG keeps its text. A PNG
    has two pixels for each pixel of the options. Matplotlib's settings are global to the process, so this function is
    not for several threads at once.
    """
    with fixed_settings(), warnings.catch_warnings():
        if to is PictureFormat.SVG:
            warnings.filterwarnings("ignore", message=_LACKING_LETTERS)
        return _WRITERS[to](
            compose_figure(counts, options), words.title(counts, options), words.description(counts, options)
        )


def _svg(figure: Figure, title: str, description: str) -> bytes:
    """Returns SVG whose text can be searched and edited; a screen reader gets the title and every number shown."""
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    before, opening, rest = stream.getvalue().decode().partition("<svg ")
    attributes, end, content = rest.partition(">")
    accessibility = 'role="img" aria-labelledby="picture-title" aria-describedby="picture-numbers" '
    title_and_description = (
        f'<title id="picture-title">{_in_xml(title)}</title>\n <desc id="picture-numbers">{_in_xml(description)}</desc>'
    )
    return f"{before}{opening}{accessibility}{attributes}{end}\n {title_and_description}{content}".encode()


def _in_xml(text: str) -> str:
    return escape(replace_forbidden(text))


def _png(figure: Figure, title: str, description: str) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=2 * PIXELS_AN_INCH, metadata={"Software": None})
    return stream.getvalue()


def _pdf(figure: Figure, title: str, description: str) -> bytes:
    stream = io.BytesIO()
    metadata = {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}
    figure.savefig(stream, format="pdf", metadata=metadata)
    return stream.getvalue()


_WRITERS: Mapping[PictureFormat, Callable[[Figure, str, str], bytes]] = MappingProxyType(
    {PictureFormat.SVG: _svg, PictureFormat.PNG: _png, PictureFormat.PDF: _pdf}
)
