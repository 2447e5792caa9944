"""`diplovisit export`: writes records in another format."""

import argparse
import sys
from collections.abc import Iterator

from diplovisit.cli import exits
from diplovisit.cli.outputs import is_folder, to_file, to_folder, to_standard_output
from diplovisit.cli.records import Refused, records
from diplovisit.exporters import EXPORTERS, Exporter


def run(parsed: argparse.Namespace) -> int:
    """Exports every record, or nothing where one of them is not whole."""
    exporter = EXPORTERS[parsed.to]
    try:
        if parsed.output is None:
            # All of it is made before the first byte is out: half an export must not be taken for a whole one.
            to_standard_output(list(_chunks(parsed, exporter)))
        elif is_folder(parsed.output) and not exporter.many:
            number = to_folder(parsed.output, records(parsed), exporter.suffix, exporter.write)
            print(f"{number} written to {parsed.output}", file=sys.stderr)
        elif is_folder(parsed.output):
            raise exits.CannotRun(f"{parsed.output}: is a folder; {exporter.name} goes into one file")
        else:
            to_file(parsed.output, _chunks(parsed, exporter))
    except Refused:
        print("diplovisit: nothing was written", file=sys.stderr)
        return exits.FOUND
    return exits.OK


def _chunks(parsed: argparse.Namespace, exporter: Exporter) -> Iterator[bytes]:
    number = 0
    for _, visit in records(parsed):
        number += 1
        if number > 1 and not exporter.many:
            raise exits.CannotRun(
                f"{exporter.name} holds one record a file, and there are more: use --to jsonl, or -o FOLDER/"
            )
        yield exporter.write(visit)
    if number == 0:
        raise exits.CannotRun(f"no records in {', '.join(parsed.paths)}")
