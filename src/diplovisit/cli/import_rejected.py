"""The file of the rows of flat tables that could not come in."""

import itertools
import os
from collections.abc import Iterable
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.outputs import to_file
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.rejected_rows import rejected_rows, rejected_rows_file


@attrs.frozen(kw_only=True)
class RejectedTable:
    """The file of rejected rows that an import writes. `data` is None if no row was rejected."""

    path: Path
    output: str | None
    data: bytes | None

    @classmethod
    def plan(
        cls, items: Iterable[ImportedItem], *, output: str | None, named: str | None, replace: bool
    ) -> "RejectedTable":
        """Returns the file. `named` is its path; None for one next to the output.

        Raises CannotRun, before anything is written, if it would overwrite another file.
        """
        rows = rejected_rows(items)
        is_workbook = bool(rows) and all(row.sheet is not None for row in rows)
        folder = Path(output).parent if output is not None else Path()
        sources = dict.fromkeys(row.file for row in rows)
        path = Path(named or _default(folder, ".xlsx" if is_workbook else ".csv", sources))
        if not rows:
            return cls(path=path, output=output, data=None)
        from diplovisit.cli.import_sheets import require_own_rejected  # noqa: PLC0415  # it loads the maps

        try:
            data = rejected_rows_file(rows, is_workbook=is_workbook)
        except ExtraMissing as error:
            raise console.CannotRun(f"{error}; the rejected rows of a workbook need it") from None
        for source in sources:
            require_own_rejected(path, data, source, replace=replace)
        return cls(path=path, output=output, data=data)

    def write(self) -> None:
        """Writes the file, if there are rejected rows."""
        if self.data is not None:
            to_file(str(self.path), (self.data,))

    def print_remedy(self) -> None:
        """Says what to do with the file. Prints nothing if there is none."""
        if self.data is not None:
            output = self.output if self.output is not None else "FOLDER/"
            print_error(f"mend the rows in {self.path}, then: diplovisit import {self.path} -o {output}")


def _default(folder: Path, suffix: str, sources: Iterable[str]) -> Path:
    """Returns where the rows go if no file is named. A file of rejected rows that is read is left as it is."""
    read = {os.path.realpath(source) for source in sources}
    names = itertools.chain(("rejected",), (f"rejected-{number}" for number in itertools.count(2)))
    return next(path for name in names if os.path.realpath(path := folder / f"{name}{suffix}") not in read)
