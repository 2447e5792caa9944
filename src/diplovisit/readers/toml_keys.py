"""Where the keys of a TOML document stand, and the items of its lists: tomllib, which reads it, does not say."""

import contextlib
import re
import tomllib
from typing import Final

from diplovisit.readers.places import Spot
from diplovisit.record.finding import Path

_STRING: Final = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
_GAP: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART: Final = re.compile(rf"{_STRING}|[A-Za-z0-9_-]+", re.DOTALL)
_SCALAR: Final = re.compile(rf"{_STRING}|[^,\]}}#\n]+", re.DOTALL)


def toml_spots(text: str) -> dict[Path, Spot]:
    """The spots of the keys, of the headers of tables, and of the items of lists, by their paths.

    The text must be TOML: whoever calls has had it read by tomllib.

    >>> toml_spots('fail-on = "info"\\n[[suppress]]\\nrule = "long-stop"\\n')
    {('fail-on',): (0, 7), ('suppress',): (19, 27), ('suppress', 0): (19, 27), ('suppress', 0, 'rule'): (30, 34)}
    """
    scan = _Scan(text)
    with contextlib.suppress(_Lost):  # a place that cannot be told is better than a setting that cannot be read
        scan.run()
    return scan.spots


class _Lost(Exception):
    """Raised where the scan reads the text in another way than tomllib did."""


class _Scan:
    """One way through a text, without recursion: brackets may be as deep as tomllib lets them."""

    def __init__(self, text: str) -> None:
        self.spots: dict[Path, Spot] = {}
        self._text = text
        self._at = 0
        self._counts: dict[Path, int] = {}

    def run(self) -> None:
        """Goes through the text. Raises _Lost."""
        table: Path = ()
        while self._skip() < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._entry(table)

    def _skip(self) -> int:
        """Goes past blanks, line breaks and comments."""
        found = _GAP.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _take(self, mark: str) -> bool:
        """Goes past a mark, if that is what comes next."""
        if not self._text.startswith(mark, self._skip()):
            return False
        self._at += len(mark)
        return True

    def _keys(self) -> list[tuple[str, Spot]]:
        """Goes past a key, and gives its parts: `a."b c".d` has three."""
        parts = []
        while found := _KEY_PART.match(self._text, self._skip()):
            self._at = found.end()
            parts.append((_unquoted(found[0]), found.span()))
            if not self._take("."):
                break
        return parts

    def _header(self) -> Path:
        is_item = self._take("[[")
        if not is_item:
            self._take("[")
        table: Path = ()
        parts = self._keys()
        for place, (name, spot) in enumerate(parts, 1):
            table = (*table, name)
            self.spots.setdefault(table, spot)
            if is_item and place == len(parts):
                self._counts[table] = self._counts.get(table, 0) + 1
            if (count := self._counts.get(table)) is not None:
                table = (*table, count - 1)
                self.spots.setdefault(table, spot)
        self._take("]]" if is_item else "]")
        return table

    def _entry(self, table: Path) -> None:
        """Goes past a key and its value, whatever lies in that."""
        # What is open around the place: a list with the number of its item, or None for a table within braces.
        around: list[tuple[Path, int | None]] = []
        path: Path | None = self._key(table)
        while path is not None:
            if self._take("["):
                around.append((path, -1))
            elif self._take("{"):
                around.append((path, None))
            else:
                self._scalar(path)
            path = self._next(around)

    def _next(self, around: list[tuple[Path, int | None]]) -> Path | None:
        """Goes to the next value that is inside something; None where nothing is open any more."""
        while around:
            path, number = around[-1]
            self._take(",")
            if self._take("]" if number is not None else "}"):
                around.pop()
                continue
            if number is None:
                return self._key(path)
            around[-1] = (path, number + 1)
            item = (*path, number + 1)
            self.spots[item] = (self._skip(), self._at + 1)
            return item
        return None

    def _key(self, table: Path) -> Path:
        path = table
        before = self._at
        for name, spot in self._keys():
            path = (*path, name)
            self.spots.setdefault(path, spot)
        self._take("=")
        if self._at == before:
            raise _Lost
        return path

    def _scalar(self, path: Path) -> None:
        found = _SCALAR.match(self._text, self._skip())
        if found is None:
            raise _Lost
        self._at = found.end()
        if isinstance(path[-1], int):
            self.spots[path] = (found.start(), found.start() + len(found[0].rstrip()))


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] == '"' else key
