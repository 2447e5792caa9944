"""Editing: changes the text of a record at one place, and keeps all its other bytes, comments and layout."""

from diplovisit.editing.edits import append_item, insert_item, remove_field, remove_item, set_value
from diplovisit.editing.layout import CannotEdit
from diplovisit.editing.rewriting import is_commented, rewrite_document
from diplovisit.editing.yaml_writing import flow_text, record_lines

__all__ = [
    "CannotEdit",
    "append_item",
    "flow_text",
    "insert_item",
    "is_commented",
    "record_lines",
    "remove_field",
    "remove_item",
    "rewrite_document",
    "set_value",
]
