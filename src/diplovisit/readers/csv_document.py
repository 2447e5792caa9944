"""A record that was read from tables: its plain data, and in which cell of which file each value stands."""

import functools

import attrs

from diplovisit.readers.document import JsonValue, UnreadableDocument
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.limits import MOST_FAULTS
from diplovisit.readers.lines import Lines
from diplovisit.record.finding import FieldPath, FilePosition, Rule, Span
from diplovisit.record.tables import Table
from diplovisit.wire.rows import Row, Rows, cell_spans


@attrs.define(eq=False)
class TableFile:
    """A table as it was read from its file, with the faults found so far."""

    name: str
    table: Table
    rows: Rows
    faults: list[SyntaxFault] = attrs.Factory(list)

    @functools.cached_property
    def lines(self) -> Lines:
        """The text of the file in lines; only asked for where something is to be shown."""
        return Lines(self.rows.text)

    def add(self, rule: Rule, span: Span, sentence: str, remedy: str | None = None) -> None:
        """Adds a fault; those beyond the most that are told of a file are dropped."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))

    def line_span(self, number: int) -> Span:
        """A line, from its first character to its last."""
        start = self.lines.starts[number - 1]
        return self.lines.span(start, start + max(1, len(self.lines.line(number))))

    def cell_span(self, row: Row, column: str) -> Span:
        """The cell of a row, as far as it stands on one line; of an empty cell the comma that ends it."""
        cells = cell_spans(self.rows.text, self.lines.starts[row.line - 1])
        start, end = cells[self.rows.header.index(column)]
        return self.lines.span(start, max(end, start + 1))

    def unreadable(self) -> UnreadableDocument | None:
        """The faults in the order of their places, None where there are none."""
        if not self.faults:
            return None
        faults = tuple(sorted(self.faults, key=lambda fault: fault.span))
        return UnreadableDocument(name=self.name, faults=faults, lines=self.lines)


@attrs.frozen(eq=False)
class RowNode:
    """A row, and the rows of the lists inside it, by the names of their fields."""

    file: TableFile
    row: Row
    lists: "dict[str, list[RowNode]]" = attrs.Factory(dict)


@attrs.frozen(kw_only=True, eq=False)
class TablesDocument:
    """A record that was read from tables. `name` is the file of its own row.

    It is what `Document` is for a record in one file; as a record in tables is in many, `where` says which.
    """

    name: str
    data: JsonValue = attrs.field(repr=False)
    _root: RowNode = attrs.field(repr=False)

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:  # noqa: ARG002  # asked as `Document.span` is
        """Where the value at a path stands: the cell, or the key of the row that lacks it.

        A list is shown by its first row. The names of fields stand in a header, far from the record, so `at_key` says
        nothing here.
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
        """Where the value at a path stands, in the file that `where` names."""
        return self.where(path, at_key=at_key).span


def _column(table: Table, names: list[str]) -> str:
    """The column of a field; of a node that stands alone its first, of what has none the key of the row."""
    if table.cls is None:
        return table.columns[-1].name
    for depth in range(len(names), 0, -1):
        found = [column.name for column in table.columns if column.path[:depth] == tuple(names[:depth])]
        if found:
            return found[0]
    return table.row_key
