"""The canvas that pictures are drawn on, with its fonts; units are screen pixels from the top left corner."""

import contextlib
import enum
import functools
import re
from collections.abc import Iterator
from typing import Final, Literal

import attrs
import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D, Transform

PIXELS_AN_INCH: Final = 96
_POINTS_A_PIXEL: Final = 0.75

INK: Final = "#1a1a1a"
MUTED: Final = "#595959"
"""The colour of secondary text; its contrast against white is 7 to 1 (WCAG 2.2, success criterion 1.4.6)."""
_BAR: Final = "#1f5a94"
_RULE: Final = "#d4d4d4"
_PAPER: Final = "white"
_RULES, _CLEARINGS, _BARS, _AXES = 1, 2, 3, 4


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

    >>> wrap_text("Saint Helena, Ascension and Tristan da Cunha", Type.LABEL, 200)
    ['Saint Helena, Ascension and', 'Tristan da Cunha']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, type) <= width:
            lines[-1] = longer
            continue
        while (fits := _letters_that_fit(word, type, width)) < len(word):
            lines.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901  # the rest of the word
        lines.append(word)
    return lines


def _letters_that_fit(word: str, type: Type, width: float) -> int:
    if text_width(word, type) <= width:
        return len(word)
    return max(1, next(n for n in range(1, len(word) + 1) if text_width(word[:n], type) > width) - 1)


# Allowed in the text of a record, but not in XML (XML 1.0, section 2.2).
_FORBIDDEN_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


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


@attrs.frozen(init=False)
class Canvas:
    """A figure with a size in pixels; x grows to the right, y grows downwards."""

    width: int
    height: int
    figure: Figure
    _pixels: Transform

    def __init__(self, width: int, height: int) -> None:
        # Slightly more than the pixels: 833 / 96 * 96 is 832.9999999999999, which would lose a whole pixel.
        size = ((width + 1e-9) / PIXELS_AN_INCH, (height + 1e-9) / PIXELS_AN_INCH)
        figure = Figure(figsize=size, dpi=PIXELS_AN_INCH, facecolor=_PAPER)
        pixels = Affine2D().scale(1 / width, -1 / height).translate(0, 1)
        self.__attrs_init__(width, height, figure, pixels + figure.transFigure)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        type: Type,
        *,
        color: str = INK,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Draws one line of text; y is its baseline."""
        self.figure.text(
            x,
            y,
            visible_text(text),
            transform=self._pixels,
            fontproperties=type.font,
            color=color,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
        )

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Fills a box whose top left corner is at x and y."""
        self._box(x, y, width, height, _BAR, _BARS)

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """Hides the rules behind a box, so that no line crosses the text there."""
        self._box(x, y, width, height, _PAPER, _CLEARINGS)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, is_axis: bool = False) -> None:
        """Draws a thin line: an axis in front of the bars, or a line of a scale behind them."""
        line = Line2D([x, to_x], [y, to_y], transform=self._pixels, linewidth=0.75, solid_capstyle="butt")
        line.set_color(INK if is_axis else _RULE)
        line.set_zorder(_AXES if is_axis else _RULES)
        self.figure.add_artist(line)

    def _box(self, x: float, y: float, width: float, height: float, color: str, order: int) -> None:
        box = Rectangle((x, y), width, height, transform=self._pixels, linewidth=0, zorder=order)
        box.set_facecolor(color)
        box.set_edgecolor("none")
        self.figure.add_artist(box)
