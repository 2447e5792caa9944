"""Finds record files below given paths, and opens regular files that do not lead out of their folder."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

RECORD_SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
LOCK_SUFFIX = ".anchors.json"
"""The ending of a lock file: where the words of a record occur in its sources."""

# The last two describe the tables of `export --to csv` (Data Package, CSVW).
_NOT_RECORDS = (LOCK_SUFFIX, ".schema.json", "datapackage.json", "csv-metadata.json")

_NOT_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags that open a pipe without waiting for its writer, to see that it is a pipe. Regular files are unaffected."""


class LeadsOut(OSError):
    """Raised for a link that leads out of its folder, or to a hidden file in it."""


def is_inside(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether the target of a path lies in a folder; the path need not exist. Raises ValueError for a path with NUL.

    Links, `..` and absolute names are resolved.

    >>> is_inside("seeds/../LICENSE", "."), is_inside("../LICENSE", "."), is_inside("/etc/passwd", ".")
    (True, False, False)
    """
    # realpath, because Path.resolve in Python 3.11 fails for a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def leads_to_hidden(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether links on a path below a folder lead to a hidden file in it, such as `.git/config`, unseen in the path."""
    if not is_inside(path, folder):
        return False
    real = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    written = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))  # noqa: PTH100  # links are not resolved
    return _has_hidden(real) and not _has_hidden(written)


def require_inside(path: Path, folder: Path, called: str) -> None:
    """Raises LeadsOut for a link that leads out of a folder, or to a hidden file in it.

    `called` names the folder in the message.
    """
    if not is_inside(path, folder):
        raise LeadsOut(f"{path}: is a link to a place outside {called}; put the file itself there")
    if leads_to_hidden(path, folder):
        raise LeadsOut(f"{path}: is a link to a hidden file of {called}; put the file itself there")


def _has_hidden(path: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in Path(path).parts)


class NotARegularFile(OSError):
    """Raised for something that exists and is no regular file: a folder, a pipe, a device."""


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """Opens a regular file, also through a link. Raises NotARegularFile, and OSError as the system does.

    The opened file itself is checked, so nobody can replace it with a pipe between the check and the opening.
    """
    stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # Path.open has no opener; the caller closes
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise NotARegularFile(f"{os.fspath(path)}: is not a regular file")
    return stream


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | _NOT_WAITING)


def read_file(path: str | os.PathLike[str], most: int) -> bytes:
    """Reads a regular file, at most `most` bytes and one more. The extra byte shows that the file is too large.

    >>> len(read_file("LICENSE", 20))
    21
    """
    with open_file(path) as stream:
        return stream.read(most + 1)


def exists_as_anything(path: Path) -> bool:
    """Whether something of any kind has this name; a link that leads nowhere counts.

    False for a name that is too long for the system.
    """
    return os.path.lexists(path)


class NoSuchPath(FileNotFoundError):
    """Raised for a path that does not exist, or that is neither a file nor a folder. It is a FileNotFoundError.

    >>> from diplovisit import NoSuchPath, check
    >>> try:
    ...     check("no/such/visit.yaml")
    ... except NoSuchPath as error:
    ...     print(error)
    no/such/visit.yaml: no such file or folder
    """


def record_files(paths: Sequence[str]) -> Iterator[Path]:
    """Yields the files to read, once each: a given file as it is, a folder walked in the order of names.

    In a folder, files that end in .yaml, .yml, .json or .jsonl are records. Lock files (.anchors.json), schemas
    (.schema.json), descriptions of tables and hidden files are not. A given file is read whatever its name is. Links to
    folders are not followed.

    Raises NoSuchPath at once, before anything is read. During the walk it is raised for a file with the name of a
    record that cannot be read: a pipe, a link that leads nowhere, a link out of the folder or to a hidden file. Reports
    show lines of what was read, and such a link may lead to a file that nobody meant to show.
    """
    for name in paths:
        _require(name)
    return _distinct(
        file for name in paths for file in (_walk_records(Path(name)) if Path(name).is_dir() else (Path(name),))
    )


def _require(name: str) -> None:
    path = Path(name)
    if path.is_dir() or path.is_file():
        return
    if path.exists():
        raise NoSuchPath(f"{name}: is neither a file nor a folder")
    if path.is_symlink():
        raise NoSuchPath(f"{name}: is a broken link")
    raise NoSuchPath(f"{name}: no such file or folder{_suggestion(path)}")


def _distinct(files: Iterable[Path]) -> Iterator[Path]:
    seen: set[tuple[str, str]] = set()
    folders: dict[str, str] = {}
    for file in files:
        if file.is_symlink():
            real = os.path.split(os.path.realpath(file))
        else:
            # The path of a folder is resolved once, and not for each of its files.
            written, name = os.path.split(file)
            if (folder := folders.get(written)) is None:
                folder = folders[written] = os.path.realpath(written)
            real = (folder, name)
        if real not in seen:
            seen.add(real)
            yield file


def walk_files(folder: Path, is_wanted: Callable[[Path], bool]) -> Iterator[Path]:
    """Yields the wanted files of a folder and its subfolders, once each, in the order of names.

    Hidden files and folders are left out, and links to folders are not followed. Raises NoSuchPath for a wanted link
    out of the folder. Whether a file can be read is seen when it is opened.
    """
    return _distinct(_walk(folder, is_wanted))


def _walk(folder: Path, is_wanted: Callable[[Path], bool]) -> Iterator[Path]:
    for path, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(path, name)
            if not name.startswith(".") and is_wanted(file):
                if file.is_symlink():
                    _require_within(file, folder)
                yield file


def _walk_records(folder: Path) -> Iterator[Path]:
    for file in _walk(folder, lambda file: is_record_name(file.name)):
        _require(str(file))
        yield file


def _require_within(file: Path, folder: Path) -> None:
    if not file.exists():
        return
    if not is_inside(file, folder):
        raise NoSuchPath(f"{file}: is a link to a place outside {folder}; name that file itself")
    if leads_to_hidden(file, folder):
        raise NoSuchPath(f"{file}: is a link to a hidden file; name that file itself")


def require_named_inside(name: str, remedy: str) -> None:
    """Raises LeadsOut for a named path whose link leads out of the working folder and out of the link's own folder.

    A shell or a hook names whatever is there, also a link that a stranger made. A report would quote the file outside.
    The link may be the path itself, or a folder on the way to it from the working folder. `remedy` ends the message.
    """
    if (link := _first_link(name)) is None or not (Path(name).is_file() or Path(name).is_dir()):
        return
    allowed = [folder for folder in (Path.cwd(), link.parent) if is_inside(name, folder)]
    if not allowed:
        raise LeadsOut(f"{name}: is a link to a place outside this folder; {remedy}")
    if any(leads_to_hidden(name, folder) for folder in allowed):
        raise LeadsOut(f"{name}: is a link to a hidden file; {remedy}")


def _first_link(name: str) -> Path | None:
    """Returns the first link on the way from the working folder to a path.

    Of a path that is not below the working folder, only the path itself counts. A relative path stays relative, because
    a user may be allowed into the working folder, and not into the folders above it.
    """
    path, here = Path(os.path.normpath(name)), Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    if path.is_absolute() or path.parts[:1] == ("..",):
        return path if path.is_symlink() else None
    steps = (Path(*path.parts[: number + 1]) for number in range(len(path.parts)))
    return next((step for step in steps if step.is_symlink()), None)


def is_record_name(name: str) -> bool:
    """Whether a file in a walked folder counts as a record, by its name alone.

    >>> is_record_name("misri.yaml"), is_record_name("misri.anchors.json"), is_record_name(".misri.yaml")
    (True, False, False)
    """
    return name.endswith(RECORD_SUFFIXES) and not name.startswith(".") and not name.endswith(_NOT_RECORDS)


def _raise(error: OSError) -> None:
    raise error


def _suggestion(path: Path) -> str:
    """Returns a suggestion: the file in the same folder with the most similar name. "" where none is similar."""
    import difflib  # noqa: PLC0415  # only for a message: most runs do not need it

    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.8)
    return f'; did you mean "{path.with_name(near[0])}"?' if near else ""
