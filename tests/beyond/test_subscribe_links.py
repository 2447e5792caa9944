"""The buttons "Subscribe" of a site in a real browser: each leads a calendar program to a calendar."""

import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.beyond.browser import browser
from tests.cli.test_command import run
from tests.conftest import ROOT

__all__ = ["browser"]
pytestmark = pytest.mark.beyond_python

PAGES = (  # with the names of their buttons
    ("feeds/index.html", ["all visits"]),
    ("countries/US.html", ["outgoing visits"]),
    ("travellers/vikram-misri-in.html", ["these visits"]),
    ("visits/in-ru-misri-foreign-office-consultations.html", ["this visit"]),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of the examples and the seed."""
    done = run("site", ROOT / "examples", ROOT / "seeds", "-o", "site", "--no-cache", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "site"


def subscriptions(browser: Any, url: str) -> list[tuple[str, str]]:
    """The addresses with `webcal:` on a page, with what their links say."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    links = page.locator('a[href^="webcal:"]').all()
    found = [(str(link.get_attribute("href")), str(link.text_content())) for link in links]
    context.close()
    return found


@pytest.mark.parametrize(("path", "names"), PAGES)
def test_each_button_leads_to_a_calendar(browser: Any, site: Path, address: str, path: str, names: list[str]) -> None:
    """The address is that of a calendar of the site on the same server, and the button says which one it is."""
    found = subscriptions(browser, f"{address}/{path}")
    assert [name for _, name in found] == [f"Subscribe to {name}" for name in names]
    for link, _ in found:
        assert link.startswith(address.replace("http:", "webcal:"))
        with urllib.request.urlopen(link.replace("webcal:", "http:", 1)) as answer:
            assert answer.headers["Content-Type"].startswith("text/calendar")
            assert answer.read().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_site_on_a_disk_offers_no_subscription(browser: Any, site: Path) -> None:
    """A page that is opened as a file has the calendar to download, and no address that a program could ask."""
    assert subscriptions(browser, (site / "feeds/index.html").as_uri()) == []
