"""Days of stops in a sentence that begins with a dateline."""

import pytest

from diplovisit.evidence.sentence import read_sentence
from diplovisit.evidence.verdicts.stop_days import country_of_other_days
from diplovisit.evidence.verdicts.verdict import CitedText


@pytest.mark.parametrize("dateline", ["", "OSLO, 3 December 2026 (Example Press) - "])
def test_a_dateline_moves_no_day_to_another_country(dateline: str) -> None:
    """The date of a dateline does not make the days behind a country those of the next one."""
    text = f"{dateline}She will visit Ghana from 14 to 15 December 2026 and Togo from 16 to 17 December 2026."
    start = text.index("from 14")
    words = CitedText(sentence=read_sentence(text), start=start, end=text.index(" and Togo"), has_text=True)
    assert country_of_other_days(words, "GH", None) is None
    assert country_of_other_days(words, "TG", None) == "Ghana"
