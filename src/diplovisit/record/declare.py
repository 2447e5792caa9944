"""How a class of the record is declared: a frozen attrs class, in which each field declares its content once.

@attrs.frozen(kw_only=True, field_transformer=validated)
class Place(RecordNode):
    id: Id = attrs.field(metadata=doc("Its id."))
"""

import datetime
from collections.abc import Callable
from typing import Any, Self

import attrs

from diplovisit.findings.phrases import describe, with_article
from diplovisit.record import validation
from diplovisit.record.building import build_node
from diplovisit.record.shapes import (
    ChoiceShape,
    FieldShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
    field_shape,
)


def doc(
    text: str,
    *,
    examples: tuple[object, ...] = (),
    at_least: int | None = None,
    at_most: int | None = None,
    unless: tuple[str, ...] = (),
) -> dict[str, object]:
    """Returns the metadata of a field, whose type is its constraint.

    text: what the field contains, and what a missing value means.
    examples: values as they are written in a document.
    at_least, at_most: bounds on the length of a list.
    unless: the fields of the same class that must all be present where this one, which has no default, is left out.
    """
    bounds = {"at_least": at_least, "at_most": at_most}
    metadata: dict[str, object] = {"doc": text, "examples": examples, "unless": unless}
    return metadata | {name: n for name, n in bounds.items() if n is not None}


class RecordNode:
    """A class of the record: what the classes have in common."""

    __slots__ = ()

    @classmethod
    def of(cls, /, **fields: Any) -> Self:
        """Makes a value of the class from what people write, and names all faults at once.

        Words become members of their vocabulary, and dicts become the classes of their fields. Texts and dates become
        `Edtf`, texts and timedeltas `Duration`. A single item stands for a list of one, and None for a field that is
        left out. Where an id is expected, the person or place itself may stand for it, and both may stand for a
        traveller or a participant.

        Raises InvalidRecord, a ValueError, with the address and the sentence of every fault. The constructor of the
        class takes exact types alone, which type checkers compare, and raises at the first fault.

        >>> import datetime
        >>> from diplovisit.record import Stop
        >>> stop = Stop.of(
        ...     id="oslo", country="NO", when=datetime.date(2026, 6, 9), places={"id": "port", "name": "Port"}
        ... )
        >>> stop.when, stop.places[0].name, stop.kind
        (Edtf('2026-06-09'), 'Port', <StopKind.VISIT: 'visit'>)
        >>> Stop.of(id="Oslo", country="NOR", wehn="2026")
        Traceback (most recent call last):
        ...
        diplovisit.findings.rule.InvalidRecord: 3 faults:
        ...
        """
        return build_node(cls, fields)


def _complaint(shape: Shape, value: object) -> str | None:
    """Returns what is wrong with a value that a node is built with in Python; None for a valid value."""
    match shape:
        case TextShape():
            return _sentence(validation.validate_text(shape.rule, value))
        case WholeShape():
            return _sentence(validation.validate_whole(shape.rule, value))
        case ListShape():
            if not isinstance(value, tuple):
                return f"expected a tuple, saw {describe(value)}"
            complaint = _sentence(validation.validate_length(shape, value))
            return complaint or next((wrong for item in value if (wrong := _complaint(shape.item, item))), None)
        case ValueShape(cls=datetime.datetime):
            return _time_complaint(value)
        case FlagShape():
            return None if isinstance(value, bool) else f"expected True or False, saw {describe(value)}"
        case ChoiceShape(cls=cls) | NodeShape(cls=cls):
            return None if isinstance(value, cls) else f"expected {with_article(cls.__name__)}, saw {describe(value)}"
        case ValueShape():
            if not isinstance(value, shape.cls):
                return f"expected {with_article(shape.cls.__name__)}, saw {describe(value)}"
            return _sentence(validation.validate_text(shape.rule, shape.write(value)))


def _sentence(refusal: validation.Refusal | None) -> str | None:
    return refusal.sentence if refusal is not None else None


def _time_complaint(value: object) -> str | None:
    if not isinstance(value, datetime.datetime):
        return f"expected a datetime, saw {describe(value)}"
    if value.utcoffset() != datetime.timedelta(0):
        return (
            f"expected a time in UTC, saw {value.isoformat()}, {'in another zone' if value.tzinfo else 'with no zone'}"
        )
    if value.microsecond:
        return f"expected a time to the second, saw {value.isoformat()}"
    return None


def _validator(declared: FieldShape) -> Callable[[Any, "attrs.Attribute[Any]", Any], None]:
    def validate(instance: object, attribute: object, value: object) -> None:
        if value is None and not declared.required and declared.default is None:
            if any(getattr(instance, name) is None for name in declared.unless):
                sentence = validation.missing_sentence(declared.name, declared.unless)
                raise ValueError(f"{type(instance).__name__}.{declared.name}: {sentence}")
            return
        if (complaint := _complaint(declared.shape, value)) is not None:
            raise ValueError(f"{type(instance).__name__}.{declared.name}: {complaint}")

    return validate


def validated(cls: type, attributes: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """The field transformer of every class of the record: it gives each field the validator of its declaration.

    Source: attrs, "Extending", "Automatic Field Transformation and Modification".
    """
    return [attribute.evolve(validator=_validator(field_shape(attribute))) for attribute in attributes]
