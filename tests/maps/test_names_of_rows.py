"""Notes, totals and words for nothing become no people."""

from pathlib import Path

import pytest

from diplovisit.maps.plausible_cells import why_no_name
from tests.maps.sheets_by_map import HEAD, PLAIN, imported

CONSTANT = (
    HEAD
    + """
[record]
status = "held"
country = "EE"
[columns]
traveller = "Who"
first-day = "From"
"""
)
NO_NAMES = (
    "-", "–", "?", "N/A", "n/a", "TBC", "tbd", "(TBC)", "TRUE", "false", "40665", "2011", "* cut short",
    "† died in office", "[1] see the report", "Source: MFA", "Source MFA", "Total", "Total:", "TOTAL VISITS",
    "Grand total", "Subtotal 2011", "Note: see report of 2014", "See above", "see report", "Nil return", "Nil",
    "Quelle: AA", "Fuente: MRE", "Nota: visita cancelada", "Summe", "Итого", "unknown", "to be confirmed", "...",
)  # fmt: skip
NAMES = (
    "Ann Example", "Eve", "14th Dalai Lama", "See Chak Mun", "Sir John Key", "Ólafur Ragnar Grímsson", "山田太郎",
    "محمود عباس", "'Abd al-Rahman", "“Papa Doc” Duvalier", "President of Y", "A", "Nilo Example", "Noté Ann",
    "U Nu", "Kay Total-Example", "Anna K.A. Example",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_NAMES)
def test_a_text_that_is_no_name_is_refused(tmp_path: Path, text: str) -> None:
    """A traveller needs a name: a note, a total and a word for nothing are rejected, whatever else the row states."""
    result = imported(tmp_path, (("Who", "From"), (text, "2011-05-02"), ("Ann", "2011-05-02")), CONSTANT)
    assert [visit.people[0].name for visit in result.records] == ["Ann"]
    (row,) = result.rejected
    assert "empty = [" in row.reasons[0] or "skip" in row.reasons[0]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_note(text: str) -> None:
    """Names of all scripts stay names, also those that look like other words."""
    assert why_no_name(text) is None


def test_a_word_that_the_map_calls_empty_is_refused_as_empty(tmp_path: Path) -> None:
    """The remedy of the message works: then the cell counts as empty."""
    text = CONSTANT.replace("[record]", '[sheet]\nempty = ["TBC"]\n[record]')
    (row,) = imported(tmp_path, (("Who", "From"), ("TBC", "2011-05-02")), text).rejected
    assert row.reasons == ("Who: expected the name of the traveller; the cell is empty",)


def test_a_host_without_a_name_is_refused(tmp_path: Path) -> None:
    """What is no name of a traveller is none of a host either."""
    text = PLAIN.replace("[columns]", '[columns]\nhost = "Host"')
    rows = (("Who", "Where", "From", "To", "Host"), ("Ann", "Norway", "2011-05-02", "", "TBC"))
    assert '"TBC" is not a name' in imported(tmp_path, rows, text).rejected[0].reasons[0]
