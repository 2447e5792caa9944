"""Suppressions in a configuration: what `check` shows, counts, and reports about them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT

NAMES = ("kerry-rome.yaml", "obama-rome.yaml")
LOOKED_AT = """\
# what the desk has looked at

[[suppress]]
rule = "companion-not-there"
record = "us-it-kerry-rome-3466"
address = "relations/0/target"
reason = "the data set has it so"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two records, one of which contradicts the other."""
    (tmp_path / "visits").mkdir()
    for name in NAMES:
        shutil.copy(ROOT / "examples" / name, tmp_path / "visits" / name)
    return tmp_path


def _reported(desk: Path, settings: str, *arguments: str) -> list[tuple[str, str, int, str]]:
    """Rule, file, line and sentence of each finding."""
    (desk / "diplovisit.toml").write_text(settings, "utf-8")
    given = arguments if "--today" in arguments else (*arguments, "--today", "2026-11-27")
    done = run("check", "--output-format", "json", *given, cwd=desk)
    assert done.returncode in (0, 1), done.stderr
    return [
        (finding["rule"], finding["file"], finding["line"], finding["message"])
        for finding in json.loads(done.stdout)["findings"]
    ]


def test_what_is_suppressed_is_neither_shown_nor_counted(desk: Path) -> None:
    """The last line has the number of suppressed findings, which do not fail the run."""
    (desk / "diplovisit.toml").write_text(LOOKED_AT, "utf-8")
    done = run("check", "--fail-on", "warning", cwd=desk)
    assert done.returncode == 0
    assert done.stdout.decode().startswith("2 records checked: nothing found; 1 finding suppressed.")
    summary = json.loads(run("check", "--output-format", "json", cwd=desk).stdout)["summary"]
    assert (summary["warnings"], summary["suppressed"]) == (0, 1)
    assert run("check", "--fail-on", "warning", "--no-config", cwd=desk).returncode == 1


@pytest.mark.parametrize(("today", "holds"), [("2026-12-31", True), ("2027-01-01", False)])
@pytest.mark.parametrize("until", ['"2026-12-31"', "2026-12-31"], ids=["a text", "a date"])
def test_the_day_is_the_last(desk: Path, until: str, today: str, holds: bool) -> None:
    """`until` is inclusive, as a text or a TOML date; after that day the finding and the suppression are reported."""
    results = _reported(desk, f"{LOOKED_AT}until = {until}\n", "--today", today)
    if holds:
        assert results == []
        return
    assert [item[:3] for item in results] == [
        ("companion-not-there", "visits/kerry-rome.yaml", results[0][2]),
        ("suppression-expired", "diplovisit.toml", 8),
    ]
    assert results[1][3].startswith("ended on 2026-12-31, and today is 2027-01-01; companion-not-there at ")


def test_what_is_no_date_has_passed(desk: Path) -> None:
    """An invalid date counts as passed, so that it cannot suppress for ever."""
    ((_, _, _, _), (rule, file, line, sentence)) = _reported(desk, f'{LOOKED_AT}until = "31.12.2026"\n')
    assert (rule, file, line) == ("suppression-expired", "diplovisit.toml", 8)
    assert sentence.startswith('until: "31.12.2026" is not a date such as 2026-12-31, so it is past; ')


def test_today_is_this_day_where_none_is_given(desk: Path) -> None:
    """Without --today, a suppression until 2001 has expired, and one until 9999 has not."""
    for until, rules in (("2001-01-01", 2), ("9999-12-31", 0)):
        (desk / "diplovisit.toml").write_text(f'{LOOKED_AT}until = "{until}"\n', "utf-8")
        done = run("check", "--output-format", "json", cwd=desk)
        assert len(json.loads(done.stdout)["findings"]) == rules


def test_an_expired_one_is_shown_with_its_line(desk: Path) -> None:
    """A finding in the configuration has its frame, and comes last."""
    (desk / "diplovisit.toml").write_text(f"{LOOKED_AT}until = 2026-06-30\n", "utf-8")
    shown = run("check", "--today", "2026-11-27", cwd=desk).stdout.decode()
    assert (
        "diplovisit.toml:8:1: warning[suppression-expired]: ended on 2026-06-30, and today is 2026-11-27;"
        ' companion-not-there at "relations/0/target" of the record "us-it-kerry-rome-3466" is no longer suppressed\n'
        "  |\n"
        "8 | until = 2026-06-30\n"
        "  | ^^^^^\n"
        "  = help: fix the finding and delete the suppression, or set a later `until` and explain it in `reason`\n"
        "\n"
        "2 records checked: 2 warnings."
    ) in shown


UNUSED = '[[suppress]]\nrule = "long-stop"\nreason = "a posting"\n'


@pytest.mark.parametrize(
    ("more", "arguments", "expected"),
    [
        # One that names a record or a file is told where that was checked, be it alone.
        ('record = "us-it-kerry-rome-3466"', ("visits/kerry-rome.yaml",), True),
        ('file = "visits/kerry*"', ("visits/kerry-rome.yaml",), True),
        ('record = "us-it-kerry-rome-3466"', ("visits/obama-rome.yaml",), False),
        # What is nowhere is told where the folder of the configuration was walked.
        ('record = "gone"', (), True),
        ('record = "gone"', (".",), True),
        ('file = "gone/**"', (), True),
        ('record = "gone"', ("visits",), False),
        # One that names neither is told where folders were walked.
        ("", ("visits",), True),
        ("", ("visits/kerry-rome.yaml",), False),
        ("", ("visits", "visits/kerry-rome.yaml"), False),
        # Not where its rule was not asked.
        ("", ("--select", "place,configuration"), False),
        ("", ("--ignore", "long-stop"), False),
        ("", ("--ignore", "suppression-unused"), False),
        ("", ("--ignore", "place"), True),
    ],
)
def test_one_that_does_nothing_is_reported(desk: Path, more: str, arguments: tuple[str, ...], expected: bool) -> None:
    """An unused suppression is reported only if the run covered what it applies to."""
    findings = [item[:3] for item in _reported(desk, f"{LOOKED_AT}{UNUSED}{more}\n", *arguments)]
    assert (("suppression-unused", "diplovisit.toml", 8) in findings) is expected


def test_one_for_absent_texts_is_never_unused(desk: Path) -> None:
    """A suppression of `fact-not-checked` is for machines without the texts, and is not unused where they are."""
    unused = UNUSED.replace("long-stop", "fact-not-checked")
    findings = _reported(desk, f"{LOOKED_AT}{unused}", "visits")
    assert "suppression-unused" not in {item[0] for item in findings}


def test_what_it_does_not_fit_is_reported(desk: Path) -> None:
    """A wrong address leaves the finding, and reports the suppression as unused."""
    slip = LOOKED_AT.replace("relations/0/target", "relations/1/target")
    assert {item[0] for item in _reported(desk, slip)} == {"companion-not-there", "suppression-unused"}


def test_a_suppressed_record_that_cannot_be_read_fails_the_run(desk: Path) -> None:
    """A suppressed syntax error still fails the run, because the record was not checked."""
    (desk / "visits" / "new.json").write_text('{"format": 1, "id": "new"', "utf-8")
    settings = LOOKED_AT + '[[suppress]]\nrule = "malformed-json"\nfile = "visits/new.json"\nreason = "being written"\n'
    (desk / "diplovisit.toml").write_text(settings, "utf-8")
    done = run("check", cwd=desk)
    assert done.returncode == 1
    assert b"3 records checked: nothing found; 2 findings suppressed; 1 record could not be read." in done.stdout
    assert b"1 record was not checked, and no selected rule reports it: visits/new.json; correct it" in done.stderr


@pytest.mark.parametrize("format", ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"])
def test_every_report_has_a_place_for_it(desk: Path, format: str) -> None:
    """Every report contains a finding in the configuration, which has no record."""
    (desk / "diplovisit.toml").write_text(f"{LOOKED_AT}until = 2026-06-30\n", "utf-8")
    done = run("check", "--today", "2026-11-27", "--output-format", format, cwd=desk)
    assert done.returncode == 0
    assert b"2026-06-30" in done.stdout
    assert b"diplovisit.toml" in done.stdout
