"""Writes a plain document as YAML, in the layout of a record written by hand, with comments.

A mapping in a list is on one line if it fits. Texts that other readers take for a date, a number or a flag are quoted.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from diplovisit.findings.rule import FieldPath
from diplovisit.readers.yaml_characters import is_ambiguous_unquoted
from diplovisit.readers.yaml_reader import is_plain_scalar

_WIDTH: Final = 120
_WITH_BLANK_LINE: Final = frozenset(
    [
        "people",
        "travellers",
        "stops",
        "purposes",
        "agenda",
        "claims",
        "relations",
        "sources",
        "evidence",
        "absent",
        "ignore",
        "notes",
    ]
)


def write_yaml(document: Mapping[str, Any], comments: Mapping[FieldPath, Sequence[str]]) -> str:
    r"""Returns the text of a document. A comment stands above the value at its path, one line for each text.

    A comment for a field that its node lacks stands at the end of the node.

    >>> write_yaml({"id": "a", "stops": [{"id": "b"}]}, {("stops", 0, "when"): ["choose: a day"]})
    'id: a\n\nstops:\n  - id: b\n    # choose: a day\n'
    """
    return "".join(f"{line}\n" for line in _Layout(comments).mapping(document, ()))


class _Layout:
    def __init__(self, comments: Mapping[FieldPath, Sequence[str]]) -> None:
        self._comments = comments

    def mapping(self, node: Mapping[str, Any], path: FieldPath) -> Iterator[str]:
        """Yields the lines of a mapping, without indentation."""
        for field, value in node.items():
            if not path and field in _WITH_BLANK_LINE:
                yield ""
            yield from self._comment((*path, field))
            yield from self._field(field, value, (*path, field))
        missing = {each[len(path)] for each in self._comments if self._is_of_missing(each, path, node)}
        for lacking in sorted(missing, key=str):
            yield from self._comment((*path, lacking))

    def _is_of_missing(self, commented: FieldPath, path: FieldPath, node: Mapping[str, Any]) -> bool:
        return len(commented) == len(path) + 1 and commented[:-1] == path and commented[-1] not in node

    def _comment(self, path: FieldPath) -> Iterator[str]:
        for text in self._comments.get(path, ()):
            yield f"# {text}"

    def _field(self, field: str, value: Any, path: FieldPath) -> Iterator[str]:
        if isinstance(value, Mapping) and value:
            yield from self._with_inner(f"{field}:", flow(value), self.mapping(value, path), self._is_plain(path))
        elif isinstance(value, list) and value:
            is_short = not any(isinstance(item, Mapping) for item in value) or (path[-1] in {"participants", "topics"})
            yield from self._with_inner(
                f"{field}:", flow(value), self._list(value, path), self._is_plain(path), is_short
            )
        else:
            yield f"{field}: {scalar(value)}"

    def _with_inner(
        self, head: str, in_line: str, inner: Iterable[str], is_plain: bool, is_short: bool = True
    ) -> Iterator[str]:
        if is_plain and is_short and len(head) + len(in_line) + 12 <= _WIDTH:
            yield f"{head} {in_line}"
        else:
            yield head
            for line in inner:
                yield f"  {line}" if line else ""

    def _list(self, items: Sequence[Any], path: FieldPath) -> Iterator[str]:
        for index, item in enumerate(items):
            yield from self._comment((*path, index))
            if not isinstance(item, Mapping):
                yield f"- {scalar(item)}"
                continue
            in_line = flow(item)
            if self._is_plain((*path, index)) and len(in_line) + 14 <= _WIDTH and not _is_deep(item):
                yield f"- {in_line}"
                continue
            lines = list(self.mapping(item, (*path, index)))
            yield f"- {lines[0]}"
            for line in lines[1:]:
                yield f"  {line}" if line else ""

    def _is_plain(self, path: FieldPath) -> bool:
        """Whether no comment is inside a value."""
        return not any(each[: len(path)] == path and len(each) > len(path) for each in self._comments)


def _is_deep(node: Mapping[str, Any]) -> bool:
    """Whether a mapping has lists of mappings, which read better on lines of their own."""
    return any(isinstance(value, list) and any(isinstance(item, Mapping) for item in value) for value in node.values())


def flow(value: Any) -> str:
    """Returns a value in flow style: in brackets, on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{field}: {flow(inner)}" for field, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, in_flow=True)


def scalar(value: Any, *, in_flow: bool = False) -> str:
    """Returns a text, a number or a flag as a YAML scalar.

    >>> scalar("NO"), scalar("Oslo"), scalar(3), scalar("a: b")
    ('"NO"', 'Oslo', '3', '"a: b"')
    """
    if isinstance(value, str) and not is_ambiguous_unquoted(value) and is_plain_scalar(value, in_flow=in_flow):
        return value
    return json.dumps(value, ensure_ascii=False)
