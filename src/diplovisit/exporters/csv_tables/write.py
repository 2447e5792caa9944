"""Bytes of the tables, as they come: any number of records streams, with one buffer a table."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.exporters.csv_tables.csvw import csv_metadata
from diplovisit.exporters.csv_tables.datapackage import datapackage
from diplovisit.exporters.csv_tables.flat import flat, flat_columns
from diplovisit.exporters.csv_tables.rows import gathered
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from diplovisit.wire.rows import RowWriter

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
"""What tells Excel that a CSV file is UTF-8; every other reader takes it for part of the first column's name."""

_MOST_WAITING = 65_536


class TableWriter:
    """Writes records into tables.

    `excel` puts a byte order mark before each table; such tables are for Excel, and the reader refuses them.

    >>> from diplovisit import load
    >>> writer = TableWriter()
    >>> writer.add(load("seeds/misri-russia/visit.yaml"))
    >>> files = writer.take()
    >>> files["sending.csv"]
    b'visit,position,country\\r\\nin-ru-misri-foreign-office-consultations,1,IN\\r\\n'
    >>> sorted(writer.descriptors())
    ['csv-metadata.json', 'datapackage.json']
    """

    def __init__(self, *, excel: bool = False) -> None:
        self._writers = [RowWriter([column.name for column in table.columns]) for table in tables(Visit)]
        self._before = BYTE_ORDER_MARK if excel else b""
        self._ids: set[str] = set()
        self._licences: set[str] = set()

    def add(self, visit: Visit) -> None:
        """Adds a record. Raises ValueError for a second one of the same id: their rows could not be told apart."""
        if visit.id in self._ids:
            raise ValueError(f"there are two records with the id {visit.id!r}; the tables can hold one revision of it")
        self._ids.add(visit.id)
        self._licences.update(source.licence for source in visit.sources if source.licence is not None)
        for writer, rows in zip(self._writers, gathered([visit]), strict=True):
            if rows:
                writer.add(rows)

    @property
    def waiting(self) -> int:
        """The number of characters that wait to be taken."""
        return sum(writer.size for writer in self._writers)

    def take(self) -> dict[str, bytes]:
        """The bytes that were added since they were taken last, by the names of their files.

        The first time it is every table, with its header.
        """
        before, self._before = self._before, b""
        taken = zip(tables(Visit), self._writers, strict=True)
        return {f"{table.name}.csv": before + data for table, writer in taken if (data := writer.take())}

    def descriptors(self) -> dict[str, bytes]:
        """What describes the tables that were written: `datapackage.json` and `csv-metadata.json`."""
        return {"datapackage.json": datapackage(sorted(self._licences)), "csv-metadata.json": csv_metadata()}


def chunks(visits: Iterable[Visit], *, excel: bool = False) -> Iterator[tuple[str, bytes]]:
    """The names of files, each with the bytes that are to be put at its end, as they come. Same records, same files.

    Raises ValueError for a second record of the same id.
    """
    writer = TableWriter(excel=excel)
    yield from writer.take().items()
    for number, visit in enumerate(visits, 1):
        writer.add(visit)
        # A record of the seed's kind is 16,000 characters; asking all the tables for their sizes takes its time.
        if number % 4 == 0 and writer.waiting > _MOST_WAITING:
            yield from writer.take().items()
    yield from writer.take().items()
    yield from writer.descriptors().items()


def flat_chunks(visits: Iterable[Visit], *, excel: bool = False) -> Iterator[bytes]:
    """One table for a spreadsheet, a row a stop, as it comes."""
    writer = RowWriter(flat_columns())
    yield (BYTE_ORDER_MARK if excel else b"") + writer.take()
    for visit in visits:
        writer.add(flat(visit))
        if writer.size > _MOST_WAITING:
            yield writer.take()
    yield writer.take()
