"""The key `$schema` at the top of a document: it names the schema for editors, and is no part of the record."""

import re
from typing import Any, Final

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Fault
from diplovisit.record import constraints, validation

SCHEMA_KEY: Final = "$schema"

OTHER_SCHEMA: Final = "json-schema[.]org/|(?:^|[/\\\\])(?:draft|map)[.]schema[.]json$"
"""A pattern for what names another schema: a metaschema of JSON Schema, or the schema of maps or of drafts."""


def without_schema_reference(document: object) -> Any:
    """Returns a document without its `$schema`, or the document itself if it has none.

    >>> without_schema_reference({"$schema": "visit.schema.json", "format": 1})
    {'format': 1}
    """
    if not isinstance(document, dict) or SCHEMA_KEY not in document:
        return document
    return {name: value for name, value in document.items() if name != SCHEMA_KEY}


def schema_reference_of(document: object) -> dict[str, Any]:
    """Returns the `$schema` of a document as a mapping of one field; empty if it has none.

    >>> schema_reference_of({"$schema": "visit.schema.json", "format": 1}), schema_reference_of([])
    ({'$schema': 'visit.schema.json'}, {})
    """
    return {SCHEMA_KEY: document[SCHEMA_KEY]} if isinstance(document, dict) and SCHEMA_KEY in document else {}


def schema_reference_fault(document: object) -> Fault | None:
    """Returns the fault of a `$schema` that is no text, or names a schema of something else; None if it has none.

    >>> print(schema_reference_fault({"$schema": "../schemas/map.schema.json"}).sentence)
    "../schemas/map.schema.json" is not the schema of a record
    """
    if not isinstance(document, dict) or SCHEMA_KEY not in document:
        return None
    value = document[SCHEMA_KEY]
    if (refusal := validation.validate_text(constraints.LINE, value)) is not None:
        return Fault(rule=refusal.rule, path=(SCHEMA_KEY,), sentence=refusal.sentence, remedy=refusal.remedy)
    if re.search(OTHER_SCHEMA, value):
        sentence = f"{quoted(value)} is not the schema of a record"
        return Fault(rule=schema_rules.OTHER_SCHEMA, path=(SCHEMA_KEY,), sentence=sentence)
    return None
