"""The limits of the rules that derive a date from words and a dateline."""

import pytest

from diplovisit.evidence.readings.derivation_rules import RULES, year_of_dateline
from diplovisit.record import Edtf


@pytest.mark.parametrize("words", ["nearly March 7", "the 1990s", "10 a.m.", "in the morning"])
def test_a_dateline_makes_no_date_of_other_words(words: str) -> None:
    """The year of a dateline does not turn an hour, a part of a day or a decade into a date."""
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
def test_beyond_300_days_the_neighbouring_year_is_possible(words: str, dateline: str, dates: list[str]) -> None:
    """Up to 300 days from the dateline a day is in the same year; beyond, the neighbouring year is also possible."""
    assert year_of_dateline(words, (Edtf(dateline),)) == tuple(map(Edtf, dates))


@pytest.mark.parametrize("words", ["around 10 a.m. tomorrow", "almost 10 a.m. tomorrow"])
def test_an_hour_that_is_not_exact_is_no_moment(words: str) -> None:
    """An approximate hour has no date, because EDTF can mark a date as approximate and not an hour."""
    assert RULES["relative-to-dateline"](words, (Edtf("2025-03-05"),)) == ()
    exact = words.split(" ", 1)[1]
    assert RULES["relative-to-dateline"](exact, (Edtf("2025-03-05"),)) == (Edtf("2025-03-06T10:00:00"),)
