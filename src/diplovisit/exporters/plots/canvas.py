"""The canvas that pictures are drawn on, with its fonts; units are screen pixels from the top left corner."""

import contextlib
import enum
import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import attrs
import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D, Transform

from diplovisit.exporters.plots.themes import LIGHT, Palette, Tone
from diplovisit.lazy_patterns import lazy_pattern

PIXELS_AN_INCH: Final = 96
_POINTS_A_PIXEL: Final = 0.75

_RULES, _CLEARINGS, _BARS, _AXES, _NOTES = 1, 2, 3, 4, 5
_NOTE_OPACITY: Final = 0.85
_EDGE: Final = 0.6


class Type(enum.Enum):
    """The sizes of type: pixels, weight, and the pixels from one line to the next."""

    TITLE = (20, "bold", 26)
    HEADING = (13, "bold", 18)
    ROW = (12, "bold", 17)
    LABEL = (12, "normal", 15)
    SMALL = (11, "normal", 15)

    @property
    def line(self) -> int:
        """The pixels from one line to the next."""
        return self.value[2]

    @functools.cached_property
    def font(self) -> FontProperties:
        """DejaVu Sans, which comes with matplotlib and so is the same on every machine."""
        size, weight, _ = self.value
        return FontProperties(family=["DejaVu Sans", "sans-serif"], size=size * _POINTS_A_PIXEL, weight=weight)


@contextlib.contextmanager
def fixed_settings() -> Iterator[None]:
    """Sets matplotlib's defaults and ours, ignoring the user's matplotlibrc; restores the user's settings after use."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.sans-serif": ["DejaVu Sans"],
                "text.hinting": "none",
                "text.parse_math": False,
                "svg.fonttype": "none",
                "svg.hashsalt": "diplovisit",
            }
        )
        yield


_BLANKS: Final = lazy_pattern(r"[^\S\xa0]+")


@functools.lru_cache(maxsize=4096)
def text_width(text: str, type: Type) -> float:
    """Returns the width of a text in pixels.

    >>> text_width("Monaco", Type.LABEL) < text_width("Monaco", Type.TITLE)
    True
    """
    points: float = TextToPath().get_text_width_height_descent(visible_text(text), type.font, ismath=False)[0]
    return points / _POINTS_A_PIXEL


def wrap_text(text: str, type: Type, width: float) -> list[str]:
    """Returns the lines of a text, broken at blanks, and within a word only where the word is wider than a line.

    A line is not broken at U+00A0.

    >>> wrap_text("Saint Helena, Ascension and Tristan da Cunha", Type.LABEL, 200)
    ['Saint Helena, Ascension and', 'Tristan da Cunha']
    """
    lines: list[str] = []
    for word in _BLANKS.split(text.strip()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, type) <= width:
            lines[-1] = longer
            continue
        while (fits := _letters_that_fit(word, type, width)) < len(word):
            lines.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901  # the rest of the word
        lines.append(word)
    return lines


def cut_text(text: str, type: Type, width: float) -> str:
    """Returns the text, or as much of its beginning as fits, with "…".

    >>> cut_text("Saint Helena, Ascension and Tristan da Cunha", Type.LABEL, 90)
    'Saint Helena…'
    """
    if text_width(text, type) <= width:
        return text
    return f"{text[: _letters_that_fit(text, type, width - text_width('…', type))].rstrip()}…"


def _letters_that_fit(word: str, type: Type, width: float) -> int:
    if text_width(word, type) <= width:
        return len(word)
    return max(1, next(n for n in range(1, len(word) + 1) if text_width(word[:n], type) > width) - 1)


# Allowed in the text of a record, but not in XML (XML 1.0, section 2.2).
_FORBIDDEN_IN_XML = lazy_pattern("[\ufffe\uffff\ud800-\udfff]")


def replace_forbidden(text: str) -> str:
    """Returns the text with U+FFFD for each character that XML forbids.

    >>> replace_forbidden("Abidjan\ufffe")
    'Abidjan�'
    """
    return _FORBIDDEN_IN_XML.sub("\ufffd", text)


def visible_text(text: str) -> str:
    """Returns the text to draw: without forbidden characters, and without the invisible U+FEFF.

    With U+FEFF matplotlib 3.11.2 fails to write a PDF.

    >>> visible_text("\ufeffAbidjan")
    'Abidjan'
    """
    return replace_forbidden(text).replace("\ufeff", "")


@attrs.frozen
class Box:
    """A rectangle: its top left corner and its size in pixels."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have a pixel in common.

        >>> Box(0, 0, 10, 10).overlaps(Box(9, 9, 5, 5)), Box(0, 0, 10, 10).overlaps(Box(10, 0, 5, 5))
        (True, False)
        """
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def contains(self, other: "Box") -> bool:
        """Whether no pixel of the other is outside."""
        return (
            self.x <= other.x
            and other.x + other.width <= self.x + self.width
            and self.y <= other.y
            and other.y + other.height <= self.y + self.height
        )


@attrs.frozen(init=False)
class Canvas:
    """A figure with a size in pixels; x grows to the right, y grows downwards."""

    width: int
    height: int
    palette: Palette
    figure: Figure
    _pixels: Transform

    def __init__(self, width: int, height: int, palette: Palette = LIGHT) -> None:
        # Slightly more than the pixels: 833 / 96 * 96 is 832.9999999999999, which would lose a whole pixel.
        size = ((width + 1e-9) / PIXELS_AN_INCH, (height + 1e-9) / PIXELS_AN_INCH)
        figure = Figure(figsize=size, dpi=PIXELS_AN_INCH, facecolor=palette[Tone.PAPER])
        pixels = Affine2D().scale(1 / width, -1 / height).translate(0, 1)
        self.__attrs_init__(width, height, palette, figure, pixels + figure.transFigure)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        type: Type,
        *,
        tone: Tone = Tone.INK,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Draws one line of text; y is its baseline."""
        self.figure.text(
            x,
            y,
            visible_text(text),
            transform=self._pixels,
            fontproperties=type.font,
            color=self.palette[tone],
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            zorder=_NOTES,
        )

    def bar(self, box: Box, tone: Tone = Tone.BAR) -> None:
        """Fills a box."""
        self._fill(Rectangle((box.x, box.y), box.width, box.height), tone, _BARS)

    def outline(self, box: Box) -> None:
        """Draws the outline of a bar, inside of its box."""
        line = 1.5
        patch = Rectangle((box.x + line / 2, box.y + line / 2), max(0.1, box.width - line), box.height - line)
        self._fill(patch, Tone.PAPER, _BARS)
        patch.set_edgecolor(self.palette[Tone.BAR])
        patch.set_linewidth(line * _POINTS_A_PIXEL)

    def clear(self, box: Box) -> None:
        """Hides the rules behind a box, so that no line crosses the text there."""
        self._fill(Rectangle((box.x, box.y), box.width, box.height), Tone.PAPER, _CLEARINGS)

    def note(self, box: Box, text: str, type: Type) -> None:
        """Draws a line of text in the middle of a box, on paper that lets little through of what is below it."""
        patch = Rectangle((box.x, box.y), box.width, box.height)
        self._fill(patch, Tone.PAPER, _AXES)
        patch.set_alpha(_NOTE_OPACITY)
        self.text(box.x + box.width / 2, box.y + box.height / 2 + 4, text, type, align="center")

    def shape(self, rings: Iterable[Sequence[tuple[float, float]]], tone: Tone, frame: Box) -> None:
        """Fills the inside of rings, as far as it is in the frame."""
        snapped = ([(_snap(x), _snap(y)) for x, y in (*ring, ring[0])] for ring in rings)
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in snapped))
        patch = PathPatch(path)
        self._edged(patch, tone, Tone.PAPER)
        patch.set_clip_path(Rectangle((frame.x, frame.y), frame.width, frame.height, transform=self._pixels))

    def dot(self, x: float, y: float, radius: float, tone: Tone) -> None:
        """Fills a circle, with an edge that shows it where its tone is close to the paper."""
        self._edged(Circle((x, y), radius), tone, Tone.MUTED)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, is_axis: bool = False) -> None:
        """Draws a thin line: an axis in front of the bars, or a line of a scale behind them."""
        line = Line2D([x, to_x], [y, to_y], transform=self._pixels, linewidth=0.75, solid_capstyle="butt")
        line.set_color(self.palette[Tone.INK if is_axis else Tone.RULE])
        line.set_zorder(_AXES if is_axis else _RULES)
        self.figure.add_artist(line)

    def _edged(self, patch: Patch, tone: Tone, edge: Tone) -> None:
        self._fill(patch, tone, _BARS)
        patch.set_edgecolor(self.palette[edge])
        patch.set_linewidth(_EDGE * _POINTS_A_PIXEL)

    def _fill(self, patch: Patch, tone: Tone, order: int) -> None:
        patch.set_transform(self._pixels)
        patch.set_linewidth(0)
        patch.set_zorder(order)
        patch.set_facecolor(self.palette[tone])
        patch.set_edgecolor("none")
        self.figure.add_artist(patch)


def _snap(pixels: float) -> float:
    """Moves to the nearest tenth of a point, because an SVG has one digit then and not six."""
    return round(pixels * _POINTS_A_PIXEL * 10) / 10 / _POINTS_A_PIXEL
