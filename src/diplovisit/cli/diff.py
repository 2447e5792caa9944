"""`diplovisit diff`: reports what changed in records, between files, folders, or revisions."""

import argparse
import sys
from collections.abc import Iterable

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.pipeline.compare import UnclearComparison, compare_snapshots, snapshots_of
from diplovisit.pipeline.read import UnknownFormat
from diplovisit.record.diff import Comparison
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.changes import (
    EVERYTHING,
    ChangeSummary,
    Subject,
    changes_json,
    changes_markdown,
    changes_text,
    summarise,
)


def run(parsed: argparse.Namespace) -> int:
    """Compares the two sides that the arguments name.

    The exit code is 1 for a record that could not be read. For changes it is 0, or 1 with `--exit-code`.
    """
    only = _subjects(parsed.only)
    try:
        before, after = snapshots_of([parsed.old, *parsed.new], parsed.below)
        comparison = compare_snapshots(before, after)
    except (UnclearComparison, UnknownFormat) as error:
        raise console.CannotRun(str(error)) from None
    if not before.files and not after.files:
        print_error("diplovisit: nothing to compare: no records on either side")
        return console.NOTHING_TO_CHECK
    summaries = tuple(summarise(comparison.records, only))
    for text in _report(parsed.output_format, summaries, comparison, addresses=parsed.addresses):
        sys.stdout.write(text)
    if comparison.unread:
        # The other formats contain it too, because readers of a comment or a document do not see standard error.
        sys.stdout.flush()
        for text in list(REPORTERS["full"](comparison.unread))[:-1]:
            sys.stderr.write(text)
        return console.ERRORS_FOUND
    return console.ERRORS_FOUND if summaries and parsed.exit_code else console.OK


def _report(
    output_format: str, summaries: Iterable[ChangeSummary], comparison: Comparison, *, addresses: bool
) -> Iterable[str]:
    match output_format:
        case "json":
            return changes_json(summaries, comparison.unread)
        case "markdown":
            return changes_markdown(summaries, comparison.unread, addresses=addresses)
        case _:
            return changes_text(summaries, comparison.unread, addresses=addresses)


def _subjects(only: str | None) -> frozenset[Subject]:
    if only is None:
        return EVERYTHING
    words = [word.strip() for word in only.split(",")]
    for word in words:
        if word not in EVERYTHING:
            suggestion = did_you_mean(closest(word, EVERYTHING)) or f"; expected one of {', '.join(Subject)}"
            raise console.CannotRun(f"--only: unknown subject {quoted(word)}{suggestion}")
    return frozenset(map(Subject, words))
