"""Builds the JSON Schema of a record (draft 2020-12) from the shapes of its classes."""

import enum
import functools
import json
from typing import Any, TypeAlias

from diplovisit.record import Visit, node_shape
from diplovisit.record.constraints import TextRule
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
    documentation,
)

Schema: TypeAlias = dict[str, Any]

SCHEMA_ID = "urn:uuid:6f0d2b0e-5d0c-4c3e-9f0a-1f9f3c1f7a52"
"""The name of the schema of format 1. It is not a web address, because the project owns no domain. It never changes."""


@functools.cache
def build_schema() -> Schema:
    """Builds the schema of a record.

    >>> build_schema()["$schema"], build_schema()["additionalProperties"]
    ('https://json-schema.org/draft/2020-12/schema', False)
    """
    definitions: dict[str, Schema] = {}
    root = _object(node_shape(Visit), definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "$comment": "Generated from the classes of diplovisit.record by `diplovisit schema`; do not edit.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Returns the text of the schema file."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


def example_value(field: FieldShape) -> Any:
    """Returns a valid value of a field: the first example of its declaration."""
    return field.examples[0]


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _object(shape: NodeShape, definitions: dict[str, Schema]) -> Schema:
    return {
        "title": shape.cls.__name__,
        "description": _summary(shape.cls),
        "type": "object",
        "properties": {field.name: _property(field, definitions) for field in shape.fields},
        "required": [field.name for field in shape.fields if field.required],
        "additionalProperties": False,
        **_conditions(shape),
    }


def _conditions(shape: NodeShape) -> Schema:
    """Returns what the schema says of fields that may be left out only where others are present."""
    conditions = [
        {"if": {"required": list(field.unless)}, "else": {"required": [field.name]}} for field in shape.conditional
    ]
    return conditions[0] if len(conditions) == 1 else {"allOf": conditions} if conditions else {}


def _property(field: FieldShape, definitions: dict[str, Schema]) -> Schema:
    schema: Schema = {"title": _title(field.name), "description": field.doc}
    if isinstance(field.default, enum.StrEnum | bool):
        schema["default"] = field.default.value if isinstance(field.default, enum.StrEnum) else field.default
    return {**schema, **_schema(field.shape, definitions), "examples": list(field.examples)}


def _schema(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    match shape:
        case TextShape(rule=rule) | ValueShape(rule=rule):
            definitions[rule.name] = _text(rule)
            return {"$ref": f"#/$defs/{rule.name}"}
        case ChoiceShape(cls=words):
            definitions[words.__name__] = {
                "title": words.__name__,
                "description": _summary(words),
                "type": "string",
                "enum": [word.value for word in words],
            }
            return {"$ref": f"#/$defs/{words.__name__}"}
        case WholeShape(rule=bounds) if bounds.least == bounds.greatest:
            return {"type": "integer", "const": bounds.least}
        case WholeShape(rule=bounds):
            return {"type": "integer", "minimum": bounds.least, "maximum": bounds.greatest}
        case FlagShape():
            return {"type": "boolean"}
        case ListShape(item=item, at_least=least, at_most=most):
            fewest = {"minItems": least} if least else {}
            unique = {"uniqueItems": True} if shape.distinct else {}
            return {"type": "array", "items": _schema(item, definitions), **fewest, "maxItems": most, **unique}
        case NodeShape(cls=cls):
            if cls.__name__ not in definitions:
                definitions[cls.__name__] = {}
                definitions[cls.__name__] = _object(shape, definitions)
            return {"$ref": f"#/$defs/{cls.__name__}"}


def _summary(cls: type) -> str:
    return documentation(cls).split("\n\n")[0].replace("\n", " ")


def _text(rule: TextRule) -> Schema:
    schema = {
        "title": _title(rule.name.replace("-", "_")),
        "description": f"Expected: {rule.expected}.",
        "type": "string",
    }
    if rule.closed is not None:
        return {**schema, "enum": list(rule.closed())}
    # Python's `$` matches before a final line break; ECMAScript's and Rust's do not. So breaks are refused explicitly.
    refused: list[Schema] = [] if rule.lines else [{"not": {"pattern": "[\\r\\n]"}}]
    if rule.refused:
        refused.append({"not": {"enum": sorted(rule.refused)}})
    bounds = {"minLength": 1, "maxLength": rule.longest, "pattern": f"^(?:{rule.pattern})$"}
    return {**schema, **bounds, **(refused[0] if len(refused) == 1 else {"allOf": refused} if refused else {})}
