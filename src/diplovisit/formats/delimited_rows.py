"""Rows of CSV as programs and people write it: any delimiter, any line end, and rows that are wrong one at a time.

`csv_rows.py` reads what this package wrote, strictly. This module reads what others wrote. A wrong row is given as it
stands, with the reason, and reading goes on with the next line.
"""

import csv
import enum
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

import attrs

from diplovisit.formats.csv_rows import LONGEST_CELL

DELIMITERS: Final = (",", ";", "\t", "|")
"""The delimiters that are found without being told, in the order of preference."""

_SAMPLE_ROWS: Final = 100
_SAMPLE_CHARACTERS: Final = 100_000
_EXCEL_LINE: Final = re.compile('"?sep=(.)"?(?:\r\n|\n|\r|\\Z)', re.IGNORECASE)


class DelimitedFault(enum.StrEnum):
    """A reason why a row cannot be read."""

    OPEN_QUOTE = "a quote is opened in this row and never closed"
    TEXT_AFTER_QUOTE = "something stands between a closing quote and the next delimiter"
    LONG_CELL = f"a cell has more than {LONGEST_CELL:,} characters"
    NUL = "the byte NUL stands in this row"
    WRONG_BYTE = "a byte in this row belongs to another encoding, or is damaged"


@attrs.frozen(kw_only=True)
class DelimitedRow:
    """A row: its number as a spreadsheet program counts, the number and text of its first line, and its cells.

    fault: why the row cannot be read; the cells are then what was seen. None for a good row.
    """

    number: int
    line: int
    source: str = attrs.field(repr=False)
    cells: tuple[str, ...]
    fault: DelimitedFault | None = None


@attrs.frozen(kw_only=True)
class Delimiter:
    """The delimiter of a text, and where its rows begin.

    start: the offset of the first row; after the line `sep=;` that Excel writes. others: delimiters that would fit as
    well, so this one is a guess.
    """

    sign: str
    start: int = 0
    others: tuple[str, ...] = ()


def find_delimiter(text: str) -> Delimiter:
    """Finds the delimiter by which the first rows have the same number of cells, two at least.

    >>> find_delimiter("id;cost\\n1;1,50\\n2;3,20\\n").sign
    ';'
    >>> find_delimiter("sep=|\\na|b\\n")
    Delimiter(sign='|', start=6, others=())
    """
    if (match := _EXCEL_LINE.match(text)) is not None:
        return Delimiter(sign=match[1], start=match.end())
    sample = text[:_SAMPLE_CHARACTERS]
    scores = {sign: _score(sample, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=scores.__getitem__)
    others = tuple(sign for sign in DELIMITERS if sign != best and scores[sign][0] == scores[best][0] > 0)
    return Delimiter(sign=best, others=others)


def _score(sample: str, sign: str) -> tuple[float, int]:
    """Returns the share of rows that have the most frequent number of cells above one, and this number."""
    rows = [row for row in islice(read_delimited(sample, sign), _SAMPLE_ROWS) if row.source.strip()]
    counts = Counter(len(row.cells) for row in rows if row.fault is None and len(row.cells) > 1)
    if not counts:
        return 0.0, 0
    number, count = max((number, count) for count, number in counts.items())
    return number / len(rows), count


def read_delimited(text: str, sign: str, start: int = 0) -> Iterator[DelimitedRow]:
    """Reads the rows of a text, blank ones included, each as soon as it is complete.

    >>> [row.cells if row.fault is None else row.fault.value for row in read_delimited('a,"b\\nc\\n1,"2, 3"\\n', ",")]
    ['a quote is opened in this row and never closed', ('c',), ('1', '2, 3')]
    """
    # Spreadsheet programs hide the line `sep=;`, so the rows after it count from 1 too.
    number, line = 1, 2 if start else 1
    lines = _Lines(text, start)
    reader = csv.reader(lines, delimiter=sign, strict=True)
    while True:
        lines.taken.clear()
        fault: DelimitedFault | None = None
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            fault = _fault_of(str(error))
            cells = ()
        taken = lines.taken
        source = taken[0].rstrip("\r\n")
        if fault is not None and len(taken) > 1:
            # The quote swallowed the lines after its own: they are read again, on their own.
            lines.go_back(len(taken) - 1)
            del taken[1:]
            fault = DelimitedFault.OPEN_QUOTE
        if fault is None and any("\0" in part for part in taken):
            fault = DelimitedFault.NUL
        elif fault is None and any(max(part, default="") >= "\udc80" and _has_surrogate(part) for part in taken):
            fault = DelimitedFault.WRONG_BYTE
        if fault is not None and not cells:
            cells = tuple(source.split(sign))
        yield DelimitedRow(number=number, line=line, source=source, cells=cells, fault=fault)
        number += 1
        line += len(taken)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _fault_of(message: str) -> DelimitedFault:
    if "unexpected end" in message:
        return DelimitedFault.OPEN_QUOTE
    return DelimitedFault.LONG_CELL if "field larger" in message else DelimitedFault.TEXT_AFTER_QUOTE


class _Lines:
    """The lines of a text with their line breaks; lines can be given back."""

    def __init__(self, text: str, start: int) -> None:
        self._stream = io.StringIO(text, newline="")
        self._stream.seek(start)
        self._waiting: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else next(self._stream)
        self.taken.append(line)
        return line

    def go_back(self, count: int) -> None:
        """Gives back the last lines that were taken."""
        self._waiting.extend(reversed(self.taken[-count:]))
