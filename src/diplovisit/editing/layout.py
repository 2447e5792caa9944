"""How the text around a value of a document is laid out: brackets or blocks, lines, and their indentation."""

from typing import Final, TypeAlias

from diplovisit.findings.rule import FieldPath
from diplovisit.formats.positions import ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import Document
from diplovisit.readers.record_reader import Format, format_of

TextEdit: TypeAlias = tuple[int, int, str]
"""The offsets of the text that is replaced, and the text in its place."""

_BREAK: Final = lazy_pattern("\r\n|\n|\r")


class CannotEdit(ValueError):
    """Raised where an edit would have to touch other lines than its own. The message has the place and the remedy.

    >>> from diplovisit import CannotEdit
    >>> issubclass(CannotEdit, ValueError)
    True
    """


def is_json(document: Document) -> bool:
    """Whether a document is JSON, by its name."""
    return format_of(document.name) is not Format.YAML


def position_at(document: Document, path: FieldPath) -> ValuePosition:
    """Returns the position of a value that the document has. Raises LookupError."""
    position = document.root.at(path)
    if position is None:
        raise LookupError(f"no value at {path}")
    return position


def is_bracketed(document: Document, path: FieldPath) -> bool:
    """Whether the value at a path is a list or mapping in brackets."""
    start = position_at(document, path).start
    return document.text[start : start + 1] in ("{", "[")


def is_in_brackets(document: Document, path: FieldPath) -> bool:
    """Whether the value at a path is inside brackets. Everything in them is in brackets, too."""
    return any(is_bracketed(document, path[:length]) for length in range(len(path)))


def content_end(document: Document, position: ValuePosition) -> int:
    """Returns the offset after the last visible character of a value. A block scalar has line breaks after it."""
    text = document.text[position.start : position.end]
    return position.start + len(text.rstrip(" \t\r\n")) if text else position.end


def line_start(text: str, offset: int) -> int:
    """Returns the offset of the beginning of the line of an offset."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Returns the offset of the line break that ends the line of an offset, or of the end of the text."""
    found = _BREAK.search(text, offset)
    return found.start() if found else len(text)


def next_line(text: str, offset: int) -> int:
    """Returns the offset of the beginning of the line after that of an offset, or of the end of the text."""
    found = _BREAK.search(text, offset)
    return found.end() if found else len(text)


def line_break(text: str) -> str:
    """Returns the line break that a text uses."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def indentation_of(text: str, offset: int) -> int:
    """Returns the column of an offset, from 0."""
    return offset - line_start(text, offset)
