"""Withdrawals: when the absence of a record means that its visit is to be taken off a site or a calendar.

A path that does not exist, and a file that cannot be read, never mean that.
"""

from pathlib import Path
from typing import Final

from diplovisit.cli.console import CannotRun
from diplovisit.cli.inputs import STDIN, InputOptions
from diplovisit.cli.skipped_files import DRAFT_SUFFIX
from diplovisit.pipeline.read import list_record_files

_LONGEST_BLANK: Final = 65_536


def is_emptied(inputs: InputOptions) -> bool:
    """Whether all paths are folders that have no record file, apart from drafts. Raises NoSuchPath."""
    return all(Path(path).is_dir() for path in inputs.paths) and all(
        file.name.endswith(DRAFT_SUFFIX) for file in list_record_files(inputs.paths)
    )


def require_no_blank_file(inputs: InputOptions) -> None:
    """Raises CannotRun for a file of JSON Lines without a line: it may have lost its records. Raises NoSuchPath.

    Other record files without content are invalid as they are.
    """
    if STDIN in inputs.paths:
        return
    for file in list_record_files(inputs.paths):
        if file.suffix == ".jsonl" and file.stat().st_size <= _LONGEST_BLANK and not file.read_bytes().strip():
            raise CannotRun(f"{file}: has no record, and may be damaged; remove the file if its visits are withdrawn")
