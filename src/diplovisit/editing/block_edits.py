"""Edits of YAML blocks: fields and items with lines of their own."""

from typing import Final

from diplovisit.editing.comments import comments_between
from diplovisit.editing.layout import (
    CannotEdit,
    TextEdit,
    content_end,
    indentation_of,
    is_bracketed,
    line_break,
    line_end,
    line_start,
    next_line,
    position_at,
)
from diplovisit.editing.ordering import predecessor_of
from diplovisit.editing.source_form import value_at
from diplovisit.editing.yaml_writing import field_lines, item_lines
from diplovisit.findings.rule import FieldPath
from diplovisit.readers.documents import Document, JsonValue

_USUAL_INDENTATION: Final = 2


def add_block_field(document: Document, path: FieldPath, value: JsonValue) -> TextEdit:
    """Returns the edit that adds a field to a block, on lines of its own, in the order of the schema."""
    *outer, name = path
    assert isinstance(name, str)
    holder, text = tuple(outer), document.text
    position = position_at(document, holder)
    if not position.keys:
        raise CannotEdit(f"{document.name}: has no fields yet; write the first one by hand")
    newline = line_break(text)
    before = predecessor_of(document, holder, name)
    first = next(iter(position.keys.values()))[0]
    indentation = indentation_of(text, first)
    lines = field_lines(name, value, indentation, list_indentation=_list_indentation(document))
    if before is None:
        lines[0] = lines[0].lstrip(" ")
        return first, first, newline.join(lines) + newline + " " * indentation
    at = line_end(text, max(content_end(document, position.inside[before]), position.keys[before][1]))
    gap = newline if not holder and len(lines) > 1 and _has_gaps(document) else ""
    return at, at, newline + gap + newline.join(lines)


def add_block_item(document: Document, path: FieldPath, value: JsonValue) -> TextEdit:
    """Returns the edit that inserts an item into a block list: behind the item before it, or in front of the first."""
    *outer, index = path
    assert isinstance(index, int)
    items = position_at(document, tuple(outer))
    text, newline = document.text, line_break(document.text)
    dash = _dash(document, (*outer, 0))
    siblings = [(*outer, step) for step in items.inside]
    are_mappings = isinstance(value_at(document.data, siblings[0]), dict)
    prefer_flow = not are_mappings or any(is_bracketed(document, sibling) for sibling in siblings)
    lines = item_lines(value, indentation_of(text, dash), prefer_flow=prefer_flow)
    if index == 0:
        return dash, dash, newline.join(lines).lstrip(" ") + newline + " " * indentation_of(text, dash)
    at = line_end(text, max(content_end(document, items.inside[index - 1]), _dash(document, (*outer, index - 1)) + 1))
    return at, at, newline + newline.join(lines)


def remove_block(document: Document, path: FieldPath) -> TextEdit:
    """Returns the edit that removes the lines of a field or of an item. Their comments stay, on lines of their own."""
    *outer, step = path
    holder, text = position_at(document, tuple(outer)), document.text
    key_end = holder.keys[step][1] if isinstance(step, str) else 0
    start = holder.keys[step][0] if isinstance(step, str) else _dash(document, path)
    after = next_line(text, max(content_end(document, holder.inside[step]), key_end))
    begin = line_start(text, start)
    newline = line_break(text)
    if not text[begin:start].strip(" "):
        kept = comments_between(document, start, after)
        return begin, after, "".join(f"{text[begin:start]}{comment}{newline}" for comment in kept)
    # The first field of an item stands behind its dash, and the next field takes its place.
    names = list(holder.inside)
    following = names[names.index(step) + 1 :]
    if not following:
        raise CannotEdit(f"{document.name}:{document.span(path).line}: is the only value here; edit it by hand")
    next_start = (
        holder.keys[following[0]][0] if isinstance(following[0], str) else _dash(document, (*outer, following[0]))
    )
    kept = comments_between(document, start, next_start)
    if not kept:
        return start, next_start, ""
    indentation = text[begin : begin + len(text[begin:start]) - len(text[begin:start].lstrip(" "))]
    lines = "".join(f"{indentation}{comment}{newline}" for comment in kept)
    return begin, next_start, lines + text[begin:start]


def _dash(document: Document, path: FieldPath) -> int:
    """Returns the offset of the dash of an item. Raises CannotEdit if it is not in front of the item."""
    start = position_at(document, path).start
    before = document.text[:start].rstrip(" \t\r\n")
    if not before.endswith("-"):
        raise CannotEdit(f"{document.name}:{document.span(path).line}: a comment follows the dash; edit it by hand")
    return len(before) - 1


def _list_indentation(document: Document) -> int:
    """Returns how far the dashes of the lists of the record are indented."""
    for name, position in document.root.inside.items():
        if isinstance(value_at(document.data, (name,)), list) and not is_bracketed(document, (name,)):
            return indentation_of(document.text, position.start)
    return _USUAL_INDENTATION


def _has_gaps(document: Document) -> bool:
    """Whether a blank line precedes some field of the record, with its comments."""
    text = document.text
    for start, _ in list(document.root.keys.values())[1:]:
        above = text[: line_start(text, start)].splitlines()
        while above and above[-1].startswith("#"):
            del above[-1]
        if above and not above[-1].strip():
            return True
    return False
