"""Reads the rows of one sheet of a workbook: typed values, merged ranges, and cells that cannot be trusted."""

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from diplovisit.formats.worksheet_xml import CellPlace, WorksheetFacts
from diplovisit.readers.sheet_building import error_fault
from diplovisit.readers.sheet_header import GridRow, MergedRange
from diplovisit.readers.sheet_rules import CELL_NOT_READ
from diplovisit.readers.sheet_values import CellFault, CellValue, SheetKind, cell_text
from diplovisit.readers.workbook_opening import OpenedWorkbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ODF_DURATION: Final = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,](\d{1,6})\d*)?S")
_MOST_EXACT: Final = 1e15
"""Whole numbers below it are exact in a cell, which has 15 digits (ECMA-376, part 1, section 18.17.5.2)."""
_EARLY: Final = (datetime.date, datetime.time)


class WorksheetRows:
    """The rows of one sheet of a workbook, with typed values, merged ranges filled, and faults of single cells."""

    def __init__(self, workbook: OpenedWorkbook, name: str, sheet: "CalamineSheet") -> None:
        facts = workbook.facts.get(name)
        self._workbook, self._name, self._sheet = workbook, name, sheet
        self._facts = facts or WorksheetFacts()
        self._is_scanned = facts is not None
        self._numbers = workbook.numbers.get(name)
        found = workbook.ranges.get(name)
        if found is None:
            found = [
                (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
        self.ranges = tuple(MergedRange(*each) for each in found)
        self._first, self._padding = _beginning(sheet)
        self._missing: dict[int, list[int]] = {}
        for row, column in sorted({*self._facts.errors, *self._facts.unstored}):
            self._missing.setdefault(row, []).append(column)

    def rows(self) -> Iterator[GridRow]:
        """Reads the rows from the top, without empty ones."""
        current: list[tuple[MergedRange, str, CellValue]] = []
        starts: dict[int, list[MergedRange]] = {}
        for merged in self.ranges:
            starts.setdefault(merged.top, []).append(merged)
        left = len(self._padding)
        for place, cells in enumerate(self._sheet.iter_rows()):
            number = self._numbers[place] if self._numbers is not None else self._first + place
            current = [each for each in current if each[0].bottom >= number]
            missing = self._missing.get(number, ())
            if not (any(cells) or missing or current) and not any(cell != "" for cell in cells):
                continue
            values: list[CellValue] = [*self._padding]
            texts = [""] * left
            faults: list[tuple[int, CellFault]] = []
            for column, cell in enumerate(cells, left):
                value, text = _typed(cell)
                if isinstance(value, _EARLY) and (fault := self._early_fault(value, number, column)) is not None:
                    value, text = None, fault[0]
                    faults.append((column, fault[1]))
                values.append(value)
                texts.append(text)
            for column in missing:
                if column < len(values):
                    faults.append((column, self._missing_fault((number, column))))
                    texts[column], values[column] = self._facts.errors.get((number, column), ""), None
            is_copy: set[int] = set()
            for merged, text, value in current:
                _fill(merged, text, value, texts, values, is_copy, merged.left)
            for merged in starts.get(number, ()):
                if merged.left < len(texts):
                    text, value = texts[merged.left], values[merged.left]
                    current.append((merged, text, value))
                    _fill(merged, text, value, texts, values, is_copy, merged.left + 1)
            yield GridRow(
                number=number,
                line=number,
                texts=tuple(texts),
                values=tuple(values),
                merged=frozenset(is_copy),
                faults=tuple(faults),
                is_hidden=number in self._facts.hidden,
            )

    def _missing_fault(self, place: CellPlace) -> CellFault:
        if (error := self._facts.errors.get(place)) is not None:
            return error_fault(error)
        sentence = "the cell has a formula whose result is not stored in the file"
        return CellFault(rule=CELL_NOT_READ, sentence=sentence)

    def _early_fault(self, value: datetime.date | datetime.time, row: int, column: int) -> tuple[str, CellFault] | None:
        """Returns the fault of a day before March 1900 or of a time before zero, and the text of its cell."""
        if self._workbook.kind is SheetKind.ODS:
            return None
        if isinstance(value, datetime.date) and (self._workbook.is_1904 or (value.year, value.month) > (1900, 2)):
            return None
        if not self._is_scanned:
            self._facts, self._is_scanned = self._workbook.scan(self._name) or self._facts, True
        number = self._facts.small.get((row, column))
        if isinstance(value, datetime.date):
            excel, others = _early_days(value, number)
            sentence = f"Excel shows the day {excel} in the cell, and other programs show {others}"
            remedy = "write the day as text, such as 1900-02-28, in a cell with the format Text"
            return excel, CellFault(rule=CELL_NOT_READ, sentence=sentence, remedy=remedy)
        if number is not None and number < 0:
            sentence = f"the cell is a day or time with the number {number:g}, and none is before zero"
            return f"{number:g}", CellFault(rule=CELL_NOT_READ, sentence=sentence)
        return None


def _early_days(value: datetime.date, number: float | None) -> tuple[str, str]:
    """Returns the day that Excel shows for a number below 61, and the one that other programs show.

    Excel counts a 29 February 1900, which never was, so all days before it differ by one.
    """
    day = datetime.date(value.year, value.month, value.day)
    if number is not None and number >= 60:
        return "1900-02-29", "1900-02-28"
    return day.isoformat(), (day - datetime.timedelta(days=1)).isoformat()


def _beginning(sheet: "CalamineSheet") -> tuple[int, tuple[None, ...]]:
    """Returns the number of the first row of `iter_rows`, and what is left of its first column.

    Versions of calamine differ in whether rows and columns before the first filled cell are given.
    """
    if sheet.start is None or sheet.end is None or sheet.start == (0, 0):
        return 1, ()
    (top, left), (bottom, right) = sheet.start, sheet.end
    rows = sum(1 for _ in sheet.iter_rows())
    width = len(next(iter(sheet.iter_rows()), ()))
    return top + 1 if rows == bottom - top + 1 else 1, (None,) * left if width == right - left + 1 else ()


def _fill(
    merged: MergedRange,
    text: str,
    value: CellValue,
    texts: list[str],
    values: list[CellValue],
    is_copy: set[int],
    first: int,
) -> None:
    """Writes the value of a merged range into the cells of a row from the column `first` on."""
    for column in range(first, min(merged.right + 1, len(texts))):
        texts[column], values[column] = text, value
        is_copy.add(column)


def _typed(cell: CellValue) -> tuple[CellValue, str]:
    """Returns the typed value of a cell of calamine, and its text."""
    if isinstance(cell, str):
        if cell.startswith(("PT", "-PT")) and (match := _ODF_DURATION.fullmatch(cell)) is not None:
            length = _duration(match)
            return length, cell_text(length)
        return cell or None, cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _MOST_EXACT:
        whole = int(cell)
        return whole, str(whole)
    return cell, cell_text(cell)


def _duration(match: re.Match[str]) -> datetime.timedelta:
    sign, hours, minutes, seconds, parts = match.groups()
    length = datetime.timedelta(
        hours=int(hours[:6]),
        minutes=int(minutes[:6]),
        seconds=int(seconds[:6]),
        microseconds=int((parts or "").ljust(6, "0")),
    )
    return -length if sign else length
