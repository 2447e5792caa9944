"""Puts staged files in the place of those that stand there: one in one step, several so that all of them come to stand.

Several files cannot take their places in one step. While they do, their staging folder is called
`.diplovisit-1a2b3c4d.unfinished`: whoever reads the files as one set sees that it is none. Where a step fails, the
files of before are put back. Where the program is killed between two steps, the next one to write into the folder does
the steps that are left.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from diplovisit.files.folder_locks import locked
from diplovisit.files.staging import Staging

_UNFINISHED = re.compile(r"\.diplovisit-[0-9a-f]{8}\.unfinished")


class UnfinishedWrite(OSError):
    """Raised for a folder of files that belong together, where not all of them are in place."""


class ChangedMeanwhile(OSError):
    """Raised for a file that is no longer what was read."""


Expected: TypeAlias = Mapping[str, bytes | None]
"""What targets held when their writer looked at them, by their names; None where nothing was there."""


def move_into_place(staged: Staging, expected: Expected = MappingProxyType({})) -> None:
    """Puts all the files of a staging folder in place, or none.

    Raises ChangedMeanwhile for a target that does not hold what is expected of it, and OSError with the name of a
    target. Expectations are compared under the lock of the folder, and once more just before a file takes its place.
    """
    with with_target_name(staged.folder):
        staged.close()
    if len(staged.names) > 1 or expected:
        with locked(staged.folder, exclusive=True) as is_known:
            if is_known:
                _finish(staged.folder)
            for name in staged.names:
                _require_unchanged(staged.folder / name, name, expected)
            _put_all(staged, expected)
    else:
        for name in staged.names:
            _make_like(staged.folder / name, staged.new(name))
            _replace(staged.new(name), staged.folder / name)
    for folder in {(staged.folder / name).parent for name in staged.names}:
        _sync_folder(folder)


def unfinished_writes(folder: Path) -> tuple[Path, ...]:
    """What says that files of a folder are not yet in place, and never will be where nobody is at work."""
    return tuple(path for path in _begun(folder) if _has_files(path / "new"))


@contextmanager
def consistent_set(folder: Path) -> Iterator[None]:
    """While files of a folder that belong together are opened: none of them is put in place meanwhile.

    Raises UnfinishedWrite where some are of before.
    """
    with locked(folder, exclusive=False):
        for left in unfinished_writes(folder):
            told = f"{folder}: whoever wrote these files was stopped before all of them were in place"
            raise UnfinishedWrite(
                f"{told}; write them again there, or delete {left.name} if they are as they should be"
            )
        yield


def recover(folder: Path) -> int:
    """Does what is left to do of writes whose program was killed, and says how many files came to their places.

    A file that somebody has written since is left as it is; and all are where there are no locks, as nobody knows then
    whether the other is at work still. Raises OSError as the system gives it.
    """
    if not _begun(folder):
        return 0
    with locked(folder, exclusive=True) as is_known:
        return _finish(folder) if is_known else 0


def _finish(folder: Path) -> int:
    number = 0
    for left in _begun(folder):
        for file in sorted(path for path in (left / "new").rglob("*") if path.is_file()):
            target = folder / file.relative_to(left / "new")
            with with_target_name(target):
                if not target.exists() or target.stat().st_mtime_ns <= file.stat().st_mtime_ns:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    file.replace(target)
                    number += 1
        _sync_folder(folder)
        shutil.rmtree(left, ignore_errors=True)
    return number


def _begun(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _UNFINISHED.fullmatch(path.name))
    except OSError:
        return []


@contextmanager
def with_target_name(path: Path) -> Iterator[None]:
    """Lets an error of the system name the file that somebody asked for, and not the one that we write beside it."""
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
            found = target.read_bytes()
    except FileNotFoundError:
        found = None
    if found != expected[name] or target.is_symlink():
        raise ChangedMeanwhile(f"{target}: was changed by somebody else meanwhile, and nothing was written; try again")


def _put_all(staged: Staging, expected: Expected) -> None:
    """Puts several files in place. The lock of their folder is held."""
    before = staged.path
    for name in staged.names:
        target = staged.folder / name
        _make_like(target, staged.new(name))
        if target.exists():
            with with_target_name(target):
                _keep(target, staged.old(name))
    _sync_folder(before / "new")
    placed: list[str] = []
    try:
        with with_target_name(staged.folder):
            staged.path = before.rename(before.with_suffix(".unfinished"))
        _sync_folder(staged.folder)
        staged.is_needed = True
        for name in staged.names:
            _require_unchanged(staged.folder / name, name, expected)
            placed.append(name)
            _replace(staged.new(name), staged.folder / name)
    except BaseException as error:
        try:
            _put_back(staged, placed)
        except OSError as failed:
            told = f"{staged.folder}: {error}; and the files of before could not be put back: {failed}"
            raise UnfinishedWrite(f"{told}; write all of them again") from error
        _is_over(staged, before)
        raise
    _is_over(staged, before)


def _is_over(staged: Staging, before: Path) -> None:
    """Calls the staging folder by its first name again, under the lock still: no one else is to look into it now.

    It is taken away without the lock, which takes its time; and who saw an `.unfinished` vanish would not know why.
    """
    staged.is_needed = False
    with suppress(OSError):
        staged.path = staged.path.rename(before)


def _put_back(staged: Staging, placed: list[str]) -> None:
    """Puts the files of before in the places of the new ones.

    Each new one is kept until then: who is killed now leaves all there is to finish what was begun.
    """
    for name in reversed(placed):
        if staged.new(name).exists():
            continue  # it never came to its place
        target = staged.folder / name
        with suppress(OSError):
            _keep(target, staged.new(name))
        if staged.old(name).exists():
            staged.old(name).replace(target)
        else:
            target.unlink()


def _keep(file: Path, kept: Path) -> None:
    """Gives a file a second name, or a copy where the file system knows no second names."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, kept)
    except OSError:
        shutil.copy2(file, kept)


def _replace(file: Path, target: Path) -> None:
    with with_target_name(target):
        file.replace(target)


def _make_like(target: Path, file: Path) -> None:
    """Gives a new file the permissions of the one that it takes the place of, and its owner where that may be done."""
    with with_target_name(target):
        try:
            was = target.stat()
        except FileNotFoundError:
            return
        mode, made = stat.S_IMODE(was.st_mode), file.stat()
        if made.st_uid != was.st_uid:
            with suppress(OSError):  # only root gives files away
                os.chown(file, was.st_uid, -1)
        if made.st_gid != was.st_gid:
            try:
                os.chown(file, -1, was.st_gid)
            except OSError:
                # Another group must not come to read what was for the one of before.
                mode = mode & ~0o070 | (mode & 0o007) << 3
        if stat.S_IMODE(file.stat().st_mode) != mode:
            file.chmod(mode)


def _has_files(folder: Path) -> bool:
    try:
        return any(path.is_file() for path in folder.rglob("*"))
    except OSError:
        return True


def _sync_folder(folder: Path) -> None:
    # A new name is only safe against a power cut once the folder is on disk too; not every system lets one ask.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
