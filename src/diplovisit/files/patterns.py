"""Patterns of paths in the syntax of .gitignore, such as `drafts/**` or `*.json`."""

import fnmatch
import functools
import itertools
import os
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

import attrs

from diplovisit.lazy_patterns import lazy_pattern

MOST_CHARACTERS: Final = 4_096
"""The longest pattern: Linux has no longer path (PATH_MAX)."""


_WILD: Final = lazy_pattern(r"[*?\[]")


class InvalidPattern(ValueError):
    """Raised for a pattern that can match nothing, or that uses syntax which is not supported here."""


@attrs.frozen
class PathPattern:
    """One pattern, matched against paths below the folder `base`, by default the working folder.

    A pattern without a slash inside is the name of a file or folder at any depth: `drafts`, `*.json`. With a slash
    inside it starts at `base`: `visits/2024`, `/drafts`. `*` and `?` do not match slashes. `**` between slashes is any
    number of folders. `[ab]` is one of the letters. A slash at the end means folders only. Everything in a matching
    folder matches. Matching is case-sensitive.
    """

    text: str
    base: str = "."
    _parts: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _tests: tuple[Callable[[str], object], ...] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Splits the text. Raises InvalidPattern."""
        if len(self.text) > MOST_CHARACTERS:
            raise InvalidPattern(f"has more than {MOST_CHARACTERS:,} characters, which is too long for a path")
        parts = _parts_of(self.text)
        object.__setattr__(self, "_parts", parts)
        # Compiled once: the cache of fnmatch is bounded, and more patterns would be compiled again for every path.
        object.__setattr__(self, "_tests", tuple(re.compile(_translate(part)).match for part in parts))

    @property
    def start(self) -> Path:
        """The folder below which everything lies that the pattern can match.

        >>> [PathPattern(text, base="/desk").start.as_posix() for text in ("visits/2024/*.yaml", "*.yaml")]
        ['/desk/visits/2024', '/desk']
        """
        literal = itertools.takewhile(lambda part: not _WILD.search(part), self._parts[:-1])
        return Path(self.base, *literal)

    def matches(self, name: str) -> bool:
        """Whether the path of a file matches, or the path of a folder that contains it.

        >>> drafts = PathPattern("drafts/**", base="/desk")
        >>> drafts.matches("/desk/drafts/new/visit.yaml"), drafts.matches("/desk/visits/drafts/visit.yaml")
        (True, False)
        """
        path = _below(name, self.base, os.getcwd())  # noqa: PTH109  # a str is the cache key
        folders_only = self.text.endswith("/")
        # Each position says how many parts of the pattern are matched. A pattern of n parts and a path of m cost n × m.
        positions = self._skip_globstars({0})
        for depth, part in enumerate(path, 1):
            positions = self._skip_globstars({after for position in positions for after in self._after(position, part)})
            if len(self._parts) in positions and not (folders_only and depth == len(path)):
                return True
        return False

    def _after(self, position: int, part: str) -> tuple[int, ...]:
        """Returns the positions in the pattern after one more part of the path."""
        if position == len(self._parts):
            return ()
        if self._parts[position] == "**":
            return (position, position + 1) if position == len(self._parts) - 1 else (position,)
        return (position + 1,) if self._tests[position](part) else ()

    def _skip_globstars(self, positions: set[int]) -> set[int]:
        """Returns the positions, and those after each `**` that matches no folder. A final `**` needs one part."""
        reached = set(positions)
        for position in positions:
            after = position
            while after < len(self._parts) - 1 and self._parts[after] == "**":
                after += 1
                reached.add(after)
        return reached


def _translate(part: str) -> str:
    """Translates a part into a regular expression. A [ that is never closed means itself.

    fnmatch looks for the end of each [ up to the end of the part.
    """
    closed = part.rfind("]") + 1
    return fnmatch.translate(part[:closed] + part[closed:].replace("[", "[[]"))


def _parts_of(text: str) -> tuple[str, ...]:
    if text.startswith("!"):
        raise InvalidPattern("a pattern cannot begin with !; write [!]… for a name that begins with it")
    stripped = text.strip("/")
    parts = tuple(part for part in stripped.split("/") if part not in ("", "."))
    if not parts:
        raise InvalidPattern("expected a pattern such as drafts/** or *.json; saw an empty one")
    within = text.startswith("/") or "/" in stripped
    return parts if within else ("**", *parts)


@functools.lru_cache(maxsize=64)
def _below(name: str, base: str, _here: str) -> tuple[str, ...]:
    """Returns the parts of the path relative to the folder; a path outside of it begins with `..`.

    Cached, because many patterns are tried on one path. The working folder is therefore part of the key.
    """
    path = os.path.abspath(name)  # noqa: PTH100  # links are not resolved
    try:
        relative = os.path.relpath(path, base)
    except ValueError:  # another drive
        relative = path
    return PurePosixPath(Path(relative).as_posix()).parts
