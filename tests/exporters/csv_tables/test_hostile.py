"""No text of a record is more than text in a table: readers by other people have each cell, and no cell is a formula."""

import csv
import io
import unicodedata
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd
import pytest

from diplovisit.exporters.csv_tables import flat_chunks, rows_of
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from tests.exporters.csv_tables.test_judges import complaints, judge_by_csvw, written
from tests.hostile_records import hostile_visits
from tests.payloads import SPREADSHEETS

pytestmark = pytest.mark.not_measured

FREE: Final = {
    table.name: [number for number, column in enumerate(table.columns) if column.is_free_text]
    for table in tables(Visit)
}


@pytest.fixture(scope="module")
def visits() -> list[Visit]:
    """Records that hold what a spreadsheet has a meaning of its own for."""
    return hostile_visits(SPREADSHEETS)


@pytest.fixture(scope="module")
def folder(visits: list[Visit], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their tables."""
    return written(tmp_path_factory.mktemp("tables"), visits)


def is_live(cell: str) -> bool:
    """Whether a spreadsheet could act on a cell: a sign of a formula, plain or full-width, behind blanks of any kind."""
    seen = [one for one in cell if not one.isspace() and unicodedata.category(one) != "Cf"]
    return "".join(seen[:1]).startswith(tuple("=+-@＝＋－＠|%"))


def test_no_cell_is_a_formula_and_each_holds_its_text(visits: list[Visit], folder: Path) -> None:
    """By Python's csv: every cell of a free text is inert and, its guard taken off, what the record holds."""
    live = 0
    for name, places in FREE.items():
        _, *rows = csv.reader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"), newline=""), strict=True)
        held = [row for visit in visits for table, row in rows_of(visit) if table == name]
        assert [[row[place] for place in places] for row in rows] == [
            ["" if row[place] is None else str(row[place]) for place in places] for row in held
        ]
        for cell in (row[place] for row in rows for place in places):
            assert not is_live(cell), ascii(cell)
            live += is_live(unguard_formula(cell))
    assert live > 100


def test_duckdb_and_pandas_have_the_same_cells(folder: Path) -> None:
    """Three readers see one table, whatever its texts hold: as many rows, and every cell alike."""
    with duckdb.connect() as connection:
        for name in FREE:
            file = folder / f"{name}.csv"
            with file.open(encoding="utf-8", newline="") as stream:
                _, *rows = csv.reader(stream, strict=True)
            by_pandas = pd.read_csv(file, keep_default_na=False, dtype=str)
            assert by_pandas.to_numpy().tolist() == rows
            asked = "select * from read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"
            by_duckdb = connection.execute(asked, [str(file)]).fetchall()
            assert [["" if cell is None else cell for cell in row] for row in by_duckdb] == rows


@pytest.mark.at_length
def test_frictionless_and_csvw_have_no_complaint(tmp_path: Path) -> None:
    """The tables keep the types, keys and lengths of both descriptors."""
    written(tmp_path, hostile_visits({})[-6:])  # they take a tenth of a second a record
    assert complaints(tmp_path) == []
    judge_by_csvw(tmp_path)


def test_no_cell_of_the_flat_table_is_a_formula(visits: list[Visit]) -> None:
    """Where several texts share a cell, too."""
    data = b"".join(flat_chunks(visits)).decode()
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert len(rows) == 1 + sum(len(visit.stops) for visit in visits)
    assert not [cell for row in rows for cell in row if is_live(cell)]
