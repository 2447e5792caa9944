"""The command explains rules: by name, by group, by pattern, in three formats."""

import json
import sys

import pytest

from diplovisit.cli import main
from diplovisit.pipeline.rule_registry import RULES


def test_a_rule_is_explained_with_all_that_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    """What it finds, why, what to do, an example of each kind, and where it comes from."""
    assert main(["explain", "host-among-senders"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    rule = RULES["host-among-senders"]
    assert said.startswith("host-among-senders (warning, place) Finds a stop whose")
    for text in (rule.finds, rule.why, rule.remedy, rule.breaks, rule.keeps, rule.source):
        assert " ".join(text.split()).casefold() in said.casefold()


def test_text_is_as_wide_as_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Prose is wrapped; no line of it is wider than the terminal, nor wider than a page."""
    for columns, widest in (("50", 50), ("400", 100)):
        monkeypatch.setenv("COLUMNS", columns)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert main(["explain", "--all"]) == 0
        prose = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("    ")]
        assert max(map(len, prose)) <= widest


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["stops-overlap", "stops-overlap"], ["stops-overlap"]),
        (["category"], ["category-above-rank"]),
        (["superseded-*", "yaml-tag"], ["superseded-still-on", "superseded-twice", "yaml-tag"]),
        (["--all"], list(RULES)),
        ([], list(RULES)),
    ],
)
def test_json_has_every_field_of_every_rule_asked(
    capsys: pytest.CaptureFixture[str], words: list[str], names: list[str]
) -> None:
    """An array of objects, each rule once, in the order of the words; all of them where none is named."""
    assert main(["explain", "--output-format", "json", *words]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert [rule["name"] for rule in rules] == names
    fields = ["name", "group", "severity", "finds", "why", "remedy", "breaks", "keeps", "source"]
    assert all(list(rule) == fields for rule in rules)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("stops-overlaps", 'no rule is called "stops-overlaps"; did you mean "stops-overlap"?'),
        ("tiem", 'no rule is called "tiem"; did you mean "time"?'),
        ("x", 'no rule is called "x"; `diplovisit explain` lists all'),
        ("x-*", 'no rule matches "x-*"; `diplovisit explain` lists all'),
        ("\x1b[31m", 'no rule matches "\\x1b[31m"; `diplovisit explain` lists all'),
    ],
)
def test_a_word_that_is_no_rule_is_told(capsys: pytest.CaptureFixture[str], word: str, said: str) -> None:
    """One line, with what was meant where that is near, and the exit code of a command that could not run."""
    assert main(["explain", "yaml-tag", word]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"diplovisit: error: {said}\n")


def test_every_rule_is_listed_in_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With no name, each rule stands once, below its group, with its severity."""
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [line.split() for line in lines if line.startswith("  ")]
    assert sorted(row[0] for row in rows) == sorted(RULES)
    assert all(row[1] == RULES[row[0]].severity for row in rows)
    assert max(map(len, lines)) <= 80
