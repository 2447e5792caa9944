"""Runs commands in a process with the restrictions for hostile input; reads and writes JSON.

The memory and the processor time of the process are limited. It must not open a socket, start a program, or change
anything on disk outside one folder. Each violation is reported, even if the command catches the error.
"""

import contextlib
import io
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEMORY = 1_000_000_000
"""The limit of the address space in bytes. The interpreter and the libraries map 300 MB of it."""
SECONDS = 120
"""Of the processor, for all commands of a run, and of the clock for one of them: a net, and no measure of speed."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod"}
_PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn"}


class Watch:
    """Records what a process must not do. It is active only while a command runs."""

    def __init__(self, within: Path) -> None:
        self.within = within.resolve()
        self.violations: list[str] = []
        self.is_armed = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook (PEP 578)."""
        if not self.is_armed:
            return
        if event.startswith(("socket.", "urllib.")) or event in _PROGRAMS:
            self._refuse(event, arguments)
        elif (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES) or event in _CHANGES:
            self._require_within(event, arguments[0])

    def _require_within(self, event: str, name: object) -> None:
        if isinstance(name, str | bytes) and os.fsdecode(name) != os.devnull:
            path = Path(os.fsdecode(name)).absolute()
            if not (path.parent.resolve() / path.name).is_relative_to(self.within):
                self._refuse(event, (name,))

    def _refuse(self, event: str, arguments: tuple[Any, ...]) -> None:
        self.violations.append(f"{event} {arguments!r:.200}")
        raise PermissionError(f"not here: {event}")


class TookTooLong(BaseException):
    """Raised in a command that does not end. No command catches it."""


def _stop(_signal: int, _frame: object) -> None:
    raise TookTooLong


@contextlib.contextmanager
def _streams(stdin: bytes | None) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8") if stdin is not None else None
    new: tuple[Any, ...] = (
        given,
        *(io.TextIOWrapper(stream, encoding="utf-8", write_through=True) for stream in (out, err)),
    )
    sys.stdin, sys.stdout, sys.stderr = new
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        for stream in new[1:]:
            stream.detach()  # otherwise its buffer would be closed with it


def run_one(arguments: list[str], stdin: bytes | None, watch: Watch) -> dict[str, Any]:
    """Runs one command, and returns its outcome; `stdin` is None for a closed stream."""
    from diplovisit.cli import main

    watch.violations.clear()
    raised = ""
    code: Any = None
    signal.alarm(SECONDS)
    with _streams(stdin) as (out, err):
        watch.is_armed = True
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code
        except BaseException:  # noqa: BLE001  # every error is reported
            raised = traceback.format_exc()
        finally:
            watch.is_armed = False
            signal.alarm(0)
    return {
        "code": code,
        "out": out.getvalue().decode("utf-8", "replace"),
        "err": err.getvalue().decode("utf-8", "replace"),
        "raised": raised,
        "violations": list(watch.violations),
    }


def _main() -> None:
    asked = json.load(sys.stdin)
    os.chdir(asked["folder"])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.signal(signal.SIGALRM, _stop)
    watch = Watch(Path(asked["folder"]))
    sys.addaudithook(watch)
    done = []
    for command in asked["commands"]:
        stdin = command.get("stdin", "")
        done.append(run_one(command["arguments"], None if stdin is None else stdin.encode(), watch))
    json.dump(done, sys.stdout)


if __name__ == "__main__":
    _main()
