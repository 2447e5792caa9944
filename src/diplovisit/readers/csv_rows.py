"""Reads rows out of a CSV file that others keep: a header with whatever columns, and a row of texts a line."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.readers import rules
from diplovisit.readers.csv_rules import BY_KIND, WRONG_HEADER
from diplovisit.readers.document import UnreadableDocument
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.lines import Lines
from diplovisit.record.finding import Span
from diplovisit.record.judge import closest, did_you_mean
from diplovisit.wire.guard import unguard_formula
from diplovisit.wire.rows import cell_spans, read_rows

LARGEST_CSV: Final = 200_000_000
"""Bytes of a file. COLT's 80,000 trips have some 60 MB."""

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_csv_rows(data: bytes, *, name: str, needed: Sequence[str]) -> Iterator[ForeignRow | UnreadableDocument]:
    """Reads the rows of a file whose header has the columns `needed`, and any others.

    First come the rows, then what could not be read. Bad content is never raised.

    >>> table = b"TripYear,Notes\\r\\n2005,\\r\\n2006\\r\\n"
    >>> for read in read_csv_rows(table, name="trips.csv", needed=["TripYear"]):
    ...     print(read.cells if isinstance(read, ForeignRow) else read.faults[0].sentence)
    {'TripYear': '2005', 'Notes': ''}
    the header has 2 columns, and this line 1 cell
    """
    lines = Lines(data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", errors="replace"))
    if len(data) > LARGEST_CSV:
        sentence = f"expected a table of {LARGEST_CSV:,} bytes at most; this one is larger"
        fault = SyntaxFault(rule=rules.TOO_LARGE, span=Span(1, 1, 1, 1), sentence=sentence)
        yield UnreadableDocument(name=name, faults=(fault,), lines=lines)
        return
    header = next(csv.reader(io.StringIO(lines.text[:100_000], newline="")), [])
    columns = list(needed) if len(header) <= 1 else list(dict.fromkeys(header))
    rows = read_rows(data, columns)
    faults = [
        SyntaxFault(rule=BY_KIND[each.kind], span=_line(lines, each.line), sentence=each.sentence, remedy=each.remedy)
        for each in rows.faults
    ]
    if not faults and (lacking := [column for column in needed if column not in header]):
        meant = did_you_mean(closest(lacking[0], [column for column in header if column not in needed]))
        sentence = f"the header lacks {', '.join(lacking)}{meant}"
        remedy = f"the columns that are read are {', '.join(needed)}"
        faults.append(SyntaxFault(rule=WRONG_HEADER, span=_line(lines, 1), sentence=sentence, remedy=remedy))
        yield UnreadableDocument(name=name, faults=tuple(faults), lines=lines)
        return
    for row in rows.rows:
        start = lines.starts[row.line - 1]
        spans = {
            column: lines.span(*spot) for column, spot in zip(columns, cell_spans(lines.text, start), strict=False)
        }
        # The guard is ours, and that of whoever cares for spreadsheets; no other text of theirs looks like it.
        cells = dict(zip(columns, map(unguard_formula, row.cells), strict=True))
        yield ForeignRow(name=name, cells=cells, span=_line(lines, row.line), spans=spans, lines=lines)
    if faults:
        yield UnreadableDocument(name=name, faults=tuple(faults), lines=lines)


def _line(lines: Lines, number: int) -> Span:
    number = min(number, len(lines.starts))
    return Span(number, 1, number, len(lines.line(number)) + 1)
