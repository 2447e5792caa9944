"""The directory of a record: where everything in it is, by id, and which address names which place.

It reads a `Visit` and a plain document that is not yet one alike, and skips over whatever has the wrong shape: the
faults of shape are told elsewhere.

An address is a field of the record (`status`), an id (`russia`), or an id and fields (`russia/when`,
`nationpress/dateline/date`). A traveller goes by the person's id (`misri/capacity`). Only a finding about something
that has no id counts by position (`evidence/3/quote`, from 0).
"""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

import attrs

from diplovisit.findings.rule import Fault, FieldPath, Finding, finding_at
from diplovisit.findings.shortening import LONGEST_STEP, shortened_step
from diplovisit.record.shapes import ListShape, NodeShape, Shape, node_shape


@attrs.frozen
class Entry:
    """A node of a record: its path, its shape, and the node itself."""

    path: FieldPath
    shape: NodeShape
    node: Any

    def value(self, name: str) -> Any:
        """The value of a field, None where it is left out."""
        return value_of(self.node, name)


def value_of(node: Any, name: str) -> Any:
    """The value of a field of a document's mapping or of a record's node, None where it is left out."""
    return node.get(name) if isinstance(node, dict) else getattr(node, name, None)


def nodes(root: Any, shape: NodeShape) -> list[Entry]:
    """Every node of a record or a document, parents first, in the order of declaration."""
    found: list[Entry] = []
    _add_nodes((), shape, root, found)
    return found


def _add_nodes(path: FieldPath, shape: NodeShape, node: Any, found: list[Entry]) -> None:
    # Every record is walked here, once at least: a plain loop over the fields that hold nodes.
    if not isinstance(node, dict | shape.cls):
        return
    found.append(Entry(path, shape, node))
    get = node.get if isinstance(node, dict) else node.__getattribute__
    for name, item, is_list in shape.inner:
        inner = get(name)
        if not inner:
            continue
        if not is_list:
            _add_nodes((*path, name), item, inner, found)
        elif isinstance(inner, list | tuple):
            for index, each in enumerate(inner):
                _add_nodes((*path, name, index), item, each, found)


def directory_of(record: Any) -> "Directory":
    """The directory of a record; that of the record asked for last is kept, for all who look at it in turn."""
    global _last  # noqa: PLW0603  # one record is looked at by many, one after the other
    known, directory = _last
    if known is not record or directory is None:
        directory = Directory(record, node_shape(record.__class__))
        _last = (record, directory)
    return directory


_last: "tuple[Any, Directory | None]" = (None, None)


class Directory:
    """Where everything is, in one record or document.

    >>> from diplovisit.record import node_shape, Visit
    >>> document = {"stops": [{"id": "russia", "when": "2025-03-07"}], "status": "reported"}
    >>> directory = Directory(document, node_shape(Visit))
    >>> directory.locate("russia/when")
    ('stops', 0, 'when')
    >>> directory.address(("stops", 0, "when"))
    'russia/when'
    """

    def __init__(self, root: Any, shape: NodeShape) -> None:
        self._root, self._shape = root, shape
        self._cut: dict[str, str] = {}
        entries = tuple(nodes(root, shape))
        self.entries: tuple[Entry, ...] = entries
        ids: dict[str, Entry] = {}
        travellers: dict[str, Entry] = {}
        for entry in entries:
            if entry.path and isinstance(name := entry.value("id"), str):
                ids.setdefault(name, entry)
            elif entry.shape.cls.__name__ == "Traveller" and isinstance(name := entry.value("person"), str):
                travellers.setdefault(name, entry)
        self.ids: Mapping[str, Entry] = MappingProxyType(ids)
        # Without its person a traveller has no name to go by.
        self._travellers = {name: entry for name, entry in travellers.items() if name in ids}

    def locate(self, address: str) -> FieldPath | None:
        """The path that an address names, whether or not the record has a value there; None where it names nothing."""
        first, *rest = address.split("/")
        if (entry := self.ids.get(first)) is not None:
            traveller = self._travellers.get(first)
            if rest and traveller and rest[0] not in entry.shape.by_name:
                entry = traveller
            return _descend(entry.path, entry.shape, entry.node, rest)
        return _descend((), self._shape, self._root, [first, *rest])

    def address(self, path: FieldPath) -> str:
        """The address of a path: by the innermost id on the way, by position where there is none.

        An id or a field of a document that is too long for a record is cut.
        """
        value, shape = self._root, cast("Shape | None", self._shape)
        names: list[str] = []
        for depth, step in enumerate(path, 1):
            names.append(self._shown(str(step)))
            value, shape = _step(shape, value, step)
            if isinstance(shape, NodeShape) and (name := self._name(path[:depth], shape, value)) is not None:
                names = [self._shown(name)]
        return "/".join(names)

    def _shown(self, step: str) -> str:
        """A step of an address as it is shown; a long one is cut once, and not for each of a thousand findings."""
        if len(step) <= LONGEST_STEP:
            return step
        if step not in self._cut:
            self._cut[step] = shortened_step(step)
        return self._cut[step]

    @functools.cached_property
    def addresses_of_nodes(self) -> tuple[str, ...]:
        """The address of each entry, in their order: that of its path, worked out from that of the node around it."""
        found: dict[FieldPath, str] = {}
        for entry in self.entries:
            path = entry.path
            if not path:
                found[path] = ""
                continue
            if (name := self._name(path, entry.shape, entry.node)) is None:
                step = 2 if isinstance(path[-1], int) else 1
                around = found[path[:-step]]
                own = "/".join(map(str, path[-step:]))
                name = f"{around}/{own}" if around else own
            found[path] = name
        return tuple(found.values())

    def finding(self, fault: Fault) -> Finding:
        """A fault with its address; its place in a file is for whoever read the file to add."""
        return finding_at(fault, address=self.address(fault.path))

    def _name(self, path: FieldPath, shape: NodeShape, node: Any) -> str | None:
        known, key = (self._travellers, "person") if shape.cls.__name__ == "Traveller" else (self.ids, "id")
        name = value_of(node, key)
        # The second of two things with one id is not what the id means, so it goes by position.
        return name if isinstance(name, str) and name in known and known[name].path == path else None

    @functools.cached_property
    def parts(self) -> frozenset[str]:
        """The names of the parts of all sources."""
        return frozenset(str(entry.value("name")) for entry in self.entries if entry.shape.cls.__name__ == "Part")

    @functools.cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every address that evidence can be about: fields of the record, ids, and their fields."""
        found = [field.name for field in self._shape.fields]
        for name, entry in self.ids.items():
            found.append(name)
            found.extend(_fields(name, entry.shape))
            if traveller := self._travellers.get(name):
                found.extend(f"{name}/{field.name}" for field in traveller.shape.fields)
        return tuple(found)


def _fields(prefix: str, shape: NodeShape) -> Iterator[str]:
    for field in shape.fields:
        yield f"{prefix}/{field.name}"
        if isinstance(field.shape, NodeShape):
            yield from _fields(f"{prefix}/{field.name}", field.shape)


def _step(shape: Shape | None, value: Any, step: str | int) -> tuple[Any, Shape | None]:
    """What lies one step further: its value, None where there is none; its shape, None where there can be none."""
    match shape:
        case NodeShape() if step in shape.by_name:
            return value_of(value, str(step)), shape.by_name[str(step)].shape
        case ListShape(item=item) if isinstance(step, int) and isinstance(value, list | tuple) and step < len(value):
            return value[step], item
        case _:
            return None, None


def _descend(path: FieldPath, shape: Shape, value: Any, names: list[str]) -> FieldPath | None:
    for name in names:
        step: str | int = int(name) if isinstance(shape, ListShape) and name.isdecimal() else name
        value, inner = _step(shape, value, step)
        if inner is None:
            return None
        path, shape = (*path, step), inner
    return path
