"""The facts of a record: its values, each with the rows of evidence nearest to it."""

import functools
from collections.abc import Iterator
from typing import Any, Final

import attrs

from diplovisit.record import Basis, Directory, Evidence, FieldPath, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.shapes import ListShape, NodeShape, Shape, node_shape

# What a record says about itself and its sources. The dateline is the only fact of a source: dates are derived from it.
_RECORD_METADATA: Final = frozenset({"format", "id", "revision", "revised", "title", "notes"})
_SECTIONS_WITHOUT_FACTS: Final = frozenset({"sources", "evidence", "absent", "ignore"})
# The editor chooses these (`kind` and `rank` classify by our own lists), or a register or a printer supplies the words.
_EDITORIAL_FIELDS: Final = frozenset({"id", "kind", "rank", "identifiers", "printed"})


MOST_ROWS_AROUND: Final = 100
"""The rows about a node that the values of its inner nodes are judged against; its own fields use all rows.

A stop may have 1,000 engagements, and 10,000 rows about it: that is ten million judgements and more.
"""


@attrs.frozen(kw_only=True)
class Fact:
    """One value of a record.

    path, address: where it is in the record. holder: the node that contains it. field: its field name in that node.
    value: a text, a date, a number, a word of a vocabulary, or a tuple of texts; never None and never the default.
    rows: the rows of evidence for it, by index in `visit.evidence`. Rows may be about the value, its node, or an
    enclosing node; only the nearest of these count, and of those about an enclosing node the first MOST_ROWS_AROUND.
    Rows about the record as a whole count for facts that must have evidence, unless they are stated or derived.
    must_have_evidence: false for what the editor may choose.
    """

    path: FieldPath
    address: str
    holder: Any
    field: str
    value: Any
    rows: tuple[int, ...]
    must_have_evidence: bool


def facts(visit: Visit, directory: Directory | None = None) -> Iterator[Fact]:
    """Yields every fact of a record, in the order of declaration.

    >>> from diplovisit import load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> by_address = {fact.address: fact for fact in facts(seed)}
    >>> [seed.evidence[row].quote for row in by_address["trade-now/quantity/value"].rows]
    ['approximately $66 billion']
    """
    directory = directory or directory_of(visit)
    rows = _rows_by_path(visit.evidence, directory)
    # Words state single facts; that a whole record is right is a person's conclusion, or another source's.
    about_record = rows.get((), [])
    rows_about_record = [row for row in about_record if visit.evidence[row].basis not in {Basis.STATED, Basis.DERIVED}]
    for entry, prefix in zip(directory.entries, directory.addresses_of_nodes, strict=True):
        if entry.path[:1] and entry.path[0] in _SECTIONS_WITHOUT_FACTS and not _is_dateline(entry.path):
            continue
        # These are the same for all fields of a node, and there are ten times as many fields as nodes.
        rows_of_node = _nearest_rows(entry.path, rows)
        is_editorial = not _EDITORIAL_FIELDS.isdisjoint(entry.path)
        for name, default in value_fields(entry.shape.cls):
            value = getattr(entry.node, name)
            if value is None or value == default:
                continue
            path = (*entry.path, name)
            own_rows = rows.get(path)
            must_have_evidence = _needs_evidence(entry.path, name) and not is_editorial
            if own_rows is None and not rows_of_node and must_have_evidence:
                own_rows = rows_about_record[:MOST_ROWS_AROUND]
            yield Fact(
                path=path,
                address=f"{prefix}/{name}" if prefix else name,
                holder=entry.node,
                field=name,
                value=value,
                rows=tuple(own_rows) if own_rows is not None else rows_of_node,
                must_have_evidence=must_have_evidence,
            )


def surroundings(fact: Fact, visit: Visit) -> tuple[Any, ...]:
    """Returns what else in a record a verdict on a fact depends on: nodes, and single values.

    What is denied in a claim, or called off of an engagement, is read otherwise than what is not; the days of a stop
    belong to its country.
    """
    match fact.path:
        case ("claims", int(index), *_):
            claim = visit.claims[index]
            return (claim, *(person for person in visit.people if person.id in claim.subjects))
        case ("stops", int(stop), "engagements", int(index), "status"):
            return (visit.stops[stop].engagements[index], *visit.stops, *visit.travellers, *visit.people)
        case ("stops", int(stop), "engagements", int(index), *_):
            return (visit.stops[stop].engagements[index].status,)
        case ("stops", int(stop), "when" | "duration" | "duration_high" | "duration_qualifier"):
            return (visit.stops[stop].country, visit.stops[stop].territory)
        case ("travellers", *_) | ("when",):
            countries = tuple(stop.country for stop in visit.stops)
            return (*countries, *visit.sending, *(stop.when for stop in visit.stops))
        case _:
            return ()


@functools.cache
def value_fields(cls: type) -> tuple[tuple[str, Any], ...]:
    """Returns the fields of a class that contain values, not nodes, with their defaults; not `id`, which is chosen."""
    return tuple(
        (field.name, field.default) for field in node_shape(cls).fields if field.name != "id" and _is_value(field.shape)
    )


def _is_dateline(path: FieldPath) -> bool:
    return path[0] == "sources" and path[-1] == "dateline"


def _is_value(shape: Shape) -> bool:
    return not isinstance(shape, NodeShape) and not (isinstance(shape, ListShape) and isinstance(shape.item, NodeShape))


def _needs_evidence(node: FieldPath, field: str) -> bool:
    if not node:
        return field not in _RECORD_METADATA
    return field == "date" if node[0] == "sources" else field not in _EDITORIAL_FIELDS


def _rows_by_path(evidence: tuple[Evidence, ...], directory: Directory) -> dict[FieldPath, list[int]]:
    rows: dict[FieldPath, list[int]] = {}
    for index, row in enumerate(evidence):
        for address in row.about:
            if (path := directory.locate(address)) is not None:
                rows.setdefault(path, []).append(index)
    return rows


def _nearest_rows(path: FieldPath, rows: dict[FieldPath, list[int]]) -> tuple[int, ...]:
    for depth in range(len(path), 0, -1):
        if (nearest := rows.get(path[:depth])) is not None:
            return tuple(nearest if depth == len(path) else nearest[:MOST_ROWS_AROUND])
    return ()
