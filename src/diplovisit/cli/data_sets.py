"""`diplovisit import DATA-SET FOLDER`: reads in a data set of travels that somebody publishes."""

import argparse
import re
import sys
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.check_run import with_progress
from diplovisit.cli.console import print_error
from diplovisit.cli.import_outputs import write_import
from diplovisit.datasets import DATA_SETS
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.existing import Incoming
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun

_NAME = re.compile("[a-z][a-z-]*")


def is_asked_for(parsed: argparse.Namespace) -> bool:
    """Whether the first path is the name of a data set, and no path: `import state-department FOLDER`."""
    first = parsed.paths[0]
    if _NAME.fullmatch(first) is None or Path(first).exists():
        return False
    return len(parsed.paths) > 1 or first in DATA_SETS


def run(parsed: argparse.Namespace) -> int:
    """Reads a data set in, writes its records, and says how many rows did not come, and why."""
    name, *paths = parsed.paths
    if len(paths) != 1:
        raise console.CannotRun(f"name the folder or file that {name} is in: diplovisit import {name} FOLDER -o OUT")
    try:
        travels = read_data_set(name, paths[0])
    except ValueError as error:
        raise console.CannotRun(str(error)) from None
    incoming = (Incoming(id=visit.id, visit=visit) for visit in with_progress(travels, "records"))
    written = write_import(parsed.output, incoming, replace=parsed.replace)
    told = (
        [CheckResult(file=None, record=None, findings=bound_findings(tuple(travels.findings)))]
        if travels.findings
        else []
    )
    for text in list(REPORTERS["full"](told))[:-1]:
        sys.stderr.write(text)
    where = f" to {parsed.output}" if parsed.output is not None else ""
    left = f"; {count_noun(travels.left_out, 'row')} could not be read" if travels.left_out else ""
    read = travels.rows - travels.left_out
    unchanged = written.describe_unchanged()
    print_error(f"{count_noun(written.records, 'record')} of {count_noun(read, 'row')} written{where}{unchanged}{left}")
    errors = sum(CheckTotals().plus(one).errors for one in told)
    return console.ERRORS_FOUND if errors else console.OK
