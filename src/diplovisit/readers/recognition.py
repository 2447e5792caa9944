"""Recognises records and lock files by the keys at the top of a document, whether the document can be read or not.

A record has `format`, a whole number, and `id`. A document that cannot be read is scanned leniently. In doubt it is not
a record: the callers leave such files alone.
"""

import re
from typing import Final, TypeAlias

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SourceDocument, UnreadableDocument
from diplovisit.readers.limits import MOST_SCANNED

_RECORD_KEYS: Final = frozenset(("format", "id"))
_RECORD_BODY: Final = frozenset(("people", "travellers", "stops", "sources"))
_REQUIRED: Final = _RECORD_KEYS | _RECORD_BODY | {"revision", "revised", "title", "status"}
# A line of YAML or JSON with one of the keys of a record: the rest of the text may be damaged.
_FORMAT_LINE: Final = lazy_pattern(r"""^[ \t{,\ufeff]*["']?format["']?[ \t]*:[ \t]*[0-9]+\b""", re.MULTILINE)
_ID_LINE: Final = lazy_pattern(r"""^[ \t{,\ufeff]*["']?id["']?[ \t]*:""", re.MULTILINE)
_LOCK_KEYS: Final = frozenset(("format", "record", "normal_form"))
# A comment may follow a number without a blank.
_WHOLE_NUMBER: Final = lazy_pattern(r"[-+]?[0-9]+(?:\Z|/[/*])")

_BLANK: Final = " \t\r\n\0\ufeff"
"""What a file has that lost its content. A file system that was interrupted may leave zeros."""
# Blanks, comments and a byte order mark.
_BEFORE: Final = lazy_pattern(r"(?:[\s\ufeff]|#[^\r\n]*|//[^\r\n]*)*")
# A quoted text ends with its line, so that a missing quote does not turn the rest of the file inside out. A word may
# have quotes inside: {title: Minister's visit}.
_FLOW_TOKEN: Final = lazy_pattern(
    r"(?P<comment>(?<![:\w])(?://|\#)[^\r\n]*)"
    r"|(?P<block>/\*)"
    r"|(?P<open>[{\[])"
    r"|(?P<close>[}\]])"
    r'|(?P<text>"(?:[^"\\\r\n]|\\[^\r\n])*"?|\'[^\'\r\n]*\'?|[^\s"\'{}\[\],:#/][^\s{}\[\],:]*)(?P<colon>[ \t]*:)?'
)
_ESCAPE: Final = lazy_pattern(r"\\u([0-9A-Fa-f]{4})")


_Keys: TypeAlias = dict[str, bool]
"""The keys at the top of a document; for each, whether all of its values are whole numbers."""


def has_record_keys(document: SourceDocument | UnreadableDocument) -> bool:
    """Whether a document has the keys `format` and `id` at its top, and `format` is a whole number.

    A number in quotes counts if the document can be read, and has most other keys of a record.

    >>> from diplovisit.readers.json_reader import read_json
    >>> texts = ('{"format": 1, "id": "a",}', '{"id": "a",}', '{"format": "esm", "id": "a"}')
    >>> [has_record_keys(read_json(text, name="a.json")) for text in texts]
    [True, False, False]
    """
    return _has_keys(document, _RECORD_KEYS) or _has_quoted_format(document)


def resembles_record(document: SourceDocument | UnreadableDocument) -> bool:
    """Whether a document looks like a record, even if it lacks a key or is damaged. In doubt it does.

    It has the keys `format` and `id`; or at least three of `people`, `travellers`, `stops` and `sources`; or the whole
    number `format`, and no key that is not required of a record, as a file that was cut off may have. One that
    cannot be read has a line with each of the keys `format` and `id`; or it is blank, or something that was saved or
    checked out in place of a file, such as a web page or a pointer of Git LFS.

    >>> from diplovisit.readers.json_reader import read_json
    >>> texts = ('{"stops": [], "people": [], "sources": []}', '{"a": ,\\n"format": 1,\\n"id": "b"}', '{"id": "a"')
    >>> [resembles_record(read_json(text, name="a.json")) for text in texts]
    [True, True, False]
    """
    if has_record_keys(document):
        return True
    if not isinstance(document, UnreadableDocument):
        return _has_body(document.data) or _is_cut_off(document.data)
    if any(fault.rule is syntax_rules.ANOTHER_KIND_OF_FILE for fault in document.faults):
        return True
    text = document.lines.text[:MOST_SCANNED]
    if not text.strip(_BLANK):
        return True
    return _FORMAT_LINE.search(text) is not None and _ID_LINE.search(text) is not None


def is_of_another_program(document: SourceDocument | UnreadableDocument) -> bool:
    """Whether a document is certainly no record: a mapping that can be read, with none of the keys of every record.

    >>> from diplovisit.readers.json_reader import read_json
    >>> texts = ('{"services": {}}', '{"title": "A visit"}', "[]", '{"services":')
    >>> [is_of_another_program(read_json(text, name="a.json")) for text in texts]
    [True, False, False, False]
    """
    if isinstance(document, UnreadableDocument):
        return False
    return isinstance(document.data, dict) and document.data.keys().isdisjoint(_REQUIRED)


def has_lock_keys(document: SourceDocument | UnreadableDocument) -> bool:
    """Whether a document has at its top the keys of every lock file, and `format` is a whole number."""
    return _has_keys(document, _LOCK_KEYS)


def _has_body(data: object) -> bool:
    return isinstance(data, dict) and len(data.keys() & _RECORD_BODY) >= 3


def _is_cut_off(data: object) -> bool:
    return isinstance(data, dict) and type(data.get("format")) is int and data.keys() <= _REQUIRED


def _has_quoted_format(document: SourceDocument | UnreadableDocument) -> bool:
    if isinstance(document, UnreadableDocument):
        return False
    data = document.data
    if not isinstance(data, dict) or not _has_body(data) or "id" not in data:
        return False
    format = data.get("format")
    return isinstance(format, str) and format.isdecimal()


def _has_keys(document: SourceDocument | UnreadableDocument, expected: frozenset[str]) -> bool:
    if not isinstance(document, UnreadableDocument):
        data = document.data
        return isinstance(data, dict) and data.keys() >= expected and type(data["format"]) is int
    text = document.lines.text[: min(MOST_SCANNED, _too_deep_at(document))]
    before = _BEFORE.match(text)
    start = before.end() if before is not None else 0
    each = [_flow_keys(text, start)] if text.startswith("{", start) else _block_keys(text)
    return bool(each) and all(keys.keys() >= expected and keys["format"] for keys in each)


def _too_deep_at(document: UnreadableDocument) -> int:
    """The offset at which a document is nested too deep: libyaml needs quadratic time for what follows."""
    starts = document.lines.starts
    deep = [fault.span for fault in document.faults if fault.rule is syntax_rules.TOO_DEEP]
    return min((starts[span.line - 1] + span.column - 1 for span in deep), default=MOST_SCANNED)


def _add(keys: _Keys, key: str, *, is_whole: bool) -> None:
    keys[key] = keys.get(key, True) and is_whole


def _flow_keys(text: str, start: int) -> _Keys:
    """The keys of a mapping in braces, up to the first bracket that closes another kind of bracket."""
    keys: _Keys = {}
    closers: list[str] = []
    waiting: str | None = None  # the key whose value comes next
    place = start
    while found := _FLOW_TOKEN.search(text, place):
        place = found.end()
        if waiting is not None and found.lastgroup not in {"comment", "block"}:
            _add(keys, waiting, is_whole=_WHOLE_NUMBER.match(found[0]) is not None)
            waiting = None
        match found.lastgroup:
            case "block":
                end = text.find("*/", place)
                if end < 0:
                    break
                place = end + 2
            case "open":
                closers.append("}" if found[0] == "{" else "]")
            case "close":
                if not closers or closers.pop() != found[0] or not closers:
                    break
            case "colon" if closers == ["}"]:
                waiting = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), found["text"].strip("\"'"))
            case _:
                pass
    if waiting is not None:
        _add(keys, waiting, is_whole=False)
    return keys


def _block_keys(text: str) -> list[_Keys]:
    """The keys at the top of each YAML document, up to the first error."""
    import yaml  # noqa: PLC0415  # JSON does without it

    from diplovisit.readers.yaml_reader import LOADER  # noqa: PLC0415  # the same

    # `--fix` takes a byte order mark away and turns tabs into blanks; without them libyaml reads on.
    events = LOADER(text.lstrip("\ufeff").replace("\t", "  "))
    found: list[_Keys] = []
    depth, is_mapping, is_key = 0, False, False
    waiting: str | None = None  # the key whose value comes next
    try:
        while not isinstance(event := events.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                found.append({})
                depth, waiting = 0, None
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth == 1:
                    is_mapping = is_key = isinstance(event, yaml.MappingStartEvent)
            elif isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth == 1 and is_mapping:
                    if is_key:
                        waiting = event.value if isinstance(event, yaml.ScalarEvent) else None
                    elif waiting is not None:
                        plain = event.value if isinstance(event, yaml.ScalarEvent) and event.implicit[0] else ""
                        _add(found[-1], waiting, is_whole=_WHOLE_NUMBER.match(plain) is not None)
                        waiting = None
                    is_key = not is_key
    except (yaml.YAMLError, ValueError, OverflowError):
        pass  # what was found before the error counts
    finally:
        events.dispose()
    if waiting is not None:
        _add(found[-1], waiting, is_whole=False)
    return found
