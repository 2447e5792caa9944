"""Builds the JSON Schema of a map (draft 2020-12) from the forms of its keys."""

import functools
import json
from typing import Any, Final, TypeAlias

from diplovisit.maps.forms import (
    MOST_ITEMS,
    DayForm,
    EitherForm,
    EntriesForm,
    FlagForm,
    Form,
    ListForm,
    TableForm,
    TextForm,
    WholeForm,
    WordForm,
    example_of,
    fields_of,
)
from diplovisit.maps.sheet_map import SheetMap
from diplovisit.record.shapes import documentation

MapSchema: TypeAlias = dict[str, Any]

MAP_SCHEMA_ID: Final = "urn:uuid:0c0e6c3b-7d0b-4b56-9a4e-6f6c8e2f9d41"
"""The name of the schema of maps of format 1. It never changes."""


@functools.cache
def build_map_schema() -> MapSchema:
    """Builds the schema of a map.

    >>> build_map_schema()["required"]
    ['format', 'source', 'columns']
    """
    definitions: dict[str, MapSchema] = {}
    root = _table(SheetMap, definitions)
    root["required"] = ["format", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": MAP_SCHEMA_ID,
        "$comment": "Generated from the classes of diplovisit.maps by `diplovisit schema --for map`; do not edit.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def map_schema_text() -> str:
    """Returns the text of the schema file of maps."""
    return json.dumps(build_map_schema(), indent=2, ensure_ascii=False) + "\n"


def _table(cls: type, definitions: dict[str, MapSchema]) -> MapSchema:
    properties = {}
    for field in fields_of(cls):
        about = {"title": field.name, "description": field.text}
        properties[field.name] = about | _schema_of(field.form, definitions) | {"examples": [example_of(field.form)]}
    return {
        "title": cls.__name__,
        "description": documentation(cls).split("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": properties,
        "required": [field.name for field in fields_of(cls) if field.required],
        "additionalProperties": False,
    }


def _schema_of(form: Form, definitions: dict[str, MapSchema]) -> MapSchema:
    if isinstance(form, EntriesForm | EitherForm) and form.name:
        if form.name not in definitions:
            definitions[form.name] = _inline_schema(form, definitions)
        return {"$ref": f"#/$defs/{form.name}"}
    return _inline_schema(form, definitions)


def _inline_schema(form: Form, definitions: dict[str, MapSchema]) -> MapSchema:
    match form:
        case TextForm(pattern=pattern, longest=longest):
            bounds: MapSchema = {"type": "string", "minLength": 1, "maxLength": longest}
            return bounds | ({"pattern": f"^(?:{pattern})$"} if pattern is not None else {})
        case WordForm(texts=texts):
            return {"type": "string", "enum": list(texts)}
        case FlagForm():
            return {"type": "boolean"}
        case WholeForm(least=least, greatest=greatest, step=step):
            if least == greatest:
                return {"type": "integer", "const": least}
            steps = {"multipleOf": step} if step > 1 else {}
            return {"type": "integer", "minimum": least, "maximum": greatest} | steps
        case DayForm():
            # A TOML date becomes a text where a validator of JSON sees it.
            return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case ListForm(item=item, or_one=or_one):
            several = {
                "type": "array",
                "items": _schema_of(item, definitions),
                "minItems": 1,
                "maxItems": MOST_ITEMS,
            }
            return {"anyOf": [_schema_of(item, definitions), several]} if or_one else several
        case EntriesForm(value=value, keys=None):
            return {
                "type": "object",
                "minProperties": 1,
                "maxProperties": MOST_ITEMS,
                "additionalProperties": _schema_of(value, definitions),
            }
        case EntriesForm(value=value, keys=keys, texts=texts):
            assert keys is not None
            entry = _schema_of(value, definitions)
            properties = {word.value: {"description": texts[word]} | entry for word in keys}
            return {"type": "object", "properties": properties, "additionalProperties": False}
        case TableForm(cls=cls):
            name = cls().__name__
            if name not in definitions:
                definitions[name] = {}
                definitions[name] = _table(cls(), definitions)
            return {"$ref": f"#/$defs/{name}"}
        case EitherForm(forms=forms):
            return {"anyOf": [_schema_of(option, definitions) for option in forms]}
