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
)


@pytest.mark.parametrize(("text", "name", "office"), OFFICES)
def test_a_long_office_ends_where_the_name_begins(text: str, name: str, office: str | None) -> None:
    """What an office is for is no part of the name, and a form of address is no office."""
    assert said_of(text) == {name: (office, None)}


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
