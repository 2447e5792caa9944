"""The slow converter: cattrs with a strict hook per field, which reports every fault of a document.

Every field of every class has its own hook, so no built-in conversion of cattrs ever runs. Those would turn 5 into "5",
"" into an empty tuple and None into an absent value. They would read a tuple from a text and accept any text for a
StrEnum. They would also drop the error of an attrs validator where a sibling field fails too.

Only this module and `errors` import cattrs, and `structuring` imports this module when it is needed: a document without
a fault needs none of it.
"""

import functools
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override

from diplovisit.converters.errors import RefusedValue, faults_of, not_a_record_fault, number_of
from diplovisit.converters.unstructuring import node_writer
from diplovisit.findings import schema_rules
from diplovisit.findings.rule import Fault
from diplovisit.readers.limits import MOST_FAULTS_OF_SHAPE
from diplovisit.record import Directory, InvalidRecord, Visit, references, validation
from diplovisit.record.lost_headings import explain_lost_headings
from diplovisit.record.shape_faults import deduplicated
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
    node_shape,
)

Hook = Callable[[Any, Any], Any]


def new_converter(cls: "type[Any]" = Visit) -> cattrs.Converter:
    """Returns a new converter for records, or for another class that is declared like those of the record."""
    new = cattrs.Converter()
    configure_structure(new, cls)
    configure_unstructure(new, cls)
    return new


converter = functools.cache(new_converter)
"""Returns the converter that the library itself uses for a class; it is made once."""


def structure_with_hooks(document: object, known: tuple[Fault, ...] = ()) -> Visit:
    """Makes a record from a document. Raises InvalidRecord with every fault, those in `known` first."""
    try:
        visit: Visit = converter().structure(document, Visit)
        faults = known
    except (cattrs.BaseValidationError, RefusedValue, InvalidRecord) as error:
        faults = (*known, *document_faults(document, error))
    if faults:
        directory = Directory(document, node_shape(Visit))
        raise InvalidRecord(faults, tuple(map(directory.finding, faults)))
    return visit


def document_faults(document: object, error: Exception) -> tuple[Fault, ...]:
    """Returns all faults of a document that structure refused: those of shape, then those of ids and references."""
    if (fault := not_a_record_fault(document, node_shape(Visit))) is not None:
        return (fault,)
    # A record is only built, and its ids checked, where everything else is valid. The document is always checked.
    shape_faults = () if isinstance(error, InvalidRecord) else _without_invalid_records(error)
    reference_faults = references.reference_faults(Directory(document, node_shape(Visit)))
    shape = node_shape(Visit)
    faults = explain_lost_headings(document, shape, itertools.chain(shape_faults, reference_faults))
    return _bounded(faults, number_of(error), shape)


def _bounded(faults: Iterator[Fault], number: int, shape: NodeShape) -> tuple[Fault, ...]:
    """Returns the first MOST_FAULTS_OF_SHAPE faults, and one that says how many more there are at least.

    `number` is the number of faults of shape. For the faults that are not listed, no suggestion is searched.
    """
    listed = list(itertools.islice(faults, MOST_FAULTS_OF_SHAPE))
    if (following := next(faults, None)) is None:
        return deduplicated(tuple(listed), shape)
    more = max(number - MOST_FAULTS_OF_SHAPE, 1)
    noun, verb = ("fault", "is") if more == 1 else ("faults", "are")
    sentence = f"at least {more:,} more {noun} of this or other rules {verb} not listed here"
    return (
        *deduplicated(tuple(listed), shape),
        attrs.evolve(following, sentence=sentence, suggestion=None, unlisted=more),
    )


def _without_invalid_records(error: BaseException) -> Iterator[Fault]:
    if isinstance(error, cattrs.BaseValidationError):
        kept = [child for child in error.exceptions if not isinstance(child, InvalidRecord)]
        if kept:
            yield from faults_of(error.derive(kept))
    else:
        yield from faults_of(error)


def structure_as_with_hooks(document: object, cls: Any) -> Any:
    """Makes a value of another class that is declared like those of the record. Raises InvalidRecord."""
    try:
        return converter(cls).structure(document, cls)
    except (cattrs.BaseValidationError, RefusedValue) as error:
        faults = _bounded(faults_of(error), number_of(error), node_shape(cls))
        directory = Directory(document, node_shape(cls))
        raise InvalidRecord(faults, tuple(map(directory.finding, faults))) from None


def configure_structure(converter: cattrs.Converter, cls: type) -> None:
    """Registers the strict structure hook of a class of the record, and of every class inside it."""
    shape = node_shape(cls)
    hooks = {field.name: override(struct_hook=_structure(converter, field.shape)) for field in shape.fields}
    fill: Hook = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **hooks,  # type: ignore[arg-type]  # the overrides are named after the fields, next to the options of cattrs
    )

    def structure_node(value: Any, _: Any) -> Any:
        if (refusal := validation.validate_mapping(shape, value)) is not None:
            raise RefusedValue(lambda: refusal)
        missing = [field for field in shape.missing(value) if field.unless] if shape.conditional else []
        if not missing:
            return fill(value, cls)
        errors: list[Exception] = [_missing_field(field) for field in missing]
        try:
            # With an example in its place, the other fields are validated too.
            fill({**value, **{field.name: field.examples[0] for field in missing}}, cls)
        except cattrs.BaseValidationError as error:
            errors += error.exceptions
        raise cattrs.ClassValidationError("a node with faults", errors, cls)

    converter.register_structure_hook(cls, structure_node)


def _missing_field(field: FieldShape) -> RefusedValue:
    refusal = validation.Refusal(schema_rules.MISSING_FIELD, validation.missing_sentence(field.name, field.unless))
    error = RefusedValue(lambda: refusal)
    error.__notes__ = [cattrs.AttributeValidationNote(f"field {field.name}", field.name, None)]
    return error


def configure_unstructure(converter: cattrs.Converter, cls: type) -> None:
    """Registers the unstructure hook of a class of the record, and of every class inside it."""
    converter.register_unstructure_hook(cls, node_writer(cls))
    for _, inner, _ in node_shape(cls).inner:
        configure_unstructure(converter, inner.cls)


def _structure(converter: cattrs.Converter, shape: Shape) -> Hook:
    match shape:
        case NodeShape(cls=cls):
            configure_structure(converter, cls)
            return converter.get_structure_hook(cls)
        case ListShape():
            return _structure_list(shape, _structure(converter, shape.item))
        case ChoiceShape(cls=words):
            by_word = {word.value: word for word in words}

            def structure_choice(value: Any, _: Any) -> Any:
                if type(value) is str and (word := by_word.get(value)) is not None:
                    return word
                raise _refused(shape, value)

            return structure_choice
        case ValueShape(read=read):

            def structure_value(value: Any, _: Any) -> Any:
                if (refusal := validation.validate_value_text(shape, value)) is not None:
                    raise RefusedValue(lambda: refusal)
                return read(value)

            return structure_value
        case TextShape(rule=rule):

            def structure_text(value: Any, _: Any) -> Any:
                if not validation.matches(rule, value):
                    raise _refused(shape, value)
                return value

            return structure_text
        case WholeShape() | FlagShape():

            def structure_plain(value: Any, _: Any) -> Any:
                if (refusal := validation.validate_value(shape, value)) is not None:
                    raise RefusedValue(lambda: refusal)
                return value

            return structure_plain


def _refused(shape: Shape, value: Any) -> RefusedValue:
    def refusal() -> validation.Refusal:
        result = validation.validate_value(shape, value)
        if result is None:
            raise AssertionError(f"a hook refused {value!r}, which its shape allows")
        return result

    return RefusedValue(refusal)


def _structure_list(shape: ListShape, structure_item: Hook) -> Hook:
    def structure_list(value: Any, _: Any) -> Any:
        refusal = validation.validate_list(shape, value)
        if not isinstance(value, list):
            raise _refused(shape, value)
        items, errors = [], []
        # Of a list that is too long, only the allowed number of items is checked.
        for index, item in enumerate(value[: shape.at_most]):
            try:
                items.append(structure_item(item, None))
            except (RefusedValue, cattrs.BaseValidationError) as error:
                note = cattrs.IterableValidationNote(f"item {index}", index, None)
                error.__notes__ = [*getattr(error, "__notes__", ()), note]
                errors.append(error)
        if refusal is not None:
            errors.append(RefusedValue(lambda: refusal))
        if errors:
            raise cattrs.IterableValidationError("a list with faults", errors, tuple)
        return tuple(items)

    return structure_list
