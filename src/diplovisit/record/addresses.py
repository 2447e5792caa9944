"""The directory of a record: every node by its id, and the conversion between paths and addresses.

It reads a `Visit`, and also a plain document that is not a record yet. Values of the wrong shape are skipped, because
other code reports the faults of shape.

An address is a field of the record (`status`), an id (`russia`), or an id and fields (`russia/when`,
`nationpress/dateline/date`). The address of a traveller begins with the person's id (`misri/capacity`). `visit` is the
record as a whole, unless something in it has that id. Only a finding about something without an id counts by position
(`evidence/3/quote`, from 0).
"""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from diplovisit.findings.rule import Fault, FieldPath, Finding, finding_at
from diplovisit.findings.shortening import LONGEST_STEP, shortened_step
from diplovisit.record.shapes import ListShape, NodeShape, Shape, node_shape

WHOLE_RECORD: Final = "visit"
"""The address of the record as a whole. An id comes first, because records may have something with this id."""


@attrs.frozen
class Entry:
    """A node of a record: its path, its shape, and the node itself."""

    path: FieldPath
    shape: NodeShape
    node: Any

    def value(self, name: str) -> Any:
        """Returns the value of a field; None where it is left out."""
        return value_of(self.node, name)


def value_of(node: Any, name: str) -> Any:
    """Returns the value of a field of a document's mapping or of a record's node; None where it is left out."""
    return node.get(name) if isinstance(node, dict) else getattr(node, name, None)


def nodes(root: Any, shape: NodeShape) -> list[Entry]:
    """Returns every node of a record or a document, parents first, in the order of declaration."""
    entries: list[Entry] = []
    _add_nodes((), shape, root, entries)
    return entries


def _add_nodes(path: FieldPath, shape: NodeShape, node: Any, entries: list[Entry]) -> None:
    # Every record passes here at least once. For speed, this is a plain loop over the fields with nodes.
    if not isinstance(node, dict | shape.cls):
        return
    entries.append(Entry(path, shape, node))
    get = node.get if isinstance(node, dict) else node.__getattribute__
    for name, item, is_list in shape.inner:
        inner = get(name)
        if not inner:
            continue
        if not is_list:
            _add_nodes((*path, name), item, inner, entries)
        elif isinstance(inner, list | tuple):
            for index, child in enumerate(inner):
                _add_nodes((*path, name, index), item, child, entries)


def directory_of(record: Any) -> "Directory":
    """Returns the directory of a record; the most recent one is cached, because many rules read the same record."""
    global _last  # noqa: PLW0603  # many rules read one record, one after the other
    cached, directory = _last
    if cached is not record or directory is None:
        directory = Directory(record, node_shape(record.__class__))
        _last = (record, directory)
    return directory


_last: "tuple[Any, Directory | None]" = (None, None)


class Directory:
    """The nodes of one record or document, by id, by path and by address.

    >>> from diplovisit.record import Directory, Visit, node_shape
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
        # A traveller whose person is missing has no id.
        self._travellers = {name: entry for name, entry in travellers.items() if name in ids}

    def locate(self, address: str) -> FieldPath | None:
        """Returns the path of an address, even where the record has no value there; None for an unknown address."""
        first, *rest = address.split("/")
        if (entry := self.ids.get(first)) is not None:
            traveller = self._travellers.get(first)
            if rest and traveller and rest[0] not in entry.shape.by_name:
                entry = traveller
            return _descend(entry.path, entry.shape, entry.node, rest)
        if address == WHOLE_RECORD:
            return ()
        return _descend((), self._shape, self._root, [first, *rest])

    def address(self, path: FieldPath) -> str:
        """Returns the address of a path: from its innermost id on, or by position where there is none.

        An id or a field that is too long for a record is cut.
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
        """Cuts a long step of an address, once for all findings that show it."""
        if len(step) <= LONGEST_STEP:
            return step
        if step not in self._cut:
            self._cut[step] = shortened_step(step)
        return self._cut[step]

    @functools.cached_property
    def addresses_of_nodes(self) -> tuple[str, ...]:
        """The address of each entry, in order, each derived from the address of its parent node."""
        addresses: dict[FieldPath, str] = {}
        for entry in self.entries:
            path = entry.path
            if not path:
                addresses[path] = ""
                continue
            if (name := self._name(path, entry.shape, entry.node)) is None:
                step = 2 if isinstance(path[-1], int) else 1
                parent = addresses[path[:-step]]
                own = "/".join(map(str, path[-step:]))
                name = f"{parent}/{own}" if parent else own
            addresses[path] = name
        return tuple(addresses.values())

    def finding(self, fault: Fault) -> Finding:
        """Makes the finding of a fault, with its address; the reader of the file adds the place in the file."""
        return finding_at(fault, address=self.address(fault.path))

    def _name(self, path: FieldPath, shape: NodeShape, node: Any) -> str | None:
        known, key = (self._travellers, "person") if shape.cls.__name__ == "Traveller" else (self.ids, "id")
        name = value_of(node, key)
        # Of two things with the same id, the id means the first. The second has a position.
        return name if isinstance(name, str) and name in known and known[name].path == path else None

    @functools.cached_property
    def parts(self) -> frozenset[str]:
        """The names of the parts of all sources."""
        return frozenset(str(entry.value("name")) for entry in self.entries if entry.shape.cls.__name__ == "Part")

    @functools.cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every address that evidence can cite: fields of the record, ids, and their fields."""
        addresses = [WHOLE_RECORD, *(field.name for field in self._shape.fields)]
        for name, entry in self.ids.items():
            addresses.append(name)
            addresses.extend(_fields(name, entry.shape))
            if traveller := self._travellers.get(name):
                addresses.extend(f"{name}/{field.name}" for field in traveller.shape.fields)
        return tuple(addresses)


def _fields(prefix: str, shape: NodeShape) -> Iterator[str]:
    for field in shape.fields:
        yield f"{prefix}/{field.name}"
        if isinstance(field.shape, NodeShape):
            yield from _fields(f"{prefix}/{field.name}", field.shape)


def _step(shape: Shape | None, value: Any, step: str | int) -> tuple[Any, Shape | None]:
    """Takes one step into a value: returns the inner value, None if missing, and its shape, None if impossible."""
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
