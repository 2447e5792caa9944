"""The examples in the declarations of fields are valid, and are about what their field is about."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from diplovisit.evidence.readings.derivation_examples import DERIVATION_EXAMPLES
from diplovisit.record import Duration, Edtf, Visit, node_shape
from diplovisit.record.shapes import FieldShape, ListShape, NodeShape, TextShape, ValueShape
from diplovisit.schema import build_schema


def _nodes(shape: NodeShape, seen: dict[type, NodeShape]) -> dict[type, NodeShape]:
    if shape.cls not in seen:
        seen[shape.cls] = shape
        for _, inner, _ in shape.inner:
            _nodes(inner, seen)
    return seen


NODES = {cls.__name__: shape for cls, shape in _nodes(node_shape(Visit), {}).items()}
FIELDS = {f"{name}.{field.name}": field for name, shape in NODES.items() for field in shape.fields}
each_field = pytest.mark.parametrize("name", FIELDS)


def _texts(field: FieldShape) -> list[str]:
    """Returns the texts of the examples of a field of texts, also those in a list."""
    items = [item for example in field.examples for item in (example if isinstance(example, list) else [example])]
    return [item for item in items if isinstance(item, str)]


@each_field
def test_every_field_has_an_example(name: str) -> None:
    """Each declaration has an example of its own, so that none is made up from the type alone."""
    assert FIELDS[name].examples


@each_field
def test_every_example_is_valid_by_the_schema(name: str) -> None:
    """Each example is accepted by the JSON Schema of its field."""
    schema = build_schema()
    owner, _, field = name.partition(".")
    properties = schema["properties"] if owner == "Visit" else schema["$defs"][owner]["properties"]
    validator = jsonschema.Draft202012Validator({"$defs": schema["$defs"], **properties[field]})
    for example in FIELDS[name].examples:
        validator.validate(example)


@each_field
def test_every_reference_names_an_id_that_is_an_example(name: str) -> None:
    """A reference to a person has the id of an example of a person, and so for every other class."""
    field = FIELDS[name]
    shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
    reference = shape.reference if isinstance(shape, TextShape) else None
    if reference is None or not reference.classes:
        return
    known = {
        text for cls in reference.classes for text in _texts(NODES[cls].by_name["name" if cls == "Part" else "id"])
    }
    for text in _texts(field):
        is_code = reference.or_code and re.fullmatch("[A-Z]{2}", text)
        is_elsewhere = reference.or_elsewhere and text == "in-ru-singh-defence-talks"
        assert text in known or is_code or is_elsewhere, f"{name}: {text} is the id of nothing in the examples"


_ADDRESSES = {"russia/when", "russia/places", "nationpress/dateline/date"}


def test_addresses_in_examples_lead_to_fields() -> None:
    """An address in an example is the id of an example and fields of its class."""
    for name, field in FIELDS.items():
        shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
        if isinstance(shape, TextShape) and shape.reference is not None and not shape.reference.classes:
            for address in _texts(field):
                id, *steps = address.split("/")
                (node,) = [
                    cls
                    for cls in NODES.values()
                    if cls.has_id and id in _texts(cls.by_name["id"]) and cls.cls is not Visit
                ]
                for step in steps:
                    inner = node.by_name[step].shape
                    node = inner if isinstance(inner, NodeShape) else node
                assert address in _ADDRESSES, name


def test_only_fields_about_places_have_names_of_places() -> None:
    """A text such as "New Delhi" is an example of a place, and of nothing else; no text is an example of two things."""
    owners: dict[str, list[str]] = {}
    for name, field in FIELDS.items():
        shape = field.shape.item if isinstance(field.shape, ListShape) else field.shape
        if isinstance(shape, TextShape) and shape.rule.free:
            for text in _texts(field):
                owners.setdefault(text, []).append(name)
    assert owners.pop("New Delhi") == ["Dateline.place"]
    twice = {text: names for text, names in owners.items() if len(names) > 1}
    assert {text: sorted(names) for text, names in twice.items()} == {}


def test_an_upper_end_is_above_its_lower_end() -> None:
    """In every pair such as `duration` and `duration_high` the second example is greater."""
    pairs = [(name, f"{name}_high") for name in FIELDS if f"{name}_high" in FIELDS]
    pairs.append(("Quantity.value", "Quantity.high"))
    assert len(pairs) == 4
    for low, high in pairs:
        first, second = FIELDS[low].examples[0], FIELDS[high].examples[0]
        assert _size(first) < _size(second), (low, high)


def _size(text: str) -> float:
    if text.startswith("P"):
        length = Duration(text)
        return length.months * 30 + length.days + length.hours / 24 + length.minutes / 24 / 60
    return float(text)


def test_derivations_in_examples_are_rules() -> None:
    """The rule that an example of evidence names is a rule of derivation, and its input is what rules read."""
    assert set(_texts(FIELDS["Evidence.rule"])) <= set(DERIVATION_EXAMPLES)


def _in_examples(value: Any, name: str) -> Iterator[Any]:
    """Yields the values of a key anywhere in an example."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == name:
                yield inner
            yield from _in_examples(inner, name)
    elif isinstance(value, list):
        for item in value:
            yield from _in_examples(item, name)


def test_examples_of_parts_use_the_examples_of_their_fields() -> None:
    """The ids in an example of a whole part are ids that the fields have as examples."""
    ids = {text for shape in NODES.values() if "id" in shape.by_name for text in _texts(shape.by_name["id"])}
    for name, field in FIELDS.items():
        for example in field.examples:
            assert set(_in_examples(example, "id")) <= ids, name


def test_a_record_is_revised_after_its_sources_were_published() -> None:
    """The example of `revised` is not before that of `published`."""
    (revised,) = FIELDS["Visit.revised"].examples
    published = Edtf(FIELDS["Source.published"].examples[0])
    assert published.lower is not None
    assert datetime.date.fromisoformat(revised[:10]) >= published.lower


def test_a_value_of_a_class_is_read() -> None:
    """Each example of a date, a duration, a number or a moment is read by the class of its field."""
    for field in FIELDS.values():
        if isinstance(field.shape, ValueShape):
            for example in field.examples:
                assert field.shape.write(field.shape.read(example)) == example
