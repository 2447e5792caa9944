"""The open choices of a drafted record: comments `# choose: …` of its YAML, with the candidates below them."""

import re
from typing import Final

from diplovisit.formats.positions import ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import Document

_COMMENT: Final = lazy_pattern(r"^[ \t]*#[ \t]?(.*)$", re.MULTILINE)
_CHOOSE: Final = lazy_pattern(r"[ \t]*choose:[ \t]*(.*)")
_MOST: Final = 200


def choices_in(document: object) -> tuple[str, ...]:
    r"""Returns the open choices of a document in order, each with its candidates on further lines.

    Only comments on lines of their own count, and no text of a value. A document of another format has none.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> from diplovisit.record import Visit, node_shape
    >>> text = "title: >\n  # choose: no\n\n# choose: the day (when)\n#   2026-06-09  (on Tuesday)\nstatus: held\n"
    >>> choices_in(read_yaml(text, name="x.yaml", shape=node_shape(Visit)))
    ('the day (when)\n2026-06-09  (on Tuesday)',)
    """
    if not isinstance(document, Document) or "choose:" not in document.text:
        return ()
    inside = _scalars(document.root)
    choices: list[list[str]] = []
    end = -1
    for comment in _COMMENT.finditer(document.text):
        if any(start < comment.start(1) < stop for start, stop in inside):
            continue
        is_next_line = comment.start() <= end + 2
        if (chosen := _CHOOSE.fullmatch(comment[1])) is not None:
            choices.append([chosen[1]])
            end = comment.end()
        elif choices and is_next_line and comment[1].startswith((" ", "\t")):
            choices[-1].append(comment[1].strip())
            end = comment.end()
    return tuple("\n".join(lines) for lines in choices[:_MOST])


def _scalars(position: ValuePosition) -> list[tuple[int, int]]:
    """The offsets of the values that have no values inside."""
    if not position.inside:
        return [(position.start, position.end)]
    return [offsets for inner in position.inside.values() for offsets in _scalars(inner)]
