"""Structure and unstructure: a plain document becomes a record, and a record a plain document."""

import functools
import itertools
from collections.abc import Iterator
from typing import Any, TypeVar, cast

import cattrs

from diplovisit.converters.building import Doubt, builder
from diplovisit.converters.hooks import configure_structure, configure_unstructure
from diplovisit.converters.refusals import Refused, faults_of, no_record, told_once
from diplovisit.readers.limits import MOST_FAULTS_OF_SHAPE
from diplovisit.record import Directory, InvalidRecord, Visit, identity, node_shape
from diplovisit.record.finding import Fault

_Node = TypeVar("_Node")


def make_converter(cls: "type[Any]" = Visit) -> cattrs.Converter:
    """Makes a cattrs converter that reads and writes records, strictly; one is enough for a program.

    `cls` is another class that is declared as those of the record are, such as that of a lock file.
    """
    converter = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
    configure_structure(converter, cls)
    configure_unstructure(converter, cls)
    return converter


_converter = functools.cache(make_converter)


def structure(document: object) -> Visit:
    """Makes a record of a plain document: what json.loads gives, mappings with text keys, lists, texts, numbers.

    Raises InvalidRecord with all faults of the document at once, in the order of the fields.

    >>> from diplovisit import structure
    >>> structure({"format": 1, "title": 5})
    Traceback (most recent call last):
    ...
    diplovisit.record.errors.InvalidRecord: 9 faults:
    ...
    """
    try:
        visit: Visit = builder()(document)
    except Doubt:
        return structured_by_the_hooks(document)
    return visit


def structured_by_the_hooks(document: object) -> Visit:
    """Makes a record of a document the long way, which tells every fault. Raises InvalidRecord."""
    try:
        return _converter().structure(document, Visit)
    except (cattrs.BaseValidationError, Refused, InvalidRecord) as error:
        found = faults(document, error)
        directory = Directory(document, node_shape(Visit))
        raise InvalidRecord(found, tuple(map(directory.finding, found))) from None


def faults(document: object, error: Exception) -> tuple[Fault, ...]:
    """All faults of a document that structure refused: those of shape, then those of ids and references."""
    if (fault := no_record(document, node_shape(Visit))) is not None:
        return (fault,)
    # A record is only built, and its ids only looked at, where all else is right; the document is looked at always.
    shape_faults = () if isinstance(error, InvalidRecord) else _without_identity(error)
    of_ids = identity.faults(Directory(document, node_shape(Visit)))
    return told_once(tuple(itertools.islice(itertools.chain(shape_faults, of_ids), MOST_FAULTS_OF_SHAPE)))


def _without_identity(error: BaseException) -> Iterator[Fault]:
    if isinstance(error, cattrs.BaseValidationError):
        kept = [child for child in error.exceptions if not isinstance(child, InvalidRecord)]
        if kept:
            yield from faults_of(error.derive(kept))
    else:
        yield from faults_of(error)


def unstructure(visit: Visit) -> dict[str, Any]:
    """Makes a plain document of a record: only dicts with text keys, lists, texts, whole numbers and flags.

    Fields stand in the order of their declaration; what equals its default is left out.

    >>> from diplovisit import structure, unstructure
    """
    return cast(dict[str, Any], _converter().unstructure(visit, Visit))


def structure_as(document: object, cls: type[_Node]) -> _Node:
    """Makes a value of a class that is declared as those of the record are, and is no record.

    Raises InvalidRecord with all faults of shape at once.

    >>> from diplovisit.record import Fragment
    >>> structure_as({"length": 0, "sha256": "0" * 64}, Fragment)
    Traceback (most recent call last):
    ...
    diplovisit.record.errors.InvalidRecord: 1 fault:
    ...
    """
    wanted: Any = cls  # mypy takes a type[...] for what cannot be looked up in a cache
    try:
        return cast(_Node, _converter(wanted).structure(document, wanted))
    except (cattrs.BaseValidationError, Refused) as error:
        found = told_once(tuple(itertools.islice(faults_of(error), MOST_FAULTS_OF_SHAPE)))
        directory = Directory(document, node_shape(wanted))
        raise InvalidRecord(found, tuple(map(directory.finding, found))) from None


def unstructure_from(node: Any) -> dict[str, Any]:
    """Makes a plain document of a value of such a class, as `unstructure` does of a record."""
    cls: Any = type(node)
    return cast(dict[str, Any], _converter(cls).unstructure(node, cls))
