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
from diplovisit.exporters.plots.stays import pick_lanes
from diplovisit.exporters.plots.themes import Theme, Tone, dark_style, palette
from diplovisit.exporters.plots.timeline import Timeline
from diplovisit.exporters.plots.world_panel import WorldPanel

_LACKING_LETTERS: Final = r"Glyph |Matplotlib currently does not support"
"""How matplotlib's warnings begin where the font lacks letters, or where it cannot join letters."""

_BASE_DIRECTION: Final = "text { unicode-bidi: plaintext }"
"""Each text runs as its first letter does: a title in Hebrew from right to left, with Latin words in it or without."""

_MARGIN: Final = 28
_HEADING: Final = 30
_GAP: Final = 26
_GUTTER: Final = 40
_NARROWEST_HALF: Final = 320
_YEAR, _YEAR_IN_WIDE = 28, 5
"""The least pixels of a year where years and countries are next to each other."""

_WIDE: Final = 1100
_MOST_SPARE: Final = 150

_Panel: TypeAlias = YearBars | CountryBars | Timeline | WorldPanel


def compose_figure(counts: Counts, options: PlotOptions) -> Figure:
    """Returns the picture: title, panels one below the other, footnote.

    Raises ValueError for a size that is too small, and for more than `MOST_PIXELS` pixels.
    """
    width = options.width - 2 * _MARGIN
    title = wrap_text(words.title(counts, options), Type.TITLE, width)
    footnote = wrap_text(words.footnote(counts, options), Type.SMALL, width)
    frame = 2 * _MARGIN - 8 + len(title) * Type.TITLE.line + len(footnote) * Type.SMALL.line
    bands = _fitted(_bands(counts, options, width), frame, options)
    canvas = Canvas(options.width, _height(bands, frame, options), palette(options.theme))

    y = float(_MARGIN - 8)
    for line in title:
        y += Type.TITLE.line
        canvas.text(_MARGIN, y - 6, line, Type.TITLE)
    for band in bands:
        y += _GAP
        for n, headed in enumerate(band):
            x = _MARGIN + n * (_half(width) + _GUTTER)
            canvas.text(x, y, headed.heading, Type.HEADING)
            if headed.more:
                more_x = x + text_width(headed.heading, Type.HEADING) + 8
                canvas.text(more_x, y, headed.more, Type.SMALL, tone=Tone.MUTED)
            headed.panel.draw(canvas, x, y + _HEADING - Type.HEADING.line)
        y += _HEADING - Type.HEADING.line + _band_height(band)
    y = canvas.height - _MARGIN - (len(footnote) - 1) * Type.SMALL.line
    canvas.rule(_MARGIN, y - 20, canvas.width - _MARGIN, y - 20)
    for line in footnote:
        canvas.text(_MARGIN, y, line, Type.SMALL, tone=Tone.MUTED)
        y += Type.SMALL.line
    return canvas.figure


@attrs.frozen
class _Headed:
    """A panel with its heading, and with what the heading does not say."""

    heading: str
    more: str
    panel: _Panel


_Band: TypeAlias = tuple[_Headed, ...]
"""Panels next to each other."""


def _bands(counts: Counts, options: PlotOptions, width: float) -> list[_Band]:
    """The panels from top to bottom; years and countries are next to each other where both have room."""
    if options.by is Panels.TIMELINE:
        lanes = Timeline(pick_lanes(counts.lanes, options.top), width)
        return [(_Headed(words.OVER_TIME, words.OVER_TIME_MORE[options.lanes], lanes),)]
    if options.by is Panels.MAP:
        panel = WorldPanel(counts.shown, counts.rows, options.top, width)
        return [(_Headed(words.COUNTRIES, words.COUNTRIES_MORE, panel),)]
    by_year = YearBars(counts.rows, width)
    years = _Headed(words.YEARS, words.YEARS_MORE, by_year)
    bars = CountryBars(counts.shown, counts.rows, options.top, width)
    countries = _Headed(words.COUNTRIES, words.COUNTRIES_MORE, bars)
    if options.by is Panels.YEAR:
        return [(years,)]
    if bars.narrowest > width:
        needed = math.ceil(bars.narrowest) + 2 * _MARGIN
        raise ValueError(f"{options.width:,} pixels are too narrow: {len(counts.rows)} travellers need {needed:,}")
    if options.by is Panels.COUNTRY:
        return [(countries,)]
    if not _are_side_by_side(counts, by_year, width):
        return [(years,), (countries,)]
    left, right = attrs.evolve(by_year, width=_half(width)), attrs.evolve(bars, width=_half(width))
    # Columns of many visits gain by height.
    if left.stretches and left.least_spare:
        left = attrs.evolve(left, spare=min(_MOST_SPARE, max(0, right.height - left.height)))
    return [(attrs.evolve(years, panel=left), attrs.evolve(countries, panel=right))]


def _are_side_by_side(counts: Counts, years: YearBars, width: float) -> bool:
    """Whether years and countries have room next to each other: few years do, and many in a wide picture."""
    least = _YEAR_IN_WIDE if width >= _WIDE else _YEAR
    return len(counts.rows) == 1 and _half(width) >= max(_NARROWEST_HALF, least * years.slots)


def _half(width: float) -> float:
    return (width - _GUTTER) / 2


def _band_height(band: _Band) -> float:
    return max(headed.panel.height for headed in band)


def _needed_height(bands: list[_Band], frame: float) -> float:
    return frame + sum(_GAP + _HEADING - Type.HEADING.line + _band_height(band) for band in bands) + _GAP


def _fitted(bands: list[_Band], frame: float, options: PlotOptions) -> list[_Band]:
    """The panels fitted to the requested height: the first that can stretch or shrink takes the difference."""
    if options.height is None:
        return bands
    spare = options.height - _needed_height(bands, frame)
    fitted = []
    for band in bands:
        before = _band_height(band)
        after = tuple(attrs.evolve(one, panel=_stretched(one.panel, before + spare)) for one in band)
        spare -= _band_height(after) - before
        fitted.append(after)
    if spare < -1:
        remedy = "" if options.by is Panels.YEAR else f", or ask for fewer {_rows(options)}"
        raise ValueError(
            f"{options.height:,} pixels are too low: the picture needs {round(options.height - spare):,}{remedy}"
        )
    return fitted


def _stretched(panel: _Panel, height: float) -> _Panel:
    """The panel in a height, or in the least height that it can have."""
    if not panel.stretches:
        return panel
    return attrs.evolve(panel, spare=max((height - panel.height) / panel.stretches, panel.least_spare))


def _height(bands: list[_Band], frame: float, options: PlotOptions) -> int:
    height = options.height if options.height is not None else round(_needed_height(bands, frame))
    if options.width * height > MOST_PIXELS:
        raise ValueError(
            f"a picture of {options.width:,} by {height:,} pixels is too large; ask for fewer {_rows(options)}"
        )
    return height


def _rows(options: PlotOptions) -> str:
    return "lanes" if options.by is Panels.TIMELINE else "countries"


def draw_picture(counts: Counts, to: PictureFormat, options: PlotOptions) -> bytes:
    """Returns a picture of the counts as bytes. Raises ValueError as `compose_figure` does.

    Letters that DejaVu Sans lacks are boxes in PNG and PDF, with a warning by matplotlib; an SVG keeps its text. A PNG
    has two pixels for each pixel of the options. Matplotlib's settings are global to the process, so this function is
    not for several threads at once.
    """
    with fixed_settings(), warnings.catch_warnings():
        if to is PictureFormat.SVG:
            warnings.filterwarnings("ignore", message=_LACKING_LETTERS)
        title, description = words.title(counts, options), words.description(counts, options)
        style = dark_style() if options.theme is Theme.AUTO else ""
        return _WRITERS[to](compose_figure(counts, options), title, description, style)


def _svg(figure: Figure, title: str, description: str, style: str) -> bytes:
    """Returns SVG whose text can be searched and edited; a screen reader gets the title and every number shown."""
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    before, opening, rest = stream.getvalue().decode().partition("<svg ")
    attributes, end, content = rest.partition(">")
    accessibility = 'role="img" aria-labelledby="picture-title" aria-describedby="picture-numbers" '
    title_and_description = (
        f'<title id="picture-title">{_in_xml(title)}</title>\n <desc id="picture-numbers">{_in_xml(description)}</desc>'
    )
    styled = "\n <style>" + "\n".join(filter(None, (_BASE_DIRECTION, style))) + "</style>"
    return f"{before}{opening}{accessibility}{attributes}{end}\n {title_and_description}{styled}{content}".encode()


def _in_xml(text: str) -> str:
    return escape(replace_forbidden(text))


def _png(figure: Figure, title: str, description: str, style: str) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=2 * PIXELS_AN_INCH, metadata={"Software": None})
    return stream.getvalue()


def _pdf(figure: Figure, title: str, description: str, style: str) -> bytes:
    stream = io.BytesIO()
    metadata = {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}
    figure.savefig(stream, format="pdf", metadata=metadata)
    return stream.getvalue()


_WRITERS: Mapping[PictureFormat, Callable[[Figure, str, str, str], bytes]] = MappingProxyType(
    {PictureFormat.SVG: _svg, PictureFormat.PNG: _png, PictureFormat.PDF: _pdf}
)
