"""Writes the files of a tree of folders, all of them or none."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from diplovisit.files.write import write_files


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
