"""The settings in force, as TOML, each with where it comes from: what `check --show-settings` prints."""

import argparse
from collections.abc import Iterable, Iterator, Mapping

from diplovisit.cli.configuration import rule_choice
from diplovisit.cli.inputs import exclude_of
from diplovisit.pipeline.rule_names import ALL, CHECKED
from diplovisit.pipeline.rule_selection import RuleChoice
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.suppressions import Suppression
from diplovisit.record import Severity

_COMMAND_LINE = "command line"
_DEFAULT = "default"


def settings_lines(parsed: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The lines of a configuration that says what is in force. Raises CannotRun.

    Only what the command line ignores without selecting anything is told in a comment: it comes before all that is
    selected below it, and no single configuration says that.
    """
    asked = rule_choice(parsed)
    yield f"# settings of {_text(settings.file)[1:-1]}" if settings.file is not None else "# no configuration is used"
    if settings.sources is not None:
        yield _line("sources", _text(str(settings.sources)), _place(settings, "sources"))
    if parsed.terms:
        yield _line("terms", _texts(parsed.terms), _COMMAND_LINE)
    elif settings.terms:
        yield _line("terms", _texts(map(str, settings.terms)), _place(settings, "terms"))
    yield from _rules(asked, settings)
    yield from _exclude(parsed, settings)
    for name, given, configured, usual in (
        ("fail-on", parsed.fail_on, settings.fail_on, "error"),
        ("require-evidence", parsed.require_evidence, settings.require_evidence, False),
        ("across", parsed.across, settings.across, True),
        ("output-format", parsed.output_format, settings.output_format, "full"),
    ):
        if given is not None:
            yield _line(name, _value(given), _COMMAND_LINE)
        elif configured is not None:
            yield _line(name, _value(configured), _place(settings, name))
        else:
            yield _line(name, _value(usual), _DEFAULT)
    yield from _severity(asked, settings)
    for choice in settings.per_path:
        yield from _per_path(choice, settings)
    for suppression in settings.suppressions:
        yield from _suppression(suppression)


def _rules(asked: RuleChoice, settings: Settings) -> Iterator[str]:
    if asked.select:
        yield _line("select", _texts(asked.select), f"{_COMMAND_LINE}, which decides of every rule")
        if asked.ignore:
            yield _line("ignore", _texts(asked.ignore), _COMMAND_LINE)
        return
    if asked.ignore:
        yield f"# the {_COMMAND_LINE} comes before what follows: --ignore {','.join(asked.ignore)}"
    choice = settings.choice
    if choice.select:
        yield _line("select", _texts(choice.select), _place(settings, "select"))
    else:
        yield _line("select", _texts([ALL]), _DEFAULT)
    if choice.ignore:
        yield _line("ignore", _texts(choice.ignore), _place(settings, "ignore"))


def _exclude(parsed: argparse.Namespace, settings: Settings) -> Iterator[str]:
    given = [(each, _COMMAND_LINE) for each in exclude_of(parsed)]
    patterns = [*given, *((each, _place(settings, "exclude")) for each in settings.exclude)]
    if patterns:
        yield "exclude = ["
        yield from (f"    {_text(each.text)},  # {origin}" for each, origin in patterns)
        yield "]"


def _severity(asked: RuleChoice, settings: Settings) -> Iterator[str]:
    """What weighs how much; what the command line says of a group leaves nothing of what is said of its rules."""
    weights = {name: (severity, _COMMAND_LINE) for name, severity in asked.severity.items()}
    for name, severity in settings.choice.severity.items():
        group = CHECKED[name].group.value if name in CHECKED else name
        if not {name, group, ALL} & asked.severity.keys():
            weights[name] = (severity, _place(settings, "severity"))
    if weights:
        yield from ("", "[severity]")
        yield from (_line(name, _value(severity), origin) for name, (severity, origin) in weights.items())


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


def _suppression(one: Suppression) -> Iterator[str]:
    place = f"  # {_text(one.where.file)[1:-1]}:{one.where.span.line}" if one.where is not None else ""
    yield from ("", f"[[suppress]]{place}")
    said = {
        "rule": one.rule,
        "record": one.record,
        "file": one.file.text if one.file is not None else None,
        "address": one.address,
        "reason": one.reason,
        "until": one.until,
    }
    yield from (f"{name} = {_text(text)}" for name, text in said.items() if text is not None)


def _place(settings: Settings, key: str) -> str:
    return f"{_text(settings.file or '')[1:-1]}:{settings.lines.get(key, 1)}"


def _line(name: str, value: str, origin: str) -> str:
    return f"{name} = {value}  # {origin}"


def _inline(weights: Mapping[str, Severity]) -> str:
    return ", ".join(f"{name} = {_value(severity)}" for name, severity in weights.items())


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else _text(str(value))


def _texts(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """A text as TOML has it in double quotes, with what a terminal could act on escaped.

    >>> print(_text('C:\\\\x "y"\\x1b[31m'))
    "C:\\\\x \\"y\\"\\u001B[31m"
    """
    shown = (f"\\{c}" if c in '"\\' else c if c.isprintable() else _escaped(c) for c in text)
    return f'"{"".join(shown)}"'


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
