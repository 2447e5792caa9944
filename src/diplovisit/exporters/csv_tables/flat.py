"""The flat table in CSV, for a spreadsheet: one row per stop."""

import datetime
from collections.abc import Iterable, Iterator

from diplovisit.exporters.csv_tables.write import BYTE_ORDER_MARK
from diplovisit.exporters.flat_rows import FlatCell, flat_columns, flat_rows
from diplovisit.exporters.writer import FramedFormat, write_records
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.record import Visit


def flat_writer(*, excel: bool = False) -> FramedFormat:
    """Returns the format of the flat table for a spreadsheet, with one row per stop."""
    writer = RowWriter(flat_columns())
    header = writer.take()

    def rows(visit: Visit) -> bytes:
        writer.add([_written(cell) for cell in row] for row in flat_rows(visit))
        return writer.take()

    return FramedFormat(rows, before=(BYTE_ORDER_MARK if excel else b"") + header)


def _written(cell: FlatCell) -> str | int | None:
    match cell:
        case str():
            return guard_formula(cell)
        case datetime.date():
            return cell.isoformat()
        case _:
            return cell


def flat_chunks(visits: Iterable[Visit], *, excel: bool = False) -> Iterator[bytes]:
    """Yields the bytes of the flat table for a spreadsheet, with one row per stop."""
    return write_records(flat_writer(excel=excel), visits)
