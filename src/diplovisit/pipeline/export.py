"""Export: from records to bytes."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs

from diplovisit.exporters import EXPORTERS, ExportOptions, Writer, icalendar, write_records
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.feeds import FeedWriter, calendar_notes
from diplovisit.pipeline.read import Read, structure_document
from diplovisit.record import Finding, Visit
from diplovisit.record.selection import Condition, select_visits, stop_filter

# MERGED: Records one by one as an export needs them: read, made into records, picked, and each made into its
# piece. Whatever is told of one record is told with it and in its turn, so that it is the same whoever made
# the pieces.


@attrs.frozen(kw_only=True)
class ExportRequest:
    """What is asked of an export: the format, whether as the files of a folder, and which records.

    `split_by` is what each calendar is of, None where all of them are one.
    """

    to: str
    in_files: bool
    options: ExportOptions
    conditions: tuple[Condition, ...] = ()
    split_by: str | None = None

    def writer(self) -> Writer[Any, Any]:
        """What writes it: chunks of bytes, or with the name of their file. Raises ExtraMissing and ValueError."""
        if self.split_by is not None:
            return FeedWriter(self.split_by, self.options.calendar)
        exporter = EXPORTERS[self.to]
        if self.in_files and exporter.tables is not None:
            return exporter.tables(self.options)
        return exporter.writer(self.options)


@attrs.frozen
class InvalidRecordFile:
    """What could not be read as a record, with what is wrong with it."""

    checked: CheckResult


@attrs.frozen
class NotSelected:
    """A record that is not among those that are asked for."""


@attrs.frozen(kw_only=True)
class ExportedPiece:
    """A record that is asked for: its file, its id, what the format does not show of it, and its piece.

    `error` is why no piece could be made of it, None where one was.
    """

    file: str
    record: str
    notes: tuple[Finding, ...]
    piece: Any
    error: ValueError | None = None


Item: TypeAlias = InvalidRecordFile | NotSelected | ExportedPiece


@attrs.frozen
class ExportTask:
    """Makes the pieces of an export, given the documents that were read; it can be pickled."""

    asked: ExportRequest

    def __call__(self, documents: Iterator[Read]) -> Iterator[Item]:
        """Tells of each document, with what comes of it."""
        writer = self.asked.writer()
        for document in documents:
            visit, checked = structure_document(document)
            if visit is None:
                yield InvalidRecordFile(checked)
            elif all(condition.matches_visit(visit) for condition in self.asked.conditions):
                yield self._made(writer, visit, document.name)
            else:
                yield NotSelected()

    def _made(self, writer: Writer[Any, Any], visit: Visit, file: str) -> ExportedPiece:
        notes: tuple[Finding, ...] = ()
        if self.asked.to == "ics":
            notes = calendar_notes(visit, self.asked.conditions, spans=self.asked.options.calendar.spans)
        try:
            return ExportedPiece(file=file, record=visit.id, notes=notes, piece=writer.piece(visit))
        except ValueError as error:
            return ExportedPiece(file=file, record=visit.id, notes=notes, piece=None, error=error)


def export(
    records: Visit | Iterable[Visit],
    to: str,
    *,
    where: Iterable[str] = (),
    name: str | None = None,
    refresh: datetime.timedelta | None = None,
    record: bool = True,
    tzid: bool = False,
    spans: bool = False,
    structured_data: bool = False,
    flat: bool = False,
    excel: bool = False,
) -> bytes:
    """Exports records to one file: `to` is a format of `diplovisit export --to`. Same records, same bytes.

    `where` are conditions such as "country=RU"; of a calendar they pick stops, too. For calendars are `name`,
    `refresh`, `record` (whether each visit carries its record), `tzid` (hours by the clock of their time zone), `spans`
    (a month or a year on all its days) and `structured_data` (the record as RFC 9073 has it); for CSV `flat`, which CSV
    must have here, and `excel`.

    Raises ValueError for a format that there is none of, for many records in a format that holds one, for CSV that is
    not flat, as its tables are many files (`export_files` gives those), and for a condition that can match nothing.

    >>> from diplovisit import export, load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> export(seed, "json")[:22]
    b'{"absent":[{"about":"r'
    >>> [line for line in export(seed, "ics", where=["country=RU"]).decode().split() if line.startswith("DTSTART")]
    ['DTSTART;VALUE=DATE:20250307']
    """
    if (exporter := EXPORTERS.get(to)) is None:
        raise ValueError(f"there is no format {to!r}; there are {', '.join(EXPORTERS)}")
    if exporter.tables is not None and not flat:
        other = ", or for the flat table with flat=True" if to == "csv" else ""
        raise ValueError(f"{to} is many files: ask export_files for them{other}")
    conditions = tuple(map(Condition.parse, where))
    visits = list(select_visits([records] if isinstance(records, Visit) else records, conditions))
    if len(visits) != 1 and not exporter.many:
        raise ValueError(f"{to} holds one record, and there are {len(visits)}; jsonl holds many")
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
    """Exports records to the files of a format that is many of them, by their names.

    Raises ValueError for a format that is one file, and for two records with one id; ExtraMissing, an ImportError, for
    parquet without the extra `arrow`.

    >>> from diplovisit import export_files, load
    >>> export_files(load("seeds/misri-russia/visit.yaml"))["travellers.csv"].decode().splitlines()[1].split(",")[2]
    'misri'
    """
    exporter = EXPORTERS.get(to)
    if exporter is None or exporter.tables is None:
        raise ValueError(f"there is no format {to!r} of many files; csv and parquet are")
    visits = [records] if isinstance(records, Visit) else records
    files: dict[str, list[bytes]] = {}
    for file, chunk in write_records(exporter.tables(ExportOptions(excel=excel)), visits):
        files.setdefault(file, []).append(chunk)
    return {file: b"".join(chunks) for file, chunks in files.items()}
