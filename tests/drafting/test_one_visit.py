"""Texts about different visits are refused together, with the names of both visits and the way out."""

import datetime

import pytest

from diplovisit import draft
from diplovisit.drafting.judging import DraftImpossible

REVISED = datetime.datetime(2026, 12, 4, tzinfo=datetime.UTC)
DENMARK = (
    "Ministry of Foreign Affairs of Denmark\n3 December 2026\n\nDanish Foreign Minister Sofie Lindgaard will visit"
    " Ghana from 14 to 16 December 2026. She will meet Ghanaian President Kofi Asante in Accra on 14 December.\n"
)
ESTONIA = (
    "Ministry of Foreign Affairs of Estonia\n30 November 2026\n\nEstonian Foreign Minister Kadri Lepik will pay a"
    " working visit to Morocco on 8 and 9 December 2026.\n"
)
NIGERIA = DENMARK.replace("Ghana ", "Nigeria ").replace("Ghanaian", "Nigerian").replace("Accra", "Abuja")
KVIST = DENMARK.replace("Foreign Minister Sofie Lindgaard", "Trade Minister Jens Kvist")


@pytest.mark.parametrize(
    ("other", "visit"),
    [
        (ESTONIA, "Kadri Lepik in Morocco (other)"),
        (NIGERIA, "Sofie Lindgaard in Nigeria (other)"),
        (KVIST, "Jens Kvist in Ghana (other)"),
    ],
)
def test_texts_about_two_visits_are_refused(other: str, visit: str) -> None:
    """Two leaders, or one leader in two countries, are two visits, and the message names both and the way out."""
    for texts in ({"one": DENMARK, "other": other}, {"other": other, "one": DENMARK}):
        with pytest.raises(DraftImpossible, match="the texts are about two visits") as raised:
            draft(texts, revised=REVISED)
        assert visit in str(raised.value)
        assert "Sofie Lindgaard in Ghana (one)" in str(raised.value)
        assert "--traveller" in raised.value.remedy


@pytest.mark.parametrize(
    "second",
    [
        "ACCRA, 4 December 2026 (Example Press) - Danish Foreign Minister Lindgaard will visit Ghana next week.",
        "ACCRA, 4 December 2026 (Example Press) - Danish Foreign Minister Sofie Lindgard will visit Ghana and Togo.",
        "ACCRA, 4 December 2026 (Example Press) - Danish Foreign Minister Sofie Lindgaard put off her visit.",
    ],
)
def test_texts_about_one_visit_are_drafted(second: str) -> None:
    """A surname, another spelling, one stop more, and a text without a place are all of the one visit."""
    made = draft({"one": DENMARK, "two": second}, revised=REVISED)
    assert {source.id for source in made.visit.sources} == {"one", "two"}
    assert len([each for each in made.visit.people if each.name and "Lind" in each.name]) == 1


def test_a_text_that_does_not_name_the_traveller_is_refused_though_a_person_names_one() -> None:
    """`--traveller` does not bring a text in that is about another visit."""
    with pytest.raises(DraftImpossible, match="two visits"):
        draft({"one": DENMARK, "other": ESTONIA}, revised=REVISED, traveller="Sofie Lindgaard")
