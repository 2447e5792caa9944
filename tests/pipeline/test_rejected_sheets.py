"""The files of rejected rows of workbooks and of sheets without a header, and what is said of headers."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from diplovisit.maps import InvalidMap
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.rejected_file import rejected_file
from tests.maps.sheets_by_map import HEAD, PLAIN, a_map, a_sheet

HEADER = ("Who", "Where", "From", "To")
BAD = ("Ann", "Atlantis", "2011-05-02", "2011-05-04")


def a_workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    """Writes a workbook whose sheets have names that some programs do not allow."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet._WorkbookChild__title = name
        for row in rows:
            sheet.append(list(row))
    path = folder / "visits.xlsx"
    book.save(path)
    return path


@pytest.mark.filterwarnings("ignore:Title is more than 31 characters")
@pytest.mark.parametrize(
    "names", [("x" * 40, "x" * 41), ("Visits", "VISITS"), ("'quoted'", "quoted"), ("History", "history")]
)
def test_rejected_rows_are_written_whatever_the_sheet_is_called(tmp_path: Path, names: tuple[str, ...]) -> None:
    """Each sheet with rejected rows has a sheet in the workbook of rejected rows, under a name that it can have."""
    path = a_workbook(tmp_path, dict.fromkeys(names, (HEADER, BAD)))
    reading = SheetImport.open(path, a_map())
    assert not list(reading)
    sheets = openpyxl.load_workbook(io.BytesIO(rejected_file(reading))).worksheets
    assert len(sheets) == len({sheet.title.casefold() for sheet in sheets}) == len(names)
    assert all(sheet["B2"].value == "Atlantis" for sheet in sheets)


def test_rejected_rows_of_a_sheet_without_a_header_are_read_again(tmp_path: Path) -> None:
    """The header that the file of rejected rows has is no row, though the map says that the sheet has none."""
    text = (
        HEAD
        + """
[sheet]
header = 0
[record]
status = "held"
[columns]
traveller = "A"
country = "column B"
first-day = "C"
last-day = "D"
"""
    )
    reading = SheetImport.open(a_sheet(tmp_path, (BAD,)), a_map(text))
    assert not list(reading)
    path = tmp_path / "rejected.csv"
    path.write_bytes(rejected_file(reading).replace(b"Atlantis", b"Norway"))
    again = SheetImport.open(path, a_map(text))
    assert len(list(again)) == 1
    assert (again.rows, again.rejected) == (1, [])


def test_a_missing_column_says_which_row_is_the_header(tmp_path: Path) -> None:
    """Where a column is missing, the row that was used as the header may be another."""
    rows = (("Traveller", "", "Days", ""), ("name", "country", "from", "to"), BAD)
    with pytest.raises(InvalidMap, match=r"row [12] was used as the header; to use another row, write header ="):
        SheetImport.open(a_sheet(tmp_path, rows), a_map())


def test_a_row_id_of_another_sheet_is_named_with_it(tmp_path: Path) -> None:
    """A row id that stands in two sheets is refused with the name of the other sheet."""
    rows = ((*HEADER, "Id"), ("Ann", "Norway", "2011-05-02", "2011-05-04", "1"))
    path = a_workbook(tmp_path, {"2011": rows, "2012": rows})
    reading = SheetImport.open(path, a_map(PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"')))
    assert len(list(reading)) == 1
    assert 'the row id "1" is also that of sheet "2011", row 2' in reading.rejected[0].reasons[0]
