"""The documentation site: it builds without a warning, its links lead somewhere, and it can be read on a phone."""

import html.parser
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

import diplovisit
import diplovisit.arrow
import diplovisit.record
from tests.beyond.browser import browser
from tests.beyond.needed import package
from tests.conftest import ROOT

__all__ = ["browser"]
pytestmark = [pytest.mark.beyond_python, pytest.mark.xdist_group("documentation site")]

ELSEWHERE = ("http", "https", "mailto")
LOOKED_AT = ("index", "tutorial", "evidence", "maps", "record/visit", "command/check", "api/diplovisit", "rules/README")


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` builds it. A warning is an error."""
    for name in ("sphinx", "myst_parser", "furo", "sphinx_copybutton"):
        package(name)
    folder = tmp_path_factory.mktemp("site")
    process = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-j",
            "auto",
            "-W",
            "--keep-going",
            "-E",
            "-d",
            folder / "cache",
            "docs",
            folder / "html",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    assert process.stderr == ""
    return folder / "html"


class _Page(html.parser.HTMLParser):
    """The ids and links of a page, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the attributes of one element."""
        found = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := found.get(name))}
        if tag == "a" and (link := found.get("href")):
            self.links.add(link)
        elif tag == "link" and (link := found.get("href")):
            self.loaded.add(link)
        if link := found.get("src"):
            self.loaded.add(link)


@pytest.fixture(name="pages", scope="module")
def _pages(site: Path) -> dict[Path, _Page]:
    """Every page of the site by its file."""
    return {path: _Page(path.read_text("utf-8")) for path in site.rglob("*.html")}


def test_every_link_leads_somewhere(site: Path, pages: dict[Path, _Page]) -> None:
    """Every link to a page of the site leads to a file, and to an id if it has an anchor."""
    lost = []
    for path, page in pages.items():
        for link in page.links | page.loaded:
            parts = urlsplit(link)
            if parts.scheme in ELSEWHERE:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            is_lost = not target.is_file() or not target.is_relative_to(site)
            if parts.fragment and target in pages:
                is_lost |= unquote(parts.fragment) not in pages[target].ids
            if is_lost:
                lost.append(f"{path.relative_to(site)}: {link}")
    assert lost == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, _Page]) -> None:
    """No page loads a script, a style, a font or a picture from another server."""
    assert {link for page in pages.values() for link in page.loaded if urlsplit(link).netloc} == set()


def test_every_public_name_is_in_the_reference(site: Path, pages: dict[Path, _Page]) -> None:
    """Each name that the modules for users offer has an entry on its page."""
    both = {"Visit", "Edtf", "Duration", "Finding", "InvalidRecord"}  # these are on the first page alone
    for module, page in (
        (diplovisit, "diplovisit"),
        (diplovisit.record, "record"),
        (diplovisit.arrow, "arrow"),
    ):
        names = set(module.__all__) - (both if page == "record" else set())
        ids = pages[site / "api" / f"{page}.html"].ids
        assert {name for name in names if f"{module.__name__}.{name}" not in ids} == set()


@pytest.mark.parametrize("screen", ["light", "dark"])
def test_pages_fit_a_phone(browser: Any, site: Path, screen: str) -> None:
    """On a screen of 360 pixels no page is wider than the screen."""
    context = browser.new_context(color_scheme=screen, viewport={"width": 360, "height": 800})
    page = context.new_page()
    for name in LOOKED_AT:
        page.goto((site / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    context.close()


def test_the_front_page_has_four_doors(browser: Any, site: Path) -> None:
    """The front page leads to the tutorial, the guides, the reference and the explanation, each by one large link."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto((site / "index.html").as_uri())
    titles = page.eval_on_selector_all(".doors li a", "links => links.map(link => link.textContent)")
    assert titles == ["Tutorial", "How-to guides", "Reference", "Explanation"]
    page.click(".doors li:nth-child(4)")
    assert page.title().startswith("Explanation")
    page.close()
