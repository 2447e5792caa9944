"""Every rule there is, by name: of reading, of shape, of records, of exports, and of the configuration."""

import fnmatch
from collections.abc import Iterable
from typing import Final

from diplovisit import checks, datasets, importers
from diplovisit.exporters import icalendar
from diplovisit.findings import configuration_rules
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline import attachments
from diplovisit.readers import calendar_rules, table_rules
from diplovisit.record import Group, Rule, Severity

# MERGED: The names that rules are chosen by: of a rule that a check may break, of a group, or `all`.

ALL: Final = "all"
GROUPS: Final = tuple(group.value for group in Group)
CHECKED: Final[dict[str, Rule]] = checks.RULES | {
    rule.name: rule for rule in (*attachments.RULES, *configuration_rules.RULES)
}
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
    diplovisit.pipeline.rule_registry.UnknownRule: there is no rule or group "tmie"; did you mean "time"?
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


RULES: dict[str, Rule] = checks.RULES | {
    rule.name: rule
    for rule in (
        *table_rules.RULES,
        *calendar_rules.RULES,
        *table_rules.XML_RULES,
        *importers.RULES,
        *datasets.RULES,
        *attachments.RULES,
        *configuration_rules.RULES,
        icalendar.RULE,
    )
}


# MERGED: Which rules somebody asks about: by name, by group, or by a pattern.


class UnknownRulePattern(ValueError):
    """Raised for a word that is no rule, no group and no pattern that matches a rule; its message says what is near."""


def find_rules(words: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that the words name, each once, in the order of the words. Raises UnknownRule.

    >>> [rule.name for rule in find_rules(["stop-*", "category"])]
    ['stop-twice', 'category-above-rank']
    >>> find_rules(["stops-overlaps"])
    Traceback (most recent call last):
    diplovisit.pipeline.rule_registry.UnknownRulePattern: no rule is called "stops-overlaps"; did you mean "stops-overlap"?
    """
    found: dict[str, Rule] = {}
    for word in words:
        found |= {rule.name: rule for rule in _asked(word)}
    return tuple(found.values())


def _asked(word: str) -> tuple[Rule, ...]:
    if word in RULES:
        return (RULES[word],)
    if found := tuple(rule for name, rule in RULES.items() if rule.group == word or fnmatch.fnmatchcase(name, word)):
        return found
    if any(sign in word for sign in "*?["):
        raise UnknownRulePattern(f"no rule matches {quoted(word)}; `diplovisit explain` lists all")
    near = closest(word, (*RULES, *Group))
    more = did_you_mean(near) if near is not None else "; `diplovisit explain` lists all"
    raise UnknownRulePattern(f"no rule is called {quoted(word)}{more}")
