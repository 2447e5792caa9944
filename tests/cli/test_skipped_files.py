"""Commands that read a folder of records leave out the files of other programs, as `check` does."""

import shutil
from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.cli.test_left_files import OTHERS
from tests.conftest import ROOT

LOST = {
    "blank": b" \n",
    "empty": b"",
    "zeros": b"\0" * 400,
    "pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n",
    "page": b"<!doctype html>\n<title>Sign in</title>\n",
}
"""A file that was a record, and lost its content."""

COMMANDS = [
    ("export", "--to", "jsonl"),
    ("export", "--to", "ics", "-j", "2"),
    ("show",),
    ("evidence",),
    ("anchor",),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `visits` with a record and its text, among files of other programs."""
    folder = tmp_path / "visits"
    folder.mkdir()
    for name, data in OTHERS.items():
        if not name.endswith(".draft.json"):
            (folder / name).write_bytes(data)
    for name in ("visit.yaml", "retelling.txt"):
        shutil.copy(ROOT / "seeds/misri-russia" / name, folder / name)
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_is_read_without_the_files_of_other_programs(folder: Path, command: tuple[str, ...]) -> None:
    """A command that reads a folder reads its records, and names the other files in one line."""
    done = run(command[0], "visits", *command[1:], cwd=folder.parent)
    assert done.returncode == 0
    assert b"note: 11 files skipped, because they have no `format` and `id`: visits/compose.yaml" in done.stderr
    assert b"error[" not in done.stderr + done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_is_named_is_not_left_out(folder: Path, command: tuple[str, ...]) -> None:
    """A file of another program that is named is an error."""
    done = run(command[0], "visits", "visits/package.json", *command[1:], cwd=folder.parent)
    assert done.returncode == 1
    assert b"visits/package.json:1:33: error[malformed-json]" in done.stderr + done.stdout


def test_a_line_that_is_no_record_is_not_left_out_of_a_file_of_records(folder: Path) -> None:
    """In JSON Lines, a line that is no record stops an export if another line is a record."""
    lines = run("export", "visits/visit.yaml", "--to", "jsonl", cwd=folder.parent).stdout
    (folder / "visit.yaml").unlink()
    (folder / "all.jsonl").write_bytes(b'{"event": 1}\n' + lines)
    for jobs in ("1", "2"):
        done = run("export", "visits", "--to", "jsonl", "-j", jobs, cwd=folder.parent)
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"visits/all.jsonl:1:1: error[not-a-record]" in done.stderr


@pytest.mark.parametrize("data", LOST.values(), ids=LOST)
@pytest.mark.parametrize("command", [("check",), ("export", "--to", "jsonl")], ids=" ".join)
def test_a_file_that_lost_its_content_is_reported(folder: Path, command: tuple[str, ...], data: bytes) -> None:
    """A file of a folder that is blank, or that has something else in place of its content, may have been a record."""
    (folder / "lost.yaml").write_bytes(data)
    done = run(command[0], "visits", *command[1:], cwd=folder.parent)
    assert done.returncode == 1
    assert b"visits/lost.yaml:1:1: error[" in done.stderr + done.stdout


def test_a_site_leaves_out_only_what_was_certainly_never_a_record(folder: Path) -> None:
    """A readable mapping without any key of a record does not stop a site; a file that cannot be read does."""
    pytest.importorskip("jinja2")
    for name, data in OTHERS.items():
        if b"," in data or name == "compose.yaml":
            (folder / name).unlink(missing_ok=True)
    (folder / "workflow.yml").write_bytes(b"jobs: {build: {runs-on: x}}\n")
    (folder / "package.json").write_bytes(b'{"name": "x", "version": "1.0.0"}\n')
    done = run("site", "visits", "-o", "site", cwd=folder.parent)
    assert done.returncode == 1
    assert b"visits/mark.yaml:1:1: error[byte-order-mark]" in done.stderr
    (folder / "mark.yaml").unlink()
    done = run("site", "visits", "-o", "site", cwd=folder.parent)
    assert done.returncode == 0
    assert b"note: 3 files skipped" in done.stderr
