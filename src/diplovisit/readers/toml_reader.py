"""Reads TOML strictly, with the position of each key."""

import functools
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

import attrs

from diplovisit.findings.phrases import escaped
from diplovisit.findings.rule import FieldPath, FilePosition
from diplovisit.formats.positions import Lines, OffsetRange
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.limits import LARGEST_TOML, MOST_KEY_PARTS

# tomllib takes quadratic time in the parts of a dotted key: hours for a key of 1 MB.
_MANY_PARTS: Final = lazy_pattern(
    rf"""(?<![\w"'.-])(?:(?:[\w-]+|"[^"\n]{{0,200}}"|'[^'\n]{{0,200}}')[ \t]*\.[ \t]*){{{MOST_KEY_PARTS}}}"""
)


_HIDDEN: Final = lazy_pattern(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_KEY: Final = r"([\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++)*+)[ \t]*+"
_STATEMENT: Final = lazy_pattern(rf"^[ \t]*+(?:(\[\[?)[ \t]*+{_KEY}\]|{_KEY}=)", re.MULTILINE)
_MARK: Final = lazy_pattern(r"[\[\]{},=\n]")
_DEEPEST: Final = 8


class UnreadableToml(ValueError):
    """Raised for a file that is no TOML. The message has file, line and column where they are known."""

    def __init__(self, message: str) -> None:
        super().__init__(escaped(message))


@attrs.frozen(kw_only=True, eq=False)
class TomlDocument:
    """A TOML document that was read: its values, and the position of each key."""

    name: str
    data: Mapping[str, Any] = attrs.field(repr=False)
    _lines: Lines

    @functools.cached_property
    def _offsets(self) -> dict[FieldPath, OffsetRange]:
        return locate_keys(self._lines.text)

    def where(self, path: FieldPath) -> FilePosition:
        """Returns the position of the key, table or item at a path, or else that of its container."""
        offsets = next(
            (self._offsets[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._offsets), (0, 0)
        )
        span = self._lines.span(*offsets)
        return FilePosition(self.name, span, self._lines.line(span.line))


def read_toml(data: bytes, *, name: str) -> TomlDocument:
    """Reads a TOML document. Raises UnreadableToml, whatever the bytes are.

    >>> read_toml(b"fail-on = warning", name="diplovisit.toml")
    Traceback (most recent call last):
    ...
    diplovisit.readers.toml_reader.UnreadableToml: diplovisit.toml:1:11: not TOML: Invalid value; put a text in quotes
    """
    if len(data) > LARGEST_TOML:
        raise UnreadableToml(f"{name}: expected at most {LARGEST_TOML:,} bytes; this file is larger")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableToml(f"{name}:{line}: is not UTF-8, as TOML must be; save it as UTF-8") from None
    if text.startswith("\ufeff"):
        raise UnreadableToml(f"{name}:1: begins with a byte order mark; save the file as UTF-8 without one")
    if match := _MANY_PARTS.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise UnreadableToml(f"{name}:{line}: expected a key of at most {MOST_KEY_PARTS} parts; this one has more")
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise UnreadableToml(f"{name}: lists and tables are nested too deep") from None
    except ValueError as error:  # TOMLDecodeError, and a whole number of thousands of digits
        raise UnreadableToml(_message(name, str(error), text)) from None
    return TomlDocument(name=name, data=values, lines=Lines(text))


_REMEDIES: Final = {
    "Invalid value": "; put a text in quotes",
    "Cannot overwrite a value": "; this key has a value already; delete one of the two lines",
}


def _message(name: str, message: str, text: str) -> str:
    """Returns the message of tomllib with its position at the beginning, as in all our messages."""
    located = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", message, re.DOTALL)
    if located is None and message.endswith("(at end of document)"):
        return f"{name}:{Lines(text.rstrip()).number(len(text.rstrip()))}: not TOML: {message}"
    if located is None:
        return f"{name}: not TOML: {message}"
    remedy = _REMEDIES.get(located[1], "")
    return f"{name}:{located[2]}:{located[3]}: not TOML: {located[1]}{remedy}"


def locate_keys(text: str) -> dict[FieldPath, OffsetRange]:
    """Returns the offsets of the keys, headers and list items of a TOML document by path.

    tomllib has parsed the text, but gives no positions. Values very deep inside braces and lists have none.

    >>> locate_keys('fail-on = "info"\\n[[suppress]]\\nrule = "long-stop"\\n')
    {('fail-on',): (0, 7), ('suppress',): (19, 27), ('suppress', 0): (19, 27), ('suppress', 0, 'rule'): (30, 34)}
    """
    # Strings become words, and comments become blanks, so only the marks of TOML itself remain.
    bare = _HIDDEN.sub(lambda match: (" " if match[0][0] == "#" else "_") * len(match[0]), text)
    offsets: dict[FieldPath, OffsetRange] = {}
    counts: dict[FieldPath, int] = {}
    table: FieldPath = ()
    at = 0
    while statement := _STATEMENT.search(bare, at):
        at = statement.end()
        key = statement.span(2) if statement[1] else statement.span(3)
        path = () if statement[1] else table
        names = _names(text[slice(*key)])
        for number, name in enumerate(names, 1):
            path = (*path, name)
            offsets.setdefault(path, key)
            if statement[1] == "[[" and number == len(names):
                counts[path] = counts.get(path, 0) + 1
            if path in counts:
                path = (*path, counts[path] - 1)
                offsets.setdefault(path, key)
        if statement[1]:
            table = path
        else:
            at = _locate_items(text, bare, at, path, offsets)
    return offsets


def _names(key: str) -> list[str]:
    """Returns the parts of a dotted key."""
    if "." not in key and key[0] not in "\"'":
        return [key]
    names = []
    value: Any = tomllib.loads(f"{key} = 0")
    while value != 0:
        ((name, value),) = value.items()
        names.append(name)
    return names


@attrs.define
class _Container:
    """An open list or inline table: its mark, its path, the number or the key of the value, and where that began."""

    mark: str
    path: FieldPath
    start: int
    number: int = 0
    key: FieldPath | None = None

    @property
    def value_path(self) -> FieldPath:
        return (*self.path, self.number) if self.mark == "[" else self.key or self.path


def _locate_items(text: str, bare: str, at: int, path: FieldPath, offsets: dict[FieldPath, OffsetRange]) -> int:
    """Adds the items of the list, and the keys of the inline table, that starts here, and returns the end of the value.

    What lies very deep has no position of its own.
    """
    within: list[_Container] = []
    for mark in _MARK.finditer(bare, at):
        place, sign = mark.start(), mark[0]
        top = within[-1] if within else None
        if top is None:
            if sign == "\n":
                return place
            if sign in "[{":
                within.append(_Container(sign, path, mark.end()))
            continue
        is_located = len(within) <= _DEEPEST
        if sign in "[{":
            within.append(_Container(sign, top.value_path if is_located else (), mark.end()))
        elif sign == "=" and top.mark == "{" and is_located:
            key = _trimmed(bare, top.start, place)
            top.key = top.path
            for name in _names(text[slice(*key)]):
                top.key = (*top.key, name)
                offsets.setdefault(top.key, key)
        elif sign in ",]}":
            if top.mark == "[" and is_located and bare[top.start : place].strip():
                offsets.setdefault(top.value_path, _trimmed(bare, top.start, place))
                top.number += 1
            top.start = mark.end()
            if sign != ",":
                within.pop()
    return len(bare)


def _trimmed(bare: str, start: int, end: int) -> OffsetRange:
    part = bare[start:end]
    begin = start + len(part) - len(part.lstrip())
    return begin, begin + len(part.strip())
