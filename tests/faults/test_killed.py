"""After kill -9 at any writing step, each file is old or new, and the next run repairs the rest."""

import os
import shutil
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from diplovisit.files import UnfinishedWrite, consistent_set, recover, unfinished_writes, write_files
from diplovisit.files.atomic_write import write_tree
from tests.cli.test_command import run
from tests.faults.steps import each_step, nothing
from tests.faults.writing import COMMANDS, contents, left, taken_for_records

# The workers of pytest-xdist have a thread that waits for work. A forked child lacks this thread.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Whether work in a process of its own was killed at a step; False if it ended before."""

    def kill(number: int, name: str) -> None:
        if number == step:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            with each_step(kill):
                work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _stride(steps: int, name: str) -> int:
    """Every step of a short command. For tables and pictures, only `make test-all` takes every step."""
    if "DIPLOVISIT_EXAMPLES" in os.environ:
        return 1
    return 6 if name == "plot" else 1 + steps // 8


@pytest.mark.at_length
@pytest.mark.parametrize("name", COMMANDS)
def test_kill_at_every_step(tmp_path: Path, name: str) -> None:
    """Each file is the old or the new one, a torn set is marked as such, and the next run repairs it."""
    command = COMMANDS[name]
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    command.prepare(before)
    for _ in range(2):  # libraries write their caches on first use
        shutil.rmtree(after, ignore_errors=True)
        shutil.copytree(before, after)
        with each_step(nothing) as steps:
            done = run(*command.words, cwd=after)
    assert done.returncode == 0, done.stderr
    assert {"mkdir", "open", "write", "fsync", "rename" if "link" in steps else "replace", "rmdir"} <= set(steps)
    old, new = contents(before), contents(after)
    assert old != new
    assert left(after) == []
    torn = 0
    # The set is torn while the second file is put in place.
    torn_at = [step for step, made in enumerate(steps, 1) if made == "replace"][1:2] if command.is_set else []
    for step in sorted({*range(1, len(steps) + 1, _stride(len(steps), name)), *torn_at}):
        folder = tmp_path / str(step)
        shutil.copytree(before, folder)
        assert killed_at(step, partial(run, *command.words, cwd=folder)), (
            f"step {step}, {steps[step - 1]}, was not come to"
        )
        found = contents(folder)
        assert all(found[file] in {old.get(file), new.get(file)} for file in found), f"step {step}, {steps[step - 1]}"
        assert old.keys() <= found.keys() <= new.keys()
        assert taken_for_records(folder) <= taken_for_records(after)
        if found not in (old, new) and command.is_set:
            torn += 1
            assert any(map(unfinished_writes, (folder, *filter(Path.is_dir, folder.iterdir())))), f"step {step}"
        again = run(*command.words, cwd=folder)
        assert contents(folder) == new, again.stderr
        assert left(folder) == [] or found == new
        shutil.rmtree(folder)
    assert bool(torn) is command.is_set


OLD = {"a": b"old a", "b": b"old b", "other": b"not ours"}
NEW = {"a": b"new a", "b": b"new b", "c": b"new c"}


def write_plainly(folder: Path, files: dict[str, bytes]) -> None:
    """Writes files as another program would."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.mark.at_length
def test_the_next_writer_completes_a_set(tmp_path: Path) -> None:
    """No reader reads a torn set, and the next writer of anything completes it."""
    write_plainly(tmp_path / "before", OLD)
    shutil.copytree(tmp_path / "before", tmp_path / "counted")
    with each_step(nothing) as steps:
        write_files(tmp_path / "counted", NEW.items())
    refused = 0
    for step in range(1, len(steps) + 1):
        folder = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", folder)
        assert killed_at(step, partial(write_files, folder, NEW.items()))
        found = contents(folder)
        try:
            with consistent_set(folder):
                assert found in (OLD, OLD | NEW)
        except UnfinishedWrite:
            refused += 1
        is_begun = found != OLD or bool(unfinished_writes(folder))
        write_files(folder, [("d", b"later")])
        assert contents(folder) == OLD | (NEW if is_begun else {}) | {"d": b"later"}
        assert left(folder) == []
    assert refused >= len(NEW)


def test_tables_that_are_no_set_are_not_imported(tmp_path: Path) -> None:
    """Tables of a torn set are refused with a remedy; after the remedy they are imported."""
    command = COMMANDS["export of tables over others"]
    command.prepare(tmp_path)
    with each_step(nothing) as steps:
        run(*command.words[:-1], "counted", cwd=tmp_path)
    in_the_midst = steps.index("rename") + len(steps) // 10
    assert killed_at(in_the_midst, partial(run, *command.words, cwd=tmp_path))
    refused = run("import", "out", "-o", "back.json", cwd=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.startswith(
        b"diplovisit: error: out: an earlier run was stopped before it had written all files"
    )
    assert b"write them again" in refused.stderr
    assert not (tmp_path / "back.json").exists()
    again = run(*command.words, cwd=tmp_path)
    assert b"of an interrupted run put in place" in again.stderr
    assert run("import", "out", "-o", "back.json", cwd=tmp_path).returncode == 0


def test_a_file_edited_since_is_kept(tmp_path: Path) -> None:
    """A file that was edited after a writer was killed is not overwritten by the next run."""
    write_plainly(tmp_path / "out", OLD)
    with each_step(nothing) as steps:
        write_files(tmp_path / "counted", NEW.items())
    first = steps.index("replace") + 1
    assert killed_at(first + 3, partial(write_files, tmp_path / "out", NEW.items()))
    assert unfinished_writes(tmp_path / "out")
    (tmp_path / "out" / "b").write_bytes(b"edited since")
    recover(tmp_path / "out")
    assert contents(tmp_path / "out") == OLD | NEW | {"b": b"edited since"}
    assert left(tmp_path / "out") == []


@pytest.mark.at_length
def test_the_next_writer_completes_a_tree(tmp_path: Path) -> None:
    """The next writer also completes files in subfolders, and makes missing subfolders."""
    files = {"a/b/c": b"1", "a/d": b"2", ".e/f": b"3"}
    with each_step(nothing) as steps:
        write_tree(tmp_path / "counted", files)
    for step in range(1, len(steps) + 1):
        folder = tmp_path / str(step)
        assert killed_at(step, partial(write_tree, folder, files))
        found = contents(folder)
        assert found.items() <= files.items()
        assert found in ({}, files) or unfinished_writes(folder)
        if unfinished_writes(folder):
            recover(folder)
            assert contents(folder) == files
        write_tree(folder, files)
        assert contents(folder) == files
        assert left(folder) == []
