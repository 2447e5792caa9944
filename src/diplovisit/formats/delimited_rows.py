"""Rows of CSV as programs and people write it: any delimiter, any line end, and rows that are wrong one at a time.

`csv_rows.py` reads what this package wrote, strictly. This module reads what others wrote. A wrong row is given as it
stands, with the reason, and reading goes on with the next line.
"""

import csv
import enum
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

import attrs

from diplovisit.formats.csv_rows import LONGEST_CELL
from diplovisit.lazy_patterns import lazy_pattern

DELIMITERS: Final = (",", ";", "\t", "|")
"""The delimiters that are found without being told, in the order of preference."""

_SAMPLE_ROWS: Final = 100
_SAMPLE_CHARACTERS: Final = 100_000
_EXCEL_LINE: Final = lazy_pattern('"?sep=(.)"?(?:\r\n|\n|\r|\\Z)', re.IGNORECASE)


class DelimitedFault(enum.StrEnum):
    """A reason why a row cannot be read."""

    OPEN_QUOTE = "a quote is opened in this row and never closed"
    TEXT_AFTER_QUOTE = "there is text between a closing quote and the next delimiter"
    LONG_CELL = f"a cell has more than {LONGEST_CELL:,} characters"
    NUL = "this row has the byte NUL"
    WRONG_BYTE = "this row has a byte of another encoding, or a damaged byte"


@attrs.frozen(kw_only=True)
class DelimitedRow:
    """A row: its number as a spreadsheet program counts, the number and text of its first line, and its cells.

    lines: how many lines it has.

    fault: why the row cannot be read; the cells are then what was seen. None for a good row.
    """

    number: int
    line: int
    lines: int
    source: str = attrs.field(repr=False)
    cells: tuple[str, ...]
    fault: DelimitedFault | None = None


@attrs.frozen(kw_only=True)
class Delimiter:
    """The delimiter of a text, and where its rows begin.

    start: the offset of the first row; after the line `sep=;` that Excel writes. others: delimiters that would fit as
    well, so this one is a guess. skips_blanks: whether a quote may follow a blank: `Paris, "6 May, 2025"`. width: the
    most cells of a row among the first ones; None if there are none.
    """

    sign: str
    start: int = 0
    others: tuple[str, ...] = ()
    skips_blanks: bool = False
    width: int | None = None


def find_delimiter(text: str, told: str | None = None) -> Delimiter:
    """Finds the delimiter by which most of the first rows have the same number of cells, two at least.

    told: the delimiter, if it is known; the rest is found.

    >>> find_delimiter("id;cost\\n1;1,50\\n2;3,20\\n").sign
    ';'
    >>> find_delimiter("sep=|\\na|b\\n")
    Delimiter(sign='|', start=6, others=(), skips_blanks=False, width=2)
    """
    match = _EXCEL_LINE.match(text)
    start = match.end() if match is not None else 0
    known = told or (match[1] if match is not None else None)
    sample = text[start : start + _SAMPLE_CHARACTERS]
    scores = {sign: _score(sample, sign) for sign in ((known,) if known is not None else DELIMITERS)}
    best = max(scores, key=lambda sign: scores[sign][:2])
    others = tuple(sign for sign in scores if sign != best and scores[sign][0] == scores[best][0] > 0)
    share, _, width = scores[best]
    skips_blanks = False
    if f'{best} "' in sample and (skipping := _score(sample, best, skips_blanks=True))[0] > share:
        skips_blanks, width = True, skipping[2]
    return Delimiter(sign=best, start=start, others=others, skips_blanks=skips_blanks, width=width)


def _score(sample: str, sign: str, *, skips_blanks: bool = False) -> tuple[float, int, int | None]:
    """Returns the share of rows that have the most frequent number of cells above one, this number, and the highest."""
    rows = [
        row
        for row in islice(read_delimited(sample, Delimiter(sign=sign, skips_blanks=skips_blanks)), _SAMPLE_ROWS)
        if row.source.strip()
    ]
    counts = Counter(len(row.cells) for row in rows if row.fault is None and len(row.cells) > 1)
    width = max((len(row.cells) for row in rows if row.fault is None and row.lines == 1), default=None)
    if not counts:
        return 0.0, 0, width
    number, count = max((number, count) for count, number in counts.items())
    return number / len(rows), count, width


def read_delimited(text: str, delimiter: Delimiter) -> Iterator[DelimitedRow]:
    """Reads the rows of a text, blank ones included, each as soon as it is complete.

    >>> rows = read_delimited('a,"b\\nc\\n1,"2, 3"\\n', Delimiter(sign=","))
    >>> [row.cells if row.fault is None else row.fault.value for row in rows]
    ['a quote is opened in this row and never closed', ('c',), ('1', '2, 3')]
    """
    sign, width = delimiter.sign, delimiter.width
    # Spreadsheet programs hide the line `sep=;`, so the rows after it count from 1 too.
    number, line = 1, 2 if delimiter.start else 1
    lines = _Lines(text, delimiter.start)
    reader = csv.reader(lines, delimiter=sign, strict=True, skipinitialspace=delimiter.skips_blanks)
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
        if len(taken) > 1 and (fault is not None or (width is not None and len(cells) > width and any(cells[width:]))):
            # The quote swallowed the lines after its own: they are read again, on their own.
            lines.go_back(len(taken) - 1)
            del taken[1:]
            fault = DelimitedFault.OPEN_QUOTE
        source = taken[0].rstrip("\r\n")
        if fault is None and any("\0" in part for part in taken):
            fault = DelimitedFault.NUL
        elif not all(map(str.isascii, taken)) and any(map(_has_surrogate, taken)):
            fault = DelimitedFault.WRONG_BYTE
            source = _without_surrogates(source)
            cells = tuple(map(_without_surrogates, cells))
        if fault is not None and (fault is DelimitedFault.OPEN_QUOTE or not cells):
            cells = tuple(source.split(sign))
        yield DelimitedRow(number=number, line=line, lines=len(taken), source=source, cells=cells, fault=fault)
        number += 1
        line += len(taken)


_SURROGATE: Final = lazy_pattern("[\ud800-\udfff]")


def _has_surrogate(text: str) -> bool:
    return _SURROGATE.search(text) is not None


def _without_surrogates(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _fault_of(message: str) -> DelimitedFault:
    if "unexpected end" in message:
        return DelimitedFault.OPEN_QUOTE
    return DelimitedFault.LONG_CELL if "field larger" in message else DelimitedFault.TEXT_AFTER_QUOTE


_LINE: Final = lazy_pattern("[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class _Lines:
    """The lines of a text with their line breaks; lines can be given back. The text is not copied."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = _LINE.match(self._text, self._at)
        if line is None:
            raise StopIteration
        self._at = line.end()
        self.taken.append(line[0])
        return line[0]

    def go_back(self, count: int) -> None:
        """Gives back the last lines that were taken."""
        self._at -= sum(map(len, self.taken[-count:]))
