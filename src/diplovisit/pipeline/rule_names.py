"""The names by which users select rules of `check`: rules, groups and `all`.

Unlike `rule_registry`, this module loads neither importers nor exporters, because every check needs it.
"""

from collections.abc import Iterable
from typing import Final

from diplovisit import checks
from diplovisit.findings import configuration_rules
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline import attachments
from diplovisit.record import Group, Rule, Severity

ALL: Final = "all"
GROUPS: Final = tuple(group.value for group in Group)
CHECK_RULES: Final[dict[str, Rule]] = checks.RULES | {
    rule.name: rule for rule in (*attachments.RULES, *configuration_rules.RULES)
}
"""Every rule that `check` can report, by name. Rules of imports and exports are not included."""


class UnknownRule(ValueError):
    """Raised for an unknown rule, group or severity, and for a pattern without a match. The message suggests a name.

    >>> from diplovisit import UnknownRule, check
    >>> try:
    ...     check("seeds", rules="long-stopp")
    ... except UnknownRule as error:
    ...     print(error)
    unknown rule or group "long-stopp"; did you mean "long-stop"?
    """


def known_names(names: Iterable[str]) -> tuple[str, ...]:
    """Returns the names without duplicates, in their order. Raises UnknownRule.

    >>> known_names(["time", "long-stop", "time"])
    ('time', 'long-stop')
    >>> known_names(["tmie"])
    Traceback (most recent call last):
    ...
    diplovisit.pipeline.rule_names.UnknownRule: unknown rule or group "tmie"; did you mean "time"?
    """
    return tuple(dict.fromkeys(map(known_name, names)))


def known_name(name: str) -> str:
    """Returns the name if it is a rule, a group or `all`. Raises UnknownRule for any other."""
    if name == ALL or name in GROUPS or name in CHECK_RULES:
        return name
    if not name:
        raise UnknownRule(f"expected a rule, a group or {ALL}; saw an empty name")
    suggestion = closest(name, (ALL, *GROUPS, *CHECK_RULES))
    hint = did_you_mean(suggestion) if suggestion else f"; expected a rule, {ALL}, or a group: {', '.join(GROUPS)}"
    raise UnknownRule(f"unknown rule or group {quoted(name)}{hint}")


def rule_name(name: str) -> str:
    """Returns the name if it is a single rule. Raises UnknownRule for a group, for `all` and for any other name."""
    if name in CHECK_RULES:
        return name
    if name in GROUPS or name == ALL:
        raise UnknownRule(f"expected the name of one rule; saw {quoted(name)}, which includes several")
    raise UnknownRule(f"unknown rule {quoted(name)}{did_you_mean(closest(name, CHECK_RULES))}")


def severity_named(word: str) -> Severity:
    """Returns the severity of that name. Raises UnknownRule.

    >>> severity_named("warning")
    <Severity.WARNING: 'warning'>
    """
    words = tuple(severity.value for severity in Severity)
    if word not in words:
        hint = did_you_mean(closest(word, words))
        raise UnknownRule(f"expected one of {', '.join(words)}; saw {quoted(word)}{hint}")
    return Severity(word)
