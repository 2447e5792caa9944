"""The long way between plain documents and records: cattrs with our hooks, which tells every fault of a document.

Only here and in `hooks` and `refusals` is cattrs imported, and `convert` imports this when it is needed: a document
without a fault needs none of it.
"""

import functools
import itertools
from collections.abc import Iterator
from typing import Any

import attrs
import cattrs

from diplovisit.converters.hooks import configure_structure, configure_unstructure
from diplovisit.converters.refusals import RefusedValue, deduplicated, faults_of, not_a_record_fault, number_of
from diplovisit.readers.limits import MOST_FAULTS_OF_SHAPE
from diplovisit.record import Directory, InvalidRecord, Visit, identity, node_shape
from diplovisit.record.finding import Fault


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
    of_ids = identity.reference_faults(Directory(document, node_shape(Visit)))
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
