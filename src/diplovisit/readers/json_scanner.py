"""Scans a JSON text (RFC 8259) for the position of each value, and for faults with exact positions.

json.loads is twenty times as fast and gives neither. So the scanner runs only when json.loads has refused a text. Both
agree on every text about whether it is JSON; tests require it, and that `json_positions` finds the same positions.

The scan is a loop over steps with its own stack, so a text of 100,000 brackets is reported and does not crash.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Literal, TypeAlias

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.formats.positions import Lines, OffsetRange, ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import json_tokens, syntax_rules
from diplovisit.readers.documents import SyntaxFaults, TooManyFaults
from diplovisit.readers.json_tokens import StopScan
from diplovisit.readers.limits import DEEPEST, MOST_VALUES

Unit: TypeAlias = Literal["file", "line"]
"""The extent of a JSON text: a whole file, or a line of JSON Lines."""

_BLANKS = lazy_pattern("[ \t\r\n]*")
_COMMENT = lazy_pattern(r"//[^\r\n]*|/\*.*?(?:\*/|\Z)|#[^\r\n]*", re.DOTALL)
_KINDS = {"{": "mapping", "[": "list"}
_CLOSERS = {"{": "}", "[": "]"}
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@attrs.define
class _Open:
    """A list or mapping whose end is not reached yet. `step` is the key or index of the next value."""

    bracket: str
    start: int
    keys: dict[str, OffsetRange] = attrs.Factory(dict)
    inside: dict[str | int, ValuePosition] = attrs.Factory(dict)
    step: str | int = 0


_Step: TypeAlias = Callable[[], "_Step | None"]


def scan_json(text: str, lines: Lines, *, unit: Unit = "file") -> tuple[ValuePosition | None, SyntaxFaults]:
    """Scans a text once. The position of the root is None where the text is not JSON.

    >>> text = '{"id": 1, "id": 2,}'
    >>> _, faults = scan_json(text, Lines(text))
    >>> for fault in faults.in_order():
    ...     print(fault.span.column, fault.rule.name, fault.sentence, sep="; ")
    11; duplicate-key; the key "id" occurs here and at column 2
    18; malformed-json; a comma follows the last field of the mapping
    """
    scanner = _Scanner(text, SyntaxFaults(lines), unit)
    scanner.run()
    return scanner.root, scanner.faults


class _Scanner:
    """One scan. Each step reads one token and returns the next step; None at the end."""

    def __init__(self, text: str, faults: SyntaxFaults, unit: Unit) -> None:
        self.text = text
        self.faults = faults
        self.unit = unit
        self.at = 0
        self.open: list[_Open] = []
        self.values = 0
        self.root: ValuePosition | None = None

    def run(self) -> None:
        step: _Step | None = self._value
        with suppress(TooManyFaults):
            try:
                while step is not None:
                    step = step()
            except StopScan as stop:
                self.faults.add(stop.rule, stop.offsets, stop.sentence, stop.remedy)
        if self.faults:
            self.root = None

    def _value(self) -> _Step | None:
        start = self.at = self._next()
        mark = self.text[start : start + 1]
        self.values += 1
        if self.values > MOST_VALUES:
            sentence = f"expected at most {MOST_VALUES:,} values; one more begins here"
            raise StopScan(syntax_rules.TOO_LARGE, (start, start + 1), sentence)
        if mark == '"':
            self.at = self._text()
        elif mark in ("{", "["):
            return self._opened(mark)
        elif mark and mark in "-+.0123456789":
            self.at = json_tokens.number_end(self.text, start, self.faults)
        elif mark.isalpha() or mark == "_":
            self.at = json_tokens.word_end(self.text, start, self.faults)
        else:
            raise self._unexpected("a value")
        return self._put(ValuePosition(start, self.at))

    def _opened(self, bracket: str) -> _Step:
        if len(self.open) == DEEPEST:
            sentence = f"lists and mappings are nested more than {DEEPEST} deep here"
            raise StopScan(syntax_rules.TOO_DEEP, (self.at, self.at + 1), sentence)
        self.open.append(_Open(bracket, self.at))
        self.at = self._next(self.at + 1)
        if self.text[self.at : self.at + 1] == _CLOSERS[bracket]:
            return self._closed
        return self._key if bracket == "{" else self._value

    def _closed(self) -> _Step | None:
        self.at += 1
        closed = self.open.pop()
        return self._put(ValuePosition(closed.start, self.at, closed.keys, closed.inside))

    def _put(self, position: ValuePosition) -> _Step | None:
        if not self.open:
            self.root = position
            return self._end
        self.open[-1].inside[self.open[-1].step] = position
        return self._after

    def _key(self) -> _Step:
        start = self.at = self._next()
        if self.text[start : start + 1] != '"':
            raise self._unexpected("a key in double quotes")
        self.at = self._text()
        offsets = (start, self.at)
        key = _decoded(self.text[start : self.at])
        if (first := self.open[-1].keys.setdefault(key, offsets)) is not offsets:
            self.faults.add_duplicate(key, first, offsets)
        self.open[-1].step = key
        return self._colon

    def _colon(self) -> _Step:
        before, self.at = self.at, self._next()
        if self.text[self.at : self.at + 1] != ":":
            if self.text[self.at : self.at + 1] in ("", "}", ","):
                raise self._unexpected("a colon and a value after the key", after=before)
            raise self._unexpected("a colon after the key", after=before)
        self.at += 1
        return self._value

    def _after(self) -> _Step | None:
        before, self.at = self.at, self._next()
        inner = self.open[-1]
        mark = self.text[self.at : self.at + 1]
        closer = _CLOSERS[inner.bracket]
        if mark == closer:
            return self._closed
        if mark != ",":
            raise self._no_comma(before, mark)
        comma = self.at
        self.at = self._next(comma + 1)
        if self.text[self.at : self.at + 1] == closer:
            last = "field of the mapping" if inner.bracket == "{" else "item of the list"
            sentence = f"a comma follows the last {last}"
            self.faults.add(syntax_rules.MALFORMED_JSON, (comma, comma + 1), sentence, "delete the comma")
            return self._closed
        if isinstance(inner.step, int):
            inner.step += 1
            return self._value
        return self._key

    def _end(self) -> None:
        self.at = self._next()
        if self.at == len(self.text):
            return
        mark = self.text[self.at]
        sentence = f"expected the end of the record; saw {self._seen()}"
        if mark in "]}":
            raise StopScan(
                syntax_rules.MALFORMED_JSON, (self.at, self.at + 1), sentence, f"delete the {mark}, or open it above"
            )
        remedy = "delete what follows the record"
        if mark in "[{":
            remedy = "put many records into a .jsonl file, one on each line"
        raise StopScan(syntax_rules.MALFORMED_JSON, (self.at, self.at + 1), sentence, remedy)

    def _text(self) -> int:
        try:
            return json_tokens.text_end(self.text, self.at, self.faults)
        except json_tokens.EndOfText:
            raise self._cut_short("text", self.at) from None

    def _next(self, at: int | None = None) -> int:
        """Returns the offset of the next token, after blanks. Comments and other blanks are skipped as faults."""
        at = self.at if at is None else at
        while True:
            blanks = _BLANKS.match(self.text, at)
            at = blanks.end() if blanks else at
            mark = self.text[at : at + 1]
            if mark in ("/", "#") and (comment := _COMMENT.match(self.text, at)):
                self.faults.add(
                    syntax_rules.MALFORMED_JSON, comment.span(), "JSON does not allow comments", "delete the comment"
                )
                at = comment.end()
            elif mark and (mark.isspace() or mark in _INVISIBLE):
                sentence = f"JSON does not allow U+{ord(mark):04X} as a space"
                self.faults.add(syntax_rules.MALFORMED_JSON, (at, at + 1), sentence, "replace it by an ordinary space")
                at += 1
            else:
                return at

    def _seen(self) -> str:
        word = json_tokens.word_at(self.text, self.at)
        return word if word == '"' else quoted(word)

    def _unexpected(self, expected: str, *, after: int | None = None) -> StopScan:
        """Returns the exception for an unexpected token. `after` is the end of the token before it."""
        mark = self.text[self.at : self.at + 1]
        if not mark:
            inner = self.open[-1] if self.open else None
            return self._cut_short(_KINDS[inner.bracket], inner.start) if inner else self._cut_short("record", 0)
        offsets = (self.at, self.at + len(json_tokens.word_at(self.text, self.at)))
        if after is not None and self.faults.lines.number(after) != self.faults.lines.number(self.at):
            offsets = (after - 1, after)
        sentence = f"expected {expected}; saw {self._seen()}"
        return StopScan(syntax_rules.MALFORMED_JSON, offsets, sentence, json_tokens.remedy_for(mark, expected))

    def _no_comma(self, before: int, mark: str) -> StopScan:
        inner = self.open[-1]
        closer = _CLOSERS[inner.bracket]
        kind = f"the {_KINDS[inner.bracket]} that begins {self.faults.where(inner.start, seen_from=self.at)}"
        if not mark:
            return self._cut_short(_KINDS[inner.bracket], inner.start)
        if mark in "]}":
            sentence = f"expected {closer}, the end of {kind}; saw {mark}"
            return StopScan(
                syntax_rules.MALFORMED_JSON, (self.at, self.at + 1), sentence, f"close {kind} with {closer} first"
            )
        if self.text[before - 1] == '"' and (mark.isalnum() or mark == "'") and self.at - before < 2:
            sentence = f"the text ends at this quote, and {self._seen()} follows"
            return StopScan(
                syntax_rules.MALFORMED_JSON, (before - 1, before), sentence, 'write a quote inside a text as \\"'
            )
        if mark in ":=" and inner.bracket == "[":
            sentence = f"saw {mark} in {kind}"
            return StopScan(
                syntax_rules.MALFORMED_JSON, (self.at, self.at + 1), sentence, "write keys and values between { and }"
            )
        where = self.faults.where(self.at, seen_from=before - 1)
        sentence = f"expected a comma or {closer} after this; saw {self._seen()} {where}"
        remedy = "put a comma between the two" if mark in '"{[-' or mark.isalnum() else None
        return StopScan(syntax_rules.MALFORMED_JSON, (before - 1, before), sentence, remedy)

    def _cut_short(self, kind: str, start: int) -> StopScan:
        end = max(1, len(self.text.rstrip()))
        where = self.faults.where(start, seen_from=end - 1)
        sentence = f"the {self.unit} ends inside the {kind} that begins {where}"
        remedy = "if the file was cut off, download it again; otherwise add the missing bracket or quote"
        if self.unit == "line":
            remedy = "write the record on a single line, as .jsonl requires, or name the file .json"
        return StopScan(syntax_rules.MALFORMED_JSON, (end - 1, end), sentence, remedy)


def _decoded(literal: str) -> str:
    """Returns the text of a key, without its quotes and escapes."""
    if "\\" not in literal:
        return literal[1:-1]
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        # An escape that JSON does not have: it is reported already, and the scan continues.
        return literal[1:-1]
