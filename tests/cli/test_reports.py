"""`check` writes one report to standard output and others to files, from one check."""

import argparse
import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from diplovisit.cli.arguments import parser
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.check import check_document
from diplovisit.reporters import REPORTERS
from tests.cli.test_command import run
from tests.conftest import ROOT

FAULTY = ROOT / "tests/corpus/reject/value-contradicted/ten-times.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a faulty record and its source."""
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits/ten-times.yaml").write_bytes(FAULTY.read_bytes())
    texts = FAULTY.parent / "texts"
    if texts.is_dir():
        (tmp_path / "visits/texts").mkdir()
        for text in texts.iterdir():
            (tmp_path / "visits/texts" / text.name).write_bytes(text.read_bytes())
    return tmp_path


def test_the_formats_of_the_command_are_the_reporters() -> None:
    """`--output-format` has the names of the table in its order, without importing it."""
    subparsers = next(item for item in parser()._actions if isinstance(item, argparse._SubParsersAction))
    options = subparsers.choices["check"]._option_string_actions
    assert tuple(options["--output-format"].choices or ()) == tuple(REPORTERS)


def test_several_reports_come_of_one_check(folder: Path) -> None:
    """Each file has what standard output would have in its format, and standard output is unchanged."""
    requested = [f"--output-file={name}=report.{name}" for name in REPORTERS]
    done = run("check", "visits", *requested, cwd=folder)
    assert done.returncode == 1
    assert done.stdout == run("check", "visits", cwd=folder).stdout
    for name in REPORTERS:
        alone = run("check", "visits", "--output-format", name, cwd=folder)
        assert (folder / f"report.{name}").read_bytes() == alone.stdout, name


def test_each_record_is_checked_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record is read and checked once, however many reports there are."""
    requested = []

    def counted(*given: Any, **more: Any) -> CheckResult:
        requested.append(given)
        return check_document(*given, **more)

    monkeypatch.setattr("diplovisit.cli.check.check_document", counted)
    run("check", "visits", "--output-file=json=a.txt", "--output-file=junit=b.xml", cwd=folder)
    assert len(requested) == 1


def test_a_clean_check_writes_its_files_too(tmp_path: Path) -> None:
    """A check without findings writes its report files, for services that collect them."""
    done = run(
        "check",
        ROOT / "seeds",
        f"--output-file=junit={tmp_path / 'r.xml'}",
        f"--output-file=gitlab={tmp_path / 'r.json'}",
    )
    assert done.returncode == 0
    assert ElementTree.parse(tmp_path / "r.xml").getroot().get("tests") == "1"
    assert json.loads((tmp_path / "r.json").read_bytes()) == []


@pytest.mark.parametrize(
    ("requested", "expected"),
    [
        pytest.param(["json"], "--output-file json: expected FORMAT=PATH", id="no path"),
        pytest.param(["json="], "expected FORMAT=PATH", id="an empty path"),
        pytest.param(
            ["sarrif=a"],
            "expected FORMAT=PATH, where FORMAT is one of full, concise, markdown, json, jsonl, sarif, github, gitlab,",
            id="no format",
        ),
        pytest.param(["json=-"], "for standard output, use --output-format", id="standard output"),
        pytest.param(["json=no/such/a.txt"], "no/such does not exist; create it first", id="no folder"),
        pytest.param(["json=visits"], "visits: is a folder; name a file", id="a folder"),
        pytest.param(["json=/dev/null"], "/dev/null: is a device; name a file", id="a device"),
        pytest.param(
            ["json=a.txt", "sarif=./a.txt"], "two reports have the same file; name another file", id="one file twice"
        ),
    ],
)
def test_what_cannot_be_written_is_reported_before_anything_is_checked(
    folder: Path, requested: list[str], expected: str
) -> None:
    """An impossible report file gives one line, exit code 2, and no report."""
    done = run("check", "visits", *(f"--output-file={item}" for item in requested), cwd=folder)
    assert done.returncode == 2
    assert done.stdout == b""
    assert expected in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["visits"]


def test_no_report_takes_the_place_of_a_record(folder: Path) -> None:
    """A file that was checked as a record is not overwritten, even if it is an old report."""
    record = (folder / "visits/ten-times.yaml").read_bytes()
    done = run("check", "visits", "--output-file=json=visits/ten-times.yaml", cwd=folder)
    assert done.returncode == 2
    assert b"the output is also an input" in done.stderr
    assert (folder / "visits/ten-times.yaml").read_bytes() == record


def test_a_file_that_may_not_be_written_is_left_whole(folder: Path) -> None:
    """A link is refused, and its target is unchanged."""
    (folder / "elsewhere").write_text("mine")
    (folder / "report.txt").symlink_to("elsewhere")
    done = run("check", "visits", "--output-file=json=report.txt", cwd=folder)
    assert done.returncode == 2
    assert b"is a link" in done.stderr
    assert (folder / "elsewhere").read_text() == "mine"


def test_a_check_that_cannot_go_on_writes_no_file(folder: Path) -> None:
    """A check that fails writes no report file, because a partial one could be taken for complete."""
    done = run("check", "visits", "no-such.yaml", "--output-file=json=a.txt", cwd=folder)
    assert done.returncode == 2
    assert not (folder / "a.txt").exists()


def test_statistics_follow_the_findings(folder: Path) -> None:
    """Counts by rule come before the last line, and the findings are shown in full."""
    done = run("check", "visits", "--statistics", cwd=folder).stdout.decode()
    plain = run("check", "visits", cwd=folder).stdout.decode()
    assert done != plain
    assert [line for line in done.splitlines() if line not in plain.splitlines()] == [
        "1 error  value-contradicted  in 1 file"
    ]


def test_statistics_need_a_report_that_has_a_place_for_them(folder: Path) -> None:
    """Statistics are refused for GitLab's format alone, and accepted with another format."""
    done = run("check", "visits", "--statistics", "--output-format", "gitlab", cwd=folder)
    assert done.returncode == 2
    assert (
        b"--statistics: not available in the format gitlab; use one of full, concise, markdown, json, jsonl, github"
        in done.stderr
    )
    run("check", "visits", "--statistics", "--output-format=gitlab", "--output-file=json=a.txt", cwd=folder)
    assert "statistics" in json.loads((folder / "a.txt").read_bytes())


@pytest.mark.parametrize("name", REPORTERS)
def test_a_report_does_not_say_where_it_was_made(folder: Path, name: str) -> None:
    """A report file contains no path of the machine; tests/determinism has the other conditions."""
    run("check", "visits", f"--output-file={name}=out.txt", cwd=folder)
    message = (folder / "out.txt").read_bytes()
    assert os.fsencode(folder) not in message
    assert str(ROOT).encode() not in message
