"""Writes workbooks (Office Open XML) with XlsxWriter: sheets of typed cells, each below a header.

The same cells give the same bytes. A text is always written as a text, never as a formula, a link or a number. A day is
a real date. Excel has no dates before 1900, and counts a day too many until March 1900, so an earlier day is text.
"""

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.formats.optional_packages import optional_import
from diplovisit.lazy_patterns import lazy_pattern

with optional_import("xlsxwriter"):
    import xlsxwriter

WorkbookCell: TypeAlias = str | int | float | bool | datetime.date | None

MOST_ROWS: Final = 1_048_575
"""The rows of a sheet below its header (Excel, "Specifications and limits": 1,048,576 rows)."""

LONGEST_TEXT: Final = 32_767
"""The characters of a cell, in UTF-16 code units (Excel, "Specifications and limits")."""

_FIRST_DATE: Final = datetime.date(1900, 3, 1)
_CREATED: Final = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  # XlsxWriter takes a time without a zone, as UTC
_NO_CHARACTER: Final = lazy_pattern("[\ufffe\uffff]")
_ESCAPE: Final = lazy_pattern("_x([0-9A-Fa-f]{4})_")

_LINE: Final = 15
_MOST_LINES: Final = 5
_DAY_WIDTH: Final = 13

_HEADER: Final = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "valign": "vcenter"}
_ACCENT: Final = _HEADER | {"bg_color": "#9C2A10"}
_MUTED: Final = _HEADER | {"bg_color": "#7F7F7F"}
_CELL: Final = {"valign": "top", "align": "left"}


class NotInWorkbook(ValueError):
    """Raised for what a workbook cannot hold: too many rows, a text that is too long, or a character XML forbids."""


@attrs.frozen(kw_only=True)
class WorkbookColumn:
    """A column of a sheet.

    widest, narrowest: the bounds of its width in characters; in between it is as wide as its longest cell.
    is_day: whether its cells are dates.
    choices: the name of the list whose words a drop-down offers; None for none. is_open: whether other words are
        accepted, too. hint: what is shown where the cell is selected; "" for nothing.
    emphasis: "accent" for a column that has to be filled in, "muted" for one that is derived, "" for any other.
    is_folded: whether it is hidden in a group that the plus sign above the columns opens.
    """

    name: str
    widest: int = 34
    narrowest: int = 0
    is_day: bool = False
    choices: str | None = None
    is_open: bool = False
    hint: str = ""
    emphasis: str = ""
    is_folded: bool = False


class WorkbookWriter:
    """Writes one workbook. `lists` has the words of all drop-downs by name; they are on a sheet of their own."""

    def __init__(self, *, title: str, lists: Mapping[str, Sequence[str]]) -> None:
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
        self._book.set_properties({"title": title, "created": _CREATED})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._lists = lists
        self._ranges = {
            name: f"=Lists!${_letters(index)}$2:${_letters(index)}${len(words) + 1}"
            for index, (name, words) in enumerate(lists.items())
        }

    def add_sheet(
        self,
        name: str,
        columns: Sequence[WorkbookColumn],
        *,
        frozen: int = 0,
        tab: str | None = None,
        is_printed: bool = False,
    ) -> "WorkbookSheet":
        """Adds a sheet.

        frozen: the number of columns that stay in view. tab: the colour of its tab. is_printed: whether all columns fit
        on a page.
        """
        worksheet = self._book.add_worksheet(name)
        if tab is not None:
            worksheet.set_tab_color(tab)
        worksheet.freeze_panes(1, frozen)
        worksheet.set_row(0, 22)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        if is_printed:
            worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(0)
        day = self._format(_CELL | {"num_format": "yyyy-mm-dd"})
        text = self._format(_CELL | {"text_wrap": True})
        formats = [day if column.is_day else text for column in columns]
        headers = {"": self._format(_HEADER), "accent": self._format(_ACCENT), "muted": self._format(_MUTED)}
        for index, column in enumerate(columns):
            worksheet.write_string(0, index, column.name, headers[column.emphasis])
            self._validate(worksheet, index, column)
        return WorkbookSheet(worksheet, columns, formats, name)

    def _validate(self, worksheet: Any, index: int, column: WorkbookColumn) -> None:
        """Adds the drop-down and the hint of a column. Excel bounds a title to 32 characters and a hint to 255."""
        options: dict[str, Any] = {}
        if column.choices is not None:
            options = {"validate": "list", "source": self._ranges[column.choices]}
            options |= {
                "error_type": "warning" if column.is_open else "stop",
                "error_title": column.name,
                "error_message": f"The words for {column.name} are on the sheet Lists, under {column.choices}.",
            }
        if column.hint:
            options = {"validate": "any"} | options
            options |= {"input_title": column.name[:32], "input_message": _shortened(column.hint)}
        if options:
            worksheet.data_validation(1, index, MOST_ROWS, index, options)

    def finish(self) -> bytes:
        """Adds the sheet of lists, and returns the bytes of the workbook."""
        if self._lists:
            columns = [WorkbookColumn(name=name) for name in self._lists]
            sheet = self.add_sheet("Lists", columns, tab="#7F7F7F")
            longest = max(map(len, self._lists.values()))
            for number in range(longest):
                sheet.add([words[number] if number < len(words) else None for words in self._lists.values()])
            sheet.finish()
        self._book.close()
        return self._bytes.getvalue()

    def _format(self, properties: Mapping[str, Any]) -> Any:
        key = tuple(properties.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(properties))
        return self._formats[key]


class WorkbookSheet:
    """A sheet that is being written, one row after another."""

    def __init__(self, worksheet: Any, columns: Sequence[WorkbookColumn], formats: Sequence[Any], name: str) -> None:
        self._worksheet, self._columns, self._formats, self._name = worksheet, columns, formats, name
        self._rows = 0
        # The arrow of the filter covers the end of a name.
        self._widths = [max(len(column.name) + 4, column.narrowest) for column in columns]

    def add(self, cells: Iterable[WorkbookCell]) -> None:
        """Adds a row. Raises NotInWorkbook for a row too many, and for a text that a cell cannot hold."""
        if self._rows >= MOST_ROWS:
            raise NotInWorkbook(f"the sheet {self._name} would have more than {MOST_ROWS:,} rows")
        self._rows += 1
        row, write = self._rows, self._worksheet
        lines = 1
        for index, (cell, format) in enumerate(zip(cells, self._formats, strict=True)):
            match cell:
                case None:
                    continue
                case str():
                    require_writable(cell, f"the column {self._columns[index].name} of {self._name}")
                    write.write_string(row, index, cell, format)
                    lines = max(lines, self._fit(index, cell))
                case bool():
                    write.write_boolean(row, index, cell, format)
                case int() | float():
                    write.write_number(row, index, cell, format)
                case datetime.date() if cell >= _FIRST_DATE:
                    write.write_datetime(row, index, cell, format)
                case datetime.date():
                    write.write_string(row, index, cell.isoformat(), format)
        if lines > 1:
            write.set_row(row, _LINE * min(lines, _MOST_LINES))

    def _fit(self, index: int, text: str) -> int:
        """Makes a column wide enough for a text, and returns the number of lines that the text needs."""
        widest = self._columns[index].widest
        longest = max(map(len, text.split("\n")))
        self._widths[index] = max(self._widths[index], min(longest, widest) + 2)
        return sum(-(-len(line) // widest) or 1 for line in text.split("\n"))

    def finish(self) -> None:
        """Sets the widths of the columns, and adds the filters to the header, once all rows are there."""
        for index, (column, width) in enumerate(zip(self._columns, self._widths, strict=True)):
            day = self._formats[index] if column.is_day else None
            folded = {"level": 1, "hidden": True} if column.is_folded else {}
            self._worksheet.set_column(index, index, max(width, _DAY_WIDTH) if column.is_day else width, day, folded)
        self._worksheet.autofilter(0, 0, max(1, self._rows), len(self._columns) - 1)


def require_writable(text: str, place: str) -> None:
    """Raises NotInWorkbook for a text that a cell cannot hold.

    >>> require_writable("a" * 40_000, "the column notes of Visits")
    Traceback (most recent call last):
    diplovisit.formats.workbook_writing.NotInWorkbook: the column notes of Visits has a text of 40,000 characters; \
a cell has at most 32,767
    """
    # Cheap for the usual text: a character beyond U+FFFF is two code units.
    if len(text) * 2 > LONGEST_TEXT and (length := len(text.encode("utf-16-le")) // 2) > LONGEST_TEXT:
        raise NotInWorkbook(f"{place} has a text of {length:,} characters; a cell has at most {LONGEST_TEXT:,}")
    if match := _NO_CHARACTER.search(text):
        raise NotInWorkbook(f"{place} has a text with U+{ord(match[0]):04X}, which workbooks do not allow; remove it")
    if "_x" in text and _ESCAPE.sub(lambda match: chr(int(match[1], 16)), _ESCAPE.sub(r"_x005F\g<0>", text)) != text:
        raise NotInWorkbook(f"{place} has the text {text[:40]!r}, which workbooks take for an escaped character")


def _letters(index: int) -> str:
    """Returns the letters of a column: A, B, …, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _shortened(text: str) -> str:
    return text if len(text) <= 255 else f"{text[:254]}…"
