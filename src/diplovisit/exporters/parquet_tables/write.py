"""Bytes of the tables, as they come: any number of records streams, with one group of rows a table held at a time."""

import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import attrs

from diplovisit.exporters.csv_tables.rows import gathered_as
from diplovisit.exporters.parquet_tables.schema import arrow_schema, has_days
from diplovisit.exporters.writer import write_records
from diplovisit.record import Visit
from diplovisit.record.shapes import ChoiceShape, ValueShape
from diplovisit.record.tables import Column, Table, tables
from diplovisit.wire.arrow import pa, pq

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
