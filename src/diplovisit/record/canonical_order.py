"""Order in a record: in which lists it means something, and a document in which it means nothing elsewhere.

Where a field's documentation speaks of an order (the first traveller leads, stops come one after the other, the chief
source is first, earlier days are oldest first), another order is another record. The others are lists because JSON has
no sets.
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
        # The first source of a row is the one whose dateline and currency signs its words are read by.
        ("Evidence", "sources"),
        ("Evidence", "inputs"),
    }
)
"""The lists whose order means something, by the name of the class and of the field."""


def is_ordered(shape: NodeShape, field: FieldShape) -> bool:
    """Whether the order of a list means something.

    >>> from diplovisit.record import Visit, node_shape
    >>> shape = node_shape(Visit)
    >>> [field.name for field in shape.fields if is_ordered(shape, field)]
    ['travellers', 'stops', 'sources']
    """
    return (shape.cls.__name__, field.name) in ORDERED


def canonical_order(document: Any, shape: Shape) -> Any:
    """A plain document of which two are equal where they say the same: without the order that means nothing.

    A list whose order means nothing is sorted, and a number is written without zeros at its end: 1.50 is 1.5.

    >>> from diplovisit.record import Person, node_shape
    >>> canonical_order({"id": "zelenskyy", "aliases": ["Zelensky", "Zelenskiy"]}, node_shape(Person))
    {'id': 'zelenskyy', 'aliases': ['Zelenskiy', 'Zelensky']}
    """
    match shape:
        case NodeShape(by_name=fields):
            return {name: _field(value, shape, fields[name]) for name, value in document.items()}
        case ListShape(item=item):
            return [canonical_order(each, item) for each in document]
        case ValueShape(cls=cls) if cls is Decimal:
            return plain_number(Decimal(document))
        case _:
            return document


def plain_number(value: Decimal) -> str:
    """A number written out, without zeros at its end and without a sign at nought.

    >>> plain_number(Decimal("1.50")), plain_number(Decimal("100")), plain_number(Decimal("-0.0"))
    ('1.5', '100', '0')
    """
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _field(value: Any, shape: NodeShape, field: FieldShape) -> Any:
    found = canonical_order(value, field.shape)
    return sorted(found, key=_sort_key) if isinstance(found, list) and not is_ordered(shape, field) else found


def _sort_key(value: Any) -> str:
    return "".join(_flat(value))


def _flat(value: Any) -> Iterator[str]:
    """A value as text that no other value has: the names and texts in it, quoted, between brackets.

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
        for each in value:
            yield from _flat(each)
        yield "]"
    else:
        yield repr(value)


# MERGED: Which things of two lists are the same: what says the same, and then what is about the same.


def pair_items(
    was: Sequence[Any], now: Sequence[Any], item: Shape
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Which of two lists are the same things, by their places, in the order of the first; and the others of each.

    First what says the same, as often as both say it, and then what is about the same.
    """
    pairs: list[tuple[int, int]] = []
    texts = tuple([order_free_key(each, item) for each in items] for items in (was, now))
    lefts, rights = set(range(len(was))), set(range(len(now)))
    for keys in (texts, ([pairing_key(each) for each in was], [pairing_key(each) for each in now])):
        ours, theirs = _gathered(lefts, keys[0], texts[0]), _gathered(rights, keys[1], texts[1])
        found = [pair for key, places in ours.items() for pair in zip(places, theirs.get(key, ()), strict=False)]
        lefts.difference_update(i for i, _ in found)
        rights.difference_update(j for _, j in found)
        pairs += found
    return sorted(pairs), sorted(lefts), sorted(rights)


def _gathered(places: set[int], keys: Sequence[Hashable], texts: Sequence[str]) -> dict[Hashable, list[int]]:
    """Places by their keys; those of one key by what stands there, so that the order of the list decides nothing."""
    gathered: dict[Hashable, list[int]] = {}
    for place in sorted(places, key=lambda place: (texts[place], place)):
        gathered.setdefault(keys[place], []).append(place)
    return gathered


_KEYS: Final[dict[type, Callable[[Any], Hashable]]] = {
    Traveller: lambda each: each.person,
    Participant: lambda each: each.person,
    Evidence: lambda each: tuple(sorted(each.about)),
    Relation: lambda each: each.target,
    Identifier: lambda each: each.scheme,
    CurrencySign: lambda each: each.sign,
    Part: lambda each: each.name,
    Absence: lambda each: each.about,
    Ignored: lambda each: each.quote,
}
"""What each thing without an id is about."""


def pairing_key(value: Any) -> Hashable:
    """What a thing of a list is about: its id, the person, the field; a text is about itself.

    >>> pairing_key(Traveller(person="misri", role="head of delegation"))
    'misri'
    """
    about: Hashable = _KEYS.get(type(value), _itself)(value)
    return about


def _itself(value: Any) -> Hashable:
    name: Hashable = getattr(value, "id", value)
    return name


def order_free_key(value: Any, shape: Shape) -> str:
    """What a value says, as a text that is the same where another says the same, in whatever order.

    >>> from diplovisit.record import Basis, Evidence, node_shape
    >>> shape = node_shape(Evidence)
    >>> rows = [Evidence(about=about, basis=Basis.EDITORIAL) for about in (("title", "notes"), ("notes", "title"))]
    >>> order_free_key(rows[0], shape) == order_free_key(rows[1], shape)
    True
    """
    match shape:
        case NodeShape(fields=fields):
            said = ((field, getattr(value, field.name)) for field in fields)
            return "".join(f"{field.name}{_of_field(it, shape, field)}" for field, it in said if it != field.default)
        case _:
            return repr(plain_number(value) if isinstance(value, Decimal) else str(value))


def _of_field(value: Any, shape: NodeShape, field: FieldShape) -> str:
    if not isinstance(field.shape, ListShape):
        return f"({order_free_key(value, field.shape)})"
    item = field.shape.item
    found = (order_free_key(each, item) for each in value)
    return f"[{','.join(found if is_ordered(shape, field) else sorted(found))}]"
