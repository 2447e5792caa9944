"""The exporters by name, as `export --to` takes them."""

import datetime
from collections.abc import Callable, Iterable, Iterator

import attrs

from diplovisit.exporters import csv_tables, data_set_rows, icalendar
from diplovisit.exporters.canonical_json import canonical
from diplovisit.exporters.json_ld import json_ld
from diplovisit.record import Stop, Visit


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

    `many` is true where one file holds many records. `files` gives the files of a format that is a folder, each with
    bytes to put at its end; None where the format is one file.
    """

    name: str
    suffix: str
    many: bool
    write: Callable[[Iterable[Visit], Settings], Iterator[bytes]]
    files: Callable[[Iterable[Visit], Settings], Iterator[tuple[str, bytes]]] | None = None


def _lines(write: Callable[[Visit], bytes]) -> Callable[[Iterable[Visit], Settings], Iterator[bytes]]:
    def export(visits: Iterable[Visit], _: Settings) -> Iterator[bytes]:
        return (write(visit) + b"\n" for visit in visits)

    return export


def _calendar(visits: Iterable[Visit], asked: Settings) -> Iterator[bytes]:
    return icalendar.calendar(
        visits,
        name=asked.name,
        refresh=asked.refresh,
        record=asked.record,
        where=asked.stops,
        tzid=asked.tzid,
        spans=asked.spans,
        structured_data=asked.structured_data,
    )


def _flat(visits: Iterable[Visit], asked: Settings) -> Iterator[bytes]:
    return csv_tables.flat_chunks(visits, excel=asked.excel)


def _tables(visits: Iterable[Visit], asked: Settings) -> Iterator[tuple[str, bytes]]:
    return csv_tables.chunks(visits, excel=asked.excel)


def _parquet(visits: Iterable[Visit], _: Settings) -> Iterator[tuple[str, bytes]]:
    from diplovisit.exporters import parquet_tables  # noqa: PLC0415  # pyarrow is an extra

    return parquet_tables.chunks(visits)


def _no_flat(visits: Iterable[Visit], _: Settings) -> Iterator[bytes]:
    raise ValueError("parquet is a folder of tables; the flat table is CSV")


def _data_set(name: str) -> Callable[[Iterable[Visit], Settings], Iterator[bytes]]:
    def export(visits: Iterable[Visit], _: Settings) -> Iterator[bytes]:
        return data_set_rows.written(name, visits)

    return export


EXPORTERS: dict[str, Exporter] = {
    "json": Exporter(name="json", suffix=".json", many=False, write=_lines(canonical)),
    "jsonl": Exporter(name="jsonl", suffix=".jsonl", many=True, write=_lines(canonical)),
    "jsonld": Exporter(name="jsonld", suffix=".jsonld", many=False, write=_lines(json_ld)),
    "csv": Exporter(name="csv", suffix=".csv", many=True, write=_flat, files=_tables),
    "parquet": Exporter(name="parquet", suffix=".parquet", many=True, write=_no_flat, files=_parquet),
    "ics": Exporter(name="ics", suffix=".ics", many=True, write=_calendar),
    "state-department": Exporter(
        name="state-department", suffix=".xml", many=True, write=_data_set("state-department")
    ),
    "colt": Exporter(name="colt", suffix=".csv", many=True, write=_data_set("colt")),
}
