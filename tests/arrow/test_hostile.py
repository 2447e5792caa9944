"""Hostile texts in Parquet, read by an independent program."""

from pathlib import Path

import duckdb
import pytest

from diplovisit import export_files
from diplovisit.exporters.csv_tables import rows_of
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from tests.hostile_records import hostile_visits

pytestmark = pytest.mark.not_measured


def test_duckdb_reads_every_text_as_it_is(tmp_path: Path) -> None:
    """DuckDB reads every free text of every table unchanged and without a guard, as no spreadsheet reads Parquet."""
    visits = hostile_visits({})
    files = export_files(visits, "parquet")
    rows = [(name, row) for visit in visits for name, row in rows_of(visit)]
    with duckdb.connect() as connection:
        for table in tables(Visit):
            free = [(place, column.name) for place, column in enumerate(table.columns) if column.is_free_text]
            if not free:
                continue
            file = tmp_path / f"{table.name}.parquet"
            file.write_bytes(files[file.name])
            names = ", ".join(f'"{name}"' for _, name in free)
            stored = connection.execute(f"select {names} from read_parquet(?)", [str(file)]).fetchall()
            expected = [[row[place] for place, _ in free] for name, row in rows if name == table.name]
            assert [list(row) for row in stored] == [
                [cell if cell is None else unguard_formula(str(cell)) for cell in row] for row in expected
            ]
