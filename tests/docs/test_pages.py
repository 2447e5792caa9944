"""The pages of docs/ are one site: each is listed on a page of contents, and links to headings lead to headings."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
CONTENTS = ("index", "how-to", "reference", "explanation")
"""The pages whose links are contents in docs/conf.py, besides the README of each folder."""
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")


def _text(page: Path) -> str:
    """Returns the text of a page without its code and its comments."""
    return re.sub(r"```.*?```|<!--.*?-->", "", page.read_text("utf-8"), flags=re.DOTALL)


def _links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yields each link of a page to a file: the file, and the heading or ""."""
    for target, heading in _LINK.findall(_text(page)):
        yield ((page.parent / target).resolve() if target else page), heading


def _anchors(page: Path) -> set[str]:
    """Returns the anchors of the headings of a page, as GitHub and MyST make them."""
    headings = re.findall(r"^#+ (.+)$", _text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_listed() -> None:
    """Every page but the first is linked from a page of contents, so that readers of the site can find it."""
    contents = [page for page in PAGES if page.stem == "README" or page in {DOCS / f"{name}.md" for name in CONTENTS}]
    listed = {target for page in contents for target, _ in _links(page)}
    missing = [page.relative_to(DOCS).as_posix() for page in PAGES if page not in listed | {DOCS / "index.md"}]
    assert missing == [], "add them to docs/how-to.md, docs/reference.md or docs/explanation.md"


def test_every_link_to_a_heading_leads_to_one() -> None:
    """Every link to a heading of a page names a heading that the page has."""
    lost = []
    for page in PAGES:
        for target, heading in _links(page):
            # A page of docs/project shows another document, which has the headings.
            shown = (
                re.search(r"^This page of the site shows \[([\w/.-]+)\]", target.read_text("utf-8"), re.MULTILINE)
                if heading
                else None
            )
            if heading and heading not in _anchors(ROOT / shown[1] if shown else target):
                lost.append(f"{page.relative_to(DOCS)}: {target.name}#{heading}")
    assert lost == []
