"""Import of a flat table, and of a workbook: rows become records, and drafts where a required cell is empty."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from diplovisit.exporters.flat_rows import flat_columns, flat_rows
from diplovisit.files import open_file, read_file
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Fault, FilePosition, Span, finding_at
from diplovisit.findings.schema_rules import MISSING_FIELD
from diplovisit.importers import CellFault, DraftIds, FlatDocument, documents_of_rows, flat_rules
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.read import structure_document, syntax_findings
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow, read_csv_rows
from diplovisit.readers.limits import (
    LARGEST_CSV,
    LARGEST_DATABASE,
    LARGEST_UNPACKED_WORKBOOK,
    LARGEST_WORKBOOK,
    LONGEST_HEADER,
)
from diplovisit.readers.workbook_tables import has_tables, read_workbook_tables, rows_of_sheet
from diplovisit.record import Finding, Severity, Visit, node_shape
from diplovisit.record.flat_table import flat_table
from diplovisit.record.tables import Column, tables

_COUNTED = re.compile(r"([a-z_]+(?: of [a-z_]+)*) \([0-9]+\)")
_MARKS = frozenset(("visit", "person_name", "first_day"))


def is_flat_header(header: Iterable[str]) -> bool:
    """Whether a header is that of a flat table, which may lack columns and have others.

    >>> is_flat_header(["visit", "title", "person_name", "first_day"]), is_flat_header(["TripYear", "Notes"])
    (True, False)
    """
    return set(header) >= _MARKS


def has_flat_header(path: Path) -> bool:
    """Whether a CSV file begins with the header of a flat table, whatever separates its cells."""
    with open_file(path) as stream:
        line = stream.readline(LONGEST_HEADER).decode("utf-8-sig", errors="replace")
    return is_flat_header(re.split(r"[,;\t|]", re.sub(r'["\s]', lambda m: "\t" if m[0] == "\t" else "", line)))


def read_flat_csv(path: Path, *, ids: DraftIds) -> Iterator[ImportedItem]:
    """Reads a flat table in CSV. Yields the faults of the file, then its records and drafts in order."""
    rows: list[ForeignRow] = []
    for read in read_csv_rows(read_file(path, LARGEST_CSV), name=str(path), needed=sorted(_MARKS)):
        if isinstance(read, UnreadableDocument):
            yield _unreadable(read)
        else:
            rows.append(read)
    yield from read_flat_rows(rows, ids=ids)


def read_workbook_file(path: Path, *, ids: DraftIds) -> Iterator[ImportedItem]:
    """Reads a workbook that this program wrote, or a template that was filled in.

    Raises NotOurWorkbook for any other workbook, and ExtraMissing without the extra `sheets`.
    """
    from diplovisit.formats.workbook_reading import (  # noqa: PLC0415  # calamine is an extra
        UnreadableWorkbook,
        read_workbook,
    )

    try:
        data = read_file(path, LARGEST_WORKBOOK)
        if len(data) > LARGEST_WORKBOOK:
            raise NotOurWorkbook(f"{path}: expected a workbook of {LARGEST_WORKBOOK:,} bytes at most")
        sheets = read_workbook(data, most_unpacked=LARGEST_UNPACKED_WORKBOOK)
    except UnreadableWorkbook as error:
        raise NotOurWorkbook(f"{path}: {error}") from None
    shape = node_shape(Visit)
    if has_tables(sheets, shape=shape):
        for document in read_workbook_tables(sheets, name=str(path), shape=shape):
            visit, result = structure_document(document)
            yield ImportedItem(document=document, visit=visit, result=result)
        return
    flat = [name for name, rows in sheets.items() if rows and is_flat_header(rows[0])]
    if not flat:
        raise NotOurWorkbook(
            f"{path}: has neither the sheets of `export --to xlsx` nor a sheet with the columns of a flat table"
        )
    for name in flat:
        yield from read_flat_rows(list(rows_of_sheet(sheets[name], name=f"{path}/{name}")), ids=ids)


def read_database_file(path: Path) -> Iterator[ImportedItem]:
    """Reads a database that `export --to sqlite` wrote. Raises NotOurWorkbook for any other file."""
    from diplovisit.formats.database_reading import (  # noqa: PLC0415  # no other import needs sqlite3
        UnreadableDatabase,
        read_database,
    )

    data = read_file(path, LARGEST_DATABASE)
    if len(data) > LARGEST_DATABASE:
        raise NotOurWorkbook(f"{path}: expected a database of {LARGEST_DATABASE:,} bytes at most")
    shape = node_shape(Visit)
    try:
        rows = read_database(data, [table.name for table in tables(Visit)])
    except UnreadableDatabase as error:
        raise NotOurWorkbook(f"{path}: {error}") from None
    if not has_tables(rows, shape=shape):
        raise NotOurWorkbook(f"{path}: does not have the tables of `export --to sqlite`")
    for document in read_workbook_tables(rows, name=str(path), shape=shape):
        visit, result = structure_document(document)
        yield ImportedItem(document=document, visit=visit, result=result)


class NotOurWorkbook(ValueError):
    """Raised for a workbook or a database that cannot be read, or that this program did not write."""


def read_flat_rows(rows: Sequence[ForeignRow], *, ids: DraftIds) -> Iterator[ImportedItem]:
    """Yields the columns that are not read, and then a record or a draft for each visit of the rows."""
    if not rows:
        return
    if findings := tuple(_unknown_columns(rows[0])):
        yield _findings_item(FlatDocument(name=rows[0].name, data={}, rows=(rows[0],), origin={}), findings)
    incomplete: list[FlatDocument] = []
    for document in documents_of_rows(rows, ids=ids):
        if document.rows[0].cells.get("left_out"):
            incomplete.append(document)
        yield _item(document)
    if incomplete:
        yield _findings_item(incomplete[0], (_left_out(incomplete),))


def _findings_item(document: FlatDocument, findings: tuple[Finding, ...]) -> ImportedItem:
    """Returns an item without a record: findings on the file."""
    document = attrs.evolve(document, data={}, rows=document.rows[:1], origin={})
    return ImportedItem(
        document=document, visit=None, result=CheckResult(file=document.name, record=None, findings=findings)
    )


def _left_out(documents: Sequence[FlatDocument]) -> Finding:
    """Returns one finding on all records that had more than the table: a table of a thousand records has no more."""
    names: dict[str, int] = {}
    for document in documents:
        for name in _COUNTED.findall(document.rows[0].cells["left_out"]):
            names[name] = names.get(name, 0) + 1
    first = documents[0].rows[0]
    if len(documents) == 1:
        sentence = f"the record had more when it was exported: {first.cells['left_out']}"
    else:
        shown = ", ".join(f"{name} ({number:,})" for name, number in names.items())
        sentence = f"{len(documents):,} records had more when they were exported, the first of them here: {shown}"
    return _finding(CellFault(rule=flat_rules.LEFT_OUT_OF_TABLE, where=first.where("left_out"), sentence=sentence))


def _unknown_columns(row: ForeignRow) -> Iterator[Finding]:
    """Yields a finding for each column that the flat table does not have, at the header."""
    known = flat_columns()
    for name in row.cells:
        if name not in known:
            hint = did_you_mean(closest(name, [column for column in known if column not in row.cells]))
            fault = Fault(
                rule=flat_rules.CELL_NOT_READ,
                path=(),
                sentence=f"the flat table has no column {quoted(name)}{hint}, and it is not read",
                remedy="rename the column, or import the table by a map: diplovisit import --map",
            )
            line = row.lines.line(1)
            yield finding_at(fault, FilePosition(row.name, Span(1, 1, 1, len(line) + 1), line))


def _item(document: FlatDocument) -> ImportedItem:
    visit, result = structure_document(document)
    faults = [*document.faults]
    is_incomplete = visit is None and all(finding.rule == MISSING_FIELD.name for finding in result.findings)
    # A record that had more does not show what the table derives from the rest of it.
    if visit is not None and not faults and not document.rows[0].cells.get("left_out"):
        faults += _changed_cells(document, visit)
    result = attrs.evolve(result, findings=bound_findings((*result.findings, *map(_finding, faults))))
    if any(finding.severity is Severity.ERROR for finding in map(_finding, faults)):
        return ImportedItem(document=document, visit=None, result=attrs.evolve(result, is_invalid=True))
    return ImportedItem(document=document, visit=visit, result=result, is_draft=is_incomplete)


def _changed_cells(document: FlatDocument, visit: Visit) -> Iterator[CellFault]:
    """Yields a fault for each derived cell that is not what the record gives, so that a change in it is not lost."""
    derived = [(index, column) for index, column in enumerate(flat_table().columns) if _is_shown(column)]
    for row, cells in zip(document.rows, flat_rows(visit), strict=True):
        for index, column in derived:
            cell, expected = row.cells.get(column.name, ""), cells[index]
            if cell and cell != str(expected or "") and not _is_read(column, row):
                other = f"{quoted(str(expected))}, and that is read" if expected else "nothing"
                sentence = f"{column.name} is {quoted(cell)}; the other columns give {other}"
                yield CellFault(rule=flat_rules.CELL_NOT_READ, where=row.where(column.name), sentence=sentence)


def _is_shown(column: Column) -> bool:
    return column.derived and column.day_of is None and column.name != "left_out"


def _is_read(column: Column, row: ForeignRow) -> bool:
    """Whether a derived cell is read after all, because the cell that it is derived from is empty."""
    match column.name:
        case "sending_names":
            return not row.cells.get("sending")
        case "country_alpha3":
            return not row.cells.get("country")
        case "country_name":
            return not row.cells.get("country") and not row.cells.get("country_alpha3")
        case _:
            return False


def _finding(fault: CellFault) -> Finding:
    return finding_at(Fault(rule=fault.rule, path=(), sentence=fault.sentence, remedy=fault.remedy), fault.where)


def _unreadable(document: UnreadableDocument) -> ImportedItem:
    result = CheckResult(
        file=document.name, record=None, findings=bound_findings(syntax_findings(document)), is_invalid=True
    )
    return ImportedItem(document=document, visit=None, result=result)
