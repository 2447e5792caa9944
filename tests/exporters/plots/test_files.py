"""Pictures as bytes: the same each time, and what others can read."""

import struct
import warnings
import zlib
from typing import Any
from xml.etree import ElementTree

import attrs
import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplovisit.exporters.plots import Counts, Panels, PictureFormat, PlotOptions, VisitCounts, count_visits
from diplovisit.exporters.plots.canvas import Type, width_of, wrapped
from diplovisit.exporters.plots.figure import draw_picture
from diplovisit.record import Visit
from diplovisit.record.polities import codes, polity_name
from diplovisit.testing import HOSTILE_TEXTS, visits

SVG = "{http://www.w3.org/2000/svg}"

COUNTRIES = tuple((code, 400 - n) for n, code in enumerate(codes()))
LONG = Counts(
    whole=VisitCounts(
        visits=4000,
        stops=sum(many for _, many in COUNTRIES),
        years=tuple((year, 1 + year % 7 + (year == 2009) * 50) for year in range(1866, 2026) if year % 5),
        countries=COUNTRIES,
        undated=3,
    )
)
SHORT = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("CW", 1),)))


def texts(picture: bytes) -> list[str]:
    """The texts of an SVG, as a parser of XML reads them."""
    return [element.text or "" for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def split(number: int) -> Counts:
    """Counts of so many travellers."""
    rows = tuple(attrs.evolve(SHORT.whole, name=f"Traveller {n} of a Long Name") for n in range(number))
    return Counts(whole=attrs.evolve(SHORT.whole, visits=number), travellers=rows)


@pytest.mark.not_measured
@pytest.mark.parametrize("to", PictureFormat)
@pytest.mark.parametrize("counts", [LONG, SHORT, split(3)], ids=["many", "one", "three travellers"])
def test_the_same_counts_are_the_same_bytes(to: PictureFormat, counts: Counts) -> None:
    """Whatever was set for matplotlib, and what is set stays as it is."""
    first = draw_picture(counts, to, PlotOptions())
    asked: Any = {
        "font.size": 30,
        "text.usetex": True,
        "svg.fonttype": "path",
        "savefig.bbox": "tight",
        "figure.dpi": 17,
    }
    with mpl.rc_context(asked):
        assert draw_picture(counts, to, PlotOptions()) == first
        assert {key: mpl.rcParams[key] for key in asked} == asked


def test_pyplot_is_left_alone() -> None:
    """No figure is opened that somebody would have to close, and no backend is chosen."""
    backend = mpl.rcParams._get("backend")
    draw_picture(SHORT, PictureFormat.PNG, PlotOptions())
    assert mpl.rcParams._get("backend") == backend
    from matplotlib import _pylab_helpers

    assert _pylab_helpers.Gcf.get_all_fig_managers() == []


def test_an_svg_is_text_to_a_reader() -> None:
    """It has a title, every number for a screen reader, and its labels as text; no date and no version."""
    picture = draw_picture(LONG, PictureFormat.SVG, PlotOptions(top=3, title="Türkiye & <Côte d'Ivoire> $x$"))
    root = ElementTree.fromstring(picture)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "picture-title")
    assert root.findtext(f"{SVG}title") == "Türkiye & <Côte d'Ivoire> $x$"
    assert "2009 51" in (root.findtext(f"{SVG}desc") or "")
    said = texts(picture)
    names = [polity_name(code) for code, _ in COUNTRIES[:3]]
    assert {"Türkiye & <Côte d'Ivoire> $x$", "Visits per year", "51 in 2009", "1870", "400", *names} <= set(said)
    assert f"{len(COUNTRIES) - 3} others" in said
    assert any("3 visits are not among the years" in text for text in said)
    assert b"metadata" not in picture
    assert mpl.__version__.encode() not in picture
    assert b'width="600pt"' in picture


def test_one_country_too_many_is_shown() -> None:
    """Nobody wants to read "1 others"."""
    few = Counts(whole=attrs.evolve(LONG.whole, countries=COUNTRIES[:4]))
    said = texts(draw_picture(few, PictureFormat.SVG, PlotOptions(top=3)))
    assert polity_name(COUNTRIES[3][0]) in said
    assert not any("others" in text for text in said)


@pytest.mark.parametrize(("by", "there", "not_there"), [("year", "2025", "Curaçao"), ("country", "Curaçao", "2025")])
def test_a_panel_can_stand_alone(by: str, there: str, not_there: str) -> None:
    """What is not asked for is not shown."""
    said = texts(draw_picture(SHORT, PictureFormat.SVG, PlotOptions(by=Panels(by))))
    assert there in said
    assert not_there not in said


def test_travellers_are_drawn_apart() -> None:
    """Each has a row of years and a column of countries, with the name at both."""
    said = texts(draw_picture(split(2), PictureFormat.SVG, PlotOptions(width=1200)))
    assert said.count("Traveller 0 of a Long Name") == said.count("Traveller 1 of a Long Name") == 2


def test_nothing_to_show_is_said() -> None:
    """A panel that would be empty says why."""
    said = texts(
        draw_picture(
            Counts(whole=VisitCounts(visits=1, stops=1, undated=1, landless=1)), PictureFormat.SVG, PlotOptions()
        )
    )
    assert {"No visit has a year that is known.", "No stop is in a country."} <= set(said)


@pytest.mark.parametrize("width", [480, 801, 833, 1111])
def test_a_png_has_two_pixels_for_one(width: int) -> None:
    """Its header says so, and its data are whole."""
    picture = draw_picture(SHORT, PictureFormat.PNG, PlotOptions(width=width, height=377))
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">4sII", picture[12:24]) == (b"IHDR", 2 * width, 2 * 377)
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(picture):
        (length,), kind = struct.unpack(">I", picture[at : at + 4]), picture[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + picture[at + 8 : at + 8 + length]
        at += length + 12
    assert len(zlib.decompress(chunks[b"IDAT"])) == 2 * 377 * (2 * width * 4 + 1)
    assert b"tEXt" not in chunks


def test_a_pdf_has_no_date() -> None:
    """Neither when nor by which version of what it was made."""
    picture = draw_picture(SHORT, PictureFormat.PDF, PlotOptions())
    assert picture.startswith(b"%PDF-")
    assert b"CreationDate" not in picture
    assert b"/Producer" not in picture


def test_a_height_is_kept_or_refused() -> None:
    """The panels take what there is; what is too low is told with what it needs, and that will do."""
    with pytest.raises(ValueError, match="100 pixels are too low: the picture needs") as refused:
        draw_picture(LONG, PictureFormat.SVG, PlotOptions(height=100))
    needed = int(str(refused.value).split(" needs ")[1].split(",")[0])
    for height in (needed, needed + 300):
        root = ElementTree.fromstring(draw_picture(LONG, PictureFormat.SVG, PlotOptions(height=height)))
        assert root.get("height") == f"{height * 0.75:g}pt"


def test_a_size_that_cannot_be_is_refused() -> None:
    """Five columns do not go into a column of a newspaper, nor all countries into memory."""
    with pytest.raises(ValueError, match="480 pixels are too narrow: 5 travellers need") as refused:
        draw_picture(split(5), PictureFormat.SVG, PlotOptions(width=480))
    assert draw_picture(split(5), PictureFormat.SVG, PlotOptions(width=int(str(refused.value).rsplit(" ", 1)[1])))
    with pytest.raises(ValueError, match="too large; ask for fewer countries"):
        draw_picture(LONG, PictureFormat.SVG, PlotOptions(width=4000, top=1000))


@pytest.mark.not_measured
@given(st.lists(visits(), min_size=1, max_size=2, unique_by=lambda one: one.id), st.sampled_from(HOSTILE_TEXTS))
@settings(max_examples=10)
def test_every_record_can_be_drawn(records: list[Visit], title: str) -> None:
    """Whatever its names and its years are, what comes out is XML and the same each time."""
    look = PlotOptions(title=f"{title}\ufffe", width=1000)
    counts = count_visits(records[:1], by_traveller=True)
    picture = draw_picture(counts, PictureFormat.SVG, look)
    assert draw_picture(counts, PictureFormat.SVG, look) == picture
    assert ElementTree.fromstring(picture).findtext(f"{SVG}title") == f"{title}\ufffd"


def test_letters_that_the_font_lacks_stay_text_in_an_svg() -> None:
    """And are told, by matplotlib, where they come out as boxes."""
    look = PlotOptions(title="東京")
    assert "東京" in texts(draw_picture(SHORT, PictureFormat.SVG, look))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        draw_picture(SHORT, PictureFormat.PNG, look)
    assert any(str(warning.message).startswith("Glyph ") for warning in told)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), max_codepoint=0x17F), max_size=60), st.integers(40, 400))
def test_lines_are_no_wider_than_they_may_be(text: str, width: int) -> None:
    """And all of the text but its blanks is in them."""
    lines = wrapped(text, Type.LABEL, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, Type.LABEL) <= width or len(line) == 1 for line in lines)
