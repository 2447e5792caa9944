"""The console of the command: standard streams, printed lines, progress, exit codes, error messages and signals."""

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import Final, NoReturn, TextIO, TypeVar

OK = 0
"""No error was found; warnings may have been shown."""
ERRORS_FOUND = 1
"""Errors were found, or whatever `--fail-on` names."""
COULD_NOT_RUN = 2
"""The command could not run: wrong usage, a file that cannot be read or written, or a bug of its own."""
NOTHING_TO_CHECK = 3
"""No record was given."""
INTERRUPTED = 130
"""A signal stopped it: 128 + SIGINT. The code is 129 after SIGHUP, and 143 after SIGTERM."""
CLOSED_PIPE = 141
"""The reader of its output stopped reading: 128 + SIGPIPE."""


_REMEDIES: Final = {
    errno.EACCES: "change its permissions, or choose another path",
    errno.EPERM: "change its permissions, or choose another path",
    errno.EROFS: "choose another path",
    errno.ENOSPC: "free some disk space, or choose another path",
    errno.EDQUOT: "free some disk space, or choose another path",
    errno.EFBIG: "raise the file size limit (`ulimit -f`), or choose another path",
    errno.EIO: "the disk may be failing; choose another path",
    errno.EMFILE: "raise the limit for open files (`ulimit -n`)",
    errno.ENFILE: "too many files are open on this machine; try again later",
    errno.EBUSY: "it is in use, or mounted; choose another path",
    errno.EXDEV: "its folder spans several file systems; choose another path",
    errno.ENAMETOOLONG: "choose a shorter name",
}

_PROGRESS_DELAY: Final = 1.0
"""Seconds before progress is shown. Shorter work needs no count."""
_PROGRESS_INTERVAL: Final = 0.2

_ENDING_SIGNALS: Final = tuple(
    number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)
"""The signals that ask the program to end, apart from SIGINT, which raises KeyboardInterrupt already."""

_STREAMS: Final = ("stdin", "stdout", "stderr")
_STREAM_NAMES: Final = ("standard input", "standard output", "standard error")


class CannotRun(Exception):
    """Raised by a command that cannot run. Its message is one line for the user."""


def system_error_message(error: OSError, called: str | None = None) -> str:
    """Returns the file, the error of the system, and a remedy, in one line. `called` names a stream.

    Systems use no semicolon in their errors: a message with one has its remedy already.

    >>> system_error_message(OSError(errno.ENOSPC, "No space left on device", "visits.ics"))
    'visits.ics: No space left on device; free some disk space, or choose another path'
    >>> system_error_message(OSError(errno.EIO, "database is full; set TMPDIR", "the temporary database"))
    'the temporary database: database is full; set TMPDIR'
    """
    if error.strerror is None:
        return str(error)
    name = error.filename if error.filename is not None else called
    where = f"{name}: " if name is not None else ""
    remedy = _REMEDIES.get(error.errno or 0) if "; " not in error.strerror else None
    return f"{where}{error.strerror}{f'; {remedy}' if remedy else ''}"


def print_line(line: str) -> None:
    """Prints a line on standard output. Control characters of names and records in it are escaped."""
    from diplovisit.reporters.printable import printable_line  # noqa: PLC0415  # it loads attrs; `--help` needs none

    print(printable_line(line))


def print_error(line: str) -> None:
    """Prints a line on standard error, which no pipe passes on. Control characters in it are escaped."""
    from diplovisit.reporters.printable import printable_line  # noqa: PLC0415  # as above

    print(printable_line(line), file=sys.stderr)


_Item = TypeVar("_Item")


def with_progress(items: Iterable[_Item], noun: str, *, terminal: TextIO | None = None) -> Iterator[_Item]:
    """Yields the items, and shows their count on a terminal. The count is removed at the end.

    Nothing is shown when standard error is not a terminal, as for logs and pipes. Nothing is shown when standard output
    is a terminal either, because the count would mix with it.

    >>> list(with_progress("ab", "records"))
    ['a', 'b']
    """
    stream = terminal if terminal is not None else sys.stderr
    if not stream.isatty() or (terminal is None and sys.stdout.isatty()):
        yield from items
        return
    due, is_shown = monotonic() + _PROGRESS_DELAY, False
    try:
        for number, item in enumerate(items, 1):
            if (now := monotonic()) >= due:
                stream.write(f"\r{number:,} {noun}")
                stream.flush()
                due, is_shown = now + _PROGRESS_INTERVAL, True
            yield item
    finally:
        if is_shown:
            stream.write("\r\x1b[K")
            stream.flush()


class Stopped(KeyboardInterrupt):
    """Raised when a signal asks the program to end, so that it removes what it began. `signal` is its number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


@contextmanager
def ending_signals() -> Iterator[None]:
    """Within the context, SIGTERM and SIGHUP raise Stopped instead of ending the program at once.

    A signal that nohup or another program has set to be ignored stays ignored.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {
            number: signal.signal(number, _stop)
            for number in _ENDING_SIGNALS
            if signal.getsignal(number) is signal.SIG_DFL
        }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    raise Stopped(number)


def make_safe() -> None:
    """Replaces closed streams, and escapes letters that a stream cannot encode."""
    for number, name in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            _replace_closed(number, name)
    # A name in Devanagari must not end the run on a terminal with Latin letters only. A program or a file gets the same
    # bytes on every machine: with the encoding of LC_ALL=C, "é" would be \xe9, which is not valid JSON.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def print_to_stderr(message: str) -> None:
    """Prints a message on standard error, if that is still possible."""
    try:
        print(message, file=sys.stderr)
    except OSError:
        _discard("stderr")


def flush_or_discard() -> bool:
    """Flushes standard output and standard error. Returns False when a stream fails, and gives its content up.

    Otherwise the interpreter would flush again at its exit, and print an error.
    """
    is_flushed = True
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:
            _discard(name)
            is_flushed = False
    return is_flushed


class _Closed(io.RawIOBase):
    """A closed stream. Reading and writing raise OSError with the name of the stream."""

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


def _replace_closed(number: int, name: str) -> None:
    # Otherwise the next opened file would get this number, and what a library prints would go into that file.
    handle = os.open(os.devnull, os.O_RDWR)
    if handle != number:
        os.dup2(handle, number)
        os.close(handle)
    raw = _Closed(_STREAM_NAMES[number])
    if name == "stdin":
        stream: io.TextIOWrapper = io.TextIOWrapper(io.BufferedReader(raw), encoding="utf-8")
    elif name == "stdout":
        stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
    else:  # closing standard error means that messages are unwanted
        stream = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # open as long as the program runs
    setattr(sys, name, stream)


def _discard(name: str) -> None:
    """Sends pending and later output of a stream to the null device."""
    stream = getattr(sys, name)
    try:
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, stream.fileno())
        os.close(null_device)
    except (OSError, ValueError):  # a stream without a file number
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # as above
        with suppress(OSError, ValueError):
            stream.detach().detach()
