"""Reads records from the tables of one file: a workbook or a database.

Each table becomes rows of CSV, and `table_reader` reads these. So a workbook keeps the promises of a folder of CSV:
lost, repeated and dangling rows are reported. The line of a finding is the number of the row in its sheet, unless rows
above it are blank or have line breaks.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from diplovisit.findings.rule import Finding
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.readers.documents import UnreadableDocument
from diplovisit.readers.sheet_values import Sheet
from diplovisit.readers.table_document import TablesDocument
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record.shapes import FlagShape, NodeShape
from diplovisit.record.tables import Column, Table, tables

# SQLite has no type for them.
_FLAGS: Final = {"1": "true", "0": "false"}


def has_tables(names: Collection[str], *, shape: NodeShape) -> bool:
    """Whether there is a sheet for most of the tables, so that a file was exported with all of them."""
    known = {table.name for table in tables(shape.cls)}
    return len(known & set(names)) * 2 > len(known)


def rows_with_header(sheet: Sheet, findings: list[Finding]) -> list[list[str]]:
    """Returns the texts of a sheet, its header first. Adds what is wrong with cells to the findings."""
    names = [column.heading for column in sheet.columns]
    rows = [names]
    for row in sheet.rows():
        findings += row.findings
        rows.append([*row.texts[: len(names)], *[""] * (len(names) - len(row.texts))])
    return rows


def read_rows_of_tables(
    rows: Mapping[str, list[list[str]]], *, name: str, shape: NodeShape
) -> Iterator[TablesDocument | UnreadableDocument]:
    """Reads the records of a workbook or a database, as `read_csv_tables` does. `rows` has each table by its name."""
    by_name = {table.name: table for table in tables(shape.cls)}
    files = {table: _csv(table_rows, by_name[table]) for table, table_rows in rows.items() if table in by_name}
    yield from read_csv_tables(files, name=name, shape=shape, suffix="")


def _csv(rows: list[list[str]], table: Table) -> bytes:
    """Returns the rows of a sheet as CSV, without empty columns and empty rows at the edges."""
    header = _without_empty_end(rows[0]) if rows else []
    columns = [table.by_name.get(name) for name in header]
    writer = RowWriter(header or [""])
    for row in rows[1:]:
        if any(row):
            cells = _without_empty_end(row)
            cells += [""] * (len(header) - len(cells))
            writer.add([[_cell(cell, column) for cell, column in zip(cells, columns + [None] * len(cells))]])
    return writer.take()


def _without_empty_end(row: list[str]) -> list[str]:
    length = len(row)
    while length and not row[length - 1]:
        length -= 1
    return row[:length]


def _cell(cell: str, column: Column | None) -> str:
    if column is None:
        return cell
    if isinstance(column.shape, FlagShape):
        return _FLAGS.get(cell, cell)
    return guard_formula(cell) if column.is_free_text else cell
