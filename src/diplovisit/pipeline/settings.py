"""The settings of a project, read from the text of its configuration."""

import datetime
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs

from diplovisit.files import is_inside, leads_to_hidden
from diplovisit.files.patterns import PathPattern
from diplovisit.findings.phrases import closest, describe, did_you_mean, escaped, quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.pipeline.rule_names import known_name, rule_name, severity_named
from diplovisit.pipeline.rule_selection import RuleChoice
from diplovisit.pipeline.suppressions import Suppression
from diplovisit.readers import FilePosition
from diplovisit.readers.toml_reader import TomlDocument, read_toml
from diplovisit.record import Severity

# MERGED: The values of settings: what each may be, and how one that is something else is told.

T = TypeVar("T")


class InvalidSettings(ValueError):
    """Raised for settings that cannot be what somebody meant; the message has file, line, key, and what to do."""

    def __init__(self, message: str) -> None:
        # Names of keys and of files are in it, as somebody else may have written them: the message is one line.
        super().__init__(escaped(message))


@attrs.frozen
class SettingsTable:
    """One table of a TOML document: its values by key, each judged as it is asked for. Raises WrongSettings.

    A key that is not there is None; an empty list is no list of anything, and is refused.
    """

    document: TomlDocument
    path: FieldPath
    values: Mapping[str, Any]

    def require_keys(self, known: Iterable[str], called: str = "setting") -> None:
        """Raises WrongSettings for the first key that is none of those."""
        keys = tuple(known)
        for key in self.values:
            if key not in keys:
                meant = closest(key, keys)
                hint = did_you_mean(meant) if meant else f"; there is {', '.join(keys)}"
                raise InvalidSettings(f"{self._place(key)}: there is no {called} {quoted(key)}{hint}")

    def text(self, key: str, what: str = "a text") -> str | None:
        """A text; `what` says in a complaint what it is."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self.error(key, f"expected {what}, in quotes; saw {_describe(value)}")

    def texts(self, key: str, what: str = "a text") -> tuple[str, ...]:
        """One text or a list of them; none where the key is not there."""
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list):
            raise self.error(key, f"expected {what}, in quotes, or a list of them; saw {_describe(value)}")
        if not value:
            raise self.error(key, f"expected {what} at least; saw an empty list; leave the key out")
        for place, item in enumerate(value):
            if not isinstance(item, str):
                raise self.error(key, f"expected {what}, in quotes; saw {_describe(item)}", place)
        return tuple(value)

    def required_text(self, key: str) -> str:
        """A text that must be there."""
        text = self.text(key)
        if text is None:
            table = ".".join(step for step in self.path if isinstance(step, str))
            raise InvalidSettings(f"{self._place(key)}: expected {quoted(key)} in {table}; there is none")
        return text

    def flag(self, key: str) -> bool | None:
        """A flag."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.error(key, f"expected true or false, without quotes; saw {_describe(value)}")

    def word(self, key: str, words: Iterable[str]) -> str | None:
        """A word of a list."""
        value = self.values.get(key)
        known = tuple(words)
        if value is None or (isinstance(value, str) and value in known):
            return value
        meant = did_you_mean(closest(value, known)) if isinstance(value, str) else ""
        raise self.error(key, f"expected one of {', '.join(known)}; saw {_describe(value)}{meant}")

    def day(self, key: str) -> str | None:
        """A day, as a text or as TOML has it; a text that is no day is for somebody else to judge."""
        value = self.values.get(key)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        if value is None or isinstance(value, str):
            return value
        raise self.error(key, f"expected a day such as 2026-12-31; saw {_describe(value)}")

    def table(self, key: str) -> "SettingsTable":
        """A table inside it; an empty one where the key is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"expected a table, under [{self._dotted(key)}]; saw {_describe(value)}")
        return SettingsTable(self.document, (*self.path, key), value)

    def tables(self, key: str) -> "tuple[SettingsTable, ...]":
        """A list of tables inside it."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, f"expected tables, each under [[{self._dotted(key)}]]; saw {_describe(value)}")
        return tuple(SettingsTable(self.document, (*self.path, key, place), item) for place, item in enumerate(value))

    def convert(self, key: str, converter: Callable[[str], T], text: str, item: int | None = None) -> T:
        """What a function makes of a text that stands at a key; a ValueError that it raises is told there."""
        try:
            return converter(text)
        except ValueError as error:
            raise self.error(key, str(error), item) from None

    def convert_each(self, key: str, converter: Callable[[str], T], what: str) -> tuple[T, ...]:
        """What a function makes of each of the texts of a key."""
        return tuple(self.convert(key, converter, text, place) for place, text in enumerate(self.texts(key, what)))

    def error(self, key: str, sentence: str, item: int | None = None) -> InvalidSettings:
        """What is to be raised for the value of a key, or for an item of it."""
        return InvalidSettings(f"{self._place(key, item)}: {key}: {sentence}")

    def where(self, key: str | None = None) -> FilePosition:
        """Where a key stands, or the table itself."""
        return self.document.where(self.path if key is None else (*self.path, key))

    def _place(self, key: str, item: int | None = None) -> str:
        path = (*self.path, key) if item is None else (*self.path, key, item)
        where = self.document.where(path)
        return f"{where.file}:{where.span.line}"

    def _dotted(self, key: str) -> str:
        return ".".join(str(step) for step in (*self.path, key) if isinstance(step, str))


def _describe(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return f"the date {value}" if isinstance(value, datetime.date) else f"the time {value}"
    return describe(value)


__all__ = ["KEYS", "InvalidSettings", "Settings", "read_settings"]

KEYS: Final = (
    "sources",
    "terms",
    "select",
    "ignore",
    "severity",
    "exclude",
    "per-path",
    "suppress",
    "fail-on",
    "require-evidence",
    "across",
    "output-format",
)
NOTHING_CHOSEN: Final = RuleChoice()
_PATH_KEYS: Final = ("select", "ignore", "severity")
_SUPPRESSION_KEYS: Final = ("rule", "record", "file", "address", "reason", "until")


@attrs.frozen(kw_only=True)
class Settings:
    """What a configuration says; what it does not say is None, or empty.

    file: its name, folder the one that it lies in, and lines where its keys stand. root: the folder that the files
    which it names may not leave, through links either; None where they may lie anywhere. choice: the rules of every
    record, and per_path those of the files of a pattern, in their order, of which the later ones decide. Paths and
    patterns are seen from the folder.
    """

    file: str | None = None
    folder: Path | None = None
    root: Path | None = None
    lines: Mapping[str, int] = attrs.field(factory=dict, eq=False)
    sources: Path | None = None
    terms: tuple[Path, ...] = ()
    choice: RuleChoice = NOTHING_CHOSEN
    per_path: tuple[RuleChoice, ...] = ()
    exclude: tuple[PathPattern, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    fail_on: Severity | None = None
    require_evidence: bool | None = None
    across: bool | None = None
    output_format: str | None = None

    @property
    def choices(self) -> tuple[RuleChoice, ...]:
        """What it says of rules, the strongest first."""
        return (*reversed(self.per_path), self.choice)


def read_settings(
    data: bytes,
    *,
    name: str,
    folder: Path,
    within: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    allow_outside: bool = False,
) -> Settings | None:
    """Reads the settings of a file: all of it, or the table that `within` names; None where there is no such table.

    `folder` is the one that the file lies in, and `formats` are those that a report may have. With `allow_outside`,
    `sources` and `terms` may lie outside of `folder`. Patterns of paths open no file, and may name any. Raises
    UnreadableToml and WrongSettings, both of which are ValueErrors whose message is one line.

    >>> from pathlib import Path
    >>> read_settings(b'ignore = ["time"]\\nfail_on = "info"\\n', name="diplovisit.toml", folder=Path())
    Traceback (most recent call last):
    ...
    diplovisit.pipeline.settings.InvalidSettings: diplovisit.toml:2: there is no setting "fail_on"; did you mean ...
    """
    table = _table(read_toml(data, name=name), within)
    if table is None:
        return None
    table.require_keys(KEYS)
    root = None if allow_outside else folder
    fail_on = table.word("fail-on", (each.value for each in Severity))
    return Settings(
        file=name,
        folder=folder,
        root=root,
        lines={key: table.where(key).span.line for key in table.values},
        sources=_sources(table, folder, root),
        terms=_terms(table, folder, root),
        choice=_choice(table),
        per_path=tuple(_per_path(table, folder)),
        exclude=tuple(_exclude(table, folder)),
        suppressions=tuple(_suppression(each, folder) for each in table.tables("suppress")),
        fail_on=Severity(fail_on) if fail_on is not None else None,
        require_evidence=table.flag("require-evidence"),
        across=table.flag("across"),
        output_format=table.word("output-format", formats),
    )


def _table(document: TomlDocument, within: tuple[str, ...]) -> SettingsTable | None:
    table = SettingsTable(document, (), document.data)
    for name in within:
        if name not in table.values:
            return None
        table = table.table(name)
    return table


def _sources(table: SettingsTable, folder: Path, root: Path | None) -> Path | None:
    if (name := table.text("sources", "the name of a folder")) is None:
        return None
    _require_inside(table, "sources", folder / name, root)
    if not os.path.isdir(folder / name):  # noqa: PTH112  # Path.is_dir raises for a name that is too long
        raise table.error("sources", f"{folder / name} is no folder")
    return folder / name


def _terms(table: SettingsTable, folder: Path, root: Path | None) -> tuple[Path, ...]:
    names = table.texts("terms", "the name of a file")
    for place, name in enumerate(names):
        _require_inside(table, "terms", folder / name, root, place)
        if not os.path.isfile(folder / name):  # noqa: PTH113  # as above
            raise table.error("terms", f"{folder / name} is no file", place)
    return tuple(folder / name for name in names)


def _require_inside(table: SettingsTable, key: str, path: Path, root: Path | None, item: int | None = None) -> None:
    """Raises WrongSettings for a path that leads out of a folder, before anybody can see whether it exists."""
    try:
        if root is None or (is_inside(path, root) and not leads_to_hidden(path, root)):
            return
        is_hidden = is_inside(path, root)
    except ValueError:  # a path with NUL, which names nothing
        return
    where = "leads to a hidden file" if is_hidden else "lies outside the folder of the settings"
    remedy = f"move it there, or use --allow-outside{' or --terms FILE' if key == 'terms' else ''}"
    raise table.error(key, f"{path} {where}; {remedy}", item)


def _choice(table: SettingsTable, paths: PathPattern | None = None) -> RuleChoice:
    return RuleChoice(
        select=_names(table, "select"), ignore=_names(table, "ignore"), severity=_severities(table), paths=paths
    )


def _names(table: SettingsTable, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.convert_each(key, known_name, "the name of a rule or a group")))


def _severities(table: SettingsTable) -> Mapping[str, Severity]:
    said = table.table("severity")
    return {
        said.convert(name, known_name, name): said.convert(name, severity_named, said.required_text(name))
        for name in said.values
    }


def _exclude(table: SettingsTable, folder: Path) -> tuple[PathPattern, ...]:
    return table.convert_each("exclude", _pattern_below(folder), "a pattern of paths")


def _pattern_below(folder: Path) -> Callable[[str], PathPattern]:
    return functools.partial(PathPattern, base=os.fspath(folder))


def _per_path(table: SettingsTable, folder: Path) -> Iterator[RuleChoice]:
    patterns = table.table("per-path")
    for text in patterns.values:
        pattern = patterns.convert(text, _pattern_below(folder), text)
        each = patterns.table(text)
        each.require_keys(_PATH_KEYS, "setting of a path")
        yield _choice(each, pattern)


def _suppression(table: SettingsTable, folder: Path) -> Suppression:
    table.require_keys(_SUPPRESSION_KEYS, "key of a suppression")
    reason = table.required_text("reason")
    if not reason.strip():
        raise table.error("reason", "expected why it is suppressed, in words; saw none")
    file = table.text("file")
    return Suppression(
        rule=table.convert("rule", rule_name, table.required_text("rule")),
        reason=reason,
        record=table.text("record"),
        file=table.convert("file", _pattern_below(folder), file) if file is not None else None,
        address=table.text("address"),
        until=table.day("until"),
        where=table.where(),
        where_until=table.where("until"),
    )
