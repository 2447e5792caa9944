"""`diplovisit check`: finds what is wrong with records."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from diplovisit.cli import exits
from diplovisit.cli.configuration import configuration
from diplovisit.cli.inputs import documents
from diplovisit.cli.reports import reports_of
from diplovisit.cli.sources import SourcesAsked, texts_of
from diplovisit.evidence.texts import UnreadableText
from diplovisit.pipeline.across import Together
from diplovisit.pipeline.checking import check_document
from diplovisit.pipeline.terms import UnreadableTerms, terms_of
from diplovisit.record.report import Checked, Tally
from diplovisit.record.terms import Terms


def run(parsed: argparse.Namespace) -> int:
    """Checks every record and reports as it goes, and last what shows only across records."""
    tally = Tally()
    reports = reports_of(parsed)
    texts = texts_of(parsed)
    terms = _terms(parsed)
    # Standard input is gone once it was read.
    together = None if parsed.no_across else Together(rereadable=parsed.paths != ["-"])
    asked = SourcesAsked(texts)

    def checked() -> Iterator[Checked]:
        nonlocal tally
        for document in documents(parsed):
            one = check_document(
                document, texts, terms=terms, together=together, require_evidence=parsed.require_evidence
            )
            asked.saw(one.sources)
            tally = tally.plus(one)
            yield one
        for one in together.checked() if together is not None else ():
            tally = tally.plus(one)
            yield one

    try:
        reports.write(checked())
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


def _terms(parsed: argparse.Namespace) -> Terms:
    """The terms that are given, or else those that the configuration names. Raises CannotRun."""
    try:
        return terms_of(parsed.terms or configuration(Path.cwd()).terms)
    except UnreadableTerms as error:
        raise exits.CannotRun(str(error)) from None
