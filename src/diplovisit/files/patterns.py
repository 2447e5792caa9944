"""Patterns of paths, as .gitignore has them: which files somebody means by `drafts/**` or `*.json`."""

import fnmatch
import functools
import os
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import attrs


class InvalidPattern(ValueError):
    """Raised for a pattern that can match nothing, or that says what patterns here do not say."""


@attrs.frozen
class PathPattern:
    """One pattern, held against paths below a folder.

    That is the working folder where none is given. Without a slash inside, a pattern is the name of a file or of a
    folder, at any depth: `drafts`, `*.json`. With one it begins at the folder `base`: `visits/2024`, `/drafts`. A `*`
    and a `?` stop at slashes, `**` between slashes is any number of folders, `[ab]` is one of the letters, and a slash
    at the end means folders only. What lies in a folder that matches, matches. Letters are told from capitals.
    """

    text: str
    base: str = "."
    _parts: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)
    _tests: tuple[Callable[[str], object], ...] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Splits the text. Raises WrongPattern."""
        parts = _parts_of(self.text)
        object.__setattr__(self, "_parts", parts)
        # Compiled once: what fnmatch keeps is forgotten where there are more patterns than it keeps.
        object.__setattr__(self, "_tests", tuple(re.compile(fnmatch.translate(part)).match for part in parts))

    def matches(self, name: str) -> bool:
        """Whether the path of a file matches, or that of a folder which it lies in.

        >>> drafts = PathPattern("drafts/**", base="/desk")
        >>> drafts.matches("/desk/drafts/new/visit.yaml"), drafts.matches("/desk/visits/drafts/visit.yaml")
        (True, False)
        """
        path = _below(name, self.base, os.getcwd())  # noqa: PTH109  # as a text
        folders_only = self.text.endswith("/")
        # Each place says how many parts of the pattern are used up: with n parts, a path of m costs n × m and no more.
        places = self._past_folders({0})
        for depth, name_there in enumerate(path, 1):
            places = self._past_folders({after for place in places for after in self._after(place, name_there)})
            if len(self._parts) in places and not (folders_only and depth == len(path)):
                return True
        return False

    def _after(self, place: int, name: str) -> tuple[int, ...]:
        """The places in the pattern after one more part of the path."""
        if place == len(self._parts):
            return ()
        if self._parts[place] == "**":
            return (place, place + 1) if place == len(self._parts) - 1 else (place,)
        return (place + 1,) if self._tests[place](name) else ()

    def _past_folders(self, places: set[int]) -> set[int]:
        """The places, with those behind a `**` that stands for no folder; at the end it stands for one part or more."""
        reached = set(places)
        for place in places:
            after = place
            while after < len(self._parts) - 1 and self._parts[after] == "**":
                after += 1
                reached.add(after)
        return reached


def _parts_of(text: str) -> tuple[str, ...]:
    if text.startswith("!"):
        raise InvalidPattern("a pattern says what is meant, and none begins with !; write [!]… for a name that does")
    stripped = text.strip("/")
    parts = tuple(part for part in stripped.split("/") if part not in ("", "."))
    if not parts:
        raise InvalidPattern("expected a pattern such as drafts/** or *.json; saw one that names nothing")
    within = text.startswith("/") or "/" in stripped
    return parts if within else ("**", *parts)


@functools.lru_cache(maxsize=64)
def _below(name: str, base: str, _here: str) -> tuple[str, ...]:
    """The path as seen from the folder; one that lies elsewhere begins with `..`.

    Many patterns ask of one path in turn. Where the process works is part of the question.
    """
    path = os.path.abspath(name)  # noqa: PTH100  # links stay what they are called
    try:
        seen = os.path.relpath(path, base)
    except ValueError:  # another drive
        seen = path
    return PurePosixPath(Path(seen).as_posix()).parts
