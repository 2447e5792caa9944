"""Locks on folders, so that two writers of one folder do not disturb each other.

The lock is on the folder itself, so no lock file is left. The system releases it when a process ends, however it ends.
Where the system or the file system has no such locks, nobody waits.
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
    _HAS_LOCKS = False
else:
    _HAS_LOCKS = True

LOCK_TIMEOUT: Final = 3_000
"""Attempts to get a lock that somebody else holds, a hundredth of a second apart. A lock is held for milliseconds."""


class FolderBusy(OSError):
    """Raised where somebody else holds a lock until the timeout."""


@contextmanager
def locked(folder: Path, *, exclusive: bool, timeout: int | None = None) -> Iterator[bool]:
    """Holds the lock of a folder for the length of the block, shared or exclusive. Raises FolderBusy.

    Gives whether the folder has locks. `timeout` is as of `LOCK_TIMEOUT`, which is the default.
    """
    handle = acquire(folder, exclusive=exclusive, timeout=timeout)
    try:
        yield handle is not None
    finally:
        release(handle)


def acquire(folder: Path, *, exclusive: bool, timeout: int | None = None) -> int | None:
    """Acquires the lock of a folder and returns the handle for `release`. Raises FolderBusy.

    None where the system or the file system has no locks.
    """
    if not _HAS_LOCKS:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder with permission to write, and not to list
        return None
    try:
        is_held = _try_lock(
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
    """Releases a lock. Does nothing for None."""
    if handle is not None:
        os.close(handle)


def _try_lock(handle: int, kind: int, timeout: int) -> bool | None:
    """Whether the lock was acquired. None where the file system has no locks."""
    for remaining in range(timeout, -1, -1):
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if remaining:
                time.sleep(0.01)
        except OSError:
            return None
        else:
            return True
    return False
