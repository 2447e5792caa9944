"""Pictures as bytes: SVG that is text to a reader, PNG of two pixels for one, PDF; same counts, same bytes."""

import io
import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape

from matplotlib.figure import Figure

from diplovisit.exporters.plots import words
from diplovisit.exporters.plots.counting import Counts
from diplovisit.exporters.plots.figure import compose_figure
from diplovisit.exporters.plots.look import PictureFormat, PlotOptions
from diplovisit.exporters.plots.page import PIXELS_AN_INCH, clean, own_settings

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
