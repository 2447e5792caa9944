"""Writes what a command made: to standard output, to a file, or to a folder with a file a record."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Final

from diplovisit.cli.exits import CannotRun
from diplovisit.cli.saying import print_error
from diplovisit.files import Expected, recover, write_files, write_whole
from diplovisit.reporters.words import count_noun

_ANYTHING: Final[Expected] = MappingProxyType({})


def is_folder(output: str) -> bool:
    """Whether `-o` names a folder: one that is there, or a name that ends as a folder's does."""
    return (output.endswith(("/", os.sep)) and not Path(output).is_file()) or Path(output).is_dir()


def to_standard_output(chunks: Iterable[bytes]) -> None:
    """Writes the bytes as they are, whatever the locale."""
    sys.stdout.flush()
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def to_file(output: str, chunks: Iterable[bytes], *, expected: Expected = _ANYTHING) -> None:
    """Writes one file, whole or not at all; `expected` is what it held before, as `write_files` has it."""
    path = Path(output)
    require_folder(path.parent, output)
    write_whole(path, chunks, expected=expected)


def require_not_read(output: str | os.PathLike[str], read: Iterable[str | os.PathLike[str]]) -> None:
    """Raises CannotRun where an output is one of the files that a command reads: the input would be lost."""
    target = os.path.realpath(output)
    if any(os.path.realpath(file) == target for file in read):
        told = "is one of the files that are read, and would be overwritten; nothing was written: name another file"
        raise CannotRun(f"{os.fspath(output)}: {told}")


def require_folder(folder: Path, output: str) -> None:
    """Raises CannotRun where the folder that an output is to lie in is not there."""
    if folder.is_dir():
        return
    remedy = "is a file and no folder" if folder.exists() else "is not there; make it first"
    raise CannotRun(f"{output}: {folder} {remedy}")


def to_files(output: str, files: Iterable[tuple[str, bytes]], *, expected: Expected = _ANYTHING) -> int:
    """Writes the files of a folder, all of them or none, and says how many; `expected` is as of `write_files`."""
    folder = Path(output)
    if folder.exists():
        require_folder(folder, output)
        finish_interrupted_write(folder)
    require_folder(folder.parent, output)
    return write_files(folder, files, expected=expected)


def finish_interrupted_write(folder: Path) -> None:
    """Puts the files in place that a run which was killed left behind, and says so."""
    if number := recover(folder):
        told = f"{count_noun(number, 'file')} put in place that a run which was stopped had left to do"
        print_error(f"diplovisit: note: {folder}: {told}")
