"""The limits of the rules that derive a date from words and a dateline."""

import pytest

from diplovisit.evidence.readings.derivation_rules import RULES, year_of_dateline
from diplovisit.evidence.readings.tense import direction_at
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


@pytest.mark.parametrize(
    ("sentence", "words", "direction"),
    [
        ("The ministers agreed on a second round in March.", "in March", "open"),
        ("The two agreed on Monday to reopen the port.", "on Monday", "past"),
        ("Parliament backed the charter that lapses in December.", "in December", "open"),
        ("The king will unveil a memorial to the victims of the earthquake in February.", "in February", "open"),
        ("Officials prepared Saturday's vote.", "Saturday", "open"),
        ("The minister named Sunday as the deadline.", "Sunday", "open"),
        ("The envoy is likely to have left on Sunday.", "on Sunday", "past"),
        ("Once he has seen the king on Sunday, the envoy will go home.", "on Sunday", "open"),
        ("The two agreed to meet in February.", "in February", "later"),
        ("The two look forward to meeting in February.", "in February", "future"),
        ("The minister arrived in Nairobi for talks on Monday.", "on Monday", "past"),
    ],
)
def test_a_date_of_an_event_has_not_the_tense_of_the_verb_that_speaks_of_it(
    sentence: str, words: str, direction: str
) -> None:
    """Where a verb only arranges or speaks of an event, its tense says nothing of the date of the event."""
    at = sentence.index(words)
    assert direction_at(sentence, at, at + len(words)) == direction
