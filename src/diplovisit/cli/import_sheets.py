"""`diplovisit import SHEET --map MAP`: reads a spreadsheet by a map, and keeps what cannot come in."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error, print_line, with_progress
from diplovisit.cli.import_outputs import print_remedies, write_import
from diplovisit.cli.outputs import require_not_read, to_file
from diplovisit.english.dates import date_in_words
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.phrases import quoted
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.maps import InvalidMap
from diplovisit.pipeline.import_sheet import SheetImport, grouped_reasons
from diplovisit.pipeline.incoming import Incoming
from diplovisit.pipeline.map_lookup import find_map
from diplovisit.pipeline.next_revision import EarlierRecords
from diplovisit.pipeline.rejected_file import rejected_file, rejected_file_name
from diplovisit.readers.limits import LARGEST_CSV
from diplovisit.record import Finding, Severity, Visit
from diplovisit.record.polities import polity_name
from diplovisit.reporters.counts import count_noun

_MOST_REASONS: Final = 20
_MOST_NOTES: Final = 20
_SAMPLES: Final = 3


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
        raise console.CannotRun("a map reads one sheet: diplovisit import SHEET --map MAP.toml -o OUT")
    (name,) = paths
    if not Path(name).is_file():
        raise NoSuchPath(f"{name}: no such file")
    try:
        reading = SheetImport.open(name, find_map(options.map))
    except InvalidMap as error:
        for line in str(error).splitlines():
            print_error(line)
        raise console.CannotRun(f"{options.map}: the map cannot be used; nothing was written") from None
    except (ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None
    if options.check:
        return _check(reading, options.map)
    return _import(reading, name, options.map, options)


def _import(reading: SheetImport, name: str, map_name: str, options: SheetImportOptions) -> int:
    output = options.output
    rejected_path = Path(options.rejected or _default_rejected(output, reading))
    rejected: bytes | None = None

    def incoming() -> Iterator[Incoming]:
        nonlocal rejected
        earlier = EarlierRecords(Path(output)) if output is not None else None
        for visit in with_progress(reading, "records"):
            yield Incoming(id=visit.id, visit=earlier.revised(visit) if earlier is not None else visit)
        # The records are not in place yet: where the rejected rows cannot be written, nothing is.
        if reading.rejected:
            rejected = _rejected_bytes(reading)
            _require_own(rejected_path, rejected, name, replace=options.replace)

    items = incoming()
    first = next(items, None)
    written = None
    if first is not None:
        written = write_import(output, itertools.chain((first,), items), replace=options.replace)
    if rejected is not None:
        to_file(str(rejected_path), (rejected,))
    _print_notes(reading)
    _print_reasons(reading)
    if written is None:
        kept = f"; the rows are in {rejected_path}" if rejected is not None else ""
        print_error(f"diplovisit: nothing could be imported from {name}: {_counts(reading)}{kept}")
        return console.ERRORS_FOUND
    where = f" to {output}" if output is not None else ""
    print_error(f"{count_noun(written.records, 'record')} written{where}{written.describe_rest()}; {_counts(reading)}")
    print_remedies(written)
    if rejected is not None:
        print_error(f"mend the rows in {rejected_path}, then: diplovisit import {rejected_path} --map {map_name}")
    return console.ERRORS_FOUND if reading.rejected or written.kept else console.OK


def _default_rejected(output: str | None, reading: SheetImport) -> Path:
    """Returns where the rejected rows go: next to the folder or file of the records, and never in it."""
    folder = Path(output).parent if output is not None else Path()
    return folder / rejected_file_name(reading)


def _rejected_bytes(reading: SheetImport) -> bytes:
    try:
        return rejected_file(reading)
    except ExtraMissing as error:
        raise console.CannotRun(f"{error}; the rejected rows of a workbook need it") from None


def _require_own(path: Path, data: bytes, name: str, *, replace: bool) -> None:
    """Raises CannotRun for an existing file of other rows, or for the sheet itself."""
    if path.is_dir():
        raise console.CannotRun(f"{path}: is a folder; name a file with --rejected FILE")
    if not path.exists():
        return
    if read_file(path, LARGEST_CSV) == data:
        return
    require_not_read(path, (name,))
    if not replace:
        remedy = "name another file with --rejected FILE, or use --replace"
        raise console.CannotRun(f"{path}: has other rejected rows; nothing was written: {remedy}")


def _check(reading: SheetImport, map_name: str) -> int:
    """Shows what would come in, and why the rest would not. Nothing is written."""
    samples = list(itertools.islice(records := iter(reading), _SAMPLES))
    count = len(samples) + sum(1 for _ in with_progress(records, "records"))
    for line in _how_read(reading, map_name):
        print_line(line)
    print_line(f"{count_noun(count, 'record')} would come in; {_counts(reading)}")
    _print_reasons(reading, print_line)
    for skipped in reading.skipped[:_MOST_REASONS]:
        sheet = f"sheet {quoted(skipped.sheet)}, " if skipped.sheet else ""
        print_line(f"  skipped: {sheet}row {skipped.number}: {skipped.reason}")
    if len(reading.skipped) > _MOST_REASONS:
        print_line(f"  … and {len(reading.skipped) - _MOST_REASONS:,} more skipped rows")
    unnamed = ", ".join(quoted(column) for _, column in reading.unnamed)
    print_line(f"columns that the map does not name: {unnamed or 'none'}")
    for note in _notes(reading):
        print_line(f"  {note}")
    if samples:
        print_line(
            f"the first {count_noun(len(samples), 'record')} as {'it' if len(samples) == 1 else 'they'} would be:"
        )
    for visit in samples:
        for line in _sample(visit):
            print_line(line)
    return console.ERRORS_FOUND if reading.rejected or not count else console.OK


def _how_read(reading: SheetImport, map_name: str) -> Iterator[str]:
    file = reading.file
    form = ", ".join(part for part in (file.kind.value, file.encoding, file.delimiter) if part)
    yield f"{file.name}: {form}; read by {map_name}"
    for mapped in reading.sheets:
        sheet = f"sheet {quoted(mapped.sheet.name)}: " if mapped.sheet.name else ""
        header = f"header in row {mapped.sheet.header_row}" if mapped.sheet.header_row else "no header"
        lacking = ", ".join(dict.fromkeys(quoted(name) for _, name in mapped.missing))
        yield f"  {sheet}{header}{f'; without {lacking}' if lacking else ''}"


def _counts(reading: SheetImport) -> str:
    """Returns the numbers of rows: those in records, rejected, skipped and headings add up to all of them."""
    parts = f"{reading.in_records:,} in records, {len(reading.rejected):,} rejected, {len(reading.skipped):,} skipped"
    parts += f", {count_noun(len(reading.headings), 'heading')}" if reading.headings else ""
    return f"{count_noun(reading.rows, 'row')}: {parts}"


def _print_reasons(reading: SheetImport, print_to: Callable[[str], None] = print_error) -> None:
    reasons = grouped_reasons(reading.rejected)
    for reason, count, places in reasons[:_MOST_REASONS]:
        more = ", …" if count > len(places) else ""
        print_to(f"  {count_noun(count, 'row')} rejected: {reason} ({', '.join(places)}{more})")
    if len(reasons) > _MOST_REASONS:
        print_to(f"  … and {len(reasons) - _MOST_REASONS:,} more reasons")


def _print_notes(reading: SheetImport) -> None:
    for note in _notes(reading):
        print_error(f"  {note}")
    for sheet, column in reading.unnamed:
        where = f"sheet {quoted(sheet)}: " if sheet else ""
        print_error(f"  {where}the map does not name the column {quoted(column)}; it was not read")


def _notes(reading: SheetImport) -> list[str]:
    """Returns what was decided about the file, and what of rows was read otherwise; not what refused them."""
    notes = [
        finding
        for finding in reading.findings
        if finding.severity is not Severity.ERROR and finding.rule != "field-not-read"
    ]
    shown = [_note(finding) for finding in notes[:_MOST_NOTES]]
    return shown + ([f"… and {len(notes) - _MOST_NOTES:,} more notes"] if len(notes) > _MOST_NOTES else [])


def _note(finding: Finding) -> str:
    return f"note: {finding.sentence}; {finding.remedy}" if finding.severity is not Severity.INFO else finding.sentence


def _sample(visit: Visit) -> Iterator[str]:
    people = {person.id: person for person in visit.people}
    yield f"  {visit.id}: {visit.title}"
    who = ", ".join(
        f"{person.name}{f', {person.office}' if person.office else ''}"
        for person in (people[traveller.person] for traveller in visit.travellers)
    )
    yield f"    {visit.status}{f', {visit.category} visit' if visit.category else ''}: {who}"
    for stop in visit.stops:
        where = polity_name(stop.territory or stop.country or "") or "no country"
        places = ", ".join(place.name for place in stop.places)
        when = date_in_words(stop.when) if stop.when is not None else "no date"
        yield f"    {when}: {where}{f' ({places})' if places else ''}"
