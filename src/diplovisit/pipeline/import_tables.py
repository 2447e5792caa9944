"""Import of the tables of one file: a workbook or a database of all tables, or a flat table, also a filled-in one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from diplovisit.exporters.flat_rows import FlatCell, flat_columns, flat_rows
from diplovisit.files import read_file
from diplovisit.findings.phrases import quoted
from diplovisit.importers import DraftIds, flat_rules
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_flat import document_of, findings_item, is_flat_header, read_flat_sheet
from diplovisit.pipeline.read import Read, is_folder_of_tables, structure_document
from diplovisit.readers.limits import LARGEST_DATABASE, LARGEST_WORKBOOK
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import Sheet, SheetFile
from diplovisit.readers.sheets import read_sheets
from diplovisit.readers.workbook_tables import has_tables, read_rows_of_tables, rows_with_header
from diplovisit.record import Finding, Severity, Visit, node_shape
from diplovisit.record.flat_table import EXAMPLE, EXAMPLE_ROWS, OVERVIEW, OVERVIEW_COLUMNS
from diplovisit.record.tables import POSITION, tables

DATABASE_ENDINGS: Final = frozenset((".db", ".sqlite", ".sqlite3"))
_WORKBOOK_ENDINGS: Final = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))


class NotOurTables(ValueError):
    """Raised for a file that has neither the tables of an export nor a flat table."""


def is_table_file(path: Path) -> bool:
    """Whether a file may have tables, by its name: a sheet in CSV, a workbook, or a database."""
    return path.suffix.lower() in {".csv", *_WORKBOOK_ENDINGS, *DATABASE_ENDINGS} and path.is_file()


def is_one_of_tables(path: Path) -> bool:
    """Whether a file is a table of a folder that `export` wrote: by the columns of CSV, and else by its name.

    Somebody's own sheet may be named `visits.csv`. Of a table of ours, most columns have the names of our columns.
    """
    if path.suffix.lower() not in {".csv", ".parquet"} or not is_folder_of_tables(path.parent):
        return False
    if path.suffix.lower() == ".parquet":
        return True
    sheets = read_sheets(read_file(path, LARGEST_WORKBOOK), name=str(path), options=SheetOptions(header=1)).sheets
    header = [column.name for sheet in sheets for column in sheet.columns]
    ours = {
        name
        for table in tables(Visit)
        if path.stem in {table.name, table.former}
        for column in table.columns
        for name in (column.name, column.former)
    }
    return sum(name in ours for name in header) * 2 > len(header)


def read_table_file(path: Path, *, ids: DraftIds, revised: str | None = None) -> Iterator[ImportedItem]:
    """Reads the tables of one file: `read_database_file` for a database, and else `read_sheets_of_tables`."""
    is_database = path.suffix.lower() in DATABASE_ENDINGS
    return read_database_file(path) if is_database else read_sheets_of_tables(path, ids=ids, revised=revised)


def read_sheets_of_tables(path: Path, *, ids: DraftIds, revised: str | None = None) -> Iterator[ImportedItem]:
    """Reads a workbook that this program wrote, or a flat table in CSV or in a workbook, also a filled-in template.

    `ids` assigns ids to visits without one; share it between the files of a run. `revised` is the day of rows of the
    flat table that have none. Raises NotOurTables for any other file, and ExtraMissing for a workbook without the extra
    `sheets`.
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
            yield findings_item(document_of(str(path)), errors, is_invalid=True)
            return
        raise NotOurTables(f"{path}: has neither the tables of an export nor the columns of the flat table")
    for sheet in flat:
        if sheet.name == EXAMPLE and len(flat) > 1:
            if changed := tuple(_changes_in_example(sheet)):
                yield findings_item(document_of(file.name), bound_findings(changed))
            continue
        yield from read_flat_sheet(file, sheet, ids, revised=revised)


def read_database_file(path: Path) -> Iterator[ImportedItem]:
    """Reads a database that `export --to sqlite` wrote. Raises NotOurTables for any other file."""
    from diplovisit.formats.database_reading import (  # noqa: PLC0415  # no other import needs sqlite3
        UnreadableDatabase,
        read_database,
    )

    data = read_file(path, LARGEST_DATABASE)
    if len(data) > LARGEST_DATABASE:
        raise NotOurTables(f"{path}: expected a database of at most {LARGEST_DATABASE:,} bytes")
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
        yield findings_item(document_of(file.name), bound_findings(tuple(findings)), is_invalid=is_invalid)
    visits: dict[str, Visit] = {}
    for document in read_rows_of_tables(rows, name=file.name, shape=node_shape(Visit)):
        item = _structured(document)
        if item.visit is not None:
            visits[item.visit.id] = item.visit
        yield item
    if changed := [finding for sheet in file.sheets for finding in _changes_in_overview(sheet, visits)]:
        yield findings_item(document_of(file.name), bound_findings(tuple(changed)))


def _changes_in_example(sheet: Sheet) -> Iterator[Finding]:
    """Yields a finding for each row of the sheet of examples that somebody filled in: it is not read."""
    examples = [{name: text for name, text in row.items() if name != "visit"} for row in EXAMPLE_ROWS]
    for row in sheet.rows():
        cells = {name: cell.removesuffix("T00:00:00") for name, cell in row.cells.items() if cell and name != "visit"}
        if cells not in examples:
            sentence = f"the sheet {EXAMPLE} is not read, but this row is not one of its examples"
            yield row.finding(flat_rules.COLUMN_NOT_USED, sentence, remedy="write the row on the other sheet")


def _changes_in_overview(sheet: Sheet, visits: Mapping[str, Visit]) -> Iterator[Finding]:
    """Yields a finding for each cell of the overview that differs from the records: it is not read."""
    names = [column.name for column in sheet.columns if column.name in OVERVIEW_COLUMNS]
    if sheet.name != OVERVIEW or not {"visit", POSITION} <= set(names):
        return
    remedy = f"change it on the other sheets; the sheet {OVERVIEW} is read-only"
    shown: dict[str, list[dict[str, FlatCell]]] = {}
    for row in sheet.rows():
        visit, position = row.cells["visit"], row.cells[POSITION]
        if visit not in shown:
            rows = flat_rows(visits[visit]) if visit in visits else ()
            shown[visit] = [dict(zip(flat_columns(), cells, strict=True)) for cells in rows]
        if not position.isdecimal() or not 0 < int(position) <= len(shown[visit]):
            # A record that could not be read has findings of its own.
            if visit not in visits and visits:
                sentence = f"the tables have no stop {position or '?'} of the visit {quoted(visit)}"
                yield row.finding(flat_rules.COLUMN_NOT_USED, sentence, "visit", remedy=remedy)
            continue
        expected = shown[visit][int(position) - 1]
        for name in names:
            cell, text = row.cells[name], str(expected[name] if expected[name] is not None else "")
            if cell != text and not cell.endswith("…"):
                sentence = f"{name} is {quoted(cell)}, but the tables have {quoted(text)}, which is used"
                yield row.finding(flat_rules.COLUMN_NOT_USED, sentence, name, remedy=remedy)


def _structured(document: Read) -> ImportedItem:
    visit, result = structure_document(document)
    return ImportedItem(document=document, visit=visit, result=result)
