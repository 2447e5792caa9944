"""Tests of the colours of pictures: text can be read, bars can be seen, and an SVG follows the reader's screen."""

import re

import pytest

from diplovisit.exporters.plots import Panels, PictureFormat, PlotOptions, Theme
from diplovisit.exporters.plots.figure import draw_picture
from diplovisit.exporters.plots.themes import DARK, LANDS, LIGHT, Palette, Tone, dark_style
from tests.exporters.plots.test_drawings import BUSY, MAPPED, STAYING

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
_NOTE_OPACITY = 0.85


def channels(color: str) -> tuple[int, int, int]:
    """Returns red, green and blue from 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(color: tuple[float, ...]) -> float:
    """Returns the relative luminance of WCAG 2.2."""
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Returns the contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    """The formula gives what the standard's examples have: 21 for black on white, 4.54 for #767676."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(channels("#767676"), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@PALETTES
@pytest.mark.parametrize("tone", [Tone.INK, Tone.MUTED])
def test_text_can_be_read(palette: Palette, tone: Tone) -> None:
    """Text has a contrast of at least 4.5 to 1 against the paper."""
    assert contrast(channels(palette[tone]), channels(palette[Tone.PAPER])) >= 4.5


@PALETTES
@pytest.mark.parametrize("land", LANDS)
def test_names_on_the_map_can_be_read(palette: Palette, land: Tone) -> None:
    """A name on its half-transparent paper has that contrast over every shade of the map."""
    below, paper = channels(palette[land]), channels(palette[Tone.PAPER])
    mixed = tuple(_NOTE_OPACITY * over + (1 - _NOTE_OPACITY) * under for over, under in zip(paper, below, strict=True))
    assert contrast(channels(palette[Tone.INK]), mixed) >= 4.5


@PALETTES
@pytest.mark.parametrize("tone", [Tone.BAR, Tone.FAINT_BAR, Tone.MUTED])
def test_bars_and_edges_can_be_seen(palette: Palette, tone: Tone) -> None:
    """Bars, and the edges of dots, have a contrast of at least 3 to 1 against the paper."""
    assert contrast(channels(palette[tone]), channels(palette[Tone.PAPER])) >= 3


@PALETTES
def test_shades_are_in_order(palette: Palette) -> None:
    """From the country without a stop to that with the most, each shade is further from the paper."""
    paper = channels(palette[Tone.PAPER])
    ratios = [contrast(channels(palette[land]), paper) for land in LANDS]
    assert ratios == sorted(ratios)
    assert len(set(ratios)) == len(ratios)


@pytest.mark.parametrize("counts", [STAYING, BUSY, MAPPED], ids=["named", "columns", "map"])
def test_every_colour_of_an_svg_has_a_dark_one(counts: object) -> None:
    """In an SVG that follows the screen, the style has a dark colour for every colour that is drawn."""
    by = Panels.MAP if counts is MAPPED else Panels.TIMELINE
    picture = draw_picture(counts, PictureFormat.SVG, PlotOptions(by=by, theme=Theme.AUTO)).decode()  # type: ignore[arg-type]  # a union of constants
    drawn = set(re.findall(r"(?:fill|stroke): #[0-9a-f]{6}", picture.replace(dark_style(), "")))
    assert len(drawn) > 4
    assert all(f'[style*="{color}"]' in dark_style() for color in drawn)


def test_an_svg_is_the_same_in_light_but_for_its_style() -> None:
    """An SVG that follows the screen is the light one with a style, for viewers that know no style."""
    light, auto = (
        draw_picture(MAPPED, PictureFormat.SVG, PlotOptions(by=Panels.MAP, theme=theme)).decode()
        for theme in (Theme.LIGHT, Theme.AUTO)
    )
    assert auto.replace(f"\n{dark_style()}</style>", "</style>") == light
    assert auto != light


def test_a_dark_picture_has_no_light_colour() -> None:
    """A dark picture has only colours of the dark palette."""
    picture = draw_picture(MAPPED, PictureFormat.SVG, PlotOptions(by=Panels.MAP, theme=Theme.DARK)).decode()
    assert set(re.findall(r"(?:fill|stroke): (#[0-9a-f]{6})", picture)) <= set(DARK.values())
