"""Turns arguments and settings into what a check asks: which rules count, and what is suppressed."""

import argparse
import datetime
from collections.abc import Iterable, Iterator

from diplovisit.cli.exits import CannotRun
from diplovisit.pipeline.rule_names import UnknownRule, known_name, known_names, severity_named
from diplovisit.pipeline.selection import RuleChoice, Selection
from diplovisit.pipeline.settings import Settings
from diplovisit.pipeline.suppression import parse_day
from diplovisit.record import Severity
from diplovisit.record.judge import quoted


def rule_choice(parsed: argparse.Namespace) -> RuleChoice:
    """What the arguments say of rules. Raises CannotRun."""
    return RuleChoice(
        select=_names("--select", parsed.select),
        ignore=_names("--ignore", parsed.ignore),
        severity=dict(_severities(parsed.severity)),
    )


def rule_selection(parsed: argparse.Namespace, settings: Settings) -> Selection:
    """The rules that count: what the arguments say decides, then what is said of paths, then the rest."""
    return Selection((rule_choice(parsed), *settings.choices))


def today_of(parsed: argparse.Namespace) -> datetime.date:
    """The day that is given, or else this one in UTC. Raises CannotRun."""
    if parsed.today is None:
        return datetime.datetime.now(datetime.UTC).date()
    given = parse_day(parsed.today)
    if given is None:
        raise CannotRun(f"--today {parsed.today}: expected a day such as 2026-11-27; saw {quoted(parsed.today)}")
    return given


def _names(flag: str, given: Iterable[str]) -> tuple[str, ...]:
    try:
        return known_names(name.strip() for each in given for name in each.split(","))
    except UnknownRule as error:
        raise CannotRun(f"{flag}: {error}") from None


def _severities(given: Iterable[str]) -> Iterator[tuple[str, Severity]]:
    for each in given:
        name, equals, word = each.partition("=")
        if not equals:
            raise CannotRun(f"--severity {each}: expected NAME=SEVERITY, such as long-stop=info")
        try:
            yield known_name(name.strip()), severity_named(word.strip())
        except UnknownRule as error:
            raise CannotRun(f"--severity {each}: {error}") from None
