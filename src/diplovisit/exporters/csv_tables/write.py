"""Bytes of the tables, as they come: any number of records streams."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.exporters.csv_tables.csvw import csv_metadata
from diplovisit.exporters.csv_tables.datapackage import datapackage
from diplovisit.exporters.csv_tables.flat import flat_columns, flat_rows
from diplovisit.exporters.csv_tables.rows import gathered
from diplovisit.exporters.writer import FramedFormat, write_records
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from diplovisit.wire.rows import RowWriter

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
"""What tells Excel that a CSV file is UTF-8; every other reader takes it for part of the first column's name."""

_MOST_WAITING: Final = 65_536
"""Bytes that wait: a record of the seed's kind has rows in fifteen files, and each would be asked for a little."""


@attrs.frozen
class CsvPiece:
    """What comes of a record: its id, the rows of each file that has any, and the licences that its sources name."""

    visit: str
    files: tuple[tuple[str, bytes], ...]
    licences: tuple[str, ...]


class CsvTablesWriter:
    """Writes records into tables, as `diplovisit.exporters.writer` has it.

    `excel` puts a byte order mark before each table; such tables are for Excel, and the reader refuses them.

    >>> from diplovisit import load
    >>> writer = CsvTablesWriter()
    >>> dict(writer.begin())["sending.csv"]
    b'visit,position,country\\r\\n'
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
        self._waiting: dict[str, list[bytes]] = {}
        self._size = 0

    def begin(self) -> Iterator[tuple[str, bytes]]:
        """Every table with its header."""
        yield from self._headers

    def piece(self, visit: Visit) -> CsvPiece:
        """The rows of a record."""
        files = []
        for (name, writer), rows in zip(self._writers, gathered([visit]), strict=True):
            if rows:
                writer.add(rows)
                files.append((name, writer.take()))
        licences = dict.fromkeys(source.licence for source in visit.sources if source.licence is not None)
        return CsvPiece(visit.id, tuple(files), tuple(licences))

    def put(self, piece: CsvPiece) -> Iterator[tuple[str, bytes]]:
        """The rows, once there are enough of them.

        Raises ValueError for a second record of the same id: their rows could not be told apart.
        """
        if piece.visit in self._ids:
            raise ValueError(
                f"there are two records with the id {piece.visit!r}; the tables can hold one revision of it"
            )
        self._ids.add(piece.visit)
        self._licences.update(piece.licences)
        for name, rows in piece.files:
            self._waiting.setdefault(name, []).append(rows)
            self._size += len(rows)
        if self._size > _MOST_WAITING:
            yield from self._rest()

    def end(self) -> Iterator[tuple[str, bytes]]:
        """The rows that wait, and what describes the tables: `datapackage.json` and `csv-metadata.json`."""
        yield from self._rest()
        yield "datapackage.json", datapackage(sorted(self._licences))
        yield "csv-metadata.json", csv_metadata()

    def _rest(self) -> Iterator[tuple[str, bytes]]:
        for name, rows in self._waiting.items():
            yield name, b"".join(rows)
        self._waiting, self._size = {}, 0


def csv_chunks(visits: Iterable[Visit], *, excel: bool = False) -> Iterator[tuple[str, bytes]]:
    """The names of files, each with the bytes that are to be put at its end, as they come. Same records, same files.

    Raises ValueError for a second record of the same id.
    """
    return write_records(CsvTablesWriter(excel=excel), visits)


def flat_writer(*, excel: bool = False) -> FramedFormat:
    """Writes one table for a spreadsheet, a row a stop."""
    writer = RowWriter(flat_columns())
    header = writer.take()

    def rows(visit: Visit) -> bytes:
        writer.add(flat_rows(visit))
        return writer.take()

    return FramedFormat(rows, before=(BYTE_ORDER_MARK if excel else b"") + header)


def flat_chunks(visits: Iterable[Visit], *, excel: bool = False) -> Iterator[bytes]:
    """One table for a spreadsheet, a row a stop, as it comes."""
    return write_records(flat_writer(excel=excel), visits)
