"""The page of a visit: its facts with their words, what is not certain, and nothing else of a source."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from diplovisit import load
from diplovisit.converters import unstructure
from diplovisit.evidence import Examination
from diplovisit.pipeline.attachments import read_lock
from diplovisit.record import Basis, Visit
from diplovisit.reporters.evidence_wording import FactWording
from diplovisit.site.visit_page import VisitPage, visit_page
from tests.conftest import ROOT
from tests.hostile_records import cited, hostile_documents
from tests.payloads import PAGES
from tests.site.sites import Page, build, contents, site_of
from tests.site.test_odd_records import RECORD, plain, stop

RECORDS = {
    "seeds/misri-russia/visit.yaml": ("seeds/misri-russia/retelling.txt",),
    "examples/baltic-tour.yaml": ("examples/baltic-tour/gazette.txt",),
    "examples/state-visit-rescheduled.yaml": (
        "examples/state-visit-rescheduled/agency.txt",
        "examples/state-visit-rescheduled/gazette.txt",
    ),
}


def shown(path: str) -> tuple[Visit, VisitPage]:
    """Returns a record and the contents of its page, with its lock file where it has one."""
    file = ROOT / path
    lock, _ = read_lock(str(file))
    visit = load(file)
    return visit, visit_page(Examination(visit=visit, lock=lock), file.name)


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the records, beside the texts that they cite."""
    folder = tmp_path_factory.mktemp("pages")
    build(*(ROOT / path for path in RECORDS), "-o", "site", cwd=folder)
    return contents(folder / "site")


@pytest.mark.parametrize("path", RECORDS)
def test_each_fact_is_shown_with_the_words_that_it_rests_on(path: str, site: dict[str, bytes]) -> None:
    """Every row of evidence is there: its facts, its quote, whose it is, and how the fact follows."""
    visit, page = shown(path)
    wording = FactWording(Examination(visit=visit))
    found = {(fact, group.grounds.words) for group in page.facts for fact in group.facts}
    for row in visit.evidence:
        for address in filter(wording.has, row.about):
            fact = wording.of(address)
            value = fact.value if row.says is None else f"{fact.value} (says {row.says})"
            assert ((fact.name, value), row.quote or "") in found, address
    words = Page(site[f"visits/{visit.id}.html"]).words
    for group in page.facts:
        assert " ".join(group.grounds.words.split()) in words
        assert all(" ".join(value.split()) in words for _, value in group.facts)


def test_facts_are_in_the_order_of_the_record() -> None:
    """Facts that follow each other and rest on the same words stand together."""
    _, page = shown("examples/baltic-tour.yaml")
    names = [name for group in page.facts for name, _ in group.facts]
    assert names[:3] == ["title", "status", "official announcement"]
    together = next(group for group in page.facts if ("Ingrid Solheim: name", "Ingrid Solheim") in group.facts)
    assert together.grounds.words == "Prime Minister Ingrid Solheim of Norway will visit"
    assert len(together.facts) > 1


@pytest.mark.parametrize(
    ("row", "how"),
    [
        ({"basis": "editorial", "quote": None}, "the editors' own words"),
        ({"basis": "inferred", "by": "the desk", "note": "as it was in May"}, "inferred by the desk: as it was in May"),
        ({"basis": "stated", "quote": "7 and 8 April 2025"}, "(ministry); quoted"),
        ({"basis": "stated", "locator": "/row[1]/day"}, "(ministry); at /row[1]/day"),
        ({"basis": "external", "sources": ["ministry"]}, "(ministry); external"),
        (
            {"basis": "stated", "fragment": {"length": 9, "sha256": "0" * 64}},
            "(ministry); rests on words that may not be shown",
        ),
        ({"basis": "derived", "rule": "day-of-visit", "quote": "that day"}, "(ministry); derived by a rule"),
    ],
)
def test_what_a_fact_rests_on_is_said(row: dict[str, Any], how: str) -> None:
    """No source is named for what no source says."""
    evidence = {"about": ["tallinn/when"], **{name: value for name, value in row.items() if value is not None}}
    page = Page(site_of(plain(stops=[stop(when="2025-04-07")], evidence=[evidence]))["visits/ga-ri-envoy-talks.html"])
    assert how in page.words
    if row["basis"] in {"editorial", "inferred"}:
        assert f"(ministry); {how}" not in page.words


def test_what_is_inferred_and_what_is_absent_is_said() -> None:
    """Readers see what is not certain, and no task for editors."""
    visit, page = shown("examples/state-visit-rescheduled.yaml")
    (section,) = [section for section in page.programme.sections if section.is_open]
    assert section.title == "What is not certain"
    assert [group.title for group in section.groups] == ["Not in the sources", "Inferred"]
    inferred = {address for row in visit.evidence if row.basis is Basis.INFERRED for address in row.about}
    assert len(section.groups[1].items) == len(inferred)
    bare = attrs.evolve(visit, evidence=(), absent=())
    programme = visit_page(Examination(visit=bare), "x.yaml").programme
    assert not [section for section in programme.sections if section.is_open]


def shingles(text: str, length: int = 6) -> set[str]:
    """Returns every run of words of a text."""
    words = text.split()
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.mark.parametrize("path", RECORDS)
def test_nothing_of_a_text_is_in_the_site_but_what_the_record_has(path: str, site: dict[str, bytes]) -> None:
    """A text beside the record is never copied: each run of six words of it is one of the record's own texts."""
    own = " ".join(_texts(unstructure(load(ROOT / path))))
    published = " ".join(" ".join(Page(data).words for name, data in site.items() if name.endswith(".html")).split())
    for text in RECORDS[path]:
        runs = shingles((ROOT / text).read_text("utf-8"))
        assert len(runs) > 20
        assert {run for run in runs if run in published and run not in own} == set()
    assert not [name for name in site if name.endswith(".txt")]


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [" ".join(value.split())]
        case dict():
            return [text for item in value.values() for text in _texts(item)]
        case list():
            return [text for item in value for text in _texts(item)]
    return []


def test_a_text_that_is_gone_changes_nothing(tmp_path: Path, site: dict[str, bytes]) -> None:
    """The page needs no text: what is proven stands in the lock file."""
    for name in ("state-visit-rescheduled.yaml", "state-visit-rescheduled.anchors.json"):
        (tmp_path / name).write_bytes((ROOT / "examples" / name).read_bytes())
    build("state-visit-rescheduled.yaml", "-o", "site", cwd=tmp_path)
    page = "visits/cl-pt-montaraz-state-visit.html"
    assert contents(tmp_path / "site")[page] == site[page]
    assert b"; proven" in site[page]


def test_a_broken_lock_file_proves_nothing(tmp_path: Path) -> None:
    """The page is made without it."""
    (tmp_path / "visit.yaml").write_bytes((ROOT / "examples/state-visit-rescheduled.yaml").read_bytes())
    (tmp_path / "visit.anchors.json").write_text("[", "utf-8")
    build("visit.yaml", "-o", "site", cwd=tmp_path)
    assert b"; proven" not in contents(tmp_path / "site")["visits/cl-pt-montaraz-state-visit.html"]


def test_addresses_of_sources_are_links_and_other_texts_are_not() -> None:
    """A source's address leads there; whatever a note or a title looks like, it is text."""
    source = {
        "id": "paper",
        "kind": "news",
        "publisher": "A paper",
        "language": "en",
        "url": "https://example.org/a?b=c&d",
    }
    notes = ["https://example.org/ is where <b>it</b> was", "javascript:alert(1)"]
    files = site_of(plain(stops=[stop()], sources=[source], notes=notes))
    page = Page(files["visits/ga-ri-envoy-talks.html"])
    outside = [link for link in page.links if link.startswith(("http", "javascript"))]
    assert outside == ["https://example.org/a?b=c&d"]
    rels = [given["rel"] for tag, given in page.tags if tag == "a" and (given.get("href") or "").startswith("http")]
    assert rels == ["noopener noreferrer"]


def test_hostile_quotes_and_values_are_text() -> None:
    """Quotes, names and values of facts are escaped."""
    for document in hostile_documents(PAGES):
        page = Page(site_of(cited(document))[f"visits/{document['id']}.html"])
        assert [tag for tag, _ in page.tags if tag == "script"] == ["script", "script"]
        assert "What the facts rest on" in page.words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"about": ["visit"], "basis": "inferred", "by": "the desk", "note": "by hand"}, "Status announced inferred"),
        ({"about": ["visit"], "basis": "external"}, "Status announced cites"),
        ({"about": ["status"], "basis": "inferred", "by": "the desk", "note": "by hand"}, "Status announced inferred"),
        ({"about": ["tallinn"], "basis": "external"}, "Status announced no evidence"),
    ],
)
def test_the_status_rests_on_what_the_evidence_says(row: dict[str, Any], words: str) -> None:
    """A person's conclusion on the whole record is evidence of its status, as `diplovisit evidence` has it."""
    page = Page(site_of(plain(stops=[stop(when="2025-04-07")]) | {"evidence": [row]})[f"visits/{RECORD}.html"])
    assert words in page.words


@pytest.mark.parametrize("length", [81, 200, 900])
def test_no_name_is_cut_where_its_facts_are(length: int) -> None:
    """A name that a sentence would shorten stands whole beside what it rests on."""
    name = f"Aino {'Maria ' * length}"[: length - 1] + "x"
    people = [{"id": "envoy", "name": name, "office": "Envoy", "country": "FI"}]
    evidence = [{"about": ["envoy/name", "envoy/office"], "basis": "stated", "quote": "an envoy"}]
    page = Page(site_of(plain(people=people, stops=[stop()], evidence=evidence))[f"visits/{RECORD}.html"])
    facts = page.words.partition("What the facts rest on")[2]
    assert f"{name}: name {name}" in facts
    assert "…" not in facts
