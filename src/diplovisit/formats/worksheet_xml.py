"""Reads from the XML of an Excel worksheet what python-calamine leaves out.

These are: error values, formulas without a stored result, hidden rows, the numbers behind early days and times, and how
far the filled cells reach. calamine gives an empty cell for the first two, and takes memory for the whole rectangle
that the filled cells span.
"""

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

import attrs

from diplovisit.formats.workbook_package import parse_part
from diplovisit.lazy_patterns import lazy_pattern

CellPlace: TypeAlias = tuple[int, int]
"""The place of a cell: the number of its row from 1, the index of its column from 0."""

_NO_STYLES: Final[Mapping[str, str]] = {}
_REFERENCE: Final = lazy_pattern("([A-Z]{1,3})([0-9]{1,7})")
_SIGNS: Final = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'", b"hidden=")
_CELL_LETTERS: Final = lazy_pattern(rb"""\sr=["']([A-Z]{1,3})[0-9]""")
_CELL_NUMBERS: Final = lazy_pattern(rb"""\sr=["'][A-Z]{1,3}([0-9]{1,7})["']""")
_CELL: Final = lazy_pattern(rb"[<:]c[\s>]")
_ROW: Final = lazy_pattern(
    rb"""<(?:\w+:)?row\b[^>]*?\sr=["'](?P<number>[0-9]{1,7})["'][^>]*?(?:/>|>.*?</(?:\w+:)?row\s*>)""", re.DOTALL
)
_ROW_NUMBER: Final = lazy_pattern(
    rb"""(?P<before><(?:\w+:)?row\b[^>]*?\sr=["']|<(?:\w+:)?c\b[^>]*?\sr=["'][A-Z]{1,3})[0-9]{1,7}"""
)
MOST_COLUMNS: Final = 16_384
"""Columns of a sheet in every kind of workbook (ECMA-376, part 1, section 18.3.1.73)."""
EARLIEST_CERTAIN: Final = 61.0
"""The number of 1 March 1900, the first day that Excel and LibreOffice agree on. Excel has a 29 February 1900."""


@attrs.define
class WorksheetFacts:
    """What a worksheet has besides the values of its cells.

    errors: the error values by place. unstored: formulas without a result, by place. small: the numbers below
    EARLIEST_CERTAIN, among them those of early days and times. coarse: "month", "year" or "no year" where the format of
    the cell shows no whole day. hidden: rows that are hidden. rows: numbers of rows with a filled cell, in the order of
    the file. left, right: the first and last column with a filled cell.
    """

    errors: dict[CellPlace, str] = attrs.Factory(dict)
    unstored: dict[CellPlace, str] = attrs.Factory(dict)
    small: dict[CellPlace, float] = attrs.Factory(dict)
    coarse: dict[CellPlace, str] = attrs.Factory(dict)
    hidden: set[int] = attrs.Factory(set)
    rows: list[int] = attrs.Factory(list)
    left: int = MOST_COLUMNS
    right: int = -1

    @property
    def area(self) -> int:
        """The number of cells of the rectangle that the filled cells span."""
        return (max(self.rows) - min(self.rows) + 1) * (self.right - self.left + 1) if self.rows else 0


def largest_area(xml: bytes) -> int | None:
    """Returns a bound for `WorksheetFacts.area` that is quick to compute.

    None for a worksheet that must be scanned: it has formulas, errors, hidden rows, or cells without an address.
    """
    if any(sign in xml for sign in _SIGNS):
        return None
    letters, numbers = _CELL_LETTERS.findall(xml), _CELL_NUMBERS.findall(xml)
    if not len(letters) == len(numbers) == len(_CELL.findall(xml)):
        return None
    if not letters:
        return 0
    columns = [column_index(each.decode()) for each in set(letters)]
    rows = [int(each) for each in set(numbers)]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def column_index(letters: str) -> int:
    """Returns the index of a column from 0.

    >>> column_index("A"), column_index("XFD")
    (0, 16383)
    """
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def scan_worksheet(xml: bytes, coarse_styles: Mapping[str, str] = _NO_STYLES) -> WorksheetFacts:
    """Scans a worksheet from beginning to end. Raises PackageError for XML that is not well-formed.

    coarse_styles: what each style shows of a day, by its number, where this is not the whole day.

    >>> facts = scan_worksheet(
    ...     b'<worksheet><sheetData><row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>1+1</f></c></row>'
    ...     b"</sheetData></worksheet>"
    ... )
    >>> facts.errors, facts.unstored, facts.rows
    ({(2, 0): '#REF!'}, {(2, 1): '=1+1'}, [2])
    """
    scan = _Scan(coarse_styles)
    parse_part(xml, start=scan.start, end=scan.end, text=scan.text)
    return scan.facts


class _Scan:
    """The scan of one worksheet."""

    def __init__(self, coarse_styles: Mapping[str, str]) -> None:
        self.facts = WorksheetFacts()
        self._coarse_styles, self._style = coarse_styles, ""
        self._row, self._column, self._type = 0, -1, ""
        self._has_formula = self._is_value = self._is_formula = False
        self._value: list[str] = []
        self._formula: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            match = _REFERENCE.fullmatch(attributes.get("r", ""))
            if match is not None:
                self._column, self._row = column_index(match[1]), int(match[2])
            else:
                self._column += 1
            self._type, self._has_formula = attributes.get("t", "n"), False
            self._style = attributes.get("s", "")
            self._value.clear()
        elif name in ("v", "t"):
            self._is_value = True
        elif name == "f":
            self._has_formula = self._is_formula = True
            self._formula.clear()
        elif name == "row":
            self._row = int(number) if (number := attributes.get("r", "")).isdecimal() else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.facts.hidden.add(self._row)

    def text(self, text: str) -> None:
        if self._is_value:
            self._value.append(text)
        elif self._is_formula:
            self._formula.append(text)

    def end(self, name: str) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in ("v", "t"):
            self._is_value = False
        elif name == "f":
            self._is_formula = False
        elif name == "c":
            self._end_cell("".join(self._value))

    def _end_cell(self, value: str) -> None:
        facts, place = self.facts, (self._row, self._column)
        if not value:
            # A formula whose result is the empty text has the type "str".
            if self._has_formula and self._type != "str":
                facts.unstored[place] = "=" + "".join(self._formula)
            elif not self._has_formula:
                return
        if self._type == "e":
            facts.errors[place] = value.strip()
        elif self._type == "n" and len(value) < 30:
            try:
                number = float(value)
            except ValueError:
                number = EARLIEST_CERTAIN
            if number < EARLIEST_CERTAIN:
                facts.small[place] = number
            if self._style in self._coarse_styles:
                facts.coarse[place] = self._coarse_styles[self._style]
        if not facts.rows or facts.rows[-1] != self._row:
            facts.rows.append(self._row)
        facts.left, facts.right = min(facts.left, self._column), max(facts.right, self._column)


def pack_rows(xml: bytes, rows: list[int]) -> bytes:
    """Returns a worksheet with these rows alone, numbered from 1 without gaps.

    calamine takes memory and time for every empty row between two filled ones, up to a million.

    >>> pack_rows(b'<row r="3"><c r="A3"/></row><row r="4"/><row r="1048576"><c r="B1048576"/></row>', [3, 1048576])
    b'<row r="1"><c r="A1"/></row><row r="2"><c r="B2"/></row>'
    """
    numbers = {row: place for place, row in enumerate(rows, 1)}

    def renumber(match: re.Match[bytes]) -> bytes:
        number = numbers.get(int(match["number"]))
        if number is None:
            return b""
        digits = str(number).encode()
        return _ROW_NUMBER.sub(lambda found: found["before"] + digits, match[0])

    return _ROW.sub(renumber, xml)
