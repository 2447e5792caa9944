"""Reads rows of data sets: the texts of each row by field name, with their positions in the file."""

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
    """One row as it was read, without trimming or typing.

    name: the file. cells: the texts by field name; an attribute in XML is `field/@name`, and an attribute of the row
    itself `@name`. span: the start of the row. spans: the spans of the texts that have their own position.
    """

    name: str
    cells: Mapping[str, str]
    span: Span
    spans: Mapping[str, Span] = attrs.field(repr=False)
    lines: Lines = attrs.field(repr=False)

    def where(self, field: str | None = None) -> FilePosition:
        """Returns the position of a field, or of the row where it has no such field."""
        span = self.span if field is None else self.spans.get(field, self.span)
        return FilePosition(self.name, span, self.lines.line(span.line))


_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_csv_rows(data: bytes, *, name: str, needed: Sequence[str]) -> Iterator[ForeignRow | UnreadableDocument]:
    """Reads the rows of a CSV file whose header has the columns `needed`, and any others.

    The rows come first, then the faults as an UnreadableDocument. Bad content is never raised.

    >>> table = b"TripYear,Notes\\r\\n2005,\\r\\n2006\\r\\n"
    >>> for read in read_csv_rows(table, name="trips.csv", needed=["TripYear"]):
    ...     print(read.cells if isinstance(read, ForeignRow) else read.faults[0].sentence)
    {'TripYear': '2005', 'Notes': ''}
    the header has 2 columns, but this line has 1 cell
    """
    lines = Lines(data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", errors="replace"))
    if len(data) > LARGEST_CSV:
        sentence = f"expected a table of at most {LARGEST_CSV:,} bytes; this one is larger"
        too_large = SyntaxFault(rule=syntax_rules.TOO_LARGE, span=Span(1, 1, 1, 1), sentence=sentence)
        yield UnreadableDocument(name=name, faults=(too_large,), lines=lines)
        return
    header = next(csv.reader(io.StringIO(lines.text[:LONGEST_HEADER], newline="")), [])
    columns = list(needed) if len(header) <= 1 else list(dict.fromkeys(header))
    rows = read_rows(data, columns)
    faults = [
        SyntaxFault(
            rule=BY_KIND[fault.kind], span=_line(lines, fault.line), sentence=fault.sentence, remedy=fault.remedy
        )
        for fault in rows.faults
    ]
    if not faults and (missing := [column for column in needed if column not in header]):
        suggestion = did_you_mean(closest(missing[0], [column for column in header if column not in needed]))
        sentence = f"the header lacks {', '.join(missing)}{suggestion}"
        remedy = f"the required columns are {', '.join(needed)}"
        faults.append(SyntaxFault(rule=WRONG_HEADER, span=_line(lines, 1), sentence=sentence, remedy=remedy))
        yield UnreadableDocument(name=name, faults=tuple(faults), lines=lines)
        return
    for row in rows.rows:
        start = lines.starts[row.line - 1]
        spans = {
            column: lines.span(*offsets)
            for column, offsets in zip(columns, cell_spans(lines.text, start), strict=False)
        }
        # We guard formulas, and so do other careful publishers. No other text of theirs looks guarded.
        cells = dict(zip(columns, map(unguard_formula, row.cells), strict=True))
        yield ForeignRow(name=name, cells=cells, span=_line(lines, row.line), spans=spans, lines=lines)
    if faults:
        yield UnreadableDocument(name=name, faults=tuple(faults), lines=lines)


def _line(lines: Lines, number: int) -> Span:
    number = min(number, len(lines.starts))
    return Span(number, 1, number, len(lines.line(number)) + 1)
