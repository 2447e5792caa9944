"""The rows of a record, table by table, with each cell in its written form."""

import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, cast

from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.record import Visit
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

Row: TypeAlias = list[str | int | None]
"""The cells of a row, in the order of the columns; None is an empty cell. Texts are guarded, numbers are not."""

_Write: TypeAlias = Callable[[Any], str]
_WriteOf: TypeAlias = Callable[[Column], _Write | None]
_Gather: TypeAlias = Callable[[Sequence[Any], Row, list[list[Any]]], None]
"""Adds the rows of some nodes, and of the lists inside them, to one list per table. A row begins with given cells."""


def rows_of(visit: Visit) -> Iterator[tuple[str, Row]]:
    """Yields every row of a record with the name of its table; tables in their order, rows in that of the record.

    >>> from diplovisit import load
    >>> rows = list(rows_of(load("seeds/misri-russia/visit.yaml")))
    >>> [row[4:9] for table, row in rows if table == "stops"]
    [['RU', None, '2025-03-07', '2025-03-07', '2025-03-07']]
    """
    for table, rows in zip(tables(Visit), collect_rows([visit]), strict=True):
        for row in rows:
            yield table.name, row


def collect_rows(visits: Sequence[Visit]) -> list[list[Row]]:
    """Returns the rows of records, one list per table."""
    return collect_converted_rows(visits, _conversion)


def collect_converted_rows(visits: Sequence[Visit], write_of: _WriteOf) -> list[list[Any]]:
    """Returns the rows of records, one list per table.

    `write_of` returns the function that writes the cells of a column, None where they stay as they are.
    """
    into: list[list[Any]] = [[] for _ in tables(Visit)]
    _gather(write_of)(visits, [], into)
    return into


@functools.cache
def _gather(write_of: _WriteOf) -> _Gather:
    """Generates the function for the root and those for all tables below it, as cattrs and attrs do.

    A loop over the columns of each row takes twice the time.
    """
    generator = _Generator(write_of)
    name = generator.table(tables(Visit)[0])
    exec("\n".join(generator.lines), generator.known)  # noqa: S102  # generated from the names of our own fields
    return cast(_Gather, generator.known[name])


class _Generator:
    """Generates a function for each table, with a few statements per column. The cell of column 3 is `cell_3`."""

    def __init__(self, write_of: _WriteOf) -> None:
        self.lines: list[str] = []
        self.known: dict[str, Any] = {}
        self._write_of = write_of

    def table(self, table: Table) -> str:
        """Returns the name of the function of a table, after generating it and those of the tables below it."""
        index = tables(Visit).index(table)
        name = f"gather_{index}"
        if name in self.known:
            return name
        self.known[name] = None
        keys = [] if table.columns[0].path else ["*before", "position"]
        lines = [f"def {name}(nodes, before, into):", f"    rows = into[{index}]"]
        lines.append("    for position, node in enumerate(nodes, 1):")
        if table.cls is None:  # a list of texts
            numbers = [len(table.columns) - 1]
            statements = [f"cell_{numbers[0]} = node", *self._conversion(table, numbers[0])]
        else:
            numbers = [number for number, column in enumerate(table.columns) if column.path]
            statements = list(self._cells(table, numbers, "node", 0))
        cells = ", ".join((*keys, *(f"cell_{number}" for number in numbers)))
        statements += [f"rows.append([{cells}])", *self._children(table)]
        self.lines += [*lines, *(f"        {statement}" for statement in statements)]
        return name

    def _cells(self, table: Table, numbers: Sequence[int], node: str, depth: int) -> Iterator[str]:
        """Yields the statements that set cells from a node, which has the names of their columns from a depth on."""
        columns = table.columns
        groups = itertools.groupby(numbers, lambda number: _group_key(columns[number], depth))
        for (field, is_node), group in groups:
            inner_numbers = list(group)
            if not is_node:
                for number in inner_numbers:
                    yield f"cell_{number} = {node}.{columns[number].path[depth]}"
                    yield from self._conversion(table, number)
                continue
            # A single inner node may be absent. One that is present and empty is marked in a column of its own.
            first, *rest = inner_numbers
            others = rest if columns[first].presence else inner_numbers
            inner = f"{node}_{field}"
            yield f"{inner} = {node}.{field}"
            yield f"if {inner} is None: {' = '.join(f'cell_{number}' for number in inner_numbers)} = None"
            yield "else:"
            yield from (f"    {statement}" for statement in self._cells(table, others, inner, depth + 1))
            if columns[first].presence:
                yield f"    cell_{first} = True if {' is '.join(f'cell_{other}' for other in others)} is None else None"
                yield from (f"    {statement}" for statement in self._conversion(table, first))

    def _conversion(self, table: Table, number: int) -> Iterator[str]:
        if (write := self._write_of(table.columns[number])) is not None:
            name = f"write_{tables(Visit).index(table)}_{number}"
            self.known[name] = write
            yield f"if cell_{number} is not None: cell_{number} = {name}(cell_{number})"

    def _children(self, table: Table) -> Iterator[str]:
        key = "node.id" if table.row_key == "id" else "position"
        for child in tables(Visit):
            for holder in child.holders:
                if holder.table == table.name:
                    parents = {holder.column for holder in child.holders}
                    columns = [column.name for column in child.columns[1:] if column.name in parents]
                    start = [key if name == holder.column else "None" for name in columns]
                    root = "before[0]" if holder.column is not None else key
                    yield f"if node.{holder.field}:"
                    yield f"    {self.table(child)}(node.{holder.field}, [{', '.join((root, *start))}], into)"


def _group_key(column: Column, depth: int) -> tuple[str, bool]:
    is_node = column.presence or len(column.path) > depth + 1
    return (column.path[depth] if is_node else ""), is_node


def _conversion(column: Column) -> _Write | None:
    """Returns how to write a value of a column; None where the csv module writes it correctly."""
    match column.shape:
        case TextShape():
            return guard_formula if column.is_free_text else None
        case ValueShape(write=write):
            return write
        case FlagShape():
            return _flag
        # A StrEnum is a string, and the csv module writes a whole number unchanged.
        case ChoiceShape() | WholeShape():
            return None


def _flag(value: object) -> str:
    return "true" if value else "false"
