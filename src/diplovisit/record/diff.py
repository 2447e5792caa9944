"""The changes between two states of a record, compared by id and never by position in a file.

A node keeps its identity by its id: a stop that moves up in its list has not changed in all its fields. A traveller is
identified by the person. Nodes without an id, such as evidence and relations, are identified by their content: they
are added, removed, or changed if they say something else about the same subject. A mapping outside a list, such as the
quantity of a claim, is one value.
"""

import enum
import functools
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from diplovisit.findings.results import CheckResult
from diplovisit.record.canonical_order import is_ordered, order_free_key, pair_items, pairing_key
from diplovisit.record.people import Traveller
from diplovisit.record.shapes import FieldShape, ListShape, NodeShape, Shape, node_shape
from diplovisit.record.visit import Visit
from diplovisit.record.visit_arguments import require_visit


class ChangeKind(enum.StrEnum):
    """The kind of a change. Moved: it has another owner now. Reordered: the order of a list with a meaning changed.

    >>> from diplovisit import ChangeKind
    >>> [kind.value for kind in ChangeKind]
    ['added', 'removed', 'changed', 'moved', 'reordered']
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    REORDERED = "reordered"


@attrs.frozen(kw_only=True)
class Change:
    """One difference between two states of a record.

    address: of the field, or of the node that was added, removed or moved. A node without an id has the address of its
        list.
    of, owner: the class and the id of the node that has the field; the id is None for the record itself. For a removed
        node they are those of the state before, otherwise those of the state after.
    field: the name of the field.
    before, after: a value or a node of the record; None where there was or is none. For a moved node, the address of
        its old and its new list; for a reordered list, its ids.

    >>> import attrs
    >>> from diplovisit import changes, load
    >>> visit = load("examples/least.yaml")
    >>> (change,) = changes(visit, attrs.evolve(visit, title="A visit to Estonia"))
    >>> change.kind.value, change.address, change.after
    ('changed', 'title', 'A visit to Estonia')
    """

    kind: ChangeKind
    address: str
    of: type
    owner: str | None
    field: str
    before: Any
    after: Any


def changes(before: Visit, after: Visit) -> tuple[Change, ...]:
    """Returns the changes from one state of a record to another; none if only the order of unordered lists differs.

    >>> import attrs
    >>> from diplovisit import changes, load
    >>> from diplovisit.record import Status
    >>> visit = load("seeds/misri-russia/visit.yaml")
    >>> [
    ...     (change.address, str(change.before), str(change.after))
    ...     for change in changes(visit, attrs.evolve(visit, status=Status.CANCELLED))
    ... ]
    [('status', 'reported', 'cancelled')]
    >>> changes(visit, attrs.evolve(visit, people=visit.people[::-1]))
    ()
    """
    require_visit(before), require_visit(after)
    return () if before == after else tuple(_StateComparison(before, after).changes())


@attrs.frozen
class _Owner:
    """The owner of a field: its class, and the id that the address begins with; None for the record itself."""

    cls: type
    id: str | None

    def address(self, field: str) -> str:
        return field if self.id is None else f"{self.id}/{field}"


class _StateComparison:
    """Compares two states of a record, with an index of the nodes that have ids."""

    def __init__(self, before: Visit, after: Visit) -> None:
        self._roots = (before, after)
        self._before, self._after = _by_id(before), _by_id(after)

    def changes(self) -> Iterator[Change]:
        return self._node(*self._roots, _Owner(Visit, None))

    def _node(self, before: Any, after: Any, owner: _Owner) -> Iterator[Change]:
        shape = node_shape(owner.cls)
        for field in shape.fields:
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was == now:
                continue
            match field.shape:
                case ListShape(item=NodeShape() as item) if item.has_id:
                    yield from self._identified(was, now, owner, field, item)
                case ListShape(item=item):
                    yield from self._unidentified(was, now, owner, field, item)
                case _:
                    yield _change(_kind(was, now), owner.address(field.name), owner, field, was, now)
            if is_ordered(shape, field):
                yield from _reordered(was, now, owner, field)

    def _identified(
        self, was: Sequence[Any], now: Sequence[Any], owner: _Owner, field: FieldShape, item: NodeShape
    ) -> Iterator[Change]:
        """Compares a list of nodes that have ids."""
        old_nodes = {node.id: node for node in was}
        for node in now:
            if node.id in old_nodes:
                yield from self._node(old_nodes[node.id], node, _Owner(item.cls, node.id))
            else:
                yield from self._new_here(node, owner, field, item)
        for node in was:
            if (item.cls, node.id) not in self._after:
                yield _change(ChangeKind.REMOVED, node.id, owner, field, node, None)

    def _new_here(self, node: Any, owner: _Owner, field: FieldShape, shape: NodeShape) -> Iterator[Change]:
        """Reports a node that this owner did not have: it was moved from another owner, or added."""
        if (shape.cls, node.id) in self._before:
            yield from self._moved(node, owner, field, shape)
        else:
            yield _change(ChangeKind.ADDED, node.id, owner, field, None, node)
            yield from self._moved_into(node, shape)

    def _moved(self, node: Any, owner: _Owner, field: FieldShape, shape: NodeShape) -> Iterator[Change]:
        was, where = self._before[shape.cls, node.id]
        yield _change(ChangeKind.MOVED, node.id, owner, field, where, owner.address(field.name))
        yield from self._node(was, node, _Owner(shape.cls, node.id))

    def _moved_into(self, node: Any, shape: NodeShape) -> Iterator[Change]:
        """Reports nodes within a new node that other nodes had: a stop that is split passes on engagements."""
        owner = _Owner(shape.cls, node.id)
        for field, item in _node_lists(shape.cls):
            for child in getattr(node, field.name):
                if (item.cls, child.id) in self._before:
                    yield from self._moved(child, owner, field, item)
                else:
                    yield from self._moved_into(child, item)

    def _unidentified(
        self, was: Sequence[Any], now: Sequence[Any], owner: _Owner, field: FieldShape, item: Shape
    ) -> Iterator[Change]:
        """Compares a list of nodes or texts without ids."""
        pairs, removed, added = pair_items(was, now, item)
        for old, new in ((was[i], now[j]) for i, j in pairs):
            if isinstance(new, Traveller):
                yield from self._node(old, new, _Owner(Traveller, new.person))
            elif order_free_key(old, item) != order_free_key(new, item):
                yield _change(ChangeKind.CHANGED, _address(new, owner, field), owner, field, old, new)
        for new in (now[j] for j in added):
            yield _change(ChangeKind.ADDED, _address(new, owner, field), owner, field, None, new)
        for old in (was[i] for i in removed):
            yield _change(ChangeKind.REMOVED, _address(old, owner, field), owner, field, old, None)


def _kind(was: Any, now: Any) -> ChangeKind:
    return ChangeKind.ADDED if was is None else ChangeKind.REMOVED if now is None else ChangeKind.CHANGED


def _change(kind: ChangeKind, address: str, owner: _Owner, field: FieldShape, before: Any, after: Any) -> Change:
    return Change(
        kind=kind, address=address, of=owner.cls, owner=owner.id, field=field.name, before=before, after=after
    )


def _address(value: Any, owner: _Owner, field: FieldShape) -> str:
    return value.person if isinstance(value, Traveller) else owner.address(field.name)


def _reordered(was: Sequence[Any], now: Sequence[Any], owner: _Owner, field: FieldShape) -> Iterator[Change]:
    """Reports whether the items in both lists have another order."""
    assert isinstance(field.shape, ListShape)  # only lists have an order
    pairs, _, _ = pair_items(was, now, field.shape.item)
    places = [j for _, j in pairs]
    if places != sorted(places):
        before, after = (tuple(pairing_key(value) for value in items) for items in (was, now))
        yield _change(ChangeKind.REORDERED, owner.address(field.name), owner, field, before, after)


def _by_id(visit: Visit) -> dict[tuple[type, str], tuple[Any, str]]:
    """Returns every node with an id, and the address of its list, by class and id."""
    nodes: dict[tuple[type, str], tuple[Any, str]] = {}

    def gather(node: Any, shape: NodeShape, owner: _Owner) -> None:
        for field, item in _node_lists(shape.cls):
            for child in getattr(node, field.name):
                nodes[item.cls, child.id] = (child, owner.address(field.name))
                gather(child, item, _Owner(item.cls, child.id))

    gather(visit, node_shape(Visit), _Owner(Visit, None))
    return nodes


@functools.cache
def _node_lists(cls: type) -> tuple[tuple[FieldShape, NodeShape], ...]:
    """Returns the fields of a class that contain lists of nodes with ids, and the shape of these nodes."""
    lists = []
    for field in node_shape(cls).fields:
        match field.shape:
            case ListShape(item=NodeShape() as item) if item.has_id:
                lists.append((field, item))
    return tuple(lists)


class ChangeOutcome(enum.StrEnum):
    """The outcome of comparing one record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@attrs.frozen(kw_only=True)
class RecordState:
    """A record in one state, and the name of its file."""

    visit: Visit
    file: str


@attrs.frozen(kw_only=True)
class ComparedRecord:
    """A record whose two states differ; `before` is None if it was added, `after` if it was removed."""

    before: RecordState | None
    after: RecordState | None
    changes: tuple[Change, ...] = ()

    @property
    def outcome(self) -> ChangeOutcome:
        """Whether the record was added, removed or changed."""
        if self.before is None:
            return ChangeOutcome.ADDED
        return ChangeOutcome.REMOVED if self.after is None else ChangeOutcome.CHANGED

    @property
    def state(self) -> RecordState:
        """The record after the change, or before it if it was removed."""
        state = self.after or self.before
        assert state is not None  # at least one state exists
        return state

    @property
    def revision_not_raised(self) -> bool:
        """Whether the content changed and the number of the revision did not increase.

        False for two records of different ids, because each counts its own revisions.
        """
        if self.before is None or self.after is None or self.before.visit.id != self.after.visit.id:
            return False
        others = any(change.address != "revision" for change in self.changes)
        return others and self.after.visit.revision <= self.before.visit.revision

    @property
    def revised_left_behind(self) -> bool:
        """Whether the number of the revision increased, and `revised` did not. False for two different ids."""
        if self.before is None or self.after is None or self.before.visit.id != self.after.visit.id:
            return False
        before, after = self.before.visit, self.after.visit
        return after.revision > before.revision and after.revised <= before.revised


@attrs.frozen(kw_only=True)
class Comparison:
    """The comparison of two sets of records: those that differ, and the results for texts that are not records."""

    records: tuple[ComparedRecord, ...]
    unread: tuple[CheckResult, ...] = ()
