"""The tables of records as Parquet files, streamed: memory holds one row group per table at a time."""

import datetime
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, assert_never

import attrs

from diplovisit.exporters.csv_tables.rows import collect_converted_rows
from diplovisit.exporters.writer import write_records
from diplovisit.formats.optional_packages import optional_import
from diplovisit.record import Visit
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

with optional_import("pyarrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq


_LARGEST_INT32 = 2**31 - 1

GROUP: Final = 10_000
"""Rows per row group: as many as a reader loads at a time, and as many as the writer buffers."""


def arrow_schema(table: Table) -> pa.Schema:
    """Returns the Arrow schema of a table: its columns in order, each with its description.

    The schema is derived from the shapes of the fields, as the tables are. A date is text, because EDTF can say more
    than a day can; its first and last day are days. A decimal is text, because 1.50 is not 1.5. A word of a closed list
    is text, too.

    >>> from diplovisit.record import Visit
    >>> from diplovisit.record.tables import tables
    >>> schema = arrow_schema(tables(Visit)[0])
    >>> schema.field("revised").type, schema.field("revision").type, schema.field("revision").nullable
    (TimestampType(timestamp[us, tz=UTC]), DataType(int32), False)
    """
    fields = [
        pa.field(column.name, _type(column), nullable=column.nullable, metadata={"description": column.doc})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.doc})


def _type(column: Column) -> pa.DataType:
    match column.shape:
        case ValueShape(cls=datetime.datetime):
            return pa.timestamp("us", tz="UTC")
        case ValueShape(cls=datetime.date):
            return pa.date32()
        case TextShape() | ValueShape() | ChoiceShape():
            return pa.string()
        case WholeShape(rule=bounds):
            return pa.int32() if bounds.greatest <= _LARGEST_INT32 else pa.int64()
        case FlagShape():
            return pa.bool_()
        case _:
            assert_never(column.shape)


@attrs.frozen
class ParquetPiece:
    """The rows of one record, one list per table, with the id of the record."""

    visit: str
    tables: tuple[list[list[Any]], ...]


class ParquetTablesWriter:
    """A `Writer` that writes records into Parquet tables; `group` is that of `parquet_chunks`."""

    def __init__(self, *, group: int = GROUP) -> None:
        self._group = group
        self._writers: list[_TableFile] = []
        self._ids: set[str] = set()

    def begin(self) -> Iterator[tuple[str, bytes]]:
        """Yields nothing: the beginning of a table is written with its first row group."""
        self._writers = [_TableFile(table, self._group) for table in tables(Visit)]
        yield from ()

    def piece(self, visit: Visit) -> ParquetPiece:
        """Returns the rows of a record as plain lists: a row group in Arrow's form holds rows of many records."""
        return ParquetPiece(visit.id, tuple(collect_converted_rows([visit], _conversion)))

    def put(self, piece: ParquetPiece) -> Iterator[tuple[str, bytes]]:
        """Yields the row groups that are full. Raises ValueError for a second record of the same id."""
        if piece.visit in self._ids:
            raise ValueError(f"two records have the id {piece.visit!r}; the tables can have only one revision of it")
        self._ids.add(piece.visit)
        for writer, rows in zip(self._writers, piece.tables, strict=True):
            if writer.add(rows):
                yield writer.name, writer.take()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """Yields the buffered rows, and the end of every table."""
        for writer in self._writers:
            writer.close()
            yield writer.name, writer.take()


def parquet_chunks(visits: Iterable[Visit], *, group: int = GROUP) -> Iterator[tuple[str, bytes]]:
    """Yields file names, each with bytes to append to that file.

    The same records give the same files under the same version of pyarrow. `group` is the least number of rows in a
    row group, except in the last. Raises ValueError for a second record of the same id.

    >>> from diplovisit import load
    >>> files = dict(parquet_chunks([load("seeds/misri-russia/visit.yaml")]))
    >>> len(files), files["sending.parquet"][:4]
    (31, b'PAR1')
    """
    return write_records(ParquetTablesWriter(group=group), visits)


def _conversion(column: Column) -> Callable[[Any], Any] | None:
    """Returns how to write a value that Arrow cannot write; None where it can."""
    match column.shape:
        case ValueShape(cls=cls, write=write):
            return None if cls in {datetime.date, datetime.datetime} else write
        case ChoiceShape():
            return operator.attrgetter("value")
        case _:
            return None


class _TableFile:
    """One table while it is written: the rows buffered for the next group, and the bytes not taken yet."""

    def __init__(self, table: Table, group: int) -> None:
        self.name = f"{table.name}.parquet"
        self._schema, self._group = arrow_schema(table), group
        self._sink = _Sink()
        self._writer = pq.ParquetWriter(self._sink, self._schema, compression="zstd")
        self._rows: list[list[Any]] = []

    def add(self, rows: Iterable[list[Any]]) -> bool:
        """Adds rows, and returns whether there are bytes to take."""
        self._rows += rows
        if len(self._rows) < self._group:
            return False
        self._write()
        return True

    def close(self) -> None:
        """Writes the buffered rows, and the end of the file."""
        if self._rows:
            self._write()
        self._writer.close()

    def take(self) -> bytes:
        """Returns the bytes written since the last call."""
        return self._sink.take()

    def _write(self) -> None:
        arrays = [pa.array(cells, field.type) for field, cells in zip(self._schema, zip(*self._rows))]
        self._writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows = []


class _Sink:
    """The file object that pyarrow writes to; its bytes are taken away as they come."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._position = 0

    def write(self, data: Any) -> int:
        """Appends bytes."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._position += len(piece)
        return len(piece)

    def tell(self) -> int:
        """Returns how many bytes were written."""
        return self._position

    def flush(self) -> None:
        """Does nothing: nothing is buffered."""

    def close(self) -> None:
        """Does nothing: there is no file to close."""

    def take(self) -> bytes:
        """Returns the bytes written since the last call."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
