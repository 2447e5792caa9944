"""The texts of a record, each with its address: what the rules of text read."""

import functools
from typing import Any

import attrs

from diplovisit.record import Visit, constraints, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, TextShape


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


def texts(visit: Visit) -> tuple[Told, ...]:
    """Every text of a record, in the order of declaration; those of the record that was asked for last are kept.

    >>> from diplovisit import load
    >>> from diplovisit.checks.facts.texts import texts
    >>> [told.address for told in texts(load("seeds/misri-russia/visit.yaml"))][:2]
    ['id', 'title']
    """
    global _last  # noqa: PLW0603  # several rules read the texts of a record, one after the other
    known, told = _last
    if known is not visit:
        found: list[Told] = []
        _add_node("", node_shape(Visit), visit, found)
        told = tuple(found)
        _last = (visit, told)
    return told


_last: tuple[Visit | None, tuple[Told, ...]] = (None, ())


def _add_node(prefix: str, shape: NodeShape, node: Any, found: list[Told]) -> None:
    for name, kind, is_free in _with_texts(shape.cls):
        value = getattr(node, name)
        if not value:
            continue
        if kind is str:
            found.append(Told(prefix + name, name, value, is_free))
        elif kind is list:
            found += [Told(f"{prefix}{name}/{index}", name, each, is_free) for index, each in enumerate(value)]
        elif isinstance(kind, NodeShape):
            _add_inner(f"{prefix}{name}", kind, value, found)
        else:
            (item,) = kind
            for index, each in enumerate(value):
                _add_inner(f"{prefix}{name}/{index}", item, each, found)


def _add_inner(address: str, shape: NodeShape, node: Any, found: list[Told]) -> None:
    # As in a directory: by the innermost id, a traveller by the person's, and by position where there is none.
    name = getattr(node, "person" if shape.cls.__name__ == "Traveller" else "id", None)
    _add_node(f"{name or address}/", shape, node, found)


@functools.cache
def _with_texts(cls: type) -> tuple[tuple[str, Any, bool], ...]:
    """The fields that are texts, or have texts in them: the name, what it holds, and whether its texts are free.

    What it holds is `str` for a text, `list` for a list of them, a shape for a node, and a tuple of one for a list.
    """
    fields: list[tuple[str, Any, bool]] = []
    for field in node_shape(cls).fields:
        match field.shape:
            case TextShape(rule=rule):
                fields.append((field.name, str, rule in _FREE))
            case ListShape(item=TextShape(rule=rule)):
                fields.append((field.name, list, rule in _FREE))
            case NodeShape() as inner:
                fields.append((field.name, inner, False))
            case ListShape(item=NodeShape() as inner):
                fields.append((field.name, (inner,), False))
            case _:
                pass
    return tuple(fields)


_FREE = (constraints.LINE, constraints.SENTENCE)
