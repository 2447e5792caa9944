"""Writes files whole or not at all."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from diplovisit.files.placing import Expected, move_into_place, recover, with_target_name
from diplovisit.files.staging import Staging, staging_folder


class UnsafePath(OSError):
    """Raised for a target that is a folder, a device, or a link: what that points to may be somebody else's."""


_ANYTHING: Final[Expected] = MappingProxyType({})


def write_whole(path: Path, chunks: Iterable[bytes], *, expected: Expected = _ANYTHING) -> None:
    """Writes the chunks beside the target, syncs them, and puts them in its place in one step.

    A reader sees the old file or the new one, never a part, whenever the program or the machine stops. The permissions
    of a file that was there are kept. Raises UnsafePath for a target that is a link or no file, and OSError with the
    name of the target; it is then as it was. `expected` is as of `write_files`.
    """
    _require_writable(path)
    with _staging(path.parent, path) as staged:
        _put(staged, path.name, b"")
        for chunk in chunks:
            _put(staged, path.name, chunk)
        with with_target_name(path):
            move_into_place(staged, expected)


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], *, expected: Expected = _ANYTHING) -> int:
    """Writes the files of a folder and says how many: each name comes with bytes to put at its end, in any order.

    Nothing is put in place before all of it is written, and all of it is then, or none. A program that is killed just
    then leaves the one file new and the other old, each of them whole, and a sign of it in the folder: `one_set` tells,
    and the next `write_files` ends what was begun. Of two that write at once, the one follows the other. Files of other
    names are left alone.

    `expected` says what some targets held when the caller looked at them; it may be filled while `files` is read.
    Raises ChangedMeanwhile where one holds something else now, and else as `write_whole` does; nothing is then written.
    """
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    recover(folder)
    try:
        with _staging(folder, folder) as staged:
            for name, chunk in files:
                if name not in staged.names:
                    _require_writable(folder / name)
                _put(staged, name, chunk)
            move_into_place(staged, expected)
            return len(staged.names)
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def _put(staged: Staging, name: str, chunk: bytes) -> None:
    with with_target_name(staged.folder / name):
        staged.put(name, chunk)


@contextmanager
def _staging(folder: Path, target: Path) -> Iterator[Staging]:
    with ExitStack() as begun:
        with with_target_name(target):
            staged = begun.enter_context(staging_folder(folder))
        yield staged


def _require_writable(path: Path) -> None:
    """Raises UnsafePath for what is no file, and PermissionError for a file or a folder that may not be written to.

    A rename would ask the folder alone, and would put a file in the place of a pipe or of /dev/null.
    """
    if path.is_symlink():
        raise UnsafePath(f"{path}: is a link; name the file that it points to, or another one")
    if path.exists() and not path.is_file():
        remedy = "is a folder; name a file" if path.is_dir() else "is no file; redirect standard output to it"
        raise UnsafePath(f"{path}: {remedy}")
    if _is_read_only(path.parent):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written to", str(path))
    if path.parent.exists() and not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, f"the folder {path.parent} may not be written to", str(path))


def _is_read_only(folder: Path) -> bool:
    """Whether the file system of a folder is; not every system can be asked."""
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError):
        return False
