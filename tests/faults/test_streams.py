"""Standard streams that are closed, full, or no longer read give a line and an exit code, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_command import SEED, run
from tests.conftest import ROOT
from tests.faults.writing import contents

COMMAND = f"{sys.executable} -m diplovisit"


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line in a shell in which `diplovisit` is the command."""
    script = f'diplovisit() {{ {COMMAND} "$@"; }}\n{line}\n'
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(["bash", "-c", script], cwd=ROOT, env=env, capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        pytest.param("diplovisit schema >&-", 2, b"standard output: is closed", id="no output"),
        pytest.param("diplovisit check - <&-", 2, b"standard input: is closed", id="no input"),
        pytest.param("diplovisit schema -o no/where 2>&-", 2, b"", id="nobody hears"),
        pytest.param("diplovisit schema <&- >&- 2>&-", 2, b"", id="no stream at all"),
        pytest.param(
            "diplovisit schema >/dev/full",
            2,
            b"standard output: No space left on device; free some disk space",
            id="full",
        ),
        pytest.param("diplovisit schema -o no/where 2>/dev/full", 2, b"", id="nobody hears, as the disk is full"),
    ],
)
def test_missing_streams_are_named(line: str, code: int, message: bytes) -> None:
    """The command names the missing stream in one line, and prints no output to another stream instead."""
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert done.stdout == b""
    assert message in done.stderr
    assert done.stderr.count(b"\n") == (1 if message else 0)


def test_files_do_not_replace_closed_streams(tmp_path: Path) -> None:
    """The first opened file does not get the number of a closed stream, so no message ends up in it."""
    done = shell(f"diplovisit export {SEED} --to csv -o {tmp_path}/a <&- >&- 2>&-")
    assert done.returncode == 0
    assert run("export", SEED, "--to", "csv", "-o", tmp_path / "b").returncode == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_output_that_is_read_in_part() -> None:
    """A command whose output is read only in part prints no error."""
    done = shell('diplovisit schema | head -c 1; echo "${PIPESTATUS[0]}"')
    assert done.stdout in {b"{0\n", b"{141\n"}
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("words", "streams"),
    [
        pytest.param(("schema",), ("stdout",), id="output"),
        pytest.param(("--help",), ("stdout",), id="help"),
        pytest.param(("schema", "-o", "no/where"), ("stdout", "stderr"), id="an error"),
        pytest.param(("check", "--nonsense"), ("stdout", "stderr"), id="wrong usage"),
    ],
)
def test_output_without_a_reader(words: tuple[str, ...], streams: tuple[str, ...]) -> None:
    """Without a reader, the exit code is that of SIGPIPE, or that of the error, and nothing is printed."""
    reading, writing = os.pipe()
    os.close(reading)
    redirected = {name: writing if name in streams else subprocess.PIPE for name in ("stdout", "stderr")}
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    try:
        done = subprocess.run([*COMMAND.split(), *words], cwd=ROOT, env=env, check=False, timeout=120, **redirected)  # type: ignore[call-overload]  # streams by name
    finally:
        os.close(writing)
    assert done.returncode == (2 if "stderr" in streams else 141)
    assert not done.stderr
