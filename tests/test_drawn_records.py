"""Tests for the strategies of `diplovisit.testing`: the records that they draw have everything that a record can have."""

import datetime
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from diplovisit import Duration, Edtf, Visit, structure, unstructure
from diplovisit.record import Directory, node_shape
from diplovisit.record.edtf import DateQualifier, Form
from diplovisit.record.shapes import NodeShape
from diplovisit.testing import HOSTILE_TEXTS, documents, duration_texts, edtf_texts, visits
from diplovisit.testing.byte_reader import ByteReader

_ALWAYS_ALIKE = settings(
    max_examples=400,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _classes(shape: NodeShape) -> dict[str, NodeShape]:
    inner = [_classes(node) for _, node, _ in shape.inner]
    return {shape.cls.__name__: shape} | {name: node for found in inner for name, node in found.items()}


@pytest.fixture(scope="module")
def drawn() -> list[dict[str, Any]]:
    """Four hundred documents."""
    found: list[dict[str, Any]] = []

    @_ALWAYS_ALIKE
    @given(documents())
    def draw(document: dict[str, Any]) -> None:
        found.append(document)

    draw()
    return found


def test_every_field_of_every_class_is_drawn(drawn: list[dict[str, Any]]) -> None:
    """Four hundred records have each field of each class, and lack each that may be left out."""
    present: Counter[tuple[str, str]] = Counter()
    absent: Counter[tuple[str, str]] = Counter()
    for document in drawn:
        for entry in Directory(document, node_shape(Visit)).entries:
            for field in entry.shape.fields:
                (present if field.name in entry.node else absent)[entry.shape.cls.__name__, field.name] += 1
    fields = [(name, field) for name, shape in _classes(node_shape(Visit)).items() for field in shape.fields]
    assert [(name, field.name) for name, field in fields if not present[name, field.name]] == []
    assert [(name, field.name) for name, field in fields if not field.required and not absent[name, field.name]] == []


def test_hostile_texts_and_other_texts_are_drawn(drawn: list[dict[str, Any]]) -> None:
    """Titles have every hostile text, and many other texts beyond ASCII."""
    titles = {document["title"] for document in drawn} | {p["name"] for d in drawn for p in d["people"] if "name" in p}
    assert set(HOSTILE_TEXTS) <= titles
    assert len([title for title in titles if not title.isascii()]) > 50


def test_dates_of_every_form_are_drawn() -> None:
    """Dates have every form and qualifier, and both ends of the calendar."""
    dates: list[Edtf] = []

    @_ALWAYS_ALIKE
    @given(edtf_texts())
    def draw(text: str) -> None:
        dates.append(Edtf(text))

    draw()
    assert {date.form for date in dates} == set(Form)
    assert {date.qualifier for date in dates} == {None, *DateQualifier}
    assert {datetime.date.min, datetime.date.max} <= {date.lower for date in dates}


@given(duration_texts())
def test_durations_are_valid(text: str) -> None:
    """Every drawn duration is one."""
    assert Duration(text).text == text


@given(visits())
def test_records_are_valid(visit: Visit) -> None:
    """Every drawn record survives the way into a document and back."""
    assert structure(unstructure(visit)) == visit


@pytest.mark.at_length
def test_a_record_shrinks_to_a_small_one() -> None:
    """The smallest record has what it must have, and nothing else; a wanted field does not bring others along."""
    quick = settings(max_examples=200, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    least = unstructure(find(visits(), lambda _: True, settings=quick))
    assert set(least) == {field.name for field in node_shape(Visit).fields if field.required}
    assert least["title"] == "a"
    with_day = unstructure(find(visits(), lambda visit: visit.when is not None, settings=quick))
    assert with_day == least | {"when": "2000-01-01"}


@given(st.binary(max_size=8), st.integers(1, 1_000))
def test_numbers_from_bytes_keep_their_limit(data: bytes, limit: int) -> None:
    """Every number from any bytes, and from none, is below its limit."""
    reader = ByteReader(data)
    assert all(0 <= reader.below(limit) < limit for _ in range(10))
