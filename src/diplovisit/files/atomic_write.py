"""Puts staged files in the place of those that stand there: one in one step, several so that all of them come to stand.

Several files cannot take their places in one step. While they do, their staging folder is called
`.diplovisit-1a2b3c4d.unfinished`: whoever reads the files as one set sees that it is none. Where a step fails, the
files of before are put back. Where the program is killed between two steps, the next one to write into the folder does
the steps that are left.
"""

import errno
import functools
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, TypeAlias

from diplovisit.files.folder_locks import FolderBusy, acquire, locked, release

# MERGED: Where files are written before they are put in place: a folder of its own, beside the targets.
# `.diplovisit-1a2b3c4d.tmp` is hidden, so that no walk for records and no reader takes what is in it; its
# name is random, so that two writers do not meet; only its owner may look in. Its writer holds its lock: what
# has nobody's was left by a writer that was killed, and is taken away by the next one.

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


# MERGED: Writes files whole or not at all.


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


# MERGED: Writes the files of a tree of folders, all of them or none.


def write_tree(folder: Path, files: Mapping[str, bytes]) -> int:
    """Writes files by their names below a folder, makes the folders that they need, and says how many were written.

    What goes wrong leaves neither file nor folder behind. Raises as `write_files` does, and FileExistsError for a file
    where a folder is needed.
    """
    with _made({(folder / name).parent for name in files}):
        return write_files(folder, files.items())


@contextmanager
def _made(folders: set[Path]) -> Iterator[None]:
    """Makes folders, those above them first; takes them away again where what is done in them fails."""
    made: list[Path] = []
    try:
        for folder in sorted(folders):
            for each in (*reversed(folder.parents), folder):
                if not each.is_dir():
                    each.mkdir()
                    made.append(each)
        yield
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()
        raise
