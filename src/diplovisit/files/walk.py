"""Finds the record files below the paths that somebody names."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

# MERGED: Judges whether a path stays within a folder, whatever links, `..` and absolute names it is made of.


class LeadsOut(OSError):
    """Raised for a link that leads out of the folder that it may not leave, or to a hidden file in it."""


def is_inside(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether what a path leads to lies in a folder; the path need not exist. Raises ValueError for a path with NUL.

    >>> is_inside("seeds/../LICENSE", "."), is_inside("../LICENSE", "."), is_inside("/etc/passwd", ".")
    (True, False, False)
    """
    # realpath, as resolve of Python 3.11 has no answer to a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def leads_to_hidden(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether links on a path below a folder lead to a hidden file in it, such as `.git/config`, and do not say so."""
    if not is_inside(path, folder):
        return False
    real = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    written = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))  # noqa: PTH100  # links stay as they are
    return _has_hidden(real) and not _has_hidden(written)


def require_inside(path: Path, folder: Path, called: str) -> None:
    """Raises LeadsOut for a link that leads out of a folder, or to a hidden file in it; `called` names the folder."""
    if not is_inside(path, folder):
        raise LeadsOut(f"{path}: is a link that leads out of {called}; put the file itself there")
    if leads_to_hidden(path, folder):
        raise LeadsOut(f"{path}: is a link that leads to a hidden file of {called}; put the file itself there")


def _has_hidden(path: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in Path(path).parts)


# MERGED: Opens regular files alone, and reads no more of one than is wanted: a pipe nobody writes to would
# wait for ever.

_NOT_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""To open a pipe without a writer, only to see that it is one; a regular file is read as ever."""


class NotARegularFile(OSError):
    """Raised for what is there and is no regular file: a folder, a pipe, a device."""


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """Opens a regular file, or what a link leads to if that is one. Raises NotAFile, and OSError as the system does.

    What is opened is what is looked at, so that nobody can put a pipe in its place in between.
    """
    stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # Path.open has no opener; the caller closes
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise NotARegularFile(f"{os.fspath(path)}: is no regular file, and nothing else is read")
    return stream


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | _NOT_WAITING)


def read_file(path: str | os.PathLike[str], most: int) -> bytes:
    """Reads a regular file, or its first `most` bytes and one more, by which its reader sees that it is too large.

    >>> len(read_file("LICENSE", 20))
    21
    """
    with open_file(path) as stream:
        return stream.read(most + 1)


def is_there(path: Path) -> bool:
    """Whether something has this name, be it what it should be or not: a link that leads nowhere has it, too.

    A name that the system finds too long is nobody's.
    """
    return os.path.lexists(path)


RECORD_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
LOCK_SUFFIX = ".anchors.json"


class NoSuchPath(OSError):
    """Raised for a path that names no file and no folder, or something that is neither."""


def record_files(paths: Sequence[str]) -> Iterator[Path]:
    """The files to read, once each: a file as named, a folder walked in the order of names.

    In a folder, files that end in .yaml, .yml, .json or .jsonl are records, but for lock files (.anchors.json), schemas
    (.schema.json), descriptions of tables and what is hidden. A file that is named is read whatever it is called. Links
    to folders are not followed.

    Raises NoSuchPath at once, before anything is read; and, as the walk comes by, for what is called like a record and
    is none that can be read: a pipe, a link that leads nowhere, and a link that leads out of the folder or to a
    hidden file, as a report shows lines of what it reads, and that may be a file that nobody meant to show.
    """
    for name in paths:
        _require(name)
    return _distinct(file for name in paths for file in (_walk(Path(name)) if Path(name).is_dir() else (Path(name),)))


def _require(name: str) -> None:
    path = Path(name)
    if path.is_dir() or path.is_file():
        return
    if path.exists():
        raise NoSuchPath(f"{name}: is neither a file nor a folder")
    if path.is_symlink():
        raise NoSuchPath(f"{name}: is a link that leads nowhere")
    raise NoSuchPath(f"{name}: no such file or folder{_near(path)}")


def _distinct(files: Iterable[Path]) -> Iterator[Path]:
    seen: set[tuple[str, str]] = set()
    folders: dict[str, str] = {}
    for file in files:
        if file.is_symlink():
            real = os.path.split(os.path.realpath(file))
        else:
            # The way to a folder is followed once, and not for each of its files.
            where, name = os.path.split(file)
            if (folder := folders.get(where)) is None:
                folder = folders[where] = os.path.realpath(where)
            real = (folder, name)
        if real not in seen:
            seen.add(real)
            yield file


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if is_record_name(name):
                file = Path(where, name)
                if file.is_symlink():
                    _require_within(file, folder)
                _require(str(file))
                yield file


def _require_within(file: Path, folder: Path) -> None:
    if not file.exists():
        return
    if not is_inside(file, folder):
        raise NoSuchPath(f"{file}: is a link that leads out of {folder}; name the file that it leads to")
    if leads_to_hidden(file, folder):
        raise NoSuchPath(f"{file}: is a link that leads to a hidden file; name the file that it leads to")


# The last two describe the tables of `export --to csv` (Data Package, CSVW).
_NOT_RECORDS = (LOCK_SUFFIX, ".schema.json", "datapackage.json", "csv-metadata.json")


def is_record_name(name: str) -> bool:
    """Whether a file of a folder that is walked is taken for a record, by its name alone.

    >>> is_record_name("misri.yaml"), is_record_name("misri.anchors.json"), is_record_name(".misri.yaml")
    (True, False, False)
    """
    return name.endswith(RECORD_SUFFIXES) and not name.startswith(".") and not name.endswith(_NOT_RECORDS)


def _raise(error: OSError) -> None:
    raise error


def _near(path: Path) -> str:
    """Names the file beside it that was most likely meant."""
    import difflib  # noqa: PLC0415  # only for a message: a run that finds its files does without it

    try:
        beside = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, beside, n=1, cutoff=0.8)
    return f'; did you mean "{path.with_name(near[0])}"?' if near else ""
