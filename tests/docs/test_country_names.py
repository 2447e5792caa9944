"""What docs/country-names.md says of names is what the program does."""

import re
from pathlib import Path

import pytest

from diplovisit.record import Edtf
from diplovisit.record.country_codes import CodeList
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import FoundCountry
from tests.record.test_country_lookup import in_order, in_words

PAGE = Path("docs/country-names.md").read_text(encoding="utf-8")
ROWS = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in PAGE.splitlines() if line[:1] == "|"]
READINGS = [row for row in ROWS if len(row) == 3 and row[0] != "written" and not row[0].startswith("---")]
FORMS = [row for row in ROWS if len(row) == 2 and re.fullmatch("[A-Z]{2}", row[1])]
SENTENCES = re.findall("```text\n(.*?)\n```", PAGE)


@pytest.mark.parametrize(("text", "date", "answer"), READINGS)
def test_a_name_with_a_date(text: str, date: str, answer: str) -> None:
    """A name on a date is read as the page says."""
    assert in_words(country_of(text, Edtf(date)), with_suggestions=False) == in_order(answer)


@pytest.mark.parametrize(("text", "code"), FORMS)
def test_a_form_of_a_name(text: str, code: str) -> None:
    """A form of a name is read as the page says."""
    reading = country_of(text, Edtf("2019"))
    assert isinstance(reading, FoundCountry)
    assert reading.code == code


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_refusal(sentence: str) -> None:
    """A refusal has the sentence that the page shows."""
    text = sentence.split('"')[1]
    date = re.search(r"(?:date|exist in) ([0-9-]+)", sentence)
    reading = country_of(text, Edtf(date[1]) if date is not None else None)
    assert not isinstance(reading, FoundCountry)
    assert reading.sentence == sentence


def test_every_list_of_codes_is_on_the_page() -> None:
    """The page names every list of codes."""
    assert [row[0].strip("`") for row in ROWS if row[0].strip("`") in set(CodeList)] == [
        *(of.value for of in CodeList if of is not CodeList.DIPLOVISIT),
        "diplovisit",
    ]
    assert len(READINGS) >= 20
    assert len(FORMS) >= 10
    assert len(SENTENCES) >= 6
