"""Tests that pictures as bytes are always the same, and that other programs can read them."""

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

from diplovisit.exporters.plots import (
    Counts,
    LaneOwner,
    Panels,
    PictureFormat,
    PlotOptions,
    Theme,
    VisitCounts,
    count_visits,
)
from diplovisit.exporters.plots.canvas import Type, replace_forbidden, text_width, wrap_text
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
SOME = st.lists(visits(), min_size=1, max_size=3, unique_by=lambda visit: visit.id)
SHORT = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("CW", 1),)))


def texts(picture: bytes) -> list[str]:
    """Returns the texts of an SVG, as an XML parser reads them."""
    return [element.text or "" for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def counts_of_travellers(number: int) -> Counts:
    """Returns counts for a number of travellers."""
    rows = tuple(attrs.evolve(SHORT.whole, name=f"Traveller {n} of a Long Name") for n in range(number))
    return Counts(whole=attrs.evolve(SHORT.whole, visits=number), travellers=rows)


@pytest.mark.not_measured
@pytest.mark.parametrize("to", PictureFormat)
@pytest.mark.parametrize("counts", [LONG, SHORT, counts_of_travellers(3)], ids=["many", "one", "three travellers"])
def test_the_same_counts_are_the_same_bytes(to: PictureFormat, counts: Counts) -> None:
    """The same counts give the same bytes whatever matplotlib's settings are, and the settings stay unchanged."""
    first = draw_picture(counts, to, PlotOptions())
    settings: Any = {
        "font.size": 30,
        "text.usetex": True,
        "svg.fonttype": "path",
        "savefig.bbox": "tight",
        "figure.dpi": 17,
    }
    with mpl.rc_context(settings):
        assert draw_picture(counts, to, PlotOptions()) == first
        assert {key: mpl.rcParams[key] for key in settings} == settings


def test_pyplot_is_left_alone() -> None:
    """Drawing opens no pyplot figure that the user would have to close, and chooses no backend."""
    backend = mpl.rcParams._get("backend")
    draw_picture(SHORT, PictureFormat.PNG, PlotOptions())
    assert mpl.rcParams._get("backend") == backend
    from matplotlib import _pylab_helpers

    assert _pylab_helpers.Gcf.get_all_fig_managers() == []


def test_an_svg_is_text_to_a_reader() -> None:
    """An SVG has a title, every number for a screen reader, and labels as text, but no date and no version."""
    picture = draw_picture(LONG, PictureFormat.SVG, PlotOptions(top=3, title="Türkiye & <Côte d'Ivoire> $x$"))
    root = ElementTree.fromstring(picture)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "picture-title")
    assert root.findtext(f"{SVG}title") == "Türkiye & <Côte d'Ivoire> $x$"
    assert "2009 51" in (root.findtext(f"{SVG}desc") or "")
    shown = texts(picture)
    names = [polity_name(code) for code, _ in COUNTRIES[:3]]
    assert {"Türkiye & <Côte d'Ivoire> $x$", "Visits per year", "51 in 2009", "1870", "400", *names} <= set(shown)
    assert f"{len(COUNTRIES) - 3} others" in shown
    assert any("3 visits are not among the years" in text for text in shown)
    assert b"metadata" not in picture
    assert mpl.__version__.encode() not in picture
    assert b'width="600pt"' in picture


def test_one_country_too_many_is_shown() -> None:
    """A single country beyond the limit is shown by name, because "1 others" would be no better."""
    few = Counts(whole=attrs.evolve(LONG.whole, countries=COUNTRIES[:4]))
    shown = texts(draw_picture(few, PictureFormat.SVG, PlotOptions(top=3)))
    assert polity_name(COUNTRIES[3][0]) in shown
    assert not any("others" in text for text in shown)


@pytest.mark.parametrize(("by", "present", "absent"), [("year", "2025", "Curaçao"), ("country", "Curaçao", "2025")])
def test_a_picture_may_have_one_panel(by: str, present: str, absent: str) -> None:
    """A picture with one panel does not show the other panel."""
    shown = texts(draw_picture(SHORT, PictureFormat.SVG, PlotOptions(by=Panels(by))))
    assert present in shown
    assert absent not in shown


def test_travellers_are_drawn_separately() -> None:
    """Each traveller has a row of years and a column of countries, both with the traveller's name."""
    shown = texts(draw_picture(counts_of_travellers(2), PictureFormat.SVG, PlotOptions(width=1200)))
    assert shown.count("Traveller 0 of a Long Name") == shown.count("Traveller 1 of a Long Name") == 2


def test_an_empty_panel_says_why() -> None:
    """An empty panel says why it is empty."""
    shown = texts(
        draw_picture(
            Counts(whole=VisitCounts(visits=1, stops=1, undated=1, without_country=1)), PictureFormat.SVG, PlotOptions()
        )
    )
    assert {"No visit has a year that is known.", "No stop is in a country."} <= set(shown)


@pytest.mark.parametrize("width", [480, 801, 833, 1111])
def test_a_png_has_two_pixels_for_one(width: int) -> None:
    """A PNG has two pixels for each pixel of the options, by its header and by the length of its data."""
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
    """A PDF contains neither its date nor the program that made it."""
    picture = draw_picture(SHORT, PictureFormat.PDF, PlotOptions())
    assert picture.startswith(b"%PDF-")
    assert b"CreationDate" not in picture
    assert b"/Producer" not in picture


def test_a_height_is_kept_or_refused() -> None:
    """The panels fill a given height; a height that is too low is refused with the height needed, which then works."""
    with pytest.raises(ValueError, match="100 pixels are too low: the picture needs") as refused:
        draw_picture(LONG, PictureFormat.SVG, PlotOptions(height=100))
    needed = int(str(refused.value).split(" needs ")[1].split(",")[0])
    for height in (needed, needed + 300):
        root = ElementTree.fromstring(draw_picture(LONG, PictureFormat.SVG, PlotOptions(height=height)))
        assert root.get("height") == f"{height * 0.75:g}pt"


def test_an_impossible_size_is_refused() -> None:
    """A width too narrow for five travellers is refused with the width needed; so is a picture with too many pixels."""
    with pytest.raises(ValueError, match="480 pixels are too narrow: 5 travellers need") as refused:
        draw_picture(counts_of_travellers(5), PictureFormat.SVG, PlotOptions(width=480))
    assert draw_picture(
        counts_of_travellers(5), PictureFormat.SVG, PlotOptions(width=int(str(refused.value).rsplit(" ", 1)[1]))
    )
    with pytest.raises(ValueError, match="too large; ask for fewer countries"):
        draw_picture(LONG, PictureFormat.SVG, PlotOptions(width=4000, top=1000))


@pytest.mark.not_measured
@pytest.mark.parametrize("by", [Panels.TIMELINE, Panels.MAP])
@pytest.mark.parametrize("to", PictureFormat)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@given(records=SOME)
@settings(max_examples=2)
def test_the_same_records_are_the_same_timeline_and_map(
    by: Panels, to: PictureFormat, theme: Theme, records: list[Visit]
) -> None:
    """The same records give the same timeline and the same map, in any order."""
    options = PlotOptions(by=by, theme=theme)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # letters that the font lacks are boxes
        first, second = (
            draw_picture(count_visits(some, lanes=LaneOwner.TRAVELLER), to, options)
            for some in (records, records[::-1])
        )
    assert first == second


@pytest.mark.not_measured
@given(SOME, st.sampled_from(LaneOwner))
def test_every_record_can_be_on_a_timeline(records: list[Visit], owner: LaneOwner) -> None:
    """Any records can be drawn as a timeline, as well-formed XML with the name of every lane in its description."""
    counts = count_visits(records, lanes=owner)
    picture = draw_picture(counts, PictureFormat.SVG, PlotOptions(by=Panels.TIMELINE, lanes=owner, width=480))
    description = ElementTree.fromstring(picture).findtext(f"{SVG}desc") or ""
    assert all(replace_forbidden(lane.name) in description for lane in counts.lanes)


@pytest.mark.not_measured
@given(st.lists(visits(), min_size=1, max_size=2, unique_by=lambda visit: visit.id), st.sampled_from(HOSTILE_TEXTS))
@settings(max_examples=10)
def test_every_record_can_be_drawn(records: list[Visit], title: str) -> None:
    """Any record and title can be drawn as well-formed XML that is the same each time."""
    options = PlotOptions(title=f"{title}\ufffe", width=1000)
    counts = count_visits(records[:1], by_traveller=True)
    picture = draw_picture(counts, PictureFormat.SVG, options)
    assert draw_picture(counts, PictureFormat.SVG, options) == picture
    assert ElementTree.fromstring(picture).findtext(f"{SVG}title") == f"{title}\ufffd"


def test_letters_that_the_font_lacks_stay_text_in_an_svg() -> None:
    """Letters that the font lacks stay text in an SVG; in a PNG they are boxes, and matplotlib warns of them."""
    options = PlotOptions(title="東京")
    assert "東京" in texts(draw_picture(SHORT, PictureFormat.SVG, options))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        draw_picture(SHORT, PictureFormat.PNG, options)
    assert any(str(warning.message).startswith("Glyph ") for warning in caught)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), max_codepoint=0x17F), max_size=60), st.integers(40, 400))
def test_lines_are_no_wider_than_they_may_be(text: str, width: int) -> None:
    """Wrapped lines fit the width, unless a line is one letter, and contain all of the text except blanks."""
    lines = wrap_text(text, Type.LABEL, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, Type.LABEL) <= width or len(line) == 1 for line in lines)
