"""Building: makes a class of the record from Python values as people write them, and collects every fault.

First each value becomes what a document would have in its place; then the document is validated and its classes made.
"""

import datetime
import decimal
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

import attrs

from diplovisit.findings import schema_rules
from diplovisit.findings.rule import Fault, FieldPath, InvalidRecord
from diplovisit.record import references, validation
from diplovisit.record.addresses import Directory
from diplovisit.record.constraints import RefersTo
from diplovisit.record.duration import Duration
from diplovisit.record.edtf import Edtf
from diplovisit.record.shape_faults import deduplicated, fault_of, missing_field, unknown_field
from diplovisit.record.shapes import (
    ChoiceShape,
    FieldShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    node_shape,
)
from diplovisit.record.validation import Refusal

_Node = TypeVar("_Node")


def build_node(cls: type[_Node], fields: Mapping[str, object], *, is_whole: bool = False) -> _Node:
    """Makes a value of a class of the record. Raises InvalidRecord with every fault.

    is_whole: whether it is a whole record, so that its ids and references are checked with the rest.
    """
    shape = node_shape(cast(Any, cls))  # mypy: a type variable might not be hashable
    document = _document_of_fields(shape, fields)
    faults: list[Fault] = []
    node = _node_of(shape, document, (), faults)
    directory = Directory(document, shape)
    if is_whole and faults:
        faults += references.reference_faults(directory)
    if faults:
        listed = deduplicated(tuple(faults), shape)
        raise InvalidRecord(listed, tuple(map(directory.finding, listed)))
    return cast(_Node, node)


@attrs.frozen
class _Inconvertible:
    """A value that no document can have, in the place of it: why not."""

    sentence: str


def _document_of_fields(shape: NodeShape, fields: Mapping[str, object]) -> dict[str, Any]:
    """Returns the fields as a document has them. None means that a field is left out, if it may be."""
    document = {}
    for name, value in fields.items():
        field = shape.by_name.get(name)
        if field is None:
            document[name] = value
        elif value is not None or field.required:
            document[name] = _document_of(field.shape, value)
    return document


def _document_of(shape: Shape, value: Any) -> Any:
    """Returns a value as a document has it; a value of a class of the record, and what nobody can convert, as it is."""
    match shape:
        case NodeShape() if isinstance(value, Mapping):
            return _document_of_fields(shape, value)
        case NodeShape(cls=cls) if not isinstance(value, cls) and (field := _only_reference(shape)) is not None:
            # A traveller is somebody: the id, or the person.
            is_target = isinstance(value, str) or type(value).__name__ in field.reference.classes
            return {field.name: _document_of(field.shape, value)} if is_target else value
        case ListShape(item=item):
            is_single = not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping)
            return [_document_of(item, inner) for inner in ([value] if is_single else value)]
        case ChoiceShape(cls=cls) if isinstance(value, cls):
            return value.value
        case ValueShape() if not isinstance(value, str):
            try:
                return _text_of(shape, value)
            except (TypeError, ValueError) as error:
                return _Inconvertible(str(error))
        case TextShape(reference=reference) if reference is not None and type(value).__name__ in reference.classes:
            return value.id
        case _:
            return value


@attrs.frozen
class _ReferenceField:
    """A field that refers to something: its name, its shape, and what it refers to."""

    name: str
    shape: TextShape
    reference: RefersTo


def _only_reference(shape: NodeShape) -> _ReferenceField | None:
    """Returns the reference that a class consists of, as its only required field; None for any other class."""
    match [field for field in shape.fields if field.required]:
        case [FieldShape(name=name, shape=TextShape(reference=RefersTo() as reference) as text)]:
            return _ReferenceField(name, text, reference)
        case _:
            return None


def _text_of(shape: ValueShape, value: Any) -> Any:
    """Returns the text of a date, a duration, a number or a time. Raises ValueError for one that has none."""
    if shape.cls is Edtf and isinstance(value, Edtf | datetime.date):
        return Edtf.of(value).text
    if shape.cls is Duration and isinstance(value, Duration | datetime.timedelta):
        return Duration.of(value).text
    if shape.cls is decimal.Decimal and isinstance(value, decimal.Decimal | int) and not isinstance(value, bool):
        return shape.write(decimal.Decimal(value))
    if shape.cls is datetime.datetime and isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            raise ValueError(f"expected a time with its zone, as datetime.now(UTC) has; saw {value.isoformat()}")
        return shape.write(value.astimezone(datetime.UTC).replace(microsecond=0))
    return value


def _node_of(shape: NodeShape, document: Mapping[str, Any], path: FieldPath, faults: list[Fault]) -> Any:
    """Returns a value of a class; None where a field of it has a fault, which is added to the faults."""
    before = len(faults)
    faults += [unknown_field(shape, path, name) for name in document if name not in shape.by_name]
    faults += [missing_field((*path, field.name), field.unless) for field in shape.missing(document)]
    values = {
        field.name: _value_of(field.shape, document[field.name], (*path, field.name), faults)
        for field in shape.fields
        if field.name in document
    }
    return shape.cls(**values) if len(faults) == before else None


def _value_of(shape: Shape, value: Any, path: FieldPath, faults: list[Fault]) -> Any:
    if isinstance(value, _Inconvertible):
        refusal: Refusal | None = Refusal(schema_rules.WRONG_TYPE, value.sentence)
    elif isinstance(shape, NodeShape) and isinstance(value, shape.cls):
        return value
    else:
        refusal = validation.validate_value(shape, value)
    if refusal is not None:
        faults.append(fault_of(refusal, path))
        return None
    match shape:
        case NodeShape():
            return _node_of(shape, value, path, faults)
        case ListShape(item=item):
            return tuple(_value_of(item, inner, (*path, index), faults) for index, inner in enumerate(value))
        case ChoiceShape(cls=cls):
            return cls(value)
        case ValueShape(read=read):
            return read(value)
        case _:
            return value
