"""Bytes of the tables, as they come: any number of records streams, with one group of rows a table held at a time."""

import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, assert_never

import attrs

from diplovisit.exporters.csv_tables.rows import gathered_as
from diplovisit.exporters.writer import write_records
from diplovisit.formats.arrow import pa, pq
from diplovisit.record import Visit
from diplovisit.record.edtf import Edtf
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

# MERGED: The Arrow schema of each table, read off the shapes as the tables themselves are.

_LARGEST_INT32 = 2**31 - 1


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of a table: its columns in their order, each with its description.

    A date is text, as EDTF says more than a day can; its first and last day come after it (`when_first_day`,
    `when_last_day`), null where that end is open or unknown. They are for queries, and nobody reads them back. A
    decimal is text, as 1.50 is not 1.5. A word of a list is text, too.

    >>> from diplovisit.record import Visit
    >>> from diplovisit.record.tables import tables
    >>> schema = arrow_schema(tables(Visit)[0])
    >>> schema.field("revised").type, schema.field("revision").type, schema.field("revision").nullable
    (TimestampType(timestamp[us, tz=UTC]), DataType(int32), False)
    """
    fields = [field for column in table.columns for field in _fields(column)]
    return pa.schema(fields, metadata={"description": table.doc})


def has_days(column: Column) -> bool:
    """Whether the first and the last day of its dates have columns of their own."""
    return isinstance(column.shape, ValueShape) and column.shape.cls is Edtf


def _fields(column: Column) -> Iterator[pa.Field]:
    yield pa.field(column.name, _type(column), nullable=column.nullable, metadata={"description": column.doc})
    if has_days(column):
        for end, which in (("first", "earliest"), ("last", "latest")):
            doc = f"The {which} day that {column.name} can mean; empty where that end is open or unknown."
            yield pa.field(f"{column.name}_{end}_day", pa.date32(), metadata={"description": doc})


def _type(column: Column) -> pa.DataType:
    match column.shape:
        case ValueShape(cls=cls) if cls.__name__ == "datetime":
            return pa.timestamp("us", tz="UTC")
        case TextShape() | ValueShape() | ChoiceShape():
            return pa.string()
        case WholeShape(rule=bounds):
            return pa.int32() if bounds.greatest <= _LARGEST_INT32 else pa.int64()
        case FlagShape():
            return pa.bool_()
        case _:
            assert_never(column.shape)


GROUP: Final = 10_000
"""Rows of a row group: what a reader takes at a time, and what waits here."""


@attrs.frozen
class ParquetPiece:
    """What comes of a record: its id, and its rows, a list a table."""

    visit: str
    tables: tuple[list[list[Any]], ...]


class ParquetTablesWriter:
    """Writes records into tables, as `diplovisit.exporters.writer` has it; `group` as `parquet_chunks` has it."""

    def __init__(self, *, group: int = GROUP) -> None:
        self._group = group
        self._writers: list[_Groups] = []
        self._ids: set[str] = set()

    def begin(self) -> Iterator[tuple[str, bytes]]:
        """Nothing yet: the beginning of a table comes with its first row group."""
        self._writers = [_Groups(table, self._group) for table in tables(Visit)]
        yield from ()

    def piece(self, visit: Visit) -> ParquetPiece:
        """The rows of a record; Arrow has no part in them yet, as a row group holds those of many."""
        return ParquetPiece(visit.id, tuple(gathered_as([visit], _written)))

    def put(self, piece: ParquetPiece) -> Iterator[tuple[str, bytes]]:
        """The row groups that are full. Raises ValueError for a second record of the same id."""
        if piece.visit in self._ids:
            raise ValueError(
                f"there are two records with the id {piece.visit!r}; the tables can hold one revision of it"
            )
        self._ids.add(piece.visit)
        for writer, rows in zip(self._writers, piece.tables, strict=True):
            if writer.add(rows):
                yield writer.name, writer.take()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """The rows that wait, and the end of every table."""
        for writer in self._writers:
            writer.close()
            yield writer.name, writer.take()


def parquet_chunks(visits: Iterable[Visit], *, group: int = GROUP) -> Iterator[tuple[str, bytes]]:
    """The names of files, each with the bytes that are to be put at its end, as they come.

    Same records, same files, as long as pyarrow is the same; `group` is how many rows a row group has at least, but for
    the last. Raises ValueError for a second record of the same id.

    >>> from diplovisit import load
    >>> files = dict(parquet_chunks([load("seeds/misri-russia/visit.yaml")]))
    >>> len(files), files["sending.parquet"][:4]
    (29, b'PAR1')
    """
    return write_records(ParquetTablesWriter(group=group), visits)


def _written(column: Column) -> Callable[[Any], Any] | None:
    """How a value is written that Arrow would not write by itself; a date stays what it is, for its days."""
    match column.shape:
        case ValueShape(cls=cls, write=write):
            return None if has_days(column) or cls.__name__ == "datetime" else write
        case ChoiceShape():
            return operator.attrgetter("value")
        case _:
            return None


class _Groups:
    """One table while it is written: the rows that wait for their group, and the bytes that wait to be taken."""

    def __init__(self, table: Table, group: int) -> None:
        self.name = f"{table.name}.parquet"
        self._columns, self._schema, self._group = table.columns, arrow_schema(table), group
        self._sink = _Sink()
        self._writer = pq.ParquetWriter(self._sink, self._schema, compression="zstd")
        self._rows: list[list[Any]] = []

    def add(self, rows: Iterable[list[Any]]) -> bool:
        """Adds rows, and says whether there is something to be taken now."""
        self._rows += rows
        if len(self._rows) < self._group:
            return False
        self._write()
        return True

    def close(self) -> None:
        """Writes what waits, and the end of the file."""
        if self._rows:
            self._write()
        self._writer.close()

    def take(self) -> bytes:
        """The bytes since they were taken last."""
        return self._sink.take()

    def _write(self) -> None:
        arrays: list[pa.Array] = []
        for column, cells in zip(self._columns, zip(*self._rows)):
            arrays += _arrays(column, cells, self._schema.field(column.name).type)
        self._writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows = []


def _arrays(column: Column, cells: tuple[Any, ...], type: pa.DataType) -> Iterator[pa.Array]:
    if not has_days(column):
        yield pa.array(cells, type)
        return
    yield pa.array([None if when is None else str(when) for when in cells], type)
    for end in (operator.attrgetter("lower"), operator.attrgetter("upper")):
        yield pa.array([None if when is None else end(when) for when in cells], pa.date32())


class _Sink:
    """What pyarrow writes to: a file of which the bytes are taken away as they come."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._position = 0

    def write(self, data: Any) -> int:
        """Takes bytes."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._position += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How many bytes there were."""
        return self._position

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """There is nothing to be closed."""

    def take(self) -> bytes:
        """The bytes since they were taken last."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
