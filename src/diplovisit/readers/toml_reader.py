"""Reads TOML, strictly, with the place of each key."""

import functools
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

import attrs

from diplovisit.findings.phrases import escaped
from diplovisit.findings.rule import FieldPath, FilePosition
from diplovisit.formats.positions import Lines, OffsetRange
from diplovisit.readers.limits import LARGEST_TOML, MOST_KEY_PARTS

# tomllib takes quadratic time in the parts of a dotted key: hours for a key of 1 MB.
_MANY_PARTS: Final = re.compile(
    rf"""(?<![\w"'.-])(?:(?:[\w-]+|"[^"\n]{{0,200}}"|'[^'\n]{{0,200}}')[ \t]*\.[ \t]*){{{MOST_KEY_PARTS}}}"""
)


_HIDDEN: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_KEY: Final = r"([\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++)*+)[ \t]*+"
_STATEMENT: Final = re.compile(rf"^[ \t]*+(?:(\[\[?)[ \t]*+{_KEY}\]|{_KEY}=)", re.MULTILINE)
_MARK: Final = re.compile(r"[\[\]{},\n]")


class UnreadableToml(ValueError):
    """Raised for what is no TOML; the message has file, line and column where they can be told."""

    def __init__(self, message: str) -> None:
        super().__init__(escaped(message))


@attrs.frozen(kw_only=True, eq=False)
class TomlDocument:
    """A TOML document that was read: its values, and where the key of each stands."""

    name: str
    data: Mapping[str, Any] = attrs.field(repr=False)
    _lines: Lines

    @functools.cached_property
    def _spots(self) -> dict[FieldPath, OffsetRange]:
        return locate_keys(self._lines.text)

    def where(self, path: FieldPath) -> FilePosition:
        """The place of the key, table or item at a path; of what contains it where its own place is not known."""
        spot = next((self._spots[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self._spots), (0, 0))
        span = self._lines.span(*spot)
        return FilePosition(self.name, span, self._lines.line(span.line))


def read_toml(data: bytes, *, name: str) -> TomlDocument:
    """Reads a TOML document. Raises UnreadableToml, whatever the bytes are.

    >>> read_toml(b"fail-on = warning", name="diplovisit.toml")
    Traceback (most recent call last):
    ...
    diplovisit.readers.toml_reader.UnreadableToml: diplovisit.toml:1:11: is no TOML: Invalid value; put a text in quotes
    """
    if len(data) > LARGEST_TOML:
        raise UnreadableToml(f"{name}: expected {LARGEST_TOML:,} bytes at most; this file is larger")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableToml(f"{name}:{line}: is not UTF-8, as TOML must be; save it as UTF-8") from None
    if text.startswith("\ufeff"):
        raise UnreadableToml(f"{name}:1: begins with a byte order mark; save the file as UTF-8 without one")
    if found := _MANY_PARTS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableToml(f"{name}:{line}: expected a key of {MOST_KEY_PARTS} parts at most; this one has more")
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise UnreadableToml(f"{name}: lists and tables lie too deep inside one another") from None
    except ValueError as error:  # TOMLDecodeError, and a whole number of thousands of digits
        raise UnreadableToml(_told(name, str(error), text)) from None
    return TomlDocument(name=name, data=values, lines=Lines(text))


def _told(name: str, message: str, text: str) -> str:
    """The message of tomllib with its place at the beginning, as in all our messages."""
    found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", message, re.DOTALL)
    if found is None and message.endswith("(at end of document)"):
        return f"{name}:{Lines(text.rstrip()).number(len(text.rstrip()))}: is no TOML: {message}"
    if found is None:
        return f"{name}: is no TOML: {message}"
    remedy = "; put a text in quotes" if found[1] == "Invalid value" else ""
    return f"{name}:{found[2]}:{found[3]}: is no TOML: {found[1]}{remedy}"


def locate_keys(text: str) -> dict[FieldPath, OffsetRange]:
    """Finds the keys and headers of a TOML document, and the items of its lists, by their paths.

    tomllib, which has read the text, does not give places. What lies within braces, or in a list of lists, has none.

    >>> locate_keys('fail-on = "info"\\n[[suppress]]\\nrule = "long-stop"\\n')
    {('fail-on',): (0, 7), ('suppress',): (19, 27), ('suppress', 0): (19, 27), ('suppress', 0, 'rule'): (30, 34)}
    """
    # Strings become words, and comments blanks, so that only the marks of TOML itself are left.
    bare = _HIDDEN.sub(lambda found: (" " if found[0][0] == "#" else "_") * len(found[0]), text)
    spots: dict[FieldPath, OffsetRange] = {}
    counts: dict[FieldPath, int] = {}
    table: FieldPath = ()
    at = 0
    while found := _STATEMENT.search(bare, at):
        at = found.end()
        spot = found.span(2) if found[1] else found.span(3)
        path = () if found[1] else table
        names = _names(text[slice(*spot)])
        for number, name in enumerate(names, 1):
            path = (*path, name)
            spots.setdefault(path, spot)
            if found[1] == "[[" and number == len(names):
                counts[path] = counts.get(path, 0) + 1
            if path in counts:
                path = (*path, counts[path] - 1)
                spots.setdefault(path, spot)
        if found[1]:
            table = path
        else:
            at = _locate_items(bare, at, path, spots)
    return spots


def _names(key: str) -> list[str]:
    """The parts of a dotted key."""
    if "." not in key and key[0] not in "\"'":
        return [key]
    names = []
    value: Any = tomllib.loads(f"{key} = 0")
    while value != 0:
        ((name, value),) = value.items()
        names.append(name)
    return names


def _locate_items(bare: str, at: int, path: FieldPath, spots: dict[FieldPath, OffsetRange]) -> int:
    """Adds the items of the list that begins here, if one does, and returns the end of the value."""
    depth = number = 0
    start: int | None = None
    for mark in _MARK.finditer(bare, at):
        if mark[0] == "\n" and depth == 0:
            return mark.start()
        if depth == 1 and start is not None and mark[0] in ",]" and (item := bare[start : mark.start()]).strip():
            begin = start + len(item) - len(item.lstrip())
            spots[*path, number] = (begin, begin + len(item.strip()))
            start, number = mark.end(), number + 1
        if mark[0] in "[{":
            depth += 1
            start = mark.end() if (depth, mark[0]) == (1, "[") else start
        elif mark[0] in "]}":
            depth -= 1
    return len(bare)
