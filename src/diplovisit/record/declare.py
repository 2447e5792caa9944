"""How a class of the record is declared: `@node` over it, and `field(…)` once for each of its fields."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, dataclass_transform

import attrs

from diplovisit.record import judge
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

_Class = TypeVar("_Class", bound=type)


def field(
    doc: str,
    *,
    default: Any = attrs.NOTHING,
    examples: tuple[object, ...] = (),
    at_least: int | None = None,
    at_most: int | None = None,
) -> Any:
    """Declares a field.

    `doc` says what it holds, and what it means where it is left out. `examples` are values as a document has them.
    `at_least` and `at_most` bound the length of a list. The type of the field carries its constraint.
    """
    bounds = {"at_least": at_least, "at_most": at_most}
    metadata = {"doc": doc, "examples": examples} | {name: n for name, n in bounds.items() if n is not None}
    return attrs.field(default=default, metadata=metadata)


def _complaint(shape: Shape, value: object) -> str | None:
    """Says what is wrong with a value that somebody builds a node with in Python, or None."""
    match shape:
        case TextShape():
            return _said(judge.text(shape.rule, value))
        case WholeShape():
            return _said(judge.whole(shape.rule, value))
        case ListShape():
            if not isinstance(value, tuple):
                return f"expected a tuple, saw {judge.seen(value)}"
            said = _said(judge.length(shape, value))
            return said or next((said for item in value if (said := _complaint(shape.item, item))), None)
        case ValueShape(cls=datetime.datetime):
            return _complaint_of_moment(value)
        case FlagShape():
            return None if isinstance(value, bool) else f"expected True or False, saw {judge.seen(value)}"
        case ChoiceShape(cls=cls) | NodeShape(cls=cls):
            return None if isinstance(value, cls) else f"expected a {cls.__name__}, saw {judge.seen(value)}"
        case ValueShape():
            if not isinstance(value, shape.cls):
                return f"expected a {shape.cls.__name__}, saw {judge.seen(value)}"
            return _said(judge.text(shape.rule, shape.write(value)))


def _said(refusal: judge.Refusal | None) -> str | None:
    return refusal.sentence if refusal is not None else None


def _complaint_of_moment(value: object) -> str | None:
    if not isinstance(value, datetime.datetime):
        return f"expected a datetime, saw {judge.seen(value)}"
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


def _with_validators(cls: type, attributes: list["attrs.Attribute[Any]"]) -> Iterator["attrs.Attribute[Any]"]:
    for attribute in attributes:
        yield attribute.evolve(validator=_validator(field_shape(attribute)))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def node(cls: _Class) -> _Class:
    """Makes a class of the record: frozen, slotted, keyword-only, each field validated by its declaration."""
    return attrs.frozen(kw_only=True, field_transformer=lambda c, a: list(_with_validators(c, a)))(cls)
