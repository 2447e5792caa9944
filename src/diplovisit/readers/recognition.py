"""Recognises a record by the keys `format` and `id` at the top of a document, whether it is readable or not.

An unreadable document is scanned leniently. In doubt it is not a record: callers leave such files alone.
"""

import re
from collections.abc import Iterator
from typing import Final

from diplovisit.readers.documents import SourceDocument, UnreadableDocument
from diplovisit.readers.limits import MOST_SCANNED

_KEYS: Final = frozenset(("format", "id"))
# Blanks, comments and a byte order mark.
_BEFORE: Final = re.compile(r"(?:[\s\ufeff]|#[^\r\n]*|//[^\r\n]*)*")
# A quoted text ends with its line, so a missing quote does not swap text and structure in the rest of the file. A word
# may have quotes inside: {title: Minister's visit}.
_FLOW_TOKEN: Final = re.compile(
    r"(?P<comment>(?<![:\w])(?://|\#)[^\r\n]*)"
    r"|(?P<block>/\*)"
    r"|(?P<open>[{\[])"
    r"|(?P<close>[}\]])"
    r'|(?P<text>"(?:[^"\\\r\n]|\\[^\r\n])*"?|\'[^\'\r\n]*\'?|[^\s"\'{}\[\],:#/][^\s{}\[\],:]*)(?P<colon>[ \t]*:)?'
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")


def has_record_keys(document: SourceDocument | UnreadableDocument) -> bool:
    """Whether a document has the keys `format` and `id` at its top.

    >>> from diplovisit.readers.json_reader import read_json
    >>> [has_record_keys(read_json(text, name="a.json")) for text in ('{"format": 1, "id": "a",}', '{"id": "a",}')]
    [True, False]
    """
    if not isinstance(document, UnreadableDocument):
        return isinstance(document.data, dict) and document.data.keys() >= _KEYS
    text = document.lines.text[:MOST_SCANNED]
    before = _BEFORE.match(text)
    start = before.end() if before is not None else 0
    if text.startswith("{", start):
        return set(_flow_keys(text, start)) >= _KEYS
    documents = _block_keys(text)
    return bool(documents) and all(keys >= _KEYS for keys in documents)


def _flow_keys(text: str, start: int) -> Iterator[str]:
    """Yields the keys of a mapping in braces, up to the first bracket that closes another kind of bracket."""
    closers: list[str] = []
    at = start
    while token := _FLOW_TOKEN.search(text, at):
        at = token.end()
        match token.lastgroup:
            case "block":
                end = text.find("*/", at)
                if end < 0:
                    return
                at = end + 2
            case "open":
                closers.append("}" if token[0] == "{" else "]")
            case "close":
                if not closers or closers.pop() != token[0] or not closers:
                    return
            case "colon" if closers == ["}"]:
                yield _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), token["text"].strip("\"'"))
            case _:
                pass


def _block_keys(text: str) -> list[set[str]]:
    """Returns the keys at the top of each YAML document, up to the first error."""
    import yaml  # noqa: PLC0415  # JSON does not need it

    from diplovisit.readers.yaml_reader import LOADER  # noqa: PLC0415  # the same

    # `--fix` removes a byte order mark and turns tabs into blanks. libyaml would stop at them.
    events = LOADER(text.lstrip("\ufeff").replace("\t", "  "))
    documents: list[set[str]] = []
    depth, is_mapping, is_key = 0, False, False
    try:
        while not isinstance(event := events.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents.append(set())
                depth = 0
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth == 1:
                    is_mapping = is_key = isinstance(event, yaml.MappingStartEvent)
            elif isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth == 1 and is_mapping:
                    if is_key and isinstance(event, yaml.ScalarEvent):
                        documents[-1].add(event.value)
                    is_key = not is_key
    except (yaml.YAMLError, ValueError, OverflowError):
        pass  # the keys before the error count
    finally:
        events.dispose()
    return documents
