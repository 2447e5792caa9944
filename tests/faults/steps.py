"""Counts every step that changes the file system, and calls a hook at each step.

A step is a call of `open` for writing, a write, or one of the functions of `os` below. It is counted just before it is
made. So a fault at step n + 1 hits a run that has just made step n.
"""

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from diplovisit.files import staging

OF_OS = ("mkdir", "rename", "replace", "link", "unlink", "remove", "rmdir", "chmod", "chown", "fsync")

At: TypeAlias = Callable[[int, str], None]


@contextlib.contextmanager
def each_step(at: At, *, short: bool = False) -> Iterator[list[str]]:
    """Calls `at` with the number and the name of each step, and yields the names so far.

    With `short`, a write takes seven bytes at a time, as a system may.
    """
    made: list[str] = []

    def count(name: str) -> None:
        made.append(name)
        at(len(made), name)

    class File(io.FileIO):
        def write(self, data: Any, /) -> int:
            part = memoryview(data).cast("B")
            try:
                count("write")
            except InterruptedError:  # the system reports it only if it took nothing
                raise
            except BaseException:
                super().write(part[: len(part) // 2])
                raise
            return super().write(part[:7] if short else part)

    def open_to_write(path: Path, mode: str) -> io.BufferedWriter:
        count("open")
        return io.BufferedWriter(File(path, mode.replace("b", "")))

    def counted(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*arguments: Any, **named: Any) -> Any:
            try:
                count(name)
            except OSError as error:
                if not isinstance(arguments[0], int):  # the system's error names the file, unless it was given a handle
                    error.filename = os.fspath(arguments[0])
                raise
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staging, "open", open_to_write, raising=False)
        for name in OF_OS:
            patch.setattr(os, name, counted(name))
        yield made


def nothing(number: int, name: str) -> None:
    """The hook for runs in which steps are only counted."""
