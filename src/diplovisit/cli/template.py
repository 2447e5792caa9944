"""`diplovisit template`: writes an empty table of visits to fill in."""

import argparse
import shlex
import sys
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.outputs import to_file, to_standard_output
from diplovisit.exporters.csv_tables.template import template_header
from diplovisit.formats.optional_packages import ExtraMissing


def run(parsed: argparse.Namespace) -> int:
    """Writes the template. Never overwrites a file: it may be one that was filled in."""
    output: str | None = parsed.output
    to: str = parsed.to or ("csv" if output is not None and Path(output).suffix.lower() == ".csv" else "xlsx")
    if to == "xlsx" and output is None and sys.stdout.isatty():
        raise console.CannotRun("xlsx cannot be shown on a terminal: name a file with -o FILE.xlsx")
    if output is not None and Path(output).exists():
        raise console.CannotRun(f"{output}: already exists and was not changed; name another file")
    try:
        data = template_header() if to == "csv" else _workbook()
    except ExtraMissing as error:
        raise console.CannotRun(str(error)) from None
    if output is None:
        to_standard_output([data])
    else:
        to_file(output, [data], expected={Path(output).name: None})
        command = f"diplovisit import {shlex.quote(output)} -o FOLDER/"
        console.print_error(f"empty table written to {output}; fill it in, then run: {command}")
    return console.OK


def _workbook() -> bytes:
    from diplovisit.exporters.workbook import template_workbook  # noqa: PLC0415  # XlsxWriter is an extra

    return template_workbook()
