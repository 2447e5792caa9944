"""No title and no name is more than text in a picture."""

import logging
import re
import warnings
from collections.abc import Iterator
from xml.etree import ElementTree

import attrs
import defusedxml.ElementTree
import pytest

from diplovisit.exporters.plots import Counts, PictureFormat, PlotOptions, VisitCounts
from diplovisit.exporters.plots.figure import draw_picture
from tests.payloads import ALLOWED, REFUSED, in_a_line

pytestmark = pytest.mark.not_measured

ONE = VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("CW", 1),))
PLAIN = Counts(whole=ONE, travellers=(attrs.evolve(ONE, name="a"), attrs.evolve(ONE, name="b")))


def titles() -> Iterator[str]:
    """All payloads, many in a title of a thousand characters."""
    title = ""
    for payload in (in_a_line(text)[:200] for text in ALLOWED.values()):  # a word of a thousand letters takes long
        longer = f"{title} {payload}" if title else payload
        if len(longer) > 1000:
            yield title
            longer = payload
        title = longer
    yield title


TITLES = list(titles())


def picture(to: PictureFormat, title: str, names: tuple[str, ...]) -> bytes:
    """A picture under a title, of travellers with names."""
    rows = tuple(attrs.evolve(ONE, name=name) for name in names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # letters that the font lacks are boxes
        return draw_picture(attrs.evolve(PLAIN, travellers=rows), to, PlotOptions(title=title, width=2000))


def kinds(svg: bytes) -> tuple[set[str], set[str]]:
    """The tags of an SVG, and the names of its attributes."""
    elements = list(defusedxml.ElementTree.fromstring(svg, forbid_dtd=False).iter())
    return {each.tag for each in elements}, {name for each in elements for name in each.attrib}


@pytest.mark.at_length
def test_an_svg_has_the_elements_that_it_has_anyhow() -> None:
    """No payload adds an element or an attribute; the title and the names come out of the XML as they went in."""
    tags, attributes = kinds(picture(PictureFormat.SVG, "x", ("a", "b")))
    assert not [name for name in attributes if name.startswith("on") or name.endswith("href")]
    for title in TITLES:
        svg = picture(PictureFormat.SVG, title, (title[:99], title[-99:]))
        assert [found <= plain for found, plain in zip(kinds(svg), (tags, attributes), strict=True)] == [True, True]
        root = ElementTree.fromstring(svg)
        held = re.sub("[\ufffe\uffff]", "\ufffd", title)
        assert root.findtext("{http://www.w3.org/2000/svg}title") == held
        said = "".join("".join(each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")).split())
        assert "".join(held.replace("\ufeff", "").split()) in said


@pytest.mark.parametrize(("to", "begins"), [(PictureFormat.PNG, b"\x89PNG\r\n"), (PictureFormat.PDF, b"%PDF-")])
def test_other_pictures_are_pictures(to: PictureFormat, begins: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """They are drawn, the same each time, without a formula of TeX, an action or a link in them."""
    caplog.set_level(logging.ERROR)
    for title in [each for each in TITLES if "\ufeff" in each]:
        data = picture(to, title, (title[:99], title[-99:]))
        assert data.startswith(begins)
        for action in (b"/JavaScript", b"/URI", b"/Launch", b"/OpenAction", b"/AA", b"/SubmitForm", b"tEXt", b"iTXt"):
            assert action not in data
    assert caplog.records == []


def test_what_no_record_can_hold_is_no_title() -> None:
    """It is refused with the character that is wrong and its place."""
    for payload in REFUSED.values():
        with pytest.raises(ValueError, match=r"^the title: the text .* (control character|surrogate pair)"):
            PlotOptions(title=payload)
