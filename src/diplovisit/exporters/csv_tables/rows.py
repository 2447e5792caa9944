"""The rows of a record, table by table, with each cell in its written form."""

import functools
import itertools
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from diplovisit.formats.spreadsheet_guard import guard_formula
from diplovisit.record import Visit
from diplovisit.record.shapes import ChoiceShape, FlagShape, TextShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables

Row: TypeAlias = list[str | int | None]
"""The cells of a row, in the order of the columns; None is an empty cell. Texts are guarded, numbers are not."""

_Cells: TypeAlias = Callable[[Any], Sequence[Any]]
_Write: TypeAlias = Callable[[Any], str]
_WriteOf: TypeAlias = Callable[[Column], _Write | None]


@attrs.frozen
class _Plan:
    """How to make the rows of one table from the nodes of a list, and the tables of the lists inside those nodes.

    `cells` returns the values of a node. `writes` has the cells of the whole row that need conversion, each by index
    with its function. `key` returns the value by which rows below refer to a node; None where that is its position.
    """

    index: int
    cells: _Cells | None
    writes: tuple[tuple[int, _Write], ...]
    key: Callable[[Any], str] | None
    below: tuple[tuple[Callable[[Any], Sequence[Any]], int, int, "_Plan"], ...]


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
    plan = _plan(write_of)
    into: list[list[Row]] = [[] for _ in tables(Visit)]
    _gather(plan, visits, [], into)
    return into


def _gather(plan: _Plan, nodes: Sequence[Any], before: Row, into: list[list[Row]]) -> None:
    rows, cells, writes, key, child_tables = into[plan.index], plan.cells, plan.writes, plan.key, plan.below
    for position, node in enumerate(nodes, 1):
        # The root has no position and nothing before it.
        row: Row = [*before, position] if before else []
        if cells is None:
            row.append(node)
        else:
            row += cells(node)
        for index, write in writes:
            if (value := row[index]) is not None:
                row[index] = write(value)
        rows.append(row)
        for child_nodes, width, key_column, child_plan in child_tables:
            if values := child_nodes(node):
                key_value = key(node) if key is not None else position
                if not before:
                    start: Row = [key_value] + [None] * width
                else:
                    start = [before[0]] + [None] * width
                    start[key_column] = key_value
                _gather(child_plan, values, start, into)


@functools.cache
def _plan(write_of: _WriteOf) -> _Plan:
    return _plan_of(tables(Visit)[0], write_of)


def _plan_of(table: Table, write_of: _WriteOf) -> _Plan:
    all_tables = tables(Visit)
    own_columns = [column for column in table.columns if column.path]
    child_tables = []
    for child in all_tables:
        for holder in child.holders:
            if holder.table == table.name:
                parent_columns = [column.name for column in child.columns[1:] if column.name in _parents(child)]
                key_column = parent_columns.index(holder.column) + 1 if holder.column is not None else 0
                child_tables.append(
                    (operator.attrgetter(holder.field), len(parent_columns), key_column, _plan_of(child, write_of))
                )
    return _Plan(
        index=all_tables.index(table),
        cells=_cells(own_columns) if table.cls is not None else None,
        writes=tuple(
            (index, write)
            for index, column in enumerate(table.columns)
            if (column.path or table.columns[index:] == (column,)) and (write := write_of(column)) is not None
        ),
        key=operator.attrgetter("id") if table.row_key == "id" else None,
        below=tuple(child_tables),
    )


def _parents(table: Table) -> frozenset[str | None]:
    return frozenset(holder.column for holder in table.holders)


def _cells(columns: Sequence[Column], depth: int = 0) -> _Cells:
    """Returns a function from a node to its values, in the order of its columns."""
    parts: list[_Cells] = []
    for (field, is_node), group in itertools.groupby(columns, key=lambda c: _group_key(c, depth)):
        group_columns = list(group)
        parts.append(
            _inner_node(field, group_columns, depth)
            if is_node
            else _fields([column.path[depth] for column in group_columns])
        )
    if len(parts) == 1:
        return parts[0]
    return lambda node: [value for part in parts for value in part(node)]


def _group_key(column: Column, depth: int) -> tuple[str, bool]:
    is_node = column.presence or len(column.path) > depth + 1
    return (column.path[depth] if is_node else ""), is_node


def _fields(names: Sequence[str]) -> _Cells:
    if len(names) == 1:
        get = operator.attrgetter(names[0])
        return lambda node: (get(node),)
    return operator.attrgetter(*names)


def _inner_node(name: str, columns: Sequence[Column], depth: int) -> _Cells:
    """Returns a function from a node to the values of its single inner node, which may be absent or empty.

    An inner node that is present and empty is marked in a column of its own.
    """
    is_marked = columns[0].presence
    cells = _cells(columns[1:] if is_marked else columns, depth + 1)
    empty = (None,) * len(columns)
    get = operator.attrgetter(name)

    def inner_cells(node: Any) -> Sequence[Any]:
        inner = get(node)
        if inner is None:
            return empty
        if not is_marked:
            return cells(inner)
        values = cells(inner)
        return (True if all(cell is None for cell in values) else None, *values)

    return inner_cells


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
