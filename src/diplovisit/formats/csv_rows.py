"""Rows of CSV by RFC 4180, in UTF-8: written in one way, and read strictly, with the line of every fault.

A written file has a header, commas between cells, and CR LF after every row, also after the last. A cell with a comma,
a quote or a line break in it is in quotes (RFC 4180, section 2). The csv module of Python reads and writes. This module
finds what the csv module accepts and RFC 4180 does not.
"""

import csv
import difflib
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.formats.decoding import RowFault, RowFaultKind, decode_rows
from diplovisit.lazy_patterns import lazy_pattern

__all__ = ["LONGEST_CELL", "Row", "RowFault", "RowFaultKind", "RowWriter", "Rows", "cell_spans", "read_rows"]

LONGEST_CELL: Final = 131_072
"""Characters of a cell; the csv module's own bound. A text of a record has 10,000 at most."""

_CELL = lazy_pattern(r'(?:"(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\Z)')
_CELLS = {
    delimiter: lazy_pattern(rf'(?:"(?:[^"]|"")*"|[^"{re.escape(delimiter)}\r\n]*)({re.escape(delimiter)}|\r?\n|\Z)')
    for delimiter in ";\t|"
} | {",": _CELL}
_MOST_FAULTS = 100
"""Faults reported for a file; after that reading stops."""


@attrs.frozen
class Row:
    """A row below the header: the number of its first line, from 1, and its cells in the order of wanted columns."""

    line: int
    cells: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Rows:
    """The content of a file of rows.

    `header` has the columns in the order of the file. `broken` is true where a fault may have hidden rows or made them
    wrong, so the rest of the file is unknown. A row with the wrong number of cells is reported in `faults` and is not
    in `rows`; the line numbers of the other rows are correct.
    """

    text: str = attrs.field(repr=False)
    header: tuple[str, ...]
    rows: tuple[Row, ...] = attrs.field(repr=False)
    faults: tuple[RowFault, ...]
    broken: bool


class RowWriter:
    """Writes rows into bytes that can be taken at any time, so a table of any length can be streamed.

    >>> writer = RowWriter(("visit", "label"))
    >>> writer.add([("a", "tea, late"), ("b", None)])
    >>> writer.take()
    b'visit,label\\r\\na,"tea, late"\\r\\nb,\\r\\n'
    >>> writer.take()
    b''
    """

    def __init__(self, header: Sequence[str]) -> None:
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(header)

    def add(self, rows: Iterable[Sequence[str | int | None]]) -> None:
        """Adds rows. None is written as an empty cell."""
        self._writer.writerows(rows)

    @property
    def size(self) -> int:
        """The number of characters that were added and not taken yet."""
        return self._text.tell()

    def take(self) -> bytes:
        """Returns the bytes of what was added since the last call."""
        data = self._text.getvalue().encode()
        self._text.seek(0)
        self._text.truncate()
        return data


def read_rows(
    data: bytes,
    columns: Sequence[str],
    *,
    optional: Collection[str] = (),
    former: Mapping[str, str] = MappingProxyType({}),
) -> Rows:
    """Reads rows whose header has each of the columns once, in any order. Faults are returned and never raised.

    Empty lines, and rows whose cells are all empty, are passed over.

    optional: the columns that the header may lack; their cells are empty then.
    former: earlier names of columns, each with the present name. The header of the result has present names.

    >>> read_rows(b"id,country\\r\\nrussia,RU\\r\\n", ("country", "id")).rows
    (Row(line=2, cells=('RU', 'russia')),)
    >>> read_rows(b"id;country\\r\\nrussia;RU\\r\\n", ("id", "country")).faults[0].sentence
    'the cells are separated by semicolons'
    """
    text = decode_rows(data)
    if isinstance(text, RowFault):
        return Rows(text=data.decode(errors="replace"), header=(), rows=(), faults=(text,), broken=True)
    return _Reader(text, tuple(columns), frozenset(optional), former).rows()


def cell_spans(text: str, start: int = 0, *, delimiter: str = ",") -> tuple[tuple[int, int], ...]:
    """Returns the offsets of the cells of the row that starts at an offset, quotes included.

    Empty where the delimiter is none of commas, semicolons, tabs and bars.

    >>> cell_spans('a,"b,c",\\r\\n')
    ((0, 1), (2, 7), (8, 8))
    """
    spans: list[tuple[int, int]] = []
    cell = _CELLS.get(delimiter)
    while cell is not None and (match := cell.match(text, start)):
        spans.append((start, match.start(1)))
        start = match.end()
        if match[1] != delimiter:
            break
    return tuple(spans)


class _Reader:
    """The reading of one text of rows."""

    def __init__(
        self, text: str, columns: tuple[str, ...], optional: frozenset[str], former: Mapping[str, str]
    ) -> None:
        self._text, self._columns, self._optional, self._former = text, columns, optional, former
        self._faults: list[RowFault] = []
        self._lines: list[str] = []
        self._broken = False

    def rows(self) -> Rows:
        """Reads the whole text."""
        reader = csv.reader(self._numbered_lines(), strict=True)
        header: tuple[str, ...] = ()
        rows: list[Row] = []
        first = 1
        try:
            for cells in reader:
                written, self._lines = "".join(self._lines), []
                if not self._is_well_formed(written, first, last=reader.line_num):
                    break
                if any(len(cell) > LONGEST_CELL for cell in cells):
                    # The csv module has the same bound, unless another library in the program changes it.
                    self._add_malformed(written, first, "field larger")
                    break
                if first == 1:
                    header = tuple(self._former.get(name, name) for name in cells)
                    if not self._is_header(header):
                        break
                    # A column that is left out is read from an empty cell behind the last.
                    order = [header.index(name) if name in header else len(header) for name in self._columns]
                    padding = [""] if len(header) in order else []
                elif not any(map(str.strip, cells)):
                    pass  # a spreadsheet writes the rows that somebody emptied, and editors add empty lines
                elif len(cells) == len(header):
                    filled = [*cells, *padding]
                    rows.append(Row(first, tuple([filled[index] for index in order])))
                elif not self._add_ragged(first, cells, header):
                    break
                first = reader.line_num + 1
            else:
                if first == 1:
                    self._break(RowFaultKind.EMPTY, 1, "the file is empty", "write the header into it, or delete it")
        except csv.Error as error:
            self._add_malformed("".join(self._lines), first, str(error))
        return Rows(
            text=self._text,
            header=header,
            rows=tuple(rows),
            faults=tuple(self._faults),
            broken=self._broken,
        )

    def _numbered_lines(self) -> Iterator[str]:
        for line in io.StringIO(self._text, newline=""):
            self._lines.append(line)
            yield line

    def _add(self, kind: RowFaultKind, line: int, sentence: str, remedy: str, cells: Sequence[str] = ()) -> None:
        self._faults.append(RowFault(kind=kind, line=line, sentence=sentence, remedy=remedy, cells=tuple(cells)))

    def _break(self, kind: RowFaultKind, line: int, sentence: str, remedy: str) -> None:
        self._add(kind, line, sentence, remedy)
        self._broken = True

    def _is_well_formed(self, written: str, first: int, *, last: int) -> bool:
        """Whether a row has a correct end and correct quotes, which the csv module does not check. Adds the fault."""
        # git and pandas turn CR LF into LF. That is accepted and loses nothing: a break inside a cell is in quotes.
        if not written.endswith("\n"):
            if written.endswith("\r"):
                sentence = "the line ends with CR only, not with CR LF"
                self._break(RowFaultKind.LINE_END, last, sentence, "save the file with Windows line ends, CR LF")
            else:
                sentence = "the last line has no line end; the file may have been cut off here"
                self._break(RowFaultKind.CUT_OFF, last, sentence, "write it again, or end its last line")
            return False
        if '"' in written and not _is_quoted_well(written):
            sentence = "a cell has a quote inside, but does not begin with one"
            self._break(RowFaultKind.QUOTE, first, sentence, 'put the cell in quotes, and write each quote in it as ""')
            return False
        return True

    def _is_header(self, header: tuple[str, ...]) -> bool:
        """Whether the header has the wanted columns and no others. Adds the faults."""
        if len(header) == 1 and (sentence := _separator_fault(header[0], self._columns)) is not None:
            remedy = "save it as CSV with commas; in a European Excel, choose the list separator of your region first"
            self._break(RowFaultKind.SEPARATOR, 1, sentence, remedy)
            return False
        given = frozenset(header)
        # A suggestion is never a column that the header already has.
        missing = [column for column in self._columns if column not in given and column not in self._optional]
        known: set[str] = set()
        for name in header:
            if len(self._faults) >= _MOST_FAULTS:
                break
            if name in known:
                self._break(
                    RowFaultKind.HEADER, 1, f'the column "{_shown(name)}" occurs twice', "delete one of the two"
                )
            elif name not in self._columns:
                near = difflib.get_close_matches(name[:100], missing, n=1)
                suggestion = f'; did you mean "{near[0]}"?' if near else ""
                sentence = f'there is no column "{_shown(name)}"{suggestion}'
                self._break(RowFaultKind.HEADER, 1, sentence, "rename the column, or delete it with all its cells")
            known.add(name)
        if missing:
            sentence = f"the header lacks {', '.join(missing)}"
            self._break(RowFaultKind.HEADER, 1, sentence, f"the header is {','.join(self._columns)}")
        return not self._broken

    def _add_ragged(self, line: int, cells: list[str], header: tuple[str, ...]) -> bool:
        """Adds the fault of a row that is too long or too short. False where the limit of faults is reached."""
        count = f"{len(cells)} cell{'' if len(cells) == 1 else 's'}" if cells else "nothing"
        sentence = f"the header has {len(header)} columns, but this line has {count}"
        self._add(RowFaultKind.RAGGED, line, sentence, "delete the line, or correct its cells", cells)
        self._broken = self._broken or len(self._faults) >= _MOST_FAULTS
        return not self._broken

    def _add_malformed(self, written: str, first: int, message: str) -> None:
        if "unexpected end" in message:
            sentence = "a quote is opened in this row and never closed"
            self._break(RowFaultKind.QUOTE, first, sentence, 'close the quote; a quote inside a cell is written ""')
        elif "field larger" in message:
            sentence = f"a cell has more than {LONGEST_CELL:,} characters; a quote may not have been closed"
            self._break(RowFaultKind.QUOTE, first, sentence, "close the quote, or shorten the text")
        else:
            sentence = "there is text between a closing quote and the next comma"
            remedy = 'delete it, or write the quote before it as ""'
            # The last line of a file may lack its break: `""x` is on its first line, and not on the one before.
            self._break(RowFaultKind.QUOTE, first + written[:-1].count("\n"), sentence, remedy)


def _is_quoted_well(written: str) -> bool:
    """Whether quotes enclose whole cells only (RFC 4180, section 2, points 5 to 7)."""
    end = 0
    while match := _CELL.match(written, end):
        end = match.end()
        if match[1] != ",":
            return end == len(written)
    return False


def _shown(name: str) -> str:
    """Returns the name of a column for a sentence: a header may hold any characters, line breaks included."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name[:60])


def _separator_fault(header: str, columns: Sequence[str]) -> str | None:
    """Returns a sentence about the separator of a header of one cell. None where it really is one cell."""
    if header.lower().startswith("sep="):
        return "the first line names a separator instead of the columns"
    for separator, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if separator in header and any(cell.strip('"') in columns for cell in header.split(separator)):
            return f"the cells are separated by {name}"
    return None
