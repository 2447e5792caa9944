"""`diplovisit explain`: explains what a rule finds, why that matters, and what to do."""

import argparse
import shutil
import sys
from collections.abc import Iterable

from diplovisit.cli import console
from diplovisit.pipeline.rule_names import UnknownRule
from diplovisit.pipeline.rule_registry import RULES, find_rules
from diplovisit.record import Rule
from diplovisit.reporters import rule_explanation


def run(parsed: argparse.Namespace) -> int:
    """Explains the named rules. Lists every rule when none is named."""
    try:
        rules = tuple(RULES.values()) if parsed.all else find_rules(parsed.rules)
    except UnknownRule as error:
        raise console.CannotRun(str(error)) from None
    for text in _texts(parsed.output_format, rules):
        sys.stdout.write(text)
    return console.OK


def _texts(format: str, rules: tuple[Rule, ...]) -> Iterable[str]:
    match format:
        case "json":
            return (rule_explanation.rules_json(rules or tuple(RULES.values())),)
        case "markdown" if rules:
            return ("\n".join(map(rule_explanation.rule_page, rules)),)
        case "markdown":
            return (rule_explanation.rules_index(RULES.values()),)
        case _ if rules:
            return rule_explanation.explain_rules(rules, _width())
        case _:
            return rule_explanation.list_rules(RULES.values(), _width())


def _width() -> int:
    """The width of the text: that of the terminal, and a constant for a file or a program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
