"""A record that was read from tables: its plain data, and the cell of each value."""

import functools

import attrs

from diplovisit.findings.rule import FieldPath, FilePosition, Rule, Span
from diplovisit.formats.csv_rows import Row, Rows, cell_spans
from diplovisit.formats.positions import Lines
from diplovisit.readers.documents import JsonValue, SyntaxFault, UnreadableDocument
from diplovisit.readers.limits import MOST_FAULTS
from diplovisit.record.tables import Table


@attrs.define(eq=False)
class TableFile:
    """A table that was read from its file, with its faults so far."""

    name: str
    table: Table
    rows: Rows
    faults: list[SyntaxFault] = attrs.Factory(list)

    @functools.cached_property
    def lines(self) -> Lines:
        """The lines of the text; they are only needed for positions."""
        return Lines(self.rows.text)

    def add(self, rule: Rule, span: Span, sentence: str, remedy: str | None = None) -> None:
        """Adds a fault. Above the limit of faults it is dropped."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))

    def line_span(self, number: int) -> Span:
        """Returns the span of a whole line."""
        start = self.lines.starts[number - 1]
        return self.lines.span(start, start + max(1, len(self.lines.line(number))))

    def cell_span(self, row: Row, column: str) -> Span:
        """Returns the span of a cell, cut at the end of its first line. For an empty cell it is the comma after it."""
        cells = cell_spans(self.rows.text, self.lines.starts[row.line - 1])
        start, end = cells[self.rows.header.index(column)]
        return self.lines.span(start, max(end, start + 1))

    def unreadable(self) -> UnreadableDocument | None:
        """Returns the faults in the order of their positions. None without faults."""
        if not self.faults:
            return None
        faults = tuple(sorted(self.faults, key=lambda fault: fault.span))
        return UnreadableDocument(name=self.name, faults=faults, lines=self.lines)


@attrs.frozen(eq=False)
class RowNode:
    """A row, and the rows of the lists inside it, by field name."""

    file: TableFile
    row: Row
    lists: "dict[str, list[RowNode]]" = attrs.Factory(dict)


@attrs.frozen(kw_only=True, eq=False)
class TablesDocument:
    """A record that was read from tables. `name` is the file of its own row.

    It corresponds to `Document` for a record in one file. A record in tables has several files; `where` says which.
    """

    name: str
    data: JsonValue = attrs.field(repr=False)
    _root: RowNode = attrs.field(repr=False)

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:  # noqa: ARG002  # the signature of `Document.where`
        """Returns the position of the value at a path: its cell, or the key of the row that lacks it.

        A list is shown by its first row. Field names are in a header, far from the record, so `at_key` has no effect.
        """
        node, names = self._root, list[str]()
        below: list[RowNode] = []
        for step in path:
            if isinstance(step, int):
                if step >= len(below):
                    break
                node, names = below[step], []
            elif step in node.lists and not names:
                below = node.lists[step]
                names = [step]
            else:
                names.append(step)
        if names and names[0] in node.lists and below:
            node, names = below[0], []
        file = node.file
        span = file.cell_span(node.row, _column(file.table, names))
        return FilePosition(file.name, span, file.lines.line(span.line))

    def span(self, path: FieldPath, *, at_key: bool = False) -> Span:
        """Returns the span of the value at a path, in the file that `where` names."""
        return self.where(path, at_key=at_key).span


def _column(table: Table, names: list[str]) -> str:
    """Returns the column of a field. For a single node it is its first column; without any, the key of the row."""
    if table.cls is None:
        return table.columns[-1].name
    for depth in range(len(names), 0, -1):
        columns = [column.name for column in table.columns if column.path[:depth] == tuple(names[:depth])]
        if columns:
            return columns[0]
    return table.row_key
