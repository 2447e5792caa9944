"""Order in a record: in which lists it means something, and a document in which it means nothing elsewhere.

Where a field's documentation speaks of an order (the first traveller leads, stops come one after the other, the chief
source is first, earlier days are oldest first), another order is another record. The others are lists because JSON has
no sets.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from diplovisit.record.shapes import FieldShape, ListShape, NodeShape, Shape, ValueShape

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
