"""The rows of a record, table by table, with each cell as it is written."""

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
"""The cells of a row, in the order of the columns; None is an empty one. A number stands bare, a text has its guard."""

_Cells: TypeAlias = Callable[[Any], Sequence[Any]]
_Write: TypeAlias = Callable[[Any], str]
_WriteOf: TypeAlias = Callable[[Column], _Write | None]


@attrs.frozen
class _Plan:
    """How the rows of one table are made of the nodes of a list, and where the lists inside those nodes go.

    `cells` gives the values of a node, `writes` says which cells of the whole row are not written as they are, and how.
    `key` gives what the rows below refer to a node by, None where that is its position.
    """

    index: int
    cells: _Cells | None
    writes: tuple[tuple[int, _Write], ...]
    key: Callable[[Any], str] | None
    below: tuple[tuple[Callable[[Any], Sequence[Any]], int, int, "_Plan"], ...]


def rows_of(visit: Visit) -> Iterator[tuple[str, Row]]:
    """Every row of a record with the name of its table: the tables in their order, the rows in that of the record.

    >>> from diplovisit import load
    >>> rows = list(rows_of(load("seeds/misri-russia/visit.yaml")))
    >>> [row[4:7] for table, row in rows if table == "stops"]
    [['RU', None, '2025-03-07']]
    """
    for table, rows in zip(tables(Visit), gathered([visit]), strict=True):
        for row in rows:
            yield table.name, row


def gathered(visits: Sequence[Visit]) -> list[list[Row]]:
    """The rows of records, a list a table."""
    return gathered_as(visits, _written)


def gathered_as(visits: Sequence[Visit], write_of: _WriteOf) -> list[list[Any]]:
    """The rows of records, a list a table; `write_of` says how the cells of a column are written, None for as is."""
    plan = _plan(write_of)
    into: list[list[Row]] = [[] for _ in tables(Visit)]
    _gather(plan, visits, [], into)
    return into


def _gather(plan: _Plan, nodes: Sequence[Any], before: Row, into: list[list[Row]]) -> None:
    rows, cells, writes, key, below = into[plan.index], plan.cells, plan.writes, plan.key, plan.below
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
        for inner, width, place, plan_below in below:
            if values := inner(node):
                name = key(node) if key is not None else position
                if not before:
                    start: Row = [name] + [None] * width
                else:
                    start = [before[0]] + [None] * width
                    start[place] = name
                _gather(plan_below, values, start, into)


@functools.cache
def _plan(write_of: _WriteOf) -> _Plan:
    return _plan_of(tables(Visit)[0], write_of)


def _plan_of(table: Table, write_of: _WriteOf) -> _Plan:
    every = tables(Visit)
    own = [column for column in table.columns if column.path]
    below = []
    for inner in every:
        for holder in inner.holders:
            if holder.table == table.name:
                parents = [column.name for column in inner.columns[1:] if column.name in _parents(inner)]
                place = parents.index(holder.column) + 1 if holder.column is not None else 0
                below.append((operator.attrgetter(holder.field), len(parents), place, _plan_of(inner, write_of)))
    return _Plan(
        index=every.index(table),
        cells=_cells(own) if table.cls is not None else None,
        writes=tuple(
            (index, write)
            for index, column in enumerate(table.columns)
            if (column.path or table.columns[index:] == (column,)) and (write := write_of(column)) is not None
        ),
        key=operator.attrgetter("id") if table.row_key == "id" else None,
        below=tuple(below),
    )


def _parents(table: Table) -> frozenset[str | None]:
    return frozenset(holder.column for holder in table.holders)


def _cells(columns: Sequence[Column], depth: int = 0) -> _Cells:
    """What gives the values of a node, in the order of its columns."""
    parts: list[_Cells] = []
    for (head, alone), group in itertools.groupby(columns, key=lambda c: _head(c, depth)):
        run = list(group)
        parts.append(_inside(head, run, depth) if alone else _fields([column.path[depth] for column in run]))
    if len(parts) == 1:
        return parts[0]
    return lambda node: [value for part in parts for value in part(node)]


def _head(column: Column, depth: int) -> tuple[str, bool]:
    alone = column.presence or len(column.path) > depth + 1
    return (column.path[depth] if alone else ""), alone


def _fields(names: Sequence[str]) -> _Cells:
    if len(names) == 1:
        only = operator.attrgetter(names[0])
        return lambda node: (only(node),)
    return operator.attrgetter(*names)


def _inside(name: str, columns: Sequence[Column], depth: int) -> _Cells:
    """What gives the values of a node that stands alone; it may be absent, or there with nothing in it."""
    marked = columns[0].presence
    cells = _cells(columns[1:] if marked else columns, depth + 1)
    nothing = (None,) * len(columns)
    inner = operator.attrgetter(name)

    def inside(node: Any) -> Sequence[Any]:
        value = inner(node)
        if value is None:
            return nothing
        if not marked:
            return cells(value)
        found = cells(value)
        return (True if all(cell is None for cell in found) else None, *found)

    return inside


def _written(column: Column) -> _Write | None:
    """How a value is written that the csv module would not write rightly by itself."""
    match column.shape:
        case TextShape():
            return guard_formula if column.is_free_text else None
        case ValueShape(write=write):
            return write
        case FlagShape():
            return _flag
        # A StrEnum is a text, and a whole number is written as it is.
        case ChoiceShape() | WholeShape():
            return None


def _flag(value: object) -> str:
    return "true" if value else "false"
