"""The whole phrases of offices beside a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.lexicon.names import CAPACITIES
from diplovisit.evidence.names import name_occurrences, office_phrases


def offices(text: str, name: str) -> list[str]:
    """The offices that a sentence gives to a person."""
    return [
        phrase.text
        for found in name_occurrences(text, name)
        for phrase in office_phrases(text, found.first, found.last)
        if not phrase.is_doubtful
    ]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Principal Deputy Assistant Secretary of State Marcus Bell", "Marcus Bell",
         ["Principal Deputy Assistant Secretary of State"]),
        ("Secretary (East) Shri N. Rao", "N. Rao", ["Secretary (East)"]),
        ("Smt. Rekha Tandon, Additional Secretary (ERS), and the Cuban side", "Rekha Tandon",
         ["Additional Secretary (ERS)"]),
        ("Hugo Martel, chief of staff to the president, flew", "Hugo Martel", ["chief of staff to the president"]),
        ("A spokesman for Foreign Minister Ivan Petrov", "Ivan Petrov", ["Foreign Minister"]),
        ("The Special Envoy of the President of Kenya for Somalia, Ambassador Grace W., left", "Grace W",
         ["Ambassador", "Special Envoy of the President of Kenya for Somalia"]),
        ("Wife of the Prime Minister, Siti Norhayati, opened it", "Siti Norhayati", []),
        ("Ivan Petrov, no longer the foreign minister, attended", "Ivan Petrov", []),
        ("Ivan Petrov, foreign minister until 2019, attended", "Ivan Petrov", []),
        ("After talks with the president, Ivan Petrov said so", "Ivan Petrov", []),
        ("The president, Ivan Petrov and Olga Lind met", "Ivan Petrov", []),
        ("Olga Lind, Foreign Minister Ivan Petrov and others", "Ivan Petrov", ["Foreign Minister"]),
        ("Solicitor General Ana Lopez", "Ana Lopez", ["Solicitor General"]),
        ("Senate President Marco Gatti", "Marco Gatti", ["Senate President"]),
    ],
)  # fmt: skip
def test_an_office_is_read_whole(text: str, name: str, expected: list[str]) -> None:
    """The office of a person is the longest phrase beside the name, and not that of somebody else."""
    assert offices(text, name) == expected


_offices = st.sampled_from(["Foreign Minister", "President", "Secretary of State", "Prime Minister", "Speaker"])
_capacities = st.sampled_from(sorted(CAPACITIES - {"elect", "designate", "nominee", "emeritus"}))
_frames = st.sampled_from(["{} Ana Soto left", "The {}, Ana Soto, left", "Ana Soto, the {}, left"])


@given(_offices, _capacities, _frames)
def test_a_capacity_makes_another_office(office: str, capacity: str, frame: str) -> None:
    """A former, acting or deputy minister is not the minister: no phrase is the office without the capacity."""
    text = frame.format(f"{capacity} {office}")
    for found in name_occurrences(text, "Ana Soto"):
        for phrase in office_phrases(text, found.first, found.last):
            if not phrase.is_doubtful:  # nothing is proven of an office in doubt: "the then Foreign Minister"
                assert phrase.matched(office) is None
                assert phrase.matched(f"{capacity} {office}") is not None


@given(_offices, _frames)
def test_a_plain_office_is_its_own_phrase(office: str, frame: str) -> None:
    """An office without more words is the whole phrase."""
    text = frame.format(office)
    (found,) = name_occurrences(text, "Ana Soto")
    assert any(phrase.matched(office) for phrase in office_phrases(text, found.first, found.last))


_pieces = st.sampled_from(
    [
        "Ana",
        "Soto",
        "Minister",
        "of",
        "the",
        ",",
        "(East)",
        "and",
        "for",
        "to",
        "'s",
        "President",
        "former",
        "no",
        "longer",
        "is",
        "who",
        "Norway",
        ",",
        "Mr.",
        "General",
    ]
)


@given(st.lists(_pieces, max_size=25).map(" ".join))
def test_phrases_are_within_the_text(text: str) -> None:
    """In any text the phrases are within it, and their needed words are within the phrase."""
    for found in name_occurrences(text, "Ana Soto"):
        for phrase in office_phrases(text, found.first, found.last):
            assert 0 <= phrase.start < phrase.end <= len(text)
            assert all(phrase.first <= index <= phrase.last for index in phrase.needed)
            assert all(part.text in text for part in phrase.parts())
