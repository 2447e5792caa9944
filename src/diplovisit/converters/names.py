"""Ids and references of a record in the making: the same laws as in `record/identity.py`, by looking names up in sets.

What is not plainly right is in doubt: identity then says what is wrong, or that it is right after all.
"""

import functools
from collections.abc import Iterable

import attrs

from diplovisit.record import Visit, node_shape, polities
from diplovisit.record.constraints import RefersTo
from diplovisit.record.shapes import NodeShape


@attrs.define
class NameRegistry:
    """What was named and referred to so far.

    referred: the references of each kind. owners: the ids with the names of their classes; an id that is had twice is
    in doubt at once. travellers: the people who travel. parts: the names of parts of sources.
    """

    referred: tuple[list[str], ...]
    owners: dict[str, str] = attrs.Factory(dict)
    travellers: list[str] = attrs.Factory(list)
    parts: list[str] = attrs.Factory(list)

    def hold(self, kinds: list[RefersTo]) -> bool:
        """Whether every reference plainly refers to something."""
        return all(self._holds(kind, texts) for kind, texts in zip(kinds, self.referred, strict=True) if texts)

    def _holds(self, kind: RefersTo, texts: list[str]) -> bool:
        if not kind.classes:
            return self._are_addresses(texts)
        if kind.classes == ("Part",):
            return set(self.parts).issuperset(texts)
        owners = self.owners
        for text in texts:
            owner = owners.get(text)
            if owner is None:
                if not kind.or_elsewhere and not (kind.or_code and polities.polity(text) is not None):
                    return False
            elif owner not in kind.classes:
                return False
        return True

    def _are_addresses(self, texts: Iterable[str]) -> bool:
        owners, fields = self.owners, _fields()
        for text in texts:
            first, slash, rest = text.partition("/")
            owner = owners.get(first)
            if owner is None:
                if text not in fields["Visit"]:
                    return False
            elif slash and rest not in fields[owner] and not self._is_of_traveller(first, rest):
                return False
        return True

    def _is_of_traveller(self, person: str, field: str) -> bool:
        return person in self.travellers and field in _fields()["Traveller"]


@functools.cache
def _fields() -> dict[str, frozenset[str]]:
    """The fields of each class of the record, and of nodes that stand alone in it, as addresses have them."""
    found: dict[str, frozenset[str]] = {}

    def add(shape: NodeShape) -> None:
        if shape.cls.__name__ not in found:
            found[shape.cls.__name__] = frozenset(_addresses(shape, ""))
            for _, inner, _ in shape.inner:
                add(inner)

    add(node_shape(Visit))
    return found


def _addresses(shape: NodeShape, before: str) -> Iterable[str]:
    for field in shape.fields:
        yield f"{before}{field.name}"
        if isinstance(field.shape, NodeShape):
            yield from _addresses(field.shape, f"{before}{field.name}/")
