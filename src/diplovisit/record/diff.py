"""What changed from one state of a record to another: by id, and never by where something stands in a file.

A thing that has an id is the same thing wherever it stands, so a stop that comes earlier in the list has not changed in
all its fields. A traveller goes by the person. What has no id is known by what it says: of evidence, relations and the
like there is what was added, what was removed, and what says something else about the same thing. A mapping that stands
alone, such as the quantity of a claim, is one value.
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


class ChangeKind(enum.StrEnum):
    """What became of a thing. Moved: it belongs to another one now; reordered: a list whose order means something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    REORDERED = "reordered"


@attrs.frozen(kw_only=True)
class Change:
    """One thing in which two states of a record differ.

    address: of the field, or of the thing that was added, removed or moved. What has no id goes by the list it is in.
    of, owner: the class and the id of what the field belongs to, None for the record itself; of a removed thing those
        of the state before, else those of the state after.
    field: the name of the field.
    before, after: a value or a node of the record, None where there was or is none. Of a thing that moved, the address
        of the list that it was and is in; of a list with another order, the ids in it.
    """

    kind: ChangeKind
    address: str
    of: type
    owner: str | None
    field: str
    before: Any
    after: Any


def changes(before: Visit, after: Visit) -> tuple[Change, ...]:
    """What changed from one state of a record to another; nothing where they say the same, in whatever order.

    >>> import attrs
    >>> from diplovisit import load
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
    return () if before == after else tuple(_Comparison(before, after).found())


@attrs.frozen
class _Owner:
    """What a field belongs to: its class, and the id that its address begins with."""

    cls: type
    id: str | None

    def address(self, field: str) -> str:
        return field if self.id is None else f"{self.id}/{field}"


class _Comparison:
    """Two states of a record, and where each thing that has an id stands in them."""

    def __init__(self, before: Visit, after: Visit) -> None:
        self._roots = (before, after)
        self._before, self._after = _by_id(before), _by_id(after)

    def found(self) -> Iterator[Change]:
        return self._node(*self._roots, _Owner(Visit, None))

    def _node(self, before: Any, after: Any, owner: _Owner) -> Iterator[Change]:
        shape = node_shape(owner.cls)
        for field in shape.fields:
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was == now:
                continue
            match field.shape:
                case ListShape(item=NodeShape() as item) if "id" in item.by_name:
                    yield from self._things(was, now, owner, field, item)
                case ListShape(item=item):
                    yield from self._list(was, now, owner, field, item)
                case _:
                    yield _change(_kind(was, now), owner.address(field.name), owner, field, was, now)
            if is_ordered(shape, field):
                yield from _reordered(was, now, owner, field)

    def _things(
        self, was: Sequence[Any], now: Sequence[Any], owner: _Owner, field: FieldShape, item: NodeShape
    ) -> Iterator[Change]:
        """What has an id."""
        here = {each.id: each for each in was}
        for each in now:
            if each.id in here:
                yield from self._node(here[each.id], each, _Owner(item.cls, each.id))
            else:
                yield from self._new_here(each, owner, field, item)
        for each in was:
            if (item.cls, each.id) not in self._after:
                yield _change(ChangeKind.REMOVED, each.id, owner, field, each, None)

    def _new_here(self, node: Any, owner: _Owner, field: FieldShape, shape: NodeShape) -> Iterator[Change]:
        """A thing that this owner did not have: another had it, or it is new."""
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
        """What a new thing has from others: a stop that was split in two gives engagements away."""
        owner = _Owner(shape.cls, node.id)
        for field, item in _lists_of_things(shape.cls):
            for each in getattr(node, field.name):
                if (item.cls, each.id) in self._before:
                    yield from self._moved(each, owner, field, item)
                else:
                    yield from self._moved_into(each, item)

    def _list(
        self, was: Sequence[Any], now: Sequence[Any], owner: _Owner, field: FieldShape, item: Shape
    ) -> Iterator[Change]:
        """What has no id of its own."""
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
    """Whether what is in both lists stands in another order."""
    assert isinstance(field.shape, ListShape)  # or it would have no order
    pairs, _, _ = pair_items(was, now, field.shape.item)
    places = [j for _, j in pairs]
    if places != sorted(places):
        before, after = (tuple(pairing_key(each) for each in items) for items in (was, now))
        yield _change(ChangeKind.REORDERED, owner.address(field.name), owner, field, before, after)


def _by_id(visit: Visit) -> dict[tuple[type, str], tuple[Any, str]]:
    """Everything that has an id, with the address of the list it stands in."""
    found: dict[tuple[type, str], tuple[Any, str]] = {}

    def gather(node: Any, shape: NodeShape, owner: _Owner) -> None:
        for field, item in _lists_of_things(shape.cls):
            for each in getattr(node, field.name):
                found[item.cls, each.id] = (each, owner.address(field.name))
                gather(each, item, _Owner(item.cls, each.id))

    gather(visit, node_shape(Visit), _Owner(Visit, None))
    return found


@functools.cache
def _lists_of_things(cls: type) -> tuple[tuple[FieldShape, NodeShape], ...]:
    """The fields of a class that hold lists of things with ids."""
    found = []
    for field in node_shape(cls).fields:
        match field.shape:
            case ListShape(item=NodeShape() as item) if "id" in item.by_name:
                found.append((field, item))
    return tuple(found)


# MERGED: What comparing has to say: of each record in two states of many, and of what could not be read.


class ChangeOutcome(enum.StrEnum):
    """What became of a record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@attrs.frozen(kw_only=True)
class RecordState:
    """A record in one state, and the name of the file that it was read from."""

    visit: Visit
    file: str


@attrs.frozen(kw_only=True)
class ComparedRecord:
    """A record in two states that differ; `before` is None where it was added, `after` where it was removed."""

    before: RecordState | None
    after: RecordState | None
    changes: tuple[Change, ...] = ()

    @property
    def outcome(self) -> ChangeOutcome:
        """What became of it."""
        if self.before is None:
            return ChangeOutcome.ADDED
        return ChangeOutcome.REMOVED if self.after is None else ChangeOutcome.CHANGED

    @property
    def state(self) -> RecordState:
        """The record as it is, or as it was where it is no more."""
        found = self.after or self.before
        assert found is not None  # one of them is there
        return found

    @property
    def revision_not_raised(self) -> bool:
        """Whether something else changed than the number of the revision, and that was not raised.

        Two records of different ids have revisions of their own.
        """
        if self.before is None or self.after is None or self.before.visit.id != self.after.visit.id:
            return False
        others = any(change.address != "revision" for change in self.changes)
        return others and self.after.visit.revision <= self.before.visit.revision


@attrs.frozen(kw_only=True)
class Comparison:
    """Every record that differs, and the texts that could not be read as records, with what is wrong with them."""

    records: tuple[ComparedRecord, ...]
    unread: tuple[CheckResult, ...] = ()
