"""`diplovisit explain`: explains what a rule finds or derives, why that matters, and what to do."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterable

import attrs

from diplovisit.cli import console
from diplovisit.evidence.readings.derivation_examples import (
    DERIVATION_EXAMPLES,
    derivation_page,
    explain_derivation,
)
from diplovisit.pipeline.rule_names import UnknownRule
from diplovisit.pipeline.rule_registry import RULES, find_rules
from diplovisit.record import Rule
from diplovisit.reporters import rule_explanation


def run(parsed: argparse.Namespace) -> int:
    """Explains the named rules, those of checks before those of derivation. Lists every rule when none is named."""
    derivations = tuple(dict.fromkeys(word for word in parsed.rules if word in DERIVATION_EXAMPLES))
    try:
        rules = (
            tuple(RULES.values())
            if parsed.all
            else find_rules(
                (word for word in parsed.rules if word not in DERIVATION_EXAMPLES), also=DERIVATION_EXAMPLES
            )
        )
    except UnknownRule as error:
        raise console.CannotRun(str(error)) from None
    if parsed.output_format == "json" and derivations:
        sys.stdout.write(_json_of_both(rules, derivations))
        return console.OK
    if rules or not derivations:
        for text in _texts(parsed.output_format, rules):
            sys.stdout.write(text)
    for number, name in enumerate(derivations):
        sys.stdout.write("\n" if number or rules else "")
        sys.stdout.writelines(_derivation_texts(parsed.output_format, name))
    return console.OK


def _derivation_texts(format: str, name: str) -> Iterable[str]:
    match format:
        case "markdown":
            return (derivation_page(name),)
        case _:
            return explain_derivation(name, min(max(_width(), 40), 100))


def _json_of_both(rules: tuple[Rule, ...], derivations: tuple[str, ...]) -> str:
    """One JSON array with an object for each rule of checks, and then one for each rule of derivation."""
    objects: list[object] = json.loads(rule_explanation.rules_json(rules))
    for name in derivations:
        objects.append({"name": name, "examples": [attrs.asdict(example) for example in DERIVATION_EXAMPLES[name]]})
    return json.dumps(objects, indent=2, ensure_ascii=False) + "\n"


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
