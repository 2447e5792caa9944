"""Writes files whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


class UnsafePath(OSError):
    """Raised for a target that is a link, which may be to somebody else's file, or a device, a pipe or a folder."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Writes the chunks beside the target, syncs them, and puts them in its place in one step.

    A reader sees the old file or the new one, never a part, whenever the program or the machine stops. The mode of a
    file that was there is kept. Raises UnsafePath for a target that is a link or no regular file, and OSError as the
    system gives it; the target is then as it was.
    """
    with _replacing() as streams:
        stream = streams.of(path)
        for chunk in chunks:
            stream.write(chunk)


def write_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Writes the files of a folder and says how many: each name comes with bytes to put at its end, in any order.

    Nothing is put in place before all of it is written; each file is then whole, though a machine that stops between
    two of them leaves the one new and the other old. Files of other names are left alone. Raises as `write_whole` does.
    """
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        with _replacing() as streams:
            for name, chunk in files:
                streams.of(folder / name).write(chunk)
            return len(streams)
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


_MOST_OPEN = 64
"""Temporary files held open at a time: a folder may have more files than a process may open."""


class _Streams:
    """Temporary files, each beside the target whose place it is to take."""

    def __init__(self) -> None:
        self.temporaries: dict[Path, Path] = {}
        self._open: dict[Path, BinaryIO] = {}

    def __len__(self) -> int:
        return len(self.temporaries)

    def of(self, path: Path) -> BinaryIO:
        """The stream to put bytes at the end of what is to stand at a path. Raises UnsafePath and OSError."""
        if path in self._open:
            return self._open[path]
        if len(self._open) >= _MOST_OPEN:
            self.close()
        if path not in self.temporaries:
            if path.is_symlink():
                raise UnsafePath(f"{path}: is a link; name the file that it points to, or another one")
            if path.exists() and not path.is_file():
                # A file put in the place of /dev/null would take it away from the whole machine.
                raise UnsafePath(f"{path}: is no regular file; name one, or write to standard output")
            _require_writable(path)
            # Dotted, so that no walk for records takes a half-written one; random, so that two writers do not meet.
            # A name has 255 bytes at most, and a character up to four.
            temporary = path.with_name(f".{path.name[:50]}.{secrets.token_hex(4)}.tmp")
            self._open[path] = temporary.open("xb")
            self.temporaries[path] = temporary
        else:
            self._open[path] = self.temporaries[path].open("ab")
        return self._open[path]

    def close(self) -> None:
        """Closes what is open, after all of it has reached the disk."""
        while self._open:
            _, stream = self._open.popitem()
            with stream:
                stream.flush()
                os.fsync(stream.fileno())


def _require_writable(path: Path) -> None:
    """Raises PermissionError for a file or a folder that may not be written to; a rename would ask the folder alone."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written to", str(path))
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, f"the folder {path.parent} may not be written to", str(path))


@contextlib.contextmanager
def _replacing() -> Iterator[_Streams]:
    streams = _Streams()
    try:
        yield streams
        streams.close()
        for path, temporary in streams.temporaries.items():
            with suppress(FileNotFoundError):
                temporary.chmod(path.stat().st_mode & 0o7777)
            temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            streams.close()
        for temporary in streams.temporaries.values():
            with suppress(OSError):
                temporary.unlink()
        raise
    for folder in {path.parent for path in streams.temporaries}:
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    # The new name is only safe against a power cut once the folder is on disk too; not every system lets one ask.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
