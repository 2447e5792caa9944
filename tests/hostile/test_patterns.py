"""No pattern takes more than linear time: every rule for texts, and every other pattern of the package.

For each pattern, texts are made of the characters that it knows, repeated, with an end that does not match. A pattern
that backtracks would need minutes for a text of that length, but the process has only seconds.
"""

import json
import subprocess
import sys

import pytest

from diplovisit.record.constraints import TextRule
from tests.conftest import ROOT
from tests.hostile.pumping import pumped, text_rules

pytestmark = pytest.mark.not_measured


def test_every_rule_of_texts_is_looked_at() -> None:
    """Rules are collected by walking the package, so a new rule is tested without registration."""
    names = {rule.name for rule in text_rules()}
    assert {"sentence", "line", "id", "url", "address", "date", "duration", "file", "word-hashes"} <= names


@pytest.mark.parametrize("rule", text_rules(), ids=lambda rule: rule.name)
def test_a_rule_matches_whole_texts_alone(rule: TextRule) -> None:
    """The example of a rule matches, and does not match with a line break, a digit of another script or a NUL after it."""
    assert rule.fullmatch(rule.example)
    for behind in ("\n", "\r", "\u0661", "\x00", "\u2028"):
        if behind == "\u2028" or (behind == "\u0661" and rule.name in {"sentence", "line", "url"}):
            continue  # these are letters like any other in rules that allow every letter
        if behind == "\n" and rule.lines:
            continue
        assert not rule.fullmatch(rule.example + behind)


@pytest.mark.at_length
def test_no_pattern_backtracks() -> None:
    """The worst texts for each pattern are matched within the time limit of the process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.pumping"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout[-200:], done.stderr[-500:])
    assert all(texts > 1_000 for texts in json.loads(done.stdout).values())


def test_the_worst_text_of_a_bad_pattern_is_generated() -> None:
    """The generated texts include the one that makes `(a+)+b` and similar patterns backtrack."""
    assert any(text.startswith("aaaaaaaaaa") for text in pumped("(?:a+)+b", 20))
    assert any("abababab" in text for text in pumped("(?:ab|a|b)*c", 20))
    assert any(text.startswith("a-a-a-a-") for text in pumped("[a-z]+(?:-[a-z]+)*", 20))
