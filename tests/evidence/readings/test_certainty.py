"""How certain words are, whether they deny, and whether they cite unnamed sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import cites_unnamed_sources, denies, read_modality
from diplovisit.record import Modality

MODALITIES = [
    ("will visit", "asserted"),
    ("he'll visit", "asserted"),
    ("is confirmed", "asserted"),
    ("scheduled", "scheduled"),
    ("is scheduled to travel", "scheduled"),
    ("is to meet", "scheduled"),
    ("is slated to arrive", "scheduled"),
    ("anticipated", "expected"),
    ("is expected to meet", "expected"),
    ("is set to visit", "expected"),
    ("plans to travel", "expected"),
    ("said he would visit", "expected"),
    ("likely", "likely"),
    ("will likely be addressed", "likely"),
    ("is likely to be discussed", "likely"),
    ("will probably come", "likely"),
    ("may visit", "possible"),
    ("might visit", "possible"),
    ("could visit", "possible"),
    ("viewed as a chance", "possible"),
    ("viewed", "possible"),
    ("hopes to meet", "possible"),
    ("is scheduled to meet and may address", "possible"),
    ("unlikely", "unlikely"),
    ("not likely to come", "unlikely"),
    ("is not expected to attend", "unlikely"),
    ("visited Russia", None),
    ("in May", None),
    ("May 7", None),
    ("the political will", None),
    ("their might", None),
    ("unlikelihood", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "modality"), MODALITIES)
def test_words_are_as_certain_as_their_weakest_word(words: str, modality: str | None) -> None:
    """The weakest of several modal words decides, and words without one have no modality."""
    assert read_modality(words) == (Modality(modality) if modality else None)


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("No official announcement", True),
        ("No official announcement has yet been made", True),
        ("has not been announced", True),
        ("isn't planned", True),
        ("won’t attend", True),
        ("never met", True),
        ("denied the report", True),
        ("without an announcement", True),
        ("yet to be announced", True),
        ("neither side", True),
        ("announced", False),
        ("no fewer than 12", False),
        ("no later than 2030", False),
        ("not only trade", False),
        ("not only trade but no visit", True),
        ("no doubt", False),
        ("No. 2", False),
        ("notable", False),
        ("the denial", False),
        ("", False),
    ],
)
def test_denials_are_distinguished_from_bounds(words: str, denied: bool) -> None:
    """A negation denies, unless it is part of a bound or an idiom."""
    assert denies(words) is denied


@pytest.mark.parametrize(
    ("words", "unnamed"),
    [
        ("according to sources familiar with the situation", True),
        ("as per the sources", True),
        ("sources said", True),
        ("a source close to the talks", True),
        ("on condition of anonymity", True),
        ("people familiar with the matter", True),
        ("who declined to be named", True),
        ("reportedly", True),
        ("energy sources", False),
        ("sources of income", False),
        ("open sources", False),
        ("the spokesman said", False),
        ("", False),
    ],
)
def test_unnamed_sources_are_recognised(words: str, unnamed: bool) -> None:
    """Sources who are people without a name are distinguished from sources of things."""
    assert cites_unnamed_sources(words) is unnamed


@given(st.text(max_size=200))
def test_arbitrary_text_never_raises(text: str) -> None:
    """For any text there is an answer and no exception."""
    assert read_modality(text) in {None, *Modality}
    assert denies(text) in {True, False}
    assert cites_unnamed_sources(text) in {True, False}


@given(st.sampled_from([words for words, modality in MODALITIES if modality]), st.sampled_from(list(Modality)))
def test_more_words_never_make_it_more_certain(words: str, modality: Modality) -> None:
    """A doubt added to words never makes them more certain."""
    order = list(Modality)
    alone, together = read_modality(words), read_modality(f"{words}, possibly")
    assert alone is not None
    assert together is not None
    assert order.index(together) >= max(order.index(alone), order.index(Modality.POSSIBLE))
