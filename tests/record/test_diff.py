"""The changes between two states of a record: laws over slightly different records, and examples."""

import copy
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure, unstructure
from diplovisit.evidence.anchors.lock_file import record_digest
from diplovisit.record import Directory, InvalidRecord, Visit, node_shape
from diplovisit.record.canonical_order import canonical_order, is_ordered
from diplovisit.record.diff import Change, ChangeKind, changes
from diplovisit.record.shapes import ListShape, NodeShape
from diplovisit.testing import documents
from diplovisit.testing.strategies import values_of
from tests.records import document, visit

KINDS = ("set", "leave out", "drop one", "turn around", "move")
MIRROR = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
SHAPE = node_shape(Visit)


@st.composite
def _mutants(draw: st.DrawFn, before: dict[str, Any]) -> dict[str, Any]:
    """Draws a document with up to three small changes that leave a valid record."""
    after = before
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=3)):
        mutant = copy.deepcopy(after)
        _mutate(draw, kind, mutant)
        try:
            structure(mutant)
        except InvalidRecord:
            continue
        after = mutant
    return after


def _mutate(draw: st.DrawFn, kind: str, mutant: dict[str, Any]) -> None:
    entry = draw(st.sampled_from(Directory(mutant, SHAPE).entries))
    present = [field for field in entry.shape.fields if field.name in entry.node]
    lists = [field for field in present if isinstance(field.shape, ListShape)]
    match kind:
        case "set":
            field = draw(st.sampled_from(entry.shape.fields))
            entry.node[field.name] = draw(values_of(field.shape))
        case "leave out" if present:
            del entry.node[draw(st.sampled_from(present)).name]
        case "drop one" if lists and (items := entry.node[draw(st.sampled_from(lists)).name]):
            del items[draw(st.integers(0, len(items) - 1))]
        case "turn around" if lists:
            entry.node[draw(st.sampled_from(lists)).name].reverse()
        case "move":
            _move(draw, mutant)


def _move(draw: st.DrawFn, mutant: dict[str, Any]) -> None:
    """Moves a node from one list to another list of the same class."""
    lists = [
        (field.shape.item, entry.node.setdefault(field.name, []))
        for entry in Directory(mutant, SHAPE).entries
        for field in entry.shape.fields
        if isinstance(field.shape, ListShape) and isinstance(field.shape.item, NodeShape)
    ]
    item, source = draw(st.sampled_from(lists))
    if source:
        _, target = draw(st.sampled_from([pair for pair in lists if pair[0] is item]))
        target.append(source.pop())


pairs = documents().flatmap(lambda before: st.tuples(st.just(before), _mutants(before)))


def _reversed(value: Any, shape: Any) -> Any:
    """Returns a document in which every list without a meaningful order is reversed."""
    match shape:
        case NodeShape(by_name=fields):
            result = {}
            for name, inner in value.items():
                new = _reversed(inner, fields[name].shape)
                result[name] = new[::-1] if isinstance(new, list) and not is_ordered(shape, fields[name]) else new
            return result
        case ListShape(item=item):
            return [_reversed(inner, item) for inner in value]
        case _:
            return value


@given(documents())
def test_nothing_changed_between_a_record_and_itself(plain: dict[str, Any]) -> None:
    """changes(a, a) is empty, and so is changes(a, b) if only a meaningless order differs."""
    before, after = structure(plain), structure(_reversed(plain, SHAPE))
    assert changes(before, structure(copy.deepcopy(plain))) == ()
    assert changes(before, after) == ()
    assert record_digest(before) == record_digest(after)


@given(pairs)
def test_nothing_changed_only_where_nothing_differs(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """changes(a, b) is empty if and only if a and b have the same meaning, and only then are their digests equal."""
    before, after = map(structure, pair)
    same = canonical_order(unstructure(before), SHAPE) == canonical_order(unstructure(after), SHAPE)
    assert (changes(before, after) == ()) == same
    assert (record_digest(before) == record_digest(after)) == same


def _mirrored(change: Change) -> tuple[object, ...]:
    return MIRROR.get(change.kind, change.kind), change.address, repr(change.after), repr(change.before)


def _as_tuple(change: Change) -> tuple[object, ...]:
    return change.kind, change.address, repr(change.before), repr(change.after)


@given(pairs)
def test_there_and_back_is_the_same_in_a_mirror(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """changes(b, a) equals changes(a, b) with added and removed swapped, and before and after swapped."""
    before, after = map(structure, pair)
    assert sorted(map(repr, map(_mirrored, changes(before, after)))) == sorted(
        map(repr, map(_as_tuple, changes(after, before)))
    )


@given(pairs)
def test_order_that_means_nothing_changes_nothing(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Reversing unordered lists in both states keeps the changes; each address exists in the state that has it."""
    before, after = map(structure, pair)
    backwards = [structure(_reversed(plain, SHAPE)) for plain in pair]
    expected = changes(before, after)

    def comparable(found: tuple[Change, ...]) -> list[tuple[object, ...]]:
        return sorted(((change.kind, change.address, change.field) for change in found), key=repr)

    assert comparable(changes(backwards[0], backwards[1])) == comparable(expected)
    for change in expected:
        state = before if change.kind is ChangeKind.REMOVED else after
        assert Directory(state, SHAPE).locate(change.address) is not None


def _changed(edit: Any) -> list[tuple[str, str, str]]:
    edited = document()
    edit(edited)
    return [(change.kind.value, change.address, change.field) for change in changes(visit(), structure(edited))]


def _split(edited: dict[str, Any]) -> None:
    """Splits two days in Tallinn into one there and one in Tartu, to which the talks move."""
    (stop,) = edited["stops"]
    stop["when"] = "2025-04-07"
    talks = stop.pop("engagements")
    talks[0].pop("place")
    edited["stops"].append(
        {"id": "tartu", "country": "EE", "when": "2025-04-08", "engagements": [*talks, {"id": "tour", "kind": "other"}]}
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda d: d["stops"][0].update(when="2025-04-14/2025-04-15"), [("changed", "tallinn/when", "when")]),
        (lambda d: d["stops"][0].pop("when"), [("removed", "tallinn/when", "when")]),
        (lambda d: d["travellers"].append({"person": "host"}), [("added", "host", "travellers")]),
        (lambda d: d["travellers"][0].update(capacity="private"), [("changed", "envoy/capacity", "capacity")]),
        (
            lambda d: d["claims"][0].update(quantity={"value": "1.6", "unit": "EUR"}),
            [("changed", "trade/quantity", "quantity")],
        ),
        (lambda d: d["claims"][0].update(quantity={"value": "1.5", "unit": "EUR"}), []),
        (lambda d: d["evidence"][0].update(quote="7 April 2025"), [("changed", "evidence", "evidence")]),
        (
            lambda d: d["travellers"][0].update(status="withdrawn"),
            [("added", "envoy/status", "status")],
        ),
        (
            lambda d: d["stops"][0]["engagements"][0].update(status="cancelled"),
            [("added", "talks/status", "status")],
        ),
        (
            lambda d: d["evidence"][0].update(about=["status"]),
            [("added", "evidence", "evidence"), ("removed", "evidence", "evidence")],
        ),
        (lambda d: d["people"].reverse(), []),
        (lambda d: d["notes"].reverse() if "notes" in d else None, []),
        (
            lambda d: d["stops"].insert(0, {"id": "riga", "country": "LV"}),
            [("added", "riga", "stops")],
        ),
        (
            _split,
            [
                ("changed", "tallinn/when", "when"),
                ("added", "tartu", "stops"),
                ("moved", "talks", "engagements"),
                ("removed", "talks/place", "place"),
            ],
        ),
    ],
)
def test_each_edit_is_reported_by_address(edit: Any, expected: list[tuple[str, str, str]]) -> None:
    """Each edit is reported by its address, and a node that only changes its position is not reported."""
    assert _changed(edit) == expected


def test_a_relation_is_the_same_by_its_id_or_else_by_its_target() -> None:
    """A relation that keeps its id may change its target, and one that gains an id keeps its target: one change each."""
    relation = {"kind": "follows", "target": "fi-ee-earlier"}
    for old, new in (
        (relation | {"id": "after"}, relation | {"id": "after", "target": "fi-ee-later"}),
        (relation, relation | {"id": "after"}),
        (relation | {"id": "after"}, relation | {"id": "behind"}),
    ):
        before, after = (structure(document() | {"relations": [each]}) for each in (old, new))
        assert [(change.kind.value, change.field) for change in changes(before, after)] == [("changed", "relations")]


def test_stops_in_another_order_are_one_change() -> None:
    """Two stops that swap positions are one change of the list, and no change of their fields."""
    edited = document()
    edited["stops"].append({"id": "riga", "country": "LV", "when": "2025-04-09"})
    before = structure(edited)
    after = attrs.evolve(before, stops=before.stops[::-1])
    (change,) = changes(before, after)
    assert (change.kind, change.address) == (ChangeKind.REORDERED, "stops")
    assert (change.before, change.after) == (("tallinn", "riga"), ("riga", "tallinn"))
