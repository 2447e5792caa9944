"""A page to draw on, measured in pixels of a screen from its top left corner, and the type that is set on it."""

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
"""For what is said beside; 7 to 1 against white (WCAG 2.2, success criterion 1.4.6)."""
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
        """DejaVu Sans, which matplotlib brings along: the same on every machine."""
        size, weight, _ = self.value
        return FontProperties(family=["DejaVu Sans", "sans-serif"], size=size * _POINTS_A_PIXEL, weight=weight)


@contextlib.contextmanager
def own_settings() -> Iterator[None]:
    """Matplotlib's own defaults and ours, whatever somebody's matplotlibrc says; theirs are back at the end."""
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
def width_of(text: str, type: Type) -> float:
    """How many pixels a text is wide.

    >>> width_of("Monaco", Type.LABEL) < width_of("Monaco", Type.TITLE)
    True
    """
    points: float = TextToPath().get_text_width_height_descent(visible_text(text), type.font, ismath=False)[0]
    return points / _POINTS_A_PIXEL


def wrapped(text: str, type: Type, width: float) -> list[str]:
    """The lines of a text: broken at blanks, and within a word only where it is wider than a line.

    >>> wrapped("Saint Helena, Ascension and Tristan da Cunha", Type.LABEL, 200)
    ['Saint Helena, Ascension and', 'Tristan da Cunha']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, type) <= width:
            lines[-1] = longer
            continue
        while (fits := _letters_that_fit(word, type, width)) < len(word):
            lines.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901  # the rest of it
        lines.append(word)
    return lines


def _letters_that_fit(word: str, type: Type, width: float) -> int:
    if width_of(word, type) <= width:
        return len(word)
    return max(1, next(n for n in range(1, len(word) + 1) if width_of(word[:n], type) > width) - 1)


# A record may hold them, as they are text; XML may not (XML 1.0, section 2.2).
_NO_CHARACTERS = re.compile("[\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without what XML may not hold.

    >>> clean("Abidjan\ufffe")
    'Abidjan�'
    """
    return _NO_CHARACTERS.sub("\ufffd", text)


def visible_text(text: str) -> str:
    """The text as it is set: also without U+FEFF, which nobody sees, and over which matplotlib 3.11.2 fails in a PDF.

    >>> visible_text("\ufeffAbidjan")
    'Abidjan'
    """
    return clean(text).replace("\ufeff", "")


@attrs.frozen(init=False)
class Canvas:
    """A figure of so many pixels; x goes to the right, y goes down."""

    width: int
    height: int
    figure: Figure
    _pixels: Transform

    def __init__(self, width: int, height: int) -> None:
        # A hair more than the pixels: 833 / 96 * 96 is 832.9999999999999, and would lose a whole one.
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
        """Sets one line of text; y is its baseline."""
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
        """Fills a box, of which x and y are the top left corner."""
        self._box(x, y, width, height, _BAR, _BARS)

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """Takes the rules away behind a box, so that no line goes through what is written there."""
        self._box(x, y, width, height, _PAPER, _CLEARINGS)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, is_axis: bool = False) -> None:
        """Draws a thin line: an axis, on which bars stand, or one that is behind them."""
        line = Line2D([x, to_x], [y, to_y], transform=self._pixels, linewidth=0.75, solid_capstyle="butt")
        line.set_color(INK if is_axis else _RULE)
        line.set_zorder(_AXES if is_axis else _RULES)
        self.figure.add_artist(line)

    def _box(self, x: float, y: float, width: float, height: float, color: str, order: int) -> None:
        box = Rectangle((x, y), width, height, transform=self._pixels, linewidth=0, zorder=order)
        box.set_facecolor(color)
        box.set_edgecolor("none")
        self.figure.add_artist(box)
