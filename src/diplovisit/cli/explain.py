"""`diplovisit explain`: says what a rule finds, why that matters, and what to do."""

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
    """Explains the rules that are asked about; lists every one where none is."""
    try:
        asked = tuple(RULES.values()) if parsed.all else find_rules(parsed.rules)
    except UnknownRule as error:
        raise console.CannotRun(str(error)) from None
    for text in _texts(parsed.output_format, asked):
        sys.stdout.write(text)
    return console.OK


def _texts(format: str, asked: tuple[Rule, ...]) -> Iterable[str]:
    match format:
        case "json":
            return (rule_explanation.json_objects(asked or tuple(RULES.values())),)
        case "markdown" if asked:
            return ("\n".join(map(rule_explanation.page, asked)),)
        case "markdown":
            return (rule_explanation.contents(RULES.values()),)
        case _ if asked:
            return rule_explanation.explain_rules(asked, _width())
        case _:
            return rule_explanation.list_of_rules(RULES.values(), _width())


def _width() -> int:
    """How wide the text may be: as the terminal is, and the same everywhere for a file or a program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
