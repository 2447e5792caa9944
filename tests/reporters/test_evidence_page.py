import html
import html.parser
import itertools
import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Visit, load, structure
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.texts import read_text
from diplovisit.reporters import evidence_page as page_module
from diplovisit.reporters.changes.labels import FACT_LABELS, LABELS
from diplovisit.reporters.evidence_page import PAGE_ORDER, Mark, evidence_page, split_at_marks
from diplovisit.reporters.evidence_table import evidence_json
from diplovisit.reporters.evidence_wording import FactWording, headlines
from diplovisit.reporters.printable import printable
from diplovisit.testing import visits
from tests.conftest import ROOT
from tests.hostile_records import cited, hostile_documents, hostile_source, mixed_documents
from tests.inert import require_inert
from tests.payloads import PAGES
from tests.records import document

SEED = load(ROOT / "seeds/misri-russia/visit.yaml")
RETELLING = (ROOT / "seeds/misri-russia/retelling.txt").read_bytes()
# Every tag that a page may have, with every attribute.
PLAIN: Final = {
    "html": "lang",
    "meta": "charset http-equiv content name",
    "a": "class href id data-rows title",
    "p": "class",
    "ul": "class",
    "dl": "class",
    "label": "hidden",
    "input": "type checked data-verdict",
    "span": "class aria-hidden",
    "section": "class aria-labelledby data-verdict",
    "h2": "id tabindex",
    "h3": "id tabindex",
    "div": "class dir aria-hidden",
    "mark": "class title",
    "table": "role aria-labelledby",
    "thead": "role",
    "tbody": "role",
    "col": "class",
    "th": "scope role",
    "td": "class role",
    "tr": "id role tabindex data-verdict",
    "code": "class",
    "bdi": "class",
    "details": "class",
    "sup": "aria-hidden",
} | dict.fromkeys(
    [
        "head",
        "title",
        "style",
        "script",
        "body",
        "header",
        "main",
        "h1",
        "dt",
        "dd",
        "strong",
        "li",
        "kbd",
        "colgroup",
        "small",
        "q",
        "em",
        "br",
        "wbr",
        "summary",
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


def test_every_fact_of_a_record_has_a_label_and_a_value() -> None:
    """Each fact is shown with what it is of, what it is called and its value, none of which is an id."""
    wording = FactWording(Examination(visit=SEED))
    assert wording.of("trade-now/quantity/value").name == "“two-way trade of India and Russia”: figure"
    assert wording.of("trade-now/quantity/value").value == "66 billion"
    assert wording.of("relations/0/offset").name == "relation to “Rajnath Singh visited Russia”: time between"
    assert wording.of("misri/person").name == "Vikram Misri as traveller: traveller"
    assert wording.of("missing/disjoint_with").value == "Indian nationals who died serving with the Russian military"
    assert wording.of("trade-now/subjects").value == "India, Russia"
    assert wording.of("european-sanctions/subjects").value == "European nations, Russia"


def test_every_field_with_facts_has_a_label() -> None:
    """A person never reads the name of a field: each has its label."""
    (visit, *_) = [structure(cited(document)) for document in hostile_documents(PAGES)]
    fields = {(fact.holder.__class__.__name__, fact.field) for fact in Examination(visit=visit).facts}
    assert len(fields) > 60
    assert fields <= LABELS.keys() | FACT_LABELS.keys()


@given(visits())
def test_no_label_is_the_name_of_a_field(visit: Visit) -> None:
    """Any fact of any record has its words, and labels have blanks where names of fields have underscores."""
    examination = Examination(visit=visit)
    wording = FactWording(examination)
    for fact in examination.facts:
        words = wording.of(fact.address)
        assert words.label
        assert "_" not in words.label
    assert {line.topic for line in headlines(visit)} >= {"Who", "Where and when", "Status", "Sources"}


def test_the_head_says_who_when_and_where_with_their_verdicts() -> None:
    """The head of the page names travellers, places, days and status, and links each to the fact that is weakest."""
    page = seed_page()
    shown = "".join(page.text)
    head = shown[: shown.index("The facts")]
    for words in ("Vikram Misri, Foreign Secretary (India)", "7 March 2025", "official announcement: none"):
        assert words in head
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a" and attrs.get("class") == "why"]
    weakest = {attrs["id"]: attrs["data-verdict"] for tag, attrs in page.tags if tag == "tr" and "id" in attrs}
    assert [weakest[(link or "").removeprefix("#")] for link in links[:3]] == ["attested", "derived", "proven"]


def test_facts_are_in_groups_from_the_worst_verdict_to_the_best() -> None:
    """Each verdict that occurs has one group with a heading, a link from the head, and its facts in it."""
    page = seed_page()
    rows = [attrs["data-verdict"] for tag, attrs in page.tags if tag == "tr" and "data-verdict" in attrs]
    groups = [attrs["data-verdict"] for tag, attrs in page.tags if tag == "section" and "data-verdict" in attrs]
    assert [verdict for verdict, _ in itertools.groupby(rows)] == groups
    assert groups == [verdict for verdict in PAGE_ORDER if verdict in groups]
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert all(f"#verdict-{verdict}" in links for verdict in groups)


def test_the_order_of_verdicts_is_that_of_their_class() -> None:
    """Every verdict has a place: those to correct come first, and in each half the worse one before the better."""
    assert sorted(PAGE_ORDER) == sorted(Verdict)
    worst_first = list(Verdict)[::-1]
    assert [v for v in PAGE_ORDER if not v.is_acceptable] == [v for v in worst_first if not v.is_acceptable]
    assert [v for v in PAGE_ORDER if v.is_acceptable] == [v for v in worst_first if v.is_acceptable]


def test_a_verdict_without_a_sign_of_its_own_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict that has no sign, no meaning and no colour of its own still has its word, its group and its facts."""
    monkeypatch.setattr(page_module, "_SIGNS", {})
    monkeypatch.setattr(page_module, "_MEANINGS", {})
    page = seed_page()
    assert page.open == []
    assert {"derived stands", "verdict derived stands"} <= {attrs.get("class") for _, attrs in page.tags}


def test_an_answer_without_evidence_says_so() -> None:
    """An answer of the head that nothing supports has no verdict, and says that it has no evidence."""
    page = read(evidence_page(Examination(visit=load(ROOT / "examples/least.yaml")), "least.yaml"))
    assert "no evidence" in "".join(page.text)


def test_a_source_that_says_otherwise_is_among_what_to_look_at() -> None:
    """A row whose words say another value than the record is listed before the facts, and marked among them."""
    page = read(evidence_page(Examination(visit=load(ROOT / "examples/state-visit-rescheduled.yaml")), "visit.yaml"))
    before, _, after = "".join(page.text).partition("The facts")
    assert "A source says otherwise: 1" in before
    assert "says instead: 2026-10-06/2026-10-09" in before
    assert "says instead: 2026-10-06/2026-10-09" in after


def test_headings_and_tables_have_their_parts() -> None:
    """Headings go down one level at a time, and every table has heads of columns and of rows."""
    page = seed_page()
    levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in itertools.pairwise(levels))
    scopes = [attrs["scope"] for tag, attrs in page.tags if tag == "th"]
    tables = [tag for tag, _ in page.tags].count("table")
    assert scopes.count("col") == 4 * tables
    assert scopes.count("row") == len(Examination(visit=SEED).judgements)


def test_quotes_lead_to_their_place_in_the_text() -> None:
    """A quote whose text is at hand is a link to its words there; otherwise it is no link."""
    classes = [attrs.get("class") for tag, attrs in seed_page().tags if tag == "a"]
    assert "to-words" in classes
    without = read(evidence_page(Examination(visit=SEED), "visit.yaml"))
    assert "to-words" not in [attrs.get("class") for tag, attrs in without.tags if tag == "a"]


def test_the_same_record_has_the_same_bytes() -> None:
    """The page depends on the record and its texts alone."""
    examinations = [Examination(visit=SEED, texts={"retelling": read_text(RETELLING)}) for _ in range(2)]
    first, second = (evidence_page(examination, "visit.yaml") for examination in examinations)
    assert first == second


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


def test_an_ignored_section_is_shown_as_left_out() -> None:
    """A part that a row of `ignore` leaves out is marked as such, and its figures are not marked as uncited."""
    plain = document()
    plain["sources"][0]["parts"] = [{"name": "body", "start": 0, "end": 33}, {"name": "briefs", "start": 33, "end": 60}]
    plain["ignore"] = [{"part": "briefs", "reason": "other news"}]
    text = read_text(b"She comes on 7 and 8 April 2025.\n\nIn brief: 30 ships left.\n")
    page = evidence_page(Examination(visit=structure(plain), texts={"ministry": text}), "visit.yaml")
    assert '<mark class="ignored" title="left out on purpose">' in page
    assert "not cited" not in page


SUBJECTS = (
    "the words ",
    "no words ",
    "the rule ",
    "an editorial choice",
    "from another source",
    "inferred",
    "vouched for by ",
    "derived",
)


@pytest.mark.parametrize("has_text", [True, False])
def test_each_reason_is_a_clause_that_stands_alone(has_text: bool) -> None:
    """Every reason in the page and in the JSON has its own subject, or the subject "the words"."""
    examination = Examination(visit=SEED, texts={"retelling": read_text(RETELLING)} if has_text else {})
    reasons = [row["reason"] for row in json.loads(evidence_json(examination, "visit.yaml"))["judgements"]]
    assert reasons
    assert [reason for reason in reasons if not reason.startswith(SUBJECTS)] == []
    page = html.unescape(evidence_page(examination, "visit.yaml"))
    assert [reason for reason in reasons if f'<span class="reason">{reason}</span>' not in page] == []
