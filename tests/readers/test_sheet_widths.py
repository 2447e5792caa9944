"""Rows of CSV that are longer than the header only by empty cells."""

import pytest

from diplovisit.readers.sheets import read_sheets


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        ("a;b\nc;d;\n", [3]),
        ("a;b\nc;d;;\ne;f\n", [3]),
        ("a;b;\nc;d;\n", []),
        ("a;b;\nc;d\ne;f;\n", [4]),
        ("a;b\nc;d\n", []),
    ],
)
def test_a_row_with_an_empty_cell_too_many_is_reported(rows: str, reported: list[int]) -> None:
    """Once a row had the width of the header, a longer one may be shifted: it is read, with a warning."""
    (sheet,) = read_sheets(f"Who;Where\n{rows}".encode(), name="v.csv").sheets
    read = list(sheet.rows())
    assert all(row.is_readable for row in read)
    assert [
        row.number for row in read if any("extra ones are empty" in fault.sentence for fault in row.faults)
    ] == reported


def test_a_header_with_empty_cells_at_its_end_is_as_wide_as_it_is() -> None:
    """Where all rows end with a delimiter, none is reported."""
    (sheet,) = read_sheets(b"Who;Where;\na;b;\nc;d;\n", name="v.csv").sheets
    assert [row.faults for row in sheet.rows()] == [(), ()]
