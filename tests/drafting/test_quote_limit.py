"""The quotes of a draft and the words that it leaves out stay together within what may be stored of a text."""

import pytest

from tests.drafting.drafts import draft_article

LEAD = "OSLO, March 5, 2026 (Norsk Telegram) - Norwegian Foreign Minister Ana Soto will visit Ghana on Friday."
NAMES = (
    "Kumasi Timber Yard",
    "Tema Oil Depot",
    "Volta Weaving School",
    "Cape Coast Clinic",
    "Elmina Fish Quay",
    "Tamale Shea Works",
    "Ho Teachers Union",
    "Bolga Basket Guild",
)


@pytest.mark.parametrize("number", range(1, len(NAMES) + 1))
def test_names_that_are_left_out_count_in_what_is_stored(number: int) -> None:
    """However many names and figures a draft leaves out, a check finds no error in it."""
    lines = "\n".join(f"{at + 9}.15 {name}" for at, name in enumerate(NAMES[:number]))
    assert draft_article(f"{LEAD}\n\n{lines}\n").errors == ()
