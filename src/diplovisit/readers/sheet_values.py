"""The values of sheets: files, sheets, columns, rows and cells, each with its place as a spreadsheet program shows it.

Rows count from 1 and columns have letters, as in a spreadsheet program. A CSV file is one sheet without a name. Blank
means white space only, no-break spaces included.
"""

import datetime
import enum
import functools
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

import attrs

from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import Fault, FilePosition, Finding, Rule, Severity, Span, finding_at
from diplovisit.formats.spreadsheet_guard import unguard_formula

CellValue: TypeAlias = (
    str | bool | int | float | Decimal | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
)
"""The typed value of a cell. None is an empty cell, or a cell whose value is unknown; `SheetRow.faults` says which."""


_BAR: Final = " | "
_SHOWN_CELLS: Final = 20
"""Cells of a row of a workbook that are shown on each side of the one that is meant."""


class SheetKind(enum.StrEnum):
    """The kind of a file of sheets, known by its content."""

    CSV = "csv"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


class SheetCell(NamedTuple):
    """One cell.

    text: the text that evidence may quote: a day is `2025-04-07`, a whole number `12`, a time of day `09:30`.
    value: the typed value; in CSV always the text, or None for an empty cell.
    address: such as `D5`.
    is_merged: whether the value is that of a merged range, and stands in another cell of it.
    """

    text: str
    value: CellValue
    address: str
    is_merged: bool = False


@attrs.frozen(kw_only=True)
class SheetColumn:
    """One column: its name, and its index from 0.

    A column without a name is called by its letter (`column F`). The second of two with one name is `Notes (2)`.

    heading: the text of the header cell, as written; "" for a column without one.
    """

    name: str
    index: int
    heading: str = ""

    @property
    def letter(self) -> str:
        """The letter of the column, such as `F` or `AA`."""
        return column_letter(self.index)


@attrs.frozen(kw_only=True)
class CellFault:
    """A fault of one row, or of one of its cells.

    field: the name of the column; None for the row as a whole.
    remedy: what to do in this case; None means that the remedy of the rule applies.
    """

    rule: Rule
    sentence: str
    field: str | None = None
    remedy: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the cell has no value, or the row none. Otherwise the fault says how they were read."""
        return self.rule.severity is Severity.ERROR


@attrs.frozen(kw_only=True, eq=False)
class SheetRow:
    """One row below the header that is not blank.

    name: the file. sheet: the name of the sheet; "" in CSV. number: the number of the row as a spreadsheet program
    shows it. line: the line of the file in CSV, which differs where cells have line breaks; in a workbook the number.
    columns: the columns of the sheet. texts, values: the cells in the order of the columns. A row with too many cells
    has more of them than columns. merged: indexes of the cells whose value stands in another cell of a merged range.
    faults: why the row, or a cell, cannot be trusted. is_readable: false if the row as a whole cannot be read; its
    texts are then what was seen, for a person.
    links: the addresses behind cells that are links, by the name of their column. source_line: the text of the line in
    CSV.
    """

    name: str
    sheet: str
    number: int
    line: int
    columns: tuple[SheetColumn, ...] = attrs.field(repr=False)
    texts: tuple[str, ...]
    values: tuple[CellValue, ...] = attrs.field(repr=False)
    merged: frozenset[int] = frozenset()
    faults: tuple[CellFault, ...] = ()
    is_readable: bool = True
    is_hidden: bool = False
    links: Mapping[str, str] = {}
    source_line: str | None = attrs.field(default=None, repr=False)
    _locate: Callable[[], tuple[tuple[int, int], ...]] | None = attrs.field(default=None, repr=False)

    @functools.cached_property
    def cells(self) -> Mapping[str, str]:
        """The texts by the name of their column, in the order of the sheet, as `ForeignRow.cells`.

        In CSV the apostrophe before a text that a spreadsheet could run as a formula is taken off; `texts` has it.
        """
        texts = self.texts
        if not self.sheet:
            texts = tuple([unguard_formula(text) if text[:1] == "'" else text for text in texts])
        return dict(zip([column.name for column in self.columns], texts, strict=False))

    @functools.cached_property
    def typed_cells(self) -> Mapping[str, CellValue]:
        """The typed values by the name of their column, in the order of the sheet."""
        return {column.name: value for column, value in zip(self.columns, self.values, strict=False)}

    @property
    def filled(self) -> int:
        """How many cells are filled. A merged range counts once, in the row where it begins."""
        return sum(1 for index, text in enumerate(self.texts) if index not in self.merged and not is_blank(text))

    @property
    def only_text(self) -> str | None:
        """The text of the only filled cell, as in a row that heads a section. None if none or several are filled."""
        texts = [text for index, text in enumerate(self.texts) if index not in self.merged and not is_blank(text)]
        return texts[0].strip() if len(texts) == 1 else None

    def cell(self, field: str) -> SheetCell:
        """Returns the cell of a column. Raises KeyError for a column that the sheet does not have."""
        index = self._index(field)
        if index is None:
            raise KeyError(field)
        return SheetCell(self.cells[field], self.values[index], self.address(field), index in self.merged)

    def fault(self, field: str | None) -> CellFault | None:
        """Returns the fault of a cell, or of the row as a whole for None. None where there is none."""
        return next((fault for fault in self.faults if fault.field == field), None)

    def address(self, field: str | None = None) -> str:
        """Returns the address of a cell, such as `D5`; `row 5` for None, or for a column that the sheet lacks."""
        index = self._index(field)
        return f"row {self.number}" if index is None else f"{column_letter(index)}{self.number}"

    def place(self, field: str | None = None) -> str:
        """Returns the place of a cell or of the row in words, for messages and evidence: `sheet "2025", D5`."""
        sheet = f"sheet {quoted(self.sheet)}, " if self.sheet else ""
        column = "" if self.sheet or self._index(field) is None else f" ({escaped(field or '', 60)})"
        return f"{sheet}{self.address(field)}{column}"

    def where(self, field: str | None = None) -> FilePosition:
        """Returns the position of a cell, or of the row where it has no such cell.

        The source line of a row of a workbook has the texts of its cells between bars.
        """
        index = self._index(field)
        if self.source_line is None:
            first = max((index or 0) - _SHOWN_CELLS, 0)
            shown = [escaped(text, 60) for text in self.texts[first : first + 2 * _SHOWN_CELLS]]
            line = _BAR.join(shown)
            start = len(_BAR.join([*shown[: index - first], ""])) if index is not None else 0
            end = start + len(shown[index - first]) if index is not None and index - first < len(shown) else len(line)
        else:
            line = self.source_line
            spans = self._locate() if self._locate is not None and index is not None else ()
            start, end = spans[index] if index is not None and index < len(spans) else (0, len(line))
        return FilePosition(self.name, Span(self.line, start + 1, self.line, min(end, len(line)) + 1), line)

    def finding(self, rule: Rule, sentence: str, field: str | None = None, *, remedy: str | None = None) -> Finding:
        """Makes a finding about a cell or the row. Its sentence begins with the place."""
        fault = Fault(rule=rule, path=(), sentence=f"{self.place(field)}: {sentence}", remedy=remedy)
        return finding_at(fault, self.where(field))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The faults as findings."""
        return tuple(
            self.finding(fault.rule, fault.sentence, fault.field, remedy=fault.remedy) for fault in self.faults
        )

    def _index(self, field: str | None) -> int | None:
        return self._indexes.get(field) if field is not None else None

    @functools.cached_property
    def _indexes(self) -> Mapping[str, int]:
        return {column.name: column.index for column in self.columns}


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """One sheet: its header, and its rows.

    name: "" in CSV. header_row: the number of the row with the names; 0 for none. above: the texts of the rows above
    the header that are not blank, by row number. columns: the columns, from the first. findings: what was decided and
    what is wrong with the sheet as a whole.
    """

    name: str
    header_row: int
    columns: tuple[SheetColumn, ...]
    above: tuple[tuple[int, tuple[str, ...]], ...] = ()
    is_hidden: bool = False
    findings: tuple[Finding, ...] = ()
    _rows: Callable[[], Iterator[SheetRow]] = attrs.field(repr=False)

    def rows(self) -> Iterator[SheetRow]:
        """Reads the rows below the header, without the blank ones. Each call begins anew."""
        return self._rows()

    def column(self, word: str) -> SheetColumn | None:
        """Returns the column of a name or a letter, in this order. None where there is none."""
        for column in self.columns:
            if column.name == word:
                return column
        return next((column for column in self.columns if column.letter == word), None)


@attrs.frozen(kw_only=True, eq=False)
class SheetFile:
    """A file of sheets that was read.

    encoding, delimiter: of a CSV file, in words such as "Windows-1252 (a guess)" and "semicolons"; "" in a workbook.
    findings: what was decided and what is wrong with the file as a whole; `Sheet.findings` and `SheetRow.findings` have
    the others. A file that cannot be read has no sheets, and a finding that is an error.
    """

    name: str
    kind: SheetKind
    encoding: str = ""
    delimiter: str = ""
    sheets: tuple[Sheet, ...] = ()
    findings: tuple[Finding, ...] = ()


def column_letter(index: int) -> str:
    """Returns the letter of a column by its index from 0.

    >>> column_letter(0), column_letter(25), column_letter(26), column_letter(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_blank(text: str) -> bool:
    """Whether a text is white space only, no-break spaces and zero-width spaces included.

    >>> is_blank("\\u00a0 \\t"), is_blank("-")
    (True, False)
    """
    return not text or not text.strip(_BLANKS)


_BLANKS = "".join(chr(n) for n in (*range(0x3001), 0xFEFF) if chr(n).isspace()) + "\u200b\u200c\u200d\u2060\ufeff"


def cell_text(value: CellValue) -> str:
    """Returns the text of a typed value that evidence may quote.

    >>> cell_text(12.0), cell_text(0.5), cell_text(datetime.date(2025, 4, 7)), cell_text(datetime.time(9, 30))
    ('12', '0.5', '2025-04-07', '09:30')
    >>> cell_text(datetime.datetime(2025, 4, 7, 9, 30)), cell_text(datetime.timedelta(hours=49, minutes=30))
    ('2025-04-07T09:30', '49:30')
    >>> cell_text(True), cell_text(None)
    ('TRUE', '')
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime.datetime() | datetime.time():
            text = value.isoformat()
            return text.removesuffix(":00") if not value.microsecond else text
        case datetime.date():
            return value.isoformat()
        case datetime.timedelta():
            seconds = round(abs(value) / datetime.timedelta(seconds=1))
            sign = "-" if value < datetime.timedelta(0) else ""
            rest = f":{seconds % 60:02}" if seconds % 60 else ""
            return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}{rest}"
        case _:
            return str(value)
