"""The schema of answers stays within what interfaces for structured output accept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema

from diplovisit.drafting.model.answer_schema import build_answer_schema

# OpenAI, "Structured Outputs", "Supported schemas", as compared at docs.dottxt.ai/providers-comparison (2026).
MOST_PROPERTIES: Final = 5_000
MOST_ENUM_VALUES: Final = 1_000
LONGEST_NAMES_AND_WORDS: Final = 120_000
# The first limit of OpenAI, which some interfaces still have (github.com/tidyverse/ellmer/issues/671). Now it is 10.
DEEPEST_OBJECTS: Final = 5
# Anthropic, "Structured outputs": per request (the same comparison). We need none of either.
MOST_OPTIONAL: Final = 24
MOST_UNIONS: Final = 16
# What is left of JSON Schema when the keywords that one of OpenAI, Anthropic and Gemini refuses are taken away.
KEYWORDS: Final = frozenset(
    {"$schema", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties"}
    | {"items", "enum"}
)


def nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yields every schema in a schema, itself first."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    for each in [*inner, *([schema["items"]] if "items" in schema else [])]:
        yield from nodes(each)


def depth(schema: dict[str, Any], root: dict[str, Any], seen: tuple[str, ...] = ()) -> int:
    """Returns how many objects stand inside one another at most. Fails for a `$ref` that leads back to itself."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        assert name not in seen, f"{name} contains itself"
        return depth(root["$defs"][name], root, (*seen, name))
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return max((depth(each, root, seen) for each in inner), default=0) + int(schema["type"] == "object")


def written_out(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Returns a schema with each `$ref` replaced by what it refers to."""
    if "$ref" in schema:
        return written_out(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    inner = {name: written_out(each, root) for name, each in schema.get("properties", {}).items()}
    items = {"items": written_out(schema["items"], root)} if "items" in schema else {}
    return {key: value for key, value in schema.items() if key != "$defs"} | {"properties": inner} | items


def test_schema_uses_only_keywords_that_every_interface_accepts() -> None:
    """No node of the schema has a keyword that an interface refuses, and a `$ref` has nothing beside it."""
    for node in nodes(build_answer_schema()):
        assert set(node) <= KEYWORDS
        assert set(node) == {"$ref"} or isinstance(node["type"], str)


def test_every_object_is_closed_and_requires_all_of_its_properties() -> None:
    """Every object requires all of its properties in their order, and allows no others."""
    objects = [node for node in nodes(build_answer_schema()) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["required"] == list(node["properties"])
        assert node["additionalProperties"] is False
    optional = sum(len(node["properties"]) - len(node["required"]) for node in objects)
    unions = sum("anyOf" in node or isinstance(node.get("type"), list) for node in nodes(build_answer_schema()))
    assert (optional, unions) == (0, 0)
    assert optional <= MOST_OPTIONAL
    assert unions <= MOST_UNIONS


def test_schema_is_within_the_limits_of_interfaces() -> None:
    """Depth, properties, words and characters are within the limits, even where an interface writes out each `$ref`."""
    root = build_answer_schema()
    assert depth(root, root) <= DEEPEST_OBJECTS
    whole = list(nodes(written_out(root, root)))
    properties = [name for node in whole for name in node.get("properties", {})]
    words = [word for node in whole for word in node.get("enum", ())]
    assert len(properties) <= MOST_PROPERTIES
    assert len(words) <= MOST_ENUM_VALUES
    assert sum(map(len, [*properties, *map(str, words), *root["$defs"]])) <= LONGEST_NAMES_AND_WORDS


def test_schema_file_is_the_one_that_the_classes_give() -> None:
    """schemas/draft.schema.json is valid, and is what the classes of a proposal give."""
    schema = json.loads(Path("schemas/draft.schema.json").read_text(encoding="utf-8"))
    assert schema == build_answer_schema()
    jsonschema.Draft202012Validator.check_schema(schema)


def test_facts_give_the_quote_before_the_value() -> None:
    """A model that writes a fact in the order of the schema copies the words first, and then says what they mean."""
    facts = [node for node in nodes(build_answer_schema()) if "quote" in node.get("properties", {})]
    assert {tuple(node["properties"]) for node in facts} == {("source", "quote", "value")}
