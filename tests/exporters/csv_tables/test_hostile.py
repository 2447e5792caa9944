"""Tests that hostile text stays text in a table: independent readers get each cell, and no cell is a formula."""

import csv
import io
import unicodedata
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd
import pytest

from diplovisit.exporters.csv_tables import rows_of
from diplovisit.exporters.csv_tables.flat import flat_chunks
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from tests.exporters.csv_tables.test_judges import complaints, judge_by_csvw, write_tables
from tests.hostile_records import hostile_visits
from tests.payloads import SPREADSHEETS

pytestmark = pytest.mark.not_measured

FREE: Final = {
    table.name: [number for number, column in enumerate(table.columns) if column.is_free_text]
    for table in tables(Visit)
}


@pytest.fixture(scope="module")
def visits() -> list[Visit]:
    """Records with text that has a special meaning in a spreadsheet."""
    return hostile_visits(SPREADSHEETS)


@pytest.fixture(scope="module")
def folder(visits: list[Visit], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of these records."""
    return write_tables(tmp_path_factory.mktemp("tables"), visits)


def is_live(cell: str) -> bool:
    """Whether a spreadsheet could evaluate a cell: a formula sign, plain or full-width, after any blanks."""
    visible = [character for character in cell if not character.isspace() and unicodedata.category(character) != "Cf"]
    return "".join(visible[:1]).startswith(tuple("=+-@＝＋－＠|%"))


def test_no_cell_is_a_formula_and_each_holds_its_text(visits: list[Visit], folder: Path) -> None:
    """Read with Python's csv, every free-text cell is inert, and without its guard it is the text of the record."""
    live = 0
    for name, columns in FREE.items():
        _, *rows = csv.reader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline=""), strict=True)
        expected_rows = [row for visit in visits for table, row in rows_of(visit) if table == name]
        assert [[row[column] for column in columns] for row in rows] == [
            ["" if row[column] is None else str(row[column]) for column in columns] for row in expected_rows
        ]
        for cell in (row[column] for row in rows for column in columns):
            assert not is_live(cell), ascii(cell)
            live += is_live(unguard_formula(cell))
    assert live > 100


def test_duckdb_and_pandas_have_the_same_cells(folder: Path) -> None:
    """DuckDB, pandas and Python's csv read the same rows and cells, whatever the texts are."""
    with duckdb.connect() as connection:
        for name in FREE:
            file = folder / f"{name}.csv"
            with file.open(encoding="utf-8", newline="") as stream:
                _, *rows = csv.reader(stream, strict=True)
            by_pandas = pd.read_csv(file, keep_default_na=False, dtype=str)
            assert by_pandas.to_numpy().tolist() == rows
            query = "select * from read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"
            by_duckdb = connection.execute(query, [str(file)]).fetchall()
            assert [["" if cell is None else cell for cell in row] for row in by_duckdb] == rows


@pytest.mark.at_length
def test_frictionless_and_csvw_have_no_complaint(tmp_path: Path) -> None:
    """Tables with hostile text satisfy the types, keys and lengths of both descriptors."""
    write_tables(tmp_path, hostile_visits({})[-6:])  # a tenth of a second per record
    assert complaints(tmp_path) == []
    judge_by_csvw(tmp_path)


def test_no_cell_of_the_flat_table_is_a_formula(visits: list[Visit]) -> None:
    """No cell of the flat table is a formula, even where several texts share a cell."""
    data = b"".join(flat_chunks(visits)).decode()
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert len(rows) == 1 + sum(len(visit.stops) for visit in visits)
    assert not [cell for row in rows for cell in row if is_live(cell)]
