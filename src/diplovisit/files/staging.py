"""The staging folder: a hidden folder next to the targets, where files are written before they are moved into place.

It is called `.diplovisit-1a2b3c4d.tmp`. It is hidden, so no walk for records and no reader takes what is in it. Its
name is random, so two writers never share one. Only its owner may look into it. Its writer holds its lock: a folder
that nobody has locked was left by a writer that was killed, and the next writer removes it.
"""

import functools
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from diplovisit.lazy_patterns import lazy_pattern

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
    raise FolderBusy(f"{folder}: another program is writing there; try again when it has finished")


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


_STAGING = lazy_pattern(r"\.diplovisit-[0-9a-f]{8}\.tmp")

_MOST_OPEN: Final = 64
"""Files held open at a time: a folder may have more files than a process may open."""


class Staging:
    """The new files of a folder, by their names there, in the order in which they were added.

    `is_needed` means that files were being moved into place: the folder must then survive a failure.
    """

    def __init__(self, folder: Path) -> None:
        """Makes the staging folder inside the target folder. Raises OSError as the system gives it."""
        self.folder = folder
        self.path = folder / f".diplovisit-{secrets.token_hex(4)}.tmp"
        self.names: dict[str, None] = {}
        self.is_needed = False
        self._open: dict[str, BinaryIO] = {}
        # A shared lock: removal of leftovers needs an exclusive one, so it cannot remove a folder that is made here and
        # not locked yet.
        with locked(folder, exclusive=False):
            self.path.mkdir(mode=0o700)
            self._lock = acquire(self.path, exclusive=True)

    def new(self, name: str) -> Path:
        """Returns the path of the new bytes of a target."""
        return self.path / "new" / name

    def old(self, name: str) -> Path:
        """Returns the path where the previous bytes of a target are kept."""
        return self.path / "old" / name

    def put(self, name: str, chunk: bytes) -> None:
        """Appends bytes to the new file of a target."""
        if name not in self._open:
            if len(self._open) >= _MOST_OPEN:
                self.close()
            if name not in self.names:
                self.new(name).parent.mkdir(parents=True, exist_ok=True)
            self._open[name] = open(self.new(name), "ab" if name in self.names else "xb")  # noqa: PTH123, SIM115  # closed by `close`
            self.names[name] = None
        self._open[name].write(chunk)

    def close(self) -> None:
        """Closes the open files, after all of their bytes have reached the disk."""
        while self._open:
            _, stream = self._open.popitem()
            with stream:
                stream.flush()
                os.fsync(stream.fileno())

    def remove(self) -> None:
        """Removes the folder, unless it is still needed. What cannot be removed now is left to the next writer."""
        while self._open:
            _, stream = self._open.popitem()
            with suppress(OSError):
                stream.close()
        if not self.is_needed:
            shutil.rmtree(self.path, ignore_errors=True)
            if self.path.exists():
                _remove_leftovers.cache_clear()  # the next writer has something to remove
        release(self._lock)
        self._lock = None


@contextmanager
def staging_folder(folder: Path) -> Iterator[Staging]:
    """Gives a staging folder for the length of the block. Leftovers of other writers are removed first."""
    remove_leftovers(folder)
    staging = Staging(folder)
    try:
        yield staging
    finally:
        staging.remove()


def remove_leftovers(folder: Path) -> None:
    """Removes the staging folders of writers that were killed, once in the life of a process."""
    _remove_leftovers(os.path.realpath(folder))


# Cached, so it runs once per folder: `fmt` writes ten thousand files of one folder, and would list it for each.
@functools.cache
def _remove_leftovers(folder: str) -> None:
    """Removes the staging folders of writers that were killed. What is in doubt stays, as it does no harm."""
    with suppress(OSError), locked(Path(folder), exclusive=True, timeout=0) as has_locks:
        for path in sorted(Path(folder).iterdir()) if has_locks else ():
            if _STAGING.fullmatch(path.name):
                with suppress(FolderBusy):
                    handle = acquire(path, exclusive=True, timeout=0)
                    if handle is not None:
                        shutil.rmtree(path, ignore_errors=True)
                        release(handle)
