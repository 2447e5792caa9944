"""Hostile records in a real browser: it shows their texts, runs none of them, and asks nobody for anything."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplovisit import export, structure
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.exporters.plots import PictureFormat
from diplovisit.reporters.evidence_page import evidence_page
from diplovisit.reporters.printable import printable
from diplovisit.reporters.programme import programme_of, programmes_page
from tests.beyond.browser import browser
from tests.exporters.plots.test_hostile import TITLES, picture
from tests.hostile_records import cited, hostile_documents, hostile_source, mixed_documents
from tests.payloads import PAGES

__all__ = ["browser"]
pytestmark = pytest.mark.beyond_python

VISITS = [structure(cited(document)) for document in (*hostile_documents(PAGES), *mixed_documents())]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[[str, bytes], Any]]:
    """Opens a file; a dialog, a request, a pop-up, an error or a complaint of its own policy fails the test."""
    context = browser.new_context(accept_downloads=False)
    page = context.new_page()
    told: list[str] = []
    addresses: list[str] = []
    # Nobody dismisses it: a page with a dialog stands still, and the test ends at the next thing that it asks.
    page.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: told.append(f"request: {request.url}") if request.url not in addresses else None)
    page.on("popup", lambda _: told.append("popup"))
    page.on("download", lambda _: told.append("download"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("console", lambda message: told.append(message.text) if message.type in {"error", "warning"} else None)

    def open_file(name: str, data: bytes) -> Any:
        file = tmp_path / name
        file.write_bytes(data)
        addresses.append(file.as_uri())
        page.goto(file.as_uri())
        return page

    yield open_file
    assert told == []
    context.close()


def test_the_page_of_programmes_shows_hostile_texts_and_runs_none(opened: Callable[[str, bytes], Any]) -> None:
    """Whatever records say: no script runs, and the title and each name are shown as they can be."""
    programmes = [programme_of(Examination(visit=visit), visit.title, (visit.title,), off={}) for visit in VISITS]
    for visit, programme in zip(VISITS, programmes, strict=True):
        page = opened("page.html", programmes_page([programme]).encode())
        assert page.title() == " ".join(f"Programme: {printable(visit.title)}".split())
        assert page.locator("h1").evaluate("e => e.textContent") == printable(visit.title)
        assert page.locator("script").count() == 0
    page = opened("page.html", programmes_page(programmes).encode())
    assert page.locator("article").count() == page.locator("nav a").count() == len(VISITS)


def test_the_page_of_evidence_shows_hostile_texts_and_runs_none(opened: Callable[[str, bytes], Any]) -> None:
    """Whatever a record and its source say: one script, ours; the title, the values and the words as they can be shown."""
    for visit in VISITS:
        examination = Examination(visit=visit, texts={"the-source": read_text(hostile_source().encode())})
        page = opened("page.html", evidence_page(examination, visit.title).encode())
        assert page.title() == " ".join(f"Evidence: {printable(visit.title)}".split())
        assert page.locator("h1").evaluate("e => e.textContent") == printable(visit.title)
        shown = page.evaluate("[...document.querySelectorAll('tbody .exact')].map(e => e.textContent)")
        assert shown
        assert set(shown) == {printable(judgement.value) for judgement in examination.judgements}
        assert page.evaluate("document.querySelectorAll('script').length") == 1
        assert page.evaluate("document.querySelectorAll('img,svg,iframe,object,embed,form,link,base').length") == 0
        # The keys and the marks still work among such texts.
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == "row-0"


def test_a_picture_shows_hostile_titles_and_runs_none(opened: Callable[[str, bytes], Any]) -> None:
    """An SVG by itself, where a browser would run a script in it."""
    for title in TITLES:
        page = opened("picture.svg", picture(PictureFormat.SVG, title, (title[:99], title[-99:])))
        found = page.evaluate("document.querySelector('title').textContent")
        assert found == title.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
        assert page.evaluate("document.querySelectorAll('script,a,image,foreignObject,animate,set').length") == 0


def test_json_ld_in_a_page_is_data(opened: Callable[[str, bytes], Any]) -> None:
    """As search engines find it: in a script element of a page, and read back equal."""
    for visit in VISITS:
        data = export(visit, "jsonld")
        html = b'<!doctype html><meta charset="utf-8"><script type="application/ld+json">' + data + b"</script><p>x</p>"
        page = opened("event.html", html)
        assert page.evaluate("document.body.textContent") == "x"
        found = page.evaluate("JSON.parse(document.querySelector('script').textContent)")
        assert (found, found["name"]) == (json.loads(data), visit.title)
