"""The texts of a record, each with its address: what the rules of text read."""

from collections.abc import Iterator
from typing import Any

import attrs

from diplovisit.record import Visit, constraints, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, Shape, TextShape


@attrs.frozen
class Told:
    """A text of a record: its address, the name of its field, the text, and whether it is free.

    `field` is the name of the field that holds it, or holds the list it is in. A free text is a line or a sentence; the
    others, ids and codes and the like, can only be what their patterns let through.
    """

    address: str
    field: str
    text: str
    is_free: bool

    @property
    def is_verbatim(self) -> bool:
        """Whether it is held character for character as a source has it, be it well written or not."""
        return self.field in ("quote", "locator") or "/printed/" in self.address


def texts(visit: Visit) -> Iterator[Told]:
    """Every text of a record, in the order of declaration.

    >>> from diplovisit import load
    >>> from diplovisit.checks.facts.texts import texts
    >>> [told.address for told in texts(load("seeds/misri-russia/visit.yaml"))][:2]
    ['id', 'title']
    """
    return _of_node("", node_shape(Visit), visit)


def _of_node(prefix: str, shape: NodeShape, node: Any) -> Iterator[Told]:
    for field in shape.fields:
        if (value := getattr(node, field.name)) is not None:
            yield from _of_value(prefix + field.name, field.name, field.shape, value)


def _of_value(address: str, field: str, shape: Shape, value: Any) -> Iterator[Told]:
    match shape:
        case TextShape(rule=rule):
            yield Told(address, field, value, rule in (constraints.LINE, constraints.SENTENCE))
        case ListShape(item=item):
            for index, inner in enumerate(value):
                yield from _of_value(f"{address}/{index}", field, item, inner)
        case NodeShape():
            # As in a directory: by the innermost id, a traveller by the person's, and by position where there is none.
            name = getattr(value, "person" if shape.cls.__name__ == "Traveller" else "id", None)
            yield from _of_node(f"{name or address}/", shape, value)
        case _:
            pass
