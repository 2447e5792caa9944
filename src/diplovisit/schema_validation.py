"""Validates a plain document against the JSON Schema itself, as programs in other languages do."""

import functools
from collections.abc import Iterator
from typing import Any, Final, cast

import attrs
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry

from diplovisit.converters.errors import not_a_record_fault
from diplovisit.converters.schema_reference import (
    SCHEMA_KEY,
    schema_reference_fault,
    without_schema_reference,
)
from diplovisit.findings import schema_rules
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.readers import syntax_rules
from diplovisit.readers.limits import DEEPEST, LONGEST_NUMBER, MOST_FAULTS_OF_SHAPE, MOST_VALUES
from diplovisit.record import Directory, Finding, Visit, node_shape, validation
from diplovisit.record.lost_headings import explain_lost_headings
from diplovisit.record.shape_faults import deduplicated, fault_of, missing_field, unknown_field
from diplovisit.record.shapes import ListShape, NodeShape, Shape
from diplovisit.schema import build_schema

_LARGEST_NUMBER: Final = 10**LONGEST_NUMBER


@functools.cache
def validator() -> Draft202012Validator:
    """Returns the validator of records; its empty registry keeps it from reading references from files or networks."""
    return _Validator(build_schema(), registry=Registry())


def _unique_texts(_: Any, wanted: bool, instance: object, __: Any) -> Iterator[ValidationError]:
    """Implements `uniqueItems` for texts, because the schema uses it only there; other values are refused as such.

    The implementation in jsonschema compares every pair of items as soon as two of them cannot be sorted.
    """
    if wanted and isinstance(instance, list):
        texts = [item for item in instance if isinstance(item, str)]
        if len(set(texts)) < len(texts):
            yield ValidationError("has the same item twice")


_Validator: type[Draft202012Validator] = validators.extend(  # type: ignore[no-untyped-call]  # it has no annotations
    Draft202012Validator, {"uniqueItems": _unique_texts}
)


def validate(document: object) -> tuple[Finding, ...]:
    """Returns the findings of the JSON Schema in a document, with the addresses, rules and sentences of `structure`.

    Six kinds of fault are left to `structure`. A schema cannot express five of them: 1.0 instead of 1, days that the
    calendar lacks, intervals that end before they start, duplicate ids, and dangling references. The sixth is a date
    with the outline of one that breaks the grammar, such as a month 13, because the schema has a pattern for people.

    >>> from diplovisit import validate
    >>> [finding.sentence for finding in validate([])]
    ['expected one record as a mapping of fields; saw an empty list']
    """
    directory = Directory(document, node_shape(Visit))
    return tuple(map(directory.finding, schema_faults(document)))


def schema_faults(document: object) -> tuple[Fault, ...]:
    """Returns the same as faults, each with its path in the document."""
    if (fault := not_a_record_fault(without_schema_reference(document), node_shape(Visit))) is not None:
        return (fault,)
    if (fault := _beyond_bounds(document)) is not None:
        return (fault,)
    faults: dict[tuple[FieldPath, str], Fault] = {}
    found = (fault for error in validator().iter_errors(document) for fault in _faults(error, document))
    for fault in explain_lost_headings(document, node_shape(Visit), found):
        if len(faults) == MOST_FAULTS_OF_SHAPE and (fault.path, fault.rule.name) not in faults:
            sentence = "more faults of this or other rules, not listed here"
            listed = deduplicated(tuple(faults.values()), node_shape(Visit))
            return (*listed, attrs.evolve(fault, sentence=sentence, unlisted=1))
        faults.setdefault((fault.path, fault.rule.name), fault)
    return deduplicated(tuple(faults.values()), node_shape(Visit))


def _beyond_bounds(document: object) -> Fault | None:
    """Returns what the readers would refuse; jsonschema recurses to Python's limit, and prints what it refuses."""
    values = 0
    level: list[object] = [document]
    for depth in range(DEEPEST + 1):
        values += len(level)
        if values > MOST_VALUES:
            sentence = f"expected at most {MOST_VALUES:,} values; there are more"
            return Fault(rule=syntax_rules.TOO_LARGE, path=(), sentence=sentence)
        if any(isinstance(value, int) and abs(value) >= _LARGEST_NUMBER for value in level):
            sentence = f"expected numbers of at most {LONGEST_NUMBER} digits; one has more"
            return Fault(rule=syntax_rules.NOT_A_JSON_NUMBER, path=(), sentence=sentence)
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return None
        if depth == DEEPEST:
            break
    sentence = f"lists and mappings are nested more than {DEEPEST} deep"
    return Fault(rule=syntax_rules.TOO_DEEP, path=(), sentence=sentence)


def _faults(error: ValidationError, document: object) -> Iterator[Fault]:
    path: FieldPath = tuple(error.absolute_path)
    if path == (SCHEMA_KEY,):
        if (fault := schema_reference_fault(document)) is not None:
            yield fault
        return
    shape, instance = _shape_at(path), cast(Any, error.instance)
    if error.validator == "additionalProperties" and isinstance(shape, NodeShape):
        names = sorted(str(name) for name in instance if name not in shape.by_name and (path or name != SCHEMA_KEY))
        yield from (unknown_field(shape, path, name) for name in names)
    elif error.validator == "required" and isinstance(shape, NodeShape):
        yield from (missing_field((*path, field.name), field.unless) for field in shape.missing(instance))
    elif (refusal := validation.validate_value(shape, instance)) is not None:
        yield fault_of(refusal, path)
    else:
        yield Fault(rule=schema_rules.WRONG_TYPE, path=path, sentence=f"the schema says: {error.message[:200]}")


def _shape_at(path: FieldPath) -> Shape:
    shape: Shape = node_shape(Visit)
    for step in path:
        match shape:
            case NodeShape(by_name=fields):
                shape = fields[str(step)].shape
            case ListShape(item=item):
                shape = item
    return shape
