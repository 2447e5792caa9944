"""The settings of a project, read from the text of its configuration."""

import functools
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files import is_inside, leads_to_hidden
from diplovisit.files.patterns import PathPattern
from diplovisit.pipeline.rule_names import known_name, rule_name, severity_named
from diplovisit.pipeline.selection import RuleChoice
from diplovisit.pipeline.setting_values import InvalidSettings, SettingsTable
from diplovisit.pipeline.suppression import Suppression
from diplovisit.readers.toml_text import TomlDocument, read_toml
from diplovisit.record import Severity

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
_OF_A_PATH: Final = ("select", "ignore", "severity")
_OF_A_SUPPRESSION: Final = ("rule", "record", "file", "address", "reason", "until")


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
    diplovisit.pipeline.setting_values.InvalidSettings: diplovisit.toml:2: there is no setting "fail_on"; did you mean ...
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
        raise table.wrong("sources", f"{folder / name} is no folder")
    return folder / name


def _terms(table: SettingsTable, folder: Path, root: Path | None) -> tuple[Path, ...]:
    names = table.texts("terms", "the name of a file")
    for place, name in enumerate(names):
        _require_inside(table, "terms", folder / name, root, place)
        if not os.path.isfile(folder / name):  # noqa: PTH113  # as above
            raise table.wrong("terms", f"{folder / name} is no file", place)
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
    raise table.wrong(key, f"{path} {where}; {remedy}", item)


def _choice(table: SettingsTable, paths: PathPattern | None = None) -> RuleChoice:
    return RuleChoice(
        select=_names(table, "select"), ignore=_names(table, "ignore"), severity=_severities(table), paths=paths
    )


def _names(table: SettingsTable, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.judged_each(key, known_name, "the name of a rule or a group")))


def _severities(table: SettingsTable) -> Mapping[str, Severity]:
    said = table.table("severity")
    return {
        said.judged(name, known_name, name): said.judged(name, severity_named, said.required_text(name))
        for name in said.values
    }


def _exclude(table: SettingsTable, folder: Path) -> tuple[PathPattern, ...]:
    return table.judged_each("exclude", _pattern_below(folder), "a pattern of paths")


def _pattern_below(folder: Path) -> Callable[[str], PathPattern]:
    return functools.partial(PathPattern, base=os.fspath(folder))


def _per_path(table: SettingsTable, folder: Path) -> Iterator[RuleChoice]:
    patterns = table.table("per-path")
    for text in patterns.values:
        pattern = patterns.judged(text, _pattern_below(folder), text)
        each = patterns.table(text)
        each.require_keys(_OF_A_PATH, "setting of a path")
        yield _choice(each, pattern)


def _suppression(table: SettingsTable, folder: Path) -> Suppression:
    table.require_keys(_OF_A_SUPPRESSION, "key of a suppression")
    reason = table.required_text("reason")
    if not reason.strip():
        raise table.wrong("reason", "expected why it is suppressed, in words; saw none")
    file = table.text("file")
    return Suppression(
        rule=table.judged("rule", rule_name, table.required_text("rule")),
        reason=reason,
        record=table.text("record"),
        file=table.judged("file", _pattern_below(folder), file) if file is not None else None,
        address=table.text("address"),
        until=table.day("until"),
        where=table.where(),
        where_until=table.where("until"),
    )
