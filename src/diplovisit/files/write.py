"""Writes a file whole or not at all."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class UnsafePath(OSError):
    """Raised for a target that is a link: what it points to may be somebody else's."""


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Writes the chunks beside the target, syncs them, and puts them in its place in one step.

    A reader sees the old file or the new one, never a part, whenever the program or the machine stops. The mode of a
    file that was there is kept. Raises UnsafePath for a target that is a link, and OSError as the system gives it; the
    target is then as it was.
    """
    if path.is_symlink():
        raise UnsafePath(f"{path}: is a link; name the file that it points to, or another one")
    # Dotted, so that no walk for records takes a half-written one; random, so that two writers do not meet.
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # The new name is only safe against a power cut once the folder is on disk too; not every system lets one ask.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
