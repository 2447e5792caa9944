"""Tests that every derivation rule has a page generated from it, and that its examples run."""

import pytest

from diplovisit.cli import main
from diplovisit.evidence.readings import RULES
from diplovisit.evidence.readings.derivation_examples import DERIVATION_EXAMPLES, DerivationExample
from tests.docs import derivation_pages


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule, examples in DERIVATION_EXAMPLES.items() for example in examples]
)
def test_an_example_gives_what_it_says(rule: str, example: DerivationExample) -> None:
    """A rule gives the dates of its example, with the direction that the sentence has."""
    assert example.compute(rule) == example.gives


def test_every_derivation_rule_has_examples() -> None:
    """Each rule has an example with one date, and there are examples for no other rule."""
    assert list(DERIVATION_EXAMPLES) == list(RULES)
    assert all(any(len(example.gives) == 1 for example in examples) for examples in DERIVATION_EXAMPLES.values())


def test_the_pages_say_what_the_derivation_rules_say() -> None:
    """The pages on disk are exactly the generated ones; `make write` updates them."""
    pages_on_disk = {file.name: file.read_text("utf-8") for file in derivation_pages.FOLDER.glob("*")}
    assert pages_on_disk == derivation_pages.pages()


@pytest.mark.parametrize("rule", RULES)
def test_explain_shows_a_derivation_rule(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`diplovisit explain` shows a derivation rule with its examples, as it does for a check."""
    assert main(["explain", rule]) == 0
    output = capsys.readouterr().out
    assert output.startswith(f"{rule} (derivation rule)\n")
    assert all(example.sentence in output for example in DERIVATION_EXAMPLES[rule])
