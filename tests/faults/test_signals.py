"""A signal during the work gives an exit code and one line, and leaves no traceback, file or process."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diplovisit.cli import main
from diplovisit.files import unfinished_writes
from diplovisit.pipeline import chunks, parallel
from tests.cli.test_command import run
from tests.faults.steps import each_step, nothing
from tests.faults.writing import COMMANDS, contents, left

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

CODES = {signal.SIGINT: 130, signal.SIGHUP: 129, signal.SIGTERM: 143}


@pytest.mark.parametrize("number", CODES)
@pytest.mark.parametrize("name", ["export over a file", "export of tables over others", "init", "fmt", "check --fix"])
def test_a_signal_while_files_are_written(tmp_path: Path, name: str, number: signal.Signals) -> None:
    """A signal at any step before the end leaves the old files, and nothing else."""
    command = COMMANDS[name]
    command.prepare(tmp_path)
    before = contents(tmp_path)
    with pytest.MonkeyPatch.context() as patch, each_step(nothing) as steps:
        patch.setattr(os, "replace", lambda *_: os.strerror(0))  # only counted; no file is put in place
        run(*command.words, cwd=tmp_path)
    assert contents(tmp_path) == before
    last = max(step for step, made in enumerate(steps, 1) if made in {"fsync", "chmod", "link"})
    for step in sorted({1, 2, 5, last // 2, last}):

        def at(count: int, _name: str, step: int = step) -> None:
            if count == step:
                signal.raise_signal(number)

        with each_step(at) as made:
            done = run(*command.words, cwd=tmp_path)
        if len(made) < step or done.returncode == 0:
            break
        assert (done.returncode, done.stderr.splitlines()[-1]) == (CODES[number], b"diplovisit: stopped")
        assert contents(tmp_path) == before, (step, made)
        assert left(tmp_path) == []
    else:
        return
    pytest.fail(f"step {step} was not come to, or the signal not minded")


def stall(_chunk: chunks.Chunk) -> Iterator[object]:
    """Work that never ends, and prints the id of its process."""
    (Path(os.environ["DIPLOVISIT_AT_WORK"]) / str(os.getpid())).touch()
    time.sleep(600)
    return iter(())


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is checked in many chunks, which never end."""
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 3_000)
    monkeypatch.setattr(parallel, "read_chunk", stall)
    (tmp_path / "at work").mkdir()
    monkeypatch.setenv("DIPLOVISIT_AT_WORK", str(tmp_path / "at work"))
    file = tmp_path / "visits.jsonl"
    file.write_bytes(b'{"id": "x"}\n' * 3_000)
    return file


@contextlib.contextmanager
def at_work(file: Path, *words: str) -> Iterator[tuple[int, list[int]]]:
    """Starts a command with two worker processes, as a terminal would, and returns the ids of all processes."""
    said = file.with_name("said")
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.setsid()
            out = os.open(said, os.O_WRONLY | os.O_CREAT)
            os.dup2(out, 1)
            os.dup2(out, 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            code = main(["check", str(file), "-j", "2", *words])
            sys.stdout.flush()
        finally:
            os._exit(code)
    wait_until(lambda: len(list((file.parent / "at work").iterdir())) == 2)
    workers = [int(path.name) for path in (file.parent / "at work").iterdir()]
    try:
        yield child, workers
    finally:
        for process in (child, *workers):
            if is_running(process):
                os.kill(process, signal.SIGKILL)


def wait_until(holds: Callable[[], bool]) -> None:
    """Waits for a condition, and gives up after a minute."""
    for _ in range(6_000):
        if holds():
            return
        time.sleep(0.01)
    pytest.fail("has not come about in a minute")


def is_running(process: int) -> bool:
    """Whether a process exists and has not ended. A zombie counts as ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def code_of(child: int) -> int:
    """The exit code of a process."""
    ended: list[int] = []

    def has_ended() -> bool:
        process, status = os.waitpid(child, os.WNOHANG)
        if process:
            ended.append(os.waitstatus_to_exitcode(status))
        return bool(process)

    wait_until(has_ended)
    return ended[0]


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")


@needs_proc
@pytest.mark.parametrize("number", CODES)
def test_a_signal_while_several_check(many: Path, number: signal.Signals) -> None:
    """All processes end while they are working, and only one of them prints a line."""
    with at_work(many) as (child, workers):
        os.killpg(child, number) if number is not signal.SIGTERM else os.kill(child, number)
        assert code_of(child) == CODES[number]
        wait_until(lambda: not any(map(is_running, workers)))
        assert many.with_name("said").read_text() == "diplovisit: stopped\n"


@needs_proc
def test_one_of_several_is_killed(many: Path) -> None:
    """A worker that the system kills for lack of memory is reported with exit code 2, and the command does not hang."""
    with at_work(many) as (child, workers):
        os.kill(workers[0], signal.SIGKILL)
        assert code_of(child) == 2
        wait_until(lambda: not any(map(is_running, workers)))
        (line,) = many.with_name("said").read_text().splitlines()
        assert line.startswith("diplovisit: error: one of the 2 worker processes ended unexpectedly")
        assert line.endswith("use a lower -j, or -j 1")


@needs_proc
def test_workers_end_when_the_parent_is_killed(many: Path) -> None:
    """If the parent process is killed, its workers end."""
    with at_work(many) as (child, workers):
        os.kill(child, signal.SIGKILL)
        assert code_of(child) == -signal.SIGKILL
        wait_until(lambda: not any(map(is_running, workers)))
        assert many.with_name("said").read_text() == ""


def test_no_report_is_written_of_a_check_that_was_stopped(many: Path) -> None:
    """A stopped check leaves an old report file unchanged."""
    report = many.with_name("out.sarif")
    report.write_bytes(b"of before")
    with at_work(many, "--output-file", f"sarif={report}") as (child, _):
        os.kill(child, signal.SIGTERM)
        assert code_of(child) == 143
    assert report.read_bytes() == b"of before"
    assert left(many.parent) == []
    assert unfinished_writes(many.parent) == ()
