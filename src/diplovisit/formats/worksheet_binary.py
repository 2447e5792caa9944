"""Reads from a worksheet of .xlsb, in binary records, what python-calamine leaves out: error values, and the extent.

A record has a type of one or two bytes and a size of one to four, seven bits each (MS-XLSB, section 2.1.4).
"""

import struct
from collections.abc import Iterator
from typing import Final

from diplovisit.formats.workbook_package import PackageError, WorkbookPackage, relation_targets
from diplovisit.formats.worksheet_xml import WorksheetFacts

ERROR_CODES: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""The error values by their code, the same in .xls (MS-XLSB, section 2.5.97.2, and MS-XLS, section 2.5.10)."""

_ROW, _BLANK, _ERROR, _ERROR_OF_FORMULA, _SHEET = 0, 1, 3, 11, 156
_LAST_CELL = 11


def scan_binary_worksheet(data: bytes) -> WorksheetFacts:
    """Scans a worksheet. Raises PackageError for one that is cut off."""
    facts = WorksheetFacts()
    row = 0
    for kind, content in _records(data):
        if kind == _ROW and len(content) >= 4:
            row = int.from_bytes(content[:4], "little") + 1
        elif _BLANK < kind <= _LAST_CELL and len(content) >= 8:
            column = int.from_bytes(content[:4], "little")
            if kind in (_ERROR, _ERROR_OF_FORMULA):
                facts.errors[row, column] = ERROR_CODES.get(content[8] if len(content) > 8 else -1, "#UNKNOWN!")
            if not facts.rows or facts.rows[-1] != row:
                facts.rows.append(row)
            facts.left, facts.right = min(facts.left, column), max(facts.right, column)
    return facts


def binary_sheet_parts(package: WorkbookPackage) -> list[tuple[str, str]]:
    """Returns the name and the part of each sheet of a workbook in .xlsb. Raises PackageError."""
    targets = relation_targets(package, "xl/_rels/workbook.bin.rels")
    parts: list[tuple[str, str]] = []
    for kind, content in _records(package.part("xl/workbook.bin") or b""):
        if kind == _SHEET:
            relation, end = _wide_text(content, 8)
            name, _ = _wide_text(content, end)
            if targets.get(relation) in package.names:
                parts.append((name, targets[relation]))
    return parts


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    try:
        while place < len(data):
            kind = data[place]
            place += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (data[place] & 0x7F) << 7
                place += 1
            size = shift = 0
            while True:
                byte = data[place]
                place += 1
                size |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80 or shift == 28:
                    break
            yield kind, data[place : place + size]
            place += size
    except IndexError:
        raise PackageError("a worksheet of it is cut off") from None


def _wide_text(content: bytes, start: int) -> tuple[str, int]:
    """Returns a text of UTF-16 after its length, and the offset of its end."""
    try:
        (length,) = struct.unpack_from("<I", content, start)
    except struct.error:
        raise PackageError("the list of its sheets is cut off") from None
    end = start + 4 + 2 * length
    return content[start + 4 : end].decode("utf-16-le", errors="replace"), end
