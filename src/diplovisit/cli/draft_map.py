"""`diplovisit map`: drafts a map of a sheet, for `diplovisit import SHEET --map MAP`."""

import argparse
import datetime
import shlex
import sys
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.console import print_error
from diplovisit.cli.outputs import to_file, to_standard_output
from diplovisit.files import NoSuchPath, read_file
from diplovisit.findings.results import CheckResult
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.maps.draft_map import draft_map
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.readers.limits import LARGEST_CSV
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheets import read_sheets
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


def run(parsed: argparse.Namespace) -> int:
    """Reads a sheet, writes a map of it, and says what a person has to decide."""
    path, output = Path(parsed.sheet), parsed.output
    if not path.is_file():
        raise NoSuchPath(f"{path}: {'is a folder; name the sheet in it' if path.is_dir() else 'no such file'}")
    target = Path(output) if output is not None else None
    if target is not None and target.exists() and target.stat().st_size and not parsed.replace:
        raise console.CannotRun(f"{output}: already exists and was not changed; name another file, or use --replace")
    try:
        options = SheetOptions(
            sheets=tuple(parsed.only), delimiter=parsed.delimiter, encoding=parsed.encoding, header=parsed.header
        )
        file = read_sheets(read_file(path, LARGEST_CSV), name=str(path), options=options)
    except (ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None
    findings = (*file.findings, *(finding for sheet in file.sheets for finding in sheet.findings))
    faults = tuple(finding for finding in findings if finding.severity is not Severity.INFO)
    if faults:
        result = CheckResult(file=None, record=None, findings=bound_findings(faults))
        write_report((text.rstrip("\n") + "\n" for text in list(REPORTERS["full"]([result]))[:-1]), sys.stderr)
    try:
        drafted = draft_map(file, title=parsed.title or path.stem, today=datetime.datetime.now(datetime.UTC).date())
    except ValueError as error:
        raise console.CannotRun(str(error)) from None
    if output is None:
        to_standard_output([drafted.text.encode()])
    else:
        to_file(output, [drafted.text.encode()])
    for question in drafted.questions:
        print_error(f"  ? {question}")
    where = output if output is not None else "the map"
    command = shlex.join(("diplovisit", "import", str(path), "--map", output or "MAP.toml", "--check"))
    asked = f"answer {count_noun(len(drafted.questions), 'question')} in {where}, then " if drafted.questions else ""
    print_error(f"next: {asked}{command}")
    return console.OK
