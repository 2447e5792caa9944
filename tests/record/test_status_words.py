"""The status that words state: exactly one if every word is understood, and none otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Status
from diplovisit.record.status_words import has_word_of, stated_status, status_of_sentence

STATED = {
    "both governments announced the visit": Status.ANNOUNCED,
    "The Foreign Ministry officially announced the visit.": Status.ANNOUNCED,
    "the visit has been announced": Status.ANNOUNCED,
    "the Prime Minister confirmed the trip": Status.CONFIRMED,
    "the state visit was confirmed": Status.CONFIRMED,
    "was postponed until further notice": Status.POSTPONED,
    "both sides have put off the visit": Status.POSTPONED,
    "the trip has been called off": Status.CANCELLED,
    "The visit was canceled": Status.CANCELLED,
    "the White House has called off the tour": Status.CANCELLED,
    "the visit is under way": Status.UNDER_WAY,
    "the visit has begun": Status.UNDER_WAY,
    "the visit took place": Status.HELD,
    "his working visit has concluded": Status.HELD,
    "will visit": Status.REPORTED,
    "is expected to travel": Status.REPORTED,
    "scheduled": Status.REPORTED,
}

NOT_STATED = [
    # Negation, and verbs that withdraw a statement.
    "has not been cancelled",
    "the visit wasn't cancelled",
    "no visit was cancelled",
    "neither of the governments announced the visit",
    "both governments denied that the visit was cancelled",
    "both governments announced no visit",
    "will not visit",
    "the visit never took place",
    # Certainty, condition, question, future, rumour.
    "the visit may be cancelled",
    "the visit will be announced",
    "the visit could have been cancelled",
    "if the visit was cancelled",
    "the visit was cancelled?",
    "the visit was reportedly cancelled",
    "reports that the visit was cancelled",
    "the visit was almost cancelled",
    # The verb is not in the quote, so a negation may precede it.
    "cancelled",
    "been cancelled",
    "announced",
    "announced the visit",
    "called off the visit",
    # Something else was announced, called off or held.
    "the foreign ministry announced the treaty",
    "the dinner was cancelled",
    "the government cancelled",
    "the government cancelled the loan",
    # The quote lacks the object, which may be that the visit is cancelled.
    "both governments announced",
    "the foreign ministry confirmed",
    "both governments have confirmed",
    "the press conference was held",
    # Two statements, scare quotes, other languages, hidden characters, nothing.
    "the visit was announced and cancelled",
    "the visit was “cancelled”",
    "la visite a été annulée",
    "the visit was can\u200bcelled",
    "the visit was саncelled",  # the first two letters of the last word are Cyrillic
    "",
    "   ",
]


@pytest.mark.parametrize(("words", "status"), STATED.items())
def test_a_whole_clause_states_its_status(words: str, status: Status) -> None:
    """A clause in which every word is understood states one status, in capitals or not."""
    assert [stated_status(spelling) for spelling in (words, words.upper(), f" {words} .")] == [status] * 3


@pytest.mark.parametrize("words", NOT_STATED)
def test_words_that_leave_a_doubt_state_no_status(words: str) -> None:
    """No status is stated if a word is not understood, or if the verb may be cut off from its negation."""
    assert stated_status(words) is None


@pytest.mark.parametrize("words", STATED)
@pytest.mark.parametrize(
    "around", ["no {}", "not {}", "never {}", "{} not", "if {}", "{}, it denied", "rumours that {}", "perhaps {}"]
)
def test_any_word_around_a_clause_takes_its_status_away(words: str, around: str) -> None:
    """A clause with one more word before or after it states no status."""
    assert stated_status(around.format(words)) is None


@given(st.sampled_from(sorted(STATED)), st.text(min_size=1), st.text())
def test_no_text_around_a_clause_gives_it_another_status(words: str, before: str, behind: str) -> None:
    """A clause with any text around it states its own status or none."""
    assert stated_status(before + words + behind) in {None, STATED[words]}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The visit was cancelled.", Status.CANCELLED),
        ("“The trip has been put off.”", Status.POSTPONED),
        ("Both governments announced the visit.", Status.ANNOUNCED),
        ("His working visit has concluded.", Status.HELD),
        ("The visit is planned.", Status.REPORTED),
        # Each may be cut out of a sentence that says the opposite.
        ("the visit was cancelled", None),
        ("The visit was cancelled", None),
        ("the visit was cancelled.", None),
        ("Was cancelled.", None),
        ("Will visit.", None),
        ("The visit was cancelled?", None),
        ("Both governments announced.", None),
        ("The visit was not cancelled.", None),
        ("", None),
        (".", None),
    ],
)
def test_only_a_whole_sentence_states_a_status_without_its_text(words: str, status: Status | None) -> None:
    """Without the text around it, only a whole sentence states a status: a clause may be cut out of its denial."""
    assert status_of_sentence(words) is status


@given(st.sampled_from(sorted(STATED)), st.text(), st.text())
def test_a_whole_sentence_states_no_status_but_that_of_its_clause(words: str, before: str, behind: str) -> None:
    """A sentence around a clause states the status of the clause or none."""
    assert status_of_sentence(before + words + behind) in {None, STATED[words]}


@pytest.mark.parametrize("words", ["the visit was cancelled " * 1000, "the " * 100_000, "visit " * 20])
def test_long_words_state_nothing(words: str) -> None:
    """A text longer than any clause states no status."""
    assert stated_status(words) is None


def test_a_word_of_a_status_is_found_in_any_sense() -> None:
    """has_word_of accepts a denied word of a status, but not a part of a word."""
    assert has_word_of(Status.CANCELLED, "It has NOT been called off")
    assert has_word_of(Status.HELD, "never took place")
    assert not has_word_of(Status.ANNOUNCED, "unannounced")
    assert not has_word_of(Status.REPORTED, "reported")
