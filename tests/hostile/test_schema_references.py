"""The JSON Schema reads no file and no address, whatever a document or a schema names."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from referencing.exceptions import Unresolvable

from diplovisit import InvalidRecord, structure, validate
from diplovisit.schema import build_schema
from diplovisit.schema_validation import validator
from tests.records import document


class _Hook:
    """Records what is opened or requested while it is active, because an audit hook cannot be removed."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, object]] = []
        self.is_armed = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.is_armed and (event == "open" or event.startswith(("socket.", "urllib."))):
            self.seen.append((event, arguments[0]))


_HOOK = _Hook()
sys.addaudithook(_HOOK)


@pytest.fixture(name="watched")
def _watched() -> Iterator[list[tuple[str, object]]]:
    """What was opened or requested during the block."""
    validate(document())  # files that are read only once have been read before
    _HOOK.seen.clear()
    _HOOK.is_armed = True
    yield _HOOK.seen
    _HOOK.is_armed = False


@pytest.mark.parametrize("keyword", ["$ref", "$dynamicRef"])
def test_no_reference_of_a_schema_is_looked_up(keyword: str, tmp_path: Path, watched: list[object]) -> None:
    """The registry of our validator refuses a schema that names a file or an address, and reads neither."""
    secret = tmp_path / "secret.json"
    _HOOK.is_armed = False
    secret.write_text("true")
    _HOOK.is_armed = True
    for address in (secret.as_uri(), "http://127.0.0.1:9/schema.json", "https://json-schema.org/none", "other.json"):
        hostile = validator().evolve(schema={keyword: address})
        with pytest.raises(Unresolvable):
            list(hostile.iter_errors({}))
    assert watched == []


def test_a_reference_in_a_document_is_a_field_like_any_other(watched: list[object]) -> None:
    """`$ref` and `$id` in a record are unknown fields. `$schema` is for editors, and nobody here reads what it names."""
    hostile = document() | {
        "$ref": "file:///etc/passwd",
        "$schema": "http://127.0.0.1:9/schema.json",
        "$id": "file:///etc/passwd",
        "$dynamicRef": "#meta",
    }
    assert {(finding.rule, finding.address) for finding in validate(hostile)} == {
        ("unknown-field", name) for name in ("$ref", "$id", "$dynamicRef")
    }
    assert watched == []


def test_the_schema_refers_to_itself_alone() -> None:
    """Every reference of the schema begins with #/$defs/ and leads somewhere."""
    schema = build_schema()
    references = [value for key, value in _pairs(schema) if key in {"$ref", "$dynamicRef"}]
    assert references
    assert {str(each).removeprefix("#/$defs/") for each in references} <= set(schema["$defs"])


def test_a_schema_that_refers_to_itself_ends() -> None:
    """jsonschema terminates for circular references in a schema, and a document cannot add one."""
    ring: list[Any] = []
    ring.append(ring)
    for field in ("stops", "people", "notes"):
        findings = validate(document() | {field: ring})
        assert [finding.rule for finding in findings] == ["too-deep"]
        with pytest.raises(InvalidRecord):
            structure(document() | {field: ring})


@pytest.mark.at_length
@pytest.mark.parametrize(
    "items",
    [
        [None, 1, "FI", {}, []] * 1_000,
        [{"a": number} for number in range(10_000)],
        [[number] for number in range(10_000)],
        [number if number % 2 else str(number) for number in range(10_000)],
        ["FI"] * 20_000,
    ],
    ids=["mixed", "mappings", "lists", "numbers-and-texts", "repeated"],
)
def test_a_search_for_repeats_takes_no_square_of_time(items: list[Any]) -> None:
    """uniqueItems over items that cannot be sorted takes one pass."""
    findings = validate(document() | {"sending": items})
    assert {finding.rule for finding in findings} & {"too-many-items", "repeated-item", "wrong-type", "unknown-code"}


def test_repeats_are_found_by_the_schema_as_by_structure() -> None:
    """Our uniqueItems reports a repeated text once, even among items that are no texts."""
    (finding,) = validate(document() | {"sending": ["FI", "EE", "FI"]})
    assert (finding.rule, finding.address) == ("repeated-item", "sending")
    findings = validate(document() | {"sending": ["FI", 1, True, 1, "FI"]})
    assert [finding.rule for finding in findings].count("repeated-item") == 1


@pytest.mark.parametrize(
    ("value", "rule"),
    [(10**5_000, "not-a-json-number"), (-(10**5_000), "not-a-json-number"), (10**100, "number-out-of-range")],
    ids=["5000-digits", "below-zero", "100-digits"],
)
def test_numbers_that_python_cannot_print_are_reported(value: int, rule: str) -> None:
    """A number of 5,000 digits, which only a program can supply, is refused by both and raises no error."""
    assert [finding.rule for finding in validate(document() | {"revision": value})] == [rule]
    with pytest.raises(InvalidRecord) as raised:
        structure(document() | {"revision": value})
    assert [fault.rule.name for fault in raised.value.faults] == ["number-out-of-range"]


@pytest.mark.at_length
def test_very_many_faults_are_only_counted() -> None:
    """Of thousands of faults, the first thousand are listed, and one more finding counts the rest."""
    for hostile in (
        document() | {f"key{number}": 1 for number in range(5_000)},
        document() | {"sending": [f"q{number}" for number in range(5_000)]},
        document() | {"travellers": [{"person": f"q{number}"} for number in range(5_000)]},
    ):
        assert 1 <= len(validate(hostile)) <= 6_000
        with pytest.raises(InvalidRecord) as raised:
            structure(hostile)
        *listed, more = raised.value.faults
        assert len(listed) == 1_000
        assert more.unlisted


def _pairs(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from _pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pairs(inner)


def test_the_schema_that_is_shipped_is_this_one() -> None:
    """The published schema, which other programs use, has no other references."""
    assert json.loads(Path("schemas/visit.schema.json").read_bytes()) == build_schema()
