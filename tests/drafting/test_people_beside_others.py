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


OFFICES = (
    ("The Trade Envoy to Vietnam, Baroness Quill, spoke.", "Quill", "Trade Envoy"),
    ("Trade envoy Baroness Quill spoke.", "Quill", "Trade envoy"),
    ("Lord Penhale met the minister.", "Penhale", None),
    ("Foreign Office minister Lord Penhale arrived.", "Penhale", "Foreign Office minister"),
    ("Baroness Amara Osei, the Minister for Africa, left.", "Amara Osei", "Minister for Africa"),
    ("The Minister for Africa, Baroness Osei of Peckham, left.", "Osei", "Minister for Africa"),
    ("The Lord Speaker, Lord Varley of Thorne, left.", "Varley", "Lord Speaker"),
    ("The Foreign Secretary, Viscount Harcourt, left.", "Harcourt", "Foreign Secretary"),
    ("Dame Sarah Whitlock met the president.", "Sarah Whitlock", None),
    ("The Prime Minister's envoy, Baron de Witte, left.", "de Witte", "envoy"),
    ("Princess Astrid spoke.", "Astrid", "Princess"),
    ("The Lord Chamberlain and Lord Penhale came.", "Penhale", None),
    ("The Lord Privy Seal and Lord Penhale came.", "Penhale", None),
    (
        "Assistant Secretary of State for Western Hemisphere Affairs Carmen Rojas left.",
        "Carmen Rojas",
        "Assistant Secretary of State for Western Hemisphere Affairs",
    ),
    (
        "Assistant Secretary for South and Central Asian Affairs Donald Hale left.",
        "Donald Hale",
        "Assistant Secretary for South and Central Asian Affairs",
    ),
    ("Minister for the Indo-Pacific Owen Prosser left.", "Owen Prosser", "Minister for the Indo-Pacific"),
    ("Special Envoy for the Horn of Africa Mike Hammond left.", "Mike Hammond", "Special Envoy for the Horn of Africa"),
    (
        "Special Representative for Afghanistan Reconciliation Zalman Khoury left.",
        "Zalman Khoury",
        "Special Representative for Afghanistan Reconciliation",
    ),
    (
        "Commissioner for International Partnerships Jozef Silla left.",
        "Jozef Silla",
        "Commissioner for International Partnerships",
    ),
    (
        "Secretary of State for Foreign, Commonwealth and Development Affairs Helena Ashdown left.",
        "Helena Ashdown",
        "Secretary of State for Foreign, Commonwealth and Development Affairs",
    ),
    (
        "Minister of Foreign Affairs, International Business Opportunities and Cooperation Albert Ramdas left.",
        "Albert Ramdas",
        "Minister of Foreign Affairs, International Business Opportunities and Cooperation",
    ),
    (
        "Vice Minister of Foreign Affairs and Worship Paola Quiroga left.",
        "Paola Quiroga",
        "Vice Minister of Foreign Affairs and Worship",
    ),
    (
        "Under-Secretary-General for Humanitarian Affairs Tom Fenner left.",
        "Tom Fenner",
        "Under-Secretary-General for Humanitarian Affairs",
    ),
    (
        "Minister of International Relations and Cooperation Ronald Lamba left.",
        "Ronald Lamba",
        "Minister of International Relations and Cooperation",
    ),
    (
        "Deputy Minister for European Integration Olena Kos left.",
        "Olena Kos",
        "Deputy Minister for European Integration",
    ),
    ("Chief Executive Officer Eric Gasana left.", "Eric Gasana", "Chief Executive Officer"),
    ("Chief Financial Officer Mina Patel left.", "Mina Patel", "Chief Financial Officer"),
    ("Chief Medical Officer Dr Susan Bright left.", "Susan Bright", "Chief Medical Officer"),
    ("Chief Protocol Officer John Phiri left.", "John Phiri", "Chief Protocol Officer"),
    (
        "The Chief Executive Officer of the Investment Board, Eric Gasana, left.",
        "Eric Gasana",
        "Chief Executive Officer of the Investment Board",
    ),
    (
        "He met the Chief Executive Officer of Kenya Airways, Allan Kilonzo.",
        "Allan Kilonzo",
        "Chief Executive Officer of Kenya Airways",
    ),
    (
        "Chief Operating Officer of the World Food Fund Leila Nasser spoke.",
        "Leila Nasser",
        "Chief Operating Officer of the World Food Fund",
    ),
    ("HRH Prince Daniel spoke.", "Daniel", "Prince"),
    ("The Minister of Trade, H.E. Gina Blay, spoke.", "Gina Blay", "Minister of Trade"),
    ("Acting Foreign Minister Amir Rahimi spoke.", "Amir Rahimi", "Acting Foreign Minister"),
    ("Ambassador Shah Mahmood spoke.", "Shah Mahmood", "Ambassador"),
    ("Emir Tamim bin Hamad spoke.", "Tamim bin Hamad", "Emir"),
    ("Air Chief Marshal Ravi Singh spoke.", "Ravi Singh", "Air Chief Marshal"),
    ("State Councilor and Foreign Minister Wang Bo spoke.", "Wang Bo", "State Councilor and Foreign Minister"),
    ("Her Royal Highness Princess Margriet spoke.", "Margriet", "Princess"),
)


@pytest.mark.parametrize(("text", "name", "office"), OFFICES)
def test_a_long_office_ends_where_the_name_begins(text: str, name: str, office: str | None) -> None:
    """What an office is for is no part of the name, and a form of address is no office."""
    assert said_of(text) == {name: (office, None)}


POSTED = (
    ("Norway's ambassador in London, Astrid Nygaard, came.", ("Astrid Nygaard", "ambassador", "NO")),
    ("He came with Norway's ambassador in London, Astrid Nygaard.", ("Astrid Nygaard", "ambassador", "NO")),
    ("The Kenyan ambassador in Addis Ababa, Ben Otieno, came.", ("Ben Otieno", "ambassador", "KE")),
    ("Japan's envoy in Port Moresby, Kenji Mori, left.", ("Kenji Mori", "envoy", "JP")),
    ("The EU's representative in Kabul, Ana Soto, left.", ("Ana Soto", "representative", "EU")),
    ("He met the minister in London, Astrid Nygaard said.",),
    (
        "Foreign ministers Ana Soto of Chile and Luis Vega of Peru met.",
        ("Ana Soto", None, "CL"),
        ("Luis Vega", None, "PE"),
    ),
    ("Prime ministers Ana Soto and Olof Berg met.", ("Ana Soto", None, None), ("Olof Berg", None, None)),
    ("The foreign ministers of Chile and Peru met Reuters.",),
)


@pytest.mark.parametrize(("text", "people"), [(text, people) for text, *people in POSTED])
def test_a_place_of_duty_is_no_country_of_a_person(text: str, people: list[tuple[str, str | None, str | None]]) -> None:
    """Somebody posted to a place is of the state that sends; several of one office are people too."""
    assert said_of(text) == {name: (office, country) for name, office, country in people}
