"""Sets up .venv for `make`, or adds packages to it: `python requirements/install.py core` (or test, beyond, and so on).

With uv the versions come from uv.lock, and without it from the files in this folder, which are exported from uv.lock.
Packages are only ever added, so that `make demo` after `make test` removes nothing.

A .venv that this program began and could not finish is removed, and one that was there before is kept. Where it was
killed and could remove nothing, the next run finds `.venv/.unfinished` and begins again.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VENV = Path(".venv")
UNFINISHED = VENV / ".unfinished"
PYTHON = VENV / "bin" / "python"
VERSIONS = Path("requirements", "test.txt")

GROUPS = {"core": (), "test": ("test", "lint"), "beyond": ("beyond",), "fuzz": ("fuzz",), "mutants": ("mutants",)}
"""The groups of pyproject.toml that belong to each name."""

CONTENTS = {
    "core": "the core into .venv (10 packages, about 10 MB; 35 MB with pip itself)",
    "test": "what the tests need into .venv (about 90 more packages, 770 MB; some two minutes with pip, less with uv)",
    "beyond": "what other programs need that judge our output (about 60 packages)",
    "fuzz": "atheris, for fuzzing",
    "mutants": "mutmut, for mutants",
}

SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_TO_END = 10
"""How long an installer that is asked to end may take before it is killed."""


class EndedError(Exception):
    """Raised where a signal asked this program to end."""


def main(name: str) -> int:
    """Installs what the name stands for; the exit code is 1 where that fails."""
    with locked() as lock:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(each) is not signal.SIG_IGN:  # as under nohup
                signal.signal(each, _note)
        if UNFINISHED.exists():
            print("an earlier run was killed while it set up .venv; starting again", file=sys.stderr)
            shutil.rmtree(VENV)
        is_new = not os.path.lexists(VENV)
        print(f"installing {CONTENTS[name]}", flush=True)
        try:
            if is_new:
                VENV.mkdir()
                UNFINISHED.touch()
            install(name, lock)
            (VENV / f".{name}").touch()
            UNFINISHED.unlink(missing_ok=True)
        except (subprocess.CalledProcessError, OSError, EndedError) as error:
            if is_new:
                shutil.rmtree(VENV)
            if isinstance(error, OSError):
                print(error, file=sys.stderr)
            left = "nothing is left behind" if is_new else ".venv stays; run make again to finish it"
            print(f"setting up .venv failed: {left}", file=sys.stderr)
            return 128 + _signals[0] if _signals else 1
    return 0


def install(name: str, lock: int) -> None:
    """Installs by uv where there is uv, and by pip where there is not. Raises as `run` does."""
    uv = shutil.which("uv")
    if not PYTHON.exists() or (uv is None and not _has_pip()):
        run([sys.executable, "-m", "venv", *(["--without-pip"] if uv else []), VENV], lock)
    if uv:
        # For another Python than that of .venv, uv would replace .venv.
        groups = [f"--group={group}" for group in GROUPS[name]]
        run([uv, "sync", "--quiet", "--locked", "--inexact", f"--python={PYTHON}", *groups], lock)
        return
    what = ["--editable", "."] if name == "core" else ["--requirement", f"requirements/{name}.txt"]
    run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], lock)


def run(command: list[str | Path], lock: int) -> None:
    """Runs a command. Raises CalledProcessError where it fails, and EndedError where this program gets a signal."""
    environment = {
        **os.environ,
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
        # Two variables, because pip 25.3 and later read the second one for what builds the wheel.
        "PIP_CONSTRAINT": str(VERSIONS),
        "PIP_BUILD_CONSTRAINT": str(VERSIONS),
    }
    # The command holds the lock, too: where this program is killed, the next one waits for what it has left running.
    started = subprocess.Popen(command, env=environment, start_new_session=True, pass_fds=[lock])
    while started.poll() is None:
        if _signals:
            _end_session(started)
            raise EndedError
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(SECONDS_BETWEEN_LOOKS)
    if started.returncode != 0:
        raise subprocess.CalledProcessError(started.returncode, command)


def _end_session(started: "subprocess.Popen[bytes]") -> None:
    """Ends a command with everything that it has started."""
    for each in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, each)
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(SECONDS_TO_END)


@contextlib.contextmanager
def locked() -> Iterator[int]:
    """Holds a lock on pyproject.toml, which the system gives back whatever happens; waits for another run to end."""
    handle = os.open("pyproject.toml", os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("waiting for another run that sets up .venv", file=sys.stderr)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _has_pip() -> bool:
    """Whether the Python of .venv has pip; uv does without."""
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


# A signal is only noted: an exception could come while a command is being started, which would then be left running.
_signals: list[int] = []


def _note(number: int, _frame: Any) -> None:
    _signals.append(number)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
