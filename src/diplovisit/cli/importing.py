"""`diplovisit import`: reads exported records back."""

import argparse
import sys

from diplovisit.cli import exits
from diplovisit.cli.outputs import is_folder, to_file, to_folder, to_standard_output
from diplovisit.cli.records import Refused, records
from diplovisit.exporters.canonical_json import canonical, laid_out


def run(parsed: argparse.Namespace) -> int:
    """Reads every record, and writes it for people: laid-out JSON, a file a record, or a record a line."""
    try:
        if parsed.output is not None and is_folder(parsed.output):
            number = to_folder(parsed.output, records(parsed), ".json", laid_out)
            print(f"{number} written to {parsed.output}", file=sys.stderr)
            return exits.OK
        visits = [visit for _, visit in records(parsed)]
    except Refused:
        print("diplovisit: nothing was written", file=sys.stderr)
        return exits.FOUND
    if not visits:
        raise exits.CannotRun(f"no records in {', '.join(parsed.paths)}")
    chunks = map(laid_out, visits) if len(visits) == 1 else (canonical(visit) + b"\n" for visit in visits)
    if parsed.output is None:
        to_standard_output(chunks)
    else:
        to_file(parsed.output, chunks)
    return exits.OK
