"""Edits of values in brackets, of JSON and of YAML, and of single values wherever they are."""

import json
from typing import Final

from diplovisit.editing.layout import (
    TextEdit,
    content_end,
    indentation_of,
    is_bracketed,
    is_in_brackets,
    is_json,
    line_break,
    line_start,
    position_at,
)
from diplovisit.editing.ordering import predecessor_of
from diplovisit.editing.source_form import in_double_quotes, source_form
from diplovisit.editing.yaml_writing import LONGEST_LINE, flow_text, scalar_text
from diplovisit.findings.rule import FieldPath
from diplovisit.readers.documents import Document, JsonValue

_JSON_INDENTATION: Final = 2


def replace_value(document: Document, path: FieldPath, value: JsonValue) -> TextEdit:
    """Returns the edit that replaces a single value, or one in brackets. A text keeps its quotes."""
    position = position_at(document, path)
    end = content_end(document, position)
    if isinstance(value, str) and (form := source_form(document, path)) is not None:
        new = form.rewritten(value)
        if new is not None:
            return position.start, position.end, new
    new = _text_of(document, path, value)
    # Nothing stands after the colon: "when:".
    return position.start, end, new if position.start < position.end else f" {new}"


def add_bracket_field(document: Document, path: FieldPath, value: JsonValue) -> TextEdit:
    """Returns the edit that adds a field to a mapping in brackets, in the order of the schema."""
    *outer, name = path
    assert isinstance(name, str)
    key = json.dumps(name) if is_json(document) else name
    new = f"{key}: {_text_of(document, path, value)}"
    before = predecessor_of(document, tuple(outer), name)
    return _insertion(document, tuple(outer), before, new)


def add_bracket_item(document: Document, path: FieldPath, value: JsonValue) -> TextEdit:
    """Returns the edit that inserts an item into a list in brackets."""
    *outer, index = path
    assert isinstance(index, int)
    return _insertion(document, tuple(outer), index - 1 if index else None, _text_of(document, path, value))


def remove_from_brackets(document: Document, path: FieldPath) -> TextEdit:
    """Returns the edit that removes a field or an item from brackets, with its comma."""
    *outer, step = path
    members = _members(document, tuple(outer))
    names = list(members)
    at = names.index(step)
    start, end = members[step]
    if at > 0:
        first, last = members[names[at - 1]][1], end
    elif len(names) > 1:
        first, last = start, members[names[at + 1]][0]
    else:
        return start, end, ""
    return first, last, ""


def _insertion(document: Document, holder: FieldPath, before: "str | int | None", new: str) -> TextEdit:
    """Returns the edit that adds a member after another one, or in front of all for None."""
    text, position = document.text, position_at(document, holder)
    members = _members(document, holder)
    if not members:
        return position.start + 1, position.start + 1, new
    separator = _separator(document, holder)
    if before is None:
        start = next(iter(members.values()))[0]
        return start, start, f"{new},{separator}"
    end = members[before][1]
    last_line = text[line_start(text, end) : end]
    if separator == " " and not is_json(document) and len(last_line) + len(new) + 3 > LONGEST_LINE:
        # The brackets stay where they are; their content may go on below the first member.
        first = next(iter(members.values()))[0]
        separator = line_break(text) + " " * indentation_of(text, first)
    return end, end, f",{separator}{new}"


def _separator(document: Document, holder: FieldPath) -> str:
    """Returns what stands between the commas and the members: a line break with blanks, one blank, or nothing."""
    text, position = document.text, position_at(document, holder)
    first = next(iter(_members(document, holder).values()))[0]
    opening = text[position.start + 1 : first]
    if not opening.strip() and ("\n" in opening or "\r" in opening):
        return opening
    is_compact = is_json(document) and ", " not in text and '": ' not in text
    return "" if is_compact else " "


def _members(document: Document, holder: FieldPath) -> "dict[str | int, tuple[int, int]]":
    position = position_at(document, holder)
    return {
        step: (position.keys[step][0] if isinstance(step, str) else inner.start, inner.end)
        for step, inner in position.inside.items()
    }


def _text_of(document: Document, path: FieldPath, value: JsonValue) -> str:
    if is_json(document):
        return _json_text(document, path, value)
    if isinstance(value, dict | list):
        return flow_text(value)
    return scalar_text(value, in_flow=is_in_brackets(document, path[:-1]) or is_bracketed(document, path[:-1]))


def _json_text(document: Document, path: FieldPath, value: JsonValue) -> str:
    """Returns JSON as the document writes it: on lines of their own, if the members of the root are."""
    if isinstance(value, str):
        return in_double_quotes(value, ascii_only=document.text.isascii() and "\\u" in document.text)
    members = _members(document, path[:-1])
    separator = _separator(document, path[:-1]) if members else " "
    if not isinstance(value, dict | list) or separator in ("", " "):
        compact = (",", ":") if separator == "" else None
        return json.dumps(value, ensure_ascii=False, separators=compact)
    column = len(separator) - len(separator.rstrip(" \t"))
    tabs = "\t" if separator.endswith("\t") else None
    depth = max(1, len(path))
    unit = tabs or max(1, column // depth) if column else _JSON_INDENTATION
    lines = json.dumps(value, ensure_ascii=False, indent=unit).split("\n")
    return separator.join([lines[0], *lines[1:]]) if len(lines) > 1 else lines[0]
