"""How a class of the record is declared: a frozen attrs class whose fields each say once what they hold.

@attrs.frozen(kw_only=True, field_transformer=validated)
class Place:
    id: Id = attrs.field(metadata=doc("Its id."))
"""

import datetime
from collections.abc import Callable
from typing import Any

import attrs

from diplovisit.findings.phrases import describe
from diplovisit.record import validation
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
) -> dict[str, object]:
    """The metadata of a field.

    `validate_text` says what it holds, and what it means where it is left out. `examples` are values as a document has them.
    `at_least` and `at_most` bound the length of a list. The constraint of a field is its type.
    """
    bounds = {"at_least": at_least, "at_most": at_most}
    return {"doc": text, "examples": examples} | {name: n for name, n in bounds.items() if n is not None}


def _complaint(shape: Shape, value: object) -> str | None:
    """Says what is wrong with a value that somebody builds a node with in Python, or None."""
    match shape:
        case TextShape():
            return _said(validation.validate_text(shape.rule, value))
        case WholeShape():
            return _said(validation.validate_whole(shape.rule, value))
        case ListShape():
            if not isinstance(value, tuple):
                return f"expected a tuple, saw {describe(value)}"
            said = _said(validation.validate_length(shape, value))
            return said or next((said for item in value if (said := _complaint(shape.item, item))), None)
        case ValueShape(cls=datetime.datetime):
            return _complaint_of_moment(value)
        case FlagShape():
            return None if isinstance(value, bool) else f"expected True or False, saw {describe(value)}"
        case ChoiceShape(cls=cls) | NodeShape(cls=cls):
            return None if isinstance(value, cls) else f"expected {_a(cls)}, saw {describe(value)}"
        case ValueShape():
            if not isinstance(value, shape.cls):
                return f"expected {_a(shape.cls)}, saw {describe(value)}"
            return _said(validation.validate_text(shape.rule, shape.write(value)))


def _a(cls: type) -> str:
    return f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} {cls.__name__}"


def _said(refusal: validation.Refusal | None) -> str | None:
    return refusal.sentence if refusal is not None else None


def _complaint_of_moment(value: object) -> str | None:
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
            return
        if (complaint := _complaint(declared.shape, value)) is not None:
            raise ValueError(f"{type(instance).__name__}.{declared.name}: {complaint}")

    return validate


def validated(cls: type, attributes: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """The field transformer of every class of the record: each field gets the validator that its declaration asks for.

    Source: attrs, "Extending", "Automatic Field Transformation and Modification".
    """
    return [attribute.evolve(validator=_validator(field_shape(attribute))) for attribute in attributes]
