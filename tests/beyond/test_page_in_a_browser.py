"""The page of evidence in a real browser: Debian's Chromium, driven by Playwright, from a file and without a network."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplovisit.cli import main
from tests.beyond.browser import browser
from tests.beyond.needed import absent
from tests.conftest import ROOT
from tests.records import document

__all__ = ["browser"]
pytestmark = pytest.mark.beyond_python


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """The page of the seed, as the command writes it."""
    out = tmp_path / "evidence.html"
    assert main(["evidence", str(ROOT / "seeds/misri-russia/visit.yaml"), "--html", str(out)]) == 0
    return out


@pytest.fixture
def page(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page, opened; whatever it asks of a network, and every complaint of its own, fails the test."""
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: asked.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: asked.append(str(error)))
    opened.goto(page_file.as_uri())
    yield opened
    assert asked == [page_file.as_uri()]
    context.close()


def test_words_lead_to_their_fact_and_back(page: Any) -> None:
    """A click on cited words goes to the fact, and Enter on the fact goes to its words."""
    word = page.locator("a.cited", has_text="March 7").first
    row = word.get_attribute("data-rows").split()[0]
    word.click()
    assert page.evaluate("document.activeElement.id") == row
    page.keyboard.press("Enter")
    assert "cited" in page.evaluate("document.activeElement.className")


def test_the_keyboard_reaches_every_fact(page: Any) -> None:
    """`j` goes down the facts one by one, and `k` back."""
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "row-0"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "row-1"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "row-0"


def test_a_verdict_can_be_taken_out_of_the_list(page: Any) -> None:
    """Without its tick a verdict's facts are not shown."""
    visible = page.locator("tbody tr[data-verdict=attested]:visible").count()
    assert visible
    page.locator("input[data-verdict=attested]").uncheck()
    assert page.locator("tbody tr[data-verdict=attested]:visible").count() == 0


def test_a_link_shows_a_verdict_that_was_taken_out(page: Any) -> None:
    """A link to a fact that is not shown shows its group again, with its tick."""
    page.locator("input[data-verdict=derived]").uncheck()
    page.locator("a.why", has_text="derived").first.click()
    assert page.evaluate("document.activeElement.dataset.verdict") == "derived"
    assert page.locator("input[data-verdict=derived]").is_checked()


def test_a_quote_leads_to_its_words(page: Any) -> None:
    """A click on the quote of a fact goes to these words in the text."""
    page.locator("#row-1 a.to-words, #row-2 a.to-words").first.click()
    assert "cited" in page.evaluate("document.activeElement.className")


@pytest.mark.parametrize(("width", "narrowest"), [(1280, 190), (1920, 190), (375, 280)])
@pytest.mark.parametrize("record", ["seeds/misri-russia/visit.yaml", "many stops"])
def test_no_column_is_too_narrow_to_read(browser: Any, tmp_path: Path, record: str, width: int, narrowest: int) -> None:
    """On a desk and on a phone every cell has room for words, and nothing scrolls sideways."""
    file = _many_stops(tmp_path) if record == "many stops" else ROOT / record
    out = tmp_path / "evidence.html"
    assert main(["evidence", str(file), "--html", str(out)]) in {0, 1}
    context = browser.new_context(viewport={"width": width, "height": 900})
    opened = context.new_page()
    opened.goto(out.as_uri())
    cells = opened.evaluate("[...document.querySelectorAll('tbody th, tbody td')].map(e => e.offsetWidth)")
    inner = opened.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    context.close()
    assert min(cells) >= narrowest
    assert inner[0] <= inner[1]


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Any, page_file: Path, scheme: str, width: int) -> None:
    """The rules of axe-core for WCAG and good practice find nothing, with every folded part open."""
    axe = Path(__file__).parent / "node/node_modules/axe-core/axe.min.js"
    if not axe.exists():
        absent("axe-core of tests/beyond/node")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    opened.evaluate(axe.read_text(encoding="utf-8"))
    found = opened.evaluate("axe.run().then((done) => done.violations.map((each) => [each.id, each.nodes[0].html]))")
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_light_and_dark(browser: Any, page_file: Path, scheme: str) -> None:
    """Ink and paper differ by a contrast of 4.5 to 1 at the least (WCAG 2.2, 1.4.3), in either theme."""
    context = browser.new_context(color_scheme=scheme)
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    worst = opened.evaluate(CONTRAST)
    context.close()
    assert worst["ratio"] >= 4.5, worst


def test_it_reads_without_script_and_in_print(browser: Any, page_file: Path) -> None:
    """Without script all facts are there, and print has the same text on white."""
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    opened.emulate_media(media="print")
    assert opened.locator("tbody tr:visible").count() > 100
    assert opened.locator(".text").first.is_visible()
    context.close()


def _many_stops(folder: Path) -> Path:
    """Writes a record of 40 stops and travellers with long names, and with words that say other days."""
    record = document()
    numbers = range(40)
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    record["people"] += [{"id": f"p{n}", "name": f"{name} {n}", "office": f"Minister of {name}"} for n in numbers]
    record["travellers"] += [{"person": f"p{n}", "role": "member of the delegation"} for n in numbers]
    record["stops"] += [
        {"id": f"stop{n}", "places": [{"id": f"town{n}", "name": f"{name} {n}"}], "when": "2025-04-09"} for n in numbers
    ]
    record["evidence"] += [{"about": [f"stop{n}"], "basis": "stated", "quote": "10 April 2025"} for n in numbers]
    file = folder / "many.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    return file


CONTRAST = """() => {
  const luminance = (text) => {
    const [r, g, b] = text.match(/[0-9.]+/g).slice(0, 3).map((v) => v / 255)
      .map((v) => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(color)) { return color; }
    }
    return "rgb(255, 255, 255)";
  };
  let worst = { ratio: 99 };
  for (const e of document.querySelectorAll("body *")) {
    if (!Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim())) { continue; }
    if (["SCRIPT", "STYLE"].includes(e.tagName)) { continue; }
    const [a, b] = [luminance(getComputedStyle(e).color), luminance(paper(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < worst.ratio) { worst = { ratio, text: e.textContent.slice(0, 40), tag: e.tagName, class: e.className }; }
  }
  return worst;
}"""
