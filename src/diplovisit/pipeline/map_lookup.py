"""Finds a map by its name or its path: a TOML file, or what an installed package offers."""

import functools
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from diplovisit.datasets import DATA_SETS, DataSet
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.maps import InvalidMap, SheetMap, read_map
from diplovisit.readers.limits import LARGEST_TOML

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

MAP_GROUP: Final = "diplovisit.maps"
"""The group of entry points by which a package offers maps: the path of a TOML file, a `SheetMap` or a `DataSet`."""


class BrokenMap(ValueError):
    """Raised for a map of an installed package that cannot be loaded, or that is no map."""


@attrs.frozen
class InstalledMaps:
    """The maps that installed packages offer, by name, and sentences about those that are not used."""

    entries: Mapping[str, "EntryPoint"]
    refused: Mapping[str, str]


@functools.cache
def installed_maps() -> InstalledMaps:
    """Returns the maps of installed packages. Nothing of these packages is loaded.

    A map with the name of a shipped data set is refused, and so are two maps of one name.
    """
    import importlib.metadata  # noqa: PLC0415  # 0.1 s, which a shipped data set and a file do without

    offered = list(importlib.metadata.entry_points(group=MAP_GROUP))
    counts = Counter(entry.name for entry in offered)
    refused = {}
    for entry in offered:
        if entry.name in DATA_SETS:
            reason = "diplovisit has a data set with this name"
        elif counts[entry.name] > 1:
            reason = "several packages have a map with this name"
        else:
            continue
        refused[entry.name] = f"the map {quoted(entry.name)} of {_package(entry)} was ignored: {reason}"
    return InstalledMaps({entry.name: entry for entry in offered if entry.name not in refused}, refused)


def _package(entry: "EntryPoint") -> str:
    return f"the package {entry.dist.name}" if entry.dist is not None else "an installed package"


def load_installed(name: str) -> SheetMap | DataSet | None:
    """Returns what an installed package offers by a name; None if none offers it. Raises BrokenMap and InvalidMap."""
    installed = installed_maps()
    if name in installed.refused:
        raise BrokenMap(installed.refused[name])
    if (entry := installed.entries.get(name)) is None:
        return None
    owner = f"the map {quoted(name)} of {_package(entry)}"
    try:
        value = entry.load()
        value = value() if callable(value) and not isinstance(value, SheetMap | DataSet) else value
    except (Exception, SystemExit) as error:  # noqa: BLE001  # code of other people may raise anything
        remedy = "update or remove the package"
        raise BrokenMap(f"{owner} cannot be loaded: {type(error).__name__} {quoted(str(error))}; {remedy}") from None
    if isinstance(value, SheetMap | DataSet):
        return _named(value, name)
    if isinstance(value, str | os.PathLike):
        try:
            return read_map(read_file(Path(value), LARGEST_TOML + 1), name=str(value))
        except (NoSuchPath, OSError) as error:
            raise BrokenMap(f"{owner} cannot be read: {error}") from None
    kind = type(value).__name__
    raise BrokenMap(f"{owner} is a {kind}; expected the path of a TOML file, a SheetMap or a DataSet")


def _named(value: SheetMap | DataSet, name: str) -> SheetMap | DataSet:
    """Returns a data set under the name by which it is installed: it may lack one of its own, or have another's."""
    return attrs.evolve(value, name=name) if isinstance(value, DataSet) else value


def find_map(name: str | os.PathLike[str]) -> SheetMap:
    """Returns the map of a path, or of a name that an installed package offers.

    A path that exists comes first. Raises NoSuchPath for a name that is neither, InvalidMap, and BrokenMap.

    >>> find_map("examples/maps/journeys.toml").source.title
    'Official journeys (made up)'
    """
    path = Path(name)
    if path.is_file():
        return read_map(read_file(path, LARGEST_TOML + 1), name=str(path))
    text = str(name)
    found = load_installed(text) if text not in DATA_SETS else DATA_SETS[text]
    if isinstance(found, DataSet):
        raise BrokenMap(f"{text} is a data set, not a map of a sheet; read it with: diplovisit import {text} PATH")
    if found is not None:
        return found
    known = installed_maps().entries
    hint = did_you_mean(closest(text, known)) if known else ""
    installed = f"; installed maps: {', '.join(sorted(known))}" if known and not hint else ""
    raise NoSuchPath(f"{text}: no such map{hint or installed}; expected a TOML file, or the name of an installed map")


def find_data_set(name: str) -> DataSet:
    """Returns a shipped data set, or one that an installed package offers.

    Raises ValueError for an unknown name, for the map of a sheet, and for what cannot be loaded.

    >>> find_data_set("colt").publisher
    'Frederick S. Pardee Institute for International Futures'
    """
    if (shipped := DATA_SETS.get(name)) is not None:
        return shipped
    try:
        found = load_installed(name)
    except InvalidMap as error:
        raise BrokenMap(str(error)) from None
    if isinstance(found, DataSet):
        return found
    if found is not None:
        raise ValueError(f"{name} is a map, not a data set; use it with: diplovisit import SHEET --map {name}")
    known = [*DATA_SETS, *sorted(installed_maps().entries)]
    raise ValueError(
        f"unknown data set {quoted(name)}{did_you_mean(closest(name, known))}; expected one of {', '.join(known)}"
    )
