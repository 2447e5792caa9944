"""The texts of a record, each with its address: what the rules of text read."""

import functools
from collections.abc import Iterator

import attrs

from diplovisit.record import Directory, Printed, Visit, node_shape
from diplovisit.record.addresses import directory_of
from diplovisit.record.shapes import ListShape, TextShape


@attrs.frozen
class TextField:
    """A text of a record: its address, the name of its field, the text, and whether it is free.

    `field` is the name of the field that holds it, or holds the list it is in. A free text is a line or a sentence; the
    others, ids and codes and the like, can only be what their patterns let through. `is_verbatim` is true where it is
    held character for character as a source has it, be it well written or not.
    """

    address: str
    field: str
    text: str
    is_free: bool
    is_verbatim: bool


def record_texts(visit: Visit) -> tuple[TextField, ...]:
    """Every text of a record, node by node, parents first; those of the record that was asked for last are kept.

    >>> from diplovisit import load
    >>> from diplovisit.checks.facts.record_texts import record_texts
    >>> [told.address for told in record_texts(load("seeds/misri-russia/visit.yaml"))][:2]
    ['id', 'title']
    """
    global _last  # noqa: PLW0603  # several rules read the texts of a record, one after the other
    known, told = _last
    if known is not visit:
        told = tuple(_texts(directory_of(visit)))
        _last = (visit, told)
    return told


_last: tuple[Visit | None, tuple[TextField, ...]] = (None, ())


def _texts(directory: Directory) -> Iterator[TextField]:
    for entry, address in zip(directory.entries, directory.addresses_of_nodes, strict=True):
        node, prefix = entry.node, f"{address}/" if address else ""
        for name, is_list, is_free, is_verbatim in _with_texts(entry.shape.cls):
            value = getattr(node, name)
            if not value:
                continue
            if is_list:
                for index, each in enumerate(value):
                    yield TextField(f"{prefix}{name}/{index}", name, each, is_free, is_verbatim)
            else:
                yield TextField(prefix + name, name, value, is_free, is_verbatim)


@functools.cache
def _with_texts(cls: type) -> tuple[tuple[str, bool, bool, bool], ...]:
    """The fields that are texts or lists of them: the name, then whether it is a list, is free, is verbatim."""
    fields = []
    for field in node_shape(cls).fields:
        is_verbatim = cls is Printed or field.name in {"quote", "locator"}
        match field.shape:
            case TextShape(rule=rule):
                fields.append((field.name, False, rule.free, is_verbatim))
            case ListShape(item=TextShape(rule=rule)):
                fields.append((field.name, True, rule.free, is_verbatim))
            case _:
                pass
    return tuple(fields)
