"""`diplovisit export`: writes records in another format."""

import argparse
import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_never

from diplovisit.cli import console
from diplovisit.cli.check_run import with_progress
from diplovisit.cli.console import print_error
from diplovisit.cli.inputs import STDIN, InvalidRecords, raise_if_invalid, run_task
from diplovisit.cli.outputs import is_folder, require_not_read, to_file, to_files, to_standard_output
from diplovisit.exporters import EXPORTERS, Exporter, ExportOptions, Writer, assemble, icalendar
from diplovisit.findings.results import CheckResult
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.export import ExportedPiece, ExportRequest, ExportTask, InvalidRecordFile, NotSelected
from diplovisit.pipeline.feeds import FeedWriter
from diplovisit.pipeline.read import list_record_files
from diplovisit.record import Duration, DurationError
from diplovisit.record.selection import Condition, UnknownCondition, stop_filter
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


def run(parsed: argparse.Namespace) -> int:
    """Exports every record that is asked for, or nothing where one of those that were read is not whole."""
    exporter = EXPORTERS[parsed.to]
    _refuse_what_does_not_go_together(parsed, exporter)
    try:
        conditions = tuple(map(Condition.parse, parsed.where))
        asked = ExportRequest(
            to=parsed.to,
            in_files=not parsed.flat,
            options=ExportOptions(
                calendar=icalendar.CalendarOptions(
                    name=parsed.name,
                    refresh=_length(parsed.refresh),
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
        shown = _Shown(parsed, asked)
        _write(parsed, exporter, asked.writer(), shown)
    except InvalidRecords:
        print_error("diplovisit: nothing was written")
        return console.ERRORS_FOUND
    except NothingSelected:
        # A slip in a condition must not empty a calendar that people subscribe to.
        print_error(f"diplovisit: no record has {', '.join(parsed.where)}; nothing was written")
        return console.NOTHING_TO_CHECK
    except (UnknownCondition, ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None
    shown.say()
    return console.OK


class NothingSelected(Exception):
    """Raised after the last record where none of them is what was asked for."""


class _Shown:
    """The records that are asked for, as they go by, with what a calendar cannot show of them."""

    def __init__(self, parsed: argparse.Namespace, asked: ExportRequest) -> None:
        self._parsed, self._asked = parsed, asked
        self._notes: list[CheckResult] = []
        self.number = 0

    def pieces(self) -> Iterator[tuple[str, Any]]:
        """The id of each record, and its piece.

        Raises CannotRun where there is no record at all and where two share an id, Refused and NothingSelected at the
        end, and ValueError where no piece can be made.
        """
        read = 0
        refused: list[CheckResult] = []
        seen: dict[str, str] = {}
        for item in with_progress(run_task(self._parsed, ExportTask(self._asked)), "records"):
            match item:
                case InvalidRecordFile(checked=checked):
                    refused.append(checked)
                    continue
                case NotSelected():
                    read += 1
                    continue
                case ExportedPiece():
                    read += 1
                case _:
                    assert_never(item)
            self.number += 1
            if (before := seen.setdefault(item.record, item.file)) != item.file or len(seen) < self.number:
                raise console.CannotRun(f'two records have the id "{item.record}": one in {before}, one in {item.file}')
            if item.notes:
                self._notes.append(CheckResult(file=item.file, record=item.record, findings=item.notes))
            if item.error is not None:
                raise item.error
            yield item.record, item.piece
        raise_if_invalid(refused)
        if read == 0:
            raise console.CannotRun(f"no records in {', '.join(self._parsed.paths)}")
        if self.number == 0:
            raise NothingSelected

    def say(self) -> None:
        """Says what a calendar does not show."""
        for text in list(REPORTERS["concise"](self._notes))[:-1]:
            sys.stderr.write(text)


def _write(parsed: argparse.Namespace, exporter: Exporter, writer: Writer[Any, Any], shown: _Shown) -> None:
    output: str | None = parsed.output
    if isinstance(writer, FeedWriter):
        assert output is not None  # or it would have been refused
        number = to_files(output, assemble(writer, _only_pieces(shown)))
        print_error(f"{count_noun(number, 'calendar')} written to {output}")
        # Whoever subscribed to a calendar that nothing belongs to any more would go on seeing what was in it.
        for stale in sorted(file.name for file in Path(output).glob("*.ics") if file.name not in writer.files):
            print_error(f"diplovisit: note: {output}: {stale} is from before, and was not written now")
    elif exporter.tables is not None and not parsed.flat:
        if output is None:
            flat = ", or ask for one table with --flat" if exporter.name == "csv" else ""
            raise console.CannotRun(f"{exporter.name} is a folder of tables: name it with -o FOLDER/{flat}")
        if Path(output).is_file():
            flat = ", or one table with --flat" if exporter.name == "csv" else ""
            raise console.CannotRun(f"{output}: is a file; {exporter.name} is a folder of tables{flat}")
        number = to_files(output, assemble(writer, _only_pieces(shown)))
        print_error(f"{count_noun(number, 'file')} of {count_noun(shown.number, 'record')} written to {output}")
    elif output is not None and is_folder(output):
        if exporter.many:
            raise console.CannotRun(f"{output}: is a folder; {exporter.name} goes into one file")
        number = to_files(output, _file_each(parsed, exporter, writer, shown))
        print_error(f"{count_noun(number, 'file')} written to {output}")
    elif output is None:
        # All of it is made before the first byte is out: half an export must not be taken for a whole one.
        to_standard_output(list(assemble(writer, _few(exporter, shown))))
    else:
        require_not_read(output, _files_read(parsed))
        to_file(output, assemble(writer, _few(exporter, shown)))


def _file_each(
    parsed: argparse.Namespace, exporter: Exporter, writer: Writer[Any, Any], shown: _Shown
) -> Iterator[tuple[str, bytes]]:
    """A file for each record. Raises CannotRun for one that takes the place of a file that is read."""
    read = {os.path.realpath(file) for file in _files_read(parsed)}
    for name, piece in shown.pieces():
        file = f"{name}{exporter.suffix}"
        require_not_read(Path(parsed.output) / file, read)
        for chunk in writer.put(piece):
            yield file, chunk


def _files_read(parsed: argparse.Namespace) -> list[Path]:
    return [] if STDIN in parsed.paths else list(list_record_files(parsed.paths))


def _only_pieces(shown: _Shown) -> Iterator[Any]:
    return (piece for _, piece in shown.pieces())


def _few(exporter: Exporter, shown: _Shown) -> Iterator[Any]:
    for number, piece in enumerate(_only_pieces(shown), 1):
        if number > 1 and not exporter.many:
            raise console.CannotRun(
                f"{exporter.name} holds one record a file, and there are more: use --to jsonl, or -o FOLDER/"
            )
        yield piece


def _length(text: str | None) -> datetime.timedelta | None:
    """How often to look again, from an ISO 8601 duration. Raises CannotRun."""
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


def _refuse_what_does_not_go_together(parsed: argparse.Namespace, exporter: Exporter) -> None:
    of_calendars = {
        "--no-record": parsed.no_record,
        "--tzid": parsed.tzid,
        "--spans": parsed.spans,
        "--structured-data": parsed.structured_data,
        "--name": parsed.name is not None,
        "--refresh": parsed.refresh is not None,
        "--split-by": parsed.split_by is not None,
    }
    of_tables = {"--flat": parsed.flat, "--excel": parsed.excel}
    for names, format in ((of_calendars, "ics"), (of_tables, "csv")):
        for name, is_given in names.items():
            if is_given and exporter.name != format:
                raise console.CannotRun(f"{name} goes with --to {format} alone")
    if parsed.split_by is not None and (parsed.output is None or parsed.name is not None):
        remedy = "name a folder with -o FOLDER/" if parsed.output is None else "each calendar is named after its own"
        raise console.CannotRun(f"--split-by writes a calendar each: {remedy}")
