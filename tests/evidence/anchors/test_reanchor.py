"""A source that changed: what moved is taken over, and no changed fact is accepted in silence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import load
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.anchors.fingerprint import critical_tokens, text_context
from diplovisit.evidence.anchors.lock_file import Anchor, LockFile, read_lock_document, structure_lock, write_lock
from diplovisit.evidence.anchors.reanchor import AnchorState, Reanchorer, Reanchoring
from diplovisit.evidence.texts import SourceText, read_text
from diplovisit.readers import UnreadableDocument
from tests.conftest import ROOT

VISIT = load(ROOT / "seeds/misri-russia/visit.yaml")
OLD_TEXT = (ROOT / "seeds/misri-russia/retelling.txt").read_text("utf-8")
TEXT = read_text(OLD_TEXT.encode())


def lock_of(text: SourceText) -> LockFile:
    """The lock of the seed in one text."""
    return anchor_record(VISIT, {"retelling": text}, sha256="0" * 64, old=None, accept=False).lock


LOCK = lock_of(TEXT)


def states_in(now: str) -> dict[Anchor, AnchorState]:
    """What became of each anchor."""
    return {each.anchor: each.state for each in reanchor(read_text(now.encode()))}


def reanchor(now: SourceText) -> tuple[Reanchoring, ...]:
    """What became of each anchor, and where."""
    again = Reanchorer(now, salt=TEXT.sha256)
    return tuple(map(again.find, LOCK.anchors))


def old_sentence(text: SourceText, each: Anchor) -> str:
    """The sentence of an anchor, found without the code under test."""
    ends = [found.end() for found in re.finditer(r"[.!?][\"')\]]*(?: |$)", text.text)]
    begin = max((end for end in ends if end <= each.start), default=0)
    return text.text[begin : min(end for end in ends if end >= each.end)]


def test_a_text_that_did_not_change_is_exact() -> None:
    """Every anchor of a text is exact in that text, and every quote of the seed has one."""
    assert set(states_in(OLD_TEXT).values()) == {AnchorState.EXACT}
    assert len(LOCK.anchors) > 50


@pytest.mark.parametrize("before", ["An earlier word. ", "A correction was made on page 2 of 3.\n\n"])
def test_what_stands_in_front_moves_all(before: str) -> None:
    """New text in front moves every anchor, and changes none but for those at the very beginning."""
    became = states_in(before + OLD_TEXT)
    late = {verdict for each, verdict in became.items() if each.start > 100}
    assert late == {AnchorState.MOVED}


CHANGES = [
    ("reported 12 Indian", "reported 18 Indian"),
    ("another 16 are", "another 6 are"),
    (
        "12 Indian nationals dead who had served with the Russian military; another 16",
        "16 Indian nationals dead who had served with the Russian military; another 12",
    ),
    ("$100 billion by 2030.\nAt", "$10 billion by 2030.\nAt"),
    ("goal of $100 billion", "goal of €100 billion"),
    ("approximately $66 billion", "over $66 billion"),
    ("approximately $66 billion", "approximately $66 million"),
    ("approximately $66 billion", "$66 billion"),
    ("Russia on March 7 is scheduled", "Russia on May 7 is scheduled"),
    ("Russia on March 7 is scheduled", "Russia on March 17 is scheduled"),
    ("is scheduled for Foreign", "is expected for Foreign"),
    ("is scheduled for Foreign", "is not scheduled for Foreign"),
    ("On Tuesday it was", "On Thursday it was"),
    ("since 2022", "since 2012"),
    ("nearly three months", "nearly two months"),
    ("nearly three months", "over three months"),
    ("In January, India", "In June, India"),
    ("one of the top two", "one of the top ten"),
    ("Defence Minister Rajnath", "Acting Defence Minister Rajnath"),
    ("No official announcement", "An official announcement"),
    ("on the day-long trip", "on the week-long trip"),
    ("Last year, both", "This year, both"),
]


@pytest.mark.not_measured
@pytest.mark.parametrize(("was", "becomes"), CHANGES)
def test_no_changed_fact_is_accepted_in_silence(was: str, becomes: str) -> None:
    """Another number, month, currency, bound, negation or capacity: whatever is cited from that sentence is not green."""
    assert OLD_TEXT.count(was) == 1
    at = len(read_text(OLD_TEXT[: OLD_TEXT.index(was)].rstrip().encode()).text) if OLD_TEXT.index(was) else 0
    became = states_in(OLD_TEXT.replace(was, becomes))
    touched = [each for each in LOCK.anchors if each.start < at + len(was) + 1 and at <= each.end]
    assert touched
    assert not [(each.quote, became[each]) for each in touched if became[each].is_safe]


def test_a_sentence_that_is_deleted_takes_its_anchors_with_it() -> None:
    """Of a deleted sentence nothing is green."""
    start = OLD_TEXT.index("In January, India reported")
    end = OLD_TEXT.index("No official announcement")
    became = states_in(OLD_TEXT[:start] + OLD_TEXT[end:])
    gone = {each.quote for each in LOCK.anchors if start - 12 < each.start < end - 30}
    assert {"12", "another 16", "In January"} <= gone
    assert not [
        each.quote for each, verdict in became.items() if each.quote in {"12", "another 16"} and verdict.is_safe
    ]


def test_paragraphs_in_another_order_are_moved() -> None:
    """A paragraph keeps its anchors wherever it goes; only words at its edges have other company."""
    lines = OLD_TEXT.splitlines(keepends=True)
    became = states_in("".join(lines[:8] + lines[8:][::-1]))
    inside = {each.quote: verdict for each, verdict in became.items()}
    assert inside["another 16"] in {AnchorState.MOVED, AnchorState.EDITED}
    assert inside["approximately $66 billion"] in {AnchorState.MOVED, AnchorState.EDITED}
    assert AnchorState.CHANGED not in {verdict for each, verdict in became.items() if each.quote == "12"}


def test_words_in_other_company_are_elsewhere() -> None:
    """The same words in a sentence of another story are not the anchored ones."""
    now = read_text(b"A shop was open from March 7 on, and sold 12 of them to another 16 people by 2030.")
    quoted = {each.anchor.quote: each.state for each in reanchor(now) if each.anchor.quote in {"12", "by 2030"}}
    assert quoted == {"12": AnchorState.ELSEWHERE, "by 2030": AnchorState.ELSEWHERE}


@pytest.mark.not_measured
@given(st.text("abcd 12.$", max_size=60), st.integers(0, len(OLD_TEXT)))
def test_whatever_is_put_in_no_sentence_that_says_something_else_is_green(new: str, at: int) -> None:
    """A green anchor stands in a sentence with the critical tokens of old, and has its own words."""
    now = read_text((OLD_TEXT[:at] + new + OLD_TEXT[at:]).encode())
    for each in reanchor(now):
        if each.state.is_safe:
            was = each.anchor
            assert each.extent is not None
            assert now.text[each.extent.start : each.extent.end] == TEXT.text[was.start : was.end]
            begin, end = text_context(now.text).sentence(each.extent)
            assert critical_tokens(now.text[begin:end]) == critical_tokens(old_sentence(TEXT, was))


def test_a_lock_file_reads_back_equal() -> None:
    """A lock is written as JSON, an anchor a line, and read back as it was; it has no words but the quotes."""
    written = write_lock(LOCK)
    document = read_lock_document(written, name="x.anchors.json")
    assert not isinstance(document, UnreadableDocument)
    assert structure_lock(document.data) == LOCK
    assert write_lock(structure_lock(document.data)) == written
    quotes = {row.quote for row in VISIT.evidence} | {row.quote for row in VISIT.ignore}
    assert {each.quote for each in LOCK.anchors} <= quotes
    assert b"exchange views" not in written
