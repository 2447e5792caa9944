import html.parser
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Visit, load
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.reporters.page import evidence_page
from diplovisit.reporters.page.marking import Mark, pieces
from diplovisit.testing import HOSTILE_TEXTS, visits
from tests.conftest import ROOT

SEED = load(ROOT / "seeds/misri-russia/visit.yaml")
RETELLING = (ROOT / "seeds/misri-russia/retelling.txt").read_bytes()
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


@pytest.mark.parametrize(
    "payload", [*HOSTILE_TEXTS, '"><img src=x onerror=alert(1)>', "</script><script>alert(1)</script>"]
)
def test_text_of_a_record_or_a_source_is_inert(payload: str) -> None:
    """Whatever a title or a source says, the page has the tags that it has without it."""
    import attrs as attr

    plain = Examination(visit=SEED, texts={"retelling": read_text(b"plain " + RETELLING)})
    visit = attr.evolve(SEED, title=payload)
    hostile = Examination(visit=visit, texts={"retelling": read_text(payload.encode() + b" " + RETELLING)})
    allowed = {"script": 1, "style": 1}
    page = read(evidence_page(hostile, payload))
    kinds = {tag for tag, _ in read(evidence_page(plain, "x")).tags} | {"mark"}
    assert {tag for tag, _ in page.tags} <= kinds
    for tag, number in allowed.items():
        assert sum(1 for found, _ in page.tags if found == tag) == number
    assert not [name for _, each in page.tags for name in each if name.startswith("on")]


@given(visits())
def test_any_record_has_a_page(visit: Visit) -> None:
    """A page is made of every record, and its tags close."""
    assert read(evidence_page(Examination(visit=visit), "any.json")).open == []


@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n), st.integers(0, n))))
    )
)
def test_pieces_follow_one_another_and_hold_every_mark(case: tuple[int, list[tuple[int, int]]]) -> None:
    """The pieces make up the text, and a mark lies over just the pieces between its ends."""
    length, spans = case
    marks = [Mark(start=a, end=b, label=str(i)) for i, (a, b) in enumerate(spans) if a < b]
    cut = list(pieces(length, marks))
    assert cut[0].start == 0
    assert cut[-1].end == length
    assert all(one.end == two.start for one, two in itertools.pairwise(cut))
    for mark in marks:
        covered = [p for p in cut if mark.label in p.over]
        assert (covered[0].start, covered[-1].end) == (mark.start, mark.end)
