"""The cattrs hooks of a record, made from the shapes of its fields.

Every field of every class has a hook of its own, so that none of cattrs' own conversions is ever asked: it would turn 5
into "5", "" into an empty tuple and None into an absent value, read a tuple out of a text, take any text for a StrEnum,
and keep an attrs validator's complaint to itself where a sibling field fails too.
"""

import functools
import itertools
import operator
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override

from diplovisit.converters.errors import RefusedValue, deduplicated, faults_of, not_a_record_fault, number_of
from diplovisit.findings.rule import Fault
from diplovisit.readers.limits import MOST_FAULTS_OF_SHAPE
from diplovisit.record import Directory, InvalidRecord, Visit, references, validation
from diplovisit.record.shapes import (
    ChoiceShape,
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


def configure_structure(converter: cattrs.Converter, cls: type) -> None:
    """Registers the strict structure hook of a class of the record, and of every class inside it."""
    shape = node_shape(cls)
    hooks = {field.name: override(struct_hook=_structure(converter, field.shape)) for field in shape.fields}
    fill: Hook = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **hooks,  # type: ignore[arg-type]  # the overrides go by the names of the fields, beside cattrs' own options
    )

    def structure_node(value: Any, _: Any) -> Any:
        if (refusal := validation.validate_mapping(shape, value)) is not None:
            raise RefusedValue(lambda: refusal)
        return fill(value, cls)

    converter.register_structure_hook(cls, structure_node)


def configure_unstructure(converter: cattrs.Converter, cls: type) -> None:
    """Registers the unstructure hook of a class of the record, and of every class inside it.

    What equals its default is left out, so that there is one way to write a record.
    """
    fields = [(field.name, field.default, _unstructure(converter, field.shape)) for field in node_shape(cls).fields]
    converter.register_unstructure_hook(cls, _writer(fields))


def _writer(fields: list[tuple[str, Any, Callable[[Any], Any] | None]]) -> Callable[[Any], dict[str, Any]]:
    """Writes the function that writes a node, a statement or two a field, as cattrs and attrs write theirs.

    cattrs' own puts what is required first, whatever the order of declaration. A loop over the fields takes twice the
    time. Half of the fields of a record are left out: identity is asked before equality.
    """
    lines = ["def unstructure_node(node):", "    out = {}"]
    known: dict[str, Any] = {}
    for place, (name, default, write) in enumerate(fields):
        known[f"default_{place}"], known[f"write_{place}"] = default, write
        value = "value" if write is None else f"write_{place}(value)"
        lines.append(f"    value = node.{name}")
        if default is not attrs.NOTHING:
            is_other = f"value is not default_{place}" + ("" if default is None else f" and value != default_{place}")
            lines.append(f"    if {is_other}:")
            lines.append(f"        out[{name!r}] = {value}")
        else:
            lines.append(f"    out[{name!r}] = {value}")
    lines.append("    return out")
    # The names are those of the fields of our own classes; nothing of any record comes near.
    exec("\n".join(lines), known)  # noqa: S102  # written from the names of our own fields; no record comes near
    written: Callable[[Any], dict[str, Any]] = known["unstructure_node"]
    return written


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
        found = validation.validate_value(shape, value)
        if found is None:
            raise AssertionError(f"a hook refused {value!r}, which its shape allows")
        return found

    return RefusedValue(refusal)


def _structure_list(shape: ListShape, structure_item: Hook) -> Hook:
    def structure_list(value: Any, _: Any) -> Any:
        refusal = validation.validate_list(shape, value)
        if not isinstance(value, list):
            raise _refused(shape, value)
        items, errors = [], []
        # Of a list that is too long, nobody is told what is wrong with what is beyond its end.
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


def _unstructure(converter: cattrs.Converter, shape: Shape) -> Callable[[Any], Any] | None:
    """How a value is written that is not its field's default; None for a value that is written as it is."""
    match shape:
        case NodeShape(cls=cls):
            configure_unstructure(converter, cls)
            return converter.get_unstructure_hook(cls)
        case ListShape(item=item):
            write_item = _unstructure(converter, item)
            return list if write_item is None else lambda value: [write_item(inner) for inner in value]
        case ValueShape(write=write):
            return write
        case ChoiceShape():
            return operator.attrgetter("value")
        case TextShape() | WholeShape() | FlagShape():
            return None


# MERGED: The long way between plain documents and records: cattrs with our hooks, which tells every fault of
# a document. Only here and in `hooks` and `refusals` is cattrs imported, and `convert` imports this when it
# is needed: a document without a fault needs none of it.


def new_converter(cls: "type[Any]" = Visit) -> cattrs.Converter:
    """Makes a converter that reads and writes records, or another class that is declared as those of the record are."""
    made = cattrs.Converter()
    configure_structure(made, cls)
    configure_unstructure(made, cls)
    return made


converter = functools.cache(new_converter)
"""The one that the library uses itself, for each class."""


def structure_with_hooks(document: object) -> Visit:
    """Makes a record of a document the long way, which tells every fault. Raises InvalidRecord."""
    try:
        return converter().structure(document, Visit)
    except (cattrs.BaseValidationError, RefusedValue, InvalidRecord) as error:
        found = document_faults(document, error)
        directory = Directory(document, node_shape(Visit))
        raise InvalidRecord(found, tuple(map(directory.finding, found))) from None


def document_faults(document: object, error: Exception) -> tuple[Fault, ...]:
    """All faults of a document that structure refused: those of shape, then those of ids and references."""
    if (fault := not_a_record_fault(document, node_shape(Visit))) is not None:
        return (fault,)
    # A record is only built, and its ids only looked at, where all else is right; the document is looked at always.
    shape_faults = () if isinstance(error, InvalidRecord) else _without_identity(error)
    of_ids = references.reference_faults(Directory(document, node_shape(Visit)))
    return _first_of(itertools.chain(shape_faults, of_ids), number_of(error))


def _first_of(found: Iterator[Fault], number: int) -> tuple[Fault, ...]:
    """As many faults as are listed, and one that says how many more there are at least.

    `number` is how many faults of shape there are; what was meant by the others is not looked for.
    """
    listed = list(itertools.islice(found, MOST_FAULTS_OF_SHAPE))
    if (following := next(found, None)) is None:
        return deduplicated(tuple(listed))
    more = max(number - MOST_FAULTS_OF_SHAPE, 1)
    sentence = f"{more:,} more {'fault' if more == 1 else 'faults'} of this or other rules at least, not listed here"
    return (*deduplicated(tuple(listed)), attrs.evolve(following, sentence=sentence, suggestion=None, unlisted=more))


def _without_identity(error: BaseException) -> Iterator[Fault]:
    if isinstance(error, cattrs.BaseValidationError):
        kept = [child for child in error.exceptions if not isinstance(child, InvalidRecord)]
        if kept:
            yield from faults_of(error.derive(kept))
    else:
        yield from faults_of(error)


def structure_as_with_hooks(document: object, cls: Any) -> Any:
    """Makes a value of a class that is declared as those of the record are. Raises InvalidRecord."""
    try:
        return converter(cls).structure(document, cls)
    except (cattrs.BaseValidationError, RefusedValue) as error:
        found = _first_of(faults_of(error), number_of(error))
        directory = Directory(document, node_shape(cls))
        raise InvalidRecord(found, tuple(map(directory.finding, found))) from None
