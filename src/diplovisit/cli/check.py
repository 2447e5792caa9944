"""`diplovisit check`: finds what is wrong with records."""

import argparse
import sys
from collections.abc import Iterator

from diplovisit.cli import exits
from diplovisit.cli.inputs import documents
from diplovisit.cli.sources import SourcesAsked, texts_of
from diplovisit.evidence.texts import UnreadableText
from diplovisit.pipeline.checking import check_document
from diplovisit.record.report import Checked, Tally
from diplovisit.reporters import REPORTERS


def run(parsed: argparse.Namespace) -> int:
    """Checks every record and reports as it goes."""
    tally = Tally()
    texts = texts_of(parsed)
    asked = SourcesAsked(texts)

    def checked() -> Iterator[Checked]:
        nonlocal tally
        for document in documents(parsed):
            one = check_document(document, texts, require_evidence=parsed.require_evidence)
            asked.saw(one.sources)
            tally = tally.plus(one)
            yield one

    try:
        for text in REPORTERS[parsed.output_format](checked()):
            sys.stdout.write(text)
    except UnreadableText as error:
        raise exits.CannotRun(str(error)) from None
    if tally.records == 0:
        print(f"diplovisit: nothing to check: no records in {', '.join(parsed.paths)}", file=sys.stderr)
        return exits.NOTHING
    asked.require()
    failing = {
        "error": tally.errors,
        "warning": tally.errors + tally.warnings,
        "info": tally.errors + tally.warnings + tally.infos,
    }[parsed.fail_on]
    return exits.FOUND if failing and not parsed.exit_zero else exits.OK
