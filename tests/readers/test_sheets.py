"""The laws of reading sheets: what other programs write reads back as the same cells."""

import csv
import datetime
import io
import re
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st

from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import SheetFile, SheetKind, SheetRow
from diplovisit.readers.sheets import read_sheets
from tests.shared_data import shared_data

NAMES = ("Visitor", "Arrival", "Notes")


def rows_of(read: SheetFile, sheet: int = 0) -> list[SheetRow]:
    """The rows of one sheet of a file."""
    return list(read.sheets[sheet].rows())


def workbook(*rows: Sequence[Any], name: str = "Visits", **options: Any) -> bytes:
    """A workbook with one sheet, by XlsxWriter."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd hh:mm", **options})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    book.close()
    return stream.getvalue()


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
DIALECTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t|"),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "lineterminator": st.sampled_from(["\r\n", "\n", "\r"]),
    }
)


@given(
    st.lists(st.tuples(CELLS.filter(lambda text: text.strip() != ""), CELLS, CELLS), min_size=1, max_size=5),
    DIALECTS,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_what_the_csv_module_writes_reads_back(
    rows: list[tuple[str, ...]], dialect: dict[str, Any], encoding: str
) -> None:
    """Cells that csv.writer wrote in any dialect and any Unicode encoding read back as the same texts."""
    # The csv module leaves a line break without quotes if it is not the one that ends rows.
    assume(
        dialect["lineterminator"] == "\r\n"
        or dialect["quoting"]
        or not re.search("[\r\n]", str.join("", (c for row in rows for c in row)))
    )
    stream = io.StringIO(newline="")
    csv.writer(stream, **dialect).writerows([NAMES, *rows])
    options = SheetOptions(delimiter=dialect["delimiter"], header=1)
    read = read_sheets(stream.getvalue().encode(encoding), name="a.csv", options=options)
    assert [row.texts for row in rows_of(read)] == [row for row in rows if any(text.strip() for text in row)]
    assert all(row.is_readable for row in rows_of(read))


@pytest.mark.parametrize("file", ["colt_shape.csv", "dmy_semicolon.csv", "return_filled_down.csv", "wikitable.csv"])
def test_a_row_has_a_cell_for_each_column(file: str) -> None:
    """Every row of the sheets that people made has one text for each column."""
    read = read_sheets(shared_data("sheets", file), name=file)
    assert all(len(row.cells) == len(read.sheets[0].columns) for row in rows_of(read))


def test_merged_cells_have_their_value_in_the_whole_range() -> None:
    """A value of a merged range counts for each row and column of the range, and is marked in all but one."""
    read = read_sheets(shared_data("sheets", "workbook.xlsx"), name="workbook.xlsx")
    second = rows_of(read)[1]
    assert second.number == 4
    assert second.cells["Visitor"] == "Aino Virtanen"
    assert second.cell("Visitor").is_merged
    assert not second.cell("Arrival").is_merged
    assert second.filled == 3
    assert read.sheets[0].header_row == 2


VALUES = st.one_of(
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.6g}")),
    st.booleans(),
    st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 30)),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12).map(lambda text: f"a{text}b"),
)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=5))
def test_what_openpyxl_writes_reads_back(rows: list[tuple[Any, ...]]) -> None:
    """Values that openpyxl wrote read back as the same values of the same types; a whole float becomes an int."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(NAMES)
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    read = read_sheets(stream.getvalue(), name="a.xlsx", options=SheetOptions(header=1))
    assert [row.values for row in rows_of(read)] == rows
    for read_row, written in zip(rows_of(read), rows, strict=True):
        assert [type(value) for value in read_row.values] == [
            int if isinstance(value, float) and value.is_integer() else type(value) for value in written
        ]


def test_the_texts_of_cells_are_what_a_person_reads() -> None:
    """A whole number has no fraction, a day is ISO 8601, and a time of day has hours and minutes."""
    data = workbook(
        NAMES,
        (12.0, datetime.date(2025, 4, 7), datetime.time(9, 30)),
        (0.5, datetime.datetime.fromisoformat("2025-04-07T09:30"), True),
    )
    first, second = rows_of(read_sheets(data, name="a.xlsx"))
    assert first.texts == ("12", "2025-04-07", "09:30")
    assert second.texts == ("0.5", "2025-04-07T09:30", "TRUE")
    assert second.place("Arrival") == 'sheet "Visits", B3'
    assert second.where("Arrival").source_line == "0.5 | 2025-04-07T09:30 | TRUE"


def test_the_kind_of_a_file_is_known_by_its_content() -> None:
    """A workbook is read as one whatever its name ends with, and so is CSV."""
    assert read_sheets(workbook(NAMES, ("a", "b", "c")), name="a.csv").kind is SheetKind.XLSX
    assert read_sheets(b"a,b\n1,2\n", name="a.xlsx").kind is SheetKind.CSV
