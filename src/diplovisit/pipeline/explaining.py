"""Which rules somebody asks about: by name, by group, or by a pattern."""

import fnmatch
from collections.abc import Iterable

from diplovisit.pipeline.rules import RULES
from diplovisit.record import Group, Rule
from diplovisit.record.judge import closest, did_you_mean, quoted


class UnknownRulePattern(ValueError):
    """Raised for a word that is no rule, no group and no pattern that matches a rule; its message says what is near."""


def find_rules(words: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that the words name, each once, in the order of the words. Raises UnknownRule.

    >>> [rule.name for rule in find_rules(["stop-*", "category"])]
    ['stop-twice', 'category-above-rank']
    >>> find_rules(["stops-overlaps"])
    Traceback (most recent call last):
    diplovisit.pipeline.explaining.UnknownRulePattern: no rule is called "stops-overlaps"; did you mean "stops-overlap"?
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
