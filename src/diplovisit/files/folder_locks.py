"""Locks on folders, by which those who write into one keep out of one another's way.

The lock is on the folder itself, so no lock file is left, and the system takes it off when a process ends, however it
ends. Where the system or the file system knows no such locks, nobody waits for anybody.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:  # Windows
    _ARE_KNOWN = False
else:
    _ARE_KNOWN = True

LOCK_TIMEOUT: Final = 3_000
"""How often a lock that somebody else has is asked for, a hundredth of a second apart; it is held for milliseconds."""


class FolderBusy(OSError):
    """Raised where somebody else has a lock, and keeps it."""


@contextmanager
def locked(folder: Path, *, exclusive: bool, timeout: int | None = None) -> Iterator[bool]:
    """Holds the lock of a folder, with others or alone, and says whether there is such a thing. Raises Busy."""
    handle = acquire(folder, exclusive=exclusive, timeout=timeout)
    try:
        yield handle is not None
    finally:
        release(handle)


def acquire(folder: Path, *, exclusive: bool, timeout: int | None = None) -> int | None:
    """Takes the lock of a folder; the handle is for `release`. None where there are no locks. Raises Busy."""
    if not _ARE_KNOWN:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may be written into, and not listed
        return None
    try:
        is_held = _ask(
            handle, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH, LOCK_TIMEOUT if timeout is None else timeout
        )
    except BaseException:
        os.close(handle)
        raise
    if is_held:
        return handle
    os.close(handle)
    if is_held is None:
        return None
    raise FolderBusy(f"{folder}: somebody else is writing there, and does not come to an end; try again when they have")


def release(handle: int | None) -> None:
    """Gives a lock back."""
    if handle is not None:
        os.close(handle)


def _ask(handle: int, kind: int, patience: int) -> bool | None:
    """Whether the lock is ours now; None where the file system has none."""
    for left in range(patience, -1, -1):
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if left:
                time.sleep(0.01)
        except OSError:
            return None
        else:
            return True
    return False
