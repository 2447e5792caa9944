"""Finds the record files below the paths that somebody names."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diplovisit.files.inside import is_inside, leads_to_hidden

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
