"""The registry of all rules: of reading, shape, records, imports, exports and configuration."""

import fnmatch
from collections.abc import Iterable

from diplovisit import checks, datasets, importers
from diplovisit.exporters import icalendar
from diplovisit.findings import configuration_rules
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline import attachments, record_texts
from diplovisit.pipeline.rule_names import UnknownRule
from diplovisit.readers import calendar_rules, sheet_rules, table_rules
from diplovisit.record import Group, Rule

RULES: dict[str, Rule] = checks.RULES | {
    rule.name: rule
    for rule in (
        *table_rules.RULES,
        *calendar_rules.RULES,
        *table_rules.XML_RULES,
        *sheet_rules.RULES,
        *importers.RULES,
        *datasets.RULES,
        *attachments.RULES,
        *record_texts.RULES,
        *configuration_rules.RULES,
        icalendar.RULE,
    )
}
"""Every rule by name."""


def find_rules(words: Iterable[str], also: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Finds rules by name, group or pattern, without duplicates, in the order of the words. Raises UnknownRule.

    also: further names that the message about an unknown one may suggest.

    >>> [rule.name for rule in find_rules(["stop-*", "category"])]
    ['stop-outside-visit', 'stop-twice', 'category-above-rank']
    >>> find_rules(["stops-overlaps"])
    Traceback (most recent call last):
    diplovisit.pipeline.rule_names.UnknownRule: no rule has the name "stops-overlaps"; did you mean "stops-overlap"?
    """
    rules: dict[str, Rule] = {}
    further = tuple(also)
    for word in words:
        rules |= {rule.name: rule for rule in _rules_matching(word, further)}
    return tuple(rules.values())


def _rules_matching(word: str, also: tuple[str, ...]) -> tuple[Rule, ...]:
    if word in RULES:
        return (RULES[word],)
    if rules := tuple(rule for name, rule in RULES.items() if rule.group == word or fnmatch.fnmatchcase(name, word)):
        return rules
    if any(character in word for character in "*?["):
        raise UnknownRule(f"no rule matches {quoted(word)}; `diplovisit explain` lists all")
    suggestion = closest(word, (*RULES, *Group, *also))
    hint = did_you_mean(suggestion) if suggestion is not None else "; `diplovisit explain` lists all"
    raise UnknownRule(f"no rule has the name {quoted(word)}{hint}")
