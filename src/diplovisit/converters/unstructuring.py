"""The fast way from records to plain documents: functions generated from the shapes, one per class."""

import functools
import operator
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import attrs

from diplovisit.record.shapes import (
    ChoiceShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
    node_shape,
)

NodeWriter: TypeAlias = Callable[[Any], dict[str, Any]]
_Write: TypeAlias = Callable[[Any], Any]


@functools.cache
def node_writer(cls: type) -> NodeWriter:
    """Returns the function that makes a plain document from a node of a class of the record.

    A value that equals its default is left out, so there is one way to write a record.

    >>> from diplovisit.record import Place
    >>> node_writer(Place)(Place(id="moscow", name="Moscow"))
    {'id': 'moscow', 'name': 'Moscow'}
    """
    return _generate_writer([(field.name, field.default, _write_of(field.shape)) for field in node_shape(cls).fields])


def _generate_writer(fields: list[tuple[str, Any, _Write | None]]) -> NodeWriter:
    """Generates the function that writes a node, with one or two statements per field, as cattrs and attrs do.

    The generator of cattrs puts required fields first, whatever their order of declaration. A loop over the fields
    takes twice the time. Half of the fields of a record are left out, so identity is tested before equality.
    """
    lines = ["def unstructure_node(node):", "    out = {}"]
    known: dict[str, Any] = {}
    for number, (name, default, write) in enumerate(fields):
        known[f"default_{number}"], known[f"write_{number}"] = default, write
        value = "value" if write is None else f"write_{number}(value)"
        lines.append(f"    value = node.{name}")
        if default is not attrs.NOTHING:
            is_other = f"value is not default_{number}" + ("" if default is None else f" and value != default_{number}")
            lines.append(f"    if {is_other}:")
            lines.append(f"        out[{name!r}] = {value}")
        else:
            lines.append(f"    out[{name!r}] = {value}")
    lines.append("    return out")
    exec("\n".join(lines), known)  # noqa: S102  # generated from the names of our own fields, never from a record
    return cast(NodeWriter, known["unstructure_node"])


def _write_of(shape: Shape) -> _Write | None:
    """Returns the function that writes a value other than the default. None for a value that is written unchanged."""
    match shape:
        case NodeShape(cls=cls):
            return node_writer(cls)
        case ListShape(item=item):
            write_item = _write_of(item)
            return list if write_item is None else lambda value: [write_item(inner) for inner in value]
        case ValueShape(write=write):
            return write
        case ChoiceShape():
            return operator.attrgetter("_value_")  # `value` is a property written in Python, and takes longer
        case TextShape() | WholeShape() | FlagShape():
            return None
