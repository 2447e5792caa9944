"""Every rule is documented, its examples are true, and its page is what the rule says."""

import re
from pathlib import Path

import pytest

from diplovisit.findings.rule_example import FRAME
from diplovisit.pipeline.rule_registry import RULES
from diplovisit.record import Group, Rule
from tests.docs import rule_pages
from tests.docs.examples import broken

# Whoever gives evidence gives it of every fact; an example shows a row or two.
_OF_EVIDENCE = {"fact-without-evidence", "figure-uncited", "name-uncited"}


@pytest.mark.parametrize("name", RULES)
def test_an_example_that_breaks_a_rule_breaks_it_and_no_other(name: str, tmp_path: Path) -> None:
    """Whoever copies the example is told of this rule, and of nothing that the page does not speak of."""
    assert _broken(RULES[name], RULES[name].breaks, tmp_path) == {name}


@pytest.mark.parametrize("name", RULES)
def test_an_example_that_keeps_a_rule_breaks_none(name: str, tmp_path: Path) -> None:
    """Whoever copies the example is told of nothing."""
    assert _broken(RULES[name], RULES[name].keeps, tmp_path) == set()


def _broken(rule: Rule, example: str, folder: Path) -> set[str]:
    return broken(example, folder, exported=rule.group is Group.EXPORT) - (_OF_EVIDENCE - {rule.name})


def test_the_record_of_the_examples_breaks_no_rule(tmp_path: Path) -> None:
    """The frame is whole: what is found in an example is found for the example's sake."""
    assert broken(FRAME, tmp_path) == set()


def test_the_pages_say_what_the_rules_say() -> None:
    """No page is edited by hand, missing, or left over: `make write` writes them."""
    there = {file.name: file.read_text("utf-8") for file in rule_pages.FOLDER.glob("*")}
    assert there == rule_pages.pages()


def test_pages_lead_somewhere() -> None:
    """A link of a page is to a page."""
    for name, text in rule_pages.pages().items():
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert (rule_pages.FOLDER / target).is_file(), f"{name} links to {target}"
