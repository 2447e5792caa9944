"""The facts of a record: every value that somebody must answer for, with the rows of evidence that do."""

import functools
from collections.abc import Iterator
from typing import Any, Final

import attrs

from diplovisit.record import Directory, Evidence, FieldPath, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.shapes import ListShape, NodeShape, Shape, node_shape

# What a record says of itself and of where it comes from; of a source only its dateline is a fact that others lean on.
_OF_THE_RECORD: Final = frozenset({"format", "id", "revision", "revised", "title", "notes"})
_NO_FACTS: Final = frozenset({"sources", "evidence", "absent", "ignore"})
# Ours to choose (`kind` and `rank` sort a thing into our lists), or a register's or a printer's own words.
_OURS: Final = frozenset({"id", "kind", "rank", "identifiers", "printed"})


MOST_ROWS_AROUND: Final = 100
"""Rows about a node that what is in the nodes inside it is held against; its own fields are held against all.

A stop may have 1,000 engagements, and 10,000 rows about it: together they are ten million judgements and more.
"""


@attrs.frozen(kw_only=True)
class Fact:
    """One value of a record.

    path, address: where it stands. holder: the node that has it, and `field` the name it has there. value: a text, a
    date, a number, a word of a vocabulary, or a tuple of texts; never None, and never the default. rows: the evidence
    for it, each by its index in `visit.evidence`; of rows about the value, its node, and a node around that, only the
    nearest count, and of those about a node around it the first MOST_ROWS_AROUND. must_have_evidence: false for what
    is ours to choose.
    """

    path: FieldPath
    address: str
    holder: Any
    field: str
    value: Any
    rows: tuple[int, ...]
    must_have_evidence: bool


def facts(visit: Visit, directory: Directory | None = None) -> Iterator[Fact]:
    """Every fact of a record, in the order of declaration.

    >>> from diplovisit import load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> by_address = {fact.address: fact for fact in facts(seed)}
    >>> [seed.evidence[row].quote for row in by_address["trade-now/quantity/value"].rows]
    ['approximately $66 billion']
    """
    directory = directory or directory_of(visit)
    rows = _rows_by_path(visit.evidence, directory)
    for entry, prefix in zip(directory.entries, directory.addresses_of_nodes, strict=True):
        if entry.path[:1] and entry.path[0] in _NO_FACTS and not _is_dateline(entry.path):
            continue
        # What is the same for all fields of a node is worked out once: there are ten times as many fields as nodes.
        around = _nearest(entry.path, rows)
        is_ours = not _OURS.isdisjoint(entry.path)
        for name, default in _leaves(entry.shape.cls):
            value = getattr(entry.node, name)
            if value is None or value == default:
                continue
            path = (*entry.path, name)
            own = rows.get(path)
            yield Fact(
                path=path,
                address=f"{prefix}/{name}" if prefix else name,
                holder=entry.node,
                field=name,
                value=value,
                rows=tuple(own) if own is not None else around,
                must_have_evidence=_must_have(entry.path, name) and not is_ours,
            )


@functools.cache
def _leaves(cls: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a class that hold values, and no nodes, each with its default; ids are ours to choose."""
    return tuple(
        (field.name, field.default) for field in node_shape(cls).fields if field.name != "id" and _is_leaf(field.shape)
    )


def _is_dateline(path: FieldPath) -> bool:
    return path[0] == "sources" and path[-1] == "dateline"


def _is_leaf(shape: Shape) -> bool:
    return not isinstance(shape, NodeShape) and not (isinstance(shape, ListShape) and isinstance(shape.item, NodeShape))


def _must_have(node: FieldPath, field: str) -> bool:
    if not node:
        return field not in _OF_THE_RECORD
    return field == "date" if node[0] == "sources" else field not in _OURS


def _rows_by_path(evidence: tuple[Evidence, ...], directory: Directory) -> dict[FieldPath, list[int]]:
    found: dict[FieldPath, list[int]] = {}
    for index, row in enumerate(evidence):
        for address in row.about:
            if (path := directory.locate(address)) is not None:
                found.setdefault(path, []).append(index)
    return found


def _nearest(path: FieldPath, rows: dict[FieldPath, list[int]]) -> tuple[int, ...]:
    for depth in range(len(path), 0, -1):
        if (found := rows.get(path[:depth])) is not None:
            return tuple(found if depth == len(path) else found[:MOST_ROWS_AROUND])
    return ()
