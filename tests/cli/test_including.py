"""`include` in the settings: which files of a walked folder are checked, whatever they hold."""

import json
import shutil
from pathlib import Path

import pytest

from diplovisit import check
from tests.cli.test_command import run
from tests.conftest import ROOT

LEAST = ROOT / "examples/least.yaml"
OTHER = b'{"compilerOptions": {"strict": true,},}\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with a record in `visits` and one in `archive`, and files of other programs in both."""
    for folder in ("visits", "archive"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tsconfig.json").write_bytes(OTHER)
    shutil.copy(LEAST, tmp_path / "visits/a.yaml")
    (tmp_path / "archive/b.yaml").write_text(
        LEAST.read_text("utf-8").replace("-talks", "-return").replace("2025", "2026"), "utf-8"
    )
    return tmp_path


def _settings(desk: Path, *patterns: str, file: str = "diplovisit.toml") -> None:
    table = "[tool.diplovisit]\n" if file == "pyproject.toml" else ""
    (desk / file).write_text(f"{table}include = {json.dumps(patterns)}\n", "utf-8")


def _summary(desk: Path, *arguments: str, cwd: Path | None = None) -> tuple[int, int]:
    """The number of records, and of documents that are no records."""
    done = run("check", *arguments, "--output-format", "json", cwd=cwd or desk)
    summary = json.loads(done.stdout)["summary"]
    return summary["records"], summary["not_records"]


@pytest.mark.parametrize("file", ["diplovisit.toml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("patterns", "counts"),
    [
        (("visits/**",), (1, 1)),
        (("/visits/",), (1, 1)),
        (("*.yaml",), (2, 0)),
        (("visits/*.yaml",), (1, 0)),
        (("a.yaml", "archive"), (2, 1)),
        (("[ab].yaml",), (2, 0)),
    ],
)
def test_what_is_included_is_checked_whatever_it_is(
    desk: Path, file: str, patterns: tuple[str, ...], counts: tuple[int, int]
) -> None:
    """Files that a pattern matches are checked as records, and the other files of a folder are not read."""
    _settings(desk, *patterns, file=file)
    assert _summary(desk) == counts
    assert _summary(desk, "-j", "2") == counts
    assert _summary(desk, ".", cwd=desk / "visits") == _summary(desk, "visits")


def test_without_patterns_records_are_checked_wherever_they_are(desk: Path) -> None:
    """Without `include`, the documents of folders that look like records are checked, and the others are named."""
    assert _summary(desk) == (2, 0)
    done = run("check", cwd=desk)
    assert (done.returncode, done.stdout) == (0, b"2 records checked: nothing found.\n")
    assert b"2 files skipped, because they have no `format` and `id`: archive/tsconfig.json, visits/" in done.stderr


def test_a_file_that_is_named_is_always_read(desk: Path) -> None:
    """A named file is read even if no pattern matches it."""
    _settings(desk, "visits/**")
    assert _summary(desk, "archive/b.yaml") == (1, 0)
    assert _summary(desk, "archive/tsconfig.json", "archive") == (0, 1)
    assert _summary(desk, "archive/b.yaml", "visits") == (2, 1)


def test_what_is_excluded_is_not_included(desk: Path) -> None:
    """`exclude` and `--exclude` leave out files that are included."""
    _settings(desk, "visits/**")
    assert _summary(desk, "--exclude", "*.json") == (1, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), True), (("visits",), False), (("diary",), True), (("visits/a.yaml",), False), ((".", "-j", "2"), True)],
)
def test_a_pattern_that_matches_nothing_says_so(desk: Path, arguments: tuple[str, ...], said: bool) -> None:
    """It says so with file and line, when the folder that it is about was walked."""
    (desk / "diary").mkdir()
    _settings(desk, "visits/**", "diary/*.yaml")
    done = run("check", *arguments, cwd=desk)
    line = b'diplovisit: diplovisit.toml:1: include: no file matches "diary/*.yaml"\n'
    assert (line in done.stderr) == said


def test_a_folder_without_an_included_file_says_so(desk: Path) -> None:
    """The exit code is 3, as for a folder without records, and the message names the setting."""
    _settings(desk, "visits/**")
    done = run("check", "archive", cwd=desk)
    assert done.returncode == 3
    assert b"nothing to check in archive: `include` (diplovisit.toml:1) matches no file there" in done.stderr


def test_what_is_included_is_fixed_and_nothing_else(desk: Path) -> None:
    """`--fix` changes included files whatever they hold, and no other file of a folder."""
    _settings(desk, "visits/**")
    untidy = LEAST.read_text("utf-8").replace("title: Special", "title: \u200bSpecial").encode()
    (desk / "archive/b.yaml").write_bytes(untidy)
    run("check", "--fix", cwd=desk)
    assert (desk / "archive/tsconfig.json").read_bytes() == OTHER
    assert (desk / "archive/b.yaml").read_bytes() == untidy
    assert (desk / "visits/tsconfig.json").read_bytes() != OTHER


def test_patterns_are_shown(desk: Path) -> None:
    """--show-settings shows them with their line, and --show-files what they match."""
    _settings(desk, "visits/**")
    assert b'include = [\n    "visits/**",  # diplovisit.toml:1\n]' in run("check", "--show-settings", cwd=desk).stdout
    assert run("check", "--show-files", cwd=desk).stdout == b"visits/a.yaml\nvisits/tsconfig.json\n"


@pytest.mark.parametrize(
    "text",
    [
        'format 1\nid: "fi-ee"\nformat: 1\n',
        "\tformat: 1\n\tid: a\n",
        '{"format": 1\n"id": "a"}',
        "people: []\ntravellers: []\nstops: []\n",
    ],
)
def test_a_damaged_record_is_not_passed_over(desk: Path, text: str) -> None:
    """A record of a folder that is damaged at its top, or lacks its first keys, is reported."""
    (desk / "visits" / ("c.json" if text.startswith("{") else "c.yaml")).write_text(text, "utf-8")
    assert run("check", "visits", cwd=desk).returncode == 1


def test_lines_of_a_file_with_a_record_are_all_checked(desk: Path) -> None:
    """In JSON Lines of a folder, a line that is no record is a fault if another line is one."""
    record = run("export", LEAST, "--to", "jsonl").stdout
    (desk / "visits/a.yaml").unlink()
    (desk / "visits/all.jsonl").write_bytes(b'{"event": 1}\n' + record + b"{torn\n")
    (desk / "visits/events.jsonl").write_bytes(b'{"event": 1}\n' * 3)
    for jobs in ("1", "2"):
        assert _summary(desk, "visits", "-j", jobs) == (1, 2)


def test_files_that_are_no_records_do_not_hide_what_is_missing(desk: Path) -> None:
    """A record that names a missing one is reported, although a file of another program could not be read."""
    file = desk / "visits/a.yaml"
    relation = "relations:\n  - {kind: follows, target: nowhere}\n"
    file.write_text(file.read_text("utf-8") + relation, "utf-8")
    for jobs in ("1", "2"):
        done = run("check", "-j", jobs, "--output-format", "concise", cwd=desk)
        assert b"[target-not-found]" in done.stdout


def test_the_function_passes_over_what_the_command_does(desk: Path) -> None:
    """`check` of a folder checks the same files, and lists the others."""
    report = check(desk)
    assert report.tally.records == 2
    assert sorted(report.passed_over) == [str(desk / folder / "tsconfig.json") for folder in ("archive", "visits")]
    assert check(desk / "visits/tsconfig.json").tally.not_records == 1


def test_a_lock_file_that_was_left_behind_is_mentioned(desk: Path) -> None:
    """A lock file whose record was moved or renamed is named on standard error, unless it is excluded."""
    (desk / "visits/a.anchors.json").write_text("{}", "utf-8")
    (desk / "archive/a.anchors.json").write_text("{}", "utf-8")
    shutil.move(desk / "visits/a.yaml", desk / "visits/c.yaml")
    done = run("check", "--exclude", "archive", cwd=desk)
    assert (
        "diplovisit: note: 1 lock file without a record of that name: visits/a.anchors.json; if the record was moved,"
        " move its lock file, too\n"
    ) in done.stderr.decode()
    shutil.move(desk / "visits/c.yaml", desk / "visits/a.yaml")
    assert b"lock file" not in run("check", "visits", cwd=desk).stderr
