"""The settings of a project, as its configuration file gives them."""

import functools
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files import is_inside, leads_to_hidden
from diplovisit.files.patterns import PathPattern
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.rule_names import known_name, rule_name, severity_named
from diplovisit.pipeline.rule_selection import RuleChoice
from diplovisit.pipeline.settings_table import InvalidSettings, SettingsTable
from diplovisit.pipeline.suppressions import Suppression
from diplovisit.readers.toml_reader import TomlDocument, read_toml
from diplovisit.record import Severity

__all__ = ["KEYS", "InvalidSettings", "Settings", "read_settings", "rule_page_uri"]

KEYS: Final = (
    "sources",
    "terms",
    "select",
    "ignore",
    "severity",
    "include",
    "exclude",
    "per-path",
    "suppress",
    "fail-on",
    "require-evidence",
    "require-texts",
    "across",
    "output-format",
    "help-uri",
)
MOST_PATTERNS: Final = 1_000
"""The most patterns of paths of each kind. Each of them is tried on each file."""
_WEB_ADDRESS: Final = lazy_pattern(r"https?://[A-Za-z0-9.\[\]:-]+(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?")
NOTHING_CHOSEN: Final = RuleChoice()
_PATH_KEYS: Final = ("select", "ignore", "severity")
_SUPPRESSION_KEYS: Final = ("rule", "record", "file", "address", "reason", "until")


@attrs.frozen(kw_only=True)
class Settings:
    """The content of a configuration file. A missing setting is None, or empty.

    file: the name of the file. folder: the folder of the file; paths and patterns are relative to it. lines: the lines
    of its keys. include: which files of walked folders are checked, whatever they hold; empty for those that look like
    records. root: the folder that the files which it names must not leave, not even through links; None if they may
    be anywhere. choice: the rules for every record. per_path: the rules for files that match a pattern, in the order of
    the file; later ones take precedence.
    """

    file: str | None = None
    folder: Path | None = None
    root: Path | None = None
    lines: Mapping[str, int] = attrs.field(factory=dict, eq=False)
    sources: Path | None = None
    terms: tuple[Path, ...] = ()
    choice: RuleChoice = NOTHING_CHOSEN
    per_path: tuple[RuleChoice, ...] = ()
    include: tuple[PathPattern, ...] = ()
    exclude: tuple[PathPattern, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    fail_on: Severity | None = None
    require_evidence: bool | None = None
    require_texts: bool | None = None
    across: bool | None = None
    output_format: str | None = None
    help_uri: str | None = None

    @property
    def choices(self) -> tuple[RuleChoice, ...]:
        """All choices of rules, in order of precedence."""
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
    """Reads settings from the whole file, or from the table that `within` names. Returns None without that table.

    folder: the folder of the file. formats: the known formats of reports. allow_outside: whether `sources` and `terms`
    may be outside `folder`. Patterns of paths open no file, so they may name any. Raises UnreadableToml and
    InvalidSettings; both are ValueErrors with a message of one line.

    >>> from pathlib import Path
    >>> read_settings(b'ignore = ["time"]\\nfail_on = "info"\\n', name="diplovisit.toml", folder=Path())
    Traceback (most recent call last):
    ...
    diplovisit.pipeline.settings_table.InvalidSettings: diplovisit.toml:2: unknown setting "fail_on"; did you mean ...
    """
    table = _table(read_toml(data, name=name), within)
    if table is None:
        return None
    table.require_keys(KEYS)
    root = None if allow_outside else folder
    suppressions = tuple(_suppression(entry, folder) for entry in table.tables("suppress"))
    _require_few(table, "suppress", sum(suppression.file is not None for suppression in suppressions))
    fail_on = table.word("fail-on", (severity.value for severity in Severity))
    return Settings(
        file=name,
        folder=folder,
        root=root,
        lines={key: table.where(key).span.line for key in table.values},
        sources=_sources(table, folder, root),
        terms=_terms(table, folder, root),
        choice=_choice(table),
        per_path=tuple(_per_path(table, folder)),
        include=_patterns(table, "include", folder),
        exclude=_patterns(table, "exclude", folder),
        suppressions=suppressions,
        fail_on=Severity(fail_on) if fail_on is not None else None,
        require_evidence=table.flag("require-evidence"),
        require_texts=table.flag("require-texts"),
        across=table.flag("across"),
        output_format=table.word("output-format", formats),
        help_uri=_help_uri(table),
    )


def rule_page_uri(text: str) -> str:
    """Returns the address of the page about a rule, with `{rule}` for its name. Raises ValueError.

    >>> rule_page_uri("https://example.org/rules/"), rule_page_uri("https://example.org/{rule}.html")
    ('https://example.org/rules/{rule}', 'https://example.org/{rule}.html')
    """
    if not _WEB_ADDRESS.fullmatch(text.replace("{rule}", "rule")):
        expected = "expected an address such as https://example.org/rules/{rule}.html"
        raise ValueError(f"{expected}; saw {quoted(text)}")
    return text if "{rule}" in text else f"{text.rstrip('/')}/{{rule}}"


def _help_uri(table: SettingsTable) -> str | None:
    text = table.text("help-uri", "the address of the pages about rules")
    return table.convert("help-uri", rule_page_uri, text) if text is not None else None


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
        raise table.error("sources", f"{folder / name} is not a folder")
    return folder / name


def _terms(table: SettingsTable, folder: Path, root: Path | None) -> tuple[Path, ...]:
    names = table.texts("terms", "the name of a file")
    for place, name in enumerate(names):
        _require_inside(table, "terms", folder / name, root, place)
        if not os.path.isfile(folder / name):  # noqa: PTH113  # as above
            raise table.error("terms", f"{folder / name} is not a file", place)
    return tuple(folder / name for name in names)


def _require_inside(table: SettingsTable, key: str, path: Path, root: Path | None, item: int | None = None) -> None:
    """Raises InvalidSettings for a path that leads out of a folder, before a message could reveal whether it exists."""
    try:
        if root is None or (is_inside(path, root) and not leads_to_hidden(path, root)):
            return
        is_hidden = is_inside(path, root)
    except ValueError:  # a path with NUL, which names no file
        return
    where = "is a link to a hidden file" if is_hidden else "is outside the folder of the settings"
    remedy = f"move it there, or use --allow-outside{' or --terms FILE' if key == 'terms' else ''}"
    raise table.error(key, f"{path} {where}; {remedy}", item)


def _choice(table: SettingsTable, paths: PathPattern | None = None) -> RuleChoice:
    return RuleChoice(
        select=_names(table, "select"), ignore=_names(table, "ignore"), severity=_severities(table), paths=paths
    )


def _names(table: SettingsTable, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.convert_each(key, known_name, "the name of a rule or a group")))


def _severities(table: SettingsTable) -> Mapping[str, Severity]:
    severities = table.table("severity")
    return {
        severities.convert(name, known_name, name): severities.convert(
            name, severity_named, severities.required_text(name)
        )
        for name in severities.values
    }


def _patterns(table: SettingsTable, key: str, folder: Path) -> tuple[PathPattern, ...]:
    patterns = table.convert_each(key, _pattern_below(folder), "a pattern of paths")
    _require_few(table, key, len(patterns))
    return patterns


def _require_few(table: SettingsTable, key: str, count: int) -> None:
    """Raises InvalidSettings for more patterns of paths than are tried on each file."""
    if count > MOST_PATTERNS:
        remedy = "name folders, or use * and **"
        raise table.error(key, f"has {count:,} patterns of paths; expected at most {MOST_PATTERNS:,}; {remedy}")


def _pattern_below(folder: Path) -> Callable[[str], PathPattern]:
    return functools.partial(PathPattern, base=os.fspath(folder))


def _per_path(table: SettingsTable, folder: Path) -> Iterator[RuleChoice]:
    patterns = table.table("per-path")
    _require_few(table, "per-path", len(patterns.values))
    for text in patterns.values:
        pattern = patterns.convert(text, _pattern_below(folder), text)
        path_table = patterns.table(text)
        path_table.require_keys(_PATH_KEYS, "setting of a path")
        yield _choice(path_table, pattern)


def _suppression(table: SettingsTable, folder: Path) -> Suppression:
    table.require_keys(_SUPPRESSION_KEYS, "key of a suppression")
    reason = table.required_text("reason")
    if not reason.strip():
        raise table.error("reason", "expected a reason for the suppression; saw an empty text")
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
