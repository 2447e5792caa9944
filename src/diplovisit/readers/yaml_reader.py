"""Reads YAML strictly: the events of libyaml, converted along the shape of a record.

YAML itself types nothing here. A value is the text that was written, unless the record wants a whole number or a flag
there. So `country: NO` is Norway, `10:30` is a time of day, and `1.10` and `2025-03-07` stay as written.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeAlias, cast

import yaml

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.positions import Lines, OffsetRange, ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules, yaml_characters
from diplovisit.readers.documents import Document, JsonValue, SyntaxFaults, TooManyFaults, UnreadableDocument
from diplovisit.readers.limits import DEEPEST, MOST_VALUES
from diplovisit.readers.wrong_files import report_wrong_file_kind
from diplovisit.readers.yaml_characters import report_escape, report_half_escape
from diplovisit.readers.yaml_errors import report_parser_error
from diplovisit.record.shapes import FieldShape, FlagShape, ListShape, NodeShape, Shape, WholeShape

Loader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]
LOADER: Loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""The source of events: libyaml, or the scanner in Python where PyYAML was built without it, which is 12 times slower.

Both give the same data and positions for every text that both read. The scanner in Python refuses a tab between the
colon of a key and its value, and a question mark in an unquoted text between brackets. libyaml refuses {day:}.
"""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_WHOLE = lazy_pattern("0|[1-9][0-9]{0,17}")
_FLAGS = {"true": True, "false": False}
_NOT_KEYS = _NULLS | {"<<"}
_NO_FIELDS: dict[str, FieldShape] = {}
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_EMPTY = "expected a record; the file has only spaces, comments or document markers"


_Read: TypeAlias = tuple[JsonValue, ValuePosition]


class _Mark(Protocol):
    """An offset in a text. libyaml counts code points, as Python does."""

    index: int


class _Event(Protocol):
    """An event of a parser. Each kind has only those fields that the converter reads from it."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


# Typed as objects, because mypy sees no relation between the protocol above and the classes of PyYAML.
_SCALAR: type[object] = yaml.ScalarEvent
_ALIAS: type[object] = yaml.AliasEvent
_MAPPING: type[object] = yaml.MappingStartEvent
_MAPPING_END: type[object] = yaml.MappingEndEvent
_LIST_END: type[object] = yaml.SequenceEndEvent
_STREAM_END: type[object] = yaml.StreamEndEvent


class _Stop(Exception):
    """Raised to end the conversion at a fault that is already added."""


def read_yaml(text: str, *, name: str, shape: NodeShape, loader: Loader = LOADER) -> Document | UnreadableDocument:
    """Reads a YAML text as a document of a shape.

    >>> from diplovisit.record import Visit, node_shape
    >>> read_yaml("{revision: 1, sending: [NO], title: 1.10}", name="visit.yaml", shape=node_shape(Visit)).data
    {'revision': 1, 'sending': ['NO'], 'title': '1.10'}
    """
    faults = SyntaxFaults(Lines(text))
    with suppress(TooManyFaults):
        report_wrong_file_kind(text, faults)
        yaml_characters.report_characters(text, faults)
        yaml_characters.report_directive(text, faults)
        if not faults and (result := _convert(loader(text), faults, shape)) is not None:
            data, root = result
            return Document(name=name, data=data, lines=faults.lines, locate=lambda: root)
    return UnreadableDocument(name=name, faults=faults.in_order(), lines=faults.lines)


def is_plain_scalar(text: str, *, in_flow: bool) -> bool:
    """Whether a text can be written as a value without quotes, in a block or between brackets, and reads as that text.

    >>> is_plain_scalar("Tamm, Mart", in_flow=False), is_plain_scalar("Tamm, Mart", in_flow=True)
    (True, False)
    """
    written = f"[{text}]" if in_flow else f"- {text}"
    # Between brackets, the scanner in Python takes a question mark for the indicator of a key.
    if text[:1] in ("", '"', "'") or (in_flow and "?" in text):
        return False
    faults = SyntaxFaults(Lines(written))
    yaml_characters.report_characters(written, faults)
    result = None if faults else _convert(LOADER(written), faults, None)
    return result is not None and result[0] == [text]


def _convert(events: yaml.CSafeLoader | yaml.SafeLoader, faults: SyntaxFaults, shape: NodeShape | None) -> _Read | None:
    """Converts the events of a text to plain data with positions. None where there are faults."""
    try:
        result = _Converter(cast(Callable[[], _Event], events.get_event), faults).document(shape)
    except yaml.YAMLError as error:
        report_parser_error(error, faults, type(events))
    except (ValueError, OverflowError):
        # The scanner in Python passes the escape "\U00110000" to chr(), which raises. libyaml reports it as an error.
        at = events.get_mark().index if isinstance(events, yaml.SafeLoader) else 0
        report_escape(faults.lines.text.rfind("\\", 0, at + 1), faults)
    except _Stop:
        pass
    else:
        return None if faults else result
    finally:
        events.dispose()
    return None


class _Converter:
    """The conversion of the events of a text to plain data and positions, in one pass.

    It uses events and not yaml.compose, which replaces an alias with its node and so hides the alias. The recursion is
    as deep as the document, and DEEPEST at most.
    """

    def __init__(self, next_event: Callable[[], _Event], faults: SyntaxFaults) -> None:
        self.next = next_event
        self.faults = faults
        self.values = 0

    def document(self, shape: NodeShape | None) -> _Read:
        """Converts the only document of the text."""
        self.next()  # the start of the stream
        if type(start := self.next()) is _STREAM_END:
            raise self._stop(syntax_rules.EMPTY_FILE, (0, 0), _EMPTY)
        root = self.next()
        if type(root) is _SCALAR and not root.value and not root.style and not root.tag and not root.anchor:
            raise self._stop(syntax_rules.EMPTY_FILE, _offsets(start), _EMPTY)
        result = self.node(root, shape, 0)
        self.next()  # the end of the document
        if type(second := self.next()) is not _STREAM_END:
            start_offset = second.start_mark.index
            raise self._stop(
                syntax_rules.SEVERAL_DOCUMENTS, (start_offset, start_offset + 3), "a second document begins here"
            )
        return result

    def node(self, event: _Event, shape: Shape | None, depth: int) -> _Read:
        """Converts the value that starts with an event. `shape` is None where the record has no such field."""
        kind = type(event)
        self.values += 1
        if self.values > MOST_VALUES:
            sentence = f"expected at most {MOST_VALUES:,} values; one more begins here"
            raise self._stop(syntax_rules.TOO_LARGE, _offsets(event), sentence)
        if kind is _ALIAS:
            self._refuse_anchor(event, "the alias", f"*{event.anchor}")
            return None, ValuePosition(*_offsets(event))
        if event.anchor is not None:
            self._refuse_anchor(event, "the anchor", f"&{event.anchor}")
        if event.tag is not None:
            self._refuse_tag(event)
        if kind is _SCALAR:
            position = ValuePosition(event.start_mark.index, event.end_mark.index)
            value = event.value
            if event.style:
                self._refuse_surrogate(event)
            elif value in _NULLS:
                return None, position
            elif type(shape) is WholeShape and _WHOLE.fullmatch(value):
                return int(value), position
            elif type(shape) is FlagShape:
                return _FLAGS.get(value, value), position
            return value, position
        if depth == DEEPEST:
            sentence = f"lists and mappings are nested more than {DEEPEST} deep here"
            raise self._stop(syntax_rules.TOO_DEEP, (event.start_mark.index, event.start_mark.index + 1), sentence)
        if kind is _MAPPING:
            return self._mapping(event, shape, depth + 1)
        return self._list(event, shape, depth + 1)

    def _list(self, opening: _Event, shape: Shape | None, depth: int) -> _Read:
        item = shape.item if isinstance(shape, ListShape) else None
        data: list[JsonValue] = []
        inside: dict[str | int, ValuePosition] = {}
        start, end = _offsets(opening)
        while type(event := self.next()) is not _LIST_END:
            value, position = self.node(event, item, depth)
            inside[len(data)] = position
            data.append(value)
            end = position.end
        # The end event of a block list lies at the next token, so the end of its last item is used.
        return data, ValuePosition(start, event.end_mark.index if opening.flow_style else end, {}, inside)

    def _mapping(self, opening: _Event, shape: Shape | None, depth: int) -> _Read:
        fields = shape.by_name if isinstance(shape, NodeShape) else _NO_FIELDS
        data: dict[str, JsonValue] = {}
        keys: dict[str, OffsetRange] = {}
        inside: dict[str | int, ValuePosition] = {}
        start, end = _offsets(opening)
        while type(event := self.next()) is not _MAPPING_END:
            key = self._key(event, depth)
            field = fields.get(key) if key is not None else None
            value, position = self.node(self.next(), field.shape if field is not None else None, depth)
            end = position.end
            if key is None:
                continue
            offsets = (event.start_mark.index, event.end_mark.index)
            if (first := keys.setdefault(key, offsets)) is not offsets:
                self.faults.add_duplicate(key, first, offsets)
            data[key] = value
            inside[key] = position
        return data, ValuePosition(start, event.end_mark.index if opening.flow_style else end, keys, inside)

    def _key(self, event: _Event, depth: int) -> str | None:
        """Returns the text of a key. None where it is refused."""
        if type(event) is not _SCALAR or event.tag is not None or event.anchor is not None:
            value, position = self.node(event, None, depth)
            if isinstance(value, dict | list):
                kind = "mapping" if isinstance(value, dict) else "list"
                remedy = "put it in quotes if it is meant as text"
                self.faults.add(
                    syntax_rules.KEY_NOT_TEXT, position[:2], f"expected a name as the key; saw a {kind}", remedy
                )
            return None
        if not event.style:
            if event.value not in _NOT_KEYS:
                return event.value
            if event.value == "<<":
                self.faults.add(syntax_rules.MERGE_KEY, _offsets(event), "the merge key << is not allowed")
                return None
            start, end = _offsets(event)
            seen = quoted(event.value) if event.value else "nothing"
            sentence = f"expected a name as the key; saw {seen}"
            self.faults.add(syntax_rules.KEY_NOT_TEXT, (start, max(end, start + 1)), sentence)
            return None
        self._refuse_surrogate(event)
        return event.value

    def _refuse_anchor(self, event: _Event, what: str, written: str) -> None:
        start = self._property(event, written)
        self.faults.add(
            syntax_rules.YAML_ANCHOR, (start, start + len(written)), f"{what} {quoted(written)} is not allowed"
        )

    def _refuse_tag(self, event: _Event) -> None:
        start = self._property(event, "!")
        written = re.match(r"[^\s,\[\]{}]+", self.faults.lines.text[start : start + 200])
        tag = written[0] if written else "!"
        self.faults.add(syntax_rules.YAML_TAG, (start, start + len(tag)), f"the tag {quoted(tag)} is not allowed")

    def _property(self, event: _Event, written: str) -> int:
        """Returns the offset of the anchor or tag of a node; they come first, in either order."""
        offset = self.faults.lines.text.find(written, event.start_mark.index, event.end_mark.index)
        return offset if offset >= 0 else event.start_mark.index

    def _refuse_surrogate(self, event: _Event) -> None:
        # libyaml refuses the escape. The scanner in Python turns it into half of a character.
        if not event.value.isascii() and _SURROGATE.search(event.value):
            report_half_escape(_offsets(event), self.faults)

    def _stop(self, rule: Rule, offsets: OffsetRange, sentence: str) -> _Stop:
        self.faults.add(rule, offsets, sentence)
        return _Stop()


def _offsets(event: _Event) -> OffsetRange:
    return event.start_mark.index, event.end_mark.index
