"""Writes one file, the files of a folder, or a tree of files: whole or not at all."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from diplovisit.files.replacing import Expected, move_into_place, recover, with_target_name
from diplovisit.files.staging import Staging, staging_folder

_ANYTHING: Final[Expected] = MappingProxyType({})


class UnsafePath(OSError):
    """Raised for a target that is a folder, a device or a link: what a link points to may belong to somebody else."""


def write_whole(path: Path, chunks: Iterable[bytes], *, expected: Expected = _ANYTHING) -> None:
    """Writes the chunks to a staged file, syncs it, and moves it into place in one step.

    A reader sees the old file or the new one, never a part, whenever the program or the machine stops. The permissions
    of an existing file are kept. Raises UnsafePath for a target that is a link or no file, and OSError with the name of
    the target, which is then unchanged. `expected` is that of `write_files`.
    """
    _require_writable(path)
    with _staging(path.parent, path) as staged:
        _put(staged, path.name, b"")
        for chunk in chunks:
            _put(staged, path.name, chunk)
        with with_target_name(path):
            move_into_place(staged, expected)


def write_files(folder: Path, files: Iterable[tuple[str, bytes]], *, expected: Expected = _ANYTHING) -> int:
    """Writes the files of a folder and returns how many. Each name comes with bytes to append, in any order.

    No file is moved into place before all of them are written; then all are moved, or none. A program that is killed
    during the moves leaves some files new and others old, each of them whole, and marks the folder as unfinished.
    `consistent_set` then raises UnfinishedWrite, and the next `write_files` finishes the moves. Of two writers at the
    same time, one follows the other. Files of other names are left alone.

    `expected` says what some targets held when the caller read them; it may be filled while `files` is consumed. Raises
    ChangedMeanwhile where a target holds something else now, and otherwise as `write_whole` does; nothing is then
    written.
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


def write_tree(folder: Path, files: Mapping[str, bytes]) -> int:
    """Writes files by their paths below a folder, makes the folders that they need, and returns how many were written.

    A failure leaves neither new files nor new folders. Raises as `write_files` does, and FileExistsError for a file
    where a folder is needed.
    """
    with _new_folders({(folder / name).parent for name in files}):
        return write_files(folder, files.items())


@contextmanager
def _new_folders(folders: set[Path]) -> Iterator[None]:
    """Makes folders, their parents first, and removes them again where the block fails."""
    made: list[Path] = []
    try:
        for folder in sorted(folders):
            for path in (*reversed(folder.parents), folder):
                if not path.is_dir():
                    path.mkdir()
                    made.append(path)
        yield
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir()
        raise


def _put(staged: Staging, name: str, chunk: bytes) -> None:
    with with_target_name(staged.folder / name):
        staged.put(name, chunk)


@contextmanager
def _staging(folder: Path, target: Path) -> Iterator[Staging]:
    with ExitStack() as stack:
        with with_target_name(target):
            staged = stack.enter_context(staging_folder(folder))
        yield staged


def _require_writable(path: Path) -> None:
    """Raises UnsafePath for what is no file, and PermissionError for a file or folder without permission to write.

    A rename needs permission of the folder alone, and would replace a pipe or /dev/null with a file.
    """
    if path.is_symlink():
        raise UnsafePath(f"{path}: is a link; name the file that it points to, or another one")
    if path.exists() and not path.is_file():
        remedy = "is a folder; name a file" if path.is_dir() else "is not a file; redirect standard output to it"
        raise UnsafePath(f"{path}: {remedy}")
    if _is_read_only(path.parent):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "may not be written to", str(path))
    if path.parent.exists() and not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, f"the folder {path.parent} may not be written to", str(path))


def _is_read_only(folder: Path) -> bool:
    """Whether a folder lies on a read-only file system. False on systems that cannot say so."""
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError):
        return False
