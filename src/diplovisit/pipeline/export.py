"""Export: turns records into the bytes of a format."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs

from diplovisit.exporters import EXPORTERS, Exporter, ExportOptions, Writer, icalendar, write_records
from diplovisit.exporters.data_set_rows import rows_writer
from diplovisit.findings.argument_types import require_type
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.feeds import FeedWriter, calendar_notes
from diplovisit.pipeline.read import Read, structure_document
from diplovisit.record import Finding, Visit
from diplovisit.record.selection import Condition, parse_conditions, select_visits, stop_filter
from diplovisit.record.visit_arguments import visits_of


def find_exporter(name: str) -> Exporter:
    """Returns the exporter of a format, or of a data set that an installed package offers. Raises ValueError.

    >>> find_exporter("colt").suffix
    '.csv'
    """
    if (exporter := EXPORTERS.get(name)) is not None:
        return exporter
    from diplovisit.pipeline.map_lookup import find_data_set, installed_maps  # noqa: PLC0415  # no format needs the maps

    if name not in installed_maps().entries:
        otherwise = "; dump and dumps write YAML" if name == "yaml" else ""
        raise ValueError(f"unknown format {name!r}; expected one of {', '.join(EXPORTERS)}{otherwise}")
    data_set = find_data_set(name)
    return Exporter(name=name, suffix=f".{data_set.form}", many=True, writer=lambda _: rows_writer(data_set))


@attrs.frozen(kw_only=True)
class ExportRequest:
    """The request for an export: the format, whether the output is a folder of files, and the selected records.

    split_by: "country" or "traveller" for one calendar each; None for a single output.
    """

    to: str
    in_files: bool
    options: ExportOptions
    conditions: tuple[Condition, ...] = ()
    split_by: str | None = None

    def writer(self) -> Writer[Any, Any]:
        """Returns the writer, which yields bytes, or pairs of file name and bytes. Raises ExtraMissing, ValueError."""
        if self.split_by is not None:
            return FeedWriter(self.split_by, self.options.calendar)
        exporter = find_exporter(self.to)
        if self.in_files and exporter.tables is not None:
            return exporter.tables(self.options)
        return exporter.writer(self.options)


@attrs.frozen
class InvalidRecordFile:
    """A document that is not a valid record, with its findings."""

    result: CheckResult


@attrs.frozen
class NotSelected:
    """A record that does not match the conditions of the export."""


@attrs.frozen(kw_only=True)
class ExportedPiece:
    """A selected record: its file, its id, notes on what the format cannot show, and its piece of the output.

    left_out: what the flat table leaves out of the record, by name; empty for any other format.
    error: why no piece could be made, None if there is a piece.
    """

    file: str
    record: str
    notes: tuple[Finding, ...]
    piece: Any
    left_out: tuple[str, ...] = ()
    error: ValueError | None = None


Item: TypeAlias = InvalidRecordFile | NotSelected | ExportedPiece


@attrs.frozen
class ExportTask:
    """Makes the pieces of an export from documents. It can be pickled.

    The notes on a record travel with its piece, so that the output does not depend on the process that made the piece.
    """

    request: ExportRequest

    def __call__(self, documents: Iterator[Read]) -> Iterator[Item]:
        """Yields one item for each document."""
        writer = self.request.writer()
        for document in documents:
            visit, result = structure_document(document)
            if visit is None:
                yield InvalidRecordFile(result)
            elif all(condition.matches_visit(visit) for condition in self.request.conditions):
                yield self._export(writer, visit, document.name)
            else:
                yield NotSelected()

    def _export(self, writer: Writer[Any, Any], visit: Visit, file: str) -> ExportedPiece:
        notes: tuple[Finding, ...] = ()
        if self.request.to == "ics":
            notes = calendar_notes(visit, self.request.conditions, spans=self.request.options.calendar.spans)
        left_out = _left_out(visit) if self.request.options.flat else ()
        try:
            piece = writer.piece(visit)
            return ExportedPiece(file=file, record=visit.id, notes=notes, piece=piece, left_out=left_out)
        except ValueError as error:
            return ExportedPiece(file=file, record=visit.id, notes=notes, piece=None, error=error)


def _left_out(visit: Visit) -> tuple[str, ...]:
    from diplovisit.exporters.flat_rows import left_out_of_flat  # noqa: PLC0415  # no other export reads rows back

    return tuple(left_out_of_flat(visit))


def export(
    records: Visit | Iterable[Visit],
    to: str,
    *,
    where: str | Iterable[str] = (),
    name: str | None = None,
    refresh: datetime.timedelta | None = None,
    record: bool = True,
    tzid: bool = False,
    spans: bool = False,
    structured_data: bool = False,
    flat: bool = False,
    excel: bool = False,
) -> bytes:
    """Exports records to one file. `to` is a format of `diplovisit export --to`. Same records, same bytes.

    where: a condition such as "country=RU", or several; in a calendar they select stops, too. Options of calendars:
    `name`, `refresh`, `record` (whether each visit carries its record), `tzid` (times in their local time zone),
    `spans` (a month or a year is shown on all its days) and `structured_data` (the record as in RFC 9073). Options of
    tables: `flat` (one row per stop), which CSV requires here and a workbook can have, and `excel`, for CSV.

    Raises ValueError for an unknown format, for several records in a format for one record, for CSV that is not flat,
    because its tables are several files (see `export_files`), and for a condition that cannot match anything; TypeError
    for what is no record.

    >>> from diplovisit import export, load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> export(seed, "json")[:22]
    b'{"absent":[{"about":"r'
    >>> [line for line in export(seed, "ics", where=["country=RU"]).decode().split() if line.startswith("DTSTART")]
    ['DTSTART;VALUE=DATE:20250307']
    """
    exporter = find_exporter(to)
    if exporter.tables is not None and not flat:
        other = ", or for the flat table with flat=True" if to == "csv" else ""
        raise ValueError(f"{to} has many files: use export_files{other}")
    if refresh is not None:
        require_type(refresh, datetime.timedelta, argument="refresh", remedy="such as timedelta(hours=1)")
    conditions = parse_conditions(where)
    visits = list(select_visits(visits_of(records), conditions))
    if len(visits) != 1 and not exporter.many:
        raise ValueError(f"{to} has room for one record, but there are {len(visits)}; use jsonl for many")
    options = ExportOptions(
        calendar=icalendar.CalendarOptions(
            name=name,
            refresh=refresh,
            record=record,
            stops=stop_filter(conditions),
            tzid=tzid,
            spans=spans,
            structured_data=structured_data,
        ),
        flat=flat,
        excel=excel,
    )
    return b"".join(exporter.write(visits, options))


def export_files(records: Visit | Iterable[Visit], to: str = "csv", *, excel: bool = False) -> dict[str, bytes]:
    """Exports records to a format of several files. Returns the bytes of the files by name.

    Raises ValueError for a format of a single file, and for two records with one id; ExtraMissing, an ImportError, for
    parquet without the extra `arrow`.

    >>> from diplovisit import export_files, load
    >>> export_files(load("seeds/misri-russia/visit.yaml"))["travellers.csv"].decode().splitlines()[1].split(",")[2]
    'misri'
    """
    exporter = EXPORTERS.get(to)
    if exporter is None or exporter.tables is None:
        raise ValueError(f"{to!r} is not a format of many files; use csv or parquet")
    files: dict[str, list[bytes]] = {}
    for file, chunk in write_records(exporter.tables(ExportOptions(excel=excel)), visits_of(records)):
        files.setdefault(file, []).append(chunk)
    return {file: b"".join(chunks) for file, chunks in files.items()}
