"""Structure and unstructure: turns a plain document into a record, and a record into a plain document."""

from typing import TYPE_CHECKING, Any, TypeVar, cast

from diplovisit.converters.generated import FallBack, record_builder
from diplovisit.converters.schema_reference import schema_reference_fault, without_schema_reference
from diplovisit.converters.unstructuring import node_writer
from diplovisit.record import Visit
from diplovisit.record.visit_arguments import require_visit

if TYPE_CHECKING:
    import cattrs

_Node = TypeVar("_Node")

# Imports inside functions import cattrs. Valid records and lock files do not need it, nor does writing.


def make_converter(cls: "type[Any]" = Visit) -> "cattrs.Converter":
    """Returns a new cattrs converter that reads and writes records strictly. A program needs only one.

    `cls` may be another class that is declared like those of the record, such as the class of a lock file.
    """
    from diplovisit.converters.hooks import new_converter  # noqa: PLC0415

    return new_converter(cls)


def structure(document: object) -> Visit:
    """Makes a record from a plain document, as json.loads returns it: mappings with text keys, lists, texts, numbers.

    A `$schema` at the top is allowed, for editors; the record does not have it.

    Raises InvalidRecord with all faults of the document at once, in the order of the fields.

    >>> from diplovisit import structure
    >>> structure({"format": 1, "title": 5})
    Traceback (most recent call last):
    ...
    diplovisit.findings.rule.InvalidRecord: 9 faults:
    ...
    """
    fault = schema_reference_fault(document)
    plain = without_schema_reference(document)
    try:
        visit: Visit = record_builder()(plain)
    except FallBack:
        pass
    else:
        if fault is None:
            return visit
    from diplovisit.converters.hooks import structure_with_hooks  # noqa: PLC0415

    return structure_with_hooks(plain, () if fault is None else (fault,))


def unstructure(visit: Visit) -> dict[str, Any]:
    """Makes a plain document from a record: only dicts with text keys, lists, texts, whole numbers and flags.

    Fields are in the order of their declaration. A value that equals its default is left out.

    Raises TypeError for what is no record.

    >>> from diplovisit import load, unstructure
    >>> unstructure(load("examples/least.yaml"))["stops"]
    [{'id': 'estonia', 'country': 'EE', 'when': '2025-04-07/2025-04-08'}]
    """
    return node_writer(Visit)(require_visit(visit))


def structure_as(document: object, cls: type[_Node]) -> _Node:
    """Makes a value of another class that is declared like those of the record.

    Raises InvalidRecord with all faults of shape at once.

    >>> from diplovisit.record import Fragment
    >>> structure_as({"length": 0, "sha256": "0" * 64}, Fragment)
    Traceback (most recent call last):
    ...
    diplovisit.findings.rule.InvalidRecord: 1 fault:
    ...
    """
    try:
        return cast(_Node, record_builder(cast(Any, cls))(document))
    except FallBack:
        from diplovisit.converters.hooks import structure_as_with_hooks  # noqa: PLC0415

        return cast(_Node, structure_as_with_hooks(document, cls))


def unstructure_from(node: Any) -> dict[str, Any]:
    """Makes a plain document from a value of such a class, as `unstructure` does from a record."""
    cls: Any = type(node)
    return node_writer(cls)(node)
