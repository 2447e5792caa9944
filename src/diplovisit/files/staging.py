"""Where files are written before they are put in place: a folder of its own, beside the targets.

`.diplovisit-1a2b3c4d.tmp` is hidden, so that no walk for records and no reader takes what is in it; its name is random,
so that two writers do not meet; only its owner may look in. Its writer holds its lock: what has nobody's was left by a
writer that was killed, and is taken away by the next one.
"""

import functools
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from diplovisit.files.folder_locks import FolderBusy, acquire, locked, release

_STAGING = re.compile(r"\.diplovisit-[0-9a-f]{8}\.tmp")

_MOST_OPEN: Final = 64
"""Files held open at a time: a folder may have more files than a process may open."""


class Staging:
    """The files that are to stand in a folder, by their names there, in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder to write into, beside the targets. Raises OSError as the system gives it."""
        self.folder = folder
        self.path = folder / f".diplovisit-{secrets.token_hex(4)}.tmp"
        self.names: dict[str, None] = {}
        self.is_needed = False
        self._open: dict[str, BinaryIO] = {}
        # With others: whoever takes leftovers away is alone, and cannot take what has been made and is not yet held.
        with locked(folder, exclusive=False):
            self.path.mkdir(mode=0o700)
            self._lock = acquire(self.path, exclusive=True)

    def new(self, name: str) -> Path:
        """Where the bytes are that are to stand under a name."""
        return self.path / "new" / name

    def old(self, name: str) -> Path:
        """Where those are kept that stood there before."""
        return self.path / "old" / name

    def put(self, name: str, chunk: bytes) -> None:
        """Puts bytes at the end of what is to stand under a name."""
        if name not in self._open:
            if len(self._open) >= _MOST_OPEN:
                self.close()
            if name not in self.names:
                self.new(name).parent.mkdir(parents=True, exist_ok=True)
            self._open[name] = open(self.new(name), "ab" if name in self.names else "xb")  # noqa: PTH123, SIM115  # closed by `close`
            self.names[name] = None
        self._open[name].write(chunk)

    def close(self) -> None:
        """Closes what is open, after all of it has reached the disk."""
        while self._open:
            _, stream = self._open.popitem()
            with stream:
                stream.flush()
                os.fsync(stream.fileno())

    def remove(self) -> None:
        """Leaves nothing of it, unless it is needed still; what cannot be taken away now is left to the next writer."""
        while self._open:
            _, stream = self._open.popitem()
            with suppress(OSError):
                stream.close()
        if not self.is_needed:
            shutil.rmtree(self.path, ignore_errors=True)
            if self.path.exists():
                _tidy.cache_clear()  # the next writer has something to take away
        release(self._lock)
        self._lock = None


@contextmanager
def staging_folder(folder: Path) -> Iterator[Staging]:
    """A folder to write into, for as long as it takes; what others have left of theirs is taken away first."""
    _tidy(os.path.realpath(folder))
    begun = Staging(folder)
    try:
        yield begun
    finally:
        begun.remove()


# Once in a run: `fmt` writes ten thousand files of one folder, and looks through it for each if nobody remembers.
@functools.cache
def _tidy(folder: str) -> None:
    """Takes away what writers have left that were killed; what is in doubt stays, as it does no harm."""
    with suppress(OSError), locked(Path(folder), exclusive=True, timeout=0) as is_known:
        for left in sorted(Path(folder).iterdir()) if is_known else ():
            if _STAGING.fullmatch(left.name):
                with suppress(FolderBusy):
                    handle = acquire(left, exclusive=True, timeout=0)
                    if handle is not None:
                        shutil.rmtree(left, ignore_errors=True)
                        release(handle)
