"""The standard streams, in whatever state the program was given them, and when nobody reads them any more."""

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, NoReturn

from diplovisit.reporters.printable import printable_line

# MERGED: The exit codes of the command.

OK = 0
"""No error was found; warnings may have been shown."""
ERRORS_FOUND = 1
"""Errors were found, or whatever `--fail-on` names."""
COULD_NOT_RUN = 2
"""The command could not do its work: wrong usage, a file that cannot be read or written, a fault of its own."""
NOTHING_TO_CHECK = 3
"""There was nothing to check."""
INTERRUPTED = 130
"""Somebody stopped it (128 + SIGINT; after SIGHUP it is 129, and after SIGTERM 143)."""
CLOSED_PIPE = 141
"""Whoever read its output stopped reading (128 + SIGPIPE)."""


class CannotRun(Exception):
    """Raised by a command that cannot do its work; its message is one line for the person who called it."""


# MERGED: What the system says of a file, with what to do about it.

_REMEDIES: Final = {
    errno.EACCES: "change its permissions, or name another place",
    errno.EPERM: "change its permissions, or name another place",
    errno.EROFS: "name another place",
    errno.ENOSPC: "make room there, or name another place",
    errno.EDQUOT: "make room there, or name another place",
    errno.EFBIG: "raise the limit for files (`ulimit -f`), or name another place",
    errno.EIO: "the disk may be failing: name another place",
    errno.EMFILE: "raise the limit for open files (`ulimit -n`)",
    errno.ENFILE: "the machine has too many files open: try again later",
    errno.EBUSY: "it is in use, or mounted: name another place",
    errno.EXDEV: "its folder is of several file systems: name another place",
    errno.ENAMETOOLONG: "give it a shorter name",
}


def system_error_message(error: OSError, called: str | None = None) -> str:
    """The file, what the system says of it, and the remedy, in a line; `called` is for what has no name of its own.

    >>> system_error_message(OSError(errno.ENOSPC, "No space left on device", "visits.ics"))
    'visits.ics: No space left on device; make room there, or name another place'
    """
    if error.strerror is None:
        return str(error)
    name = error.filename if error.filename is not None else called
    where = f"{name}: " if name is not None else ""
    remedy = _REMEDIES.get(error.errno or 0)
    return f"{where}{error.strerror}{f'; {remedy}' if remedy else ''}"


# MERGED: What a command says of its own accord, a line at a time: names of files and words of records in it
# are no orders.


def print_line(line: str) -> None:
    """Says a line on standard output."""
    print(printable_line(line))


def print_error(line: str) -> None:
    """Says a line on standard error, where it gets into no pipe."""
    print(printable_line(line), file=sys.stderr)


# MERGED: Signals by which somebody ends a run: what was begun is taken away before it ends, as with Ctrl-C.

_ENDING: Final = tuple(number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None)


class Stopped(KeyboardInterrupt):
    """Raised where a signal asks the program to end; `signal` is its number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


@contextmanager
def ending_signals() -> Iterator[None]:
    """While it lasts, those signals raise Stopped that would end the program without a word.

    What nohup or somebody else has settled about a signal stays as it is.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {
            number: signal.signal(number, _stop) for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL
        }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    raise Stopped(number)


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
