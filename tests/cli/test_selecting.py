"""Selection on the command line: rules, files, and how both are shown."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from diplovisit.pipeline.rule_names import GROUPS
from diplovisit.pipeline.settings import read_settings
from tests.cli.test_command import run
from tests.conftest import ROOT

ROME = ("examples/kerry-rome.yaml", "examples/obama-rome.yaml")
BROKEN = "tests/corpus/reject/unknown-field"


def _summary(*arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"") -> dict[str, int]:
    summary: dict[str, int] = json.loads(
        run("check", *arguments, "--output-format", "json", cwd=cwd, stdin=stdin).stdout
    )["summary"]
    return summary


@pytest.mark.parametrize(
    ("arguments", "warnings"),
    [
        ((), 1),
        (("--select", "relations"), 1),
        (("--select", "time,relations"), 1),
        (("--select", "time", "--select", "relations"), 1),
        (("--select", " time , relations "), 1),
        (("--select", "time"), 0),
        (("--ignore", "relations"), 0),
        (("--ignore", "relations", "--select", "companion-not-there"), 1),
        (("--select", "companion-not-there", "--ignore", "relations"), 1),
        (("--select", "relations", "--ignore", "relations"), 0),
        (("--select", "relations", "--ignore", "all"), 1),
        (("--severity", "companion-not-there=info"), 0),
    ],
    ids=str,
)
def test_the_more_exact_name_wins(arguments: tuple[str, ...], warnings: int) -> None:
    """A rule beats its group, a group beats all, and --ignore beats --select of the same name, in any order."""
    assert _summary(*ROME, *arguments)["warnings"] == warnings


@pytest.mark.parametrize("arguments", [("--ignore", "schema"), ("--select", "time"), ("--severity", "schema=info")])
def test_a_record_that_cannot_be_read_fails_the_run(arguments: tuple[str, ...]) -> None:
    """An unreadable record fails the run even if its rule is ignored, and is reported as not checked."""
    done = run("check", BROKEN, *arguments)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("diplovisit: ")
    assert "not checked, and no selected rule reports it: tests/corpus/reject/unknown-field/" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert b" could not be read." in done.stdout
    assert run("check", BROKEN, *arguments, "--exit-zero").returncode == 0


def test_an_error_that_is_shown_is_reported_once() -> None:
    """The line on standard error only names records that no finding reports."""
    assert run("check", BROKEN).stderr == b""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a record, and a draft with a fault."""
    (tmp_path / "drafts").mkdir()
    shutil.copy(ROOT / "examples" / "least.yaml", tmp_path / "least.yaml")
    (tmp_path / "drafts" / "new.yaml").write_text("format: 1\nid: new\n", "utf-8")
    return tmp_path


def test_what_is_left_out_is_not_read(desk: Path) -> None:
    """A pattern excludes walked files and named ones, because hooks name files."""
    assert run("check", cwd=desk).returncode == 1
    assert _summary("--exclude", "drafts", cwd=desk)["records"] == 1
    assert _summary("--exclude", "drafts/**", "least.yaml", "drafts/new.yaml", cwd=desk)["records"] == 1
    assert _summary("--exclude", "drafts", desk, cwd=desk)["records"] == 1
    assert _summary("--exclude", "x", "--exclude", "new.*", cwd=desk)["records"] == 1


def test_where_all_is_left_out_nothing_fails(desk: Path) -> None:
    """A run with excluded files only succeeds, and a folder without records exits with 3."""
    done = run("check", "drafts/new.yaml", "--exclude", "drafts", cwd=desk)
    assert done.returncode == 0
    assert b"nothing to check in drafts/new.yaml: the only file is excluded by a pattern" in done.stderr
    (desk / "empty").mkdir()
    assert run("check", "empty", "--exclude", "drafts", cwd=desk).returncode == 3


def test_a_name_for_standard_input_is_a_path(desk: Path) -> None:
    """Patterns apply to the name of standard input, as for a file."""
    (desk / "diplovisit.toml").write_text('[per-path."drafts/**"]\nselect = ["time"]\n', "utf-8")
    named = ("-", "--stdin-filename", "drafts/new.yaml")
    done = run("check", *named, "--output-format", "concise", cwd=desk, stdin=b"format: 1\n")
    assert (done.returncode, b"missing-field" in done.stdout) == (1, False)
    assert b"missing-field" in run("check", "-", "--stdin-filename", "new.yaml", cwd=desk, stdin=b"format: 1\n").stdout
    assert run("check", *named, "--exclude", "drafts", cwd=desk, stdin=b"format: 1\n").returncode == 0


def test_the_help_names_every_group() -> None:
    """The help lists every group, so that a new one cannot be forgotten."""
    shown = run("check", "--help").stdout.decode()
    assert f"({', '.join(GROUPS)}) or all" in " ".join(shown.split())


def test_files_are_listed(desk: Path) -> None:
    """--show-files prints the name of each file that would be checked on a line, and exits with 3 for none."""
    done = run("check", "--show-files", cwd=desk)
    assert (done.returncode, done.stdout) == (0, b"least.yaml\ndrafts/new.yaml\n")
    assert run("check", "--show-files", "--exclude", "least*", cwd=desk).stdout == b"drafts/new.yaml\n"
    assert run("check", "--show-files", "--exclude", "*.yaml", cwd=desk).returncode == 3
    (desk / "package.json").write_text("{}", "utf-8")
    assert run("check", "--show-files", cwd=desk).stdout == b"least.yaml\ndrafts/new.yaml\n"
    (desk / "\x1b[31m.yaml").write_text("", "utf-8")
    for paths in ((), ("\x1b[31m.yaml",)):
        assert b"\x1b" not in run("check", "--show-files", *paths, cwd=desk).stdout


SETTINGS = """\
select = ["all"]
ignore = ["time", "long-stop"]
exclude = ["drafts", "a\\"b\\\\\\u001b[31m"]
fail-on = "warning"
across = false
output-format = "concise"
severity = {place = "info", "host-among-senders" = "error"}

[per-path."drafts/**"]
ignore = ["evidence"]
severity = {text = "warning"}

[per-path."*.jsonl"]
select = ["schema"]

[[suppress]]
rule = "long-stop"
record = "x"
address = ""
file = "visits/*"
reason = "'so' \\"it\\" is\\n"
until = 2026-12-31

[[suppress]]
rule = "stop-twice"
reason = "två"
"""


def test_settings_are_shown_as_they_can_be_read(desk: Path) -> None:
    """--show-settings prints an equivalent configuration with the origin of each setting."""
    (desk / "diplovisit.toml").write_text(SETTINGS, "utf-8")
    done = run("check", "--show-settings", cwd=desk)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    before = read_settings(SETTINGS.encode(), name="diplovisit.toml", folder=desk, formats=("concise",))
    after = read_settings(done.stdout, name="diplovisit.toml", folder=desk, formats=("concise",))
    assert before is not None
    assert after is not None
    assert (after.choices, after.exclude, after.suppressions) == (before.choices, before.exclude, before.suppressions)
    assert (after.fail_on, after.across, after.output_format) == (before.fail_on, before.across, before.output_format)
    assert 'fail-on = "warning"  # diplovisit.toml:4\n' in done.stdout.decode()
    assert "require-evidence = false  # default\n" in done.stdout.decode()


def test_what_the_command_line_says_is_shown_as_its_own(desk: Path) -> None:
    """Each setting names the origin of its value."""
    (desk / "diplovisit.toml").write_text(SETTINGS, "utf-8")
    requested = (
        "--select",
        "time",
        "--severity",
        "place=error",
        "--exclude",
        "x",
        "--fail-on",
        "info",
        "--require-evidence",
        "--require-texts",
    )
    shown = run("check", "--show-settings", *requested, cwd=desk).stdout.decode()
    output = tomllib.loads(shown)
    assert output["select"] == ["time"]
    assert "ignore" not in output
    assert output["severity"] == {"place": "error"}
    assert output["exclude"][0] == "x"
    assert (output["fail-on"], output["require-evidence"], output["require-texts"]) == ("info", True, True)
    assert 'fail-on = "info"  # command line\n' in shown
    ignoring = run("check", "--show-settings", "--ignore", "place", cwd=desk).stdout.decode()
    assert "# the command line overrides these settings: --ignore place\n" in ignoring
    none = run("check", "--show-settings", "--no-config", cwd=desk).stdout.decode()
    assert none.startswith("# no configuration is used\n")
    assert tomllib.loads(none)["select"] == ["all"]
