"""Finds the configuration: what a project says once, in the place of a flag on every command line."""

import argparse
import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from diplovisit.cli.console import CannotRun
from diplovisit.files import LeadsOut, is_there, read_file, require_inside
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.rule_names import UnknownRule, known_name, known_names, severity_named
from diplovisit.pipeline.rule_selection import RuleChoice, Selection
from diplovisit.pipeline.settings import InvalidSettings, Settings, read_settings
from diplovisit.pipeline.suppressions import parse_day
from diplovisit.readers.limits import LARGEST_TOML
from diplovisit.readers.toml_reader import UnreadableToml
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS

# MERGED: Turns arguments and settings into what a check asks: which rules count, and what is suppressed.


def rule_choice(parsed: argparse.Namespace) -> RuleChoice:
    """What the arguments say of rules. Raises CannotRun."""
    return RuleChoice(
        select=_names("--select", parsed.select),
        ignore=_names("--ignore", parsed.ignore),
        severity=dict(_severities(parsed.severity)),
    )


def rule_selection(parsed: argparse.Namespace, settings: Settings) -> Selection:
    """The rules that count: what the arguments say decides, then what is said of paths, then the rest."""
    return Selection((rule_choice(parsed), *settings.choices))


def today_of(parsed: argparse.Namespace) -> datetime.date:
    """The day that is given, or else this one in UTC. Raises CannotRun."""
    if parsed.today is None:
        return datetime.datetime.now(datetime.UTC).date()
    given = parse_day(parsed.today)
    if given is None:
        raise CannotRun(f"--today {parsed.today}: expected a day such as 2026-11-27; saw {quoted(parsed.today)}")
    return given


def _names(flag: str, given: Iterable[str]) -> tuple[str, ...]:
    try:
        return known_names(name.strip() for each in given for name in each.split(","))
    except UnknownRule as error:
        raise CannotRun(f"{flag}: {error}") from None


def _severities(given: Iterable[str]) -> Iterator[tuple[str, Severity]]:
    for each in given:
        name, equals, word = each.partition("=")
        if not equals:
            raise CannotRun(f"--severity {each}: expected NAME=SEVERITY, such as long-stop=info")
        try:
            yield known_name(name.strip()), severity_named(word.strip())
        except UnknownRule as error:
            raise CannotRun(f"--severity {each}: {error}") from None


_OURS: Final = "diplovisit.toml"
_SHARED: Final = "pyproject.toml"


def load_settings(parsed: argparse.Namespace) -> Settings:
    """The settings that hold for the arguments: of `--config`, of none, or of the nearest configuration.

    That is `diplovisit.toml`, or `[tool.diplovisit]` in `pyproject.toml`, in this folder or in the nearest above it
    that has one; the former hides the latter. Whoever writes them may be anybody: unless `--allow-outside` is given,
    the files that they name lie in their folder, and one that was not named itself is no link out of it.

    Raises CannotRun, and OSError for a file that cannot be read.
    """
    if parsed.no_config:
        return Settings()
    try:
        if parsed.config is not None:
            return _of_file(Path(parsed.config), allow_outside=parsed.allow_outside)
        return _nearest(Path.cwd(), allow_outside=parsed.allow_outside)
    except (ValueError, LeadsOut) as error:
        raise CannotRun(str(error)) from None


def _of_file(file: Path, *, allow_outside: bool) -> Settings:
    if not file.is_file():
        raise CannotRun(f"--config {file}: {'is no file' if file.exists() else 'no such file'}")
    settings = _read(file, allow_outside=allow_outside)
    if settings is None:
        raise CannotRun(f"--config {file}: has no table [tool.diplovisit]")
    return settings


def _nearest(start: Path, *, allow_outside: bool) -> Settings:
    for folder in (start, *start.parents):
        if is_there(folder / _OURS):
            return _read_ours(folder / _OURS, allow_outside=allow_outside)
        if (folder / _SHARED).is_file():
            settings = _read_shared(folder / _SHARED, allow_outside=allow_outside)
            if settings is not None:
                return settings
    return Settings()


def _read_ours(file: Path, *, allow_outside: bool) -> Settings:
    """Reads a diplovisit.toml that nobody named. Raises CannotRun for what is not a file: it cannot be meant."""
    if not file.is_file():
        what = "a link that leads nowhere" if not file.exists() else "no regular file"
        raise CannotRun(f"{_shown(file)}: is {what}; delete it, or use --no-config")
    if not allow_outside:
        _require_inside(file)
    return _read(file, allow_outside=allow_outside) or Settings()


def _read_shared(file: Path, *, allow_outside: bool) -> Settings | None:
    """Reads the settings in a pyproject.toml, None where it has none; what is wrong with it otherwise is not ours."""
    try:
        settings = _read(file, allow_outside=allow_outside)
    except UnreadableToml:
        return None
    except InvalidSettings:
        if not allow_outside:
            _require_inside(file)
        raise
    if settings is not None and not allow_outside:
        _require_inside(file)
    return settings


def _require_inside(file: Path) -> None:
    """Raises LeadsOut for a link out of its folder: a message about the settings could quote somebody else's file."""
    try:
        require_inside(file, file.parent, "its folder")
    except LeadsOut:
        name = _shown(file)
        remedy = f"name it with --config {name}, or use --allow-outside"
        raise LeadsOut(f"{name}: is a link that leads out of its folder or to a hidden file; {remedy}") from None


def _read(file: Path, *, allow_outside: bool) -> Settings | None:
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100  # links stay what they are called
    within = ("tool", "diplovisit") if file.name == _SHARED else ()
    return read_settings(
        read_file(file, LARGEST_TOML),
        name=_shown(file),
        folder=folder,
        within=within,
        formats=tuple(REPORTERS),
        allow_outside=allow_outside,
    )


def _shown(file: Path) -> str:
    """The name of the file as it is told: from this folder where it lies below it."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
