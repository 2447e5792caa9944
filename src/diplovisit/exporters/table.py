"""The exporters by name, as `export --to` takes them."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from diplovisit.exporters import csv_tables, icalendar
from diplovisit.exporters.canonical_json import canonical
from diplovisit.exporters.data_set_rows import data_set_writer
from diplovisit.exporters.json_ld import json_ld
from diplovisit.exporters.writer import Framed, Writer, written
from diplovisit.record import Stop, Visit

if TYPE_CHECKING:
    from diplovisit.exporters import parquet_tables


@attrs.frozen(kw_only=True)
class Settings:
    """What somebody asks of an export beside its format; each is for the formats that it makes sense for.

    name, refresh, record, stops, tzid, spans, structured_data: of a calendar, as `icalendar.calendar` takes them.
    flat: one CSV table, a row a stop, in the place of the tables that read back. excel: CSV with the mark by which
    Excel knows UTF-8.
    """

    name: str | None = None
    refresh: datetime.timedelta | None = None
    record: bool = True
    stops: Callable[[Stop], bool] | None = None
    tzid: bool = False
    spans: bool = False
    structured_data: bool = False
    flat: bool = False
    excel: bool = False


@attrs.frozen(kw_only=True)
class Exporter:
    """A format to export to; any number of records streams through it.

    `many` is true where one file holds many records. `writer` gives what writes a file; it raises ValueError where the
    format has no single file. `tables` gives what writes the files of a format that is a folder, each chunk with the
    name of its file; None where the format is one file.
    """

    name: str
    suffix: str
    many: bool
    writer: Callable[[Settings], Writer[Any, bytes]]
    tables: Callable[[Settings], Writer[Any, tuple[str, bytes]]] | None = None

    def write(self, visits: Iterable[Visit], asked: Settings) -> Iterator[bytes]:
        """The bytes of one file."""
        return written(self.writer(asked), visits)


def _lines(write: Callable[[Visit], bytes]) -> Callable[[Settings], Framed]:
    return lambda _: Framed(lambda visit: write(visit) + b"\n")


def calendar_writer(asked: Settings) -> icalendar.CalendarWriter:
    """What writes a calendar."""
    return icalendar.CalendarWriter(
        name=asked.name,
        refresh=asked.refresh,
        record=asked.record,
        where=asked.stops,
        tzid=asked.tzid,
        spans=asked.spans,
        structured_data=asked.structured_data,
    )


def _parquet(_: Settings) -> "parquet_tables.TableWriter":
    from diplovisit.exporters import parquet_tables  # noqa: PLC0415  # pyarrow is an extra

    return parquet_tables.TableWriter()


def _no_flat(_: Settings) -> Framed:
    raise ValueError("parquet is a folder of tables; the flat table is CSV")


EXPORTERS: dict[str, Exporter] = {
    "json": Exporter(name="json", suffix=".json", many=False, writer=_lines(canonical)),
    "jsonl": Exporter(name="jsonl", suffix=".jsonl", many=True, writer=_lines(canonical)),
    "jsonld": Exporter(name="jsonld", suffix=".jsonld", many=False, writer=_lines(json_ld)),
    "csv": Exporter(
        name="csv",
        suffix=".csv",
        many=True,
        writer=lambda asked: csv_tables.flat_writer(excel=asked.excel),
        tables=lambda asked: csv_tables.TableWriter(excel=asked.excel),
    ),
    "parquet": Exporter(name="parquet", suffix=".parquet", many=True, writer=_no_flat, tables=_parquet),
    "ics": Exporter(name="ics", suffix=".ics", many=True, writer=calendar_writer),
    "state-department": Exporter(
        name="state-department",
        suffix=".xml",
        many=True,
        writer=lambda _: data_set_writer("state-department"),
    ),
    "colt": Exporter(name="colt", suffix=".csv", many=True, writer=lambda _: data_set_writer("colt")),
}
