"""Names of people with all that stands beside them: letters, titles, family and offices of several words."""

import datetime

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.rules.people import read_people


def people_of(text: str) -> list[tuple[str, str | None, str | None]]:
    """Returns the names, the offices and the countries of the people in a text."""
    read = read_people((read_article("paper", text.encode()),), datetime.date(2026, 3, 5))
    return [
        (
            person.name.value if person.name is not None else "",
            person.office.value if person.office is not None else None,
            person.country.value if person.country is not None else None,
        )
        for person in read.proposed
    ]


NAMES = (
    ("Foreign Secretary Ana Soto MP will visit Ghana.", "Ana Soto", "Foreign Secretary"),
    ("The Minister of State for Trade, Ana Soto T.D., will visit Ghana.", "Ana Soto", "Minister of State for Trade"),
    ("From: the Cabinet Office and The Rt Hon Ana Soto MP\nForeign Secretary Ana Soto left.", "Ana Soto", None),
    ("The Minister for Africa, Lord Soto, will travel to Ghana.", "Soto", "Minister for Africa"),
    ("The Trade Envoy to Ghana, Baroness Soto, arrived in Accra.", "Soto", "Trade Envoy"),
    ("The Prime Minister of Nepal, Rt. Hon'ble Mr. Anil Soto, left.", "Anil Soto", "Prime Minister"),
    ("Sheikh Hamad bin Khalid Al Soto left for Cairo.", "Hamad bin Khalid Al Soto", None),
    ("President To Soto arrived in Hanoi.", "To Soto", "President"),
    ("Prime Minister A.K.M. Soto arrived in Dhaka.", "A.K.M. Soto", "Prime Minister"),
    (
        "Assistant Secretary of State for Southern Hemisphere Affairs Ana Soto left.",
        "Ana Soto",
        "Assistant Secretary of State for Southern Hemisphere Affairs",
    ),
    (
        "The Speaker of the House of Representatives of Malta, Hon. Ana Soto, and a delegation of members left.",
        "Ana Soto",
        "Speaker of the House of Representatives",
    ),
    (
        "The Chief Executive Officer of the Harbour Development Board, Ana Soto, left.",
        "Ana Soto",
        "Chief Executive Officer of the Harbour Development Board",
    ),
)


@pytest.mark.parametrize(("text", "name", "office"), NAMES)
def test_a_name_ends_where_letters_titles_and_offices_begin(text: str, name: str, office: str | None) -> None:
    """Letters behind a name, forms of address and words of an office are no part of the name."""
    (found,) = people_of(text)
    assert found[0] == name
    assert office is None or found[1] == office


FAMILIES = (
    "President Ben Soto left. Mr Soto took his wife, Mrs Ana Soto, with him.",
    "President Ben Soto left with his wife, Ana Soto. President Soto said that trade grows.",
    "Prime Minister Ben Soto and his daughter, Ms Ana Soto, arrived. Prime Minister Soto spoke.",
    "President Ben Soto left with her husband, Ana Soto. Mr Soto spoke. Mrs Soto listened.",
)


@pytest.mark.parametrize("text", FAMILIES)
def test_a_surname_alone_is_that_of_the_one_in_office(text: str) -> None:
    """A surname that a family shares makes no third person."""
    assert [name for name, _, _ in people_of(text)] == ["Ben Soto", "Ana Soto"]


def test_a_surname_of_two_people_alone_is_nobody() -> None:
    """A surname alone that may mean either of two people adds nobody."""
    names = [
        name for name, _, _ in people_of("President Ben Soto met Foreign Minister Ana Soto. President Soto spoke.")
    ]
    assert names == ["Ben Soto", "Ana Soto"]


def test_a_surname_in_capitals_is_the_same_surname() -> None:
    """The "Minister Takagi" of one sentence is the "Mr. TAKAGI Shuhei" of another."""
    text = "Mr. TAKAGI Shuhei, Minister for Foreign Affairs of Japan, left. Minister Takagi arrived in Nairobi."
    assert people_of(text) == [("TAKAGI Shuhei", "Minister for Foreign Affairs", "JP")]


def test_the_office_of_the_next_name_is_not_that_of_the_one_before() -> None:
    """Of two names with an office between them, the one behind the office holds it where the first has another."""
    text = "At the invitation of Prime Minister Shri Anil Rao, the Prime Minister of Nepal, Rt. Hon'ble Mr. Ben Soto, left."
    assert people_of(text) == [("Anil Rao", "Prime Minister", None), ("Ben Soto", "Prime Minister", "NP")]


@pytest.mark.parametrize("text", ["The Lord Privy Seal left for Moscow.", "The Lord Provost of Glasgow spoke."])
def test_an_office_of_a_lord_is_no_name(text: str) -> None:
    """The word "Lord" begins offices, too."""
    assert people_of(text) == []
