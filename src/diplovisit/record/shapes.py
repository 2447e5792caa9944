"""Shapes: the declarations of the record's classes, as values.

Every class of the record is declared once. The attrs validators, the cattrs hooks, the JSON Schema, the types of YAML
scalars and the hypothesis strategies are all derived from its shape. None of them inspects a class by itself.
"""

import ast
import datetime
import decimal
import enum
import functools
import inspect
import sys
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs

from diplovisit.record import constraints, duration, edtf
from diplovisit.record.constraints import RefersTo, TextRule, WholeRule


def documentation(cls: type) -> str:
    """Returns the docstring of a class without its indentation, for the schema and the tables.

    `python -OO` removes docstrings, and then the source is read. Python 3.13 removes their indentation; the result is
    the same for every version. Empty if there is neither a docstring nor a source.

    >>> documentation(int).partition("(")[0]
    'int'
    """
    if cls.__doc__ is not None:
        return inspect.cleandoc(cls.__doc__)
    return _docstrings_of_module(cls.__module__).get(cls.__name__, "")


@functools.cache
def _docstrings_of_module(name: str) -> dict[str, str]:
    """Returns the docstrings of the classes of a module, from its source."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[name]))
    except (OSError, TypeError):
        return {}
    return {node.name: ast.get_docstring(node) or "" for node in tree.body if isinstance(node, ast.ClassDef)}


@attrs.frozen(kw_only=True)
class TextShape:
    """A text with a rule; `reference` is what it refers to, None if it is not a reference."""

    rule: TextRule
    reference: RefersTo | None = None


@attrs.frozen(kw_only=True)
class ValueShape:
    """A value that is text in a document and has its own class in a record, such as a date.

    `read` makes the value, and raises ValueError for a text that its class refuses. `write` returns the text.
    """

    cls: type
    rule: TextRule
    read: Callable[[str], Any]
    write: Callable[[Any], str]


@attrs.frozen(kw_only=True)
class ChoiceShape:
    """One word of a closed vocabulary."""

    cls: type[enum.StrEnum]


@attrs.frozen(kw_only=True)
class WholeShape:
    """A whole number within bounds; a number in YAML and JSON, never a text."""

    rule: WholeRule


@attrs.frozen(kw_only=True)
class FlagShape:
    """True or false."""


@attrs.frozen(kw_only=True)
class ListShape:
    """A list with bounds on its length."""

    item: "Shape"
    at_least: int
    at_most: int

    @property
    def distinct(self) -> bool:
        """Whether no item may be repeated, which is so for texts."""
        return isinstance(self.item, TextShape)


@attrs.frozen(kw_only=True)
class NodeShape:
    """A class of the record with its fields, in the order of declaration."""

    cls: type
    fields: "tuple[FieldShape, ...]"

    @functools.cached_property
    def by_name(self) -> dict[str, "FieldShape"]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @functools.cached_property
    def inner(self) -> tuple[tuple[str, "NodeShape", bool], ...]:
        """The fields that contain nodes: the name, the shape of a node, and whether the field is a list."""
        fields = []
        for field in self.fields:
            match field.shape:
                case NodeShape() as node:
                    fields.append((field.name, node, False))
                case ListShape(item=NodeShape() as node):
                    fields.append((field.name, node, True))
        return tuple(fields)

    @functools.cached_property
    def has_id(self) -> bool:
        """Whether every node of the class has an id."""
        return "id" in self.by_name and self.by_name["id"].required

    @functools.cached_property
    def fields_with_ids(self) -> frozenset[str]:
        """The names of the fields, here and below, whose nodes have ids. Travellers have the ids of their persons."""
        names: set[str] = set()
        for name, node, _ in self.inner:
            names |= node.fields_with_ids
            if node.has_id or node.fields_with_ids or name == "travellers":
                names.add(name)
        return frozenset(names)

    @functools.cached_property
    def conditional(self) -> "tuple[FieldShape, ...]":
        """The fields that may be left out only where certain others are present."""
        return tuple(field for field in self.fields if field.unless)

    def missing(self, document: "typing.Mapping[str, Any]") -> "Iterator[FieldShape]":
        """Yields the fields that a document of the class lacks, in the order of declaration."""
        for field in self.fields:
            is_needed = field.required or (field.unless and any(name not in document for name in field.unless))
            if is_needed and field.name not in document:
                yield field

    @functools.cached_property
    def references(self) -> tuple[tuple[str, RefersTo, bool], ...]:
        """The fields that are references: the name, the kind of reference, and whether the field is a list."""
        fields = []
        for field in self.fields:
            match field.shape:
                case TextShape(reference=RefersTo() as reference):
                    fields.append((field.name, reference, False))
                case ListShape(item=TextShape(reference=RefersTo() as reference)):
                    fields.append((field.name, reference, True))
        return tuple(fields)


Shape: TypeAlias = TextShape | ValueShape | ChoiceShape | WholeShape | FlagShape | ListShape | NodeShape


@attrs.frozen(kw_only=True)
class FieldShape:
    """A field: its name, shape and documentation.

    `default` is the value of a field that is not `required` and is left out. It is None (the record does not
    say), an empty tuple (for a list), or a word that the documentation of the field names. `unless` has the fields that
    must all be present where this one is left out.
    """

    name: str
    shape: Shape
    doc: str
    examples: tuple[Any, ...]
    required: bool
    default: Any
    unless: tuple[str, ...] = ()


_DATE = TextRule(
    name="date",
    expected='an EDTF date in quotes, such as "2025-03-07", "2025-03", "2025-03-07/2025-03-09" or "2025-03-07?"',
    example="2025-03-07",
    pattern=edtf.PATTERN,
    longest=edtf.LONGEST,
    readable=edtf.READABLE_PATTERN,
)
_DURATION = TextRule(
    name="duration",
    expected="an ISO 8601 duration, such as P1D, PT90M or P3M",
    example="P1D",
    pattern=duration.PATTERN,
    longest=duration.LONGEST,
)


def _read_utc(text: str) -> datetime.datetime:
    # The text has matched the pattern. fromisoformat alone would allow more; strptime needs modules and more time.
    return datetime.datetime.fromisoformat(text)


def _write_utc(moment: datetime.datetime) -> str:
    # On some platforms strftime("%Y") does not pad years before 1000; isoformat always does.
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


_VALUES: dict[type, ValueShape] = {
    edtf.Edtf: ValueShape(cls=edtf.Edtf, rule=_DATE, read=edtf.Edtf, write=str),
    duration.Duration: ValueShape(cls=duration.Duration, rule=_DURATION, read=duration.Duration, write=str),
    decimal.Decimal: ValueShape(
        cls=decimal.Decimal, rule=constraints.DECIMAL, read=decimal.Decimal, write=lambda value: format(value, "f")
    ),
    datetime.datetime: ValueShape(cls=datetime.datetime, rule=constraints.UTC_TIME, read=_read_utc, write=_write_utc),
}

_LIST_AT_MOST = 1_000


def shape_of(annotation: Any, metadata: typing.Mapping[str, Any] = types.MappingProxyType({})) -> Shape:
    """Returns the shape of an annotation; `metadata` is that of the field, with the bounds of a list.

    Raises TypeError for an annotation that a record cannot have.
    """
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        bare, *marks = typing.get_args(annotation)
        rules = [mark for mark in marks if isinstance(mark, TextRule)]
        if bare is str and len(rules) == 1:
            references = [mark for mark in marks if isinstance(mark, RefersTo)]
            return TextShape(rule=rules[0], reference=references[0] if references else None)
        if bare is int and isinstance(marks[0], WholeRule):
            return WholeShape(rule=marks[0])
    elif origin in (types.UnionType, typing.Union):
        present = [arm for arm in typing.get_args(annotation) if arm is not types.NoneType]
        if len(present) == 1:
            return shape_of(present[0], metadata)
    elif origin is tuple:
        item, rest = typing.get_args(annotation)
        if rest is ...:
            return ListShape(
                item=shape_of(item),
                at_least=metadata.get("at_least", 0),
                at_most=metadata.get("at_most", _LIST_AT_MOST),
            )
    elif annotation is bool:
        return FlagShape()
    elif annotation in _VALUES:
        return _VALUES[annotation]
    elif isinstance(annotation, type) and issubclass(annotation, enum.StrEnum):
        return ChoiceShape(cls=annotation)
    elif isinstance(annotation, type) and attrs.has(annotation):
        return node_shape(annotation)
    raise TypeError(f"a field of a record cannot be annotated {annotation!r}")


def field_shape(attribute: "attrs.Attribute[Any]") -> FieldShape:
    """Returns the shape of one field of a class; the default of a required field is NOTHING."""
    required = attribute.default is attrs.NOTHING
    return FieldShape(
        name=attribute.name,
        shape=shape_of(attribute.type, attribute.metadata),
        doc=attribute.metadata["doc"],
        examples=attribute.metadata["examples"],
        required=required,
        default=attribute.default,
        unless=attribute.metadata.get("unless", ()),
    )


@functools.cache
def node_shape(cls: "type[Any]") -> NodeShape:
    """Returns the shape of a class of the record.

    >>> from diplovisit.record import Place, node_shape
    >>> [field.name for field in node_shape(Place).fields]
    ['id', 'name', 'kind', 'disputed']
    """
    return NodeShape(cls=cls, fields=tuple(field_shape(attribute) for attribute in attrs.fields(cls)))
