"""Pictures in a browser: they follow its screen, their text can be read, and nothing is beyond their edges."""

from pathlib import Path
from typing import Any

import pytest

from diplovisit import load_all, plot
from tests.beyond.browser import browser
from tests.conftest import ROOT
from tests.exporters.plots.test_hostile import timeline
from tests.exporters.plots.test_themes import channels, contrast
from tests.payloads import ALLOWED, in_a_line

__all__ = ["browser"]
pytestmark = pytest.mark.beyond_python

CHOICES = [{"by": "both"}, {"by": "timeline"}, {"by": "timeline", "split_by": "country"}, {"by": "map"}]
_TEXTS = """[...document.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, getComputedStyle(text).fill, box.left, box.right, box.top, box.bottom];
})"""
_PAPER = "getComputedStyle(document.querySelector('#patch_1 path')).fill"


def hex_of(fill: str) -> str:
    """Returns a colour such as "rgb(13, 17, 23)" in six digits."""
    return "#" + "".join(f"{int(part):02x}" for part in fill.removeprefix("rgb(").removesuffix(")").split(","))


@pytest.mark.parametrize("width", [480, 800, 1600])
@pytest.mark.parametrize("options", CHOICES, ids=lambda options: "-".join(options.values()))
@pytest.mark.parametrize("screen", ["light", "dark"])
def test_every_text_can_be_read(browser: Any, tmp_path: Path, screen: str, options: dict[str, str], width: int) -> None:
    """On a light and on a dark screen, each text has a contrast of 4.5 to 1 against the paper, and is on it."""
    picture = plot(load_all(ROOT / "examples"), "svg", theme="auto", width=width, **options)  # type: ignore[arg-type]  # each is a text
    (tmp_path / "picture.svg").write_bytes(picture)
    context = browser.new_context(color_scheme=screen, viewport={"width": width + 100, "height": 2000})
    page = context.new_page()
    page.goto((tmp_path / "picture.svg").as_uri())
    paper = channels(hex_of(page.evaluate(_PAPER)))
    assert (sum(paper) < 100) == (screen == "dark")
    right, bottom = page.evaluate("(box => [box.right, box.bottom])(document.documentElement.getBoundingClientRect())")
    texts = page.evaluate(_TEXTS)
    assert len(texts) > 10
    for text, fill, left, end, top, base in texts:
        assert contrast(channels(hex_of(fill)), paper) >= 4.5, text
        assert left >= 0, text
        assert end <= right, text
        assert top >= 0, text
        assert base <= bottom, text
    context.close()


@pytest.mark.parametrize("align", ["left", "right"])
def test_a_title_runs_as_its_first_letter_does(browser: Any, tmp_path: Path, align: str) -> None:
    """A title in Hebrew with Latin words begins at the right end of its line, and is where it would be otherwise."""
    title = "שר החוץ Sarah Cohen יבקר ב-Oslo, Norway"
    picture = plot(load_all(ROOT / "seeds"), "svg", by="timeline", title=title if align == "left" else title[::-1])
    (tmp_path / "picture.svg").write_bytes(picture)
    page = browser.new_page()
    page.goto((tmp_path / "picture.svg").as_uri())
    first, last, left = page.evaluate(
        """(text => [text.getExtentOfChar(0).x, text.getExtentOfChar(text.getNumberOfChars() - 1).x,
                     text.getBBox().x])([...document.querySelectorAll('text')][0])"""
    )
    assert (first > last) == (align == "left")
    assert abs(left - 21) < 3
    page.close()


def test_hostile_names_are_text(browser: Any, tmp_path: Path) -> None:
    """In an SVG by itself, where a browser would run a script in it, names of lanes and of stays run none."""
    names = tuple(in_a_line(text) for text in ALLOWED.values())
    (tmp_path / "picture.svg").write_bytes(timeline(names))
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("popup", lambda _: told.append("popup"))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith("file:") else None)
    page.goto((tmp_path / "picture.svg").as_uri())
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelectorAll('script,a,image,foreignObject,animate,set').length") == 0
    assert page.evaluate("document.querySelectorAll('style').length") == 2
    assert told == []
    context.close()
