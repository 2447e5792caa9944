"""An office or a country beside two names is given to the one whose it is, and to nobody else."""

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.rules.people import read_people

CASES = (
    ("Meeting between the King and President Kabelo Mosweu in Lisbon", ["Kabelo Mosweu, President, None"]),
    ("Talks between the Emperor and Prime Minister Ben Roth were held.", ["Ben Roth, Prime Minister, None"]),
    ("The king met the Prime Minister and Foreign Minister Ana Soto.", ["Ana Soto, Foreign Minister, None"]),
    ("He was received by the President and Prime Minister Ana Soto.", ["Ana Soto, Prime Minister, None"]),
    ("She saw both the Speaker and Foreign Minister Ben Roth there.", ["Ben Roth, Foreign Minister, None"]),
    (
        "Deputy Prime Minister and Minister of Defence Ana Soto left.",
        ["Ana Soto, Deputy Prime Minister and Minister of Defence, None"],
    ),
    (
        "The Vice President and Prime Minister Ahmed Rashid arrived.",
        ["Ahmed Rashid, Vice President and Prime Minister, None"],
    ),
    (
        "At the invitation of President Ben Roth, the Prime Minister of Chile, Ana Soto, will visit Poland.",
        ["Ben Roth, President, None", "Ana Soto, Prime Minister, CL"],
    ),
    (
        "At the invitation of Foreign Minister Ben Roth, the Foreign Minister of the Republic of Korea, Ms. Han Seo, left.",
        ["Ben Roth, Foreign Minister, None", "Han Seo, Foreign Minister, KR"],
    ),
    (
        "At the invitation of King Haakon, the President of Chile, H.E. Ana Soto, will visit Norway.",
        ["Haakon, King, None", "Ana Soto, President, CL"],
    ),
    ("The President of Chile, H. E. Ana Soto, will visit Norway.", ["Ana Soto, President, CL"]),
    (
        "In the company of Queen Sonja, the President of Iceland, Halla Tomas, opened the show.",
        ["Sonja, Queen, None", "Halla Tomas, President, IS"],
    ),
    (
        "Accompanied by Foreign Minister Ben Roth, the Sultan of Oman, Haitham bin Tarik, arrived.",
        ["Ben Roth, Foreign Minister, None", "Haitham bin Tarik, Sultan, OM"],
    ),
    ("President Ben Roth, the leader of Chile, will visit Poland.", ["Ben Roth, President, CL"]),
    (
        "The Prime Minister of Fiji, Ana Soto, met Ben Roth, the President of Palau, on Friday.",
        ["Ana Soto, Prime Minister, FJ", "Ben Roth, President, PW"],
    ),
)


NAMES = (
    ("The Rt Hon Helena Ashdown MP Published 21 April 2026", None),
    ("She met Trade Minister Orla Heffernan T.D. in Lusaka.", ["Orla Heffernan, Trade Minister, None"]),
    ("She met Trade Minister Orla Heffernan MP in Lusaka.", ["Orla Heffernan, Trade Minister, None"]),
    ("Assistant Secretary of State for Western Hemisphere Affairs Ana Soto left.", None),
    (
        "Mr. TAKAGI Shuhei, Minister for Foreign Affairs of Japan, left. Minister Takagi met reporters.",
        ["TAKAGI Shuhei, Minister for Foreign Affairs, JP"],
    ),
    (
        "At the invitation of Prime Minister Ben Roth, the Prime Minister of Nepal, Rt. Hon'ble Mr. Dipendra Khanal, left.",
        ["Ben Roth, Prime Minister, None", "Dipendra Khanal, Prime Minister, NP"],
    ),
)


@pytest.mark.parametrize(("text", "people"), NAMES, ids=lambda value: str(value)[:50])
def test_name_is_no_longer_than_the_person_is_called(text: str, people: list[str] | None) -> None:
    """Neither letters behind a name, nor the words of an office, nor the next line of a head belong to it."""
    found = read_people((read_article("paper", text.encode()),), None).proposed
    said = [
        ", ".join(fact.value if fact else "None" for fact in (each.name, each.office, each.country)) for each in found
    ]
    assert people is None or said == people
    assert not any(word in each for each in said for word in ("MP", "Published", "T.D", "Hemisphere Affairs "))


@pytest.mark.parametrize(("text", "people"), CASES, ids=lambda value: str(value)[:50])
def test_office_and_country_are_those_of_their_own_person(text: str, people: list[str]) -> None:
    """An office between two names is the next person's where the first has one, and a king is no president."""
    found = read_people((read_article("paper", text.encode()),), None).proposed
    assert [
        ", ".join(fact.value if fact else "None" for fact in (each.name, each.office, each.country)) for each in found
    ] == people
