"""Import of a flat table: its rows become records, and drafts where a required cell is empty."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from diplovisit.exporters.flat_rows import flat_columns, flat_rows
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Fault, FilePosition, Span, finding_at
from diplovisit.findings.schema_rules import MISSING_FIELD
from diplovisit.importers import DraftIds, FlatCellFault, FlatDocument, documents_of_rows, flat_rules
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.sheet_rows import columns_of_rejected
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.read import structure_document
from diplovisit.readers.sheet_values import Sheet, SheetFile, SheetRow
from diplovisit.record import Finding, Severity, Visit
from diplovisit.record.flat_table import flat_table
from diplovisit.record.tables import Column

_COUNTED = lazy_pattern(r"([a-z_]+(?: of [a-z_]+)*) \([0-9]+\)")
_MARKS = frozenset(("visit", "person_name", "first_day"))


def is_flat_header(header: Iterable[str]) -> bool:
    """Whether a header is that of a flat table, which may lack columns and have others.

    >>> is_flat_header(["visit", "title", "person_name", "first_day"]), is_flat_header(["TripYear", "Notes"])
    (True, False)
    """
    return set(header) >= _MARKS


def read_flat_sheet(
    file: SheetFile, sheet: Sheet, ids: DraftIds, *, revised: str | None = None
) -> Iterator[ImportedItem]:
    """Yields what is wrong with the sheet, a record or a draft for each visit, and what the records lack.

    `revised` is the day of rows that have none; None leaves them drafts.
    """
    rows = list(sheet.rows())
    findings = [*file.findings, *sheet.findings, *_unknown_columns(file, sheet)]
    findings += [finding for row in rows if row.is_readable for finding in row.findings]
    if findings:
        yield findings_item(document_of(file.name), bound_findings(tuple(findings)))
    incomplete: list[FlatDocument] = []
    titled: dict[str, FlatDocument] = {}
    unreadable = {row.cells.get("visit", "").strip(): row for row in rows if not row.is_readable}
    for document in documents_of_rows((row for row in rows if row.is_readable), ids=ids, revised=revised):
        if document.rows[0].cells.get("left_out"):
            incomplete.append(document)
        yield from _same_title(document, titled)
        yield _item(document, unreadable.get(document.rows[0].cells.get("visit", "").strip() or " "))
    for row in rows:
        if not row.is_readable:
            yield attrs.evolve(
                findings_item(document_of(file.name), bound_findings(row.findings), is_invalid=True), rows=(row,)
            )
    if incomplete:
        yield findings_item(incomplete[0], (_left_out(incomplete),))


def _same_title(document: FlatDocument, titled: dict[str, FlatDocument]) -> Iterator[ImportedItem]:
    """Yields a finding for a row without `visit` whose title an earlier such row has, and adds the title."""
    row, title = document.rows[0], str(document.data.get("title", "")).strip().casefold()
    if row.cells.get("visit", "").strip() or not title:
        return
    if (first := titled.setdefault(title, document)) is not document:
        line = first.rows[0].where("title").span.line
        ids = f"{first.data['id']} and {document.data['id']}"
        sentence = f"line {line} has the same title and no `visit` either; they become two records, {ids}"
        fault = FlatCellFault(
            rule=flat_rules.SAME_TITLE_TWICE,
            where=row.where("title"),
            sentence=sentence,
        )
        yield findings_item(document, (_finding(fault),))


def document_of(name: str) -> FlatDocument:
    """Returns a document without data, for findings on a file."""
    return FlatDocument(name=name, data={}, rows=(), origin={})


def findings_item(document: FlatDocument, findings: tuple[Finding, ...], *, is_invalid: bool = False) -> ImportedItem:
    """Returns an item without a record: findings on the file."""
    document = attrs.evolve(document, data={}, rows=document.rows[:1], origin={})
    result = CheckResult(file=document.name, record=None, findings=findings, is_invalid=is_invalid)
    return ImportedItem(document=document, visit=None, result=result)


def _unknown_columns(file: SheetFile, sheet: Sheet) -> Iterator[Finding]:
    """Yields a finding for each column that the flat table does not have, at the header."""
    known = flat_columns()
    names = [column.name for column in sheet.columns]
    line = " | ".join(names)
    of_rejected = columns_of_rejected(names)
    for name in names:
        if name not in known and name not in of_rejected:
            hint = did_you_mean(closest(name, [column for column in known if column not in names]))
            fault = Fault(
                rule=flat_rules.COLUMN_NOT_USED,
                path=(),
                sentence=f"the flat table has no column {quoted(name)}{hint}; it is not read",
                remedy="rename the column, or import the table with a map: diplovisit import --map",
            )
            row = max(1, sheet.header_row)
            yield finding_at(fault, FilePosition(file.name, Span(row, 1, row, len(line) + 1), line))


def _left_out(documents: Sequence[FlatDocument]) -> Finding:
    """Returns one finding on all records that had more than the table: a table of a thousand records has no more."""
    names: dict[str, int] = {}
    for document in documents:
        for name in _COUNTED.findall(document.rows[0].cells["left_out"]):
            names[name] = names.get(name, 0) + 1
    first = documents[0].rows[0]
    if len(documents) == 1:
        sentence = f"the exported record had more fields: {first.cells['left_out']}"
    else:
        shown = ", ".join(f"{name} ({number:,})" for name, number in names.items())
        sentence = f"{len(documents):,} exported records had more fields, this one is the first: {shown}"
    return _finding(FlatCellFault(rule=flat_rules.LEFT_OUT_OF_TABLE, where=first.where("left_out"), sentence=sentence))


def _item(document: FlatDocument, unreadable: SheetRow | None) -> ImportedItem:
    """Returns the item of a visit. `unreadable` is a row of the visit that could not be read; None for none."""
    visit, result = structure_document(document)
    faults = [*document.faults]
    if unreadable is not None:
        sentence = f"row {unreadable.number} of the same visit cannot be read, but may be another stop of it"
        faults.append(
            FlatCellFault(rule=flat_rules.CELL_UNREADABLE, where=document.rows[0].where("visit"), sentence=sentence)
        )
    rows = tuple(row for row in document.rows if isinstance(row, SheetRow))
    is_incomplete = visit is None and all(finding.rule == MISSING_FIELD.name for finding in result.findings)
    # A record that had more does not show what the table derives from the rest of it.
    if visit is not None and not faults and not document.rows[0].cells.get("left_out"):
        faults += _changed_cells(document, visit)
    findings = tuple(map(_finding, faults))
    result = attrs.evolve(result, findings=bound_findings((*result.findings, *findings)))
    if any(finding.severity is Severity.ERROR for finding in findings) or _has_broken_row(document):
        return ImportedItem(document=document, visit=None, result=attrs.evolve(result, is_invalid=True), rows=rows)
    where = document.rows[0].where(None) if is_incomplete else None
    return ImportedItem(document=document, visit=visit, result=result, is_draft=is_incomplete, where=where, rows=rows)


def _has_broken_row(document: FlatDocument) -> bool:
    """Whether a cell of the record could not be read, as the findings of its sheet say."""
    findings = [finding for row in document.rows if isinstance(row, SheetRow) for finding in row.findings]
    return any(finding.severity is Severity.ERROR for finding in findings)


def _changed_cells(document: FlatDocument, visit: Visit) -> Iterator[FlatCellFault]:
    """Yields a fault for each derived cell that is not what the record gives, so that a change in it is not lost."""
    derived = [(index, column) for index, column in enumerate(flat_table().columns) if _is_shown(column)]
    for row, cells in zip(document.rows, flat_rows(visit), strict=True):
        for index, column in derived:
            cell, expected = row.cells.get(column.name, ""), cells[index]
            if cell and cell != str(expected or "") and not _is_read(column, row.cells):
                other = f"{quoted(str(expected))}, which is used" if expected else "nothing"
                sentence = f"{column.name} is {quoted(cell)}; the other columns give {other}"
                yield FlatCellFault(rule=flat_rules.COLUMN_NOT_USED, where=row.where(column.name), sentence=sentence)


def _is_shown(column: Column) -> bool:
    return column.derived and column.day_of is None and column.name != "left_out"


def _is_read(column: Column, cells: Mapping[str, str]) -> bool:
    """Whether a derived cell is read after all, because the cell that it is derived from is empty."""
    match column.name:
        case "sending_names":
            return not cells.get("sending")
        case "country_alpha3":
            return not cells.get("country")
        case "country_name":
            return not cells.get("country") and not cells.get("country_alpha3")
        case _:
            return False


def _finding(fault: FlatCellFault) -> Finding:
    return finding_at(Fault(rule=fault.rule, path=(), sentence=fault.sentence, remedy=fault.remedy), fault.where)
