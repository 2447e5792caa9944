"""`diplovisit import`: reads exported records and filled-in tables back, and calendars of other programs as drafts."""

import argparse
import io
import itertools
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.console import print_error, with_progress
from diplovisit.cli.import_outputs import print_remedies, resolve_output, write_import
from diplovisit.cli.import_rejected import RejectedTable
from diplovisit.cli.import_report import ImportReport, note_skipped
from diplovisit.cli.inputs import STDIN, InputOptions, named_documents
from diplovisit.cli.outputs import require_not_read
from diplovisit.datasets import DATA_SETS
from diplovisit.files import open_file
from diplovisit.findings.phrases import quoted
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.importers import DraftIds, FlatDocument
from diplovisit.importers.flat_cells import is_day
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps import SheetMap
from diplovisit.pipeline.bounding import bound_each_rule, bound_findings
from diplovisit.pipeline.calendar_files import find_calendars, is_calendar_file, is_calendar_name, is_calendar_start
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_entries
from diplovisit.pipeline.import_collection import ImportCollection
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.pipeline.import_tables import (
    DATABASE_ENDINGS,
    NotOurTables,
    is_one_of_tables,
    is_table_file,
    read_table_file,
)
from diplovisit.pipeline.incoming import Incoming
from diplovisit.pipeline.map_lookup import installed_maps, load_installed
from diplovisit.pipeline.read import Read, is_folder_of_tables, read_tables_folder, structure_document
from diplovisit.pipeline.rejected_rows import FlatRowCounts
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.limits import LARGEST_CALENDAR
from diplovisit.readers.table_document import TablesDocument
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun

_NAME = lazy_pattern("[a-z][a-z0-9_-]*")


def names_data_set(paths: Sequence[str]) -> bool:
    """Whether the first path is the name of a data set, and not a path: `import state-department FOLDER`.

    A second path makes the name that of the data set, even if there is a folder of that name here; `./colt` names it.
    """
    first = paths[0]
    if _NAME.fullmatch(first) is None:
        return False
    if first in DATA_SETS:
        return len(paths) > 1 or not Path(first).exists()
    return not Path(first).exists() and (len(paths) > 1 or first in installed_maps().entries)


def _is_sheet_map(name: str) -> bool:
    """Whether a name is that of an installed map of a sheet. Raises CannotRun for one that cannot be loaded."""
    try:
        return name not in DATA_SETS and isinstance(load_installed(name), SheetMap)
    except ValueError as error:
        raise console.CannotRun(str(error)) from None


def import_data_set(parsed: argparse.Namespace, output: str | None) -> int:
    """Imports a data set, writes its records, and reports how many rows could not be read, and why.

    Returns the exit code.
    """
    name, *paths = parsed.paths
    if (refused := installed_maps().refused.get(name)) is not None:
        print_error(refused)
    if len(paths) != 1:
        raise console.CannotRun(f"expected one folder or file with {name}: diplovisit import {name} FOLDER -o OUT")
    try:
        travels = read_data_set(name, paths[0])
    except ValueError as error:
        raise console.CannotRun(str(error)) from None
    incoming = (Incoming(id=visit.id, visit=visit) for visit in with_progress(travels, "records"))
    first = next(incoming, None)
    written = None
    if first is not None or not travels.findings:
        records = incoming if first is None else itertools.chain((first,), incoming)
        written = write_import(output, records, replace=parsed.replace)
    listed = tuple(travels.findings) if parsed.verbose else bound_findings(bound_each_rule(travels.findings))
    results = [CheckResult(file=None, record=None, findings=listed)] if listed else []
    write_report(list(REPORTERS["full"](results))[:-1], sys.stderr)
    if any(finding.unlisted for finding in listed):
        print_error("use --verbose to see all findings")
    for file, encoding in travels.encodings.items():
        print_error(f"{file}: is not UTF-8; it was read as {encoding}")
    if written is None:
        unread = f" {count_noun(travels.left_out, 'row')} could not be read;" if travels.rows else ""
        print_error(f"diplovisit: nothing could be imported from {paths[0]};{unread} nothing was written")
        return console.ERRORS_FOUND
    where = f" to {output}" if output is not None else ""
    left_out = f"; {count_noun(travels.left_out, 'row')} could not be read" if travels.left_out else ""
    rows = count_noun(travels.rows - travels.left_out, "row")
    rest = written.describe_rest()
    print_error(f"{count_noun(written.records, 'record')} of {rows} written{where}{rest}{left_out}")
    print_remedies(written)
    errors = sum(CheckTotals().plus(result).errors for result in results)
    return console.ERRORS_FOUND if errors or written.kept else console.OK


def _import_by_map(paths: Sequence[str], name: str, parsed: argparse.Namespace, output: str | None) -> int:
    from diplovisit.cli.import_sheets import (  # noqa: PLC0415  # other imports read no maps
        SheetImportOptions,
        import_by_map,
    )

    return import_by_map(
        paths,
        SheetImportOptions(
            map=name,
            output=output,
            replace=parsed.replace,
            check=parsed.check,
            rejected=parsed.rejected,
        ),
    )


def _map_remedy(name: str) -> str:
    """Returns what to do with a sheet that has no map."""
    sheet = shlex.quote(name)
    return f"draft a map with `diplovisit map {sheet} -o map.toml`, then run `diplovisit import {sheet} --map map.toml`"


def run(parsed: argparse.Namespace) -> int:
    """Reads all inputs, reports their faults, and writes the valid records, and drafts of other events."""
    output = resolve_output(parsed.output)
    if output is not None:
        require_not_read(output, (path for path in (*parsed.paths, parsed.map or STDIN) if Path(path).is_file()))
    if names_data_set(parsed.paths):
        name, *paths = parsed.paths
        if _is_sheet_map(name):
            return _import_by_map(paths, name, parsed, output)
        return import_data_set(parsed, output)
    if parsed.map is not None:
        if parsed.revised is not None:
            raise console.CannotRun("--revised is only for flat tables; with --map, set the date in the map")
        return _import_by_map(parsed.paths, parsed.map, parsed, output)
    if parsed.check:
        raise console.CannotRun("--check is only for spreadsheets with a map: name the map with --map MAP")
    if parsed.revised is not None and not is_day(parsed.revised):
        raise console.CannotRun(f"--revised: expected a day such as 2026-03-02; saw {quoted(parsed.revised)}")
    inputs = InputOptions(paths=tuple(parsed.paths), stdin_filename=parsed.stdin_filename)
    collection = ImportCollection()
    skipped: list[Path] = []
    rows = 0
    for item in with_progress(_read_items(inputs, skipped, parsed.revised), "entries"):
        rows += len(item.rows)
        collection.add(item)
    items = collection.items()
    report = ImportReport(verbose=parsed.verbose, strict=parsed.strict)
    errors = report.print_findings(items)
    incoming = tuple(_incoming(items))
    note_skipped(skipped, verbose=parsed.verbose)
    if parsed.rejected is not None and not rows:
        raise console.CannotRun("--rejected is only for flat tables, and for spreadsheets with --map MAP")
    if parsed.revised is not None and not rows:
        raise console.CannotRun("--revised is only for flat tables, such as a completed template")
    rejected = RejectedTable.plan(items, output=output, named=parsed.rejected)
    if not incoming:
        if not report.has_findings:
            raise console.CannotRun(f"no records in {', '.join(inputs.paths)}")
        rejected.write()
        print_error(f"diplovisit: nothing could be imported{_row_counts(rows, items)}")
        rejected.print_remedy()
        return console.ERRORS_FOUND
    written = write_import(output, incoming, replace=parsed.replace)
    rejected.write()
    report.print_drafts(items, written.draft_names)
    drafts = f" and {count_noun(written.drafts, 'draft')} to complete" if written.drafts else ""
    where = f" to {output}" if output is not None else ""
    counts = _row_counts(rows, items)
    print_error(f"{count_noun(written.records, 'record')}{drafts} written{where}{written.describe_rest()}{counts}")
    report.print_next_steps(written, output, items, identical=collection.identical)
    print_remedies(written)
    rejected.print_remedy()
    is_incomplete = parsed.strict and any(item.is_draft for item in items)
    return console.ERRORS_FOUND if errors or written.kept or is_incomplete else console.OK


def _row_counts(rows: int, items: Iterable[ImportedItem]) -> str:
    """Returns the end of a sentence about where the rows of flat tables went; an empty text for no rows."""
    if not rows:
        return ""
    counts = FlatRowCounts.of(rows, items)
    drafts = f"{counts.in_drafts:,} in {'a draft' if counts.in_drafts == 1 else 'drafts'}"
    return f"; {count_noun(rows, 'row')}: {counts.in_records:,} in records, {drafts}, {counts.rejected:,} rejected"


def _incoming(items: Iterable[ImportedItem]) -> Iterator[Incoming]:
    """Yields the records, then the drafts."""
    for item in items:
        if item.visit is not None:
            is_of_tables = isinstance(item.document, FlatDocument | TablesDocument)
            yield Incoming(id=item.visit.id, visit=item.visit, is_of_tables=is_of_tables)
    for item in items:
        if item.is_draft and not isinstance(item.document, UnreadableDocument):
            data = item.document.data
            if isinstance(data, dict):
                yield Incoming(id=str(data["id"]), draft=data)


def _read_items(inputs: InputOptions, skipped: list[Path], revised: str | None) -> Iterator[ImportedItem]:
    """Yields the items of all inputs. Adds to `skipped` the files of a folder of calendars that are none."""
    if inputs.is_stdin:
        yield from _read_standard_input(inputs)
        return
    ids = DraftIds()
    for name in inputs.paths:
        path = Path(name)
        if is_folder_of_tables(path):
            yield from map(_structured, _tables(path))
            skipped += (file for file in sorted(path.iterdir()) if file.is_file() and is_calendar_name(file))
            continue
        found = find_calendars(path) if path.is_dir() else None
        if found is not None and found.calendars:
            skipped += found.others
            for calendar in found.calendars:
                yield from _entries(calendar)
        elif found is None and name != STDIN and is_calendar_file(path):
            yield from _entries(path)
        elif is_table_file(path):
            yield from _one_file(name, ids, revised)
        else:
            yield from map(_structured, named_documents(InputOptions(paths=(name,))))


def _entries(calendar: Path) -> Iterator[ImportedItem]:
    with open_file(calendar) as stream:
        yield from read_calendar_entries(stream, str(calendar))


def _read_standard_input(inputs: InputOptions) -> Iterator[ImportedItem]:
    data = sys.stdin.buffer.read(LARGEST_CALENDAR + 1)
    name = inputs.stdin_filename
    if is_calendar_start(data) or (name is not None and is_calendar_name(name)):
        yield from read_calendar_entries(io.BytesIO(data), name or "<stdin>")
    else:
        yield from map(_structured, named_documents(inputs, data))


def _one_file(name: str, ids: DraftIds, revised: str | None) -> Iterator[ImportedItem]:
    try:
        yield from read_table_file(Path(name), ids=ids, revised=revised)
    except NotOurTables as error:
        path = Path(name)
        if is_one_of_tables(path):
            remedy = f"; it is one of several tables: import the whole folder, {path.parent}"
        else:
            remedy = "" if path.suffix.lower() in DATABASE_ENDINGS else f"; {_map_remedy(name)}"
        raise console.CannotRun(f"{error}{remedy}") from None
    except ExtraMissing as error:
        raise console.CannotRun(str(error)) from None


def _tables(path: Path) -> Iterator[Read]:
    try:
        yield from read_tables_folder(path)
    except (ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None


def _structured(document: Read) -> ImportedItem:
    visit, checked = structure_document(document)
    return ImportedItem(document=document, visit=visit, result=checked)
