"""Sets up .venv for `make`, or adds packages to it: `python requirements/install.py core` (or test, beyond, and so on).

With uv, the versions come from uv.lock. Without it, they come from the files in this folder, which are exported from
uv.lock. Packages are only ever added, so `make demo` after `make test` removes nothing. If this program creates a .venv
and fails, it removes it; an existing .venv is kept. If it was killed and could remove nothing, the next run finds
`.venv/.unfinished` and starts again.
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

GROUPS = {
    "core": (),
    "test": ("test", "lint"),
    "beyond": ("beyond",),
    "docs": ("docs",),
    "fuzz": ("fuzz",),
    "mutants": ("mutants",),
}
"""The groups of pyproject.toml for each name."""

CONTENTS = {
    "core": "the core into .venv (10 packages, about 10 MB; 35 MB with pip itself)",
    "test": "what the tests need into .venv (about 120 more packages, 860 MB; some two minutes with pip, less with uv)",
    "beyond": "what other programs need that judge our output (about 70 packages; Spark has 490 MB of them)",
    "docs": "Sphinx, for the documentation site (about 30 packages)",
    "fuzz": "atheris, for fuzzing",
    "mutants": "mutmut, for mutants",
}

SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_TO_END = 10
"""The seconds that an installer may take to end before it is killed."""


class EndedError(Exception):
    """Raised when a signal asks this program to end."""


def main(name: str) -> int:
    """Installs the packages for the name. The exit code is 1 after a failure."""
    with locked() as lock:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(each) is not signal.SIG_IGN:  # as with nohup
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
    """Installs with uv if it is available, otherwise with pip. Raises as `run` does."""
    uv = shutil.which("uv")
    if not PYTHON.exists() or (uv is None and not _has_pip()):
        run([sys.executable, "-m", "venv", *(["--without-pip"] if uv else []), VENV], lock)
    if uv:
        # uv would replace a .venv of another Python.
        groups = [f"--group={group}" for group in GROUPS[name]]
        run([uv, "sync", "--quiet", "--locked", "--inexact", f"--python={PYTHON}", *groups], lock)
        return
    what = ["--editable", "."] if name == "core" else ["--requirement", f"requirements/{name}.txt"]
    run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], lock)


def run(command: list[str | Path], lock: int) -> None:
    """Runs a command. Raises CalledProcessError after a failure, and EndedError if this program gets a signal."""
    environment = {
        **os.environ,
        "UV_PROJECT_ENVIRONMENT": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
        # Two variables, because pip 25.3 and later read the second one for build dependencies.
        "PIP_CONSTRAINT": str(VERSIONS),
        "PIP_BUILD_CONSTRAINT": str(VERSIONS),
    }
    # The command inherits the lock. If this program is killed, the next one waits for the command to end.
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
    """Ends a command with all processes that it has started."""
    for each in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, each)
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(SECONDS_TO_END)


@contextlib.contextmanager
def locked() -> Iterator[int]:
    """Holds a lock on pyproject.toml, which the system releases in any case. Waits for another run to end."""
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
    """Whether the Python of .venv has pip. uv does not need it."""
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


# The handler only records the signal. An exception during the start of a command would leave it running.
_signals: list[int] = []


def _note(number: int, _frame: Any) -> None:
    _signals.append(number)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
