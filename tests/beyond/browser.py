"""A real browser for tests: Debian's Chromium, driven by Playwright, without a network."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.beyond.needed import package, program

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that nobody has used."""
    package("playwright")
    executable = program("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield chromium
        chromium.close()
