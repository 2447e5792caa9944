"""Tests for edits of a record's text: the value changes, and no other byte does."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.editing import (
    CannotEdit,
    append_item,
    insert_item,
    record_lines,
    remove_field,
    remove_item,
    set_value,
)
from diplovisit.editing.comments import comments_between
from diplovisit.editing.source_form import value_at
from diplovisit.editing.yaml_writing import flow_text
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape
from diplovisit.testing import documents

_FORMS = ("block", "block with comments", "windows", "flow", "pretty json", "compact json", "json with blanks")


def _written(data: dict[str, Any], form: str) -> Document:
    match form:
        case "flow":
            text = flow_text(data) + "\n"
        case "pretty json":
            text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        case "compact json":
            text = json.dumps(data, separators=(",", ":"))
        case "json with blanks":
            text = json.dumps(data)
        case _:
            lines = list(record_lines(data))
            if form == "block with comments":
                lines = [each if not each.strip() else f"{each} # {number}" for number, each in enumerate(lines)]
                lines.insert(len(lines) // 2, "# on its own")
            text = ("\r\n" if form == "windows" else "\n").join([*lines, ""])
    read = (
        read_json(text, name="visit.json")
        if "json" in form
        else read_yaml(text, name="visit.yaml", shape=node_shape(Visit))
    )
    assert isinstance(read, Document), read.faults
    assert read.data == data
    return read


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [path, *(found for step, value in inner for found in _paths(value, (*path, step)))]


def _pick(draw: st.DataObject, document: Document, wanted: Any) -> tuple[str | int, ...] | None:
    found = [path for path in _paths(document.data) if path and wanted(path, value_at(document.data, path))]
    return draw.draw(st.sampled_from(found)) if found else None


def _replaced(before: str, after: str) -> tuple[int, int]:
    """The offsets in the text before, of the shortest part that was replaced."""
    start = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
    most = min(len(before), len(after)) - start
    back = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return start, len(before) - back


_ROW: JsonValue = {"about": ["status"], "basis": "stated", "quote": "“no”: he said, #1 [of] {two}"}


@given(
    form=st.sampled_from(_FORMS),
    data=documents(),
    draw=st.data(),
    new=st.text(min_size=1, max_size=20).filter(lambda text: "\x00" not in text),
)
def test_a_new_value_replaces_the_old_one_alone(form: str, data: dict[str, Any], draw: st.DataObject, new: str) -> None:
    """Setting a text changes the data as intended, and no byte outside of the old text."""
    document = _written(data, form)
    path = _pick(draw, document, lambda _, value: isinstance(value, str))
    assert path is not None
    text = "".join(character for character in new if character.isprintable()) or "x"
    after = set_value(document, path, text)
    assert value_at(after.data, path) == text
    start, end = _replaced(document.text, after.text)
    place = document.root.at(path)
    assert place is not None
    assert (place.start <= start and end <= place.end) or text == value_at(document.data, path)


@given(form=st.sampled_from(_FORMS), data=documents(), draw=st.data())
def test_a_new_item_is_inserted_and_nothing_else_changes(form: str, data: dict[str, Any], draw: st.DataObject) -> None:
    """A row that is added to a list, or a list that was missing, is an insertion: no byte is taken away."""
    document = _written(data, form)
    after = append_item(document, ("evidence",), _ROW)
    assert after.data == {**data, "evidence": [*data.get("evidence", []), _ROW]}
    assert _is_insertion(document.text, after.text)
    path = _pick(draw, document, lambda _, value: isinstance(value, list) and value)
    assert path is not None
    items = value_at(document.data, path)
    assert isinstance(items, list)
    index = draw.draw(st.integers(0, len(items)))
    after = insert_item(document, (*path, index), items[0])
    assert value_at(after.data, path) == [*items[:index], items[0], *items[index:]]
    assert _is_insertion(document.text, after.text)


def _is_insertion(before: str, after: str) -> bool:
    start, end = _replaced(before, after)
    return end <= start and len(after) > len(before)


@given(form=st.sampled_from(_FORMS), data=documents(), draw=st.data())
def test_a_field_that_is_removed_can_be_added_again(form: str, data: dict[str, Any], draw: st.DataObject) -> None:
    """Removing a field takes its own lines away, and adding it again gives the data of before."""
    document = _written(data, form)
    path = _pick(draw, document, lambda path, _: isinstance(path[-1], str))
    assert path is not None
    try:
        without = remove_field(document, path)
    except CannotEdit:
        # The only field of a block leaves nothing to be written.
        assert len(value_at(document.data, path[:-1])) == 1 or "#" in document.text  # type: ignore[arg-type]
        return
    assert value_at(without.data, path) is None
    if "comments" in form:
        assert _comments(without) == _comments(document)
    again = set_value(without, path, value_at(document.data, path))
    assert again.data == data


@given(form=st.sampled_from(_FORMS), data=documents(), draw=st.data())
def test_an_item_that_is_removed_leaves_the_others(form: str, data: dict[str, Any], draw: st.DataObject) -> None:
    """Removing an item leaves all other items of its list, in their order."""
    document = _written(data, form)
    path = _pick(draw, document, lambda path, _: isinstance(path[-1], int))
    assert path is not None
    items = value_at(document.data, path[:-1])
    assert isinstance(items, list)
    assert isinstance(path[-1], int)
    try:
        after = remove_item(document, path)
    except CannotEdit:
        assert len(items) == 1 or "#" in document.text
        return
    if "comments" in form:
        assert _comments(after) == _comments(document)
    assert value_at(after.data, path[:-1]) == ([*items[: path[-1]], *items[path[-1] + 1 :]] or None)


def _comments(document: Document) -> list[str]:
    return sorted(comments_between(document, 0, len(document.text)))


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        (
            "stops:\n  - id: a\n    when: '2025' # a year\n    country: EE\n",
            ("stops", 0, "when"),
            "stops:\n  - id: a\n    # a year\n    country: EE\n",
        ),
        (
            "stops:\n  - when: '2025' # a year\n    # its state\n    country: EE\n",
            ("stops", 0, "when"),
            "stops:\n  # a year\n  # its state\n  - country: EE\n",
        ),
        ("title: 'a # b' # c\nstatus: held\n", ("title",), "# c\nstatus: held\n"),
        ("title: a#b\nstatus: held\n", ("title",), "status: held\n"),
        ("title: | # why\n  # no comment\nstatus: held\n", ("title",), "# why\nstatus: held\n"),
        ("status: held\nnotes: # two\n  - a # one\n  # the next\n  - b", ("notes",), None),
        ("sending: [DE] # alone", ("sending",), None),
        ("format: 1\r\ntitle: a # b\r\n", ("title",), "format: 1\r\n# b\r\n"),
    ],
)
def test_a_comment_outlives_its_field(text: str, path: tuple[str | int, ...], after: str | None) -> None:
    """The comments on the lines of a field stay when it is removed, or the removal is refused."""
    document = _yaml(text)
    try:
        without = remove_field(document, path)
    except CannotEdit:
        assert after is None
        return
    assert _comments(without) == _comments(document)
    assert after is None or without.text == after


@pytest.mark.parametrize(
    "text",
    ["stops:\n  - {id: a, # its name\n     when: '2025'}\n", "stops:\n  - {id: a, when: # why\n     '2025'}\n"],
)
def test_a_comment_within_brackets_is_not_removed(text: str) -> None:
    """An edit that would take a comment out of brackets is refused."""
    with pytest.raises(CannotEdit, match="a comment is within"):
        remove_field(_yaml(text), ("stops", 0, "when"))


_RECORD = """\
# On top.
format: 1
id: fi-ee-talks # chosen
status: announced   # in May

stops: # one
- id: estonia
  country: EE
  when: "2025-04-07/2025-04-08"
  # no hours yet

# Below.
evidence:
- {about: [status], basis: stated, quote: to visit} # row

# The end.
"""


def _yaml(text: str) -> Document:
    document = read_yaml(text, name="visit.yaml", shape=node_shape(Visit))
    assert isinstance(document, Document)
    return document


def test_an_edit_keeps_the_style_of_the_record() -> None:
    """New lines have the indentation, the order and the blank lines of those around them."""
    document = _yaml(_RECORD)
    document = set_value(document, ("status",), "postponed")
    document = set_value(document, ("title",), "Talks: the first")
    earlier: JsonValue = {"id": "april-dates", "when": "2025-04-07/2025-04-08", "ended": "postponed"}
    document = append_item(document, ("stops", 0, "previously"), earlier)
    document = remove_field(document, ("stops", 0, "when"))
    document = append_item(document, ("evidence",), {"about": ["status"], "basis": "stated", "quote": "put off"})
    document = append_item(document, ("notes",), "It is made up.")
    assert (
        document.text
        == """\
# On top.
format: 1
id: fi-ee-talks # chosen
title: "Talks: the first"
status: postponed   # in May

stops: # one
- id: estonia
  country: EE
  previously:
  - {id: april-dates, when: "2025-04-07/2025-04-08", ended: postponed}
  # no hours yet

# Below.
evidence:
- {about: [status], basis: stated, quote: to visit} # row
- {about: [status], basis: stated, quote: put off}
notes: [It is made up.]

# The end.
"""
    )


def test_a_field_without_a_value_gets_one() -> None:
    """An empty field, such as `when:`, is filled in behind its colon."""
    assert set_value(_yaml("title:\nstatus: held\n"), ("title",), "A").text == "title: A\nstatus: held\n"
    assert set_value(_yaml("title: # none\nstatus: held"), ("title",), "A").text == "title: A # none\nstatus: held"


def test_brackets_that_would_be_too_long_go_on_below() -> None:
    """A field that does not fit on the line of its mapping is written on the next line, within the brackets."""
    long = "x" * 100
    document = _yaml("stops:\n  - {id: ee, when: '2025'}\n")
    after = set_value(document, ("stops", 0, "country"), long)
    assert after.text == f"stops:\n  - {{id: ee,\n     country: {long}, when: '2025'}}\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [("- # why\n", ()), ("people:\n  -\n    # who\n    id: a\n", ("people",))],
)
def test_what_cannot_be_edited_is_refused(text: str, path: tuple[str, ...]) -> None:
    """An edit that would touch a comment between a dash and its item is refused."""
    document = read_yaml(text, name="visit.yaml", shape=node_shape(Visit))
    if isinstance(document, Document) and path:
        with pytest.raises(CannotEdit):
            append_item(document, path, {"id": "b"})
