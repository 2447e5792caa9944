"""The standard streams, in whatever state the program was given them, and when nobody reads them any more."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Final

_NAMES: Final = ("stdin", "stdout", "stderr")
_IN_WORDS: Final = ("standard input", "standard output", "standard error")


def make_safe() -> None:
    """Makes something of streams that are closed, and lets no letter end the run."""
    for number, name in enumerate(_NAMES):
        if getattr(sys, name) is None:
            _stand_in(number, name)
    # A name in Devanagari must not end the run on a terminal that knows Latin letters only. What a program or a file
    # gets is the same bytes on every machine: JSON in which an "é" is \xe9, as LC_ALL=C would have it, is none.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def print_to_stderr(message: str) -> None:
    """Says something on standard error, where that can still be done."""
    try:
        print(message, file=sys.stderr)
    except OSError:
        _let_go("stderr")


def flush_or_let_go() -> bool:
    """Puts out what is waiting to be; where that cannot be, gives it up, and says so by False.

    The interpreter would try again at its end, and complain.
    """
    went_out = True
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:
            _let_go(name)
            went_out = False
    return went_out


class _Closed(io.RawIOBase):
    """A stream that somebody has closed: whoever needs it is told which."""

    def __init__(self, called: str) -> None:
        super().__init__()
        self._called = called

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, _into: object) -> int:
        raise OSError(errno.EBADF, "is closed", self._called)

    def write(self, _data: object) -> int:
        raise OSError(errno.EBADF, "is closed", self._called)


def _stand_in(number: int, name: str) -> None:
    # The next file that is opened would get the number, and what a library prints would come to stand in it.
    handle = os.open(os.devnull, os.O_RDWR)
    if handle != number:
        os.dup2(handle, number)
        os.close(handle)
    raw = _Closed(_IN_WORDS[number])
    if name == "stdin":
        stream: io.TextIOWrapper = io.TextIOWrapper(io.BufferedReader(raw), encoding="utf-8")
    elif name == "stdout":
        stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
    else:  # who closes it wants to hear nothing
        stream = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # open as long as the program runs
    setattr(sys, name, stream)


def _let_go(name: str) -> None:
    """Puts what is waiting, and what is still to come, where nobody looks."""
    stream = getattr(sys, name)
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # a stream without a number
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # as above
        with suppress(OSError, ValueError):
            stream.detach().detach()
