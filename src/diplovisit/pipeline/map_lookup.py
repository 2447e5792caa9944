"""Finds a map by its name or its path: a TOML file, or one that an installed package offers."""

import functools
import importlib.metadata
import os
from pathlib import Path
from typing import Final

from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.maps import SheetMap, read_map
from diplovisit.readers.limits import LARGEST_TOML

MAP_GROUP: Final = "diplovisit.maps"
"""The group of entry points by which a package offers maps: a path of a TOML file, or a `SheetMap`."""


def find_map(name: str | os.PathLike[str]) -> SheetMap:
    """Returns the map of a path, or of a name that an installed package offers.

    A path that exists comes first. Raises NoSuchPath for a name that is neither, and InvalidMap.

    >>> find_map("examples/maps/journeys.toml").source.title
    'Official journeys (made up)'
    """
    path = Path(name)
    if path.is_file():
        return read_map(read_file(path, LARGEST_TOML + 1), name=str(path))
    known = _offered()
    text = str(name)
    if (entry := known.get(text)) is None:
        hint = did_you_mean(closest(text, known)) if known else ""
        installed = f"; installed maps: {', '.join(sorted(known))}" if known and not hint else ""
        raise NoSuchPath(f"{text}: no such map{hint or installed}; name a TOML file, or an installed map")
    value = entry.load()
    value = value() if callable(value) and not isinstance(value, SheetMap) else value
    if isinstance(value, SheetMap):
        return value
    if isinstance(value, str | os.PathLike):
        return read_map(read_file(Path(value), LARGEST_TOML + 1), name=str(value))
    kind = type(value).__name__
    raise NoSuchPath(f"the installed map {quoted(text)} is a {kind}; expected the path of a TOML file, or a SheetMap")


@functools.cache
def _offered() -> dict[str, importlib.metadata.EntryPoint]:
    return {entry.name: entry for entry in importlib.metadata.entry_points(group=MAP_GROUP)}
