"""People beside other people and beside the words of a page: whose a name, an office and a country are."""

import datetime

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.rules.people import read_people

DAY = datetime.date(2026, 3, 5)


def said_of(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Returns the office and the country of everybody in a text, by name."""
    found = read_people((read_article("paper", text.encode()),), DAY).proposed
    return {
        person.name.value: (
            person.office.value if person.office is not None else None,
            person.country.value if person.country is not None else None,
        )
        for person in found
        if person.name is not None
    }


LETTERS = (
    ("The Minister of State for Trade, Orla Heffernan T.D.", "Orla Heffernan", "Minister of State for Trade"),
    ("The Minister for Defence, Declan Roche TD, left.", "Declan Roche", "Minister for Defence"),
    ("Minister Declan Roche, T.D., left.", "Declan Roche", "Minister"),
    ("The Foreign Secretary, Helena Ashdown MP, arrived.", "Helena Ashdown", "Foreign Secretary"),
    ("Foreign Secretary Helena Ashdown, MP, arrived.", "Helena Ashdown", "Foreign Secretary"),
    ("Helena Ashdown MP, the Foreign Secretary, arrived.", "Helena Ashdown", "Foreign Secretary"),
    ("The Minister for Trade, Owen Prosser KC MP, arrived.", "Owen Prosser", "Minister for Trade"),
    ("The First Minister, Morag Baird MSP, arrived.", "Morag Baird", "First Minister"),
    ("High Commissioner Sally Tennant OBE met him.", "Sally Tennant", "High Commissioner"),
    ("Director General Ivo Brandt PhD spoke.", "Ivo Brandt", "Director General"),
    ("Director General Ivo Brandt, Ph.D., spoke.", "Ivo Brandt", "Director General"),
    ("The Hon. Rosalind Keogh AC MP will visit Suva.", "Rosalind Keogh", None),
    ("Lt Gen Arun Pillai PVSM AVSM met him.", "Arun Pillai", None),
    ("Minister Kerryann Baptiste M.P. left.", "Kerryann Baptiste", "Minister"),
    ("Governor-General Sir Colville Byron GCMG left.", "Colville Byron", "Governor-General"),
    ("Ambassador Jean Tremblay CMG met the minister.", "Jean Tremblay", "Ambassador"),
)


@pytest.mark.parametrize(("text", "name", "office"), LETTERS)
def test_letters_behind_a_name_are_no_part_of_it(text: str, name: str, office: str | None) -> None:
    """Letters of a seat, an order or a degree are neither a name nor between it and its office."""
    assert said_of(text) == {name: (office, None)}


HEADS_OF_PAGES = (
    "From: Foreign, Commonwealth & Development Office and The Rt Hon Ana Soto MP\nPublished 21 April 2026\n\n{}",
    "From: Prime Minister's Office, 10 Downing Street and The Rt Hon Ana Soto MP\nUpdated 3 May 2026\n\n{}",
    "From: Ministry of Foreign Affairs and Trade, Wellington, and Rt Hon Ana Soto\nIssued on 3 May 2026\n\n{}",
    "From: Department of Foreign Affairs, Trade and Defence and Hon Ana Soto\nFirst published 3 May 2026\n\n{}",
    "From: Department of Foreign Affairs, Trade and Defence and Hon Ana Soto\nLast updated: 3 May 2026\n\n{}",
    "By the Office of the Minister of Foreign Affairs, with Minister Ana Soto\nDate: 3 May 2026\n\n{}",
)


@pytest.mark.parametrize("head", HEADS_OF_PAGES)
def test_the_head_of_a_page_is_no_name(head: str) -> None:
    """The line behind a name that says when a page was made does not continue the name."""
    assert [*said_of(head.format("Ana Soto arrived in Hanoi today."))] == ["Ana Soto"]


BETWEEN_TWO = (
    (
        "At the invitation of Prime Minister Raghav Rao, the Prime Minister of Nepal, Mr. Dipen Thapa, will come.",
        ("Raghav Rao", "Prime Minister", None),
        ("Dipen Thapa", "Prime Minister", "NP"),
    ),
    (
        "Invited by Minister of Trade Jan Nowak, the Minister for Trade of the Republic of Korea, Ms. Han Seo-yeon, left.",
        ("Jan Nowak", "Minister of Trade", None),
        ("Han Seo-yeon", "Minister for Trade", "KR"),
    ),
    (
        "At the invitation of Foreign Minister Wang Lei, Foreign Minister of Brazil Marta Souza will visit China.",
        ("Wang Lei", "Foreign Minister", None),
        ("Marta Souza", "Foreign Minister", "BR"),
    ),
    (
        "At the invitation of Raghav Rao, the Prime Minister of Nepal, Dipen Thapa, will come.",
        ("Dipen Thapa", "Prime Minister", "NP"),
    ),
    (
        "Invited by Prime Minister Shri Raghav Rao, the Prime Minister of Nepal, Rt. Hon'ble Mr. Dipen Thapa, came.",
        ("Raghav Rao", "Prime Minister", None),
        ("Dipen Thapa", "Prime Minister", "NP"),
    ),
    (
        "After talks with Foreign Minister Ana Soto, the Foreign Minister of Peru, Luis Vega, left.",
        ("Ana Soto", "Foreign Minister", None),
        ("Luis Vega", "Foreign Minister", "PE"),
    ),
    (
        "In a call with Chancellor Otto Brandt, the Prime Minister of Malta, Karl Zammit MP, agreed.",
        ("Otto Brandt", "Chancellor", None),
        ("Karl Zammit", "Prime Minister", "MT"),
    ),
    ("With Minister Ana Soto, the Foreign Minister of Peru opened a bridge.", ("Ana Soto", "Minister", None)),
    ("Invited by President Ivo Lima, the Sultan of Oman, Haitham, arrived.", ("Ivo Lima", "President", None)),
    ("He thanked King Sigvard, the President of Botswana said.", ("Sigvard", "King", None)),
    (
        "Ana Soto, Foreign Minister of Chile, met Luis Vega, Foreign Minister of Peru.",
        ("Ana Soto", "Foreign Minister", "CL"),
        ("Luis Vega", "Foreign Minister", "PE"),
    ),
    (
        "Present were Ana Soto, the foreign minister of Chile, Ben Roth, the president of Peru, and others.",
        ("Ana Soto", "foreign minister", "CL"),
        ("Ben Roth", "president", "PE"),
    ),
)


@pytest.mark.parametrize(("text", "people"), [(text, people) for text, *people in BETWEEN_TWO])
def test_an_office_between_two_names_is_of_one(text: str, people: list[tuple[str, str, str | None]]) -> None:
    """The office and the country between two names are those of the second where the first has an office already."""
    assert said_of(text) == {name: (office, country) for name, office, country in people}
