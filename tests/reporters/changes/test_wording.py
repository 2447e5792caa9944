"""Tests of dates in words, and of how far they moved."""

import pytest
from hypothesis import given

from diplovisit.english.dates import date_in_words
from diplovisit.record import Edtf
from diplovisit.reporters.changes.wording import date_move
from diplovisit.testing import edtf_texts


@given(edtf_texts(), edtf_texts())
def test_any_dates_can_be_put_into_words(before: str, after: str) -> None:
    """Every form of date can be put into words, and any two dates into a sentence about the move."""
    assert date_in_words(Edtf(before))
    assert date_in_words(Edtf(after)) in date_move(Edtf(before), Edtf(after))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("2025-03-07", "2025-03-08", "moved from 7 March 2025 to 8 March 2025, a day later"),
        ("2025-03-07", "2025-02-21", "moved from 7 March 2025 to 21 February 2025, two weeks earlier"),
        ("2025-03-07/2025-03-09", "2025-03-08/2025-03-10", "moved from 7–9 March 2025 to 8–10 March 2025, a day later"),
        ("2025-03-07/2025-03-09", "2025-03-07/2025-03-08", "now 7–8 March 2025 (was 7–9 March 2025), a day shorter"),
        ("2025-03-07/2025-03-09", "2025-03-08/2025-03-09", "now 8–9 March 2025 (was 7–9 March 2025)"),
        ("2025-03-07/2025-03-09", "2025-04-01/2025-04-09", "moved from 7–9 March 2025 to 1–9 April 2025"),
        ("2025-03", "2025-03-07", "now 7 March 2025 (was March 2025)"),
        ("2025", "2026", "moved from 2025 to 2026, a year later"),
        ("2025-03-07?", "2025-03-07", "now 7 March 2025 (was 7 March 2025 (uncertain))"),
        ("2025-21", "2025-23", "now autumn 2025 (was spring 2025)"),
        (
            "2025-03-07T10:00:00",
            "2025-03-07T11:00:00",
            "moved from 7 March 2025 at 10:00 to 7 March 2025 at 11:00, an hour later",
        ),
        ("2025-03-07T10:00:00", "2025-03-07T09:45:00Z", "now 7 March 2025 at 09:45 UTC (was 7 March 2025 at 10:00)"),
        ("2025-03-07T10:00:00", "2025-03-08", "moved from 7 March 2025 at 10:00 to 8 March 2025"),
        ("2024-06-10/..", "2024-06-10/2024-06-12", "now 10–12 June 2024 (was from 10 June 2024 on)"),
    ],
)
def test_a_shift_is_stated_if_both_ends_agree(before: str, after: str, sentence: str) -> None:
    """A sentence says how much later or longer a date is only if both of its ends agree."""
    assert date_move(Edtf(before), Edtf(after)) == sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0001", "0001"),
        ("2025-03/2025-05", "March 2025 – May 2025"),
        ("2025-03-07?/2025-03-09", "7 March 2025 (uncertain) – 9 March 2025"),
        ("../1985", "until 1985"),
        ("1985/", "from 1985 to a day that is not known"),
        ("/1985", "from a day that is not known to 1985"),
        ("{..1984,1986..1988,1990..}", "until 1984, 1986 – 1988 and from 1990 on"),
        ("[2025-03-07,2025-03-09]", "7 March 2025 or 9 March 2025"),
        ("{2001,2002,2003,2004,2005,2006,2007,2008}", "2001, 2002, 2003, 2004, 2005, 2006 and 2 more"),
    ],
)
def test_dates_of_every_form(text: str, words: str) -> None:
    """Dates of every form have words, with their open or unknown ends and their members."""
    assert date_in_words(Edtf(text)) == words
