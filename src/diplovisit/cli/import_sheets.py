"""`diplovisit import SHEET --map MAP`: reads a spreadsheet by a map, and keeps what cannot come in."""

import itertools
import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error, with_progress
from diplovisit.cli.import_outputs import print_remedies, write_import
from diplovisit.cli.import_preview import preview_sheet
from diplovisit.cli.import_rejected import free_rejected_path
from diplovisit.cli.outputs import to_file
from diplovisit.cli.sheet_report import describe_not_given, print_notes, print_reasons, records_not_given, row_counts
from diplovisit.files import NoSuchPath
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.maps import InvalidMap
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.incoming import Incoming, SourceName, name_of_source
from diplovisit.pipeline.map_lookup import find_map
from diplovisit.pipeline.next_revision import EarlierRecords
from diplovisit.pipeline.rejected_file import rejected_file, rejected_file_name
from diplovisit.reporters.counts import count_noun


@attrs.frozen(kw_only=True)
class SheetImportOptions:
    """The options of an import by a map.

    output: None for standard output. replace: whether files that differ are written over. check: whether nothing is
    written. rejected: the file of rejected rows; None for one next to the output.
    """

    map: str
    output: str | None
    replace: bool = False
    check: bool = False
    rejected: str | None = None


def import_by_map(paths: Sequence[str], options: SheetImportOptions) -> int:
    """Imports a sheet by a map, or shows with `--check` what would come in. Returns the exit code."""
    if len(paths) != 1:
        raise console.CannotRun("--map expects exactly one spreadsheet: diplovisit import SHEET --map MAP.toml -o OUT")
    (name,) = paths
    if not Path(name).is_file():
        raise NoSuchPath(f"{name}: no such file")
    try:
        reading = SheetImport.open(name, find_map(options.map))
    except InvalidMap as error:
        for line in str(error).splitlines():
            print_error(line)
        raise console.CannotRun(f"{options.map}: the map is invalid; nothing was written") from None
    except (ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None
    if options.output is not None:
        reading.existing = EarlierRecords(Path(options.output)).find
    if options.check:
        return preview_sheet(reading, options.map, options.output, replace=options.replace)
    return _import(reading, name, options.map, options)


def _import(reading: SheetImport, name: str, map_name: str, options: SheetImportOptions) -> int:
    output = options.output
    wanted = Path(options.rejected or _default_rejected(output, reading))
    rejected_path = wanted
    rejected: bytes | None = None
    source: SourceName | None = None

    def incoming() -> Iterator[Incoming]:
        nonlocal rejected, rejected_path, source
        earlier = EarlierRecords(Path(output)) if output is not None else None
        for visit in with_progress(reading, "records"):
            source = name_of_source(visit)
            if earlier is None:
                yield Incoming(id=visit.id, visit=visit)
            else:
                yield earlier.incoming(visit, replace=options.replace)
        # The records are not in place yet: where the rejected rows cannot be written, nothing is.
        if reading.rejected:
            rejected = _rejected_bytes(reading)
            rejected_path = free_rejected_path(wanted, rejected)

    items = incoming()
    first = next(items, None)
    written = None
    if first is not None:
        written = write_import(output, itertools.chain((first,), items), replace=options.replace)
    if rejected is not None and not rejected_path.exists():
        to_file(str(rejected_path), (rejected,), expected={rejected_path.name: None})
    print_notes(reading)
    print_reasons(reading)
    if written is None:
        print_error(f"diplovisit: nothing could be imported from {name}: {row_counts(reading)}")
        if rejected is not None:
            _print_mending(wanted, rejected_path, name, map_name, output)
        return console.ERRORS_FOUND
    where = f" to {output}" if output is not None else ""
    print_error(
        f"{count_noun(written.records, 'record')} written{where}{written.describe_rest()}; {row_counts(reading)}"
    )
    if output is not None and (names := records_not_given(reading, written.existing, source)):
        print_error(f"note: {describe_not_given(reading, names, output)}")
    print_remedies(written)
    if rejected is not None:
        _print_mending(wanted, rejected_path, name, map_name, output)
    return console.ERRORS_FOUND if reading.rejected or written.kept else console.OK


def _default_rejected(output: str | None, reading: SheetImport) -> Path:
    """Returns where the rejected rows go: next to the folder or file of the records, and never in it."""
    folder = Path(output).parent if output is not None else Path()
    return folder / rejected_file_name(reading)


def _rejected_bytes(reading: SheetImport) -> bytes:
    """Returns the file of rejected rows. Raises CannotRun for a workbook without the package that writes it."""
    try:
        return rejected_file(reading)
    except ExtraMissing as error:
        raise console.CannotRun(f"{error}; it is required to write the rejected rows of a workbook") from None


def _print_mending(wanted: Path, path: Path, name: str, map_name: str, output: str | None) -> None:
    """Prints where the rejected rows are, why there, and the command that reads them when they are mended."""
    if path != wanted:
        was = "was the input" if os.path.realpath(wanted) == os.path.realpath(name) else "already exists"
        print_error(f"{wanted} {was} and was not changed; the rows rejected now are in {path}")
    command = ["diplovisit", "import", str(path), "--map", map_name, *(("-o", output) if output is not None else ())]
    print_error(f"next: correct the rows in {path}, then run: {shlex.join(command)}")
