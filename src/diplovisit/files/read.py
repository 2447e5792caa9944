"""Opens regular files alone, and reads no more of one than is wanted: a pipe nobody writes to would wait for ever."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

_NOT_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""To open a pipe without a writer, only to see that it is one; a regular file is read as ever."""


class NotARegularFile(OSError):
    """Raised for what is there and is no regular file: a folder, a pipe, a device."""


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """Opens a regular file, or what a link leads to if that is one. Raises NotAFile, and OSError as the system does.

    What is opened is what is looked at, so that nobody can put a pipe in its place in between.
    """
    stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # Path.open has no opener; the caller closes
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise NotARegularFile(f"{os.fspath(path)}: is no regular file, and nothing else is read")
    return stream


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | _NOT_WAITING)


def read_file(path: str | os.PathLike[str], most: int) -> bytes:
    """Reads a regular file, or its first `most` bytes and one more, by which its reader sees that it is too large.

    >>> len(read_file("LICENSE", 20))
    21
    """
    with open_file(path) as stream:
        return stream.read(most + 1)


def is_there(path: Path) -> bool:
    """Whether something has this name, be it what it should be or not: a link that leads nowhere has it, too.

    A name that the system finds too long is nobody's.
    """
    return os.path.lexists(path)
