"""Import of the tables of one file: a workbook or a database of all tables, or a flat table, also a filled-in one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.exporters.flat_rows import flat_columns, flat_rows
from diplovisit.files import read_file
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Fault, FilePosition, Span, finding_at
from diplovisit.findings.schema_rules import MISSING_FIELD
from diplovisit.importers import DraftIds, FlatDocument, FlatFault, documents_of_rows, flat_rules
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.read import Read, structure_document
from diplovisit.readers.limits import LARGEST_DATABASE, LARGEST_WORKBOOK
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import Sheet, SheetFile, SheetRow
from diplovisit.readers.sheets import read_sheets
from diplovisit.readers.workbook_tables import has_tables, read_rows_of_tables, rows_with_header
from diplovisit.record import Finding, Severity, Visit, node_shape
from diplovisit.record.flat_table import flat_table
from diplovisit.record.tables import Column, tables

DATABASE_ENDINGS: Final = frozenset((".db", ".sqlite", ".sqlite3"))
_WORKBOOK_ENDINGS: Final = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))

_COUNTED = re.compile(r"([a-z_]+(?: of [a-z_]+)*) \([0-9]+\)")
_MARKS = frozenset(("visit", "person_name", "first_day"))


class NotOurTables(ValueError):
    """Raised for a file that has neither the tables of an export nor a flat table."""


def is_flat_header(header: Iterable[str]) -> bool:
    """Whether a header is that of a flat table, which may lack columns and have others.

    >>> is_flat_header(["visit", "title", "person_name", "first_day"]), is_flat_header(["TripYear", "Notes"])
    (True, False)
    """
    return set(header) >= _MARKS


def is_table_file(path: Path) -> bool:
    """Whether a file may have tables, by its name: a sheet in CSV, a workbook, or a database."""
    return path.suffix.lower() in {".csv", *_WORKBOOK_ENDINGS, *DATABASE_ENDINGS} and path.is_file()


def read_table_file(path: Path, *, ids: DraftIds) -> Iterator[ImportedItem]:
    """Reads the tables of one file: `read_database_file` for a database, and else `read_sheets_of_tables`."""
    is_database = path.suffix.lower() in DATABASE_ENDINGS
    return read_database_file(path) if is_database else read_sheets_of_tables(path, ids=ids)


def read_sheets_of_tables(path: Path, *, ids: DraftIds) -> Iterator[ImportedItem]:
    """Reads a workbook that this program wrote, or a flat table in CSV or in a workbook, also a filled-in template.

    `ids` assigns ids to visits without one; share it between the files of a run. Raises NotOurTables for any other
    file, and ExtraMissing for a workbook without the extra `sheets`.
    """
    data = read_file(path, LARGEST_WORKBOOK)
    # The header is in the first row, unless somebody has put a title above it.
    for header in (1, None):
        file = read_sheets(data, name=str(path), options=SheetOptions(header=header))
        flat = [sheet for sheet in file.sheets if is_flat_header(column.name for column in sheet.columns)]
        if has_tables([sheet.name for sheet in file.sheets], shape=node_shape(Visit)):
            yield from _read_all_tables(file)
            return
        if flat:
            break
    else:
        if errors := tuple(finding for finding in file.findings if finding.severity is Severity.ERROR):
            yield _findings_item(_document_of(str(path)), errors, is_invalid=True)
            return
        raise NotOurTables(f"{path}: has neither the tables of an export nor the columns of the flat table")
    for sheet in flat:
        yield from _read_flat_sheet(file, sheet, ids)


def read_database_file(path: Path) -> Iterator[ImportedItem]:
    """Reads a database that `export --to sqlite` wrote. Raises NotOurTables for any other file."""
    from diplovisit.formats.database_reading import (  # noqa: PLC0415  # no other import needs sqlite3
        UnreadableDatabase,
        read_database,
    )

    data = read_file(path, LARGEST_DATABASE)
    if len(data) > LARGEST_DATABASE:
        raise NotOurTables(f"{path}: expected a database of {LARGEST_DATABASE:,} bytes at most")
    try:
        rows = read_database(data, [table.name for table in tables(Visit)])
    except UnreadableDatabase as error:
        raise NotOurTables(f"{path}: {error}") from None
    if not has_tables(rows, shape=node_shape(Visit)):
        raise NotOurTables(f"{path}: does not have the tables of `export --to sqlite`")
    yield from map(_structured, read_rows_of_tables(rows, name=str(path), shape=node_shape(Visit)))


def _read_all_tables(file: SheetFile) -> Iterator[ImportedItem]:
    names = {table.name for table in tables(Visit)}
    findings = list(file.findings)
    rows: dict[str, list[list[str]]] = {}
    for sheet in file.sheets:
        if sheet.name in names:
            findings += sheet.findings
            rows[sheet.name] = rows_with_header(sheet, findings)
    if findings:
        is_invalid = any(finding.severity is Severity.ERROR for finding in findings)
        yield _findings_item(_document_of(file.name), bound_findings(tuple(findings)), is_invalid=is_invalid)
    yield from map(_structured, read_rows_of_tables(rows, name=file.name, shape=node_shape(Visit)))


def _structured(document: Read) -> ImportedItem:
    visit, result = structure_document(document)
    return ImportedItem(document=document, visit=visit, result=result)


def _read_flat_sheet(file: SheetFile, sheet: Sheet, ids: DraftIds) -> Iterator[ImportedItem]:
    """Yields what is wrong with the sheet, a record or a draft for each visit, and what the records lack."""
    rows = list(sheet.rows())
    findings = [*file.findings, *sheet.findings, *_unknown_columns(file, sheet)]
    findings += [finding for row in rows for finding in row.findings]
    if findings:
        yield _findings_item(_document_of(file.name), bound_findings(tuple(findings)))
    incomplete: list[FlatDocument] = []
    for document in documents_of_rows((row for row in rows if row.is_readable), ids=ids):
        if document.rows[0].cells.get("left_out"):
            incomplete.append(document)
        yield _item(document)
    if incomplete:
        yield _findings_item(incomplete[0], (_left_out(incomplete),))


def _document_of(name: str) -> FlatDocument:
    return FlatDocument(name=name, data={}, rows=(), origin={})


def _findings_item(document: FlatDocument, findings: tuple[Finding, ...], *, is_invalid: bool = False) -> ImportedItem:
    """Returns an item without a record: findings on the file."""
    document = attrs.evolve(document, data={}, rows=document.rows[:1], origin={})
    result = CheckResult(file=document.name, record=None, findings=findings, is_invalid=is_invalid)
    return ImportedItem(document=document, visit=None, result=result)


def _unknown_columns(file: SheetFile, sheet: Sheet) -> Iterator[Finding]:
    """Yields a finding for each column that the flat table does not have, at the header."""
    known = flat_columns()
    names = [column.name for column in sheet.columns]
    line = " | ".join(names)
    for name in names:
        if name not in known:
            hint = did_you_mean(closest(name, [column for column in known if column not in names]))
            fault = Fault(
                rule=flat_rules.FLAT_CELL_NOT_READ,
                path=(),
                sentence=f"the flat table has no column {quoted(name)}{hint}, and it is not read",
                remedy="rename the column, or import the table by a map: diplovisit import --map",
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
        sentence = f"the record had more when it was exported: {first.cells['left_out']}"
    else:
        shown = ", ".join(f"{name} ({number:,})" for name, number in names.items())
        sentence = f"{len(documents):,} records had more when they were exported, the first of them here: {shown}"
    return _finding(FlatFault(rule=flat_rules.LEFT_OUT_OF_TABLE, where=first.where("left_out"), sentence=sentence))


def _item(document: FlatDocument) -> ImportedItem:
    visit, result = structure_document(document)
    faults = [*document.faults]
    is_incomplete = visit is None and all(finding.rule == MISSING_FIELD.name for finding in result.findings)
    # A record that had more does not show what the table derives from the rest of it.
    if visit is not None and not faults and not document.rows[0].cells.get("left_out"):
        faults += _changed_cells(document, visit)
    findings = tuple(map(_finding, faults))
    result = attrs.evolve(result, findings=bound_findings((*result.findings, *findings)))
    if any(finding.severity is Severity.ERROR for finding in findings) or _has_broken_row(document):
        return ImportedItem(document=document, visit=None, result=attrs.evolve(result, is_invalid=True))
    where = document.rows[0].where(None) if is_incomplete else None
    return ImportedItem(document=document, visit=visit, result=result, is_draft=is_incomplete, where=where)


def _has_broken_row(document: FlatDocument) -> bool:
    """Whether a cell of the record could not be read, as the findings of its sheet say."""
    findings = [finding for row in document.rows if isinstance(row, SheetRow) for finding in row.findings]
    return any(finding.severity is Severity.ERROR for finding in findings)


def _changed_cells(document: FlatDocument, visit: Visit) -> Iterator[FlatFault]:
    """Yields a fault for each derived cell that is not what the record gives, so that a change in it is not lost."""
    derived = [(index, column) for index, column in enumerate(flat_table().columns) if _is_shown(column)]
    for row, cells in zip(document.rows, flat_rows(visit), strict=True):
        for index, column in derived:
            cell, expected = row.cells.get(column.name, ""), cells[index]
            if cell and cell != str(expected or "") and not _is_read(column, row.cells):
                other = f"{quoted(str(expected))}, and that is read" if expected else "nothing"
                sentence = f"{column.name} is {quoted(cell)}; the other columns give {other}"
                yield FlatFault(rule=flat_rules.FLAT_CELL_NOT_READ, where=row.where(column.name), sentence=sentence)


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


def _finding(fault: FlatFault) -> Finding:
    return finding_at(Fault(rule=fault.rule, path=(), sentence=fault.sentence, remedy=fault.remedy), fault.where)
