"""Finds the configuration, and combines it with the options of the command line."""

import datetime
import enum
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Generic, TypeVar

import attrs

from diplovisit.cli.console import CannotRun
from diplovisit.files import LeadsOut, exists_as_anything, read_file, require_inside
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.rule_names import UnknownRule, known_name, known_names, severity_named
from diplovisit.pipeline.rule_selection import RuleChoice
from diplovisit.pipeline.settings import InvalidSettings, Settings, read_settings
from diplovisit.pipeline.suppressions import parse_day
from diplovisit.readers.limits import LARGEST_TOML
from diplovisit.readers.toml_reader import UnreadableToml
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS

_OWN_FILE: Final = "diplovisit.toml"
_SHARED_FILE: Final = "pyproject.toml"

_Value = TypeVar("_Value")


class Origin(enum.Enum):
    """Where the value of an option comes from."""

    COMMAND_LINE = "command line"
    CONFIGURATION = "configuration"
    DEFAULT = "default"


@attrs.frozen
class Resolved(Generic[_Value]):
    """The value of an option in force, with where it comes from."""

    value: _Value
    origin: Origin


@attrs.frozen(kw_only=True)
class ResolvedOptions:
    """The options that both the command line and the configuration can set, as they are in force."""

    fail_on: Resolved[Severity]
    require_evidence: Resolved[bool]
    require_texts: Resolved[bool]
    across: Resolved[bool]
    output_format: Resolved[str]


def resolve_options(
    settings: Settings,
    *,
    fail_on: str | None,
    require_evidence: bool | None,
    require_texts: bool | None,
    across: bool | None,
    output_format: str | None,
) -> ResolvedOptions:
    """Returns the options in force: the value of the command line, else of the configuration, else the default.

    None is an option that the command line leaves open.
    """
    severity = Severity(fail_on) if fail_on is not None else None
    return ResolvedOptions(
        fail_on=_resolve(severity, settings.fail_on, Severity.ERROR),
        require_evidence=_resolve(require_evidence, settings.require_evidence, False),
        require_texts=_resolve(require_texts, settings.require_texts, False),
        across=_resolve(across, settings.across, True),
        output_format=_resolve(output_format, settings.output_format, "full"),
    )


def _resolve(given: _Value | None, configured: _Value | None, default: _Value) -> Resolved[_Value]:
    if given is not None:
        return Resolved(given, Origin.COMMAND_LINE)
    if configured is not None:
        return Resolved(configured, Origin.CONFIGURATION)
    return Resolved(default, Origin.DEFAULT)


def rule_choice(select: Iterable[str], ignore: Iterable[str], severity: Iterable[str]) -> RuleChoice:
    """Returns the rules that `--select`, `--ignore` and `--severity` name. Raises CannotRun."""
    return RuleChoice(
        select=_names("--select", select),
        ignore=_names("--ignore", ignore),
        severity=dict(_severities(severity)),
    )


def today_of(text: str | None) -> datetime.date:
    """Returns the day that `--today` gives, or the current day in UTC for None. Raises CannotRun."""
    if text is None:
        return datetime.datetime.now(datetime.UTC).date()
    day = parse_day(text)
    if day is None:
        raise CannotRun(f"--today {text}: expected a day such as 2026-11-27; saw {quoted(text)}")
    return day


def _names(flag: str, lists: Iterable[str]) -> tuple[str, ...]:
    try:
        return known_names(name.strip() for names in lists for name in names.split(","))
    except UnknownRule as error:
        raise CannotRun(f"{flag}: {error}") from None


def _severities(assignments: Iterable[str]) -> Iterator[tuple[str, Severity]]:
    for assignment in assignments:
        name, equals, word = assignment.partition("=")
        if not equals:
            raise CannotRun(f"--severity {assignment}: expected NAME=SEVERITY, such as long-stop=info")
        try:
            yield known_name(name.strip()), severity_named(word.strip())
        except UnknownRule as error:
            raise CannotRun(f"--severity {assignment}: {error}") from None


def load_settings(config: str | None, *, no_config: bool, allow_outside: bool) -> Settings:
    """Returns the settings of the file `config`, or of the nearest configuration for None, or no settings.

    The nearest configuration is `diplovisit.toml`, or `[tool.diplovisit]` in `pyproject.toml`, in the current folder or
    in the nearest folder above that has one. In one folder, `diplovisit.toml` hides `pyproject.toml`.

    Anybody may have written a configuration. Unless `allow_outside` is set, the files that it names must lie in its
    folder. A configuration that was not named itself must not be a link out of its folder either.

    Raises CannotRun, and OSError for a file that cannot be read.
    """
    if no_config:
        return Settings()
    try:
        if config is not None:
            return _of_file(Path(config), allow_outside=allow_outside)
        return _nearest(Path.cwd(), allow_outside=allow_outside)
    except (ValueError, LeadsOut) as error:
        raise CannotRun(str(error)) from None


def _of_file(file: Path, *, allow_outside: bool) -> Settings:
    if not file.is_file():
        raise CannotRun(f"--config {file}: {'not a file' if file.exists() else 'no such file'}")
    settings = _read(file, allow_outside=allow_outside)
    if settings is None:
        raise CannotRun(f"--config {file}: expected a table [tool.diplovisit]; there is none")
    return settings


def _nearest(start: Path, *, allow_outside: bool) -> Settings:
    for folder in (start, *start.parents):
        if exists_as_anything(folder / _OWN_FILE):
            return _read_own(folder / _OWN_FILE, allow_outside=allow_outside)
        if (folder / _SHARED_FILE).is_file():
            settings = _read_shared(folder / _SHARED_FILE, allow_outside=allow_outside)
            if settings is not None:
                return settings
    return Settings()


def _read_own(file: Path, *, allow_outside: bool) -> Settings:
    """Reads a diplovisit.toml that was not named. Raises CannotRun when it is not a regular file."""
    if not file.is_file():
        what = "a broken link" if not file.exists() else "not a regular file"
        raise CannotRun(f"{_shown_name(file)}: is {what}; delete it, or use --no-config")
    if not allow_outside:
        _require_inside(file)
    return _read(file, allow_outside=allow_outside) or Settings()


def _read_shared(file: Path, *, allow_outside: bool) -> Settings | None:
    """Reads the settings in a pyproject.toml. None when it has none, or is not valid TOML: other tools report that."""
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
    """Raises LeadsOut for a link out of its folder: a message about the settings could quote another file."""
    try:
        require_inside(file, file.parent, "its folder")
    except LeadsOut:
        name = _shown_name(file)
        remedy = f"name it with --config {name}, or use --allow-outside"
        raise LeadsOut(f"{name}: is a link to a hidden file or to a file outside its folder; {remedy}") from None


def _read(file: Path, *, allow_outside: bool) -> Settings | None:
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100  # links keep their names
    within = ("tool", "diplovisit") if file.name == _SHARED_FILE else ()
    return read_settings(
        read_file(file, LARGEST_TOML),
        name=_shown_name(file),
        folder=folder,
        within=within,
        formats=tuple(REPORTERS),
        allow_outside=allow_outside,
    )


def _shown_name(file: Path) -> str:
    """The name of the file in messages: relative to the current folder when it lies below it."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
