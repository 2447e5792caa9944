"""Whether words state exactly an office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.names import has_office


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("foreign secretary", "Foreign Secretary"),
        ("the President of Chile", "President"),
        ("the U.S. President", "President"),
        ("The President said", "President"),
    ],
)
def test_an_office_is_stated(words: str, office: str) -> None:
    """An office is stated where its exact words occur."""
    assert has_office(words, office, 0, len(words))


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Deputy Foreign Minister Rudenko", "Foreign Minister"),
        ("Deputy Minister for Foreign Affairs", "Minister for Foreign Affairs"),
        ("acting President", "President"),
        ("former President", "President"),
        ("ex-President", "President"),
        ("President-elect", "President"),
        ("Vice-President", "President"),
        ("Vice President Vance", "President"),
        ("Prime Minister", "Minister"),
        ("Secretary of State", "Secretary"),
        ("Secretary General", "Secretary"),
        ("General Secretary", "Secretary"),
        ("Minister of State", "Minister"),
        ("President of the Senate", "President"),
        ("Senate President", "President"),
        ("then US President Obama", "President"),
        ("Foreign Minister", "Foreign Secretary"),
        ("the presidency", "President"),
        ("a visit", "President"),
        ("President", ""),
    ],
)
def test_an_office_is_not_stated(words: str, office: str) -> None:
    """A deputy, an acting or former holder, and a longer office do not state the office."""
    assert not has_office(words, office, 0, len(words))


@given(st.text(), st.text())
def test_nothing_is_raised(words: str, office: str) -> None:
    """For any words nothing is raised, and empty words state no office."""
    if has_office(words, office, 0, len(words)):
        assert words


@given(
    st.sampled_from(["deputy", "acting", "former", "vice", "Deputy", "Acting", "interim"]),
    st.sampled_from(["President", "Foreign Minister", "Speaker"]),
)
def test_a_qualified_office_is_another(capacity: str, office: str) -> None:
    """A word of capacity makes an office another office, and the words state the office with that word."""
    assert not has_office(f"the {capacity} {office}", office, 0, len(f"the {capacity} {office}"))
    assert has_office(f"the {capacity} {office}", f"{capacity} {office}", 0, len(f"the {capacity} {office}"))
