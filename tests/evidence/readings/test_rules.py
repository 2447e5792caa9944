"""The rules that make a date of words and of dates that are known: where the year of a dateline ends."""

import pytest

from diplovisit.evidence.readings.derivation_rules import RULES, year_of_dateline
from diplovisit.record import Edtf


@pytest.mark.parametrize("words", ["nearly March 7", "the 1990s", "10 a.m.", "in the morning"])
def test_what_has_no_date_of_its_own_has_none_with_a_dateline(words: str) -> None:
    """No year of a dateline makes a day of an hour, or of a decade."""
    assert year_of_dateline(words, (Edtf("2025-03-05"),)) == ()


@pytest.mark.parametrize(
    ("words", "dateline", "dates"),
    [
        ("October 28", "2025-01-01", ["2025-10-28"]),
        ("October 29", "2025-01-01", ["2025-10-29", "2024-10-29"]),
        ("March 6", "2025-12-31", ["2025-03-06"]),
        ("March 5", "2025-12-31", ["2025-03-05", "2026-03-05"]),
    ],
)
def test_three_hundred_days_away_the_year_next_to_it_is_as_good(words: str, dateline: str, dates: list[str]) -> None:
    """Up to 300 days from its dateline a day is of the same year, and beyond of either."""
    assert year_of_dateline(words, (Edtf(dateline),)) == tuple(map(Edtf, dates))


@pytest.mark.parametrize("words", ["around 10 a.m. tomorrow", "almost 10 a.m. tomorrow"])
def test_an_hour_that_is_not_exact_is_no_moment(words: str) -> None:
    """EDTF marks a date as approximate, and no hour."""
    assert RULES["relative-to-dateline"](words, (Edtf("2025-03-05"),)) == ()
    exact = words.split(" ", 1)[1]
    assert RULES["relative-to-dateline"](exact, (Edtf("2025-03-05"),)) == (Edtf("2025-03-06T10:00:00"),)
