"""A real full disk behaves as the stubs of the other tests assume."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_command import SEED, run
from tests.faults.writing import contents, left


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 128 kB, if one can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or mount is None or umount is None:
        pytest.skip("only root can mount a small disk; test_errors has the same by stubs")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=128k", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run([umount, folder], check=True)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        pytest.param(("--to", "jsonl"), "out", id="a file"),
        pytest.param(("--to", "csv"), "out", id="tables"),
        pytest.param(("--to", "json"), "out/", id="a file a record"),
    ],
)
def test_no_room(disk: Path, words: tuple[str, ...], target: str) -> None:
    """A full disk leaves the old files and nothing else, and the message names the place; with room it succeeds."""
    is_file = words == ("--to", "jsonl")
    old = {"out": b"of before"} if is_file else {"out/visits.csv": b"of before"}
    for name, data in old.items():
        (disk / name).parent.mkdir(exist_ok=True)
        (disk / name).write_bytes(data)
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 16_384))
    before = contents(disk)
    done = run("export", SEED, "examples", *words, "-o", f"{disk}/{target}")
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"diplovisit: error: {disk}/out".encode())
    assert done.stderr.endswith(b": No space left on device; free some disk space, or choose another path\n")
    assert contents(disk) == before
    assert left(disk) == []
    if is_file:
        (disk / "ballast").unlink()
        assert run("export", SEED, "examples", *words, "-o", f"{disk}/{target}").returncode == 0
        assert (disk / "out").read_bytes() != b"of before"


def test_a_disk_that_is_read_only(disk: Path) -> None:
    """The message for a read-only disk says so, and names the target."""
    (disk / "out").write_bytes(b"of before")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True, capture_output=True)
    done = run("export", SEED, "--to", "json", "-o", disk / "out")
    assert done.returncode == 2
    assert done.stderr == f"diplovisit: error: {disk}/out: Read-only file system; choose another path\n".encode()
    assert contents(disk) == {"out": b"of before"}
