"""The file of rejected rows of an import: where it goes, and what to do with it. Nothing that is there is lost."""

import os
import shlex
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.rejected_file import rejected_file, rejected_file_name


def default_rejected(output: str | None, reading: SheetImport) -> Path:
    """Returns where the rejected rows go: next to the folder or file of the records, and never in it."""
    folder = Path(output).parent if output is not None else Path()
    return folder / rejected_file_name(reading)


def rejected_bytes(reading: SheetImport) -> bytes:
    """Returns the file of rejected rows. Raises CannotRun for a workbook without the package that writes it."""
    try:
        return rejected_file(reading)
    except ExtraMissing as error:
        raise console.CannotRun(f"{error}; the rejected rows of a workbook need it") from None


def print_mending(wanted: Path, path: Path, name: str, map_name: str, output: str | None) -> None:
    """Prints where the rejected rows are, why there, and the command that reads them when they are mended."""
    if path != wanted:
        was = "was read" if os.path.realpath(wanted) == os.path.realpath(name) else "was there already"
        print_error(f"{wanted} {was}, and is left as it is; the rows that are rejected now are in {path}")
    command = ["diplovisit", "import", str(path), "--map", map_name, *(("-o", output) if output is not None else ())]
    print_error(f"mend the rows in {path}, then: {shlex.join(command)}")
