"""Every rule is documented, its examples are true, and its page is what the rule says."""

from pathlib import Path

import pytest

from diplovisit.pipeline.rules import RULES
from diplovisit.record.example import FRAME
from tests.docs.examples import broken

# Whoever gives evidence gives it of every fact; an example shows a row or two.
_OF_EVIDENCE = {"fact-without-evidence", "figure-uncited", "name-uncited"}


@pytest.mark.parametrize("name", RULES)
def test_an_example_that_breaks_a_rule_breaks_it_and_no_other(name: str, tmp_path: Path) -> None:
    """Whoever copies the example is told of this rule, and of nothing that the page does not speak of."""
    assert _apart(broken(RULES[name].breaks, tmp_path), name) == {name}


@pytest.mark.parametrize("name", RULES)
def test_an_example_that_keeps_a_rule_breaks_none(name: str, tmp_path: Path) -> None:
    """Whoever copies the example is told of nothing."""
    assert _apart(broken(RULES[name].keeps, tmp_path), name) == set()


def _apart(found: set[str], name: str) -> set[str]:
    return found - (_OF_EVIDENCE - {name})


def test_the_record_of_the_examples_breaks_no_rule(tmp_path: Path) -> None:
    """The frame is whole: what is found in an example is found for the example's sake."""
    assert broken(FRAME, tmp_path) == set()
