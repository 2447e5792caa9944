"""The colours of pictures, on white and on dark paper.

Text has a contrast of at least 4.5 to 1 against the paper (WCAG 2.2, success criterion 1.4.3), bars of at least 3 to 1.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias


class Theme(enum.StrEnum):
    """The colours of a picture. AUTO is for SVG alone: each reader's choice, light where a reader has none."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


class Tone(enum.Enum):
    """What a colour is for; LAND_0 to LAND_6 are the shades of a map, from no stop to the most."""

    PAPER = enum.auto()
    INK = enum.auto()
    MUTED = enum.auto()
    RULE = enum.auto()
    BAR = enum.auto()
    FAINT_BAR = enum.auto()
    LAND_0 = enum.auto()
    LAND_1 = enum.auto()
    LAND_2 = enum.auto()
    LAND_3 = enum.auto()
    LAND_4 = enum.auto()
    LAND_5 = enum.auto()
    LAND_6 = enum.auto()


LANDS: Final = (Tone.LAND_0, Tone.LAND_1, Tone.LAND_2, Tone.LAND_3, Tone.LAND_4, Tone.LAND_5, Tone.LAND_6)

Palette: TypeAlias = Mapping[Tone, str]

LIGHT: Final[Palette] = MappingProxyType(
    {
        Tone.PAPER: "#ffffff",
        Tone.INK: "#1a1a1a",
        Tone.MUTED: "#595959",
        Tone.RULE: "#d4d4d4",
        Tone.BAR: "#1f5a94",
        Tone.FAINT_BAR: "#6c92bd",
        Tone.LAND_0: "#e3e8ee",
        Tone.LAND_1: "#b9d4f1",
        Tone.LAND_2: "#8dbbe8",
        Tone.LAND_3: "#5f9fdb",
        Tone.LAND_4: "#3580c4",
        Tone.LAND_5: "#155d9f",
        Tone.LAND_6: "#083b6b",
    }
)
DARK: Final[Palette] = MappingProxyType(
    {
        Tone.PAPER: "#0d1117",
        Tone.INK: "#e6edf3",
        Tone.MUTED: "#9da7b1",
        Tone.RULE: "#3d444d",
        Tone.BAR: "#58a6ff",
        Tone.FAINT_BAR: "#44689b",
        Tone.LAND_0: "#262d36",
        Tone.LAND_1: "#12395c",
        Tone.LAND_2: "#16548a",
        Tone.LAND_3: "#2070b4",
        Tone.LAND_4: "#3d8fd9",
        Tone.LAND_5: "#79b8f3",
        Tone.LAND_6: "#c5e1fb",
    }
)


def palette(theme: Theme) -> Palette:
    """Returns the colours to draw with: for AUTO the light ones, which `dark_style` changes."""
    return DARK if theme is Theme.DARK else LIGHT


def dark_style() -> str:
    """Returns the CSS that turns the light colours of an SVG into the dark ones where the reader's screen is dark.

    A viewer of SVG without CSS, or without media queries, shows the light colours.

    >>> dark_style().splitlines()[1]
    '[style*="fill: #ffffff"] { fill: #0d1117 !important }'
    """
    rules = (
        f'[style*="{property}: {color}"] {{ {property}: {DARK[tone]} !important }}'
        for tone, color in LIGHT.items()
        for property in ("fill", "stroke")
    )
    return "\n".join(["@media (prefers-color-scheme: dark) {", *rules, "}"])
