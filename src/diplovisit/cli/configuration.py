"""Finds the configuration: what a project says once, in the place of a flag on every command line."""

import argparse
import os
from pathlib import Path
from typing import Final

from diplovisit.cli.exits import CannotRun
from diplovisit.pipeline.settings import Settings, read_settings
from diplovisit.readers.toml_text import LARGEST, UnreadableToml
from diplovisit.reporters import REPORTERS

_OURS: Final = "diplovisit.toml"
_SHARED: Final = "pyproject.toml"


def settings_of(parsed: argparse.Namespace) -> Settings:
    """The settings that hold for the arguments: of `--config`, of none, or of the nearest configuration.

    That is `diplovisit.toml`, or `[tool.diplovisit]` in `pyproject.toml`, in this folder or in the nearest above it
    that has one; the former hides the latter. Raises CannotRun.
    """
    if parsed.no_config:
        return Settings()
    try:
        return _of_file(Path(parsed.config)) if parsed.config is not None else _nearest(Path.cwd())
    except ValueError as error:
        raise CannotRun(str(error)) from None


def _of_file(file: Path) -> Settings:
    if not file.is_file():
        raise CannotRun(f"--config {file}: {'is no file' if file.exists() else 'no such file'}")
    settings = _read(file)
    if settings is None:
        raise CannotRun(f"--config {file}: has no table [tool.diplovisit]")
    return settings


def _nearest(start: Path) -> Settings:
    for folder in (start, *start.parents):
        for name in (_OURS, _SHARED):
            file = folder / name
            if not file.is_file():
                continue
            try:
                settings = _read(file)
            except UnreadableToml:
                if name == _OURS:
                    raise
                continue  # somebody else's to mend, and perhaps not ours at all
            if settings is not None:
                return settings
    return Settings()


def _read(file: Path) -> Settings | None:
    with file.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100  # links stay what they are called
    within = ("tool", "diplovisit") if file.name == _SHARED else ()
    return read_settings(data, name=_shown(file), folder=folder, within=within, formats=tuple(REPORTERS))


def _shown(file: Path) -> str:
    """The name of the file as it is told: from this folder where it lies below it."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
