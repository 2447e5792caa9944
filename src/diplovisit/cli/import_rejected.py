"""The file of the rows of flat tables that could not come in."""

import itertools
import os
import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.outputs import require_folder, to_file
from diplovisit.files import read_file
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.rejected_rows import rejected_rows, rejected_rows_file
from diplovisit.readers.limits import LARGEST_CSV


@attrs.frozen(kw_only=True)
class RejectedTable:
    """The file of rejected rows that an import writes. `data` is None if no row was rejected."""

    path: Path
    output: str | None
    data: bytes | None

    @classmethod
    def plan(cls, items: Iterable[ImportedItem], *, output: str | None, named: str | None) -> "RejectedTable":
        """Returns the file: the named one, or else one next to the output. Raises CannotRun where no file can be."""
        rows = rejected_rows(items)
        is_workbook = bool(rows) and all(row.sheet is not None for row in rows)
        folder = Path(output).parent if output is not None else Path()
        path = Path(named or folder / f"rejected{'.xlsx' if is_workbook else '.csv'}")
        if not rows:
            return cls(path=path, output=output, data=None)
        try:
            data = rejected_rows_file(rows, is_workbook=is_workbook)
        except ExtraMissing as error:
            raise console.CannotRun(f"{error}; it is required to write the rejected rows of a workbook") from None
        return cls(path=free_rejected_path(path, data), output=output, data=data)

    def write(self) -> None:
        """Writes the file, if there are rejected rows."""
        if self.data is not None:
            to_file(str(self.path), (self.data,))

    def print_remedy(self) -> None:
        """Says what to do with the file. Prints nothing if there is none."""
        if self.data is not None:
            output = self.output if self.output is not None else "FOLDER/"
            command = shlex.join(("diplovisit", "import", str(self.path), "-o", output))
            print_error(f"next: correct the rows in {self.path}, then run: {command}")


def free_rejected_path(wanted: Path, data: bytes) -> Path:
    """Returns where rejected rows go: the file, if it is free or has the same rows, or else the next number of it.

    What is there is never written over: it may be half mended. Raises CannotRun where no file can be.
    """
    require_folder(wanted.parent, str(wanted))
    if wanted.is_dir():
        raise console.CannotRun(f"{wanted}: is a folder; name a file with --rejected FILE")
    stem = re.sub("(?<=^rejected)-[0-9]+$", "", wanted.stem)
    numbered = (wanted.with_name(f"{stem}-{number}{wanted.suffix}") for number in itertools.count(2))
    for path in itertools.chain((wanted,), numbered):
        if not os.path.lexists(path) or _has_content(path, data):
            return path
    raise AssertionError  # there is always another number


def _has_content(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and read_file(path, LARGEST_CSV) == data
