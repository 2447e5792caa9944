"""The configuration: what a project says once, in the place of a flag on every command line."""

import difflib
import tomllib
from pathlib import Path
from typing import Any, Final

import attrs

from diplovisit.cli.exits import CannotRun

_KEYS: Final = ("sources", "terms")
_FILES: Final = ("diplovisit.toml", "pyproject.toml")


@attrs.frozen(kw_only=True)
class Configuration:
    """What the nearest `diplovisit.toml`, or `[tool.diplovisit]` in `pyproject.toml`, says.

    file: where it stands, None where there is none. sources: the folder of the sources' texts, None without one. terms:
    the files with terms of office.
    """

    file: Path | None = None
    sources: Path | None = None
    terms: tuple[Path, ...] = ()


def configuration(start: Path) -> Configuration:
    """Reads the configuration of a folder, or of the nearest one above it that has one.

    Raises CannotRun for a file that is no TOML, an unknown key, and a folder that is not there.
    """
    for folder in (start, *start.resolve().parents):
        for name in _FILES:
            file = folder / name
            if file.is_file() and (table := _table(file)) is not None:
                return _read(table, file)
    return Configuration()


def _table(file: Path) -> dict[str, Any] | None:
    """The settings in a file; None where it is a pyproject.toml that has none."""
    try:
        document = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if file.name == "pyproject.toml":  # somebody else's to mend, and perhaps not ours at all
            return None
        raise CannotRun(f"{file}: is no TOML: {error}") from None
    if file.name == "diplovisit.toml":
        return document
    tool = document.get("tool")
    table = tool.get("diplovisit") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise CannotRun(f"{file}: tool.diplovisit: expected a table of settings")
    return table


def _read(table: dict[str, Any], file: Path) -> Configuration:
    for key in table:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            meant = f'; did you mean "{near[0]}"?' if near else f"; there is {', '.join(_KEYS)}"
            raise CannotRun(f'{file}: there is no setting "{key}"{meant}')
    return Configuration(file=file, sources=_sources(table, file), terms=_terms(table, file))


def _sources(table: dict[str, Any], file: Path) -> Path | None:
    sources = table.get("sources")
    if sources is None:
        return None
    if not isinstance(sources, str):
        raise CannotRun(f"{file}: sources: expected the name of a folder, in quotes")
    folder = file.parent / sources
    if not folder.is_dir():
        raise CannotRun(f"{file}: sources: {folder} is no folder")
    return folder


def _terms(table: dict[str, Any], file: Path) -> tuple[Path, ...]:
    terms = table.get("terms", [])
    names = [terms] if isinstance(terms, str) else terms
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise CannotRun(f"{file}: terms: expected the name of a file, in quotes, or a list of them")
    for name in names:
        if not (file.parent / name).is_file():
            raise CannotRun(f"{file}: terms: {file.parent / name} is no file")
    return tuple(file.parent / name for name in names)
