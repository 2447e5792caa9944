"""Finds positions in a text that is JSON, one container at a time, with the decoder of Python's own json module.

A finding needs a few positions. A container is scanned when a position in it is needed. The decoder, which is
compiled, skips the other values. `json_scanner` is for texts with faults.
"""

import json
from collections.abc import Iterator, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs lack it

from diplovisit.formats.positions import OffsetRange, ValuePosition

_skip_blanks = json.decoder.WHITESPACE.match  # type: ignore[attr-defined]  # the stubs lack it
_skip_value = json.JSONDecoder(parse_float=str, parse_int=str).scan_once  # type: ignore[attr-defined]


def json_root(text: str) -> ValuePosition:
    """Returns the position of the value of a text. The decoder has read the text before: no key occurs twice.

    >>> root = json_root('{"id": "a", "stops": [{"country": "RU"}]}')
    >>> root.offset_range(("stops", 0, "country"), at_key=False)
    (34, 38)
    """
    start = _skip_blanks(text, 0).end()
    return _position(text, start, _skip_value(text, start)[1])


def _position(text: str, start: int, end: int) -> ValuePosition:
    bracket = text[start]
    if bracket == "{":
        keys, values = _scan_mapping(text, start)
        return ValuePosition(start, end, keys, _ScannedPositions(text, values))
    if bracket == "[":
        return ValuePosition(start, end, {}, _ScannedPositions(text, _scan_list(text, start)))
    return ValuePosition(start, end)


class _ScannedPositions(Mapping[str | int, ValuePosition]):
    """The positions of the values in a container. Each value is scanned when its position is first needed."""

    def __init__(self, text: str, ranges: Mapping[str | int, OffsetRange]) -> None:
        self._text = text
        self._ranges = ranges
        self._scanned: dict[str | int, ValuePosition] = {}

    def __getitem__(self, step: str | int) -> ValuePosition:
        if step not in self._scanned:
            self._scanned[step] = _position(self._text, *self._ranges[step])
        return self._scanned[step]

    def __iter__(self) -> Iterator[str | int]:
        return iter(self._ranges)

    def __len__(self) -> int:
        return len(self._ranges)


def _scan_mapping(text: str, start: int) -> tuple[dict[str, OffsetRange], dict[str | int, OffsetRange]]:
    """Returns the offsets of the keys and of the values of the mapping that begins at `start`."""
    keys: dict[str, OffsetRange] = {}
    values: dict[str | int, OffsetRange] = {}
    at = _skip_blanks(text, start + 1).end()
    while text[at] != "}":
        key, end = scanstring(text, at + 1)
        keys[key] = (at, end)
        colon = _skip_blanks(text, end).end()
        at = _skip_blanks(text, colon + 1).end()
        end = _skip_value(text, at)[1]
        values[key] = (at, end)
        at = _after_comma(text, end)
    return keys, values


def _scan_list(text: str, start: int) -> dict[str | int, OffsetRange]:
    """Returns the offsets of the items of the list that begins at `start`."""
    items: dict[str | int, OffsetRange] = {}
    at = _skip_blanks(text, start + 1).end()
    while text[at] != "]":
        end = _skip_value(text, at)[1]
        items[len(items)] = (at, end)
        at = _after_comma(text, end)
    return items


def _after_comma(text: str, at: int) -> int:
    """Returns the offset of the next key or item, or of the bracket that closes the container."""
    at = _skip_blanks(text, at).end()
    return _skip_blanks(text, at + 1).end() if text[at] == "," else at
