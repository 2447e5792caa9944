"""Tests what a programme shows of a visit, in three forms."""

import html.parser
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import load, structure
from diplovisit.evidence import Examination
from diplovisit.evidence.texts import read_text
from diplovisit.exporters.stops_off import stops_off
from diplovisit.readers import Format, read_documents
from diplovisit.record import Visit, node_shape
from diplovisit.reporters.printable import display_width, printable
from diplovisit.reporters.programme import (
    Programme,
    programme_of,
    programmes_markdown,
    programmes_page,
    programmes_text,
)
from diplovisit.reporters.programme.choices import choices_in
from diplovisit.testing import visits
from tests import records
from tests.conftest import ROOT
from tests.hostile_records import cited, hostile_documents, hostile_source, mixed_documents
from tests.inert import require_inert
from tests.payloads import PAGES
from tests.reporters.programme.write_golden import FOLDER, SOURCES, examined, forms


def shown(visit: Visit, *choices: str) -> Programme:
    """Returns the programme of a record without texts."""
    return programme_of(Examination(visit=visit), "visit.yaml", choices, off=stops_off(visit))


def text_of(visit: Visit, width: int = 80) -> str:
    """Returns the programme of a record as text."""
    return "".join(programmes_text([shown(visit)], width))


@pytest.mark.parametrize("name", SOURCES)
def test_a_golden_programme_is_what_is_shown(name: str) -> None:
    """Each form equals its golden file; `python -m tests.reporters.programme.write_golden` writes the files."""
    for ending, data in forms(examined(SOURCES[name])[2]).items():
        assert data.decode() == (FOLDER / f"{name}.{ending}").read_text("utf-8"), ending


def test_no_golden_programme_is_unused() -> None:
    """Every golden file belongs to a record and a form."""
    assert {path.name for path in FOLDER.iterdir()} == {
        f"{name}.{end}" for name in SOURCES for end in ("txt", "md", "html")
    }


def test_engagements_stand_by_day_and_hour() -> None:
    """Days are in order, hours within them too, then what has no hour, and last what has no day."""
    document = records.document() | {"evidence": []}
    document["stops"][0] |= {
        "engagements": [
            {"id": "none", "kind": "dinner"},
            {"id": "bare", "kind": "tour", "when": "2025-04-07"},
            {"id": "late", "kind": "speech", "when": "2025-04-07T20:00:00"},
            {"id": "next", "kind": "summit", "when": "2025-04-08T08:00:00+03:00"},
            {"id": "early", "kind": "signing", "when": "2025-04-07T09:30:00"},
        ]
    }
    section = shown(structure(document)).sections[0]
    assert [(group.title, [(item.label, item.text) for item in group.items]) for group in section.groups] == [
        ("Monday, 7 April 2025", [("09:30", "Signing"), ("20:00", "Speech"), ("no hour", "Tour")]),
        ("Tuesday, 8 April 2025", [("08:00 UTC+03:00", "Summit")]),
        ("Day not given", [("no hour", "Dinner")]),
    ]


def test_the_status_says_on_what_it_rests() -> None:
    """The status names the sources that are cited, how sure they are, what another says, and that nothing is cited."""
    document = records.document()
    document["evidence"] = [
        {"about": ["status"], "basis": "stated", "quote": "announced", "modality": "likely"},
        {"about": ["status"], "basis": "stated", "quote": "took place", "says": "held"},
    ]
    document["sources"][0]["publisher"] = "The Ministry"
    assert shown(structure(document)).head[0].notes == ("cites The Ministry (likely)", "The Ministry says held")
    document["evidence"] = [{"about": ["status"], "basis": "inferred", "note": "by reasoning"}]
    assert shown(structure(document)).head[0].notes == ("inferred",)
    document["evidence"] = []
    assert shown(structure(document)).head[0].notes == ("no evidence",)


def test_words_are_compared_only_with_a_text_at_hand() -> None:
    """A fact that the words of a text contradict is an open question; without the text, that nothing was compared is."""
    document = records.document()
    document["sources"][0]["parts"] = []
    document["evidence"] = [{"about": ["tallinn/when"], "basis": "stated", "quote": "9 April 2025"}]
    visit = structure(document)
    text = read_text(b"The envoy comes on 9 April 2025.")
    with_text = programme_of(Examination(visit=visit, texts={"ministry": text}), "visit.yaml", off={})
    (questions,) = (section for section in with_text.sections if section.is_open)
    (unproven,) = (group for group in questions.groups if group.title == "Not proven by the words")
    assert [(item.text, item.mark) for item in unproven.items] == [
        ("Tallinn, Estonia: days: 7–8 April 2025", "contradicted")
    ]
    assert questions.lead == ()
    (questions,) = (section for section in shown(visit).sections if section.is_open)
    assert questions.lead[0].text.startswith("No text of a source is at hand")
    assert "Not proven by the words" not in {group.title for group in questions.groups}


def test_what_is_open_has_names_and_no_ids() -> None:
    """An absence and an inference are said of the names of things, whether their address is a fact, a node or neither."""
    document = records.document()
    document["absent"] = [
        {"about": "tallinn/time_zone", "reason": "no zone is given"},
        {"about": "invited_by", "reason": "nobody invited"},
    ]
    document["evidence"] = [{"about": ["talks", "trade/what", "visit"], "basis": "inferred", "by": "a desk officer"}]
    (questions,) = (section for section in shown(structure(document)).sections if section.is_open)
    said = {group.title: [(item.text, item.notes) for item in group.items] for group in questions.groups}
    assert said["Not in the sources"] == [
        ("Tallinn, Estonia: time zone: no zone is given", ()),
        ("invited by: nobody invited", ()),
    ]
    assert said["Inferred"] == [
        ("the meeting, “two-way trade”: what is claimed, visit", ("by a desk officer",)),
    ]


def test_choices_of_a_draft_are_open_questions() -> None:
    """Comments `# choose:` are shown with their candidates; the same words in a value or another comment are not."""
    lines = (
        "# choose: who leads? (envoy/person)",
        "#   envoy  (Aino Virtanen)",
        "#   host  (Mart Tamm)",
        "# A comment of another kind.",
        "#   and its second line",
        "format: 1",
        "notes:",
        "  # choose: the note",
        "  - |",
        "    # choose: nothing, this is a text",
        "  - 'a # choose: b",
        "    # choose: c'",
        "title: a # choose: d",
    )
    (document,) = read_documents(_stream("\n".join(lines)), name="x.yaml", format=Format.YAML, shape=node_shape(Visit))
    assert choices_in(document) == ("who leads? (envoy/person)\nenvoy  (Aino Virtanen)\nhost  (Mart Tamm)", "the note")
    (as_json,) = read_documents(
        _stream('{"title": "\\n# choose: x"}'), name="x.json", format=Format.JSON, shape=node_shape(Visit)
    )
    assert choices_in(as_json) == ()


def _stream(text: str) -> Any:

    return io.BytesIO(text.encode())


@given(visits(), st.integers(0, 200))
def test_no_line_of_the_text_is_too_wide(visit: Visit, width: int) -> None:
    """A line is as wide as the terminal, within bounds, unless its last word alone does not fit beside its label."""
    widest = min(max(width, 40), 100)
    for line in text_of(visit, width).splitlines():
        assert display_width(line) <= widest or display_width(line.rpartition(" ")[2]) > widest - _WIDEST_LABEL
    require_inert(text_of(visit))


_WIDEST_LABEL = 28


@given(visits())
def test_any_record_has_a_programme(visit: Visit) -> None:
    """Each form has the title, every name and every stop of any record, and is the same each time."""
    programme = shown(visit)
    for ending, data in forms(programme).items():
        assert data == forms(shown(visit))[ending]
        assert data.endswith(b"\n")
    joined = "".join(item.text for item in programme.head)
    for traveller in visit.travellers:
        person = next(person for person in visit.people if person.id == traveller.person)
        assert person.called in joined
    assert len(programme.sections) >= len(visit.stops)


class _Reader(html.parser.HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Notes a text."""
        self.text.append(data)


_ATTRIBUTES = {
    "meta": {"charset", "name", "content", "http-equiv"},
    "html": {"lang"},
    "nav": {"aria-label"},
    "a": {"href"},
    "article": {"id"},
}
_TAGS = frozenset(
    "head title style body main header section div span p h1 h2 h3 dl dt dd ol ul li bdi strong s".split()  # noqa: SIM905  # read at a glance
)


@pytest.mark.not_measured
@pytest.mark.parametrize(
    "document", [*hostile_documents(PAGES), *mixed_documents()], ids=lambda document: document["id"]
)
def test_text_of_a_record_is_inert_in_every_form(document: dict[str, Any]) -> None:
    """Hostile text of a record, a comment or a file name adds no tag, no attribute, no control and no link."""
    visit = structure(cited(document))
    examination = Examination(visit=visit, texts={"the-source": read_text(hostile_source().encode())})
    programme = programme_of(examination, visit.title, (visit.title, f"{visit.title}\n{visit.title}"), off={})
    reader = _Reader()
    reader.feed(programmes_page([programme, programme]))
    assert {tag for tag, _ in reader.tags} <= _TAGS | _ATTRIBUTES.keys()
    for tag, attributes in reader.tags:
        assert attributes.keys() <= _ATTRIBUTES.get(tag, set()) | {"class"}
        assert (attributes.get("href") or "#").startswith("#")
    assert sum(tag == "style" for tag, _ in reader.tags) == 1
    assert printable(" ".join(visit.title.split("\n"))) in "".join(reader.text)
    require_inert("".join(programmes_text([programme], 80)))
    require_inert("".join(programmes_markdown([programme])))


def test_markdown_of_a_record_is_plain_text() -> None:
    """A reader of Markdown finds headings and lists of ours, and no link, picture, code or markup of a record."""
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py reads what we write")
    for document in (*hostile_documents(PAGES), *mixed_documents()):
        visit = structure(cited(document))
        tokens = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).parse(
            "".join(programmes_markdown([shown(visit)]))
        )
        kinds = {token.type for token in tokens} | {
            inner.type for token in tokens for inner in token.children or () if token.type == "inline"
        }
        ours = {"heading", "bullet_list", "list_item", "paragraph", "strong", "em", "s"}
        pairs = {f"{one}_{end}" for one in ours for end in ("open", "close")}
        assert kinds <= pairs | {"inline", "text", "text_special", "html_inline"}


def test_a_page_has_an_anchor_for_each_of_several_visits() -> None:
    """A page of several visits begins with links to them, and its title counts them."""
    seed, least = (shown(load(ROOT / file)) for file in (SOURCES["misri-russia"], SOURCES["least"]))
    reader = _Reader()
    reader.feed(programmes_page([seed, least]))
    links = [attributes["href"] for tag, attributes in reader.tags if tag == "a"]
    assert links == [f"#{attributes['id']}" for tag, attributes in reader.tags if tag == "article"]
    assert "Programme: 2 visits" in reader.text
