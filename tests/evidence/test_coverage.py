"""What a record answers for in the texts of its sources: figures, names, and what it leaves out on purpose."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.evidence import Examination, coverage
from diplovisit.evidence.sentence import figures_of_text
from diplovisit.evidence.texts import TextSpan, read_text
from diplovisit.record import Visit
from tests.records import document

NOTHING = coverage.CoveredSpans(words=(), sections=())
BODY = "Aino Virtanen of Finland comes to Tallinn with 12 experts on 7 and 8 April 2025."
BRIEFS = "In brief: 30 ships of Kari Lehto left with 12 sailors."
TEXT = f"{BODY}\n\n{BRIEFS}\n"
WIRE = "A second jetty costs 40 million euros, Liisa Kask told Mart Tamm."


def _visit(ignore: list[dict[str, object]], **changes: object) -> Visit:
    plain = document() | changes
    start = len(BODY) + 1
    plain["sources"] = [
        {
            "id": "ministry",
            "kind": "statement",
            "language": "en",
            "parts": [{"name": "briefs", "start": start, "end": start + len(BRIEFS)}],
        },
        {"id": "wire", "kind": "news", "language": "en"},
    ]
    plain["evidence"] = [{"about": ["tallinn/when"], "basis": "stated", "quote": "7 and 8 April 2025"}]
    return structure(plain | {"ignore": [{"reason": "other news"} | row for row in ignore]})


def _examination(*ignore: dict[str, object], **changes: object) -> Examination:
    texts = {"ministry": read_text(TEXT.encode()), "wire": read_text(WIRE.encode())}
    return Examination(visit=_visit(list(ignore), **changes), texts=texts)


def _figures(examination: Examination, source: str) -> list[str]:
    text = examination.texts[source].text
    return [text[mention.start : mention.end] for mention in examination.uncited_mentions[source]]


def _names(examination: Examination, source: str) -> list[str]:
    return [issue.sentence for issue in examination.uncited_names if issue.address == source]


def _digest(words: str) -> dict[str, object]:
    return {"fragment": {"length": len(words), "sha256": hashlib.sha256(words.encode()).hexdigest()}}


def test_without_a_row_every_figure_and_name_is_listed() -> None:
    """A figure or a name that no row is about is listed, whatever kind it is of."""
    examination = _examination()
    assert _figures(examination, "ministry") == ["12", "30"]
    assert _figures(examination, "wire") == ["second", "40 million euros"]
    assert len(_names(examination, "ministry")) == 1
    assert '"Kari Lehto"' in _names(examination, "ministry")[0]


@pytest.mark.parametrize(
    "row",
    [
        {"part": "briefs"},
        {"start": len(BODY) + 1, "end": len(BODY) + 1 + len(BRIEFS)},
        {"quote": BRIEFS},
        _digest(BRIEFS),
    ],
    ids=["part", "span", "quote", "fragment"],
)
@pytest.mark.parametrize("kind", [None, "figures", "names"])
def test_each_way_of_naming_words_covers_what_is_in_them(row: dict[str, object], kind: str | None) -> None:
    """A quote, a fragment, a part and a span cover the figures and the names in them, or those of the given kind."""
    examination = _examination(row | ({} if kind is None else {"kind": kind}))
    assert ("30" in _figures(examination, "ministry")) is (kind == "names")
    assert bool(_names(examination, "ministry")) is (kind == "figures")


def test_a_section_covers_nothing_outside_of_it() -> None:
    """A figure of an ignored section is still listed where it stands outside of it; that of a quote is not."""
    assert _figures(_examination({"part": "briefs"}), "ministry") == ["12"]
    assert _figures(_examination({"quote": BRIEFS}), "ministry") == []


def test_a_row_names_its_sources() -> None:
    """A row covers words of the sources that it names, and of the first source where it names none."""
    row: dict[str, object] = {"quote": "40 million euros"}
    assert "40 million euros" in _figures(_examination(row), "wire")
    assert "40 million euros" not in _figures(_examination(row | {"sources": ["wire"]}), "wire")


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"start": 0},
        {"end": 400},
        {"start": 400, "end": 500},
        {"start": 9, "end": 9},
        {"part": "briefs", "start": 0, "end": 400},
        {"sources": ["wire"], "part": "briefs"},
    ],
    ids=str,
)
def test_an_unclear_row_covers_nothing(row: dict[str, object]) -> None:
    """A row that names no words, or names them twice, leaves every figure and name listed."""
    before, after = _examination(), _examination(row)
    assert before.uncited_mentions == after.uncited_mentions
    assert before.uncited_names == after.uncited_names


@given(
    st.lists(
        st.tuples(st.integers(0, 160), st.integers(0, 160), st.sampled_from([None, "figures", "names"])), max_size=3
    )
)
def test_a_mention_is_listed_unless_a_span_of_its_kind_overlaps_it(spans: list[tuple[int, int, str | None]]) -> None:
    """The uncited figures are those of a record without `ignore`, less those in the spans of its rows."""
    rows: list[dict[str, object]] = [
        {"start": start, "end": end} | ({} if kind is None else {"kind": kind}) for start, end, kind in spans
    ]
    bare, examination = _examination(), _examination(*rows)
    counting = [(start, end) for start, end, kind in spans if kind != "names"]
    figures = [
        mention
        for mention in bare.mentions("ministry")
        if not any(start < mention.end and mention.start < end for start, end in counting)
    ]
    text = bare.texts["ministry"].text
    words = [text[mention.start : mention.end] for mention in figures]
    cited = "on 7 and 8 April 2025"
    assert _figures(examination, "ministry") == [word for word in dict.fromkeys(words) if word != cited]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The host wants a second jetty.", ["second"]),
        ("Nearly a fifth of the fleet is old.", ["Nearly a fifth"]),
        ("Two-thirds of the members agreed.", ["Two-thirds"]),
        ("Half of the ships are new.", ["Half"]),
        ("It is the 12th round of talks.", ["12th"]),
        ("It is the second-largest port.", ["the second-largest"]),
        ("Second, the ports are old.", []),
        ("At first the talks were about second-hand ships.", []),
        ("The Third Secretary was there.", []),
    ],
)
def test_ordinals_and_fractions_are_figures(sentence: str, figures: list[str]) -> None:
    """Ordinals and fractions are listed, and turns of phrase with the same words are not."""
    found = figures_of_text(read_text(sentence.encode()))
    assert [sentence[mention.start : mention.end] for mention in found] == figures


@pytest.mark.parametrize(
    ("name", "known", "is_covered"),
    [
        ("Palace", "dinner at the Royal Palace", True),
        ("Ministry", "the Ministry of External Affairs", True),
        ("Summer Palace", "dinner at the Summer Palace", True),
        ("Blue Palace", "dinner at the Royal Palace", False),
        ("Harbour Board", "a board of the harbour", False),
        ("Virtanen", "Aino Virtanen", True),
        ("Kalle Virtanen", "Aino Virtanen", False),
        ("North Atlantic Council", "the North Atlantic", False),
    ],
)
def test_a_name_is_covered_by_a_text_that_has_all_of_it(name: str, known: str, is_covered: bool) -> None:  # a column
    """A text of the record covers a name if it has all words of it in a row, and not if it has a part of it."""
    text = read_text(f"They told of the {name} at length.".encode())
    bare = coverage.CoveredSpans(words=(), sections=())
    assert [mention.words for mention in coverage.uncited_names(text, bare, [])] == [name]
    assert (not list(coverage.uncited_names(text, bare, [known]))) is is_covered


def test_a_surname_of_somebody_else_hides_nobody() -> None:
    """A full name is listed although the record has somebody else of that surname, and the text repeats the surname."""
    text = read_text(b"With her goes Kalle Virtanen. There Virtanen will speak.")
    bare = coverage.CoveredSpans(words=(), sections=())
    assert [each.words for each in coverage.uncited_names(text, bare, ["Aino Virtanen"])] == ["Kalle Virtanen"]


def test_texts_of_the_record_cover_names() -> None:
    """Labels, claims, purposes and notes of the record cover the names in them, and so do long names of its countries."""
    plain = _examination(notes=["Kari Lehto is no party to the talks."])
    assert _names(plain, "ministry") == []
    texts = list(coverage.texts_with_names(plain.visit, plain.facts))
    assert {"Aino Virtanen", "two-way trade", "Tallinn", "Republic of Finland"} <= set(texts)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("A Memorandum of Understanding was signed, worth Rs. 45 crore.", []),
        ("Photographs will be on the site. Follow the trip at #SecWhitfield.", []),
        ("The African Union Commission met the Joint Committee.", ["African Union Commission", "Joint Committee"]),
        ("Dana Whitfield left. Dana R. Whitfield spoke, and Whitfield rested.", ["Dana Whitfield"]),
        ("Dana Whitfield met Tom Whitfield, and Whitfield rested.", ["Dana Whitfield", "Tom Whitfield", "Whitfield"]),
        ("PRESS STATEMENT No. 41/2025 of the Embassy, with AED 11 million.", []),
    ],
)
def test_words_of_a_press_note_are_no_names(sentence: str, names: list[str]) -> None:
    """Common words in capitals, currencies, tags and a second spelling of one person are not listed as names."""
    text = read_text(sentence.encode())
    found = coverage.uncited_names(text, NOTHING, ())
    assert [mention.words for mention in found] == names


def test_a_count_of_what_was_named_is_no_figure() -> None:
    """The number in "the two countries" is not listed, and any other number of the sentence is."""
    text = read_text(b"The two countries and the two large states met in two cities; three ministers left.")
    found = coverage.uncited_figures(text.text, figures_of_text(text), NOTHING)
    assert [text.text[mention.start : mention.end] for mention in found] == ["two", "three"]
    cited = coverage.CoveredSpans(words=(TextSpan(0, 17),), sections=())
    found = coverage.uncited_figures(text.text, figures_of_text(text), cited)
    assert [text.text[mention.start : mention.end] for mention in found] == ["three"]
