"""Offices before one name, and surnames of several people: who of them is meant."""

import pytest

from tests.drafting.test_people_beside_others import said_of

JOINED = (
    ("11.15  Meeting between the King and President Ivo Lima, State House", "Ivo Lima", "President"),
    ("Talks between the Prime Minister and Foreign Minister Ana Soto", "Ana Soto", "Foreign Minister"),
    ("Lunch was given by the King and Queen Beatrix.", "Beatrix", "Queen"),
    ("King and Prime Minister Anders Holm open a bridge.", "Anders Holm", "Prime Minister"),
    ("The Taoiseach and President Ivo Lima spoke.", "Ivo Lima", "President"),
    ("The President and King Valdemar toured the ship.", "Valdemar", "King"),
    ("He met the Mayor and Governor Ana Soto.", "Ana Soto", "Governor"),
    ("The ambassador and Foreign Minister Ana Soto talked.", "Ana Soto", "Foreign Minister"),
    ("The Queen and First Lady Grace Lima came.", "Grace Lima", None),
    ("The King and the President, Ivo Lima, spoke.", "Ivo Lima", "President"),
    ("Secretary of State and National Security Adviser Mark Rubin left.", "Mark Rubin", "National Security Adviser"),
    (
        "Prime Minister and Minister of Finance Ralph Joseph left.",
        "Ralph Joseph",
        "Prime Minister and Minister of Finance",
    ),
    (
        "He met the Deputy Prime Minister and Minister of Foreign Affairs Jan Nowak.",
        "Jan Nowak",
        "Deputy Prime Minister and Minister of Foreign Affairs",
    ),
    ("The Taoiseach and Minister for Defence, Simon Hardy, left.", "Simon Hardy", "Taoiseach and Minister for Defence"),
    ("Crown Prince and Prime Minister Salman left.", "Salman", "Crown Prince and Prime Minister"),
    ("Foreign and Trade Minister Peter Molnar left.", "Peter Molnar", "Foreign and Trade Minister"),
    ("Minister of Trade and Industry Peter Molnar left.", "Peter Molnar", "Minister of Trade and Industry"),
)


@pytest.mark.parametrize(("text", "name", "office"), JOINED)
def test_two_offices_are_of_one_person_or_of_two(text: str, name: str, office: str | None) -> None:
    """The first of two offices before a name is left to somebody else where it may be another's."""
    assert said_of(text) == {name: (office, None)}


SURNAMES = (
    (
        "Visit by Minister Takagi (Results)\n\nMr. TAKAGI Shuhei, Minister for Trade, left. Minister Takagi spoke.",
        ["TAKAGI Shuhei"],
    ),
    ("Foreign Minister KIM Ji-hun left. Minister Kim spoke.", ["KIM Ji-hun"]),
    (
        "Prime Minister Dipen Thapa left. Prime Minister Thapa came with his spouse, Mrs. Sarita Thapa.",
        ["Dipen Thapa", "Sarita Thapa"],
    ),
    (
        "President Jean Habimana came. Mr Habimana will speak. He came with his wife, Mrs Clarisse Habimana.",
        ["Jean Habimana", "Clarisse Habimana"],
    ),
    (
        "President Pedro Duarte and his wife, Inês Duarte, came. President Duarte spoke. Mrs Duarte went to a school.",
        ["Pedro Duarte", "Inês Duarte"],
    ),
    (
        "President Lena Duarte and her husband, Rui Duarte, came. President Duarte spoke. Mr Duarte went to a school.",
        ["Lena Duarte", "Rui Duarte"],
    ),
    (
        "Foreign Minister Wang Lei left. Vice Minister Wang Hao came. Vice Minister Wang spoke.",
        ["Wang Lei", "Wang Hao"],
    ),
    (
        "Foreign Minister Anna Berg left. Trade Minister Olof Berg came. Minister Berg spoke.",
        ["Anna Berg", "Olof Berg"],
    ),
    ("President Lee Jae-won met Prime Minister Lee Min-ho. Mr. Lee spoke.", ["Lee Jae-won", "Lee Min-ho"]),
    ("President Mwansa Banda met the First Lady, Grace Banda. President Banda left.", ["Mwansa Banda", "Grace Banda"]),
    ("King Sigvard met Ms. Anna Berg and Dr Olof Berg. Chancellor Berg spoke.", ["Sigvard", "Anna Berg", "Olof Berg"]),
    ("President Pedro Duarte and his wife came. Mrs Duarte went to a school.", ["Pedro Duarte"]),
    (
        "President Lee Jae-won met Prime Minister Lee Min-ho. Trade Minister Lee left.",
        ["Lee Jae-won", "Lee Min-ho", "Lee"],
    ),
)


@pytest.mark.parametrize(("text", "names"), SURNAMES)
def test_a_surname_with_a_title_is_a_person_named_before(text: str, names: list[str]) -> None:
    """Office and form of address say which of those with a surname is meant; nobody is made of it."""
    assert list(said_of(text)) == names
