"""The JSON Schema agrees with the classes of a record and with the converter."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any, cast

import jsonschema_rs
import pytest
import referencing.exceptions
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from diplovisit import schema
from diplovisit.converters import structure
from diplovisit.editing.source_form import value_at
from diplovisit.record import InvalidRecord, Visit, constraints, node_shape
from diplovisit.record.addresses import Directory
from diplovisit.record.edtf import PATTERN, READABLE_PATTERN
from diplovisit.record.shapes import FieldShape, ListShape, NodeShape, Shape
from diplovisit.schema_validation import validate, validator
from diplovisit.testing import HOSTILE_TEXTS, documents
from tests.conftest import ROOT
from tests.records import document

RUST = jsonschema_rs.validator_for(schema.build_schema())

BEYOND_A_SCHEMA = {"no-such-day", "ends-before-it-starts", "duplicate-id", "dangling-reference"}
"""Rules that a JSON Schema cannot express; 1.0 for 1 has its own test, and so have dates by their outline."""
OUTLINE = re.compile(READABLE_PATTERN)


def by_structure(plain: object) -> set[tuple[str, str]]:
    """Returns the address and rule of every fault of the converter that a schema could find."""
    try:
        structure(plain)
    except InvalidRecord as error:
        directory = Directory(plain, node_shape(Visit))
        return {
            (directory.finding(fault).address, fault.rule.name)
            for fault in error.faults
            if fault.rule.name not in BEYOND_A_SCHEMA
            and not (fault.rule.name == "malformed-date" and has_outline(value_at(cast(Any, plain), fault.path)))
        }
    return set()


def has_outline(value: object) -> bool:
    """Whether a value has the outline of a date, by which alone the schema judges it."""
    return isinstance(value, str) and OUTLINE.fullmatch(value) is not None


def by_schema(plain: object) -> set[tuple[str, str]]:
    """Returns the address and rule of every fault that the schema finds."""
    return {(finding.address, finding.rule) for finding in validate(plain)}


def test_the_committed_schema_is_the_one_of_the_classes() -> None:
    """The files in schemas/ equal the generated schema, which `make write` writes."""
    assert (ROOT / "schemas/visit.schema.json").read_text("utf-8") == schema.schema_text()


def test_the_schema_is_a_schema() -> None:
    """The schema is valid against the metaschema of draft 2020-12 in two implementations."""
    Draft202012Validator.check_schema(schema.build_schema())
    assert jsonschema_rs.meta.is_valid(schema.build_schema())


def test_the_schema_never_changes_its_name() -> None:
    """The $id of format 1 is a fixed URN, because other programs may refer to it."""
    assert schema.build_schema()["$id"] == "urn:uuid:6f0d2b0e-5d0c-4c3e-9f0a-1f9f3c1f7a52"


def subschemas(node: Any) -> Iterator[dict[str, Any]]:
    """Yields a schema and every schema within it."""
    if isinstance(node, dict):
        if "type" in node or "$ref" in node:
            yield node
        for inner in node.values():
            yield from subschemas(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from subschemas(inner)


def test_every_object_is_closed_and_every_field_is_described() -> None:
    """Every object refuses unknown fields, and every field has a title, a description and examples."""
    for sub in subschemas(schema.build_schema()):
        if sub.get("type") == "object":
            assert sub["additionalProperties"] is False
            for name, field in sub["properties"].items():
                assert {"title", "description", "examples"} <= set(field), name


def test_every_example_is_valid_for_its_field() -> None:
    """Every example of a field is valid for that field."""
    whole = schema.build_schema()
    for sub in subschemas(whole):
        for example in sub.get("examples", []):
            judge = validator().evolve(schema={**sub, "$defs": whole["$defs"]})
            assert judge.is_valid(example), (sub, example)


def test_patterns_are_portable() -> None:
    r"""Patterns match the same in Python, ECMAScript and Rust: anchored, no \d, \w, \s, look-around, flags or named groups."""
    for sub in subschemas(schema.build_schema()):
        pattern = sub.get("pattern")
        if pattern is None:
            continue
        assert pattern.startswith("^(?:")
        assert pattern.endswith(")$")
        assert not any(
            mark in pattern
            for mark in (r"\d", r"\w", r"\s", r"\b", "(?=", "(?!", "(?<", "(?P", "(?i", r"\Z", "*+", "++")
        )


def test_what_is_distinct_is_bounded() -> None:
    """Every list with uniqueItems has maxItems, because the time of uniqueItems is quadratic."""
    for sub in subschemas(schema.build_schema()):
        assert "maxItems" in sub or "uniqueItems" not in sub


def test_there_is_no_bare_any_of() -> None:
    """The schema has no anyOf, because validators report many faults for one in it."""
    text = schema.schema_text()
    assert '"anyOf"' not in text
    assert '"oneOf"' not in text


def test_reserved_ids_are_the_names_of_the_fields() -> None:
    """The reserved ids are exactly the field names of all classes."""

    def names(shape: NodeShape) -> Iterator[str]:
        for field in shape.fields:
            yield field.name
            inner = field.shape.item if isinstance(field.shape, ListShape) else field.shape
            if isinstance(inner, NodeShape):
                yield from names(inner)

    assert set(names(node_shape(Visit))) == constraints.FIELD_NAMES


@given(documents())
def test_what_is_generated_is_valid(plain: dict[str, Any]) -> None:
    """A generated document is valid for the schema in Python and in Rust, and for the converter."""
    assert validate(plain) == ()
    assert RUST.is_valid(plain)
    structure(plain)


def places(plain: dict[str, Any]) -> list[tuple[dict[str, Any], FieldShape]]:
    """Yields every field of every mapping of a document, present or not."""
    directory = Directory(plain, node_shape(Visit))
    return [(entry.node, field) for entry in directory.entries for field in entry.shape.fields]


WRONG: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**18, 1.5, "", " ", "\n", "1", "x", "a\n", "\r", "\u0085", "A" * 1001, "status",
    "2025-02-3", "2025-13-01", "20XX-13", "0000", "{2025-03,,}", "2025-03-07/2025-3", "2025-03-07T25:00:00", "2025", "P1D", "P", "[]", [], {}, [None], [5], ["x", "x"], {"id": "x"}, [[]], [{}],
    [{"id": "x", "name": "y"}], "RU", "ru", "x-nato", "USD", "en", "EN", "https://example.org", "http://", "٣", "1.0",
)  # fmt: skip


SCHEMAS: tuple[Any, ...] = (
    "visit.schema.json", "../schemas/visit.schema.json", "urn:uuid:6f0d2b0e-5d0c-4c3e-9f0a-1f9f3c1f7a52",
    "https://json-schema.org/draft/2020-12/schema", "map.schema.json", "../schemas/draft.schema.json", "heatmap.schema.json",
    "", " ", "a\nb", 1, None, [], {},
)  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """Draws a document with one or two mutations, which need not be faults."""
    plain: dict[str, Any] = copy.deepcopy(draw(documents()))
    for _ in range(draw(st.integers(1, 2))):
        node, field = draw(st.sampled_from(places(plain)))
        match draw(st.sampled_from(["drop", "rename", "replace", "repeat", "spoil", "bind"])):
            case "drop":
                node.pop(field.name, None)
            case "rename":
                node[draw(st.sampled_from([field.name + "s", field.name.upper(), "__proto__", ""]))] = node.pop(
                    field.name, 1
                )
            case "replace":
                node[field.name] = draw(st.sampled_from(WRONG + HOSTILE_TEXTS))
            case "repeat" if isinstance(node.get(field.name), list):
                node[field.name] = node[field.name] * 2
            case "bind":
                plain["$schema"] = draw(st.sampled_from(SCHEMAS))
            case "spoil" if isinstance(node.get(field.name), str):
                node[field.name] += draw(st.sampled_from(["\n", "\r", "x", " ", "\u0000", "-", "/", "é"]))
            case _:
                pass
    return plain


@pytest.mark.measured
@given(mutants())
def test_schema_and_converter_judge_alike(plain: dict[str, Any]) -> None:
    """The schema in Python, the schema in Rust and the converter refuse the same documents at the same addresses."""
    faults = by_schema(plain)
    assert faults == by_structure(plain)
    assert RUST.is_valid(plain) == (not faults)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("revision",), 1.0, id="1.0 for 1"),
        pytest.param(("stops", 0, "when"), "2025-13-01", id="a date with the outline of one"),
        pytest.param(("stops", 0, "when"), "2025-02-30", id="a day that the calendar does not have"),
        pytest.param(("revised",), "2025-02-30T00:00:00Z", id="a time on such a day"),
        pytest.param(("stops", 0, "when"), "2025-04-08/2025-04-07", id="an interval backwards"),
        pytest.param(("people", 1, "id"), "envoy", id="an id twice"),
        pytest.param(("travellers", 0, "person"), "nobody", id="a dangling reference"),
    ],
)
def test_six_kinds_of_fault_are_beyond_the_schema(path: tuple[str | int, ...], value: object) -> None:
    """Only the listed rules of the converter are missing from the schema, in Python and in Rust."""
    faulty = document()
    node: Any = faulty
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert validate(faulty) == ()
    assert RUST.is_valid(faulty)
    with pytest.raises(InvalidRecord):
        structure(faulty)


def test_the_sentences_are_the_converters() -> None:
    """A fault has the same message from the schema and from the converter."""
    faulty = document()
    faulty["status"], faulty["stops"][0]["country"], faulty["tilte"] = "hold", "EST", 1
    with pytest.raises(InvalidRecord) as caught:
        structure(faulty)
    assert set(validate(faulty)) == set(caught.value.findings)


def test_no_reference_is_ever_followed_out_of_the_schema() -> None:
    """The registry of the validator is empty and cannot fetch anything."""
    for address in ("https://example.org/schema.json", "file:///etc/passwd", "visit.schema.json"):
        judge = validator().evolve(schema={"$ref": address})
        with pytest.raises(referencing.exceptions.Unresolvable):
            judge.is_valid({})


def test_a_shape_has_one_schema() -> None:
    """Every field of the classes is a property of the schema, in the order of declaration."""
    whole = schema.build_schema()

    root = {**whole, "properties": {name: sub for name, sub in whole["properties"].items() if name != "$schema"}}

    def compare(shape: Shape, sub: dict[str, Any]) -> None:
        if "$ref" in sub:
            sub = whole["$defs"][sub["$ref"].rsplit("/", 1)[1]]
        match shape:
            case NodeShape(fields=fields):
                assert [field.name for field in fields] == list(sub["properties"])
                assert [field.name for field in fields if field.required] == sub["required"]
                for field in fields:
                    compare(field.shape, sub["properties"][field.name])
            case ListShape(item=item):
                assert sub["type"] == "array"
                compare(item, sub["items"])
            case _:
                assert sub["type"] in ("string", "integer", "boolean")

    compare(node_shape(Visit), root)


def test_the_schema_is_plain_json() -> None:
    """The printed schema reads back as the schema that was built."""
    assert json.loads(schema.schema_text()) == schema.build_schema()


@given(st.from_regex(PATTERN, fullmatch=True))
def test_the_outline_of_a_date_allows_every_date(text: str) -> None:
    """The pattern of dates in the schema, which people read, allows whatever the grammar allows."""
    assert OUTLINE.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "7 March 2025",
        "07/03/2025",
        "2025-3-7",
        "20250307",
        "March",
        "2025-03-07T10:00",
        "tomorrow",
        "2025-03-07 ",
        "{}",
    ],
)
def test_the_outline_of_a_date_refuses_what_people_write_instead(text: str) -> None:
    """The pattern of dates in the schema refuses the usual other forms of a date."""
    assert not OUTLINE.fullmatch(text)


def test_every_word_and_every_country_has_its_meaning_for_editors() -> None:
    """Each vocabulary and the list of countries have a description per word, which editors show beside it."""
    definitions = schema.build_schema()["$defs"]
    described = {name for name, sub in definitions.items() if "enumDescriptions" in sub}
    assert described == {name for name, sub in definitions.items() if "enum" in sub} - {"unit", "currency"}
    for name in described:
        assert len(definitions[name]["enum"]) == len(definitions[name]["enumDescriptions"])
        assert all(definitions[name]["enumDescriptions"])
    assert (
        dict(zip(definitions["country"]["enum"], definitions["country"]["enumDescriptions"], strict=True))["NO"]
        == "Norway"
    )


def test_every_pattern_has_a_message_for_editors() -> None:
    """Each pattern of a text has a message that an editor shows instead of it."""
    for name, sub in schema.build_schema()["$defs"].items():
        assert ("pattern" in sub) == ("patternErrorMessage" in sub), name


def filled_in(body: Any) -> Any:
    """Returns the body of a snippet with the first texts of its places, as an editor inserts it."""
    match body:
        case dict():
            return {name: filled_in(inner) for name, inner in body.items()}
        case list():
            return [filled_in(inner) for inner in body]
        case str() if body.startswith("^"):
            return json.loads(re.sub(r"\$\{[0-9]+:(.*)\}", r"\1", body[1:]))
        case str():
            return re.sub(r"\$\{[0-9]+(?::(.*)|\|([^,|]*).*)\}", lambda found: found[1] or found[2], body)
    return body


def test_every_snippet_is_valid_as_it_is_inserted() -> None:
    """The snippet of each class has its required fields, with values that the schema of the class allows."""
    whole = schema.build_schema()
    for name, sub in {"Visit": whole, **whole["$defs"]}.items():
        for snippet in sub.get("defaultSnippets", ()):
            inserted = filled_in(snippet["body"])
            reference = {"$ref": f"#/$defs/{name}"} if name != "Visit" else whole
            judge = Draft202012Validator({**reference, "$defs": whole["$defs"]})
            assert list(judge.iter_errors(inserted)) == [], name
            assert set(sub["required"]) <= set(inserted)


@pytest.mark.parametrize(
    "path", ["visit.schema.json", "../schemas/visit.schema.json", "https://example.org/visit.json"]
)
def test_a_document_may_name_the_schema(path: str) -> None:
    """A `$schema` at the top of a document is allowed, and the record is the same without it."""
    assert structure({"$schema": path, **document()}) == structure(document())
    assert validate({"$schema": path, **document()}) == ()


def test_a_document_may_not_name_another_schema() -> None:
    """A `$schema` that names a metaschema, or the schema of maps or drafts, is the only fault, in both judges."""
    faulty = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document()}
    (finding,) = validate(faulty)
    assert (finding.rule, finding.address) == ("other-schema", "$schema")
    with pytest.raises(InvalidRecord) as caught:
        structure(faulty)
    assert caught.value.findings == (finding,)


def test_only_the_record_itself_may_name_a_schema() -> None:
    """A `$schema` inside a node of a record is an unknown field."""
    faulty = document()
    faulty["stops"][0]["$schema"] = "visit.schema.json"
    assert {finding.rule for finding in validate(faulty)} == {"unknown-field"}
