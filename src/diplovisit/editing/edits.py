"""Edits of a record: sets a value, adds or removes a field or an item, and changes no other byte.

Each function returns the document after the edit. The new text is read again: if its data is not exactly what was
intended, CannotEdit is raised. So no edit has to know all of YAML, and none can change anything else in silence.
"""

import copy
from collections.abc import Callable
from typing import TypeAlias

from diplovisit.editing.block_edits import add_block_field, add_block_item, remove_block
from diplovisit.editing.bracket_edits import (
    add_bracket_field,
    add_bracket_item,
    remove_from_brackets,
    replace_value,
)
from diplovisit.editing.comments import comments_between
from diplovisit.editing.layout import CannotEdit, TextEdit, is_bracketed
from diplovisit.editing.source_form import value_at
from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.readers.documents import Document, JsonValue, UnreadableDocument
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.record_reader import Format, format_of
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape

_Change: TypeAlias = Callable[[JsonValue], None]


def set_value(document: Document, path: FieldPath, value: JsonValue) -> Document:
    """Sets the value at a path: replaces it, or adds the field in the order of the schema.

    Raises CannotEdit, and LookupError if the node that would have the field does not exist.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> document = read_yaml("id: a  # its id\\nstatus: held\\n", name="visit.yaml", shape=node_shape(Visit))
    >>> print(set_value(document, ("title",), "Talks in Oslo").text, end="")
    id: a  # its id
    title: Talks in Oslo
    status: held
    """
    holder = _container(document, path)
    exists = _has(holder, path[-1])

    def change(data: JsonValue) -> None:
        put_value(value_at(data, path[:-1]), path[-1], copy.deepcopy(value))

    if exists:
        is_nested = isinstance(value, dict | list) or isinstance(value_at(document.data, path), dict | list)
        if is_nested and not is_bracketed(document, path):
            if isinstance(path[-1], int):
                return insert_item(remove_item(document, path), path, value)
            return set_value(remove_field(document, path), path, value)
        return _edited(document, path, change, replace_value(document, path, value))
    if isinstance(holder, list):
        raise IndexError(f"no item {path[-1]} at {path[:-1]}")
    make_edit = add_bracket_field if is_bracketed(document, path[:-1]) else add_block_field
    return _edited(document, path, change, make_edit(document, path, value))


def append_item(document: Document, path: FieldPath, value: JsonValue) -> Document:
    """Adds an item at the end of the list at a path, as the list is written. A list that is missing is added.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> document = read_yaml("sending: [IN]  # one\\n", name="visit.yaml", shape=node_shape(Visit))
    >>> append_item(document, ("sending",), "RU").text
    'sending: [IN, RU]  # one\\n'
    """
    items = value_at(document.data, path)
    return insert_item(document, (*path, len(items) if isinstance(items, list) else 0), value)


def insert_item(document: Document, path: FieldPath, value: JsonValue) -> Document:
    """Inserts an item into a list, so that it has the path afterwards. A list that is missing is added with it."""
    *outer, index = path
    items = value_at(document.data, tuple(outer))
    if items is None:
        return set_value(document, tuple(outer), [value])
    if not isinstance(items, list) or not isinstance(index, int) or not 0 <= index <= len(items):
        raise LookupError(f"no place {index} in a list at {tuple(outer)}")

    def change(data: JsonValue) -> None:
        inner = value_at(data, tuple(outer))
        assert isinstance(inner, list)
        inner.insert(index, copy.deepcopy(value))

    make_edit = add_bracket_item if is_bracketed(document, tuple(outer)) else add_block_item
    return _edited(document, path, change, make_edit(document, path, value))


def remove_field(document: Document, path: FieldPath) -> Document:
    """Removes the field at a path; comments on its lines stay. Raises LookupError if there is none.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> document = read_yaml("stops:\\n  - {id: ru, when: '2025'}\\n", name="visit.yaml", shape=node_shape(Visit))
    >>> remove_field(document, ("stops", 0, "when")).text
    'stops:\\n  - {id: ru}\\n'
    """
    holder = _container(document, path)
    if not isinstance(holder, dict) or path[-1] not in holder:
        raise LookupError(f"no field at {path}")

    def change(data: JsonValue) -> None:
        inner = value_at(data, path[:-1])
        assert isinstance(inner, dict)
        assert isinstance(path[-1], str)
        del inner[path[-1]]

    make_edit = remove_from_brackets if is_bracketed(document, path[:-1]) else remove_block
    return _edited(document, path, change, make_edit(document, path))


def remove_item(document: Document, path: FieldPath) -> Document:
    """Removes the item at a path from its list, and keeps the comments on its lines.

    The field of an empty list goes, too.
    """
    *outer, index = path
    items = _container(document, path)
    if not isinstance(items, list) or not isinstance(index, int) or index >= len(items):
        raise LookupError(f"no item at {path}")
    if len(items) == 1 and isinstance(outer[-1], str):
        return remove_field(document, tuple(outer))

    def change(data: JsonValue) -> None:
        inner = value_at(data, tuple(outer))
        assert isinstance(inner, list)
        del inner[index]

    make_edit = remove_from_brackets if is_bracketed(document, tuple(outer)) else remove_block
    return _edited(document, path, change, make_edit(document, path))


def _has(holder: "dict[str, JsonValue] | list[JsonValue]", step: str | int) -> bool:
    if isinstance(holder, dict):
        return step in holder
    return isinstance(step, int) and step < len(holder)


def put_value(holder: JsonValue, step: str | int, value: JsonValue) -> None:
    """Puts a value into a mapping or a list of plain data."""
    match holder, step:
        case dict(), str():
            holder[step] = value
        case list(), int():
            holder[step] = value


def _container(document: Document, path: FieldPath) -> "dict[str, JsonValue] | list[JsonValue]":
    holder = value_at(document.data, path[:-1])
    if isinstance(holder, dict | list):
        return holder
    raise LookupError(f"nothing at {path[:-1]} that has fields or items")


def _edited(document: Document, path: FieldPath, change: _Change, edit: TextEdit) -> Document:
    intended = copy.deepcopy(document.data)
    change(intended)
    start, end, new = edit
    if any(comment not in new for comment in comments_between(document, start, end)):
        line = document.span(path).line
        raise CannotEdit(
            f"{document.name}:{line}: a comment is within the text to change; edit it by hand, or move the"
            " comment to a line above"
        )
    after = read_again(document.text[:start] + new + document.text[end:], document)
    if isinstance(after, UnreadableDocument) or after.data != intended:
        line = document.span(path).line
        raise CannotEdit(
            f"{document.name}:{line}: {quoted(str(path[-1]))} cannot be changed here without changing the lines around"
            " it; edit it by hand, or write one field on each line"
        )
    return after


def read_again(text: str, document: Document) -> Document | UnreadableDocument:
    """Reads a changed text of a document, in its format and under its name."""
    if format_of(document.name) is Format.YAML:
        return read_yaml(text, name=document.name, shape=node_shape(Visit))
    return read_json(text, name=document.name)
