"""Whether words state exactly an office, and that a person holds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.names import states_office


@pytest.mark.parametrize(
    ("words", "office", "name"),
    [
        ("Foreign Secretary Vikram Misri", "Foreign Secretary", "Vikram Misri"),
        ("foreign secretary", "Foreign Secretary", None),
        ("India's Defense Minister Rajnath Singh", "Defence Minister", "Rajnath Singh"),
        ("Defence Minister Rajnath Singh", "Defense Minister", "Rajnath Singh"),
        ("the President of Chile", "President", None),
        ("President of Chile Elvira Montaraz", "President", "Elvira Montaraz"),
        ("US President Donald Trump", "President", "Donald Trump"),
        ("the U.S. President", "President", None),
        ("Misri, the Foreign Secretary,", "Foreign Secretary", "Vikram Misri"),
        ("Vikram Misri, India's Foreign Secretary", "Foreign Secretary", "Vikram Misri"),
        ("President Trump met Foreign Secretary Misri", "Foreign Secretary", "Vikram Misri"),
        ("Secretary of State Blinken", "Secretary of State", "Antony Blinken"),
        ("Minister for Foreign Affairs Toshimitsu Motegi", "Minister for Foreign Affairs", "Toshimitsu Motegi"),
        ("the Foreign Secretary's visit", "Foreign Secretary", "Vikram Misri"),
        ("Deputy Foreign Minister Rudenko", "Deputy Foreign Minister", "Andrey Rudenko"),
        ("Special Envoy Aino Virtanen", "Special Envoy", "Aino Virtanen"),
        ("The President said", "President", None),
        ("Elvira Montaraz, President of Chile", "President", "Elvira Montaraz"),
        ("President of Chile", "President", "Elvira Montaraz"),
    ],
)
def test_an_office_is_stated(words: str, office: str, name: str | None) -> None:
    """An office is stated where its exact words occur, next to the person's name if one is given."""
    assert states_office(words, office, name)


@pytest.mark.parametrize(
    ("words", "office", "name"),
    [
        ("Deputy Foreign Minister Rudenko", "Foreign Minister", None),
        ("Deputy Minister for Foreign Affairs", "Minister for Foreign Affairs", None),
        ("acting President", "President", None),
        ("former President", "President", None),
        ("ex-President", "President", None),
        ("President-elect", "President", None),
        ("Vice-President", "President", None),
        ("Vice President Vance", "President", None),
        ("Prime Minister", "Minister", None),
        ("Secretary of State", "Secretary", None),
        ("Secretary General", "Secretary", None),
        ("General Secretary", "Secretary", None),
        ("Minister of State", "Minister", None),
        ("President of the Senate", "President", None),
        ("Senate President", "President", None),
        ("then US President Obama", "President", None),
        ("Foreign Minister", "Foreign Secretary", None),
        ("President Trump met Foreign Secretary Misri", "President", "Vikram Misri"),
        ("President Trump", "President", "Vikram Misri"),
        ("the presidency", "President", None),
        ("a visit", "President", None),
        ("President", "", None),
    ],
)
def test_an_office_is_not_stated(words: str, office: str, name: str | None) -> None:
    """A deputy, an acting or former holder, a longer office, and another person's office do not state the office."""
    assert not states_office(words, office, name)


@given(st.text(), st.text(), st.one_of(st.none(), st.text()))
def test_nothing_is_raised(words: str, office: str, name: str | None) -> None:
    """For any words nothing is raised, and empty words state no office."""
    if states_office(words, office, name):
        assert words


@given(
    st.sampled_from(["deputy", "acting", "former", "vice", "Deputy", "Acting", "interim"]),
    st.sampled_from(["President", "Foreign Minister", "Speaker"]),
)
def test_a_qualified_office_is_another(capacity: str, office: str) -> None:
    """A word of capacity makes an office another office, and the words state the office with that word."""
    assert not states_office(f"the {capacity} {office}", office)
    assert states_office(f"the {capacity} {office}", f"{capacity} {office}")
