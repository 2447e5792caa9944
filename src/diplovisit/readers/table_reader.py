"""Reads records from the tables that they were exported to: a folder of CSV files, each in RFC 4180.

The rows may stand in any order, and so may the columns. What can be read wrong is not read: a record comes through only
where every row that belongs to it did, and no record does where a table is missing or broken, because nobody can tell
whose rows are lost. Every fault has its file and line.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, TypeAlias

import attrs

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import FieldPath, FilePosition, Rule, Span
from diplovisit.formats.csv_rows import Row, RowFaultKind, Rows, cell_spans, read_rows
from diplovisit.formats.positions import Lines
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.readers import syntax_rules, table_rules
from diplovisit.readers.documents import JsonValue, SyntaxFault, UnreadableDocument
from diplovisit.readers.limits import LARGEST_TABLE, MOST_FAULTS
from diplovisit.record.shapes import FlagShape, NodeShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

# MERGED: A record that was read from tables: its plain data, and in which cell of which file each value
# stands.


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


_WHOLE = re.compile("0|[1-9][0-9]{0,17}").fullmatch
# Excel writes TRUE and FALSE whatever it has read.
_FLAGS = {"true": True, "false": False, "TRUE": True, "FALSE": False}
_NOWHERE = Span(1, 1, 1, 1)

_Place: TypeAlias = tuple[str, str, str, str]
"""A list: its table, its field, the id of the visit, and the key of the row that has it ("" for the visit itself)."""


def read_tables(
    files: Mapping[str, bytes | BinaryIO], *, name: str, shape: NodeShape, suffix: str = ".csv"
) -> Iterator[TablesDocument | UnreadableDocument]:
    """Reads the records of a folder, given as its files by name: first the faults, a file at a time, then the records.

    `name` is what to call the folder, `suffix` the ending of the files that the tables came from; they are given as CSV
    whatever it is. Files that are no tables are left alone. Bad content is never raised but given
    as Unreadable; what a stream raises, such as OSError, goes through.

    >>> from diplovisit import export_files, load
    >>> from diplovisit.record import Visit, node_shape
    >>> files = export_files(load("seeds/misri-russia/visit.yaml"))
    >>> (document,) = read_tables(files, name="out", shape=node_shape(Visit))
    >>> document.data["stops"][0]["country"], document.where(("stops", 0, "country")).file
    ('RU', 'out/stops.csv')
    """
    yield from _Reading(tables(shape.cls), files, name, suffix).all()


class _Reading:
    """One folder, while it is read."""

    def __init__(self, every: tuple[Table, ...], files: Mapping[str, bytes | BinaryIO], name: str, suffix: str) -> None:
        self._every, self._suffix = every, suffix
        # A file that is missing may be there under a name that is nearly its own, but not as another table.
        strays = files.keys() - {f"{table.name}{suffix}" for table in every}
        self._files = {table.name: _read(table, files, name, suffix, sorted(strays)) for table in every}
        self._below = {
            table.name: [(inner, holder) for inner in every for holder in inner.holders if holder.table == table.name]
            for table in every
        }
        # Records that some row of theirs is missing from, or stands twice in.
        self._suspects: set[str] = set()
        self._visits: dict[str, Row] = {}
        self._near: dict[str, str | None] = {}
        self._keys: dict[str, dict[tuple[str, str], Row]] = {table.name: {} for table in every}
        self._lists: dict[_Place, dict[int, Row]] = {}

    def all(self) -> Iterator[TablesDocument | UnreadableDocument]:
        """The faults and then the records."""
        root = self._files[self._every[0].name]
        self._take_roots(root)
        # The key of every row first: what hangs on it may come from a table that stands before its own.
        for table in self._every[1:]:
            self._take_keys(self._files[table.name])
        for table in self._every[1:]:
            # Without the visits every row would dangle.
            if not root.rows.broken:
                self._take_rows(self._files[table.name])
        self._take_separators()
        for file in self._files.values():
            self._take_faults(file)
        for file in self._files.values():
            if (unreadable := file.unreadable()) is not None:
                yield unreadable
        if not any(file.rows.broken for file in self._files.values()):
            for visit, row in self._visits.items():
                if visit not in self._suspects:
                    data, node = self._build(root, row, visit, "")
                    yield TablesDocument(name=root.name, data=data, root=node)

    def _take_roots(self, file: TableFile) -> None:
        key = _index(file.table, "id")
        for row in file.rows.rows:
            visit = row.cells[key]
            if not visit:
                file.add(table_rules.MALFORMED_KEY, file.cell_span(row, "id"), "the id of the visit is left empty")
            elif (first := self._visits.setdefault(visit, row)) is not row:
                self._suspects.add(visit)
                sentence = f"the visit {quoted(visit)} stands here and on line {first.line}"
                file.add(table_rules.DUPLICATE_ROW, file.cell_span(row, "id"), sentence)

    def _take_keys(self, file: TableFile) -> None:
        keys, key = self._keys[file.table.name], _index(file.table, file.table.row_key)
        if file.table.row_key == "position" and not self._below[file.table.name]:
            return
        for row in file.rows.rows:
            visit, own = row.cells[0], row.cells[key]
            if not own:
                self._refuse(
                    file, row, table_rules.MALFORMED_KEY, file.table.row_key, "the key of the row is left empty"
                )
            elif (first := keys.setdefault((visit, own), row)) is not row:
                sentence = f"{quoted(own)} of the visit {quoted(visit)} stands here and on line {first.line}"
                self._refuse(file, row, table_rules.DUPLICATE_ROW, file.table.row_key, sentence)

    def _take_rows(self, file: TableFile) -> None:
        """Puts the rows of a table into the lists that they belong to."""
        table = file.table
        place = _index(table, "position")
        parents = [(holder, _index(table, holder.column)) for holder in table.holders if holder.column is not None]
        ours = next((holder for holder in table.holders if holder.column is None), None)
        for row in file.rows.rows:
            visit, position = row.cells[0], row.cells[place]
            if visit not in self._visits:
                self._tell_astray(file, row, visit)
                continue
            if not _WHOLE(position) or position == "0":
                sentence = f"expected a whole number from 1 as the position; saw {quoted(position)}"
                self._refuse(file, row, table_rules.MALFORMED_KEY, "position", sentence)
                continue
            held = [(holder, row.cells[index]) for holder, index in parents if row.cells[index]]
            if len(held) > 1 or (not held and ours is None):
                names = " and ".join(str(holder.column) for holder, _ in parents)
                sentence = f"expected a value under one of {names}; saw {len(held)}" if len(parents) > 1 else ""
                sentence = sentence or f"nothing stands under {names}, so the row belongs nowhere"
                self._refuse(file, row, table_rules.MALFORMED_KEY, str(parents[0][0].column), sentence)
                continue
            holder, parent = held[0] if held else (ours or table.holders[0], "")
            if parent and (visit, parent) not in self._keys[holder.table]:
                if self._files[holder.table].rows.broken:
                    continue
                sentence = f"the visit has no row {quoted(parent)} in {holder.table}{self._suffix}"
                self._refuse(file, row, table_rules.DANGLING_ROW, str(holder.column), sentence)
                continue
            at = self._lists.setdefault((table.name, holder.field, visit, parent), {})
            if (first := at.setdefault(int(position), row)) is not row:
                sentence = f"the position {position} of the same list is taken by line {first.line}"
                self._refuse(file, row, table_rules.DUPLICATE_ROW, "position", sentence)

    def _tell_astray(self, file: TableFile, row: Row, visit: str) -> None:
        """Tells of a row whose visit is not there; the visit that it was most likely meant for lacks it."""
        # Looking for a near id takes its time among many, and a deleted visit leaves many rows behind.
        if visit not in self._near and len(self._near) < MOST_FAULTS:
            self._near[visit] = closest(visit, self._visits)
        meant = self._near.get(visit)
        if meant is not None:
            self._suspects.add(meant)
        sentence = f"{self._every[0].name}{self._suffix} has no row with the id {quoted(visit)}{did_you_mean(meant)}"
        file.add(table_rules.DANGLING_ROW, file.cell_span(row, file.table.columns[0].name), sentence)

    def _refuse(self, file: TableFile, row: Row, rule: Rule, column: str, sentence: str) -> None:
        self._suspects.add(row.cells[0])
        file.add(rule, file.cell_span(row, column), sentence)

    def _take_separators(self) -> None:
        """A program that writes semicolons does it in every table: told in the first, with the others' names."""
        alike: dict[str, list[TableFile]] = {}
        remedies: dict[str, str] = {}
        for file in self._files.values():
            for fault in file.rows.faults:
                if fault.kind is RowFaultKind.SEPARATOR:
                    alike.setdefault(fault.sentence, []).append(file)
                    remedies[fault.sentence] = fault.remedy
        for sentence, (first, *others) in alike.items():
            names = ", ".join(f"{file.table.name}{self._suffix}" for file in others)
            also = f", and so they are in {names}" if others else ""
            first.add(table_rules.MALFORMED_CSV, first.line_span(1), f"{sentence}{also}", remedies[sentence])

    def _take_faults(self, file: TableFile) -> None:
        """The faults that the rows had by themselves; whose row it was that could not be read is told by its cells."""
        for fault in file.rows.faults:
            if fault.kind is RowFaultKind.SEPARATOR:
                continue
            self._suspects.update(cell for cell in fault.cells if cell in self._visits)
            span = file.line_span(fault.line) if fault.line <= len(file.lines.starts) else _NOWHERE
            file.add(table_rules.BY_KIND[fault.kind], span, fault.sentence, fault.remedy)

    def _build(self, file: TableFile, row: Row, visit: str, key: str) -> tuple[JsonValue, RowNode]:
        """The plain data of a row with all that hangs on it, and where it stands."""
        table = file.table
        node = RowNode(file, row)
        if table.cls is None:
            return _value(table.columns[-1], row.cells[-1]), node
        data: dict[str, JsonValue] = {}
        for column, cell in zip(table.columns, row.cells):
            if column.path and cell:
                _put(data, column, cell)
        for inner, holder in self._below[table.name]:
            if rows := self._lists.get((inner.name, holder.field, visit, key)):
                below = self._files[inner.name]
                own = _index(inner, inner.row_key)
                built = [self._build(below, rows[at], visit, rows[at].cells[own]) for at in sorted(rows)]
                data[holder.field] = [value for value, _ in built]
                node.lists[holder.field] = [inside for _, inside in built]
        return data, node


def _read(
    table: Table, files: Mapping[str, bytes | BinaryIO], folder: str, suffix: str, strays: list[str]
) -> TableFile:
    name = f"{table.name}{suffix}"
    given = files.get(name)
    broken = Rows(text="", header=(), rows=(), faults=(), broken=True)
    file = TableFile(f"{folder}/{name}", table, broken)
    if given is None:
        sentence = f"there is no {name}{did_you_mean(closest(name, strays))}"
        header = ",".join(column.name for column in table.columns)
        remedy = f"put it back; if it had no rows, its one line is {header}" if suffix == ".csv" else "put it back"
        file.add(table_rules.MISSING_TABLE, _NOWHERE, sentence, remedy)
        return file
    data = given if isinstance(given, bytes) else _bytes(given)
    if len(data) > LARGEST_TABLE:
        sentence = f"expected a table of {LARGEST_TABLE:,} bytes at most; this one is larger"
        file.add(syntax_rules.TOO_LARGE, _NOWHERE, sentence, "export fewer records at a time")
        return file
    file.rows = read_rows(data, [column.name for column in table.columns])
    return file


def _bytes(stream: BinaryIO) -> bytes:
    data = bytearray()
    # A pipe may give less than it is asked for; /dev/zero never ends.
    while len(data) <= LARGEST_TABLE and (chunk := stream.read(min(1_000_000, LARGEST_TABLE + 1 - len(data)))):
        data += chunk
    return bytes(data)


def _index(table: Table, name: str) -> int:
    return next(index for index, column in enumerate(table.columns) if column.name == name)


def _put(data: dict[str, JsonValue], column: Column, cell: str) -> None:
    """Puts a cell where it stands in the record, inside the nodes that stand alone."""
    value = _value(column, cell)
    if column.presence:
        # Text that is no flag is left for the shape to refuse; false is as good as empty.
        value = {} if value is True else value
        if value is not False:
            data.setdefault(column.path[-1], value)
        return
    for name in column.path[:-1]:
        inner = data.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        data = inner
    data[column.path[-1]] = value


def _value(column: Column, cell: str) -> JsonValue:
    """What a cell says; what its shape does not allow stays text, so that the shape refuses it with its sentence."""
    match column.shape:
        case WholeShape() if _WHOLE(cell):
            return int(cell)
        case FlagShape():
            return _FLAGS.get(cell, cell)
        case _:
            return unguard_formula(cell) if column.is_free_text else cell
