"""Reports the files of a walked folder that a command leaves unchanged because they lack `format` and `id`."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from diplovisit.cli.console import print_error
from diplovisit.reporters.counts import count_noun

_MAX_NAMES = 5


class NamedFiles:
    """The files that the command line names, in contrast to those that were found in a folder.

    A named link and its target are the same file.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._files = frozenset(os.path.realpath(path) for path in paths if not Path(path).is_dir())

    def __contains__(self, file: str | os.PathLike[str]) -> bool:
        """Whether a file was named."""
        return os.path.realpath(file) in self._files


def note_left_files(files: Sequence[str], remedy: str = "") -> None:
    """Lists on standard error the files that were left unchanged. Prints nothing for none."""
    if not files:
        return
    more = f" and {len(files) - _MAX_NAMES:,} more" if len(files) > _MAX_NAMES else ""
    _note_left(count_noun(len(files), "file"), len(files), f": {', '.join(files[:_MAX_NAMES])}{more}{remedy}")


def note_left_lines(file: str, number: int) -> None:
    """Prints on standard error how many lines of a JSON Lines file were left unchanged. Prints nothing for none."""
    if number:
        _note_left(f"{count_noun(number, 'line')} of {file}", number, "")


def _note_left(subject: str, number: int, end: str) -> None:
    predicate = "was left as it is: it has" if number == 1 else "were left as they are: they have"
    print_error(f"diplovisit: {subject} {predicate} no format and id{end}")
