"""Says which files of a walked folder a command leaves as they are: those without `format` and `id` are not records."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from diplovisit.cli.console import print_error
from diplovisit.reporters.counts import count_noun

_SHOWN = 5


class NamedFiles:
    """The files that the command line names, as opposed to those that were found in a folder.

    A link that is named and the file that it leads to are the same.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._files = frozenset(os.path.realpath(path) for path in paths if not Path(path).is_dir())

    def __contains__(self, file: str | os.PathLike[str]) -> bool:
        """Whether a file was named."""
        return os.path.realpath(file) in self._files


def note_left_files(files: Sequence[str], remedy: str = "") -> None:
    """Says on standard error which files were left as they are; nothing where there are none."""
    if not files:
        return
    more = f" and {len(files) - _SHOWN:,} more" if len(files) > _SHOWN else ""
    _note_left(count_noun(len(files), "file"), len(files), f": {', '.join(files[:_SHOWN])}{more}{remedy}")


def note_left_lines(file: str, number: int) -> None:
    """Says on standard error how many lines of a file of JSON Lines were left as they are; nothing for none."""
    if number:
        _note_left(f"{count_noun(number, 'line')} of {file}", number, "")


def _note_left(what: str, number: int, more: str) -> None:
    said = "was left as it is: it has" if number == 1 else "were left as they are: they have"
    print_error(f"diplovisit: {what} {said} no format and id{more}")
