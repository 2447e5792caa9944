"""The days of each stop of a journey, where the parts of a text are all the days of the visit."""

import datetime

import pytest

from diplovisit import draft

HEAD = "U.S. DEPARTMENT OF STATE\n\nMEDIA NOTE\nJune 1, 2026\n\nTravel to Jordan, Saudi Arabia, and Egypt\n\n"
LEAD = "Secretary of State Rebecca Harlan will travel to Jordan, Saudi Arabia, and Egypt June 15-19, 2026."
LEAD_OF_CAPITALS = "Secretary of State Rebecca Harlan will travel to Amman, Riyadh, and Cairo June 15-19, 2026."
WHOLE = "2026-06-15/2026-06-19"
EACH = {"JO": "2026-06-15/2026-06-16", "SA": "2026-06-17", "EG": "2026-06-18/2026-06-19"}
NONE: dict[str, str] = {}


def days_in(text: str) -> tuple[str | None, dict[str, str]]:
    """Returns the days of the visit and of its stops in a text."""
    visit = draft({"paper": HEAD + text}, revised=datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)).visit
    stops = {stop.country: str(stop.when) for stop in visit.stops if stop.country and stop.when is not None}
    return (str(visit.when) if visit.when is not None else None), stops


@pytest.mark.parametrize("lead", [LEAD, LEAD_OF_CAPITALS])
@pytest.mark.parametrize(
    "parts",
    [
        (
            "In Amman June 15-16, she will meet the King. In Riyadh on June 17, she will give a speech. In Cairo June 18-19,"
            " she will meet President Adel Sabri."
        ),
        (
            "In Jordan (June 15-16), she will meet the King. She will be in Riyadh on June 17. In Egypt, June 18-19, she will"
            " give a speech."
        ),
        (
            "While in Amman June 15-16, she will meet the King. While in Saudi Arabia on June 17, she will give a speech."
            " Finally, in Cairo June 18-19, she will open a school."
        ),
        (
            "Programme\n\nMonday, June 15 - Amman\n10:00 Meeting with the King\n\nTuesday, June 16 - Amman\n10:00 Press"
            " conference\n\nWednesday, June 17 - Riyadh\n09:30 Speech\n\nThursday, June 18 - Cairo\n09:30 Meeting\n\nFriday,"
            " June 19 - Cairo\n11:00 Speech"
        ),
        "June 15-16: Jordan\n\nJune 17: Saudi Arabia\n\nJune 18-19: Egypt",
    ],
)
def test_parts_that_are_the_whole_visit_give_the_days_of_each_stop(lead: str, parts: str) -> None:
    """Every stop has its parts, one right behind the other, from the first day to the last."""
    assert days_in(f"{lead}\n\n{parts}") == (WHOLE, EACH)


@pytest.mark.parametrize(
    "parts",
    [
        # A stop or a day has no part.
        "In Amman June 15-16, she will meet the King. In Riyadh on June 17, she will give a speech.",
        (
            "In Amman on June 15, she will meet the King. In Riyadh on June 17, she will speak. In Cairo on June 19, she"
            " will open a school."
        ),
        (
            "In Amman on June 16, she will meet the King. In Riyadh on June 17, she will speak. In Cairo on June 18, she"
            " will open a school."
        ),
        # The order is not that of the days, or a stop has two parts with another between them.
        (
            "In Riyadh on June 17, she will speak. In Amman June 15-16, she will meet the King. In Cairo June 18-19, she will"
            " open a school."
        ),
        # A part is at a place that is none of the stops.
        (
            "In Amman June 15-16, she will meet the King. In Jeddah on June 16, she will rest. In Riyadh on June 17, she will"
            " speak. In Cairo June 18-19, she will open a school."
        ),
        "Amman, June 15\n\nAqaba, June 16\n\nRiyadh, June 17\n\nCairo, June 18\n\nCairo, June 19",
    ],
)
def test_parts_that_leave_a_day_open_give_no_days(parts: str) -> None:
    """Days of single engagements are no days of a stop."""
    assert days_in(f"{LEAD}\n\n{parts}") == (WHOLE, NONE)


@pytest.mark.parametrize(
    "lead",
    [
        "From 15 to 19 June 2026, the Secretary of State, Rebecca Harlan, will travel to Amman, Riyadh and Cairo.",
        "From June 15 to 19, 2026, Secretary of State Rebecca Harlan will visit Jordan, Saudi Arabia and Egypt.",
    ],
)
def test_days_before_the_name_of_a_traveller_are_those_of_the_whole_visit(lead: str) -> None:
    """A date that opens a sentence is one of what the sentence tells."""
    assert days_in(lead) == (WHOLE, NONE)
