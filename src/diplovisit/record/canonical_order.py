"""The comparison of records without regard to the order of lists in which order has no meaning.

The documentation of a field says if its order has a meaning: the first traveller leads, stops are in sequence, the
chief source is first, earlier days are oldest first. A change of such an order changes the record. The other fields
are lists only because JSON has no sets.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from diplovisit.record.claims import Relation
from diplovisit.record.people import Identifier, Traveller
from diplovisit.record.shapes import FieldShape, ListShape, NodeShape, Shape, ValueShape
from diplovisit.record.sources import Absence, CurrencySign, Evidence, Ignored, Part
from diplovisit.record.stops import Participant

ORDERED: Final = frozenset(
    {
        ("Visit", "travellers"),
        ("Visit", "stops"),
        ("Visit", "sources"),
        ("Stop", "previously"),
        # The words of a row are read with the dateline and the currency signs of its first source.
        ("Evidence", "sources"),
        ("Evidence", "inputs"),
    }
)
"""The lists with a meaningful order, by the name of the class and of the field."""


def is_ordered(shape: NodeShape, field: FieldShape) -> bool:
    """Whether the order of a list has a meaning.

    >>> from diplovisit.record import Visit, node_shape
    >>> shape = node_shape(Visit)
    >>> [field.name for field in shape.fields if is_ordered(shape, field)]
    ['travellers', 'stops', 'sources']
    """
    return (shape.cls.__name__, field.name) in ORDERED


def canonical_order(document: Any, shape: Shape) -> Any:
    """Returns a plain document in a form that is equal for documents with the same meaning.

    A list without a meaningful order is sorted. A number loses its trailing zeros: 1.50 becomes 1.5.

    >>> from diplovisit.record import Person, node_shape
    >>> canonical_order({"id": "zelenskyy", "aliases": ["Zelensky", "Zelenskiy"]}, node_shape(Person))
    {'id': 'zelenskyy', 'aliases': ['Zelenskiy', 'Zelensky']}
    """
    match shape:
        case NodeShape(by_name=fields):
            return {name: _field(value, shape, fields[name]) for name, value in document.items()}
        case ListShape(item=item):
            return [canonical_order(value, item) for value in document]
        case ValueShape(cls=cls) if cls is Decimal:
            return plain_number(Decimal(document))
        case _:
            return document


def plain_number(value: Decimal) -> str:
    """Writes a number out, without trailing zeros, and without a sign if it is zero.

    >>> plain_number(Decimal("1.50")), plain_number(Decimal("100")), plain_number(Decimal("-0.0"))
    ('1.5', '100', '0')
    """
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _field(value: Any, shape: NodeShape, field: FieldShape) -> Any:
    ordered = canonical_order(value, field.shape)
    return sorted(ordered, key=_sort_key) if isinstance(ordered, list) and not is_ordered(shape, field) else ordered


def _sort_key(value: Any) -> str:
    return "".join(_flat(value))


def _flat(value: Any) -> Iterator[str]:
    """Yields the parts of a text that is different for every value: names and texts, quoted, between brackets.

    >>> "".join(_flat({"a": ["x", 1]}))
    "{'a'['x'1]}"
    """
    if isinstance(value, dict):
        yield "{"
        for name in sorted(value):
            yield repr(name)
            yield from _flat(value[name])
        yield "}"
    elif isinstance(value, list):
        yield "["
        for item in value:
            yield from _flat(item)
        yield "]"
    else:
        yield repr(value)


def pair_items(
    was: Sequence[Any], now: Sequence[Any], item: Shape
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs the items of two lists that describe the same thing.

    Returns pairs of indexes in the order of the first list, then the unpaired indexes of each list. Items with the
    same content are paired first, as often as both lists have them. The rest is paired by id where items may have one,
    and then by subject (`pairing_key`).
    """
    pairs: list[tuple[int, int]] = []
    texts = tuple([order_free_key(value, item) for value in items] for items in (was, now))
    lefts, rights = set(range(len(was))), set(range(len(now)))
    ids = ([_id_or_nothing(value) for value in was], [_id_or_nothing(value) for value in now])
    for keys in (texts, ids, ([pairing_key(value) for value in was], [pairing_key(value) for value in now])):
        left_by_key, right_by_key = _by_key(lefts, keys[0], texts[0]), _by_key(rights, keys[1], texts[1])
        matches = [
            pair for key, places in left_by_key.items() for pair in zip(places, right_by_key.get(key, ()), strict=False)
        ]
        lefts.difference_update(i for i, _ in matches)
        rights.difference_update(j for _, j in matches)
        pairs += matches
    return sorted(pairs), sorted(lefts), sorted(rights)


def _by_key(places: set[int], keys: Sequence[Hashable], texts: Sequence[str]) -> dict[Hashable, list[int]]:
    """Groups indexes by key, and sorts each group by content, so that the order of the list has no influence."""
    groups: dict[Hashable, list[int]] = {}
    for place in sorted(places, key=lambda place: (texts[place], place)):
        groups.setdefault(keys[place], []).append(place)
    return groups


_KEYS: Final[dict[type, Callable[[Any], Hashable]]] = {
    Traveller: lambda item: item.person,
    Participant: lambda item: item.person,
    Evidence: lambda item: tuple(sorted(item.about)),
    Relation: lambda item: item.target,
    Identifier: lambda item: item.scheme,
    CurrencySign: lambda item: item.sign,
    Part: lambda item: item.name,
    Absence: lambda item: item.about,
    Ignored: lambda item: item.quote or item.fragment or (item.sources, item.part, item.start),
}
"""The subject of each class without an id."""


def pairing_key(value: Any) -> Hashable:
    """Returns the subject of a list item: its id, the person, or the field; a text is its own subject.

    >>> pairing_key(Traveller(person="misri", role="head of delegation"))
    'misri'
    """
    subject: Hashable = _KEYS.get(type(value), _id_or_itself)(value)
    return subject


def _id_or_nothing(value: Any) -> Hashable:
    """Returns the id of a relation, or something that equals no other value."""
    return value.id if isinstance(value, Relation) and value.id is not None else object()


def _id_or_itself(value: Any) -> Hashable:
    key: Hashable = getattr(value, "id", value)
    return key


def order_free_key(value: Any, shape: Shape) -> str:
    """Returns a text that is equal for values with the same meaning, whatever the order of their unordered lists.

    >>> from diplovisit.record import Basis, Evidence, node_shape
    >>> shape = node_shape(Evidence)
    >>> rows = [Evidence(about=about, basis=Basis.EDITORIAL) for about in (("title", "notes"), ("notes", "title"))]
    >>> order_free_key(rows[0], shape) == order_free_key(rows[1], shape)
    True
    """
    match shape:
        case NodeShape(fields=fields):
            values = ((field, getattr(value, field.name)) for field in fields)
            return "".join(
                f"{field.name}{_field_key(inner, shape, field)}" for field, inner in values if inner != field.default
            )
        case _:
            return repr(plain_number(value) if isinstance(value, Decimal) else str(value))


def _field_key(value: Any, shape: NodeShape, field: FieldShape) -> str:
    if not isinstance(field.shape, ListShape):
        return f"({order_free_key(value, field.shape)})"
    item = field.shape.item
    keys = (order_free_key(inner, item) for inner in value)
    return f"[{','.join(keys if is_ordered(shape, field) else sorted(keys))}]"
