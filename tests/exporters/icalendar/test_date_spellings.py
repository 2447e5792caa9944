"""Tests whether words are a spelling of a date."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.icalendar.provenance import spells_date
from diplovisit.record import Edtf

DAY = Edtf("2025-03-07")
DAYS = Edtf("2026-10-06/2026-10-08")


@pytest.mark.parametrize(
    "words",
    [
        "2025-03-07",
        "7 March 2025",
        "March 7, 2025",
        "March 7th, 2025",
        "7 Mar. 2025",
        "07 March 2025",
        "Friday, March 7, 2025",
        "on 7 March 2025",
        "ON  FRIDAY 7 MARCH 2025.",
    ],
)
def test_a_day_is_recognised_in_its_spellings(words: str) -> None:
    """A day is recognised with day and month in either order, with or without its weekday."""
    assert spells_date(words, DAY)


@pytest.mark.parametrize(
    "words",
    [
        "March 7",
        "March 2025",
        "8 March 2025",
        "7 March 2024",
        "7 May 2025",
        "Monday, March 7, 2025",
        "not on 7 March 2025",
        "before 7 March 2025",
        "7 March 2025 or later",
        "7 mars 2025",
        "٧ March 2025",
        "07/03/2025",
        "7-8 March 2025",
        "",
        "7 March 2025 " * 1000,
    ],
)
def test_anything_else_is_no_spelling_of_a_day(words: str) -> None:
    """Words with another day, an additional word or a missing part are not a spelling of the day."""
    assert not spells_date(words, DAY)


@pytest.mark.parametrize(
    "words",
    [
        "from October 6 to October 8, 2026",
        "October 6–8, 2026",
        "6 to 8 October 2026",
        "between 6 and 8 October 2026",
        "2026-10-06/2026-10-08",
    ],
)
def test_an_interval_is_recognised_in_its_spellings(words: str) -> None:
    """An interval is recognised in its common spellings, in which the first end may omit month and year."""
    assert spells_date(words, DAYS)


@pytest.mark.parametrize(
    "words", ["6 and 8 October 2026", "October 6 to 9, 2026", "6 October 2026", "6, 8 October 2026"]
)
def test_other_days_are_no_spelling_of_an_interval(words: str) -> None:
    """Words for other days, or for two separate days, are not a spelling of an interval."""
    assert not spells_date(words, DAYS)


@pytest.mark.parametrize(
    "text", ["2025", "2025-03", "2025-03-07?", "2025-03-07/..", "{2025-03-07,2025-03-09}", "2025-03-07T10:00:00"]
)
def test_only_known_days_are_spelled(text: str) -> None:
    """A date that is coarse, uncertain, open, a set or an hour has no spelling, not even its own text."""
    assert not spells_date(text, Edtf(text))


@given(st.dates(), st.dates())
def test_a_spelling_belongs_to_one_day(day: datetime.date, other_day: datetime.date) -> None:
    """A spelling of one day is never accepted for another day."""
    spelled = f"{day.day} {day:%B} {day.year:04}" if day.year > 999 else day.isoformat()
    assert spells_date(spelled, Edtf(day.isoformat()))
    assert spells_date(spelled, Edtf(other_day.isoformat())) == (day == other_day)
