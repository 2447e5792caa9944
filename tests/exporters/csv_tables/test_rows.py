"""Tests that the cells of a record are plain, typed, and safe in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given, settings

from diplovisit import load
from diplovisit.exporters.csv_tables import CsvTablesWriter, csv_chunks, rows_of
from diplovisit.exporters.csv_tables.flat import flat_chunks
from diplovisit.exporters.csv_tables.write import CsvPiece
from diplovisit.exporters.flat_rows import flat_columns
from diplovisit.exporters.writer import assemble
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.record import Visit
from diplovisit.record.shapes import FlagShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, tables
from diplovisit.testing import visits
from tests.exporters.csv_tables.records import SEED, distinct_visits, folder_of

some = settings(max_examples=min(40, settings().max_examples))
COLUMNS = {table.name: table.columns for table in tables(Visit)}


def is_number(column: Column) -> bool:
    """Whether the cells of a column are numbers."""
    shape = column.shape
    return isinstance(shape, WholeShape) or (isinstance(shape, ValueShape) and shape.rule.name == "decimal")


@some
@given(visits())
def test_a_row_has_a_cell_for_each_column_and_empty_ones_only_where_they_may_be(visit: Visit) -> None:
    """Every row has a cell for each column, and only nullable columns have empty cells.

    No text of a record is empty, so an empty cell always means an absent value.
    """
    for table, row in rows_of(visit):
        assert len(row) == len(COLUMNS[table])
        for column, cell in zip(COLUMNS[table], row):
            assert cell != ""
            assert column.nullable or cell is not None


@some
@given(visits())
def test_cells_are_typed_by_their_columns(visit: Visit) -> None:
    """A number column has bare numbers, a flag is true or false, and every other cell is a guarded text."""
    for table, row in rows_of(visit):
        for column, cell in zip(COLUMNS[table], row):
            if cell is None:
                continue
            if is_number(column):
                assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", str(cell))
            elif isinstance(column.shape, FlagShape):
                assert cell in {"true", "false"}
            else:
                # A text that needs the guard has it already.
                assert str(cell).startswith("'") or guard_formula(str(cell)) == str(cell)


@some
@given(visits())
def test_no_cell_is_json(visit: Visit) -> None:
    """The export never writes JSON into a cell: such a cell is free text, or an EDTF set, which is not JSON."""
    for table, row in rows_of(visit):
        for column, cell in zip(COLUMNS[table], row):
            if column.is_free_text or not isinstance(cell, str) or cell[:1] not in "[{":
                continue
            with pytest.raises(json.JSONDecodeError):
                json.loads(cell)


@some
@given(distinct_visits(most=2))
def test_rows_are_all_that_the_files_hold(records: list[Visit]) -> None:
    """Each file has a header with the column names, and then the rows of the records in order."""
    files = folder_of(records)
    for table, columns in COLUMNS.items():
        header, *rows = csv.reader(io.StringIO(files[f"{table}.csv"].decode(), newline=""))
        assert header == [column.name for column in columns]
        expected = [row for visit in records for name, row in rows_of(visit) if name == table]
        assert rows == [["" if cell is None else str(cell) for cell in row] for row in expected]


@some
@given(distinct_visits(most=2))
def test_the_same_records_give_the_same_bytes(records: list[Visit]) -> None:
    """The bytes depend only on the records, and the piece of a record only on that record."""
    maker, writer = CsvTablesWriter(), CsvTablesWriter()
    pieces = [maker.piece(visit) for visit in reversed(records)]
    assert [maker.piece(visit) for visit in records] == pieces[::-1]
    assert assembled_files(writer, reversed(pieces)) == folder_of(records) == folder_of(records)


def assembled_files(writer: CsvTablesWriter, pieces: Iterable[CsvPiece]) -> dict[str, bytes]:
    """Returns the files that are assembled from pieces."""
    files: dict[str, bytes] = {}
    for name, data in assemble(writer, pieces):
        files[name] = files.get(name, b"") + data
    return files


def test_a_long_run_is_written_in_pieces() -> None:
    """Buffered rows are written long before the end, so memory does not grow with the number of records."""
    seed = load(SEED)
    pieces = list(csv_chunks(attrs.evolve(seed, id=f"visit-{number}") for number in range(100)))
    assert max(len(data) for name, data in pieces if name.endswith(".csv")) < 100_000
    assert sum(name == "evidence.csv" for name, _ in pieces) > 5


def test_a_second_record_of_the_same_id_is_refused() -> None:
    """A second record with the same id is refused, because the rows of both would be mixed."""
    with pytest.raises(ValueError, match="two records have the id"):
        list(csv_chunks([load(SEED), load(SEED)]))


def test_for_excel_there_is_a_byte_order_mark_and_no_other_difference() -> None:
    """For Excel the byte order mark precedes the header of every table, and nothing else differs."""
    plain, excel = folder_of([load(SEED)]), folder_of([load(SEED)], excel=True)
    table_names = {name for name in plain if name.endswith(".csv")}
    assert all(excel[name] == b"\xef\xbb\xbf" + plain[name] for name in table_names)
    assert all(excel[name] == plain[name] for name in plain.keys() - table_names)
    assert next(flat_chunks([], excel=True)) == b"\xef\xbb\xbf" + next(flat_chunks([]))


@some
@given(visits())
def test_the_flat_table_has_a_safe_row_for_each_stop(visit: Visit) -> None:
    """The flat table has one row per stop, and no cell begins with a sign that a spreadsheet evaluates."""
    header, *rows = csv.reader(io.StringIO(b"".join(flat_chunks([visit])).decode(), newline=""))
    assert tuple(header) == flat_columns()
    assert [row[flat_columns().index("stop")] for row in rows] == [stop.id for stop in visit.stops]
    for row in rows:
        assert len(row) == len(flat_columns())
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠|%"))
