"""Runs commands one after another, and reports on standard error what Python's audit hooks observed.

Run as `python -m tests.cli.audited`, with a command per line on standard input, as a JSON list of its words. The hooks
(PEP 578) work below every library. They observe each file, connection and process, whatever opens it.
"""

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_STARTS = ("subprocess.", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile")
_TALKS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "webbrowser.", "ctypes.")
_CHANGES = (
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.chmod",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
)
# Those that end with the number of a folder; -1 or None where there is none.
_WITHIN = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.link", "os.symlink", "shutil.rmtree")

seen: list[tuple[str, str]] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        if (mode is not None and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITES):
            seen.append(("write", _text(path)))
    elif event.startswith(_CHANGES):
        # What is named within an open folder comes with the number of the folder, last of all.
        folder = arguments[-1] if event in _WITHIN else None
        is_open = isinstance(folder, int) and folder >= 0
        within = Path(f"/proc/self/fd/{folder}").resolve() if is_open else Path.cwd()
        seen.extend(
            ("write", _text(str(within / os.fsdecode(path)))) for path in arguments if isinstance(path, str | bytes)
        )
    elif event.startswith((*_STARTS, *_TALKS)):
        seen.append((event, _text(arguments)))


def _text(value: object) -> str:
    return os.path.realpath(os.fsdecode(value)) if isinstance(value, str | bytes) else repr(value)


def _commands() -> Iterator[list[str]]:
    for line in sys.stdin:
        yield json.loads(line)


def main() -> None:
    """Runs all commands. Each must end with an exit code of the command's own."""
    from diplovisit.cli import main as command

    sys.addaudithook(_watch)
    codes = []
    for words in _commands():
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
            try:
                codes.append(command(words))
            except SystemExit as stopped:
                codes.append(int(stopped.code or 0))
    events = [*seen]
    print(json.dumps({"codes": codes, "seen": events}), file=sys.stderr)


if __name__ == "__main__":
    main()
