"""Tests that every rule has a page generated from it, and that its examples behave as the page says."""

import re
from pathlib import Path

import pytest

from diplovisit.findings.rule_example import FRAME
from diplovisit.pipeline.rule_registry import RULES
from diplovisit.record import Group, Rule
from tests.docs import rule_pages
from tests.docs.examples import broken

# A record with evidence should have it for every fact, but an example shows only a row or two.
_OF_EVIDENCE = {"fact-without-evidence", "figure-uncited", "name-uncited"}


@pytest.mark.parametrize("name", RULES)
def test_an_example_that_breaks_a_rule_breaks_it_and_no_other(name: str, tmp_path: Path) -> None:
    """The example that breaks a rule has findings of this rule only."""
    assert _broken(RULES[name], RULES[name].breaks, tmp_path) == {name}


@pytest.mark.parametrize("name", RULES)
def test_an_example_that_keeps_a_rule_breaks_none(name: str, tmp_path: Path) -> None:
    """The example that keeps a rule has no findings."""
    assert _broken(RULES[name], RULES[name].keeps, tmp_path) == set()


def _broken(rule: Rule, example: str, folder: Path) -> set[str]:
    return broken(example, folder, exported=rule.group is Group.EXPORT) - (_OF_EVIDENCE - {rule.name})


def test_the_record_of_the_examples_breaks_no_rule(tmp_path: Path) -> None:
    """The frame breaks no rule, so every finding in an example is due to the example."""
    assert broken(FRAME, tmp_path) == set()


def test_the_pages_say_what_the_rules_say() -> None:
    """The pages on disk are exactly the generated ones; `make write` updates them."""
    pages_on_disk = {file.name: file.read_text("utf-8") for file in rule_pages.FOLDER.glob("*")}
    assert pages_on_disk == rule_pages.pages()


def test_pages_lead_somewhere() -> None:
    """Every link of a page leads to a page."""
    for name, text in rule_pages.pages().items():
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert (rule_pages.FOLDER / target).is_file(), f"{name} links to {target}"
