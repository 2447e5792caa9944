"""Headings of sections: what is one, what is refused, and what fills the rows below."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.rejected_file import rejected_file
from diplovisit.record import Visit
from tests.maps.sheets_by_map import HEAD, PLAIN, a_map, a_sheet

BY_YEAR = (
    HEAD
    + """
[sheet]
sections = "Year"
[record]
traveller = "Ann Example"
status = "held"
[columns]
country = "Where"
year = "Year"
dates = "Dates"
purpose = "Why"
"""
)
HEADER = ("Where", "Dates", "Why")
BY_NAME = (
    HEAD
    + """
[sheet]
sections = "Who"
[record]
status = "held"
[columns]
traveller = "Who"
country = "Where"
first-day = "From"
"""
)
NAMED = ("Who", "Where", "From")


def read(folder: Path, rows: Sequence[Sequence[str]], text: str) -> tuple[SheetImport, list[Visit]]:
    """Reads a sheet to its end, and proves that no row is lost."""
    reading = SheetImport.open(a_sheet(folder, rows), a_map(text))
    visits = list(reading)
    counted = reading.in_records + len(reading.rejected) + len(reading.skipped) + len(reading.headings)
    assert reading.rows == counted == len(rows) - 1
    return reading, visits


@pytest.mark.parametrize(
    "text",
    [
        "Estonia",
        "Note: see report of 2014",
        "* joined later",
        "Total",
        "2009–2010",
        "in 2012",
        "2012 2013",
        "Ann Example",
    ],
)
def test_a_lone_cell_that_is_no_year_is_rejected(tmp_path: Path, text: str) -> None:
    """Where headings are years, any other row with one filled cell is rejected, and no row below is of its year."""
    rows = (HEADER, ("2011", "", ""), ("Norway", "3 May", ""), (text, "", ""), ("Sweden", "4 May", ""))
    reading, visits = read(tmp_path, rows, BY_YEAR)
    assert 4 in [row.number for row in reading.rejected]
    assert all(str(visit.stops[0].when).startswith("2011") for visit in visits)
    assert [row.reason for row in reading.headings] == ["2011"]


def test_a_refused_heading_with_a_year_leaves_the_rows_below_without_one(tmp_path: Path) -> None:
    """A row that may have headed a section is not passed over: the rows below it take no year of another section."""
    rows = (HEADER, ("2011", "", ""), ("Norway", "3 May", ""), ("2012 (continued)", "", ""), ("Sweden", "4 May", ""))
    reading, visits = read(tmp_path, rows, BY_YEAR)
    assert (len(visits), [row.number for row in reading.rejected]) == (1, [4, 5])


def test_a_year_without_visits_is_skipped(tmp_path: Path) -> None:
    """A heading without rows below it is listed with the reason."""
    rows = (HEADER, ("2011", "", ""), ("2012", "", ""), ("Norway", "3 May", ""), ("2013", "", ""))
    reading, _ = read(tmp_path, rows, BY_YEAR)
    assert [row.number for row in reading.skipped] == [2, 5]
    assert "without rows below it" in reading.skipped[0].reason


def test_a_lone_day_can_be_a_visit(tmp_path: Path) -> None:
    """Where who travels and the country are known, a row with nothing but days is read."""
    text = BY_NAME.replace('country = "Where"\n', "").replace("[record]", '[record]\ncountry = "EE"')
    _, visits = read(tmp_path, (("Who", "From"), ("Ann", ""), ("", "2011-05-02"), ("", "2011-06-02")), text)
    assert len(visits) == 2


@pytest.mark.parametrize("text", ["Total visits", "* joined later by the PM", "Source: MFA", "Note"])
def test_a_note_heads_no_section(tmp_path: Path, text: str) -> None:
    """A footnote or a total between the rows is rejected, and is nobody."""
    rows = (NAMED, ("Ann", "", ""), ("", "Italy", "2011-05-02"), (text, "", ""), ("", "Spain", "2011-06-02"))
    reading, visits = read(tmp_path, rows, BY_NAME)
    assert [visit.people[0].name for visit in visits] == ["Ann", "Ann"]
    assert [row.number for row in reading.rejected] == [4]


@pytest.mark.parametrize("text", ["TBC", "?", "40665", "Nil", "Estonia", "Congo"])
def test_rows_below_an_unknown_traveller_are_not_those_of_the_one_above(tmp_path: Path, text: str) -> None:
    """A heading that stands for nobody ends the section above."""
    rows = (NAMED, ("Ann", "", ""), ("", "Italy", "2011-05-02"), (text, "", ""), ("", "Spain", "2011-06-02"))
    reading, visits = read(tmp_path, rows, BY_NAME)
    assert (len(visits), [row.number for row in reading.rejected]) == (1, [4, 5])


def test_a_lone_cell_in_another_column_is_rejected(tmp_path: Path) -> None:
    """A row with one filled cell where no heading stands is rejected, and so is a name without rows below it."""
    rows = (NAMED, ("Ann", "", ""), ("", "Italy", ""), ("", "Spain", "2011-06-02"), ("Eve", "", ""))
    reading, visits = read(tmp_path, rows, BY_NAME)
    assert (len(visits), [row.number for row in reading.rejected]) == (1, [3, 5])


@pytest.mark.parametrize("repeated", [HEADER, ("where", "DATES", ""), ("", "Dates", " Why ")])
def test_a_repeated_header_changes_nothing(tmp_path: Path, repeated: tuple[str, ...]) -> None:
    """A header in the middle of the sheet is skipped, and the section goes on."""
    rows = (HEADER, ("2011", "", ""), ("Norway", "3 May", ""), repeated, ("Sweden", "4 May", ""))
    reading, visits = read(tmp_path, rows, BY_YEAR)
    assert [str(visit.stops[0].when) for visit in visits] == ["2011-05-03", "2011-05-04"]
    assert [(row.number, row.reason) for row in reading.skipped] == [(4, "it repeats the header")]


def test_headings_are_listed(tmp_path: Path) -> None:
    """The headings of a sheet stand in a finding."""
    rows = (HEADER, ("2009", "", ""), ("Norway", "3 May", ""), ("2010", "", ""), ("Sweden", "4 May", ""))
    reading, _ = read(tmp_path, rows, BY_YEAR)
    assert "row 2: the first of 2 headings: 2009, 2010" in [finding.sentence for finding in reading.findings]


FILLED = PLAIN.replace(
    "[record]",
    '[sheet]\nfill-down = "Who"\nempty = "-"\nskip = [{ column = "Who", is = "Total" }]\n[record]',
)
FULL = ("Who", "Where", "From", "To")


def test_a_skipped_row_fills_nothing_down(tmp_path: Path) -> None:
    """The cells of a skipped row are not those of the row below."""
    rows = (FULL, ("Ann", "Norway", "2011", ""), ("Total", "1", "", ""), ("", "Sweden", "2012", ""))
    _, visits = read(tmp_path, rows, FILLED)
    assert [visit.people[0].name for visit in visits] == ["Ann", "Ann"]


def test_a_word_for_empty_takes_no_cell_from_above(tmp_path: Path) -> None:
    """A cell that says that it is empty is empty, and so are the blank cells below it."""
    rows = (FULL, ("Ann", "Norway", "2011", ""), ("-", "Sweden", "2012", ""), ("", "Finland", "2013", ""))
    reading, visits = read(tmp_path, rows, FILLED)
    assert (len(visits), [row.number for row in reading.rejected]) == (1, [3, 4])


def test_a_rejected_heading_stays_rejected(tmp_path: Path) -> None:
    """Read again from the file of rejected rows, a name without rows below it is no visit either."""
    text = BY_NAME.replace('country = "Where"\n', "").replace("[record]", '[record]\ncountry = "EE"')
    reading, _ = read(tmp_path, (("Who", "From"), ("Ann", ""), ("", "2011-05-02"), ("Eve", "")), text)
    path = tmp_path / "rejected.csv"
    path.write_bytes(rejected_file(reading))
    again = SheetImport.open(path, a_map(text))
    assert (list(again), [row.cells["Who"] for row in again.rejected]) == ([], ["Eve"])
