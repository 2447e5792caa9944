"""Rewriting: makes the text of a record say other data, and changes the lines of what differs alone."""

import copy
import difflib
import json
from collections.abc import Iterator
from typing import Final

from diplovisit.editing.bracket_edits import replace_value
from diplovisit.editing.comments import comments_between
from diplovisit.editing.edits import insert_item, put_value, read_again, remove_field, remove_item, set_value
from diplovisit.editing.layout import CannotEdit
from diplovisit.editing.source_form import shape_at, value_at
from diplovisit.findings.rule import FieldPath
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.record.shapes import ChoiceShape, NodeShape

_NAMING_FIELDS: Final = ("id", "person", "name", "target")
"""The fields that say which item of a list a mapping is, in this order."""


def rewrite_document(document: Document, data: JsonValue) -> Document:
    """Returns a document with other data. What is equal keeps its bytes, its comments and its layout.

    data: a plain document, as `unstructure` returns it. A default that the text spells out may stay there. A field of
    the record with more than 40 changes is written anew; its comments then stay on lines of their own.

    Items of a list are matched by their id, or else by their content. Raises CannotEdit where a comment or the layout
    is in the way of a change.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> from diplovisit.record import Visit, node_shape
    >>> text = "id: a  # its id\\nstatus: planned\\nstops:\\n  - id: oslo  # first\\n    country: NO\\n"
    >>> document = read_yaml(text, name="visit.yaml", shape=node_shape(Visit))
    >>> changed = {"id": "a", "status": "held", "stops": [{"id": "oslo", "country": "SE"}]}
    >>> print(rewrite_document(document, changed).text, end="")
    id: a  # its id
    status: held
    stops:
      - id: oslo  # first
        country: SE
    """
    return _change(_set_single_values(document, data), (), data)


def is_commented(document: Document) -> bool:
    """Whether a text has a comment. JSON never has one."""
    return bool(comments_between(document, 0, len(document.text)))


def _set_single_values(document: Document, data: JsonValue) -> Document:
    """Replaces all texts, numbers and flags that differ at once, because each edit reads the whole text again.

    Returns the document as it is where the result would not read as intended. Then each edit is tried by itself.
    """
    changes = dict(_single_values(document.data, data, ()))
    if len(changes) < _FEWEST_AT_ONCE:
        return document
    edits = [replace_value(document, path, value) for path, value in changes.items()]
    if any(comments_between(document, start, end) for start, end, _ in edits):
        return document
    text, at = [], 0
    for start, end, new in sorted(edits):
        text += [document.text[at:start], new]
        at = end
    after = read_again("".join((*text, document.text[at:])), document)
    intended = copy.deepcopy(document.data)
    for path, value in changes.items():
        put_value(value_at(intended, path[:-1]), path[-1], value)
    return after if isinstance(after, Document) and after.data == intended else document


_FEWEST_AT_ONCE: Final = 2
_MOST_EDITS: Final = 40


def _single_values(old: JsonValue, new: JsonValue, path: FieldPath) -> Iterator[tuple[FieldPath, JsonValue]]:
    """Yields the old paths of single values that differ and have others in their places, with the new values."""
    match old, new:
        case dict(), dict():
            for name in old:
                if name in new:
                    yield from _single_values(old[name], new[name], (*path, name))
        case list(), list():
            for first, last, new_first, new_last in _different_runs(old, new):
                for index in range(min(last - first, new_last - new_first)):
                    yield from _single_values(old[first + index], new[new_first + index], (*path, first + index))
        case (dict() | list(), _) | (_, dict() | list()):
            return
        case _ if old != new:
            yield path, new


def _change(document: Document, path: FieldPath, new: JsonValue) -> Document:
    """Changes the value at a path, as few lines of it as possible."""
    old = value_at(document.data, path)
    if old == new:
        return document
    # Each edit reads the whole text again. A field of the record with hundreds of edits is written anew.
    if len(path) == 1 and _edit_count(old, new) > _MOST_EDITS:
        return set_value(document, path, new)
    try:
        match old, new:
            case dict(), dict():
                return _change_fields(document, path, new)
            case list(), list() if old and new:
                return _change_items(document, path, old, new)
    except CannotEdit:
        if not path:
            raise
    # The comments of what is replaced stay, on lines of their own.
    return set_value(document, path, new)


def _edit_count(old: JsonValue, new: JsonValue) -> int:
    """Returns about how many edits make one value of another."""
    match old, new:
        case dict(), dict():
            others = len(old.keys() ^ new.keys())
            return others + sum(_edit_count(old[name], new[name]) for name in old.keys() & new.keys())
        case list(), list():
            count = 0
            for first, last, new_first, new_last in _different_runs(old, new):
                count += abs((last - first) - (new_last - new_first))
                count += sum(map(_edit_count, old[first:last], new[new_first:new_last]))
            return count
        case _:
            return int(old != new)


def _change_fields(document: Document, path: FieldPath, new: dict[str, JsonValue]) -> Document:
    old = value_at(document.data, path)
    assert isinstance(old, dict)
    for name, value in new.items():
        inner = (*path, name)
        document = _change(document, inner, value) if name in old else set_value(document, inner, value)
    for name in old:
        if name not in new and not _is_default(path, name, old[name]):
            document = remove_field(document, (*path, name))
    return document


def _change_items(document: Document, path: FieldPath, old: list[JsonValue], new: list[JsonValue]) -> Document:
    # The last items come first, so that the numbers of those before them stay the same.
    for first, last, new_first, new_last in reversed(_different_runs(old, new)):
        both = min(last - first, new_last - new_first)
        for index in range(last - 1, first + both - 1, -1):
            document = remove_item(document, (*path, index))
        for index in range(both, new_last - new_first):
            document = insert_item(document, (*path, first + index), new[new_first + index])
        for index in range(both):
            document = _change(document, (*path, first + index), new[new_first + index])
    return document


def _different_runs(old: list[JsonValue], new: list[JsonValue]) -> list[tuple[int, int, int, int]]:
    """Returns the runs of items that may differ: the first and last index in the old list, and in the new one.

    Items with one id are a run of their own.
    """
    old_names, new_names = [list(map(_item_name, items)) for items in (old, new)]
    runs = []
    matcher = difflib.SequenceMatcher(None, old_names, new_names, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            numbers = range(last - first)
            runs += [(first + n, first + n + 1, new_first + n, new_first + n + 1) for n in numbers]
        else:
            runs.append((first, last, new_first, new_last))
    return [run for run in runs if old[run[0] : run[1]] != new[run[2] : run[3]]]


def _item_name(item: JsonValue) -> str:
    if isinstance(item, dict):
        for name in _NAMING_FIELDS:
            if isinstance(value := item.get(name), str):
                return f"{name} {value}"
    return json.dumps(item, sort_keys=True)


def _is_default(path: FieldPath, name: str, value: JsonValue) -> bool:
    """Whether a value that the text spells out is the one that is meant where the field is left out."""
    shape = shape_at(path)
    field = shape.by_name.get(name) if isinstance(shape, NodeShape) else None
    if field is None or field.required:
        return False
    if isinstance(field.shape, ChoiceShape):
        return field.default is not None and value == field.default.value
    return value == [] if field.default == () else field.default is not None and value == field.default
