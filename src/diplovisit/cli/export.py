"""`diplovisit export`: writes records in another format."""

import argparse
import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, assert_never

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.console import print_error, with_progress
from diplovisit.cli.inputs import STDIN, InputOptions, InvalidRecords, raise_if_invalid, run_task
from diplovisit.cli.outputs import is_folder, require_no_record, require_not_read, to_file, to_files, to_standard_output
from diplovisit.cli.skipped_files import SkippedFiles
from diplovisit.exporters import Exporter, ExportOptions, Writer, assemble, icalendar
from diplovisit.findings.results import CheckResult
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.export import (
    ExportedPiece,
    ExportRequest,
    ExportTask,
    InvalidRecordFile,
    NotSelected,
    find_exporter,
)
from diplovisit.pipeline.feeds import FeedWriter
from diplovisit.pipeline.read import list_record_files
from diplovisit.record import Duration, DurationError
from diplovisit.record.selection import Condition, UnknownCondition, stop_filter
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun

_MOST_LEFT_OUT: Final = 3


def run(parsed: argparse.Namespace) -> int:
    """Exports every selected record. Writes nothing when one of the records that were read is invalid."""
    try:
        exporter = find_exporter(parsed.to)
    except ValueError as error:
        raise console.CannotRun(str(error)) from None
    _require_matching_options(parsed, exporter)
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename, jobs=parsed.jobs)
    try:
        request = _request(parsed)
        records = ExportedRecords(inputs, request)
        _write(parsed.output, exporter, request, records)
    except InvalidRecords:
        print_error("diplovisit: nothing was written")
        return console.ERRORS_FOUND
    except NothingSelected:
        # A mistyped condition must not empty a calendar that people subscribe to.
        print_error(f"diplovisit: no record matches {', '.join(parsed.where)}; nothing was written")
        return console.NOTHING_TO_CHECK
    except (UnknownCondition, ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None
    records.report_notes()
    return console.OK


class NoRecords(console.CannotRun):
    """Raised after the last file when there is no record at all."""


class NothingSelected(Exception):
    """Raised after the last record when no record matches the conditions."""


def _request(parsed: argparse.Namespace) -> ExportRequest:
    """Returns the export that the arguments describe. Raises UnknownCondition and CannotRun."""
    conditions = tuple(map(Condition.parse, parsed.where))
    return ExportRequest(
        to=parsed.to,
        in_files=not parsed.flat,
        options=ExportOptions(
            calendar=icalendar.CalendarOptions(
                name=parsed.name,
                refresh=_refresh_interval(parsed.refresh),
                record=not parsed.no_record,
                stops=stop_filter(conditions),
                tzid=parsed.tzid,
                spans=parsed.spans,
                structured_data=parsed.structured_data,
            ),
            flat=parsed.flat,
            excel=parsed.excel,
        ),
        conditions=conditions,
        split_by=parsed.split_by,
    )


class ExportedRecords:
    """The exported records, one at a time, with notes about what a calendar cannot show of them.

    skipped: the files that were left out so far. certain: whether only files that are certainly no records are.
    """

    def __init__(self, inputs: InputOptions, request: ExportRequest, *, certain: bool = False) -> None:
        self._inputs, self._request = inputs, request
        self.skipped = SkippedFiles.of(inputs, certain=certain)
        self._notes: list[CheckResult] = []
        self._left_out: dict[str, int] = {}
        self.number = 0

    def pieces(self) -> Iterator[tuple[str, Any]]:
        """Yields the id of each record, and its piece.

        Raises CannotRun for two records with one id. Raises InvalidRecords, NoRecords and NothingSelected at the end,
        and ValueError when a record cannot be exported.
        """
        records_read = 0
        invalid: list[CheckResult] = []
        files_by_id: dict[str, str] = {}
        for item in with_progress(run_task(self._inputs, ExportTask(self._request)), "records"):
            match item:
                case InvalidRecordFile(result=checked):
                    if not self.skipped.skip(checked):
                        invalid.append(checked)
                    continue
                case NotSelected():
                    records_read += 1
                    continue
                case ExportedPiece():
                    records_read += 1
                case _:
                    assert_never(item)
            self.number += 1
            first_file = files_by_id.setdefault(item.record, item.file)
            if first_file != item.file or len(files_by_id) < self.number:
                places = f"one in {first_file}, one in {item.file}"
                raise console.CannotRun(f'two records have the id "{item.record}": {places}; change one id')
            for name in item.left_out:
                self._left_out[name] = self._left_out.get(name, 0) + 1
            if item.notes:
                self._notes.append(CheckResult(file=item.file, record=item.record, findings=item.notes))
            if item.error is not None:
                raise item.error
            yield item.record, item.piece
        self.skipped.note()
        raise_if_invalid(invalid)
        if records_read == 0:
            raise NoRecords(f"no records in {', '.join(self._inputs.paths)}")
        if self.number == 0:
            raise NothingSelected

    def only_pieces(self) -> Iterator[Any]:
        """Yields the pieces without ids."""
        return (piece for _, piece in self.pieces())

    def files_read(self) -> list[Path]:
        """The record files that the export reads. None of them for standard input."""
        return [] if STDIN in self._inputs.paths else list(list_record_files(self._inputs.paths))

    def count_notes(self) -> int:
        """Returns how many notes there are about what a calendar does not show."""
        return sum(len(noted.findings) for noted in self._notes)

    def report_notes(self) -> None:
        """Reports on standard error what a calendar does not show, and what the flat table leaves out."""
        write_report(list(REPORTERS["concise"](self._notes))[:-1], sys.stderr)
        if self._left_out:
            # The most frequent ones first; the sort keeps the order of the others.
            names = sorted(self._left_out, key=lambda name: -self._left_out[name])
            shown = ", ".join(
                f"{name} ({count_noun(self._left_out[name], 'record')})" for name in names[:_MOST_LEFT_OUT]
            )
            more = f" and {count_noun(len(names) - _MOST_LEFT_OUT, 'field')} more" if names[_MOST_LEFT_OUT:] else ""
            print_error(f"diplovisit: note: the flat table leaves out {shown}{more}; see its column left_out")


def _write(output: str | None, exporter: Exporter, request: ExportRequest, records: ExportedRecords) -> None:
    """Writes the records to standard output for None, to a file, or to the files of a folder."""
    writer = request.writer()
    if isinstance(writer, FeedWriter):
        assert output is not None  # _require_matching_options has refused it
        number = to_files(output, assemble(writer, records.only_pieces()))
        print_error(f"{count_noun(number, 'calendar')} written to {output}")
        # Subscribers of a calendar that lost its last visit would go on seeing its old content.
        for stale in sorted(file.name for file in Path(output).glob("*.ics") if file.name not in writer.files):
            print_error(f"diplovisit: note: {output}: {stale} is from an earlier export and was not updated")
    elif exporter.tables is not None and request.in_files:
        if output is None:
            flat = ", or write one table with --flat" if exporter.name == "csv" else ""
            raise console.CannotRun(f"{exporter.name} writes a folder of tables: name it with -o FOLDER/{flat}")
        flat = ", or write one table with --flat" if exporter.name == "csv" else ""
        if Path(output).is_file():
            raise console.CannotRun(f"{output}: is a file; {exporter.name} writes tables to a folder: name one{flat}")
        if Path(output).suffix.lower() == f".{exporter.name}" and not is_folder(output):
            kind = f"{exporter.name} writes a folder of tables"
            raise console.CannotRun(f"{output}: is the name of a file, but {kind}: name it with -o FOLDER/{flat}")
        number = to_files(output, assemble(writer, records.only_pieces()))
        print_error(f"{count_noun(number, 'file')} of {count_noun(records.number, 'record')} written to {output}")
    elif output is not None and is_folder(output):
        if exporter.many:
            raise console.CannotRun(f"{output}: is a folder; {exporter.name} is written to one file: name a file")
        number = to_files(output, _file_per_record(Path(output), exporter, writer, records))
        print_error(f"{count_noun(number, 'file')} written to {output}")
    elif output is None and exporter.is_binary and sys.stdout.isatty():
        raise console.CannotRun(
            f"{exporter.name} cannot be shown on a terminal: name a file with -o FILE{exporter.suffix}"
        )
    elif output is None:
        # The whole export is made before its first byte is written: a partial one could be taken for a complete one.
        to_standard_output(list(assemble(writer, _pieces_of_one_file(exporter, records))))
    else:
        require_not_read(output, records.files_read())
        if exporter.name not in {"json", "jsonl"}:
            require_no_record(output)
        to_file(output, assemble(writer, _pieces_of_one_file(exporter, records)))


def _file_per_record(
    folder: Path, exporter: Exporter, writer: Writer[Any, Any], records: ExportedRecords
) -> Iterator[tuple[str, bytes]]:
    """Yields the chunks of a file for each record. Raises CannotRun for a file that would overwrite an input."""
    files_read = {os.path.realpath(file) for file in records.files_read()}
    for name, piece in records.pieces():
        file = f"{name}{exporter.suffix}"
        require_not_read(folder / file, files_read)
        for chunk in writer.put(piece):
            yield file, chunk


def _pieces_of_one_file(exporter: Exporter, records: ExportedRecords) -> Iterator[Any]:
    """Yields the pieces. Raises CannotRun for a second one when a file of the format contains one record."""
    for number, piece in enumerate(records.only_pieces(), 1):
        if number > 1 and not exporter.many:
            raise console.CannotRun(
                f"{exporter.name} writes one record per file, and there are several: use --to jsonl, or -o FOLDER/"
            )
        yield piece


def _refresh_interval(text: str | None) -> datetime.timedelta | None:
    """Returns the interval of `--refresh`, an ISO 8601 duration. None for None. Raises CannotRun."""
    if text is None:
        return None
    try:
        length = Duration(text)
    except DurationError as error:
        raise console.CannotRun(f"--refresh: {error}") from None
    if length.is_nominal:
        raise console.CannotRun(f"--refresh: months and years have no fixed length; saw {text}")
    return datetime.timedelta(
        weeks=length.weeks, days=length.days, hours=length.hours, minutes=length.minutes, seconds=length.seconds
    )


def _require_matching_options(parsed: argparse.Namespace, exporter: Exporter) -> None:
    """Raises CannotRun for options that do not belong to the format, and for options that exclude each other."""
    calendar_options = {
        "--no-record": parsed.no_record,
        "--tzid": parsed.tzid,
        "--spans": parsed.spans,
        "--structured-data": parsed.structured_data,
        "--name": parsed.name is not None,
        "--refresh": parsed.refresh is not None,
        "--split-by": parsed.split_by is not None,
    }
    options: dict[str, tuple[bool, tuple[str, ...]]] = {
        name: (is_given, ("ics",)) for name, is_given in calendar_options.items()
    }
    options |= {"--flat": (parsed.flat, ("csv", "xlsx")), "--excel": (parsed.excel, ("csv",))}
    for name, (is_given, formats) in options.items():
        if is_given and exporter.name not in formats:
            raise console.CannotRun(f"{name} is only for --to {' and --to '.join(formats)}")
    if parsed.split_by is not None and (parsed.output is None or parsed.name is not None):
        remedy = "name a folder with -o FOLDER/" if parsed.output is None else "leave out --name; each has its own name"
        raise console.CannotRun(f"--split-by writes several calendars: {remedy}")
