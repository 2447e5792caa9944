"""The table of exporters by name, as `export --to` takes them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from diplovisit.exporters import csv_tables, icalendar
from diplovisit.exporters.data_set_rows import data_set_writer
from diplovisit.exporters.json import canonical_json
from diplovisit.exporters.json_ld import json_ld
from diplovisit.exporters.writer import FramedFormat, Writer, write_records
from diplovisit.record import Visit

if TYPE_CHECKING:
    from diplovisit.exporters import database, parquet, workbook


@attrs.frozen(kw_only=True)
class ExportOptions:
    """The options of an export besides its format. A format ignores the options that it has no use for.

    calendar: the options of a calendar. flat: one table with a row per stop, instead of all tables (CSV, xlsx).
    excel: CSV with the byte order mark by which Excel recognises UTF-8.
    """

    calendar: icalendar.CalendarOptions = attrs.field(factory=icalendar.CalendarOptions)
    flat: bool = False
    excel: bool = False


@attrs.frozen(kw_only=True)
class Exporter:
    """A format to export to; it streams any number of records.

    `many` is whether one file may have many records. `writer` returns the writer of a single file; it raises ValueError
    where the format has no single file. `tables` returns the writer of a format that is a folder, whose chunks come
    with the name of their file; None where the format is always one file. `is_binary` is whether its bytes are no text,
    so that a terminal cannot show them.
    """

    name: str
    suffix: str
    many: bool
    writer: Callable[[ExportOptions], Writer[Any, bytes]]
    tables: Callable[[ExportOptions], Writer[Any, tuple[str, bytes]]] | None = None
    is_binary: bool = False

    def write(self, visits: Iterable[Visit], options: ExportOptions) -> Iterator[bytes]:
        """Yields the bytes of one file."""
        return write_records(self.writer(options), visits)


def _lines(write: Callable[[Visit], bytes]) -> Callable[[ExportOptions], FramedFormat]:
    return lambda _: FramedFormat(lambda visit: write(visit) + b"\n")


def _flat(options: ExportOptions) -> FramedFormat:
    from diplovisit.exporters.csv_tables import flat  # noqa: PLC0415  # it reads rows back, which no other export needs

    return flat.flat_writer(excel=options.excel)


def _parquet(_: ExportOptions) -> "parquet.ParquetTablesWriter":
    from diplovisit.exporters import parquet  # noqa: PLC0415  # pyarrow is an extra

    return parquet.ParquetTablesWriter()


def _workbook(options: ExportOptions) -> "workbook.WorkbookTablesWriter":
    from diplovisit.exporters import workbook  # noqa: PLC0415  # XlsxWriter is an extra

    return workbook.WorkbookTablesWriter(flat=options.flat)


def _database(_: ExportOptions) -> "database.DatabaseWriter":
    from diplovisit.exporters import database  # noqa: PLC0415  # no other export needs sqlite3

    return database.DatabaseWriter()


def _no_flat(_: ExportOptions) -> FramedFormat:
    raise ValueError("parquet is a folder of tables; the flat table is CSV")


EXPORTERS: dict[str, Exporter] = {
    "json": Exporter(name="json", suffix=".json", many=False, writer=_lines(canonical_json)),
    "jsonl": Exporter(name="jsonl", suffix=".jsonl", many=True, writer=_lines(canonical_json)),
    "jsonld": Exporter(name="jsonld", suffix=".jsonld", many=False, writer=_lines(json_ld)),
    "csv": Exporter(
        name="csv",
        suffix=".csv",
        many=True,
        writer=_flat,
        tables=lambda options: csv_tables.CsvTablesWriter(excel=options.excel),
    ),
    "parquet": Exporter(name="parquet", suffix=".parquet", many=True, writer=_no_flat, tables=_parquet),
    "xlsx": Exporter(name="xlsx", suffix=".xlsx", many=True, writer=_workbook, is_binary=True),
    "sqlite": Exporter(name="sqlite", suffix=".db", many=True, writer=_database, is_binary=True),
    "ics": Exporter(
        name="ics", suffix=".ics", many=True, writer=lambda options: icalendar.CalendarWriter(options.calendar)
    ),
    "state-department": Exporter(
        name="state-department",
        suffix=".xml",
        many=True,
        writer=lambda _: data_set_writer("state-department"),
    ),
    "state-department-visits": Exporter(
        name="state-department-visits",
        suffix=".xml",
        many=True,
        writer=lambda _: data_set_writer("state-department-visits"),
    ),
    "colt": Exporter(name="colt", suffix=".csv", many=True, writer=lambda _: data_set_writer("colt")),
}
