"""Words that differ by one letter: the slips of which a rule may say that they are misspellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.facts.near_words import is_near

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
def test_near_means_one_letter_more_or_less_or_two_swapped(word: str, name: str, near: bool) -> None:
    """Only simple slips are near: no measure of similarity distinguishes Misri from Mistry."""
    assert is_near(word, name) is near


@given(WORDS, WORDS)
def test_nearness_is_symmetric(word: str, name: str) -> None:
    """Nearness is symmetric, because the letters do not show which word is the slip."""
    assert is_near(word, name) is is_near(name, word)


@given(WORDS, st.data())
def test_a_doubled_letter_is_near(name: str, data: st.DataObject) -> None:
    """Doubling any letter except a final s, which makes a plural, gives a near word."""
    index = data.draw(st.integers(0, len(name) - 1))
    assert is_near(name[: index + 1] + name[index:], name)


@given(st.text("abs", max_size=5), st.text("abs", max_size=5))
def test_near_words_differ_by_one_slip(word: str, name: str) -> None:
    """Near words differ by one slip: a letter missing in either, or two swapped neighbours, but no plural."""
    shortened = {long[:index] + long[index + 1 :] for long in (word, name) for index in range(len(long))}
    swapped = {name[:index] + name[index + 1] + name[index] + name[index + 2 :] for index in range(len(name) - 1)}
    is_plural = word == name + "s" or name == word + "s"
    slips = swapped | ({word} if {word, name} & shortened and len(word) != len(name) else set())
    assert is_near(word, name) is (word in slips and word != name and not is_plural)
