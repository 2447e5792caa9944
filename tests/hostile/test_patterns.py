"""No pattern takes more than linear time: every rule of texts, and every other pattern of the package.

For each pattern texts are made of the characters that it knows, repeated, with an end that nothing matches. One that
goes back and forth would need minutes for a text of that length; the process has so many seconds and no more.
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
    """Rules are found by walking the package, so that a new one is tested by itself; all of these are among them."""
    names = {rule.name for rule in text_rules()}
    assert {"sentence", "line", "id", "url", "address", "date", "duration", "file", "word-hashes"} <= names


@pytest.mark.parametrize("rule", text_rules(), ids=lambda rule: rule.name)
def test_a_rule_matches_whole_texts_alone(rule: TextRule) -> None:
    """Its example keeps a rule, and no longer does with a line break, a digit of another script or a NUL behind it."""
    assert rule.fullmatch(rule.example)
    for behind in ("\n", "\r", "\u0661", "\x00", "\u2028"):
        if behind == "\u2028" or (behind == "\u0661" and rule.name in {"sentence", "line", "url"}):
            continue  # letters like any other, where any letter may stand
        if behind == "\n" and rule.lines:
            continue
        assert not rule.fullmatch(rule.example + behind)


@pytest.mark.at_length
def test_no_pattern_goes_back_and_forth() -> None:
    """The texts that are worst for each pattern are matched within the seconds that the process has."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.pumping"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout[-200:], done.stderr[-500:])
    assert all(texts > 1_000 for texts in json.loads(done.stdout).values())


def test_the_worst_text_of_a_bad_pattern_is_among_them() -> None:
    """What makes `(a+)+b` and its kin go back and forth is a text that is made."""
    assert any(text.startswith("aaaaaaaaaa") for text in pumped("(?:a+)+b", 20))
    assert any("abababab" in text for text in pumped("(?:ab|a|b)*c", 20))
    assert any(text.startswith("a-a-a-a-") for text in pumped("[a-z]+(?:-[a-z]+)*", 20))
