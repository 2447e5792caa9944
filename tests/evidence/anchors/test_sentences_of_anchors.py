"""The guard of an anchor: which words belong to its sentence, and which are beside it."""

import pytest

from diplovisit.evidence.anchors.anchoring import make_anchor
from diplovisit.evidence.anchors.critical_words import critical_tokens, is_retraction
from diplovisit.evidence.anchors.fingerprint import text_context
from diplovisit.evidence.anchors.reanchor import AnchorState, Reanchorer
from diplovisit.evidence.texts import TextSpan, occurrences, read_text


def sentence_of(text: str, quote: str) -> str:
    """The words that the guard of a quote looks at, without the sentences after it."""
    source = read_text(text.encode())
    context = text_context(source)
    return context.text[slice(*context.sentence(occurrences(source, quote)[0]))].strip()


def state_of(old: str, new: str, quote: str) -> AnchorState:
    """The state of a quote of one text in another."""
    source = read_text(old.encode())
    anchor = make_anchor(source, occurrences(source, quote)[0], text_id="paper", quote=quote)
    return Reanchorer(read_text(new.encode()), salt=source.sha256).find(anchor).state


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("THE TALKS\nThe minister left Oslo on Monday.", "Oslo", "The minister left Oslo on Monday."),
        ("The talks\n\nHe left Oslo.\n\nAdvertisement\n\nIt rained.", "Oslo", "He left Oslo."),
        ("The minister has\nnot left Oslo, said\nPresident Lie. It rained.", "Oslo", "The minister has not left Oslo,"),
        ("He will visit the United\nKingdom and has never been to\nIreland before. No.", "Ireland", "He will visit"),
        ("Mr. Lie has not, says a page\n\nthat was broken, left Oslo.", "Oslo", "Mr. Lie has not,"),
        ("1. He left Oslo.\n2. It rained.", "Oslo", "He left Oslo."),
        ("(a) He left Oslo;\n(b) It rained.", "Oslo", "He left Oslo;"),
        ("• He left Oslo • It rained", "Oslo", "He left Oslo"),
        ("OSLO, May 3 (Agency) - He left Bergen.", "Bergen", "He left Bergen."),
        ("Oslo, 3 May: He left Bergen.", "Bergen", "He left Bergen."),
        ("WASHINGTON — He left Bergen.", "Bergen", "He left Bergen."),
        ("Monday, 3 May: He left Bergen.", "Bergen", "Monday, 3 May: He left Bergen."),
        ("US - China talks ended in Bergen.", "Bergen", "US - China talks ended in Bergen."),
        ("<h2>Talks</h2><p>He left <b>Oslo</b>.</p><p>It rained.</p>", "Oslo", "He left    Oslo"),
        (
            "The visit of the minister to the king was on March\n12. It rained on the first day.",
            "12",
            "The visit of the",
        ),
    ],
)
def test_the_guard_looks_at_the_sentence(text: str, quote: str, expected: str) -> None:
    """Headings, marks of lists and datelines are no part of a sentence; lines that a program wrapped are."""
    assert sentence_of(text, quote).startswith(expected)


def test_a_dateline_may_be_added_or_removed_and_not_changed() -> None:
    """A dateline that is added or removed keeps the anchors of its sentence, and another date in it does not."""
    bare = "The minister of fisheries left Bergen for Oslo in the evening, his office said."
    first, second = f"OSLO, May 3 (Agency) - {bare}", f"OSLO, May 4 (Agency) - {bare}"
    assert state_of(bare, first, "Oslo") in {AnchorState.EXACT, AnchorState.MOVED}
    assert state_of(first, bare, "Oslo") in {AnchorState.EXACT, AnchorState.MOVED}
    assert state_of(first, second, "Oslo") is AnchorState.CHANGED


def test_the_introduction_of_a_list_belongs_to_its_items() -> None:
    """An item of a list is changed where the sentence that introduces the list is."""
    items = ":\n- a visit to Norway in May\n- a visit to Finland and Sweden in June"
    old, new = f"The following visits were confirmed{items}", f"The following visits were cancelled{items}"
    for quote in ("Norway", "Finland and Sweden"):
        assert state_of(old, new, quote) is AnchorState.CHANGED
        assert state_of(old, f"BACKGROUND\n\n{old}", quote) is AnchorState.MOVED


def test_new_sentences_behind_the_words_are_no_part_of_their_place() -> None:
    """Words at the end of a sentence are found where other sentences come between them and the words after."""
    old = "He left for Oslo on March 7. The talks were long and friendly."
    new = "He left for Oslo on March 7. Photo: A. Example\n\nThe talks were long and friendly."
    assert state_of(old, new, "March 7") is AnchorState.EDITED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Defence Minister cancelled", "the Defense Minister canceled"),
        ("they organised co-operation", "they organized cooperation"),
        ("Oslo-based talks", "Oslo - based talks"),
        ("The delegation discussed important interests", "The group debated sided interests"),
    ],
)
def test_a_spelling_is_not_critical(one: str, other: str) -> None:
    """Two spellings of the same words have the same critical tokens."""
    assert critical_tokens(one) == critical_tokens(other)


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "This is not true.",
            "He later denied it.",
            "That is false.",
            "Those reports are untrue.",
            "He was mistaken.",
        ),
        *("The palace later said the trip would not take place.", "But the plan was dropped.", "This never happened."),
        *("The ministry rejected the report as baseless.", "The deal fell through.", "The trip was put off."),
        *("Both sides later walked back the statement.", "The date was later changed to 9 March.", "They never met."),
        *("His office said he had never been there.", "In the event, no one came.", "The claim is contested."),
    ],
)
def test_a_sentence_that_takes_back_is_a_retraction(sentence: str) -> None:
    """A sentence that refers back and denies is a retraction."""
    assert is_retraction(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "The talks lasted two hours.",
            "It was his third visit.",
            "They then toured a museum.",
            "She thanked her hosts.",
        ),
        *(
            "This is part of a wider tour.",
            "The meeting was also attended by the ambassador.",
            "These talks follow one.",
        ),
        *("This story has been corrected to fix the day of a dinner.", "This article was not edited by our staff."),
        *("The opposition boycotted the session.", "The announcement came late on Monday.", "It was raining."),
    ],
)
def test_a_sentence_that_adds_is_no_retraction(sentence: str) -> None:
    """A sentence that adds something, and a notice about the text, is no retraction."""
    assert not is_retraction(sentence)


def test_pieces_cover_a_text() -> None:
    """Every character of a text is in one piece."""
    context = text_context(read_text(b"A.\n\n- b\n- c: d\n\n<p>E. F</p>\nOslo, 3 May: G"))
    assert context.pieces[0].start == 0
    assert context.pieces[-1].end == len(context.text)
    assert all(one.end == other.start for one, other in zip(context.pieces, context.pieces[1:]))
    assert context.sentence(TextSpan(0, 1)) == (0, 3)
