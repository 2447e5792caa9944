"""If the system refuses any step, no file is torn, the old bytes stay, and the message says what and where."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from diplovisit.files import write_files, write_whole
from tests.cli.test_command import run
from tests.faults.steps import At, each_step, nothing
from tests.faults.writing import COMMANDS, contents, left

OLD = {"a": b"old a", "b": b"old b", "other": b"not ours"}
NEW = {"a": b"new a" * 9, "b": b"new b" * 9, "c": b"new c" * 9}
TAKES_AWAY = {"unlink", "rmdir"}
"""Steps after the work or after a fault. If they fail, the next run repeats them."""
CAN_DO_WITHOUT = {"mkdir", "link", "fsync"}
"""Steps that may fail: the folder may exist, a file without a second name is copied, not every folder can be synced."""


def of_kind(number: int) -> OSError:
    """The error as the system raises it: without a file name if the call used a handle."""
    return OSError(number, os.strerror(number))


def refusing(number: int, *, step: int = 1, on: str | None = None, always: bool = False) -> tuple[list[str], At]:
    """A hook that refuses one of the steps with these names, or all from it on; and the names of the refused steps."""
    seen = 0
    refused: list[str] = []

    def at(_count: int, name: str) -> None:
        nonlocal seen
        seen += on in (None, name)
        if on in (None, name) and (seen >= step if always else seen == step):
            refused.append(name)
            raise of_kind(number)

    return refused, at


def write_plainly(folder: Path, files: dict[str, bytes]) -> None:
    """Writes files as another program would."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


ERRORS: tuple[str, ...] = ("ENOSPC", "EIO", "EACCES", "EINTR")
if "DIPLOVISIT_EXAMPLES" in os.environ:  # in `make test-all`, because these take the same code path
    ERRORS = (*ERRORS, "EROFS", "EMFILE", "EDQUOT", "EXDEV", "EBUSY")


def error_of(folder: Path) -> OSError | None:
    """The error from writing the new files into a folder, None without an error."""
    try:
        write_files(folder, NEW.items())
    except OSError as error:
        return error
    return None


@pytest.mark.parametrize("name", ERRORS)
def test_a_set_is_all_old_or_all_new(tmp_path: Path, name: str) -> None:
    """If the system refuses any step, the files from before are there, and nothing else."""
    number: int = getattr(errno, name)
    write_plainly(tmp_path / "counted", OLD)
    with each_step(nothing) as steps:
        write_files(tmp_path / "counted", NEW.items())
    failed = 0
    for step in range(1, len(steps) + 1):
        folder = tmp_path / str(step)
        write_plainly(folder, OLD)
        refused, at = refusing(number, step=step)
        with each_step(at):
            error = error_of(folder)
        assert refused == [steps[step - 1]]
        if error is None:
            assert contents(folder) == OLD | NEW
            asked_again = {"write"} if name == "EINTR" else set()
            # The last one renames the staging folder back to its first name, after all the work.
            at_last = {"rename"} if "rename" not in steps[step:] else set()
            assert refused[0] in TAKES_AWAY | CAN_DO_WITHOUT | asked_again | at_last
        else:
            failed += 1
            assert error.errno == number
            assert str(error.filename).startswith(str(folder))
            assert ".diplovisit-" not in str(error.filename)
            assert contents(folder) == OLD
            assert left(folder) == []
        write_files(folder, NEW.items())
        assert contents(folder) == OLD | NEW
        assert left(folder) == []
    assert failed > 10


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.at_length
def test_a_command_that_is_refused_leaves_the_old(tmp_path: Path, name: str) -> None:
    """A refused command exits with 2, prints one line with target, cause and remedy, and leaves the old files."""
    command = COMMANDS[name]
    before = tmp_path / "before"
    before.mkdir()
    command.prepare(before)
    shutil.copytree(before, tmp_path / "warm")
    run(*command.words, cwd=tmp_path / "warm")  # libraries write their caches on first use
    shutil.copytree(before, tmp_path / "counted")
    with each_step(nothing) as steps:
        run(*command.words, cwd=tmp_path / "counted")
    for kind, number, message in (
        ("write", errno.ENOSPC, b"No space left on device; free some disk space"),
        ("replace", errno.EACCES, b"Permission denied; change its permissions"),
        ("mkdir", errno.EROFS, b"Read-only file system; choose another path"),
        ("fsync", errno.EIO, b"Input/output error; the disk may be failing"),
        ("open", errno.EMFILE, b"Too many open files; raise the limit"),
    ):
        if name == "plot" and kind not in {"write", "replace"}:
            continue  # a picture is slow, and is written like every other file
        folder = tmp_path / kind
        shutil.copytree(before, folder)
        refused, at = refusing(number, on=kind, always=kind != "replace")
        with each_step(at):
            done = run(*command.words, cwd=folder)
        assert refused
        assert done.returncode == 2, kind
        (line,) = [line for line in done.stderr.splitlines() if message in line]
        assert line.startswith((b"diplovisit: error: ", b"diplovisit: not fixed: "))
        assert b".diplovisit-" not in done.stderr
        assert b"Traceback" not in done.stderr
        named = line.split(b": ")[2].decode()
        assert named in {"out", "new", "visits", "."} or Path(named).name in {
            Path(file).name for file in contents(tmp_path / "counted")
        }, named
        assert contents(folder) == contents(before)
        assert left(folder) == []
    assert steps


def test_short_writes_are_continued(tmp_path: Path) -> None:
    """A system that takes seven bytes at a time receives all bytes."""
    with each_step(nothing, short=True) as steps:
        write_whole(tmp_path / "a", [b"0123456789" * 10])
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 10
    assert steps.count("write") > 10


def test_a_set_that_cannot_be_restored_is_marked(tmp_path: Path) -> None:
    """A disk that takes neither new nor old files leaves a folder marked as unfinished, which the next run repairs."""
    write_plainly(tmp_path / "out", OLD)
    calls = 0

    def at(_count: int, name: str) -> None:
        nonlocal calls
        calls += name == "replace"
        if calls > 1:
            raise of_kind(errno.EIO)

    with each_step(at), pytest.raises(OSError, match=r"could not be restored.*write all of them again"):
        write_files(tmp_path / "out", NEW.items())
    assert left(tmp_path / "out") != []
    write_files(tmp_path / "out", NEW.items())
    assert contents(tmp_path / "out") == OLD | NEW
    assert left(tmp_path / "out") == []
