"""Strategies: draws whole records, a few bytes for each node."""

import functools
from collections.abc import Iterator, Sequence
from typing import Any, Final

from diplovisit.converters import structure
from diplovisit.formats.optional_packages import optional_import
from diplovisit.record import Directory, Visit, node_shape
from diplovisit.record.constraints import RefersTo
from diplovisit.record.shapes import FieldShape, ListShape, NodeShape, Shape
from diplovisit.testing.byte_reader import ByteReader
from diplovisit.testing.decoding import length_of_list, make_value, size_of
from diplovisit.testing.drawn_dates import DURATION_SIZE, EDTF_SIZE, duration_text, edtf_text

with optional_import("hypothesis"):
    from hypothesis import strategies as st


def visits() -> "st.SearchStrategy[Visit]":
    """Returns a strategy for records of every shape.

    >>> from hypothesis import given, settings
    >>> from diplovisit.testing import visits
    >>> @settings(max_examples=3, database=None)
    ... @given(visits())
    ... def somebody_travels(visit):
    ...     assert visit.travellers
    >>> somebody_travels()
    """
    return documents().map(structure)


def documents() -> "st.SearchStrategy[dict[str, Any]]":
    """Returns a strategy for plain documents that `structure` accepts.

    >>> from hypothesis import given, settings
    >>> from diplovisit import structure, unstructure
    >>> from diplovisit.testing import documents
    >>> @settings(max_examples=3, database=None)
    ... @given(documents())
    ... def keeps_its_id(document):
    ...     assert unstructure(structure(document))["id"] == document["id"]
    >>> keeps_its_id()
    """
    # In a new folder the tables of characters take half a second: not in the first draw, which Hypothesis times.
    _LINES.validate()
    return _documents()


def edtf_texts() -> "st.SearchStrategy[str]":
    """Returns a strategy for dates of every form in a record, often at the ends of the calendar.

    >>> from hypothesis import given, settings
    >>> from diplovisit import Edtf
    >>> from diplovisit.testing import edtf_texts
    >>> @settings(max_examples=3, database=None)
    ... @given(edtf_texts())
    ... def is_a_date(text):
    ...     assert str(Edtf(text)) == text
    >>> is_a_date()
    """
    return _bytes(EDTF_SIZE).map(lambda data: edtf_text(ByteReader(data)))


def duration_texts() -> "st.SearchStrategy[str]":
    """Returns a strategy for durations of every form in a record.

    >>> from hypothesis import given, settings
    >>> from diplovisit import Duration
    >>> from diplovisit.testing import duration_texts
    >>> @settings(max_examples=3, database=None)
    ... @given(duration_texts())
    ... def is_a_duration(text):
    ...     assert str(Duration(text)) == text
    >>> is_a_duration()
    """
    return _bytes(DURATION_SIZE).map(lambda data: duration_text(ByteReader(data)))


_CHARACTERS: Final = st.characters(exclude_categories=("Cc", "Cs"))
_VISIBLE: Final = st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Cn", "Co"))
_LINES: Final = st.lists(st.tuples(_VISIBLE, st.text(_CHARACTERS, max_size=20)).map("".join), max_size=4)
"""The texts of a record, besides the hostile ones. Its fields take one or another of them."""


@functools.cache
def _bytes(size: int) -> "st.SearchStrategy[bytes]":
    return st.binary(min_size=size, max_size=size)


@st.composite
def _documents(draw: st.DrawFn) -> dict[str, Any]:
    document = _draw_node(draw, node_shape(Visit), draw(_LINES))
    _make_ids_distinct(document)
    _make_references_resolve(document)
    return document


@st.composite
def values_of(draw: st.DrawFn, shape: Shape) -> Any:
    """Draws the value of a field, as it is written in a document. Its references need not resolve."""
    return _draw_value(draw, shape, ByteReader(draw(_bytes(size_of(shape)))), draw(_LINES))


@functools.cache
def _byte_ranges(cls: type) -> tuple[tuple[FieldShape, int, int], ...]:
    """Returns the fields of a class, and where the bytes of each begin and end: one for its presence, then its value's.

    A field has the same bytes whatever the others are, so that a simpler field leaves the others as they are.
    """
    ranges, at = [], 0
    for field in node_shape(cls).fields:
        size = size_of(field.shape) + (not field.required)
        ranges.append((field, at, at + size))
        at += size
    return tuple(ranges)


def _draw_node(draw: st.DrawFn, shape: NodeShape, lines: Sequence[str]) -> dict[str, Any]:
    ranges = _byte_ranges(shape.cls)
    data = draw(_bytes(ranges[-1][2]))
    readers = {field.name: ByteReader(data[start:end]) for field, start, end in ranges}
    # One optional field in three is present, so that people can still read a record of a hundred fields.
    present = {field.name: field for field in shape.fields if field.required or readers[field.name].below(3) == 2}
    present |= {field.name: field for field in tuple(shape.missing(present))}
    return {
        field.name: _draw_value(draw, field.shape, readers[field.name], lines)
        for field in shape.fields
        if field.name in present
    }


def _draw_value(draw: st.DrawFn, shape: Shape, reader: ByteReader, lines: Sequence[str]) -> Any:
    match shape:
        case NodeShape():
            return _draw_node(draw, shape, lines)
        case ListShape(item=NodeShape() as item):
            return [_draw_node(draw, item, lines) for _ in range(length_of_list(shape, reader))]
        case _:
            return make_value(shape, reader, lines)


def _make_ids_distinct(document: dict[str, Any]) -> None:
    taken: set[str] = set()
    for entry in Directory(document, node_shape(Visit)).entries:
        if entry.path and isinstance(name := entry.value("id"), str):
            number, distinct = 1, name
            while distinct in taken:
                number += 1
                distinct = f"{name}-{number}"
            taken.add(distinct)
            entry.node["id"] = distinct


def _make_references_resolve(document: dict[str, Any]) -> None:
    # Addresses come last, because the address of a traveller depends on a reference of the first round.
    for of_addresses in (False, True):
        directory = Directory(document, node_shape(Visit))
        targets: dict[RefersTo, list[str]] = {}
        for node, name, reference in _references(directory):
            if (reference.classes == ()) is of_addresses:
                if reference not in targets:
                    targets[reference] = _candidates(directory, reference)
                _make_reference_resolve(node, name, targets[reference])


def _make_reference_resolve(node: dict[str, Any], name: str, targets: list[str]) -> None:
    value = node[name]
    if isinstance(value, list):
        node[name] = list(dict.fromkeys(_target(text, targets) for text in value)) if targets else []
    elif targets:
        node[name] = _target(value, targets)
    else:
        del node[name]


def _target(text: str, targets: list[str]) -> str:
    """Returns the target that the number of an unresolved reference means: the first one for 0."""
    return targets[int(text.removeprefix("r")) * len(targets) >> 8]


def _references(directory: Directory) -> Iterator[tuple[dict[str, Any], str, RefersTo]]:
    for entry in directory.entries:
        for name, reference, _ in entry.shape.references:
            if name in entry.node:
                yield entry.node, name, reference


def _candidates(directory: Directory, reference: RefersTo) -> list[str]:
    if not reference.classes:
        return list(directory.addresses)
    if reference.classes == ("Part",):
        return [entry.value("name") for entry in directory.entries if entry.shape.cls.__name__ == "Part"]
    names = [name for name, entry in directory.ids.items() if entry.shape.cls.__name__ in reference.classes]
    return names + (["IN", "RU"] if reference.or_code else []) + (["another-record"] if reference.or_elsewhere else [])
