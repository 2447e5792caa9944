"""Writes the rows that could not come in: their own cells and columns, with their place and the reasons in others.

The file can be mended and read again by the same map. A text file gives CSV, and a workbook gives a workbook, so that
dates and numbers stay what they are.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from diplovisit.formats.optional_packages import optional_import
from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.maps.row_reader import RowReading
from diplovisit.maps.sheet_rows import REJECTED_COLUMNS, MappedSheet, file_name
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.readers.sheet_options import DELIMITER_NAMES
from diplovisit.readers.sheet_values import CellValue, SheetKind, column_letter

_MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark, by which spreadsheet programs know UTF-8."""
_CREATED: Final = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  # XlsxWriter takes a time without a zone, as UTC
_FIRST_DATE: Final = datetime.date(1900, 3, 1)
_LONGEST_CELL: Final = 32_767
_LONGEST_SHEET_NAME: Final = 31


def rejected_file_name(reading: SheetImport) -> str:
    """Returns the name of the file of rejected rows, if none is given."""
    return "rejected.csv" if reading.file.kind is SheetKind.CSV else "rejected.xlsx"


def rejected_file(reading: SheetImport) -> bytes:
    """Returns the file of the rejected rows of an import that has ended. Raises ExtraMissing for a workbook."""
    by_sheet: dict[str, list[RowReading]] = {}
    for found in sorted(reading.rejected_rows, key=lambda found: found.row.row.number):
        by_sheet.setdefault(found.row.row.sheet, []).append(found)
    # A sheet without rejected rows has its header, because the map may name its columns, or the sheet itself.
    tables = {mapped.sheet.name: _Table(mapped, by_sheet.get(mapped.sheet.name, [])) for mapped in reading.sheets}
    if reading.file.kind is SheetKind.CSV:
        sign = next((sign for sign, name in DELIMITER_NAMES.items() if name == reading.file.delimiter), None)
        sign = sign or reading.file.delimiter.strip('"') or ","
        (table,) = tables.values()
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=sign, lineterminator="\r\n")
        writer.writerow(table.header)
        writer.writerows([guard_formula(_text(cell)) for cell in row] for row in table.rows(is_typed=False))
        return _MARK + text.getvalue().encode("utf-8", "replace")
    return _workbook(tables)


class _Table:
    """The rejected rows of one sheet with its columns."""

    def __init__(self, mapped: MappedSheet, rows: list[RowReading]) -> None:
        self._rows = rows
        self._earlier = mapped.earlier
        ours = len(REJECTED_COLUMNS) if mapped.sheet.name or len(mapped.earlier) == len(REJECTED_COLUMNS) else 3
        self._ours = REJECTED_COLUMNS[:ours]
        self._names = [name for name in mapped.names if name not in self._earlier]
        if mapped.sections is not None and mapped.sections not in self._names:
            self._names.append(mapped.sections)
        width = len(mapped.names)
        most = max((len(found.row.row.texts) for found in rows), default=width)
        self._extra = range(width, most)
        headings = {column.name: column.heading for column in mapped.sheet.columns}
        shown = [headings.get(name) or name for name in self._names]
        self.header = [*shown, *(f"column {column_letter(index)}" for index in self._extra), *self._ours]

    def rows(self, *, is_typed: bool) -> Iterator[list[CellValue]]:
        """Yields the cells of each row, with the number of the row, its reasons, and its file and sheet.

        A row of an earlier file of rejected rows keeps the place that it had in the sheet.
        """
        for found in self._rows:
            row = found.row.row
            cells: Mapping[str, CellValue] = row.typed_cells if is_typed else row.cells
            original = found.row.original
            number = row.cells.get(self._earlier[0], "") if self._earlier else ""
            place: tuple[CellValue, ...] = (file_name(original), original.sheet)
            if original is row and number:
                place = ("", "")  # a file of rejected rows that does not say which file they came from
            extra = [row.texts[index] if index < len(row.texts) else "" for index in self._extra]
            yield [
                *(found.row.inherited.get(name) or cells.get(name) for name in self._names),
                *extra,
                original.number if original is not row else number or row.number,
                " | ".join(found.sentences),
                *place[: len(self._ours) - 2],
            ]


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)


def _workbook(tables: Mapping[str, _Table]) -> bytes:
    with optional_import("xlsxwriter"):
        import xlsxwriter  # noqa: PLC0415  # of the extra `sheets`

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True})
    formats = {
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    for name, table in zip(_worksheet_names(tables), tables.values(), strict=True):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(table.header):
            sheet.write_string(0, column, title, head)
        for number, cells in enumerate(table.rows(is_typed=True), 1):
            for column, cell in enumerate(cells):
                _write_cell(sheet, number, column, cell, formats)
    book.close()
    return data.getvalue()


def _worksheet_names(names: Iterable[str]) -> list[str]:
    """Returns names that a workbook can have: at most 31 characters, without some signs, and different in any case.

    >>> _worksheet_names(["Visits", "visits", "'a/b'", "History", "x" * 40, "x" * 41])[1:4]
    ['visits (2)', 'a-b', 'History (2)']
    """
    taken = {"history"}
    found = []
    for name in names:
        base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "-", name).strip("' ") or "Sheet"
        number, unique = 1, _within(base, "")
        while unique.casefold() in taken:
            number += 1
            unique = _within(base, f" ({number})")
        taken.add(unique.casefold())
        found.append(unique)
    return found


def _within(base: str, end: str) -> str:
    """Returns a name with its end, within the longest name of a sheet, which is counted in units of UTF-16."""
    while len(f"{base}{end}".encode("utf-16-le")) > 2 * _LONGEST_SHEET_NAME:
        base = base[:-1]
    return f"{base.rstrip(chr(39) + ' ')}{end}"


def _write_cell(sheet: Any, row: int, column: int, value: CellValue, formats: Mapping[str, Any]) -> None:
    """Writes a cell with its type; a text is never written as a formula, a link or a number."""
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case datetime.datetime() if value.date() >= _FIRST_DATE:
            is_day = value.time() == datetime.time()
            sheet.write_datetime(row, column, value, formats["day" if is_day else "time"])
        case datetime.date() if not isinstance(value, datetime.datetime) and value >= _FIRST_DATE:
            sheet.write_datetime(row, column, value, formats["day"])
        case _:
            sheet.write_string(row, column, str(value)[:_LONGEST_CELL])
