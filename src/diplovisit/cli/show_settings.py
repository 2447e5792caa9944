"""The settings in force, as TOML, each with its origin: what `check --show-settings` prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from diplovisit.cli.configuration import Origin, Resolved, ResolvedOptions
from diplovisit.files.patterns import PathPattern
from diplovisit.pipeline.rule_names import ALL, CHECK_RULES
from diplovisit.pipeline.rule_selection import RuleChoice
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.suppressions import Suppression
from diplovisit.record import Severity

_COMMAND_LINE = Origin.COMMAND_LINE.value
_DEFAULT = Origin.DEFAULT.value


def settings_lines(
    settings: Settings,
    options: ResolvedOptions,
    *,
    choice: RuleChoice,
    terms: Sequence[str],
    exclude: Iterable[PathPattern],
) -> Iterator[str]:
    """Yields the lines of a configuration that states the settings in force.

    `choice`, `terms` and `exclude` are those of the command line. When it ignores rules without selecting any, they are
    listed in a comment. They come before everything selected below, which no single configuration can express.
    """
    yield f"# settings of {_text(settings.file)[1:-1]}" if settings.file is not None else "# no configuration is used"
    if settings.sources is not None:
        yield _line("sources", _text(str(settings.sources)), _place(settings, "sources"))
    if terms:
        yield _line("terms", _texts(terms), _COMMAND_LINE)
    elif settings.terms:
        yield _line("terms", _texts(map(str, settings.terms)), _place(settings, "terms"))
    yield from _rules(choice, settings)
    yield from _patterns("include", (), settings.include, settings)
    yield from _patterns("exclude", exclude, settings.exclude, settings)
    for field in attrs.fields(ResolvedOptions):
        yield _resolved(field.name.replace("_", "-"), getattr(options, field.name), settings)
    if settings.help_uri is not None:
        yield _line("help-uri", _text(settings.help_uri), _place(settings, "help-uri"))
    yield from _severity(choice, settings)
    for path_choice in settings.per_path:
        yield from _per_path(path_choice, settings)
    for suppression in settings.suppressions:
        yield from _suppression(suppression)


def _resolved(name: str, option: Resolved[object], settings: Settings) -> str:
    from_file = option.origin is Origin.CONFIGURATION
    return _line(name, _value(option.value), _place(settings, name) if from_file else option.origin.value)


def _rules(given: RuleChoice, settings: Settings) -> Iterator[str]:
    if given.select:
        yield _line("select", _texts(given.select), f"{_COMMAND_LINE}, overrides all settings of rules")
        if given.ignore:
            yield _line("ignore", _texts(given.ignore), _COMMAND_LINE)
        return
    if given.ignore:
        yield f"# the {_COMMAND_LINE} overrides these settings: --ignore {','.join(given.ignore)}"
    choice = settings.choice
    if choice.select:
        yield _line("select", _texts(choice.select), _place(settings, "select"))
    else:
        yield _line("select", _texts([ALL]), _DEFAULT)
    if choice.ignore:
        yield _line("ignore", _texts(choice.ignore), _place(settings, "ignore"))


def _patterns(
    key: str, given: Iterable[PathPattern], configured: Iterable[PathPattern], settings: Settings
) -> Iterator[str]:
    patterns = [(pattern, _COMMAND_LINE) for pattern in given]
    patterns += [(pattern, _place(settings, key)) for pattern in configured]
    if patterns:
        yield f"{key} = ["
        yield from (f"    {_text(pattern.text)},  # {origin}" for pattern, origin in patterns)
        yield "]"


def _severity(given: RuleChoice, settings: Settings) -> Iterator[str]:
    """The severity of rules and groups. A group on the command line overrides the configured severity of its rules."""
    severities = {name: (severity, _COMMAND_LINE) for name, severity in given.severity.items()}
    for name, severity in settings.choice.severity.items():
        group = CHECK_RULES[name].group.value if name in CHECK_RULES else name
        if not {name, group, ALL} & given.severity.keys():
            severities[name] = (severity, _place(settings, "severity"))
    if severities:
        yield from ("", "[severity]")
        yield from (_line(name, _value(severity), origin) for name, (severity, origin) in severities.items())


def _per_path(choice: RuleChoice, settings: Settings) -> Iterator[str]:
    if choice.paths is None:
        return
    table = f"per-path.{_text(choice.paths.text)}"
    yield from ("", f"[{table}]  # {_place(settings, 'per-path')}")
    if choice.select:
        yield f"select = {_texts(choice.select)}"
    if choice.ignore:
        yield f"ignore = {_texts(choice.ignore)}"
    if choice.severity:
        yield f"severity = {{ {_inline(choice.severity)} }}"


def _suppression(suppression: Suppression) -> Iterator[str]:
    where = suppression.where
    place = f"  # {_text(where.file)[1:-1]}:{where.span.line}" if where is not None else ""
    yield from ("", f"[[suppress]]{place}")
    values = {
        "rule": suppression.rule,
        "record": suppression.record,
        "file": suppression.file.text if suppression.file is not None else None,
        "address": suppression.address,
        "reason": suppression.reason,
        "until": suppression.until,
    }
    yield from (f"{name} = {_text(text)}" for name, text in values.items() if text is not None)


def _place(settings: Settings, key: str) -> str:
    return f"{_text(settings.file or '')[1:-1]}:{settings.lines.get(key, 1)}"


def _line(name: str, value: str, origin: str) -> str:
    return f"{name} = {value}  # {origin}"


def _inline(severities: Mapping[str, Severity]) -> str:
    return ", ".join(f"{name} = {_value(severity)}" for name, severity in severities.items())


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else _text(str(value))


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """A text as a basic string of TOML. Characters that a terminal could act on are escaped.

    >>> print(_text('C:\\\\x "y"\\x1b[31m'))
    "C:\\\\x \\"y\\"\\u001B[31m"
    """
    shown = (f"\\{c}" if c in '"\\' else c if c.isprintable() else _escaped(c) for c in text)
    return f'"{"".join(shown)}"'


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
