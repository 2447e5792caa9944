"""Writes a drafted record as YAML with comments above its values."""

from collections.abc import Mapping, Sequence
from typing import Any

from diplovisit.editing.yaml_writing import record_lines
from diplovisit.findings.rule import FieldPath
from diplovisit.readers import Document
from diplovisit.readers.yaml_reader import read_yaml
from diplovisit.record import Visit, node_shape


def write_with_comments(data: Mapping[str, Any], comments: Mapping[FieldPath, Sequence[str]]) -> str:
    r"""Returns the text of a document. Each comment is above the value at its path, one line for each text.

    A comment for a field that its node lacks is above the node.

    >>> write_with_comments({"format": 1, "stops": [{"id": "norway"}]}, {("stops", 0, "when"): ["choose: a day"]})
    'format: 1\n\nstops:\n  # choose: a day\n  - {id: norway}\n'
    """
    lines = list(record_lines(data))
    text = "".join(f"{line}\n" for line in lines)
    document = read_yaml(text, name="draft.yaml", shape=node_shape(Visit))
    assert isinstance(document, Document)  # our own writer wrote it
    above: dict[int, list[str]] = {}
    for path, texts in comments.items():
        above.setdefault(_line_of(document, path), []).extend(texts)
    written: list[str] = []
    for number, line in enumerate(lines, 1):
        blanks = " " * (len(line) - len(line.lstrip(" ")))
        written += [f"{blanks}# {text}" for text in above.get(number, ())]
        written.append(line)
    return "".join(f"{line}\n" for line in written)


def _line_of(document: Document, path: FieldPath) -> int:
    """The line of the key at a path, or of the nearest node around it that is in the document."""
    while path:
        value: Any = document.data
        for step in path:
            is_there = (
                step in value if isinstance(value, dict) else isinstance(value, list) and step in range(len(value))
            )
            value = value[step] if is_there else None
        if value is not None:
            return document.where(path, at_key=isinstance(path[-1], str)).span.line
        path = path[:-1]
    return 1
