"""The texts of a record with their addresses, which the rules of text read."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from diplovisit.record import Directory, Printed, Visit, node_shape
from diplovisit.record.addresses import directory_of
from diplovisit.record.shapes import ListShape, TextShape


class TextField(NamedTuple):
    """A text of a record. A tuple is made in half the time of an attrs class, and a record has hundreds of texts.

    name: the name of its field, or of the field with the list that contains it.
    is_free: whether it is a line or a sentence. Other texts, such as ids and codes, are restricted by patterns.
    is_verbatim: whether it is exactly as in a source, with any errors of the source.
    """

    address: str
    name: str
    text: str
    is_free: bool
    is_verbatim: bool


def record_texts(visit: Visit) -> tuple[TextField, ...]:
    """Returns all texts of a record, node by node, parents first. The texts of the last record are cached.

    >>> from diplovisit import load
    >>> from diplovisit.checks.facts.record_texts import record_texts
    >>> [field.address for field in record_texts(load("seeds/misri-russia/visit.yaml"))][:2]
    ['id', 'title']
    """
    global _last  # noqa: PLW0603  # several rules read the texts of a record, one after the other
    last_visit, fields = _last
    if last_visit is not visit:
        fields = tuple(_texts(directory_of(visit)))
        _last = (visit, fields)
    return fields


_last: tuple[Visit | None, tuple[TextField, ...]] = (None, ())


def _texts(directory: Directory) -> Iterator[TextField]:
    for entry, address in zip(directory.entries, directory.addresses_of_nodes, strict=True):
        node, prefix = entry.node, f"{address}/" if address else ""
        for name, is_list, is_free, is_verbatim in _text_fields(entry.shape.cls):
            value = getattr(node, name)
            if not value:
                continue
            if is_list:
                for index, text in enumerate(value):
                    yield TextField(f"{prefix}{name}/{index}", name, text, is_free, is_verbatim)
            else:
                yield TextField(prefix + name, name, value, is_free, is_verbatim)


@functools.cache
def _text_fields(cls: type) -> tuple[tuple[str, bool, bool, bool], ...]:
    """Returns the fields with texts or lists of texts: the name, whether it is a list, is free, is verbatim."""
    fields = []
    for field in node_shape(cls).fields:
        is_verbatim = cls is Printed or field.name in {"quote", "locator", "printed"}
        match field.shape:
            case TextShape(rule=rule):
                fields.append((field.name, False, rule.free, is_verbatim))
            case ListShape(item=TextShape(rule=rule)):
                fields.append((field.name, True, rule.free, is_verbatim))
            case _:
                pass
    return tuple(fields)
