"""Reads from the records of an .xls what python-calamine leaves out: errors, hidden rows, numbers of early days.

A workbook is a stream of records: first those of the workbook, then those of each sheet (MS-XLS, section 2.1.4).
"""

import struct
from collections.abc import Iterator
from typing import Final

from diplovisit.formats.ole_streams import read_ole_stream
from diplovisit.formats.workbook_package import PackageError
from diplovisit.formats.worksheet_binary import ERROR_CODES
from diplovisit.formats.worksheet_xml import EARLIEST_CERTAIN, WorksheetFacts

_BEGIN, _END, _PASSWORD, _SHEET, _ROW = 0x809, 0x0A, 0x2F, 0x85, 0x208
_FORMULA, _BOOL_OR_ERROR, _NUMBER, _RK, _MANY_RK, _LABEL, _SHARED_TEXT, _RICH_TEXT = (
    0x06,
    0x205,
    0x203,
    0x27E,
    0xBD,
    0x204,
    0xFD,
    0xD6,
)
_CELLS: Final = frozenset((_FORMULA, _BOOL_OR_ERROR, _NUMBER, _RK, _MANY_RK, _LABEL, _SHARED_TEXT, _RICH_TEXT))
_HIDDEN: Final = 0x20


def scan_xls(data: bytes) -> list[WorksheetFacts]:
    """Scans a workbook, and returns the facts of its sheets in their order. Raises PackageError."""
    stream = read_ole_stream(data, ("Workbook", "Book", "WORKBOOK", "BOOK"))
    if stream is None:
        raise PackageError("the OLE container has no workbook")
    starts: list[int] = []
    try:
        for kind, content in _records(stream, 0):
            if kind == _PASSWORD:
                raise PackageError("it is encrypted with a password")
            if kind == _SHEET:
                starts += struct.unpack_from("<I", content)
        return [_scan_sheet(stream, start) for start in starts]
    except (struct.error, IndexError):
        raise PackageError("the workbook in the OLE container is damaged or cut off") from None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yields the records of one part of a workbook, without those of charts inside it."""
    depth, place = 0, start
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        content = stream[place + 4 : place + 4 + size]
        place += 4 + size
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, content


def _scan_sheet(stream: bytes, start: int) -> WorksheetFacts:
    facts = WorksheetFacts()
    for kind, content in _records(stream, start):
        if kind == _ROW and struct.unpack_from("<H", content, 12)[0] & _HIDDEN:
            facts.hidden.add(struct.unpack_from("<H", content)[0] + 1)
        if kind not in _CELLS:
            continue
        row, column = struct.unpack_from("<HH", content)
        row += 1
        if kind == _BOOL_OR_ERROR and content[7]:
            facts.errors[row, column] = ERROR_CODES.get(content[6], "#UNKNOWN!")
        elif kind == _FORMULA and content[12:14] == b"\xff\xff":
            # The result is no number but a text, a truth value, an error or the empty text, by its first byte.
            if content[6] == 2:
                facts.errors[row, column] = ERROR_CODES.get(content[8], "#UNKNOWN!")
        elif kind in (_FORMULA, _NUMBER):
            _add_number(facts, row, column, struct.unpack_from("<d", content, 6)[0])
        elif kind == _RK:
            _add_number(facts, row, column, _rk_number(content, 6))
        elif kind == _MANY_RK:
            for index in range((len(content) - 6) // 6):
                _add_number(facts, row, column + index, _rk_number(content, 6 + 6 * index))
            facts.right = max(facts.right, column + (len(content) - 6) // 6 - 1)
        if not facts.rows or facts.rows[-1] != row:
            facts.rows.append(row)
        facts.left, facts.right = min(facts.left, column), max(facts.right, column)
    return facts


def _add_number(facts: WorksheetFacts, row: int, column: int, number: float) -> None:
    if number < EARLIEST_CERTAIN:
        facts.small[row, column] = number


def _rk_number(content: bytes, start: int) -> float:
    """Returns a number of 30 bits, whole or the first half of a float, and a hundredth of it if a bit says so."""
    (coded,) = struct.unpack_from("<I", content, start)
    if coded & 2:
        number = float(coded >> 2 if coded < 1 << 31 else (coded >> 2) - (1 << 30))
    else:
        (number,) = struct.unpack("<d", struct.pack("<II", 0, coded & 0xFFFFFFFC))
    return number / 100 if coded & 1 else number
