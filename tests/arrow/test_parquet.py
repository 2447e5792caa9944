"""Tables in Parquet are typed and read back equal, and their faults are reported with the file.

`PYTHONPATH=. .venv/bin/python -m tests.arrow.test_parquet` writes the golden file anew.
"""

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from diplovisit import Visit, export, export_files, load
from diplovisit.cli.main import main
from diplovisit.exporters.csv_tables import rows_of
from diplovisit.exporters.parquet import arrow_schema, parquet_chunks
from diplovisit.pipeline.read import structure_document
from diplovisit.readers.parquet_tables import UnreadableTable, read_parquet_tables
from diplovisit.record import node_shape
from diplovisit.record.tables import tables
from tests.arrow.listing import listed
from tests.exporters.csv_tables.records import SEED, distinct_visits, example_visits

GOLDEN = Path(__file__).parent / "parquet_tables.txt"


def files_of(records: list[Visit], *, group: int = 10_000) -> dict[str, bytes]:
    """Returns all files of records."""
    files: dict[str, bytes] = {}
    for name, data in parquet_chunks(records, group=group):
        files[name] = files.get(name, b"") + data
    return files


def read_back(files: dict[str, bytes]) -> tuple[list[Visit], list[str]]:
    """Returns the records in files, and the findings about the files."""
    streams = {name: io.BytesIO(data) for name, data in files.items()}
    read = [
        structure_document(document) for document in read_parquet_tables(streams, name="out", shape=node_shape(Visit))
    ]
    visits = [visit for visit, _ in read if visit is not None]
    return visits, [
        f"{finding.file}: {finding.rule}: {finding.sentence}" for _, checked in read for finding in checked.findings
    ]


def rewritten(data: bytes, change: Callable[[Any], Any]) -> bytes:
    """Returns a file of Parquet with a changed table."""
    out = io.BytesIO()
    pq.write_table(change(pq.read_table(io.BytesIO(data))), out)
    return out.getvalue()


def golden() -> str:
    """Returns the columns of every table with their types."""
    return "\n".join(f"{table.name}\n{listed([arrow_schema(table)])}" for table in tables(Visit))


@given(distinct_visits(most=3))
def test_records_read_back_equal(records: list[Visit]) -> None:
    """Any records are read back equal and in the same order."""
    assert read_back(files_of(records)) == (records, [])


def test_the_seed_and_the_examples_read_back_equal() -> None:
    """The seed and the examples, which people wrote, are read back equal."""
    records = example_visits()
    assert read_back(files_of(records)) == (records, [])


@pytest.mark.at_length
@settings(max_examples=10)
@given(distinct_visits(most=3))
def test_the_size_of_row_groups_changes_no_row(records: list[Visit]) -> None:
    """Row groups that end within a record are read back equal."""
    assert read_back(files_of(records, group=1)) == (records, [])


@pytest.mark.at_length
@settings(max_examples=10)
@given(distinct_visits(most=2))
def test_the_same_records_give_the_same_bytes(records: list[Visit]) -> None:
    """The bytes depend only on the records and on the version of pyarrow."""
    assert files_of(records) == files_of(records)


@given(distinct_visits(most=2))
def test_the_tables_are_those_of_csv(records: list[Visit]) -> None:
    """Each table has the rows and columns of the CSV table in the same order."""
    files = files_of(records)
    counts = {name: sum(1 for visit in records for table, _ in rows_of(visit) if table == name) for name in _columns()}
    for name, columns in _columns().items():
        table = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
        assert table.num_rows == counts[name]
        assert table.column_names == columns


def _columns() -> dict[str, list[str]]:
    return {table.name: [column.name for column in table.columns] for table in tables(Visit)}


def test_the_columns_and_their_types_are_those_that_were_promised() -> None:
    """The columns and their types equal the golden file."""
    assert golden() == GOLDEN.read_text("utf-8")


def test_a_file_says_what_its_columns_are() -> None:
    """The schema in a file is the documented one, with a description of the table and of each column."""
    for table in tables(Visit):
        schema = pq.read_schema(io.BytesIO(files_of([load(SEED)])[f"{table.name}.parquet"]))
        assert schema.equals(arrow_schema(table), check_metadata=True)
        assert schema.metadata[b"description"].decode() == table.doc
        assert all(field.metadata[b"description"] for field in schema)


def test_a_long_run_is_written_in_pieces() -> None:
    """Row groups are written before the end, so that memory does not grow with the number of records."""
    seed = load(SEED)
    count = 0

    def visits() -> Any:
        nonlocal count
        for count in range(1, 21):
            yield attrs.evolve(seed, id=f"visit-{count}")

    pieces = parquet_chunks(visits(), group=100)
    first = next(pieces)
    assert count == 1
    files = [first, *pieces]
    largest = b"".join(data for name, data in files if name == "evidence_about.parquet")
    groups = pq.ParquetFile(io.BytesIO(largest)).metadata
    assert groups.num_row_groups > 5
    assert all(100 <= groups.row_group(number).num_rows < 200 for number in range(groups.num_row_groups - 1))


def test_a_second_record_of_the_same_id_is_refused() -> None:
    """A second record with the same id raises ValueError, because the rows of both would be mixed."""
    with pytest.raises(ValueError, match="two records have the id"):
        files_of([load(SEED), load(SEED)])


def test_a_database_asks_for_days_and_gets_them(tmp_path: Path) -> None:
    """DuckDB reads days as dates, times as timestamps with a zone, and codes as text."""
    for name, data in files_of(example_visits()).items():
        (tmp_path / name).write_bytes(data)
    with duckdb.connect() as database:
        stops, visits = f"'{tmp_path}/stops.parquet'", f"'{tmp_path}/visits.parquet'"
        early = "SELECT country, min(first_day) FROM {} WHERE last_day < DATE '1975-01-01' GROUP BY ALL"
        assert ("SY", datetime.date(1974, 5, 3)) in database.execute(early.format(stops)).fetchall()
        recent = f"SELECT typeof(revised) FROM {visits} WHERE revised > '2000-01-01' LIMIT 1"
        assert database.execute(recent).fetchall() == [("TIMESTAMP WITH TIME ZONE",)]


def test_what_another_program_wrote_anew_is_read() -> None:
    """Files with wider numbers, large strings, milliseconds, reordered columns or without days are read back equal."""

    def changed(table: Any) -> Any:
        wider = {pa.int32(): pa.int64(), pa.string(): pa.large_string()}
        fields = [field.with_type(wider.get(field.type, field.type)) for field in table.schema]
        fields = [f.with_type(pa.timestamp("ms", tz="UTC")) if pa.types.is_timestamp(f.type) else f for f in fields]
        names = [name for name in table.column_names if not name.endswith("_day")]
        return table.cast(pa.schema(fields)).select(names[::-1])

    records = example_visits()
    files = {name: rewritten(data, changed) for name, data in files_of(records).items()}
    assert read_back(files) == (records, [])


def without_last_row(table: Any) -> Any:
    """Returns a table without its last row."""
    return table.slice(0, table.num_rows - 1)


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("stops", without_last_row, "dangling-row: "),
        ("sources", without_last_row, "dangling-row: "),
        ("stops", lambda table: pa.concat_tables([table, table]), "duplicate-row: "),
        ("notes", lambda table: table.rename_columns(["visit", "position", "remark"]), 'there is no column "remark"'),
        ("stops", lambda table: table.drop_columns(["country"]), "wrong-header: the header lacks country"),
    ],
    ids=["row lost", "parent lost", "rows twice", "column renamed", "column lost"],
)
def test_what_was_lost_is_reported_with_its_file(name: str, change: Callable[[Any], Any], message: str) -> None:
    """Lost rows, repeated rows, and lost or renamed columns are reported with the file, and no record is returned."""
    files = files_of([load(SEED)])
    files[f"{name}.parquet"] = rewritten(files[f"{name}.parquet"], change)
    visits, findings = read_back(files)
    assert visits == []
    assert any(message in finding for finding in findings), findings
    assert all(finding.startswith("out/") and ".parquet: " in finding for finding in findings)


def test_a_missing_table_is_reported() -> None:
    """A missing table is reported, because a record without its evidence would look complete."""
    files = files_of([load(SEED)])
    del files["evidence.parquet"]
    visits, findings = read_back(files)
    assert visits == []
    assert findings[0] == "out/evidence.parquet: missing-table: there is no evidence.parquet"


@pytest.mark.parametrize("data", [b"", b"PAR1", b"visit,list_position,note\r\n"], ids=["nothing", "torn", "CSV"])
def test_what_is_no_parquet_is_raised_with_its_file(data: bytes) -> None:
    """A file that is not Parquet raises UnreadableTable with its name."""
    with pytest.raises(UnreadableTable, match=r"out/notes\.parquet: cannot be read as the table notes: "):
        read_back(files_of([load(SEED)]) | {"notes.parquet": data})


def test_a_column_of_another_type_is_raised_with_its_name() -> None:
    """A column of another type raises UnreadableTable with its name."""

    def days(table: Any) -> Any:
        return table.set_column(1, "position", pa.array([datetime.date(2025, 1, 1)] * table.num_rows))

    files = files_of([load(SEED)])
    with pytest.raises(UnreadableTable, match="the column position is date32"):
        read_back(files | {"notes.parquet": rewritten(files["notes.parquet"], days)})


def test_the_command_writes_and_reads_a_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`export --to parquet` and `import` give the same canonical JSON as the records themselves."""
    seed, folder, back = load(SEED), tmp_path / "tables", tmp_path / "back.json"
    assert main(["export", SEED, "--to", "parquet", "-o", f"{folder}/"]) == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == export_files(seed, "parquet")
    assert main(["import", str(folder), "-o", str(back)]) == 0
    assert load(back) == seed
    capfd.readouterr()
    assert main(["export", SEED, "--to", "csv", "-o", f"{folder}/"]) == 0
    capfd.readouterr()
    assert main(["import", str(folder)]) == 2
    assert "has visits.csv and visits.parquet: expected one of them" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["-o", "README.md"], ["-o", "out/", "--flat"], ["-o", "out/", "--excel"]])
def test_what_parquet_cannot_be_is_refused(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Parquet without a folder, as a flat table, or with the mark for Excel is refused."""
    assert main(["export", SEED, "--to", "parquet", *arguments]) == 2
    assert capfd.readouterr().err.startswith("diplovisit: error: ")
    for function in (export, lambda *given: export(*given, flat=True)):
        with pytest.raises(ValueError, match=r"parquet (has many files|is a folder)"):
            function(load(SEED), "parquet")


if __name__ == "__main__":
    GOLDEN.write_text(golden(), "utf-8")
    print(f"wrote {GOLDEN}")
