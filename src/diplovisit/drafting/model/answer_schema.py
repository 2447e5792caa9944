"""Builds the JSON Schema of a model's answer, in the subset that interfaces for structured output accept.

The subset: no `$ref` cycle, every property required, `additionalProperties` false everywhere, no union, no bound on
lengths and numbers. The reader of answers applies the bounds, and knows more than a schema can say.
"""

import functools
import json
from typing import Any, TypeAlias

from diplovisit.drafting.model.answer_form import (
    ANSWER_FORMAT,
    PROMPT_VERSION,
    AnswerFact,
    AnswerField,
    AnswerItem,
    AnswerItems,
    AnswerKey,
    AnswerWord,
    ValueForm,
    answer_form,
)
from diplovisit.record.shapes import ChoiceShape, documentation

AnswerSchema: TypeAlias = dict[str, Any]

_SOURCE = "The id of the text that has the words."
_QUOTE = "A few words copied from that text, character for character: no more than prove the value, on one line."


@functools.cache
def build_answer_schema() -> AnswerSchema:
    """Builds the schema of an answer.

    >>> build_answer_schema()["properties"]["format"]["enum"]
    [1]
    """
    definitions: dict[str, AnswerSchema] = {}
    root = _object_of(answer_form(), definitions)
    number = {"type": "integer", "description": "The version of this form.", "enum": [ANSWER_FORMAT]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Draft, form {ANSWER_FORMAT}, for prompt {PROMPT_VERSION}",
        "description": "What the texts state about one diplomatic visit, each fact with the words that state it.",
        "type": "object",
        "properties": {"format": number, **root["properties"]},
        "required": ["format", *root["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def answer_schema_text() -> str:
    """Returns the text of the schema file of answers."""
    return json.dumps(build_answer_schema(), indent=2, ensure_ascii=False) + "\n"


def _object_of(item: AnswerItem, definitions: dict[str, AnswerSchema]) -> AnswerSchema:
    return _closed({field.name: _property_of(field, definitions) for field in item.fields}, documentation(item.cls))


def _closed(properties: dict[str, AnswerSchema], text: str) -> AnswerSchema:
    description = text.split("\n\n", maxsplit=1)[0].replace("\n", " ")
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property_of(field: AnswerField, definitions: dict[str, AnswerSchema]) -> AnswerSchema:
    match field:
        case AnswerKey():
            return {"type": "string", "description": field.text}
        case AnswerWord():
            return {"type": "string", "description": field.text, "enum": _words(field.shape)}
        case AnswerItems():
            name = field.item.cls.__name__.removeprefix("Proposed")
            if name not in definitions:
                definitions[name] = _object_of(field.item, definitions)
            return {"type": "array", "description": field.text, "items": {"$ref": f"#/$defs/{name}"}}
        case AnswerFact(is_required=True):
            # An interface may refuse a `$ref` with a description beside it, so the only fact of a field is written out.
            return _fact(field.shape, _text_of(field))
        case AnswerFact():
            name = f"{field.shape.cls.__name__}Fact" if isinstance(field.shape, ChoiceShape) else "Fact"
            if name not in definitions:
                definitions[name] = _fact(field.shape, "A value, with the words that state it.")
            return {"type": "array", "description": _text_of(field), "items": {"$ref": f"#/$defs/{name}"}}


def _fact(shape: ValueForm, text: str) -> AnswerSchema:
    value: AnswerSchema = {"type": "string", "description": "The value."}
    if isinstance(shape, ChoiceShape):
        value["enum"] = _words(shape)
    quote = {"type": "string", "description": _QUOTE}
    return _closed({"source": {"type": "string", "description": _SOURCE}, "quote": quote, "value": value}, text)


def _words(shape: ChoiceShape) -> list[str]:
    return [word.value for word in shape.cls]


def _text_of(field: AnswerFact) -> str:
    """What a fact is, and what its value looks like where that is no words of the text and no word of a list."""
    if isinstance(field.shape, ChoiceShape) or field.names is not None or field.shape.rule.free:
        return field.text
    return f"{field.text} The value: {field.shape.rule.expected.replace(' in quotes', '')}."
