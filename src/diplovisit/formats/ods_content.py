"""Reads from the content of an OpenDocument spreadsheet what python-calamine leaves out.

These are: merged ranges, error values, formulas without a stored result, hidden rows, and how far the filled cells
reach. calamine takes memory for the whole rectangle that they span, repeated empty rows included.
"""

import re
from typing import Final

import attrs

from diplovisit.formats.workbook_package import parse_part
from diplovisit.formats.worksheet_xml import WorksheetFacts
from diplovisit.lazy_patterns import lazy_pattern

_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_ROW_TAG: Final = lazy_pattern(rb"<table:table-row\b[^>]*>")
_REPEATED: Final = lazy_pattern(rb"""(table:number-rows-repeated=["'])[0-9]+""")


@attrs.define
class OdsTable:
    """One table: its name, its facts, its merged ranges (top, left, bottom, right), and its runs of equal rows.

    runs: for each row element the number of its first row, how often it is repeated, and whether it has filled cells.
    """

    name: str
    facts: WorksheetFacts = attrs.Factory(WorksheetFacts)
    ranges: list[tuple[int, int, int, int]] = attrs.Factory(list)
    runs: list[tuple[int, int, bool]] = attrs.Factory(list)

    @property
    def area(self) -> int:
        """The number of cells of the rectangle that the filled cells span."""
        filled = [(number, repeat) for number, repeat, is_filled in self.runs if is_filled]
        if not filled:
            return 0
        return (filled[-1][0] + filled[-1][1] - filled[0][0]) * (self.facts.right - self.facts.left + 1)


def scan_tables(content: bytes) -> list[OdsTable]:
    """Scans the part content.xml. Raises PackageError for XML that is not well-formed."""
    scan = _Scan()
    parse_part(content, start=scan.start, end=scan.end, text=scan.text)
    return scan.tables


def packed_rows(table: OdsTable) -> int:
    """Returns how many rows `pack_tables` leaves of a table."""
    return sum(repeat if is_filled else 1 for _, repeat, is_filled in table.runs)


def pack_tables(content: bytes, tables: list[OdsTable]) -> tuple[bytes, list[list[int]]]:
    """Returns the content with each run of empty rows cut to one row, and for each table the numbers of its rows."""
    runs = [run for table in tables for run in table.runs]
    numbers: list[list[int]] = [
        [
            row
            for number, repeat, is_filled in table.runs
            for row in (range(number, number + repeat) if is_filled else (number,))
        ]
        for table in tables
    ]
    waiting = iter(runs)

    def cut(match: re.Match[bytes]) -> bytes:
        _, _, is_filled = next(waiting, (0, 0, True))
        return match[0] if is_filled else _REPEATED.sub(rb"\g<1>1", match[0])

    return _ROW_TAG.sub(cut, content), numbers


class _Scan:
    """The scan of one content."""

    def __init__(self) -> None:
        self.tables: list[OdsTable] = []
        self._row = self._next_row = 1
        self._row_repeat = self._repeat = 1
        self._column = self._next_column = 0
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._is_filled = False
        self._ignored = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._ignored or name in ("office:annotation", "table:tracked-changes", "table:dde-link"):
            self._ignored += 1
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = attributes
            self._column = self._next_column
            self._repeat = _count(attributes.get("table:number-columns-repeated"), _MOST_COLUMNS)
            self._next_column += self._repeat
            self._texts.clear()
        elif name == "table:table-row":
            self._row = self._next_row
            self._row_repeat = _count(attributes.get("table:number-rows-repeated"), _MOST_ROWS)
            self._next_row += self._row_repeat
            self._next_column = 0
            self._is_filled = False
            if attributes.get("table:visibility", "visible") != "visible" and self.tables and self._row_repeat < 10_000:
                self.tables[-1].facts.hidden.update(range(self._row, self._next_row))
        elif name == "table:table":
            self.tables.append(OdsTable(attributes.get("table:name", "")))
            self._next_row = 1

    def text(self, text: str) -> None:
        if self._cell is not None and not self._ignored:
            self._texts.append(text)

    def end(self, name: str) -> None:
        if self._ignored:
            self._ignored -= 1
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self._cell is not None and self.tables:
                self._end_cell(self._cell, self.tables[-1])
            self._cell = None
        elif name == "table:table-row" and self.tables:
            self.tables[-1].runs.append((self._row, self._row_repeat, self._is_filled))

    def _end_cell(self, attributes: dict[str, str], table: OdsTable) -> None:
        rows = _count(attributes.get("table:number-rows-spanned"), _MOST_ROWS)
        columns = _count(attributes.get("table:number-columns-spanned"), _MOST_COLUMNS)
        if rows > 1 or columns > 1:
            table.ranges.append((self._row, self._column, self._row + rows - 1, self._column + columns - 1))
        text = "".join(self._texts)
        kind = attributes.get("office:value-type")
        is_unstored = "table:formula" in attributes and kind is None and not text
        if not (text or is_unstored or attributes.get("office:string-value") or kind not in (None, "string")):
            return
        place = (self._row, self._column)
        if attributes.get("calcext:value-type") == "error":
            table.facts.errors[place] = text.strip()
        elif is_unstored:
            table.facts.unstored[place] = "=" + attributes["table:formula"].partition("=")[2]
        self._is_filled = True
        table.facts.left = min(table.facts.left, self._column)
        table.facts.right = max(table.facts.right, self._column + self._repeat - 1)


def _count(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text is not None and text.isdecimal() and len(text) < 10 else 1
