"""Rows of tables that others keep: the texts of a row by the names of its fields, each with its place in the file."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.findings.phrases import closest, did_you_mean
from diplovisit.findings.rule import FilePosition, Span
from diplovisit.formats.csv_rows import cell_spans, read_rows
from diplovisit.formats.positions import Lines
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFault, UnreadableDocument
from diplovisit.readers.limits import LARGEST_CSV, LONGEST_HEADER
from diplovisit.readers.table_rules import BY_KIND, WRONG_HEADER


@attrs.frozen(kw_only=True, eq=False)
class ForeignRow:
    """One row as it was read: nothing trimmed, nothing typed.

    name: the file. cells: the texts by the names of the fields; an attribute of XML is `field/@name`, and one of the
    row itself `@name`. span: where the row begins. spans: where the texts stand, those that have a place of their own.
    """

    name: str
    cells: Mapping[str, str]
    span: Span
    spans: Mapping[str, Span] = attrs.field(repr=False)
    lines: Lines = attrs.field(repr=False)

    def where(self, field: str | None = None) -> FilePosition:
        """Where a field stands, or the row where it has no such field."""
        span = self.span if field is None else self.spans.get(field, self.span)
        return FilePosition(self.name, span, self.lines.line(span.line))


# MERGED: Reads rows out of a CSV file that others keep: a header with whatever columns, and a row of texts a
# line.

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
        fault = SyntaxFault(rule=syntax_rules.TOO_LARGE, span=Span(1, 1, 1, 1), sentence=sentence)
        yield UnreadableDocument(name=name, faults=(fault,), lines=lines)
        return
    header = next(csv.reader(io.StringIO(lines.text[:LONGEST_HEADER], newline="")), [])
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
