"""Reads records from the tables of one file, a workbook or a database, and the rows of a sheet with the flat table.

Each table becomes rows of CSV, and `table_reader` reads these. So a workbook keeps the promises of a folder of CSV:
lost, repeated and dangling rows are reported. The line of a finding is the number of the row in its sheet,
unless a cell above it has line breaks.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from diplovisit.findings.rule import Span
from diplovisit.formats.csv_rows import RowWriter
from diplovisit.formats.positions import Lines
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.readers.documents import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.table_document import TablesDocument
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record.shapes import FlagShape, NodeShape
from diplovisit.record.tables import Column, Table, tables

Sheets: TypeAlias = Mapping[str, list[list[str]]]
"""The rows of each sheet or table by its name, the header first."""

# SQLite has no type for them.
_FLAGS: Final = {"1": "true", "0": "false"}


def has_tables(sheets: Sheets, *, shape: NodeShape) -> bool:
    """Whether a workbook has a sheet for most of the tables, so that it was exported with all of them."""
    names = {table.name for table in tables(shape.cls)}
    return len(names & sheets.keys()) * 2 > len(names)


def read_workbook_tables(
    sheets: Sheets, *, name: str, shape: NodeShape
) -> Iterator[TablesDocument | UnreadableDocument]:
    """Reads the records of a workbook or a database, as `read_csv_tables` does."""
    by_name = {table.name: table for table in tables(shape.cls)}
    rows = {sheet: _csv(rows, by_name[sheet]) for sheet, rows in sheets.items() if sheet in by_name}
    # A sheet with another name may be a missing table under a misspelt name.
    rows |= {sheet: b"" for sheet in sheets if sheet not in by_name}
    yield from read_csv_tables(rows, name=name, shape=shape, suffix="")


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


def rows_of_sheet(rows: list[list[str]], *, name: str) -> Iterator[ForeignRow]:
    """Yields the rows of a sheet below its header, each with its number and the place of each cell."""
    if not rows:
        return
    header = _without_empty_end(rows[0])
    shown = [[" ".join(cell.split()) for cell in row[: len(header)]] for row in rows]
    lines = Lines("\n".join(" | ".join(row) for row in shown))
    for number, row in enumerate(rows[1:], 2):
        spans: dict[str, Span] = {}
        start = 1
        for column, text in zip(header, shown[number - 1], strict=False):
            spans[column] = Span(number, start, number, start + max(1, len(text)))
            start += len(text) + len(" | ")
        yield ForeignRow(
            name=name,
            cells=dict(zip(header, row, strict=False)),
            span=Span(number, 1, number, len(lines.line(number)) + 1),
            spans=spans,
            lines=lines,
        )
