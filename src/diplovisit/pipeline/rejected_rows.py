"""The rows of a flat table that are in no record and no draft: with their reasons, and as a file to mend."""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.importers.flat_cells import is_day
from diplovisit.maps.sheet_rows import REJECTED_COLUMNS
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_result import RejectedRow
from diplovisit.readers.sheet_values import SheetRow
from diplovisit.record import Finding, Severity
from diplovisit.record.flat_table import flat_table

_MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark, by which spreadsheet programs know UTF-8."""


@attrs.frozen(kw_only=True)
class FlatRowCounts:
    """Where the rows of flat tables went. `in_records`, `in_drafts` and `rejected` add up to `rows`."""

    rows: int
    in_records: int
    in_drafts: int
    rejected: int

    @classmethod
    def of(cls, rows: int, items: Iterable[ImportedItem]) -> "FlatRowCounts":
        """Returns the numbers. `rows` is that of all rows, also of those that only repeat a record."""
        items = tuple(items)
        in_drafts = sum(len(item.rows) for item in items if item.is_draft)
        rejected = sum(len(item.rows) for item in items if item.visit is None and not item.is_draft)
        return cls(rows=rows, in_records=rows - in_drafts - rejected, in_drafts=in_drafts, rejected=rejected)


def rejected_rows(items: Iterable[ImportedItem]) -> tuple[RejectedRow, ...]:
    """Returns the rows of flat tables that are in no record and no draft, in their order."""
    return tuple(
        RejectedRow(
            file=row.name,
            sheet=row.sheet or None,
            number=row.number,
            cells={name: cell for name, cell in row.cells.items() if name not in REJECTED_COLUMNS},
            reasons=_reasons(row, item),
        )
        for item in items
        if item.visit is None and not item.is_draft
        for row in item.rows
    )


def _reasons(row: SheetRow, item: ImportedItem) -> tuple[str, ...]:
    """Returns what is wrong with a row, or else with another row of its visit, without which it cannot come in."""
    errors = [finding for finding in item.result.findings if finding.severity is Severity.ERROR]
    findings: Sequence[Finding] = errors or item.result.findings
    own = [finding.sentence for finding in findings if finding.span is not None and finding.span.line == row.line]
    if own:
        return tuple(dict.fromkeys(own))
    by_line = {other.line: other.number for other in item.rows}
    lines = (finding.span.line for finding in findings if finding.span is not None)
    number = next((by_line[line] for line in lines if line in by_line), item.rows[0].number)
    if number == row.number:
        return tuple(dict.fromkeys(finding.sentence for finding in findings)) or ("the row could not be read",)
    return (f"row {number} of the same visit could not be read",)


def rejected_rows_file(rows: Sequence[RejectedRow], *, is_workbook: bool) -> bytes:
    """Returns a flat table of rejected rows, with the number of each row and its reasons in two columns more.

    Raises ExtraMissing for a workbook without the extra `sheets`.
    """
    names = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    header = (*names, *REJECTED_COLUMNS[:2])
    cells = [[*(row.cells.get(name, "") for name in names), str(row.number), " | ".join(row.reasons)] for row in rows]
    if is_workbook:
        return _workbook(header, cells)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guard_formula(cell) for cell in row] for row in cells)
    return _MARK + text.getvalue().encode("utf-8", "replace")


def _workbook(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    from diplovisit.formats.workbook_writing import (  # noqa: PLC0415  # XlsxWriter is an extra
        LONGEST_TEXT,
        WorkbookColumn,
        WorkbookWriter,
    )

    days = {column.name for column in flat_table().columns if column.day_of is not None}
    book = WorkbookWriter(title="Rejected rows", lists={})
    columns = [WorkbookColumn(name=name, widest=60, is_day=name in days) for name in header]
    sheet = book.add_sheet("Visits", columns)
    for row in rows:
        sheet.add(
            [
                datetime.date.fromisoformat(cell) if name in days and is_day(cell) else cell[:LONGEST_TEXT] or None
                for name, cell in zip(header, row, strict=True)
            ]
        )
    sheet.finish()
    return book.finish()
