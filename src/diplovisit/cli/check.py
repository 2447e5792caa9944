"""`diplovisit check`: finds what is wrong with records."""

import argparse
import sys
from collections.abc import Iterator

from diplovisit.cli import exits
from diplovisit.cli.inputs import documents
from diplovisit.pipeline import check_document
from diplovisit.record.report import Checked, Tally
from diplovisit.reporters import REPORTERS


def run(parsed: argparse.Namespace) -> int:
    """Checks every record and reports as it goes."""
    tally = Tally()

    def checked() -> Iterator[Checked]:
        nonlocal tally
        for document in documents(parsed):
            one = check_document(document)
            tally = tally.plus(one)
            yield one

    for text in REPORTERS[parsed.output_format](checked()):
        sys.stdout.write(text)
    if tally.records == 0:
        print(f"diplovisit: nothing to check: no records in {', '.join(parsed.paths)}", file=sys.stderr)
        return exits.NOTHING
    failing = {
        "error": tally.errors,
        "warning": tally.errors + tally.warnings,
        "info": tally.errors + tally.warnings + tally.infos,
    }[parsed.fail_on]
    return exits.FOUND if failing and not parsed.exit_zero else exits.OK
