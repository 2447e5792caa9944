"""The bytes of CSV files, streamed: the tables that read back, and the flat table for a spreadsheet.

The flat table has one row per stop, with the values of the visit repeated. What has no room in such a row, such as
claims and evidence, is in the tables only; the flat table says in each row what it leaves out.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.exporters.csv_tables.metadata import csv_metadata, datapackage
from diplovisit.exporters.csv_tables.rows import collect_rows
from diplovisit.exporters.writer import write_records
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.record import Visit
from diplovisit.record.tables import tables

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
"""The mark by which Excel recognises UTF-8; every other reader takes it for part of the first column's name."""

_MOST_BUFFERED: Final = 65_536
"""Bytes to buffer at most: a record such as the seed has rows in fifteen files, and each write would be tiny."""


@attrs.frozen
class CsvPiece:
    """The rows of one record: its id, the bytes for each file with any rows, and the licences that its sources name."""

    visit: str
    files: tuple[tuple[str, bytes], ...]
    licences: tuple[str, ...]


class CsvTablesWriter:
    """A `Writer` that writes records into CSV tables.

    `excel` puts a byte order mark before each table. Such tables are for Excel only: the reader refuses them.

    >>> from diplovisit import load
    >>> writer = CsvTablesWriter()
    >>> dict(writer.begin())["sending.csv"]
    b'visit,list_position,country\\r\\n'
    >>> files = dict([*writer.put(writer.piece(load("seeds/misri-russia/visit.yaml"))), *writer.end()])
    >>> files["sending.csv"]
    b'in-ru-misri-foreign-office-consultations,1,IN\\r\\n'
    >>> list(files)[-2:]
    ['datapackage.json', 'csv-metadata.json']
    """

    def __init__(self, *, excel: bool = False) -> None:
        self._writers = [
            (f"{table.name}.csv", RowWriter([column.name for column in table.columns])) for table in tables(Visit)
        ]
        before = BYTE_ORDER_MARK if excel else b""
        self._headers = [(name, before + writer.take()) for name, writer in self._writers]
        self._ids: set[str] = set()
        self._licences: set[str] = set()
        self._buffered: dict[str, list[bytes]] = {}
        self._size = 0

    def begin(self) -> Iterator[tuple[str, bytes]]:
        """Yields every table with its header."""
        yield from self._headers

    def piece(self, visit: Visit) -> CsvPiece:
        """Returns the rows of a record."""
        files = []
        for (name, writer), rows in zip(self._writers, collect_rows([visit]), strict=True):
            if rows:
                writer.add(rows)
                files.append((name, writer.take()))
        licences = dict.fromkeys(source.licence for source in visit.sources if source.licence is not None)
        return CsvPiece(visit.id, tuple(files), tuple(licences))

    def put(self, piece: CsvPiece) -> Iterator[tuple[str, bytes]]:
        """Yields the buffered rows, once there are enough of them.

        Raises ValueError for a second record of the same id, because nobody could tell their rows apart.
        """
        if piece.visit in self._ids:
            raise ValueError(f"two records have the id {piece.visit!r}; the tables can have only one revision of it")
        self._ids.add(piece.visit)
        self._licences.update(piece.licences)
        for name, rows in piece.files:
            self._buffered.setdefault(name, []).append(rows)
            self._size += len(rows)
        if self._size > _MOST_BUFFERED:
            yield from self._flush()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """Yields the buffered rows, and the descriptions of the tables: `datapackage.json` and `csv-metadata.json`."""
        yield from self._flush()
        yield "datapackage.json", datapackage(sorted(self._licences))
        yield "csv-metadata.json", csv_metadata()

    def _flush(self) -> Iterator[tuple[str, bytes]]:
        for name, rows in self._buffered.items():
            yield name, b"".join(rows)
        self._buffered, self._size = {}, 0


def csv_chunks(visits: Iterable[Visit], *, excel: bool = False) -> Iterator[tuple[str, bytes]]:
    """Yields file names, each with bytes to append to that file. The same records give the same files.

    Raises ValueError for a second record of the same id.
    """
    return write_records(CsvTablesWriter(excel=excel), visits)
