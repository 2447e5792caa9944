"""What is said of a sheet that is imported: its rows, reasons and notes, and the records that it does not have."""

from collections.abc import Callable
from typing import Final

from diplovisit.cli.console import print_error
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.existing import ExistingFile, ExistingFolder
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.incoming import SourceName
from diplovisit.pipeline.reason_groups import grouped_reasons
from diplovisit.record import Finding, Severity
from diplovisit.reporters.counts import count_noun

MOST_REASONS: Final = 20
_MOST_NOTES: Final = 20
_MOST_IDS: Final = 20


def row_counts(reading: SheetImport) -> str:
    """Returns the numbers of rows: those in records, rejected, skipped and headings add up to all of them."""
    parts = f"{reading.in_records:,} in records, {len(reading.rejected):,} rejected, {len(reading.skipped):,} skipped"
    parts += f", {count_noun(len(reading.headings), 'heading')}" if reading.headings else ""
    return f"{count_noun(reading.rows, 'row')}: {parts}"


def print_reasons(reading: SheetImport, print_to: Callable[[str], None] = print_error) -> None:
    """Prints each kind of reason why rows cannot come in, with their number and first places."""
    reasons = grouped_reasons(reading.rejected)
    for group in reasons[:MOST_REASONS]:
        example = ", for example" if group.is_example else ""
        more = ", …" if group.rows > len(group.places) else ""
        print_to(
            f"  {count_noun(group.rows, 'row')} rejected{example}: {group.reason} ({', '.join(group.places)}{more})"
        )
    if len(reasons) > MOST_REASONS:
        print_to(f"  … and {len(reasons) - MOST_REASONS:,} more reasons")


def print_notes(reading: SheetImport) -> None:
    """Prints what was decided about the file, and the columns that the map does not name."""
    for note in sheet_notes(reading):
        print_error(f"  {note}")
    for sheet, column in reading.unnamed:
        where = f"sheet {quoted(sheet)}: " if sheet else ""
        print_error(f"  {where}the column {quoted(column)} was not read, because it is not in the map")


def sheet_notes(reading: SheetImport) -> list[str]:
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


def records_not_given(
    reading: SheetImport, existing: ExistingFolder | ExistingFile | None, source: SourceName | None
) -> list[str]:
    """Returns the ids of the records that are there and of the source of a sheet, but not in it.

    A file of rejected rows has a part of the sheet, and says nothing of other records. Nor does a row that is rejected
    say that its record is gone.
    """
    if existing is None or source is None or reading.is_of_rejected:
        return []
    prefix = reading.sheet_map.id_prefix
    given = existing.used | reading.rejected_ids
    return sorted(
        name
        for name, items in existing.index.by_id.items()
        if name not in given
        and (prefix is None or name.startswith(f"{prefix}-"))
        and any(item.is_record and item.source == source for item in items)
    )


def describe_not_given(reading: SheetImport, names: list[str], output: str) -> str:
    """Says which records of the source are not in the sheet, and what to do about them."""
    shown = ", ".join(names[:_MOST_IDS])
    more = f", and {len(names) - _MOST_IDS:,} more" if len(names) > _MOST_IDS else ""
    one = len(names) == 1
    what = (
        f"{count_noun(len(names), 'record')} of this source {'is' if one else 'are'} in {output} but not in this sheet"
    )
    unless = " (or only in rejected rows)" if reading.rejected else ""
    remedy = f"nothing was deleted; delete {'the file' if one else 'the files'} if no longer needed"
    return f"{what}{unless}: {shown}{more}; {remedy}"
