"""Terms of office, read from the files that somebody gives beside the records."""

import os
from collections.abc import Iterable
from typing import Final, TypeAlias

from diplovisit.files import NotARegularFile, read_file
from diplovisit.readers.limits import LARGEST
from diplovisit.readers.terms import UnreadableTerms, read_terms
from diplovisit.record.terms import Terms

__all__ = ["NO_TERMS", "TermFiles", "UnreadableTerms", "read_terms_files"]

TermFiles: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

NO_TERMS: Final = Terms()
"""Nobody's, so that nobody is judged."""


def read_terms_files(files: TermFiles) -> Terms:
    """The terms of all the files. Raises UnreadableTerms for one that is at fault, and OSError as it comes.

    >>> bool(read_terms_files([]))
    False
    """
    each = [files] if isinstance(files, str | os.PathLike) else files
    return Terms(term for file in each for term in read_terms(_bytes(file), name=os.fspath(file)))


def _bytes(file: str | os.PathLike[str]) -> bytes:
    try:
        return read_file(file, LARGEST)
    except NotARegularFile:
        remedy = "give a file that has the terms, as CSV or as presidents.xml"
        raise UnreadableTerms(os.fspath(file), 1, "is no regular file", remedy) from None
