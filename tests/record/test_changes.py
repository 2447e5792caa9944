"""What changed between two states of a record: laws over records that differ in a little, and stories."""

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
from diplovisit.testing import _values, documents
from tests.records import document, visit

KINDS = ("set", "leave out", "drop one", "turn around", "move")
MIRROR = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
SHAPE = node_shape(Visit)


@st.composite
def _mutants(draw: st.DrawFn, before: dict[str, Any]) -> dict[str, Any]:
    """The document with a few changes, each as small as it can be and still leave a record."""
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
            entry.node[field.name] = draw(_values(field.shape))
        case "leave out" if present:
            del entry.node[draw(st.sampled_from(present)).name]
        case "drop one" if lists and (found := entry.node[draw(st.sampled_from(lists)).name]):
            del found[draw(st.integers(0, len(found) - 1))]
        case "turn around" if lists:
            entry.node[draw(st.sampled_from(lists)).name].reverse()
        case "move":
            _move(draw, mutant)


def _move(draw: st.DrawFn, mutant: dict[str, Any]) -> None:
    """Takes a thing that has an id out of one list, and puts it into another that can hold it."""
    lists = [
        (field.shape.item, entry.node.setdefault(field.name, []))
        for entry in Directory(mutant, SHAPE).entries
        for field in entry.shape.fields
        if isinstance(field.shape, ListShape) and isinstance(field.shape.item, NodeShape)
    ]
    item, source = draw(st.sampled_from(lists))
    if source:
        _, target = draw(st.sampled_from([each for each in lists if each[0] is item]))
        target.append(source.pop())


pairs = documents().flatmap(lambda before: st.tuples(st.just(before), _mutants(before)))


def _turned(value: Any, shape: Any) -> Any:
    """A document with every list turned around whose order means nothing."""
    match shape:
        case NodeShape(by_name=fields):
            turned = {}
            for name, inner in value.items():
                each = _turned(inner, fields[name].shape)
                turned[name] = each[::-1] if isinstance(each, list) and not is_ordered(shape, fields[name]) else each
            return turned
        case ListShape(item=item):
            return [_turned(each, item) for each in value]
        case _:
            return value


@given(documents())
def test_nothing_changed_between_a_record_and_itself(found: dict[str, Any]) -> None:
    """changes(a, a) is empty, and so is changes(a, b) where only an order differs that means nothing."""
    one, other = structure(found), structure(_turned(found, SHAPE))
    assert changes(one, structure(copy.deepcopy(found))) == ()
    assert changes(one, other) == ()
    assert record_digest(one) == record_digest(other)


@given(pairs)
def test_nothing_changed_only_where_nothing_differs(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """changes(a, b) is empty exactly where a and b say the same, and that is where their digests are the same."""
    one, other = map(structure, pair)
    same = canonical_order(unstructure(one), SHAPE) == canonical_order(unstructure(other), SHAPE)
    assert (changes(one, other) == ()) == same
    assert (record_digest(one) == record_digest(other)) == same


def _mirrored(change: Change) -> tuple[object, ...]:
    return MIRROR.get(change.kind, change.kind), change.address, repr(change.after), repr(change.before)


def _told(change: Change) -> tuple[object, ...]:
    return change.kind, change.address, repr(change.before), repr(change.after)


@given(pairs)
def test_there_and_back_is_the_same_in_a_mirror(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """changes(b, a) has what changes(a, b) has, with added for removed and before for after."""
    one, other = map(structure, pair)
    assert sorted(map(repr, map(_mirrored, changes(one, other)))) == sorted(map(repr, map(_told, changes(other, one))))


@given(pairs)
def test_order_that_means_nothing_changes_nothing(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Turned around, both tell the same changes; each address names a place of the state that has it."""
    one, other = map(structure, pair)
    turned = [structure(_turned(each, SHAPE)) for each in pair]
    found = changes(one, other)

    def plain(each: tuple[Change, ...]) -> list[tuple[object, ...]]:
        return sorted(((change.kind, change.address, change.field) for change in each), key=repr)

    assert plain(changes(turned[0], turned[1])) == plain(found)
    for change in found:
        state = one if change.kind is ChangeKind.REMOVED else other
        assert Directory(state, SHAPE).locate(change.address) is not None


def _changed(spoil: Any) -> list[tuple[str, str, str]]:
    spoilt = document()
    spoil(spoilt)
    return [(change.kind.value, change.address, change.field) for change in changes(visit(), structure(spoilt))]


def _split(spoilt: dict[str, Any]) -> None:
    """Two days in Tallinn become one there and one in Tartu, with the talks."""
    (stop,) = spoilt["stops"]
    stop["when"] = "2025-04-07"
    talks = stop.pop("engagements")
    talks[0].pop("place")
    spoilt["stops"].append(
        {"id": "tartu", "country": "EE", "when": "2025-04-08", "engagements": [*talks, {"id": "tour", "kind": "other"}]}
    )


@pytest.mark.parametrize(
    ("spoil", "told"),
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
def test_a_story_is_told_by_address(spoil: Any, told: list[tuple[str, str, str]]) -> None:
    """What was done is what is told, and nothing of what merely stands elsewhere for it."""
    assert _changed(spoil) == told


def test_stops_in_another_order_are_one_change() -> None:
    """Two stops that changed places are one change of the list, and no change of their fields."""
    spoilt = document()
    spoilt["stops"].append({"id": "riga", "country": "LV", "when": "2025-04-09"})
    one = structure(spoilt)
    other = attrs.evolve(one, stops=one.stops[::-1])
    (change,) = changes(one, other)
    assert (change.kind, change.address) == (ChangeKind.REORDERED, "stops")
    assert (change.before, change.after) == (("tallinn", "riga"), ("riga", "tallinn"))
