"""A note of an office that puts a visit off or calls it off in its first sentence, below the lines of its head."""

import datetime

import pytest

from diplovisit import draft

HEAD = "Ministry of Foreign Affairs of Ireland\n21 October 2026\n\n"
REVISED = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The visit to Ireland of Kenyan Foreign Minister Wanjiru Otieno has been postponed.", "postponed"),
        ("The visit to Ireland by Kenyan Foreign Minister Wanjiru Otieno has been cancelled.", "cancelled"),
        (
            "The official visit to Ireland of the Foreign Minister of Kenya, Wanjiru Otieno, was called off.",
            "cancelled",
        ),
        ("The visit of Kenyan Foreign Minister Wanjiru Otieno to Ireland has been put off.", "postponed"),
        (
            "The visit of the Minister for Foreign Affairs of Kenya, Ms Wanjiru Otieno, to Ireland is postponed.",
            "postponed",
        ),
    ],
)
def test_a_visit_that_the_first_sentence_puts_off_is_off(text: str, status: str) -> None:
    """The lines above the first sentence tell no journey, so that the visit is no part of a programme."""
    visit = draft({"release": HEAD + text}, revised=REVISED).visit
    assert (visit.status.value, [stop.country for stop in visit.stops]) == (status, ["IE"])


@pytest.mark.parametrize("part", ["A trip to Galway was called off.", "A visit to Cork was cancelled."])
def test_a_part_that_is_called_off_leaves_the_visit(part: str) -> None:
    """Behind a sentence that tells the journey, a visit to one place is a part of it."""
    lead = "Kenyan Foreign Minister Wanjiru Otieno will visit Ireland on 26 October 2026."
    visit = draft({"release": f"{HEAD}{lead} {part}"}, revised=REVISED).visit
    assert visit.status.value not in {"postponed", "cancelled"}
