"""Capitals that mean a government or a city."""

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
def test_the_words_around_decide_between_government_and_city(text: str, expected: list[bool | None]) -> None:
    """A capital means a government or a city where the words around it show which, and is undecided elsewhere."""
    assert [is_metonym(text, mention) for mention in country_mentions(text)] == expected


@given(texts)
def test_only_a_capital_is_judged(text: str) -> None:
    """In any text nothing is raised, and only capitals can be metonyms."""
    for mention in country_mentions(text):
        assert is_metonym(text, mention) is None or mention.strength is Strength.METONYM
