"""The command explains rules: by name, by group, by pattern, in three formats."""

import json
import sys

import pytest

from diplovisit.cli import main
from diplovisit.pipeline.rule_registry import RULES


def test_a_rule_is_explained_with_all_that_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    """An explanation has the finding, the reason, the remedy, an example of each kind, and the origin."""
    assert main(["explain", "host-among-senders"]) == 0
    output = " ".join(capsys.readouterr().out.split())
    rule = RULES["host-among-senders"]
    assert output.startswith("host-among-senders (warning, place) Finds a stop in a state")
    for text in (rule.finds, rule.why, rule.remedy, rule.breaks, rule.keeps, rule.source):
        assert " ".join(text.split()).casefold() in output.casefold()


def test_text_is_as_wide_as_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is wrapped at the width of the terminal, and never wider than a page."""
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
    """JSON has each named rule once, in the order of the words, or all rules when none is named."""
    assert main(["explain", "--output-format", "json", *words]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert [rule["name"] for rule in rules] == names
    fields = [
        "name",
        "group",
        "severity",
        "severity_if_required",
        "finds",
        "why",
        "remedy",
        "breaks",
        "keeps",
        "source",
    ]
    assert all(list(rule) == fields for rule in rules)


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("stops-overlaps", 'no rule has the name "stops-overlaps"; did you mean "stops-overlap"?'),
        ("tiem", 'no rule has the name "tiem"; did you mean "time"?'),
        ("x", 'no rule has the name "x"; `diplovisit explain` lists all'),
        ("x-*", 'no rule matches "x-*"; `diplovisit explain` lists all'),
        ("\x1b[31m", 'no rule matches "\\x1b[31m"; `diplovisit explain` lists all'),
    ],
)
def test_a_word_that_is_no_rule_is_reported(capsys: pytest.CaptureFixture[str], word: str, message: str) -> None:
    """An unknown rule gives one line with a near suggestion, and exit code 2."""
    assert main(["explain", "yaml-tag", word]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"diplovisit: error: {message}\n")


def test_every_rule_is_listed_in_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, each rule is listed once, below its group, with its severity."""
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [line.split() for line in lines if line.startswith("  ")]
    assert sorted(row[0] for row in rows) == sorted(RULES)
    assert all(row[1] == RULES[row[0]].severity for row in rows)
    assert max(map(len, lines)) <= 80


def test_json_of_several_rules_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Rules of checks and of derivation are one JSON array, those of checks first."""
    assert main(["explain", "--output-format", "json", "same-day", "stop-twice", "day-of-visit"]) == 0
    assert [rule["name"] for rule in json.loads(capsys.readouterr().out)] == ["stop-twice", "same-day", "day-of-visit"]


def test_a_mistyped_derivation_rule_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    """The message about an unknown name suggests a rule of derivation, too."""
    assert main(["explain", "same-dya"]) != 0
    assert 'did you mean "same-day"?' in capsys.readouterr().err
