"""The comments of a part of a YAML document, so that an edit keeps them."""

from collections.abc import Iterator

from diplovisit.editing.layout import is_json, line_end
from diplovisit.formats.positions import ValuePosition
from diplovisit.readers.documents import Document


def comments_between(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Returns the comments that begin between two offsets, each from its sign to the end of its line."""
    text = document.text
    if is_json(document) or "#" not in text[start:end]:
        return ()
    scalars = [
        (first, last) for first, last in _scalars(text, document.root) if first < last and first < end and start < last
    ]
    found, at = [], text.find("#", start, end)
    while at >= 0:
        # Within a word, and within quotes or a block of text, the sign begins no comment.
        is_comment = (at == 0 or text[at - 1] in " \t\r\n") and not any(first <= at < last for first, last in scalars)
        until = line_end(text, at) if is_comment else at + 1
        if is_comment:
            found.append(text[at:until].rstrip())
        at = text.find("#", until, end)
    return tuple(found)


def _scalars(text: str, position: ValuePosition) -> Iterator[tuple[int, int]]:
    """Yields the beginning and the end of every key and of every value that has no others."""
    yield from position.keys.values()
    for inner in position.inside.values():
        yield from _scalars(text, inner)
    if not position.inside:
        # A comment may stand behind the sign of a block of text: "note: | # why".
        is_block = text[position.start : position.start + 1] in ("|", ">")
        yield (line_end(text, position.start) if is_block else position.start), position.end
