"""The files that the command line names, without those that somebody wants left out."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from diplovisit.cli.exits import CannotRun
from diplovisit.cli.inputs import STDIN
from diplovisit.files import record_files
from diplovisit.files.patterns import InvalidPattern, PathPattern

if TYPE_CHECKING:
    from diplovisit.pipeline.settings import Settings  # it loads every rule, and `export` needs none


@attrs.frozen(kw_only=True)
class Paths:
    """What is to be read.

    files: the names of the files, or `-` alone for standard input. left_out: how many there were besides. folders: the
    folders that were named; only_folders says whether nothing else was.
    """

    files: tuple[str, ...]
    left_out: int
    folders: tuple[str, ...]
    only_folders: bool

    def covers(self, folder: Path | None) -> bool:
        """Whether a folder is among those that were walked."""
        if folder is None:
            return False
        real = Path(os.path.realpath(folder))
        return any(real.is_relative_to(os.path.realpath(each)) for each in self.folders)


def resolve_paths(parsed: argparse.Namespace, settings: "Settings") -> Paths:
    """The files that the arguments name. Raises CannotRun and NoSuchPath."""
    patterns = (*exclude_of(parsed), *settings.exclude)
    if STDIN in parsed.paths:
        name = parsed.stdin_filename
        left_out = name is not None and any(pattern.matches(name) for pattern in patterns)
        files: list[str] = [] if left_out else list(parsed.paths)
        return Paths(files=tuple(files), left_out=int(left_out), folders=(), only_folders=False)
    found = [str(file) for file in record_files(parsed.paths)]
    files = [name for name in found if not any(pattern.matches(name) for pattern in patterns)]
    folders = tuple(path for path in parsed.paths if Path(path).is_dir())
    return Paths(
        files=tuple(files),
        left_out=len(found) - len(files),
        folders=folders,
        only_folders=len(folders) == len(parsed.paths),
    )


def exclude_of(parsed: argparse.Namespace) -> tuple[PathPattern, ...]:
    """The patterns that the arguments give, as seen from this folder. Raises CannotRun."""
    try:
        return tuple(PathPattern(text, str(Path.cwd())) for text in parsed.exclude)
    except InvalidPattern as error:
        raise CannotRun(f"--exclude: {error}") from None
