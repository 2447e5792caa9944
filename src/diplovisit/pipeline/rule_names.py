"""The names that rules are chosen by: of a rule that a check may break, of a group, or `all`."""

from collections.abc import Iterable
from typing import Final

from diplovisit import checks
from diplovisit.pipeline import suppression_rules, texts
from diplovisit.record import Group, Rule, Severity
from diplovisit.record.judge import closest, did_you_mean, quoted

ALL: Final = "all"
GROUPS: Final = tuple(group.value for group in Group)
CHECKED: Final[dict[str, Rule]] = checks.RULES | {rule.name: rule for rule in (*texts.RULES, *suppression_rules.RULES)}
"""Every rule that `check` may find something by; those of imports and exports are none of them."""


class UnknownRule(ValueError):
    """Raised for a name that is neither a rule of `check` nor a group of them, or a severity that there is none of."""


def known_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names, once each, in their order. Raises UnknownRule.

    >>> known_names(["time", "long-stop", "time"])
    ('time', 'long-stop')
    >>> known_names(["tmie"])
    Traceback (most recent call last):
    ...
    diplovisit.pipeline.rule_names.UnknownRule: there is no rule or group "tmie"; did you mean "time"?
    """
    return tuple(dict.fromkeys(map(known_name, names)))


def known_name(name: str) -> str:
    """The name of a rule or of a group, or `all`. Raises UnknownRule."""
    if name == ALL or name in GROUPS or name in CHECKED:
        return name
    if not name:
        raise UnknownRule(f"expected a rule, a group or {ALL}; saw an empty name")
    meant = closest(name, (ALL, *GROUPS, *CHECKED))
    hint = did_you_mean(meant) if meant else f"; the groups are {', '.join(GROUPS)}, and {ALL} is every rule"
    raise UnknownRule(f"there is no rule or group {quoted(name)}{hint}")


def rule_name(name: str) -> str:
    """The name of one rule. Raises UnknownRule for any other, and for a group."""
    if name in CHECKED:
        return name
    if name in GROUPS or name == ALL:
        raise UnknownRule(f"expected the name of one rule; saw {quoted(name)}, which names many")
    raise UnknownRule(f"there is no rule {quoted(name)}{did_you_mean(closest(name, CHECKED))}")


def severity_named(word: str) -> Severity:
    """The severity of that name. Raises UnknownRule.

    >>> severity_named("warning")
    <Severity.WARNING: 'warning'>
    """
    words = tuple(each.value for each in Severity)
    if word not in words:
        meant = did_you_mean(closest(word, words))
        raise UnknownRule(f"expected one of {', '.join(words)}; saw {quoted(word)}{meant}")
    return Severity(word)
