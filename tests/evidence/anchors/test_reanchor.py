"""Anchors in a changed source: moved words are accepted, and changed facts never are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import load
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.anchors.critical_words import critical_tokens
from diplovisit.evidence.anchors.fingerprint import text_context
from diplovisit.evidence.anchors.lock_file import Anchor, LockFile, read_lock_document, structure_lock, write_lock
from diplovisit.evidence.anchors.reanchor import AnchorState, Reanchorer, Reanchoring
from diplovisit.evidence.texts import SourceText, read_text
from diplovisit.readers import UnreadableDocument
from tests.conftest import ROOT

VISIT = load(ROOT / "seeds/misri-russia/visit.yaml")
OLD_TEXT = (ROOT / "seeds/misri-russia/retelling.txt").read_text("utf-8")
TEXT = read_text(OLD_TEXT.encode())


def lock_of(text: SourceText) -> LockFile:
    """The lock file of the seed in one text."""
    return anchor_record(VISIT, {"retelling": text}, sha256="0" * 64, old=None, accept=False).lock


LOCK = lock_of(TEXT)


def states_in(new_text: str) -> dict[Anchor, AnchorState]:
    """The state of each anchor in a new text."""
    return {result.anchor: result.state for result in reanchor(read_text(new_text.encode()))}


def reanchor(new_text: SourceText) -> tuple[Reanchoring, ...]:
    """Locates each anchor in a new text."""
    return tuple(map(Reanchorer(new_text, salt=TEXT.sha256).find, LOCK.anchors))


# Each paragraph, heading and item of the seed is a line. Its dateline is guarded by itself.
LINES = OLD_TEXT.replace("(NationPress) ", "(NationPress)\n").splitlines()


def old_sentence(anchor: Anchor) -> str:
    """The sentence or sentences of an anchor, found without the code under test."""
    sentences = [sentence for line in LINES for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", line)]
    found, start = [], 0
    for sentence in sentences:
        if start < anchor.end and anchor.start < start + len(sentence):
            found.append(sentence)
        start += len(sentence) + 1
    assert start == TEXT.length + 1
    return " ".join(found)


def test_a_text_that_did_not_change_is_exact() -> None:
    """In an unchanged text every anchor is exact, and the seed has more than fifty of them."""
    assert set(states_in(OLD_TEXT).values()) == {AnchorState.EXACT}
    assert len(LOCK.anchors) > 50


@pytest.mark.parametrize("before", ["An earlier word. ", "A correction was made on page 2 of 3.\n\n"])
def test_new_text_in_front_moves_all_anchors(before: str) -> None:
    """New text in front moves every anchor; only anchors at the very beginning may change."""
    states = states_in(before + OLD_TEXT)
    assert {state for anchor, state in states.items() if anchor.start > 100} == {AnchorState.MOVED}


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
@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_no_changed_fact_is_accepted_in_silence(old: str, new: str) -> None:
    """If a number, month, currency, bound, negation or capacity changes, no anchor in that sentence is safe."""
    assert OLD_TEXT.count(old) == 1
    start = len(read_text(OLD_TEXT[: OLD_TEXT.index(old)].rstrip().encode()).text) if OLD_TEXT.index(old) else 0
    states = states_in(OLD_TEXT.replace(old, new))
    touched = [anchor for anchor in LOCK.anchors if anchor.start < start + len(old) + 1 and start <= anchor.end]
    assert touched
    assert not [(anchor.quote, states[anchor]) for anchor in touched if states[anchor].is_safe]


def test_a_sentence_that_is_deleted_takes_its_anchors_with_it() -> None:
    """No anchor of a deleted sentence is safe."""
    start = OLD_TEXT.index("In January, India reported")
    end = OLD_TEXT.index("No official announcement")
    states = states_in(OLD_TEXT[:start] + OLD_TEXT[end:])
    deleted_quotes = {anchor.quote for anchor in LOCK.anchors if start - 12 < anchor.start < end - 30}
    assert {"12", "another 16", "In January"} <= deleted_quotes
    assert not [
        anchor.quote for anchor, state in states.items() if anchor.quote in {"12", "another 16"} and state.is_safe
    ]


def test_paragraphs_in_another_order_are_moved() -> None:
    """The anchors of a paragraph move with it; only words at its edges have new neighbours."""
    lines = OLD_TEXT.splitlines(keepends=True)
    states = states_in("".join(lines[:8] + lines[8:][::-1]))
    by_quote = {anchor.quote: state for anchor, state in states.items()}
    assert by_quote["another 16"] in {AnchorState.MOVED, AnchorState.EDITED}
    assert by_quote["approximately $66 billion"] in {AnchorState.MOVED, AnchorState.EDITED}
    assert AnchorState.CHANGED not in {state for anchor, state in states.items() if anchor.quote == "12"}


def test_words_among_other_neighbours_are_elsewhere() -> None:
    """The same words in a sentence about something else have the state `elsewhere`."""
    new_text = read_text(b"A shop was open from March 7 on, and sold 12 of them to another 16 people by 2030.")
    results = reanchor(new_text)
    quoted = {result.anchor.quote: result.state for result in results if result.anchor.quote in {"12", "by 2030"}}
    assert quoted == {"12": AnchorState.ELSEWHERE, "by 2030": AnchorState.ELSEWHERE}


@pytest.mark.not_measured
@given(inserted=st.text("abcd 12.$", max_size=60), at=st.integers(0, len(OLD_TEXT)))
def test_after_any_insertion_a_safe_anchor_has_its_words_and_critical_tokens(inserted: str, at: int) -> None:
    """A safe anchor has its own words, in a sentence with the same critical tokens as before."""
    new_text = read_text((OLD_TEXT[:at] + inserted + OLD_TEXT[at:]).encode())
    for result in reanchor(new_text):
        if result.state.is_safe:
            anchor, extent = result.anchor, result.span
            assert extent is not None
            assert new_text.text[extent.start : extent.end] == TEXT.text[anchor.start : anchor.end]
            start, end = text_context(new_text).sentence(extent)
            assert critical_tokens(new_text.text[start:end]) == critical_tokens(old_sentence(anchor))


def test_a_lock_file_reads_back_equal() -> None:
    """A lock file is written as JSON and read back equal, and of the text it contains only the quotes."""
    written = write_lock(LOCK)
    document = read_lock_document(written, name="x.anchors.json")
    assert not isinstance(document, UnreadableDocument)
    assert structure_lock(document.data) == LOCK
    assert write_lock(structure_lock(document.data)) == written
    quotes = {row.quote for row in VISIT.evidence} | {row.quote for row in VISIT.ignore}
    assert {anchor.quote for anchor in LOCK.anchors} <= quotes
    assert b"exchange views" not in written
