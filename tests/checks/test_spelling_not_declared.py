"""spelling-not-declared: which words are nearly a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.spelling_not_declared import is_near

WORDS = st.text("abcdefgh", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "name", "near"),
    [
        ("zelensky", "zelenskyy", True),
        ("netanyhau", "netanyahu", True),
        ("kofod", "koford", True),
        ("misri", "mistry", False),  # two names
        ("austria", "australia", False),  # two states
        ("merkel", "markel", False),  # another letter, another name
        ("bidens", "biden", False),  # a plural
        ("modi", "modi", False),
    ],
)
def test_near_is_a_letter_more_or_less_or_two_turned_round(word: str, name: str, near: bool) -> None:
    """The slips of a pen, and no more: no measure of likeness tells Misri from Mistry."""
    assert is_near(word, name) is near


@given(WORDS, WORDS)
def test_nearness_goes_both_ways(word: str, name: str) -> None:
    """Which of the two is the slip cannot be told from the letters."""
    assert is_near(word, name) is is_near(name, word)


@given(WORDS, st.data())
def test_a_doubled_letter_is_near(name: str, data: st.DataObject) -> None:
    """Doubling any letter but a final s, which makes a plural, gives a word that is near."""
    place = data.draw(st.integers(0, len(name) - 1))
    assert is_near(name[: place + 1] + name[place:], name)


@given(st.text("abs", max_size=5), st.text("abs", max_size=5))
def test_what_is_near_is_made_by_one_slip(word: str, name: str) -> None:
    """One slip makes the one word of the other: a letter left out of either, or two neighbours turned; no plural."""
    left_out = {long[:at] + long[at + 1 :] for long in (word, name) for at in range(len(long))}
    turned = {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)}
    is_plural = word == name + "s" or name == word + "s"
    slips = turned | ({word} if {word, name} & left_out and len(word) != len(name) else set())
    assert is_near(word, name) is (word in slips and word != name and not is_plural)
