"""Builds the JSON Schema of a record (draft 2020-12) from the shapes of its classes.

Beside the keywords of the standard it has those that editors read, which validators take for annotations:

- `enumDescriptions`: the meaning of each word of an `enum`. A `oneOf` of `const` and `title` would say the same to
  other programs, but takes jsonschema three times as long, and its messages name every word.
- `patternErrorMessage` and `errorMessage`: what an editor says instead of a pattern.
- `defaultSnippets`: the required fields of a class, to insert at once.

Sources: the schemas of vscode-json-languageservice (`jsonSchema.ts`) and of yaml-language-server.
"""

import enum
import functools
import itertools
import json
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from diplovisit.converters.schema_reference import OTHER_SCHEMA, SCHEMA_KEY
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
from diplovisit.record.vocabulary_words import meaning_of

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
    root["properties"] = {SCHEMA_KEY: _schema_reference(), **root["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "$comment": "Generated from the classes of diplovisit.record by `diplovisit schema`; do not edit.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_reference() -> Schema:
    return {
        "title": "Schema",
        "description": "The schema that an editor checks this file by. It is for editors, and no part of the record.",
        "$ref": "#/$defs/line",
        **_refused_if({"pattern": OTHER_SCHEMA}, "expected the schema of a record, such as visit.schema.json"),
        "examples": ["visit.schema.json"],
    }


def schema_text() -> str:
    """Returns the text of the schema file."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


def example_value(field: FieldShape) -> Any:
    """Returns a valid value of a field: the first example of its declaration."""
    return field.examples[0]


def _words(name: str) -> str:
    """Returns the name of a class as words: `TravellerStatus` as "traveller status"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


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
        "defaultSnippets": [_snippet(shape)],
    }


_USUAL_FIELDS: Final = MappingProxyType(
    {"Stop": ("country", "when"), "Person": ("name", "office", "country"), "Evidence": ("source", "quote")}
)
"""Fields that a class does not require, and that nearly every record has."""


def _snippet(shape: NodeShape) -> Schema:
    """Returns the snippet that inserts the required fields of a class, with examples to write over."""
    places = itertools.count(1)
    return {
        "label": f"{_words(shape.cls.__name__)}: its required fields",
        "description": _summary(shape.cls),
        "body": _snippet_of_node(shape, places),
    }


def _snippet_of_node(shape: NodeShape, places: "itertools.count[int]") -> Schema:
    usual = _USUAL_FIELDS.get(shape.cls.__name__, ())
    fields = [field for field in shape.fields if field.required or field.unless or field.name in usual]
    return {field.name: _snippet_of(field.shape, example_value(field), places) for field in fields or shape.fields[:1]}


def _snippet_of(shape: Shape, example: Any, places: "itertools.count[int]") -> Any:
    """Returns the body of a snippet: its texts and numbers are numbered places, `${1:russia}`, for the user to fill in.

    The syntax is that of the Language Server Protocol. Editors write a text that begins with ^ without quotes.
    """
    match shape:
        case ListShape(item=item):
            return [_snippet_of(item, example[0], places)]
        case NodeShape():
            return _snippet_of_node(shape, places)
        case ChoiceShape(cls=words):
            return f"${{{next(places)}|{','.join(word.value for word in words)}|}}"
        case WholeShape(rule=bounds) if bounds.least == bounds.greatest:
            return bounds.least
        case WholeShape() | FlagShape():
            return f"^${{{next(places)}:{json.dumps(example)}}}"
        case TextShape() | ValueShape():
            return f"${{{next(places)}:{example}}}"


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
                "enumDescriptions": [meaning_of(word) for word in words],
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
    if (closed := rule.closed) is not None:
        codes = list(closed())
        labels = [rule.label(code) or code for code in codes] if rule.label else []
        return {
            **schema,
            "enum": codes,
            **({"enumDescriptions": labels} if labels else {}),
            "errorMessage": f"expected {rule.expected}",
        }
    message = f"expected {rule.expected}{'' if rule.example in rule.expected else f'; for example {rule.example}'}"
    # Python's `$` matches before a final line break; ECMAScript's and Rust's do not. So breaks are refused explicitly.
    refused: list[Schema] = (
        [] if rule.lines else [{"not": {"pattern": "[\\r\\n]"}, "errorMessage": "expected one line"}]
    )
    if rule.refused:
        message_if_refused = "this id is the name of a field, or of a device of Windows; choose another"
        refused.append(_refused_if({"enum": sorted(rule.refused)}, message_if_refused))
    bounds = {
        "minLength": 1,
        "maxLength": rule.longest,
        "pattern": f"^(?:{rule.readable or rule.pattern})$",
        "patternErrorMessage": message,
        "errorMessage": message,
    }
    return {**schema, **bounds, **({"allOf": refused} if refused else {})}


def _refused_if(condition: Schema, message: str) -> Schema:
    """Returns the keywords that refuse a text by a condition. Editors show no message of their own for `not`."""
    return {"if": condition, "then": {"pattern": "^$", "patternErrorMessage": message}}
