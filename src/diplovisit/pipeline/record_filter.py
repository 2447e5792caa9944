"""Tells records from the other files of a walked folder, which are passed over."""

import itertools
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.pipeline.read import Read, read_files
from diplovisit.readers import Format, format_of
from diplovisit.readers.recognition import resembles_record

_MOST_LINES: Final = 1_000
"""The lines of a JSON Lines file that are searched for a first record."""


@attrs.frozen
class PassedOver:
    """A file of a walked folder that does not look like a record, and was not checked."""

    file: str


@attrs.frozen(kw_only=True)
class RecordFilter:
    """Decides which documents are checked.

    always: the files that are checked whatever they hold; None for all files.
    """

    always: frozenset[str] | None = None

    def passes_over(self, document: Read) -> bool:
        """Whether a document is not checked: its file was only found in a folder, and it does not look like a record.

        >>> from diplovisit.pipeline.read import read_files
        >>> (document,) = read_files(["examples/least.yaml"])
        >>> RecordFilter().passes_over(document), RecordFilter(always=frozenset()).passes_over(document)
        (False, False)
        """
        return self.always is not None and document.name not in self.always and not resembles_record(document)


ALL_FILES: Final = RecordFilter()
"""Checks every document."""


@attrs.frozen(kw_only=True)
class FoundFiles:
    """The files of walked folders that have to be read.

    files: their names. whole: those of `files` that hold records for certain. other: JSON Lines without a record.
    """

    files: tuple[str, ...]
    whole: frozenset[str]
    other: tuple[str, ...]


def sort_found_files(files: Iterable[str]) -> FoundFiles:
    """Sorts files that were found in folders: JSON Lines hold records or not, as a whole.

    A line without `format` and `id` is a fault in a file of records. Any other file is decided when it is read.
    """
    wanted: list[str] = []
    whole: set[str] = set()
    other: list[str] = []
    for file in files:
        if format_of(file) is not Format.JSON_LINES:
            wanted.append(file)
        elif any(map(resembles_record, itertools.islice(read_files([file]), _MOST_LINES))):
            wanted.append(file)
            whole.add(file)
        else:
            other.append(file)
    return FoundFiles(files=tuple(wanted), whole=frozenset(whole), other=tuple(other))
