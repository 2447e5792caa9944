"""Reads records from the tables of `export --to csv`: a folder of CSV files, each by RFC 4180.

Rows and columns may be in any order, and may have the names of earlier exports. Nothing doubtful is read: a record is
only given if all of its rows are valid. No record is given where a table is missing or broken, because the lost rows
may belong to any of them. Every fault has its file and line.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, TypeAlias

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import Rule, Span
from diplovisit.formats.csv_rows import Row, RowFaultKind, Rows, read_rows
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules, table_rules
from diplovisit.readers.documents import JsonValue, UnreadableDocument
from diplovisit.readers.limits import LARGEST_TABLE, MOST_FAULTS
from diplovisit.readers.table_document import RowNode, TableFile, TablesDocument
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.shapes import FlagShape, NodeShape, WholeShape
from diplovisit.record.tables import POSITION, Column, Table, tables

_WHOLE = lazy_pattern("0|[1-9][0-9]{0,17}")
# Excel turns true and false into TRUE and FALSE, and pandas into True and False.
_FLAGS = {"true": True, "false": False, "TRUE": True, "FALSE": False, "True": True, "False": False}
_NOWHERE = Span(1, 1, 1, 1)

_UNREADABLE = "?"

_ListKey: TypeAlias = tuple[str, str, str, str]
"""A list: its table, its field, the id of the visit, and the key of its parent row ("" for the visit itself)."""


def read_csv_tables(
    files: Mapping[str, bytes | BinaryIO], *, name: str, shape: NodeShape, suffix: str = ".csv"
) -> Iterator[TablesDocument | UnreadableDocument]:
    """Reads the records of a folder, given as its files by name: first the faults per file, then the records.

    `name` is the name of the folder in messages. `suffix` is the ending of the files that the tables came from; their
    content is CSV in any case. Files that are no tables are ignored. Bad content is never raised but given as an
    UnreadableDocument. Errors of a stream, such as OSError, are not caught.

    >>> from diplovisit import export_files, load
    >>> from diplovisit.record import Visit, node_shape
    >>> files = export_files(load("seeds/misri-russia/visit.yaml"))
    >>> (document,) = read_csv_tables(files, name="out", shape=node_shape(Visit))
    >>> document.data["stops"][0]["country"], document.where(("stops", 0, "country")).file
    ('RU', 'out/stops.csv')
    """
    yield from _Reader(tables(shape.cls), files, name, suffix).documents()


class _Reader:
    """The reading of one folder."""

    def __init__(
        self, tables: tuple[Table, ...], files: Mapping[str, bytes | BinaryIO], name: str, suffix: str
    ) -> None:
        self._tables, self._suffix = tables, suffix
        # A missing file may be there under a misspelt name, but not under the name of another table.
        strays = files.keys() - {f"{table.name}{suffix}" for table in tables}
        self._files = {table.name: _read(table, files, name, suffix, sorted(strays)) for table in tables}
        self._inner_tables = {
            table.name: [(inner, holder) for inner in tables for holder in inner.holders if holder.table == table.name]
            for table in tables
        }
        # Ids of records with a missing or repeated row.
        self._suspects: set[str] = set()
        self._visits: dict[str, Row] = {}
        self._near: dict[str, str | None] = {}
        self._keys: dict[str, dict[tuple[str, str], Row]] = {table.name: {} for table in tables}
        self._lists: dict[_ListKey, dict[int, Row]] = {}

    def documents(self) -> Iterator[TablesDocument | UnreadableDocument]:
        """Yields the faults, and then the records."""
        root = self._files[self._tables[0].name]
        self._add_roots(root)
        # The keys of all rows first: a row may depend on a row of a later table.
        for table in self._tables[1:]:
            self._add_keys(self._files[table.name])
        for table in self._tables[1:]:
            # Without the visits every row would dangle.
            if not root.rows.broken:
                self._add_rows(self._files[table.name])
            self._add_days(self._files[table.name])
        self._add_separators()
        for file in self._files.values():
            self._add_faults(file)
        for file in self._files.values():
            if (unreadable := file.unreadable()) is not None:
                yield unreadable
        if not any(file.rows.broken for file in self._files.values()):
            for visit, row in self._visits.items():
                if visit not in self._suspects:
                    data, node = self._build(root, row, visit, "")
                    yield TablesDocument(name=root.name, data=data, root=node)

    def _add_roots(self, file: TableFile) -> None:
        key = _index(file.table, "id")
        for row in file.rows.rows:
            visit = row.cells[key]
            if not visit:
                file.add(table_rules.MALFORMED_KEY, file.cell_span(row, "id"), "the id of the visit is empty")
            elif (first := self._visits.setdefault(visit, row)) is not row:
                self._suspects.add(visit)
                sentence = f"the visit {quoted(visit)} is here and on line {first.line}"
                file.add(table_rules.DUPLICATE_ROW, file.cell_span(row, "id"), sentence)

    def _add_keys(self, file: TableFile) -> None:
        keys, key = self._keys[file.table.name], _index(file.table, file.table.row_key)
        if file.table.row_key == POSITION and not self._inner_tables[file.table.name]:
            return
        for row in file.rows.rows:
            visit, own = row.cells[0], row.cells[key]
            if not own:
                self._refuse(file, row, table_rules.MALFORMED_KEY, file.table.row_key, "the key of the row is empty")
            elif (first := keys.setdefault((visit, own), row)) is not row:
                sentence = f"{quoted(own)} of the visit {quoted(visit)} is here and on line {first.line}"
                self._refuse(file, row, table_rules.DUPLICATE_ROW, file.table.row_key, sentence)

    def _add_rows(self, file: TableFile) -> None:
        """Adds the rows of a table to their lists."""
        table = file.table
        position_index = _index(table, POSITION)
        parents = [(holder, _index(table, holder.column)) for holder in table.holders if holder.column is not None]
        visit_holder = next((holder for holder in table.holders if holder.column is None), None)
        for row in file.rows.rows:
            visit, position = row.cells[0], row.cells[position_index]
            if visit not in self._visits:
                self._add_dangling(file, row, visit)
                continue
            if not _WHOLE.fullmatch(position) or position == "0":
                sentence = f"expected a whole number from 1 as the position; saw {quoted(position)}"
                self._refuse(file, row, table_rules.MALFORMED_KEY, POSITION, sentence)
                continue
            filled = [(holder, row.cells[index]) for holder, index in parents if row.cells[index]]
            if len(filled) > 1 or (not filled and visit_holder is None):
                names = " and ".join(str(holder.column) for holder, _ in parents)
                sentence = f"expected a value in one of {names}; saw {len(filled)}" if len(parents) > 1 else ""
                sentence = sentence or f"there is no value in {names}, so the row belongs to nothing"
                self._refuse(file, row, table_rules.MALFORMED_KEY, str(parents[0][0].column), sentence)
                continue
            holder, parent = filled[0] if filled else (visit_holder or table.holders[0], "")
            if parent and (visit, parent) not in self._keys[holder.table]:
                if self._files[holder.table].rows.broken:
                    continue
                sentence = f"the visit has no row {quoted(parent)} in {holder.table}{self._suffix}"
                self._refuse(file, row, table_rules.DANGLING_ROW, str(holder.column), sentence)
                continue
            rows = self._lists.setdefault((table.name, holder.field, visit, parent), {})
            if (first := rows.setdefault(int(position), row)) is not row:
                sentence = f"line {first.line} already has the position {position} in this list"
                self._refuse(file, row, table_rules.DUPLICATE_ROW, POSITION, sentence)

    def _add_days(self, file: TableFile) -> None:
        """Adds a fault for each first or last day that is not that of its date: one of the two was changed alone."""
        columns = file.table.columns
        days = [
            (index, _index(file.table, column.day_of), column) for index, column in enumerate(columns) if column.day_of
        ]
        for row in file.rows.rows:
            for index, date_index, column in days:
                cell, date = row.cells[index], row.cells[date_index]
                if cell and cell != date and (expected := _day(date, column.path[-1])) not in {cell, _UNREADABLE}:
                    sentence = (
                        f"{quoted(cell)} is not the {column.name.replace('_', ' ')} of {quoted(date)}"
                        if date
                        else (f"this cell is {quoted(cell)}, but {column.day_of} is empty")
                    )
                    if expected:
                        sentence += f", which is {expected}"
                    self._refuse(file, row, table_rules.DAY_NOT_OF_DATE, column.name, sentence)

    def _add_dangling(self, file: TableFile, row: Row, visit: str) -> None:
        """Adds the fault of a row whose visit does not exist. The visit with the nearest id probably lacks this row."""
        # A search for the nearest id is slow, and a deleted visit leaves many rows behind.
        if visit not in self._near and len(self._near) < MOST_FAULTS:
            self._near[visit] = closest(visit, self._visits)
        suggestion = self._near.get(visit)
        if suggestion is not None:
            self._suspects.add(suggestion)
        sentence = (
            f"{self._tables[0].name}{self._suffix} has no row with the id {quoted(visit)}{did_you_mean(suggestion)}"
        )
        file.add(table_rules.DANGLING_ROW, file.cell_span(row, file.table.columns[0].name), sentence)

    def _refuse(self, file: TableFile, row: Row, rule: Rule, column: str, sentence: str) -> None:
        self._suspects.add(row.cells[0])
        file.add(rule, file.cell_span(row, column), sentence)

    def _add_separators(self) -> None:
        """Adds one fault for a wrong separator, at the first table with the names of the others.

        A program that writes semicolons does so in every table.
        """
        by_sentence: dict[str, list[TableFile]] = {}
        remedies: dict[str, str] = {}
        for file in self._files.values():
            for fault in file.rows.faults:
                if fault.kind is RowFaultKind.SEPARATOR:
                    by_sentence.setdefault(fault.sentence, []).append(file)
                    remedies[fault.sentence] = fault.remedy
        for sentence, (first, *others) in by_sentence.items():
            names = ", ".join(f"{file.table.name}{self._suffix}" for file in others)
            also = f", and so they are in {names}" if others else ""
            first.add(table_rules.MALFORMED_CSV, first.line_span(1), f"{sentence}{also}", remedies[sentence])

    def _add_faults(self, file: TableFile) -> None:
        """Adds the faults of reading the rows. The cells of an unreadable row show which record it may belong to."""
        for fault in file.rows.faults:
            if fault.kind is RowFaultKind.SEPARATOR:
                continue
            self._suspects.update(cell for cell in fault.cells if cell in self._visits)
            span = file.line_span(fault.line) if fault.line <= len(file.lines.starts) else _NOWHERE
            file.add(table_rules.BY_KIND[fault.kind], span, fault.sentence, fault.remedy)

    def _build(self, file: TableFile, row: Row, visit: str, key: str) -> tuple[JsonValue, RowNode]:
        """Returns the plain data of a row with all rows below it, and the node with their positions."""
        table = file.table
        node = RowNode(file, row)
        if table.cls is None:
            return _value(table.columns[-1], row.cells[-1]), node
        data: dict[str, JsonValue] = {}
        for column, cell in zip(table.columns, row.cells):
            if column.path and cell and column.day_of is None:
                _put(data, column, cell)
        for inner, holder in self._inner_tables[table.name]:
            if rows := self._lists.get((inner.name, holder.field, visit, key)):
                inner_file = self._files[inner.name]
                key_index = _index(inner, inner.row_key)
                built = [
                    self._build(inner_file, rows[position], visit, rows[position].cells[key_index])
                    for position in sorted(rows)
                ]
                data[holder.field] = [value for value, _ in built]
                node.lists[holder.field] = [inner_node for _, inner_node in built]
        return data, node


def _read(
    table: Table, files: Mapping[str, bytes | BinaryIO], folder: str, suffix: str, strays: list[str]
) -> TableFile:
    name = f"{table.name}{suffix}"
    source = files.get(name)
    if source is None and table.former is not None:
        name = f"{table.former}{suffix}" if f"{table.former}{suffix}" in files else name
        source = files.get(name)
    broken = Rows(text="", header=(), rows=(), faults=(), broken=True)
    file = TableFile(f"{folder}/{name}", table, broken)
    if source is None:
        sentence = f"there is no {name}{did_you_mean(closest(name, strays))}"
        header = ",".join(column.name for column in table.columns)
        remedy = f"restore it; if it had no rows, write only its header: {header}" if suffix == ".csv" else "restore it"
        file.add(table_rules.MISSING_TABLE, _NOWHERE, sentence, remedy)
        return file
    data = source if isinstance(source, bytes) else _bytes(source)
    if len(data) > LARGEST_TABLE:
        sentence = f"expected a table of at most {LARGEST_TABLE:,} bytes; this one is larger"
        file.add(syntax_rules.TOO_LARGE, _NOWHERE, sentence, "export fewer records at a time")
        return file
    columns = [column.name for column in table.columns]
    days = [column.name for column in table.columns if column.day_of is not None]
    file.rows = read_rows(data, columns, optional=days, former=table.former_names)
    return file


def _bytes(stream: BinaryIO) -> bytes:
    data = bytearray()
    # A pipe may return less than requested; /dev/zero never ends.
    while len(data) <= LARGEST_TABLE and (chunk := stream.read(min(1_000_000, LARGEST_TABLE + 1 - len(data)))):
        data += chunk
    return bytes(data)


def _index(table: Table, name: str) -> int:
    return next(index for index, column in enumerate(table.columns) if column.name == name)


def _day(date: str, end: str) -> str:
    """Returns the first ("lower") or last day of a date, "" for none, and `_UNREADABLE` for what is no date."""
    try:
        day = getattr(Edtf(date), end) if date else None
    except EdtfError:
        return _UNREADABLE  # the shape of the record refuses it
    return "" if day is None else str(day)


def _put(data: dict[str, JsonValue], column: Column, cell: str) -> None:
    """Sets the value of a cell in the record, inside its single nodes."""
    value = _value(column, cell)
    if column.presence:
        # A text that is no flag stays, so that the shape refuses it. False means the same as an empty cell.
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
    """Returns the value of a cell. A text that its shape does not allow stays, so that the shape refuses it."""
    match column.shape:
        case WholeShape() if _WHOLE.fullmatch(cell):
            return int(cell)
        case FlagShape():
            return _FLAGS.get(cell, cell)
        case _:
            return unguard_formula(cell) if column.is_free_text else cell
