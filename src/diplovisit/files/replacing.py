"""Moves staged files into place: one file in one step, several files all or none.

Several files cannot be moved in one step. Meanwhile their staging folder is called `.diplovisit-1a2b3c4d.unfinished`,
so a reader of the files as one set sees that the set is not consistent. Where a step fails, the previous files are put
back. Where the program is killed between two steps, the next writer into the folder does the remaining steps.
"""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from diplovisit.files.staging import Staging, locked
from diplovisit.lazy_patterns import lazy_pattern

_UNFINISHED = lazy_pattern(r"\.diplovisit-[0-9a-f]{8}\.unfinished")


class UnfinishedWrite(OSError):
    """Raised for a folder of files that belong together, where not all of them are in place."""


class ChangedMeanwhile(OSError):
    """Raised for a file that somebody else changed after it was read.

    >>> from diplovisit import ChangedMeanwhile
    >>> issubclass(ChangedMeanwhile, OSError)
    True
    """


Expected: TypeAlias = Mapping[str, bytes | None]
"""What targets held when their writer read them, by name; None where no file existed."""


def move_into_place(staged: Staging, expected: Expected = MappingProxyType({})) -> None:
    """Moves all the files of a staging folder into place, or none.

    Raises ChangedMeanwhile for a target that does not hold what `expected` says, and OSError with the name of a target.
    Expectations are compared under the lock of the folder, and once more just before each file is moved.
    """
    with with_target_name(staged.folder):
        staged.close()
    if len(staged.names) > 1 or expected:
        with locked(staged.folder, exclusive=True) as has_locks:
            if has_locks:
                _finish(staged.folder)
            for name in staged.names:
                _require_unchanged(staged.folder / name, name, expected)
            _replace_all(staged, expected)
    else:
        for name in staged.names:
            _copy_permissions(staged.folder / name, staged.new(name))
            _replace(staged.new(name), staged.folder / name)
    for folder in {(staged.folder / name).parent for name in staged.names}:
        _sync_folder(folder)


def unfinished_writes(folder: Path) -> tuple[Path, ...]:
    """Returns the staging folders that still have files to move. Without a writer at work, these files never arrive."""
    return tuple(path for path in _unfinished_folders(folder) if _has_files(path / "new"))


@contextmanager
def consistent_set(folder: Path) -> Iterator[None]:
    """Keeps files of a folder that belong together from being replaced while the block opens them.

    Raises UnfinishedWrite where some of them are still the previous ones.
    """
    with locked(folder, exclusive=False):
        for path in unfinished_writes(folder):
            message = f"{folder}: an earlier run was stopped before it had written all files"
            raise UnfinishedWrite(f"{message}; write them again, or delete {path.name} if they are right")
        yield


def recover(folder: Path) -> int:
    """Finishes the writes of programs that were killed, and returns how many files were moved.

    A file that was written since by somebody else is left as it is. Without locks all files are left, because nobody
    can know whether the other writer is still at work. Raises OSError as the system gives it.
    """
    if not _unfinished_folders(folder):
        return 0
    with locked(folder, exclusive=True) as has_locks:
        return _finish(folder) if has_locks else 0


def _finish(folder: Path) -> int:
    number = 0
    for unfinished in _unfinished_folders(folder):
        for file in sorted(path for path in (unfinished / "new").rglob("*") if path.is_file()):
            target = folder / file.relative_to(unfinished / "new")
            with with_target_name(target):
                if not target.exists() or target.stat().st_mtime_ns <= file.stat().st_mtime_ns:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    file.replace(target)
                    number += 1
        _sync_folder(folder)
        shutil.rmtree(unfinished, ignore_errors=True)
    return number


def _unfinished_folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _UNFINISHED.fullmatch(path.name))
    except OSError:
        return []


@contextmanager
def with_target_name(path: Path) -> Iterator[None]:
    """Makes an error of the system name the file that the caller asked for, and not the staged file."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _require_unchanged(target: Path, name: str, expected: Expected) -> None:
    if name not in expected:
        return
    try:
        with with_target_name(target):
            data = target.read_bytes()
    except FileNotFoundError:
        data = None
    if data != expected[name] or target.is_symlink():
        raise ChangedMeanwhile(f"{target}: another program changed it, so nothing was written; try again")


def _replace_all(staged: Staging, expected: Expected) -> None:
    """Moves several files into place. The caller holds the lock of their folder."""
    first_path = staged.path
    for name in staged.names:
        target = staged.folder / name
        _copy_permissions(target, staged.new(name))
        if target.exists():
            with with_target_name(target):
                _keep(target, staged.old(name))
    _sync_folder(first_path / "new")
    replaced: list[str] = []
    try:
        with with_target_name(staged.folder):
            staged.path = first_path.rename(first_path.with_suffix(".unfinished"))
        _sync_folder(staged.folder)
        staged.is_needed = True
        for name in staged.names:
            _require_unchanged(staged.folder / name, name, expected)
            replaced.append(name)
            _replace(staged.new(name), staged.folder / name)
    except BaseException as error:
        try:
            _put_back(staged, replaced)
        except OSError as failure:
            message = f"{staged.folder}: {error}; the previous files could not be restored: {failure}"
            raise UnfinishedWrite(f"{message}; write all of them again") from error
        _end_replacement(staged, first_path)
        raise
    _end_replacement(staged, first_path)


def _end_replacement(staged: Staging, first_path: Path) -> None:
    """Renames `.unfinished` back to `.tmp` while the lock is held, so that nobody else looks into the folder.

    The folder is removed later without the lock, because removal takes time. A reader who saw an `.unfinished` folder
    vanish could not know why.
    """
    staged.is_needed = False
    with suppress(OSError):
        staged.path = staged.path.rename(first_path)


def _put_back(staged: Staging, replaced: list[str]) -> None:
    """Restores the previous files.

    Each new file is kept until then: a program that is killed now leaves everything that recovery needs.
    """
    for name in reversed(replaced):
        if staged.new(name).exists():
            continue  # the new file was never moved
        target = staged.folder / name
        with suppress(OSError):
            _keep(target, staged.new(name))
        if staged.old(name).exists():
            staged.old(name).replace(target)
        else:
            target.unlink()


def _keep(file: Path, kept: Path) -> None:
    """Gives a file a second name, or makes a copy where the file system has no hard links."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, kept)
    except OSError:
        shutil.copy2(file, kept)


def _replace(file: Path, target: Path) -> None:
    with with_target_name(target):
        file.replace(target)


def _copy_permissions(target: Path, file: Path) -> None:
    """Gives a new file the permissions of the target that it replaces, and its owner where the system allows it."""
    with with_target_name(target):
        try:
            previous = target.stat()
        except FileNotFoundError:
            return
        mode, new = stat.S_IMODE(previous.st_mode), file.stat()
        if new.st_uid != previous.st_uid:
            with suppress(OSError):  # only root may change the owner of a file
                os.chown(file, previous.st_uid, -1)
        if new.st_gid != previous.st_gid:
            try:
                os.chown(file, -1, previous.st_gid)
            except OSError:
                # The new group must not gain the access that the previous group had.
                mode = mode & ~0o070 | (mode & 0o007) << 3
        if stat.S_IMODE(file.stat().st_mode) != mode:
            file.chmod(mode)


def _has_files(folder: Path) -> bool:
    try:
        return any(path.is_file() for path in folder.rglob("*"))
    except OSError:
        return True


def _sync_folder(folder: Path) -> None:
    # A new name only survives a power cut once its folder is on disk too. Not every system supports this.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
