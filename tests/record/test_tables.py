"""The tables of a record follow its shapes, and have a column for every value."""

from collections.abc import Iterator
from typing import Annotated

import attrs
import pytest

from diplovisit.record import Visit, node_shape
from diplovisit.record.constraints import Id, Line, WholeRule
from diplovisit.record.edtf import Edtf
from diplovisit.record.shapes import ListShape, NodeShape, Shape, ValueShape
from diplovisit.record.tables import tables

TABLES = tables(Visit)
BY_NAME = {table.name: table for table in TABLES}


def leaves(shape: NodeShape, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yields the path of every value in a node that is not a list."""
    for field in shape.fields:
        if isinstance(field.shape, NodeShape):
            yield from leaves(field.shape, (*before, field.name))
        elif not isinstance(field.shape, ListShape):
            yield (*before, field.name)


def classes(shape: Shape) -> Iterator[NodeShape]:
    """Yields the root, and every class whose nodes are in a list."""
    if isinstance(shape, NodeShape):
        yield shape
        for field in shape.fields:
            if isinstance(field.shape, ListShape):
                yield from classes(field.shape.item)


def test_the_tables_are_those_that_a_researcher_expects() -> None:
    """A table has the name of its field; a list of texts outside the visit has the name of its owner as a prefix."""
    assert [table.name for table in TABLES] == [
        "visits",
        "sending",
        "sending_territories",
        "people",
        "person_aliases",
        "identifiers",
        "travellers",
        "stops",
        "places",
        "previous_dates",
        "engagements",
        "participants",
        "topics",
        "engagement_outcomes",
        "purposes",
        "claims",
        "claim_subjects",
        "claim_disjoint_with",
        "relations",
        "relation_stops",
        "sources",
        "symbols",
        "parts",
        "evidence",
        "evidence_about",
        "evidence_sources",
        "evidence_inputs",
        "absences",
        "ignored",
        "ignored_sources",
        "notes",
    ]


def test_every_class_in_a_list_has_one_table_with_a_column_for_each_leaf() -> None:
    """Every declared value has a column, and no class has two tables."""
    expected = {shape.cls: sorted(leaves(shape)) for shape in classes(node_shape(Visit))}
    by_class = {table.cls: table for table in TABLES if table.cls is not None}
    assert set(expected) == set(by_class)
    for cls, table in by_class.items():
        paths = sorted(column.path for column in table.stored_columns if column.path and not column.presence)
        assert paths == expected[cls]


def test_every_list_is_the_holder_of_one_table() -> None:
    """Each list of each class contains the rows of exactly one table."""
    lists = {
        (shape.cls, field.name)
        for shape in classes(node_shape(Visit))
        for field in shape.fields
        if isinstance(field.shape, ListShape)
    }
    holders = [(BY_NAME[holder.table].cls, holder.field) for table in TABLES for holder in table.holders]
    assert sorted(map(str, holders)) == sorted(map(str, lists))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_lead_to_columns_of_their_tables(table: object) -> None:
    """Keys name existing columns, foreign keys refer to keys of rows, and names are unique."""
    checked = BY_NAME[getattr(table, "name", "")]
    names = [column.name for column in checked.columns]
    assert len(set(names)) == len(names)
    assert set(checked.key) <= set(names)
    for key in checked.foreign_keys:
        assert set(key.columns) <= set(names)
        assert key.referred in {BY_NAME[key.table].key, ("id",)}
    assert all(column.doc.endswith(".") for column in checked.columns)


def test_each_date_has_the_columns_of_its_first_and_last_day() -> None:
    """A column with dates is followed by its first and its last day, and they are the same for every format."""
    for table in TABLES:
        names = [column.name for column in table.columns]
        for column in table.columns:
            if isinstance(column.shape, ValueShape) and column.shape.cls is Edtf:
                place = names.index(column.name)
                prefix = "" if column.name == "when_edtf" else f"{column.name}_"
                assert names[place + 1 : place + 3] == [f"{prefix}first_day", f"{prefix}last_day"]


def test_a_single_node_becomes_columns_with_its_name_as_prefix() -> None:
    """A single node becomes columns of its parent; if all its fields are optional, one more column says that it exists."""
    claims = [column.name for column in BY_NAME["claims"].columns]
    assert [name for name in claims if name.startswith("quantity")] == [
        "quantity_value",
        "quantity_unit",
        "quantity_qualifier",
        "quantity_high",
    ]
    assert [name for name in claims if name.startswith("reported")] == [
        "reported_empty",
        "reported_by",
        "reported_when",
        "reported_when_first_day",
        "reported_when_last_day",
    ]
    assert all(column.nullable for column in BY_NAME["claims"].columns if column.name.startswith("quantity"))


def test_a_class_with_several_owners_has_a_column_for_each() -> None:
    """A class with two owners has a parent column for each, and the cell of the other owner is empty."""
    topics, identifiers = BY_NAME["topics"], BY_NAME["identifiers"]
    assert topics.by_name["engagement"].nullable
    assert {(holder.table, holder.column) for holder in topics.holders} == {
        ("visits", None),
        ("engagements", "engagement"),
    }
    assert identifiers.by_name["person"].nullable
    assert identifiers.by_name["stop"].nullable
    assert not BY_NAME["places"].by_name["stop"].nullable


def test_references_are_foreign_keys_where_every_value_must_be_a_row() -> None:
    """A reference is a foreign key only if it always refers to a row; an inviting party may be a country instead."""
    assert any(key.table == "people" and "person" in key.columns for key in BY_NAME["travellers"].foreign_keys)
    assert any(key.table == "places" and "place" in key.columns for key in BY_NAME["engagements"].foreign_keys)
    assert not any("subject" in key.columns for key in BY_NAME["claim_subjects"].foreign_keys)


def test_only_free_text_needs_a_guard() -> None:
    """Only free texts can begin with a sign that a spreadsheet treats as a formula."""
    guarded = {column.name for table in TABLES for column in table.columns if column.is_free_text}
    assert {"title", "name", "quote", "what", "note", "alias"} <= guarded
    assert not guarded & {"id", "visit", "country", "when", "url", "language", "quantity_value", "position"}


def _declared(**fields: object) -> type:
    """Makes a class of a record with an id, a version, and further fields."""
    says = {"doc": "What it is.", "examples": ()}
    known = {"format": Annotated[int, WholeRule(least=1, greatest=1)], "id": Id} | fields
    body = {"__annotations__": known} | {name: attrs.field(metadata=says) for name in known}
    return attrs.frozen(type("Made", (), body), kw_only=True)


def test_a_shape_that_no_table_can_have_is_refused() -> None:
    """A list of numbers, or a list inside a single node, raises TypeError, because it would be lost silently."""
    alone = _declared(names=tuple[Line, ...])
    with pytest.raises(TypeError, match="stands alone"):
        tables(_declared(inner=alone))
    with pytest.raises(TypeError, match="has no table"):
        tables(_declared(numbers=tuple[Annotated[int, WholeRule(least=0, greatest=9)], ...]))
