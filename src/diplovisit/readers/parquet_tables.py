"""Reads records from tables in Parquet: each table becomes rows of CSV, and `table_reader` reads these.

So a folder of Parquet keeps the promises of a folder of CSV: lost, repeated and dangling rows are reported. The line of
a finding counts the rows of the table, after a first line with the names of its columns.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from diplovisit.formats.csv_rows import RowWriter
from diplovisit.formats.optional_packages import optional_import
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.readers.documents import UnreadableDocument
from diplovisit.readers.limits import LARGEST_TABLE
from diplovisit.readers.table_document import TablesDocument
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record.shapes import FlagShape, NodeShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

with optional_import("pyarrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq


SUFFIX = ".parquet"


class UnreadableTable(ValueError):
    """Raised for a file that is no Parquet, or that has a column of the wrong type."""


def read_parquet_tables(
    files: Mapping[str, BinaryIO], *, name: str, shape: NodeShape
) -> Iterator[TablesDocument | UnreadableDocument]:
    """Reads the records of a folder, given as its files by name, as `read_csv_tables` does. Raises UnreadableTable.

    Types may be wider than the written ones (int64 for int32, a large string), as other programs make them.
    """
    tables_by_file = {f"{name}{SUFFIX}": table for table in tables(shape.cls) for name in (table.name, table.former)}
    rows = {
        # A file with another name may be a missing table under a misspelt name.
        file: _rows(stream, tables_by_file[file], f"{name}/{file}") if file in tables_by_file else b""
        for file, stream in files.items()
    }
    yield from read_csv_tables(rows, name=name, shape=shape, suffix=SUFFIX)


def _rows(stream: BinaryIO, table: Table, file: str) -> bytes:
    """Returns the rows of a table as CSV."""
    try:
        parquet = pq.ParquetFile(stream)
        names = parquet.schema_arrow.names
        writer = RowWriter(names)
        pieces = [writer.take()]
        size = 0
        # pyarrow 18 cannot iterate over a file without rows.
        for batch in parquet.iter_batches(columns=names) if parquet.num_row_groups else ():
            if size > LARGEST_TABLE:
                break  # `read_csv_tables` reports the size
            cells = [
                _cells(array, table.by_name.get(table.former_names.get(name, name)), name)
                for name, array in zip(names, batch.columns)
            ]
            writer.add(zip(*cells))
            pieces.append(writer.take())
            size += len(pieces[-1])
    except (pa.ArrowException, OSError, ValueError) as error:
        message = str(error).partition("\n")[0].rstrip(".")
        raise UnreadableTable(f"{file}: cannot be read as the table {table.name}: {message}") from None
    return b"".join(pieces)


def _cells(array: pa.Array, column: Column | None, name: str) -> list[str | int | None]:
    """Returns the cells of a column as in CSV. They are empty for an unknown column, which is reported by name."""
    if column is None:
        return [None] * len(array)
    type, write = _written(column)
    try:
        values = array.cast(type).to_pylist()
    except pa.ArrowException:
        raise ValueError(f"the column {name} is {array.type}; expected {type}") from None
    return values if write is None else [None if value is None else write(value) for value in values]


def _written(column: Column) -> tuple[pa.DataType, Callable[[Any], str] | None]:
    match column.shape:
        case WholeShape():
            return pa.int64(), None
        case FlagShape():
            return pa.bool_(), _flag
        case ValueShape(cls=datetime.datetime, write=write):
            return pa.timestamp("us", tz="UTC"), write
        case ValueShape(cls=datetime.date, write=write):
            return pa.date32(), write
        case _:
            return pa.string(), guard_formula if column.is_free_text else None


def _flag(value: object) -> str:
    return "true" if value else "false"
