"""Capitals: a government or a place."""

import pytest
from hypothesis import given

from diplovisit.evidence.names import Strength, country_mentions, is_metonym
from tests.evidence.names.test_countries import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("energy relationships with Moscow", [True]),
        ("between New Delhi and Moscow", [True, True]),
        ("Moscow said", [True]),
        ("Moscow has repeatedly denied", [True]),
        ("Moscow's demands", [True]),
        ("accused Moscow of", [True]),
        ("sanctions on Moscow", [True]),
        ("overtures to Moscow", [True]),
        ("Delhi-Moscow ties", [True, True]),
        ("Moscow-backed rebels", [True]),
        ("pro-Moscow rebels", [True]),
        ("condemned by Moscow", [True]),
        ("in Moscow", [False]),
        ("at Moscow", [False]),
        ("arrived in Moscow", [False]),
        ("a visit to Moscow", [False]),
        ("visited Moscow", [False]),
        ("flights between New Delhi and Moscow", [False, False]),
        ("Moscow's mayor", [False]),
        ("Moscow-based", [False]),
        ("New Delhi, March 5 (NationPress) A journey", [False]),
        ("MOSCOW (AP) - A journey", [False]),
        ("the capital Moscow", [False]),
        ("Moscow airport", [False]),
        ("Moscow", [None]),
        ("Moscow is cold", [None]),
        ("from Moscow", [None]),
        ("Russia said", [None]),
        ("Singapore said", [None]),
    ],
)
def test_the_words_around_tell_a_government_from_a_place(text: str, expected: list[bool | None]) -> None:
    """A capital is a government or a place where the words around say which, and neither where they do not."""
    assert [is_metonym(text, mention) for mention in country_mentions(text)] == expected


@given(texts)
def test_only_a_capital_is_judged(text: str) -> None:
    """Whatever the text, nothing is raised, and only capitals stand for governments."""
    for mention in country_mentions(text):
        assert is_metonym(text, mention) is None or mention.strength is Strength.METONYM
