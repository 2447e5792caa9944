"""Tests that hostile titles and names stay text in a picture."""

import datetime
import logging
import re
import warnings
from collections.abc import Iterator
from xml.etree import ElementTree

import attrs
import defusedxml.ElementTree
import pytest

from diplovisit.exporters.plots import (
    Counts,
    Lane,
    LaneStay,
    Panels,
    PictureFormat,
    PlotOptions,
    Theme,
    VisitCounts,
)
from diplovisit.exporters.plots.figure import draw_picture
from tests.payloads import ALLOWED, REFUSED, in_a_line

pytestmark = pytest.mark.not_measured

ONE = VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("CW", 1),))
PLAIN = Counts(whole=ONE, travellers=(attrs.evolve(ONE, name="a"), attrs.evolve(ONE, name="b")))


def titles() -> Iterator[str]:
    """Yields titles of at most a thousand characters that contain all payloads."""
    title = ""
    for payload in (in_a_line(text)[:200] for text in ALLOWED.values()):  # a word of a thousand letters is slow
        longer = f"{title} {payload}" if title else payload
        if len(longer) > 1000:
            yield title
            longer = payload
        title = longer
    yield title


TITLES = list(titles())


def picture(to: PictureFormat, title: str, names: tuple[str, ...]) -> bytes:
    """Returns a picture with a title and the names of travellers."""
    rows = tuple(attrs.evolve(ONE, name=name) for name in names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # letters that the font lacks are boxes
        return draw_picture(attrs.evolve(PLAIN, travellers=rows), to, PlotOptions(title=title, width=2000))


def timeline(names: tuple[str, ...]) -> bytes:
    """Returns an SVG of a timeline that follows the screen, with these names of lanes and of those who come."""
    day = datetime.date(2025, 3, 7)
    lanes = tuple(Lane(name=name, visits=1, stays=(LaneStay(first=day, last=day, names=(name,)),)) for name in names)
    counts = Counts(whole=ONE, lanes=lanes)
    return draw_picture(counts, PictureFormat.SVG, PlotOptions(by=Panels.TIMELINE, theme=Theme.AUTO, top=len(names)))


def tags_and_attributes(svg: bytes) -> tuple[set[str], set[str]]:
    """Returns the tags of an SVG and the names of its attributes."""
    elements = list(defusedxml.ElementTree.fromstring(svg, forbid_dtd=False).iter())
    return {element.tag for element in elements}, {name for element in elements for name in element.attrib}


@pytest.mark.at_length
def test_no_payload_adds_an_element_to_an_svg() -> None:
    """No payload adds an element or an attribute to an SVG, and titles and names come out of the XML unchanged."""
    tags, attributes = tags_and_attributes(picture(PictureFormat.SVG, "x", ("a", "b")))
    assert not [name for name in attributes if name.startswith("on") or name.endswith("href")]
    for title in TITLES:
        svg = picture(PictureFormat.SVG, title, (title[:99], title[-99:]))
        assert [
            names <= expected for names, expected in zip(tags_and_attributes(svg), (tags, attributes), strict=True)
        ] == [True, True]
        root = ElementTree.fromstring(svg)
        title_in_xml = re.sub("[\ufffe\uffff]", "\ufffd", title)
        assert root.findtext("{http://www.w3.org/2000/svg}title") == title_in_xml
        shown = "".join(
            "".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")).split()
        )
        assert "".join(title_in_xml.replace("\ufeff", "").split()) in shown


def test_no_name_adds_an_element_to_a_timeline() -> None:
    """No name of a lane or of a stay adds an element or an attribute, and each is unchanged in the description."""
    tags, attributes = tags_and_attributes(timeline(("a", "b")))
    names = tuple(in_a_line(text) for text in ALLOWED.values())
    svg = timeline(names)
    assert [
        found <= expected for found, expected in zip(tags_and_attributes(svg), (tags, attributes), strict=True)
    ] == [True, True]
    description = ElementTree.fromstring(svg).findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert all(description.count(re.sub("[\ufffe\uffff]", "\ufffd", name)) >= 2 for name in names)


@pytest.mark.parametrize(("to", "begins"), [(PictureFormat.PNG, b"\x89PNG\r\n"), (PictureFormat.PDF, b"%PDF-")])
def test_no_payload_adds_an_action_to_other_formats(
    to: PictureFormat, begins: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Hostile text in a PNG or PDF is drawn without errors, and adds no action, link or metadata."""
    caplog.set_level(logging.ERROR)
    for title in [candidate for candidate in TITLES if "\ufeff" in candidate]:
        data = picture(to, title, (title[:99], title[-99:]))
        assert data.startswith(begins)
        for action in (b"/JavaScript", b"/URI", b"/Launch", b"/OpenAction", b"/AA", b"/SubmitForm", b"tEXt", b"iTXt"):
            assert action not in data
    assert caplog.records == []


def test_a_title_that_no_record_could_contain_is_refused() -> None:
    """A title with a character that no record can contain is refused, with the character and its place."""
    for payload in REFUSED.values():
        with pytest.raises(ValueError, match=r"^the title: the text .* (control character|surrogate pair)"):
            PlotOptions(title=payload)
