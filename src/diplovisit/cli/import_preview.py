"""`diplovisit import SHEET --map MAP --check`: what would come in, and what would become of what is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from diplovisit.cli import console
from diplovisit.cli.console import print_line, with_progress
from diplovisit.cli.import_outputs import ImportPreview, preview_import
from diplovisit.cli.sheet_report import (
    MOST_REASONS,
    describe_not_given,
    print_reasons,
    records_not_given,
    row_counts,
    sheet_notes,
)
from diplovisit.english.dates import date_in_words
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.incoming import Incoming, name_of_source
from diplovisit.pipeline.next_revision import EarlierRecords
from diplovisit.record import Visit
from diplovisit.record.polities import polity_name
from diplovisit.reporters.counts import count_noun

_SAMPLES: Final = 3


def preview_sheet(reading: SheetImport, map_name: str, output: str | None, *, replace: bool) -> int:
    """Shows what would come in, and why the rest would not. Nothing is written."""
    preview = preview_import(output) if output is not None else ImportPreview()
    earlier = EarlierRecords(Path(output)) if output is not None else None
    samples: list[Visit] = []
    source = None
    for visit in with_progress(reading, "records"):
        incoming = earlier.incoming(visit, replace=False) if earlier is not None else Incoming(id=visit.id, visit=visit)
        preview.take(incoming)
        source = name_of_source(visit)
        if len(samples) < _SAMPLES:
            samples.append(visit)
    count = preview.count
    for line in _how_read(reading, map_name):
        print_line(line)
    print_line(f"{count_noun(count, 'record')} would be imported; {row_counts(reading)}")
    if output is not None:
        _print_comparison(preview, output, replace=replace)
        if names := records_not_given(reading, preview.existing, source):
            print_line(f"  {describe_not_given(reading, names, output)}")
    print_reasons(reading, print_line)
    for skipped in reading.skipped[:MOST_REASONS]:
        sheet = f"sheet {quoted(skipped.sheet)}, " if skipped.sheet else ""
        print_line(f"  skipped: {sheet}row {skipped.number}: {skipped.reason}")
    if len(reading.skipped) > MOST_REASONS:
        print_line(f"  … and {len(reading.skipped) - MOST_REASONS:,} more skipped rows")
    unnamed = ", ".join(quoted(column) for _, column in reading.unnamed)
    print_line(f"columns that are not in the map: {unnamed or 'none'}")
    for note in sheet_notes(reading):
        print_line(f"  {note}")
    if samples:
        print_line(f"preview of the first {count_noun(len(samples), 'record')}:")
    for visit in samples:
        for line in _sample(visit):
            print_line(line)
    kept = [each for each in preview.differing if not (replace and each.is_replaceable)]
    return (
        console.ERRORS_FOUND
        if reading.rejected or not count or kept or (preview.refusal and not replace)
        else console.OK
    )


def _how_read(reading: SheetImport, map_name: str) -> Iterator[str]:
    file = reading.file
    form = ", ".join(part for part in (file.kind.value, file.encoding, file.delimiter) if part)
    yield f"{file.name}: {form}; read by {map_name}"
    for mapped in reading.sheets:
        sheet = f"sheet {quoted(mapped.sheet.name)}: " if mapped.sheet.name else ""
        header = f"header in row {mapped.sheet.header_row}" if mapped.sheet.header_row else "no header"
        lacking = ", ".join(dict.fromkeys(quoted(name) for _, name in mapped.missing))
        yield f"  {sheet}{header}{f'; missing columns: {lacking}' if lacking else ''}"


def _print_comparison(preview: ImportPreview, output: str, *, replace: bool) -> None:
    """Prints how many records are new, unchanged, or would be kept or replaced, and what differs."""
    kept = sum(not (replace and each.is_replaceable) for each in preview.differing)
    parts = [f"{preview.new:,} new", f"{preview.unchanged:,} unchanged"]
    if replace:
        parts.append(f"{len(preview.differing) - kept:,} replaced")
    if kept or not replace:
        parts.append(f"{kept:,} different and kept")
    print_line(f"compared with {output}: {', '.join(parts)}")
    for difference in preview.differing:
        print_line(f"  {difference.path}: {difference.sentence}")
    if preview.refusal and not replace:
        print_line(f"  nothing would be written: {output} {preview.refusal}")
    if preview.differing and not replace:
        print_line("  use --replace to overwrite the files that differ")


def _sample(visit: Visit) -> Iterator[str]:
    people = {person.id: person for person in visit.people}
    yield f"  {visit.id}: {visit.title}"
    who = ", ".join(
        f"{person.called}{f', {person.office}' if person.office and person.name else ''}"
        for person in (people[traveller.person] for traveller in visit.travellers)
    )
    yield f"    {visit.status}{f', {visit.category} visit' if visit.category else ''}: {who}"
    for stop in visit.stops:
        where = polity_name(stop.territory or stop.country or "") or "no country"
        places = ", ".join(place.name for place in stop.places)
        when = date_in_words(stop.when) if stop.when is not None else "no date"
        yield f"    {when}: {where}{f' ({places})' if places else ''}"
