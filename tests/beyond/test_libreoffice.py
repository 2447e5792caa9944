"""LibreOffice opens the workbooks, and has the same cells."""

import csv
import io
import subprocess
from pathlib import Path

import pytest

from diplovisit import export, read_tables
from diplovisit.exporters.flat_rows import flat_columns, flat_rows
from diplovisit.exporters.workbook import template_workbook
from diplovisit.record import Visit
from diplovisit.record.flat_table import template_columns
from diplovisit.record.tables import tables
from tests.beyond.needed import program
from tests.exporters.csv_tables.records import example_visits

pytestmark = [pytest.mark.beyond_python, pytest.mark.at_length]

# Token 12 of the filter: every sheet becomes a file of its own (LibreOffice, "Filter Options for the CSV Filter").
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture(name="sheets", scope="module")
def _sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Returns the sheets of three workbooks, as LibreOffice writes them in CSV, by the name of workbook and sheet."""
    soffice = program("soffice")
    folder = tmp_path_factory.mktemp("libreoffice")
    books = {
        "tables": export(example_visits(), "xlsx"),
        "flat": export(example_visits(), "xlsx", flat=True),
        "template": template_workbook(),
    }
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    files = [str(folder / f"{name}.xlsx") for name in books]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", _EVERY_SHEET, "--outdir", str(folder / "out"), *files]
    done = subprocess.run(command, capture_output=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    return {path.stem: _rows(path) for path in (folder / "out").glob("*.csv")}


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_every_sheet_is_there(sheets: dict[str, list[list[str]]]) -> None:
    """LibreOffice finds each table with its columns in order."""
    for table in tables(Visit):
        assert sheets[f"tables-{table.name}"][0] == [column.name for column in table.columns]
    assert sheets["template-Visits"] == [[column.name for column in template_columns()]]
    assert {"tables-Overview", "tables-Codebook", "tables-Lists", "template-Codebook"} <= sheets.keys()


def test_the_flat_sheet_has_the_cells_of_the_records(sheets: dict[str, list[list[str]]]) -> None:
    """Every cell is what was written: texts, numbers, and real days in ISO 8601."""
    expected = [
        ["" if cell is None else str(cell) for cell in row] for visit in example_visits() for row in flat_rows(visit)
    ]
    assert sheets["flat-Visits"] == [list(flat_columns()), *expected]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_that_libreoffice_saved_reads_back_equal(tmp_path: Path, ending: str) -> None:
    """A workbook that was opened and saved by another program, in its own format too, gives the same records."""
    soffice = program("soffice")
    (tmp_path / "visits.xlsx").write_bytes(export(example_visits(), "xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "visits.xlsx")], capture_output=True, check=True, timeout=240)
    result = read_tables(tmp_path / "saved" / f"visits.{ending}")
    assert (result.records, result.findings) == (tuple(example_visits()), ())
