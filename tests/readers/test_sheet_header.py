"""Tests of the header of sheets: where it is, and how the columns are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers.sheet_header import name_columns
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import Sheet
from diplovisit.readers.sheets import read_sheets
from tests.readers.made_workbooks import made_xlsx


def sheet_of(text: str, header: int | None = None) -> Sheet:
    """The sheet of a text in CSV."""
    return read_sheets(text.encode(), name="a.csv", options=SheetOptions(header=header)).sheets[0]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Visitor,Arrival\nAnn,2025-01-01\n", 1),
        ("Visits in 2025,,\n,,\nVisitor,Arrival,Notes\nAnn,2025-01-01,\n", 3),
        ("\n\nVisitor,Arrival,Notes\nAnn,2025-01-01,\n", 3),
        ("Ministry of Example\nPrepared by,Ann\nVisitor,Arrival,Place,Host,Notes\nAnn,2025-01-01,Oslo,Bo,x\n", 3),
        ("#,Country,Dates\n2009,,\n1,Norway,March 3\n", 1),
        ("who,2009,2010\nAnn,1,2\nBo,3,4\nCy,5,6\n", 1),
        ("2025-01-01,12,https://example.org\n2025-01-02,13,https://example.org\n", 0),
        ("Country\nNorway\n", 1),
    ],
)
def test_the_header_is_the_first_wide_row_of_names(text: str, row: int) -> None:
    """Titles and blank rows above the header are passed; rows of days and numbers are no header."""
    assert sheet_of(text).header_row == row


def test_a_header_that_is_not_the_first_row_is_said() -> None:
    """A finding names the row that was taken, and rows above it are kept as titles."""
    sheet = sheet_of("Visits in 2025,,\nVisitor,Arrival,Notes\nAnn,2025-01-01,\n")
    assert sheet.above == ((1, ("Visits in 2025", "", "")),)
    assert [each.sentence for each in sheet.findings] == [
        "row 2: this row was used as the header; the rows above it were read as titles"
    ]
    assert not sheet_of("Visitor,Arrival\nAnn,2025-01-01\n").findings


def test_the_header_can_be_named() -> None:
    """A named row is the header without a finding; 0 means that there is none."""
    text = "Visits in 2025,\nVisitor,Arrival\nAnn,2025-01-01\n"
    assert [column.name for column in sheet_of(text, header=2).columns] == ["Visitor", "Arrival"]
    assert not sheet_of(text, header=2).findings
    assert [row.number for row in sheet_of(text, header=0).rows()] == [1, 2, 3]
    assert [column.name for column in sheet_of(text, header=0).columns] == ["column A", "column B"]


@pytest.mark.parametrize("header", [3, 9])
def test_a_header_that_was_named_and_is_not_there_is_an_error(header: int) -> None:
    """A blank or missing row as the header gives no rows, and a finding with the remedy."""
    sheet = sheet_of("a,b\n1,2\n\n3,4\n", header=header)
    assert not list(sheet.rows())
    assert [each.rule for each in sheet.findings] == ["wrong-header"]


def test_columns_are_found_by_name_or_letter() -> None:
    """Names lose white space; missing names come from the letter; repeated names get a number and a warning."""
    sheet = sheet_of('Visitor ,"From\n(date)",,Notes,Notes\nAnn,x,y,z,w\n')
    assert [column.name for column in sheet.columns] == ["Visitor", "From (date)", "column C", "Notes", "Notes (2)"]
    assert [each.rule for each in sheet.findings] == ["repeated-column"]
    assert sheet.findings[0].sentence == 'E1 (Notes (2)): the columns D, E all have the name "Notes"'
    second = sheet.column("E")
    assert second is not None
    assert second.name == "Notes (2)"
    assert sheet.column("Other") is None


@given(st.lists(st.sampled_from(["", "a", "a ", "a (2)", "column B", "column B (2)", "b"]), max_size=8))
def test_no_two_columns_share_a_name(names: list[str]) -> None:
    """Whatever the header says, each column has its own name."""
    columns = name_columns(names, len(names))
    assert len({column.name for column in columns}) == len(columns)


def test_a_title_merged_over_the_width_is_no_header() -> None:
    """A merged range counts as one filled cell, however wide it is."""

    def fill(_: object, sheet: object) -> None:
        sheet.merge_range("A1:C1", "Visits in 2025")  # type: ignore[attr-defined]  # a sheet of XlsxWriter
        sheet.write_row(1, 0, ["Visitor", "Arrival", "Notes"])  # type: ignore[attr-defined]  # the same
        sheet.merge_range("A3:C3", "2009")  # type: ignore[attr-defined]  # the same
        sheet.write_row(3, 0, ["Ann", "x", "y"])  # type: ignore[attr-defined]  # the same

    sheet = read_sheets(made_xlsx(fill), name="a.xlsx").sheets[0]
    assert sheet.header_row == 2
    section, row = sheet.rows()
    assert (section.only_text, row.only_text) == ("2009", None)
    assert (section.filled, row.filled) == (1, 3)


def test_a_header_of_two_rows_is_one_header() -> None:
    """Cells merged downwards, and names under a wide cell, make one header; equal names keep the upper one."""

    def fill(_: object, sheet: object) -> None:
        sheet.merge_range("A1:A2", "Visitor")  # type: ignore[attr-defined]  # a sheet of XlsxWriter
        sheet.merge_range("B1:C1", "Outward")  # type: ignore[attr-defined]  # the same
        sheet.merge_range("D1:E1", "Return")  # type: ignore[attr-defined]  # the same
        sheet.write_row(1, 1, ["Day", "Hour", "Day", "Remarks"])  # type: ignore[attr-defined]  # the same
        sheet.write_row(2, 0, ["Ann", 1, 2, 3, "x"])  # type: ignore[attr-defined]  # the same

    sheet = read_sheets(made_xlsx(fill), name="a.xlsx").sheets[0]
    assert [column.name for column in sheet.columns] == ["Visitor", "Outward Day", "Hour", "Return Day", "Remarks"]
    assert [row.number for row in sheet.rows()] == [3]
