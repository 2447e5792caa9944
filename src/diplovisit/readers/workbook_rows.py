"""Reads the rows of one sheet of a workbook: typed values, merged ranges, and cells that cannot be trusted."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from diplovisit.formats.worksheet_xml import CellPlace, WorksheetFacts
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.sheet_building import error_fault
from diplovisit.readers.sheet_header import GridRow, MergedRange
from diplovisit.readers.sheet_rules import CELL_NOT_READ, SHEET_READ_AS
from diplovisit.readers.sheet_values import CellFault, CellValue, SheetKind, cell_text
from diplovisit.readers.workbook_opening import OpenedWorkbook, is_panic
from diplovisit.record.edtf_grammar import MONTHS

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ODF_DURATION: Final = lazy_pattern(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,](\d{1,6})\d*)?S")
_MOST_EXACT: Final = 1e15
"""Whole numbers below it are exact in a cell, which has 15 digits (ECMA-376, part 1, section 18.17.5.2)."""
_UNREADABLE_ROW: Final = "a cell of the row has a number that is too large for its format, so the row cannot be read"
_NO_LINKS: Final[dict[int, str]] = {}


class WorksheetRows:
    """The rows of one sheet of a workbook, with typed values, merged ranges filled, and faults of single cells."""

    def __init__(self, workbook: OpenedWorkbook, name: str, sheet: "CalamineSheet") -> None:
        facts = workbook.facts.get(name)
        self._workbook, self._name, self._sheet = workbook, name, sheet
        self._facts = facts or WorksheetFacts()
        self._is_scanned = facts is not None
        self._links: dict[int, dict[int, str]] = {}
        for (row, column), link in workbook.links.get(name, {}).items():
            self._links.setdefault(row, {})[column] = link
        self._numbers = workbook.numbers.get(name)
        found = workbook.ranges.get(name)
        if found is None:
            found = [
                (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
        self.ranges = _without_overlaps(MergedRange(*each) for each in found)
        self._first, self._padding = _beginning(sheet)
        self._missing: dict[int, list[int]] = {}
        for row, column in sorted({*self._facts.errors, *self._facts.unstored}):
            self._missing.setdefault(row, []).append(column)

        right = max((columns[-1] for columns in self._missing.values()), default=-1)
        self.width = max(right, sheet.end[1] if sheet.end is not None else -1) + 1

    def rows(self) -> Iterator[GridRow]:
        """Reads the rows from the top, without empty ones."""
        current: list[tuple[MergedRange, str, CellValue]] = []
        starts: dict[int, list[MergedRange]] = {}
        for merged in self.ranges:
            starts.setdefault(merged.top, []).append(merged)
        left, is_ods = len(self._padding), self._workbook.kind is SheetKind.ODS
        for number, cells in self._numbered_cells():
            if cells is None:
                whole = CellFault(rule=CELL_NOT_READ, sentence=_UNREADABLE_ROW)
                yield GridRow(number=number, line=number, texts=(), values=(), faults=((-1, whole),), is_readable=False)
                continue
            current = [each for each in current if each[0].bottom >= number]
            missing = self._missing.get(number, ())
            if not (any(cells) or missing or current) and not any(cell != "" for cell in cells):
                continue
            values: list[CellValue] = [*self._padding]
            texts = [""] * left
            faults: list[tuple[int, CellFault]] = []
            for column, cell in enumerate(cells, left):
                # A sheet has a hundred thousand texts, and a few thousand of all others.
                if type(cell) is str and not is_ods:
                    values.append(cell or None)
                    texts.append(cell)
                    continue
                value, text, fault = self._read(cell, number, column)
                values.append(value)
                texts.append(text)
                if fault is not None:
                    faults.append((column, fault))
            values += [None] * (self.width - len(values))
            texts += [""] * (self.width - len(texts))
            for column in missing:
                if column < len(values):
                    faults.append((column, self._missing_fault((number, column))))
                    texts[column], values[column] = self._shown(number, column), None
            is_copy: set[int] = set()
            for merged, text, value in current:
                _fill(merged, text, value, texts, values, is_copy, merged.left)
            for merged in starts.get(number, ()):
                if merged.left < len(texts) and merged.left not in is_copy:
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
                links=self._links.get(number, _NO_LINKS),
            )

    def _numbered_cells(self) -> Iterator[tuple[int, Sequence[CellValue] | None]]:
        """Yields the rows of calamine with their numbers, and rows of which all cells are without a value to it."""
        waiting = sorted(self._missing, reverse=True)
        for place, cells in enumerate(_iterate_rows(self._sheet)):
            number = self._numbers[place] if self._numbers is not None else self._first + place
            while waiting and waiting[-1] <= number:
                if (missing := waiting.pop()) < number:
                    yield missing, []
            yield number, cells
        while waiting:
            yield waiting.pop(), []

    def _read(self, cell: CellValue, row: int, column: int) -> tuple[CellValue, str, CellFault | None]:
        """Returns the typed value of a cell of calamine, its text, and why the value is not all that is stored."""
        match cell:
            case float():
                if cell.is_integer() and abs(cell) < _MOST_EXACT:
                    whole = int(cell)
                    return whole, str(whole), None
                return cell, repr(cell), None
            case str():
                # calamine gives a length of time of OpenDocument as it is written.
                if (match := _ODF_DURATION.fullmatch(cell)) is not None:
                    length = _duration(match)
                    return length, cell_text(length), None
                return cell or None, cell, None
            case datetime.date() | datetime.time():
                if (early := self._early_fault(cell, row, column)) is not None:
                    return None, *early
                precision = self._facts.coarse.get((row, column))
                if isinstance(cell, datetime.date) and precision is not None:
                    shown, fault = _coarse_day(cell, precision)
                    return (shown, shown, fault) if shown is not None else (cell, cell_text(cell), None)
        return cell, cell_text(cell), None

    def _shown(self, row: int, column: int) -> str:
        """Returns the text of a cell without a value: its error, or its formula."""
        return self._facts.errors.get((row, column)) or self._facts.unstored.get((row, column), "")

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
            sentence = f"Excel shows the day {excel} in the cell, but other programs show {others}"
            remedy = "write the day as text, such as 1900-02-28, in a cell with the format Text"
            return excel, CellFault(rule=CELL_NOT_READ, sentence=sentence, remedy=remedy)
        if number is not None and number < 0:
            sentence = f"the cell is a day or time with the number {number:g}, but days start at zero"
            return f"{number:g}", CellFault(rule=CELL_NOT_READ, sentence=sentence)
        return None


def _coarse_day(value: datetime.date, precision: str) -> tuple[str, CellFault] | tuple[None, None]:
    """Returns what a cell shows of a day in a format without day or year, with a fault that says so.

    None for a day that the format rounds: somebody typed it, and chose the format later.
    """
    day = datetime.date(value.year, value.month, value.day).isoformat()
    remedy = "if the whole day is meant, give the column a format that shows day, month and year"
    match precision:
        case "no year":
            shown = f"{value.day} {MONTHS[value.month - 1]}"
            sentence = f"the cell shows no year, and was read as {shown}; the year that is stored, {value.year}, may be"
            sentence += " that of typing"
        case "month" if value.day == 1:
            shown = day[:7]
            sentence = f"the cell shows only the month, and was read as {shown} and not as {day}"
        case "year" if (value.month, value.day) == (1, 1):
            shown = day[:4]
            sentence = f"the cell shows only the year, and was read as {shown} and not as {day}"
        case _:
            return None, None
    return shown, CellFault(rule=SHEET_READ_AS, sentence=sentence, remedy=remedy)


def _early_days(value: datetime.date, number: float | None) -> tuple[str, str]:
    """Returns the day that Excel shows for a number below 61, and the one that other programs show.

    Excel counts a 29 February 1900, which never was, so all days before it differ by one.
    """
    day = datetime.date(value.year, value.month, value.day)
    if number is not None and number >= 60:
        return "1900-02-29", "1900-02-28"
    return day.isoformat(), (day - datetime.timedelta(days=1)).isoformat()


def _iterate_rows(sheet: "CalamineSheet") -> Iterator[Sequence[CellValue] | None]:
    """Yields the rows of calamine. None stands for a row with a value that it cannot convert, where its code panics."""
    rows = iter(sheet.iter_rows())
    for _ in range(sheet.total_height + 1):
        try:
            row: Sequence[CellValue] | None = next(rows)
        except StopIteration:
            return
        except (OverflowError, ValueError):
            row = None
        except BaseException as error:
            if not is_panic(error):
                raise
            row = None
        yield row


def _without_overlaps(ranges: Iterable[MergedRange]) -> tuple[MergedRange, ...]:
    """Leaves out ranges that begin inside another one in the same row, which no program writes."""
    kept: list[MergedRange] = []
    for merged in sorted(ranges):
        if not kept or kept[-1].top < merged.top or kept[-1].right < merged.left:
            kept.append(merged)
    return tuple(kept)


def _beginning(sheet: "CalamineSheet") -> tuple[int, tuple[None, ...]]:
    """Returns the number of the first row of `iter_rows`, and what is left of its first column.

    Versions of calamine differ in whether rows and columns before the first filled cell are given.
    """
    if sheet.start is None or sheet.end is None or sheet.start == (0, 0):
        return 1, ()
    (top, left), (bottom, right) = sheet.start, sheet.end
    rows = sum(1 for _ in _iterate_rows(sheet))
    width = next((len(row) for row in _iterate_rows(sheet) if row is not None), 0)
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


def _duration(match: re.Match[str]) -> datetime.timedelta:
    sign, hours, minutes, seconds, parts = match.groups()
    length = datetime.timedelta(
        hours=int(hours[:6]),
        minutes=int(minutes[:6]),
        seconds=int(seconds[:6]),
        microseconds=int((parts or "").ljust(6, "0")),
    )
    return -length if sign else length
