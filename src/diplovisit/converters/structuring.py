"""Structure and unstructure: a plain document becomes a record, and a record a plain document."""

from typing import TYPE_CHECKING, Any, TypeVar, cast

from diplovisit.converters.generated import FallBack, record_builder
from diplovisit.record import Visit

if TYPE_CHECKING:
    import cattrs

_Node = TypeVar("_Node")

# What is imported in functions imports cattrs, which a check of records without a fault does without.


def make_converter(cls: "type[Any]" = Visit) -> "cattrs.Converter":
    """Makes a cattrs converter that reads and writes records, strictly; one is enough for a program.

    `cls` is another class that is declared as those of the record are, such as that of a lock file.
    """
    from diplovisit.converters.hooks import new_converter  # noqa: PLC0415

    return new_converter(cls)


def structure(document: object) -> Visit:
    """Makes a record of a plain document: what json.loads gives, mappings with text keys, lists, texts, numbers.

    Raises InvalidRecord with all faults of the document at once, in the order of the fields.

    >>> from diplovisit import structure
    >>> structure({"format": 1, "title": 5})
    Traceback (most recent call last):
    ...
    diplovisit.findings.rule.InvalidRecord: 9 faults:
    ...
    """
    try:
        visit: Visit = record_builder()(document)
    except FallBack:
        from diplovisit.converters.hooks import structure_with_hooks  # noqa: PLC0415

        return structure_with_hooks(document)
    return visit


def unstructure(visit: Visit) -> dict[str, Any]:
    """Makes a plain document of a record: only dicts with text keys, lists, texts, whole numbers and flags.

    Fields stand in the order of their declaration; what equals its default is left out.

    >>> from diplovisit import structure, unstructure
    """
    from diplovisit.converters.hooks import converter  # noqa: PLC0415

    return cast(dict[str, Any], converter().unstructure(visit, Visit))


def structure_as(document: object, cls: type[_Node]) -> _Node:
    """Makes a value of a class that is declared as those of the record are, and is no record.

    Raises InvalidRecord with all faults of shape at once.

    >>> from diplovisit.record import Fragment
    >>> structure_as({"length": 0, "sha256": "0" * 64}, Fragment)
    Traceback (most recent call last):
    ...
    diplovisit.findings.rule.InvalidRecord: 1 fault:
    ...
    """
    from diplovisit.converters.hooks import structure_as_with_hooks  # noqa: PLC0415

    return cast(_Node, structure_as_with_hooks(document, cls))


def unstructure_from(node: Any) -> dict[str, Any]:
    """Makes a plain document of a value of such a class, as `unstructure` does of a record."""
    from diplovisit.converters.hooks import converter  # noqa: PLC0415

    cls: Any = type(node)
    return cast(dict[str, Any], converter(cls).unstructure(node, cls))
