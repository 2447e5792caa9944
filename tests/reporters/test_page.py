import html.parser
import itertools
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Visit, load, structure
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.reporters.evidence_page import Mark, evidence_page, pieces
from diplovisit.reporters.printable import printable
from diplovisit.testing import visits
from tests.conftest import ROOT
from tests.hostile_records import cited, hostile_documents, hostile_source, mixed_documents
from tests.inert import require_inert
from tests.payloads import PAGES

SEED = load(ROOT / "seeds/misri-russia/visit.yaml")
RETELLING = (ROOT / "seeds/misri-russia/retelling.txt").read_bytes()
# Every tag that a page can have, with every attribute.
PLAIN: Final = {
    "html": "lang",
    "meta": "charset http-equiv content name",
    "a": "class href data-rows title",
    "p": "class",
    "ul": "class aria-label",
    "input": "type checked data-verdict",
    "span": "class",
    "section": "class aria-labelledby",
    "h2": "id tabindex",
    "div": "class dir",
    "mark": "class title",
    "col": "class",
    "th": "scope",
    "tr": "id tabindex data-verdict",
    "sup": "aria-hidden",
} | dict.fromkeys(
    [
        "head",
        "title",
        "style",
        "script",
        "body",
        "header",
        "h1",
        "h3",
        "strong",
        "li",
        "label",
        "kbd",
        "table",
        "colgroup",
        "thead",
        "tbody",
        "td",
        "code",
        "small",
        "q",
        "em",
        "br",
        "wbr",
    ],
    "",
)
VOID = {"meta", "input", "br", "col", "wbr"}


class Reader(html.parser.HTMLParser):
    """Reads a page as a browser does, and holds what is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Holds a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Holds text."""
        self.text.append(data)


def read(page: str) -> Reader:
    """A page, read."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def seed_page() -> Reader:
    """The page of the seed beside its retelling."""
    return read(evidence_page(Examination(visit=SEED, texts={"retelling": read_text(RETELLING)}), "visit.yaml"))


def test_every_link_of_the_page_leads_to_something_in_it() -> None:
    """Tags close in order, ids are distinct, and a link goes to an id of the page; nothing is fetched from elsewhere."""
    page = seed_page()
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert all((attrs["href"] or "").removeprefix("#") in ids for tag, attrs in page.tags if tag == "a")
    assert not [attrs for _, attrs in page.tags if "src" in attrs]
    assert not [tag for tag, _ in page.tags if tag in {"link", "img", "iframe", "object", "form"}]


def test_the_page_shows_the_whole_text_and_every_fact() -> None:
    """The text of the source is there without a gap, and so is each fact with its verdict in words."""
    page = seed_page()
    shown = "".join(page.text)
    for line in RETELLING.decode().splitlines()[:2]:
        assert line[:20] in shown
    rows = [attrs["data-verdict"] for tag, attrs in page.tags if tag == "tr" and "data-verdict" in attrs]
    assert len(rows) == len(Examination(visit=SEED, texts={"retelling": read_text(RETELLING)}).judgements)
    assert "contradicted" not in rows


@pytest.mark.not_measured
@pytest.mark.parametrize("document", [*hostile_documents(PAGES), *mixed_documents()], ids=lambda each: each["id"])
def test_text_of_a_record_or_a_source_is_inert(document: dict[str, Any]) -> None:
    """Whatever a record, its source and its file say: the tags and attributes of any page, and the texts as they are."""
    visit = structure(cited(document))
    examination = Examination(visit=visit, texts={"the-source": read_text(hostile_source().encode())})
    page = read(evidence_page(examination, visit.title))
    assert {tag for tag, _ in page.tags} <= PLAIN.keys()
    for tag, found in page.tags:
        assert found.keys() <= set(PLAIN[tag].split())
        assert (found.get("href") or "#").startswith("#")
    assert [sum(found == tag for found, _ in page.tags) for tag in ("script", "style")] == [1, 1]
    shown = "".join(page.text)
    require_inert(shown.replace("\n  ", "\n"))
    for text in (visit.title, *(judgement.value for judgement in examination.judgements)):
        assert printable(text) in shown


@given(visits())
def test_any_record_has_a_page(visit: Visit) -> None:
    """A page is made of every record, and its tags close."""
    assert read(evidence_page(Examination(visit=visit), "any.json")).open == []


@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n), st.integers(0, n))))
    )
)
def test_pieces_follow_one_another_and_hold_every_mark(examination: tuple[int, list[tuple[int, int]]]) -> None:
    """The pieces make up the text, and a mark lies over just the pieces between its ends."""
    length, spans = examination
    marks = [Mark(start=a, end=b, label=str(i)) for i, (a, b) in enumerate(spans) if a < b]
    cut = list(pieces(length, marks))
    assert cut[0].start == 0
    assert cut[-1].end == length
    assert all(one.end == two.start for one, two in itertools.pairwise(cut))
    for mark in marks:
        covered = [p for p in cut if mark.label in p.over]
        assert (covered[0].start, covered[-1].end) == (mark.start, mark.end)
