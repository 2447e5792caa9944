"""A file in the place of a lock file may be any file: nothing of it is quoted before its keys show what it is."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hostile.guarded_run import Command, run_guarded

pytestmark = pytest.mark.not_measured

SECRET = "hunter2"
JUNK: dict[str, bytes] = {
    "word": b"hunter2",
    "line": b"hunter2 TOKEN\n",
    "pair": b"hunter2: 3\n",
    "assignment": b"TOKEN=hunter2\n",
    "text": b'"hunter2"',
    "list": b'["hunter2"]',
    "bad-list": b"[1, hunter2]",
    "mapping": b'{"hunter2": "hunter2"}',
    "mapping-on-lines": b'{\n "hunter2": 1\n}\n',
    "some-keys": b'{"format": 1, "record": "hunter2", "hunter2": 1}',
    "another-format": b'{"format": "hunter2", "record": "hunter2", "normal_form": "hunter2"}',
    "deeper": b'{"hunter2": {"format": 1, "record": "a", "normal_form": "b"}}',
    "in-a-text": b'{"hunter2": "\\"format\\": 1, \\"record\\": 2, \\"normal_form\\": 3,",}',
    "torn": b'{"format": 1, "hunter2": ',
    "twice": b'{"hunter2": 1, "hunter2": 2}',
    "number": b'{"a": 0hunter2}',
    "escape": b'{"a": "\\hunter2"}',
    "control": b'{"a": "hunter2\x01"}',
    "not-utf-8": b"hunter2 \xff",
    "utf-16": "hunter2".encode("utf-16"),
    "mark": b"\xef\xbb\xbfhunter2",
    "web-page": b"<!DOCTYPE html><title>hunter2</title>",
    "merge": b"<<<<<<< hunter2\na\n=======\nb\n>>>>>>> hunter2\n",
    "pem": b"-----BEGIN PRIVATE KEY-----\nhunter2\n",
    "zip": b"PK\x03\x04hunter2",
    "empty": b"",
}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """The seed, with its text and its lock file."""
    shutil.copytree(ROOT / "seeds/misri-russia", tmp_path, dirs_exist_ok=True)
    return tmp_path


SOME = ("word", "assignment", "some-keys", "torn", "not-utf-8", "merge")
"""One of each kind, for the quick run."""


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("full", SOME),
        pytest.param("full", sorted(JUNK.keys() - set(SOME)), marks=pytest.mark.at_length),
        pytest.param("json", tuple(JUNK), marks=pytest.mark.at_length),
    ],
    ids=["some", "the rest", "json"],
)
@pytest.mark.at_length
def test_a_file_that_is_not_shown_to_be_a_lock_file_is_not_quoted(
    folder: Path, ending: str, names: Sequence[str]
) -> None:
    """One finding names the file and the remedy, in every command that reads it; the file stays as it is."""
    for name in names:
        data = JUNK[name]
        (folder / "visit.anchors.json").write_bytes(data)
        commands = [
            Command(("check", "visit.yaml", "--output-format", ending)),
            Command(("check", "--fix", "visit.yaml", "--output-format", ending)),
            Command(("check", "--diff", "visit.yaml")),
            Command(("anchor", "visit.yaml")),
            Command(("evidence", "visit.yaml")),
        ]
        done = run_guarded(folder, *commands)
        for each in done:
            assert SECRET not in each.out + each.err, (name, each)
        assert done[0].code == 1
        assert "visit.anchors.json" in done[0].out, (name, done[0])
        if name in {"merge", "empty"}:
            continue  # a new lock file loses nothing of these
        assert "another-kind-of-file" in done[0].out, (name, done[0])
        assert "not written" in done[3].out, (name, done[3])
        assert done[3].code == 1
        assert (folder / "visit.anchors.json").read_bytes() == data, name


def test_a_damaged_lock_file_is_shown_with_its_lines(folder: Path) -> None:
    """What has the keys of a lock file is read as one, and its faults have a line and a caret."""
    lock = folder / "visit.anchors.json"
    whole = lock.read_bytes()
    for spoilt in (whole.replace(b'"guard"', b'"hunter2"', 1), whole[:-20], whole.replace(b'"start":', b'"start"', 1)):
        lock.write_bytes(spoilt)
        (done,) = run_guarded(folder, Command(("check", "visit.yaml")))
        assert done.code == 1
        assert "another-kind-of-file" not in done.out
        assert "visit.anchors.json:" in done.out
        assert "^" in done.out
