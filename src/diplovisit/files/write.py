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
    """Raised for a target that is a link: what it points to may be somebody else's."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Writes the chunks beside the target, syncs them, and puts them in its place in one step.

    A reader sees the old file or the new one, never a part, whenever the program or the machine stops. The mode of a
    file that was there is kept. Raises UnsafePath for a target that is a link, and OSError as the system gives it; the
    target is then as it was.
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


class _Streams:
    """Temporary files, each beside the target whose place it is to take."""

    def __init__(self, stack: contextlib.ExitStack) -> None:
        self._stack = stack
        self.open: dict[Path, tuple[Path, BinaryIO]] = {}

    def __len__(self) -> int:
        return len(self.open)

    def of(self, path: Path) -> BinaryIO:
        """The stream to write what is to stand at a path. Raises UnsafePath."""
        if path in self.open:
            return self.open[path][1]
        if path.is_symlink():
            raise UnsafePath(f"{path}: is a link; name the file that it points to, or another one")
        # Dotted, so that no walk for records takes a half-written one; random, so that two writers do not meet.
        temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
        _require_writable(path)
        stream = self._stack.enter_context(temporary.open("xb"))
        self.open[path] = (temporary, stream)
        return stream


def _require_writable(path: Path) -> None:
    """Raises PermissionError for a file or a folder that may not be written to; a rename would ask the folder alone."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written to", str(path))
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, f"the folder {path.parent} may not be written to", str(path))


@contextlib.contextmanager
def _replacing() -> Iterator[_Streams]:
    with contextlib.ExitStack() as stack:
        streams = _Streams(stack)
        try:
            yield streams
            for _, stream in streams.open.values():
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            for path, (temporary, _) in streams.open.items():
                with suppress(FileNotFoundError):
                    temporary.chmod(path.stat().st_mode & 0o7777)
                temporary.replace(path)
        except BaseException:
            for temporary, _ in streams.open.values():
                with suppress(OSError):
                    temporary.unlink()
            raise
    for folder in {path.parent for path in streams.open}:
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    # The new name is only safe against a power cut once the folder is on disk too; not every system lets one ask.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
