import html.parser
import itertools
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Visit, load, structure
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.reporters.evidence_page import Mark, evidence_page, split_at_marks
from diplovisit.reporters.printable import printable
from diplovisit.testing import visits
from tests.conftest import ROOT
from tests.hostile_records import cited, hostile_documents, hostile_source, mixed_documents
from tests.inert import require_inert
from tests.payloads import PAGES

SEED = load(ROOT / "seeds/misri-russia/visit.yaml")
RETELLING = (ROOT / "seeds/misri-russia/retelling.txt").read_bytes()
# Every tag that a page may have, with every attribute.
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
    """Reads a page as a browser does, and collects its tags and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Records a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes a tag, which must be the last one opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Records text."""
        self.text.append(data)


def read(page: str) -> Reader:
    """Returns a page after reading it."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def seed_page() -> Reader:
    """Returns the page of the seed with its retelling."""
    return read(evidence_page(Examination(visit=SEED, texts={"retelling": read_text(RETELLING)}), "visit.yaml"))


def test_every_link_of_the_page_leads_to_something_in_it() -> None:
    """Tags close in order, ids are unique, every link goes to an id of the page, and nothing is fetched."""
    page = seed_page()
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert all((attrs["href"] or "").removeprefix("#") in ids for tag, attrs in page.tags if tag == "a")
    assert not [attrs for _, attrs in page.tags if "src" in attrs]
    assert not [tag for tag, _ in page.tags if tag in {"link", "img", "iframe", "object", "form"}]


def test_the_page_shows_the_whole_text_and_every_fact() -> None:
    """The page shows the text of the source, and each fact with its verdict in words."""
    page = seed_page()
    shown = "".join(page.text)
    for line in RETELLING.decode().splitlines()[:2]:
        assert line[:20] in shown
    rows = [attrs["data-verdict"] for tag, attrs in page.tags if tag == "tr" and "data-verdict" in attrs]
    assert len(rows) == len(Examination(visit=SEED, texts={"retelling": read_text(RETELLING)}).judgements)
    assert "contradicted" not in rows


@pytest.mark.not_measured
@pytest.mark.parametrize(
    "document", [*hostile_documents(PAGES), *mixed_documents()], ids=lambda document: document["id"]
)
def test_text_of_a_record_or_a_source_is_inert(document: dict[str, Any]) -> None:
    """Hostile text of a record, a source or a file name adds no tag or attribute, and is shown in printable form."""
    visit = structure(cited(document))
    examination = Examination(visit=visit, texts={"the-source": read_text(hostile_source().encode())})
    page = read(evidence_page(examination, visit.title))
    assert {tag for tag, _ in page.tags} <= PLAIN.keys()
    for tag, attributes in page.tags:
        assert attributes.keys() <= set(PLAIN[tag].split())
        assert (attributes.get("href") or "#").startswith("#")
    assert [sum(name == tag for name, _ in page.tags) for tag in ("script", "style")] == [1, 1]
    shown = "".join(page.text)
    require_inert(shown.replace("\n  ", "\n"))
    for text in (visit.title, *(judgement.value for judgement in examination.judgements)):
        assert printable(text) in shown


@given(visits())
def test_any_record_has_a_page(visit: Visit) -> None:
    """Every record has a page, and the tags of the page close."""
    assert read(evidence_page(Examination(visit=visit), "any.json")).open == []


@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n), st.integers(0, n))))
    )
)
def test_pieces_make_up_the_text_and_each_mark_covers_its_own(sample: tuple[int, list[tuple[int, int]]]) -> None:
    """The pieces make up the text without gaps, and each mark covers exactly the pieces between its ends."""
    length, spans = sample
    marks = [Mark(start=a, end=b, label=str(i)) for i, (a, b) in enumerate(spans) if a < b]
    parts = list(split_at_marks(length, marks))
    assert parts[0].start == 0
    assert parts[-1].end == length
    assert all(first.end == second.start for first, second in itertools.pairwise(parts))
    for mark in marks:
        covered = [p for p in parts if mark.label in p.labels]
        assert (covered[0].start, covered[-1].end) == (mark.start, mark.end)
