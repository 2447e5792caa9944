"""`diplovisit import DATA-SET FOLDER`: imports a published data set of travels."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.console import print_error, with_progress
from diplovisit.cli.import_outputs import write_import
from diplovisit.datasets import DATA_SETS
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.existing import Incoming
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun

_NAME = re.compile("[a-z][a-z-]*")


def names_data_set(paths: Sequence[str]) -> bool:
    """Whether the first path is the name of a data set, and not a path: `import state-department FOLDER`."""
    first = paths[0]
    if _NAME.fullmatch(first) is None or Path(first).exists():
        return False
    return len(paths) > 1 or first in DATA_SETS


def import_data_set(name: str, paths: Sequence[str], output: str | None, *, replace: bool) -> int:
    """Imports a data set, writes its records, and reports how many rows could not be read, and why.

    Returns the exit code. `output` is None for standard output.
    """
    if len(paths) != 1:
        raise console.CannotRun(f"name the folder or file that {name} is in: diplovisit import {name} FOLDER -o OUT")
    try:
        travels = read_data_set(name, paths[0])
    except ValueError as error:
        raise console.CannotRun(str(error)) from None
    incoming = (Incoming(id=visit.id, visit=visit) for visit in with_progress(travels, "records"))
    written = write_import(output, incoming, replace=replace)
    results = (
        [CheckResult(file=None, record=None, findings=bound_findings(tuple(travels.findings)))]
        if travels.findings
        else []
    )
    for text in list(REPORTERS["full"](results))[:-1]:
        sys.stderr.write(text)
    where = f" to {output}" if output is not None else ""
    left_out = f"; {count_noun(travels.left_out, 'row')} could not be read" if travels.left_out else ""
    rows = count_noun(travels.rows - travels.left_out, "row")
    unchanged = written.describe_unchanged()
    print_error(f"{count_noun(written.records, 'record')} of {rows} written{where}{unchanged}{left_out}")
    errors = sum(CheckTotals().plus(result).errors for result in results)
    return console.ERRORS_FOUND if errors else console.OK
