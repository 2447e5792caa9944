"""`diplovisit diff`: reports what changed in records, between files, folders, or revisions."""

import argparse
import sys
from collections.abc import Iterable
from typing import Final

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
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

_LEAST_CHARACTERS: Final = 1_000


def run(parsed: argparse.Namespace) -> int:
    """Compares the two sides that the arguments name.

    The exit code is 1 for a record that could not be read. For changes it is 0, or 1 with `--exit-code`.
    """
    only = _subjects(parsed.only)
    _require_limit(parsed.max_characters, parsed.output_format)
    try:
        before, after = snapshots_of([parsed.old, *parsed.new], parsed.below)
        comparison = compare_snapshots(before, after)
    except (UnclearComparison, UnknownFormat) as error:
        raise console.CannotRun(str(error)) from None
    if not before.files and not after.files:
        print_error("diplovisit: nothing to compare: no records on either side")
        return console.NOTHING_TO_CHECK
    summaries = tuple(summarise(comparison.records, only))
    report = _report(
        parsed.output_format, summaries, comparison, addresses=parsed.addresses, most=parsed.max_characters
    )
    for text in report:
        sys.stdout.write(text)
    if comparison.unread:
        # The other formats contain it too, because readers of a comment or a document do not see standard error.
        sys.stdout.flush()
        write_report(list(REPORTERS["full"](comparison.unread))[:-1], sys.stderr)
        return console.ERRORS_FOUND
    return console.ERRORS_FOUND if summaries and parsed.exit_code else console.OK


def _report(
    output_format: str,
    summaries: Iterable[ChangeSummary],
    comparison: Comparison,
    *,
    addresses: bool,
    most: int | None,
) -> Iterable[str]:
    match output_format:
        case "json":
            return changes_json(summaries, comparison.unread)
        case "markdown":
            return changes_markdown(summaries, comparison.unread, addresses=addresses, most=most)
        case _:
            return changes_text(summaries, comparison.unread, addresses=addresses)


def _require_limit(most: int | None, output_format: str) -> None:
    """Raises CannotRun for a limit that is too small, or that the format does not have."""
    if most is not None and output_format != "markdown":
        raise console.CannotRun(f"--max-characters goes with --output-format markdown; saw {output_format}")
    if most is not None and most < _LEAST_CHARACTERS:
        raise console.CannotRun(f"--max-characters {most}: expected at least {_LEAST_CHARACTERS:,}")


def _subjects(only: str | None) -> frozenset[Subject]:
    if only is None:
        return EVERYTHING
    words = [word.strip() for word in only.split(",")]
    for word in words:
        if word not in EVERYTHING:
            suggestion = did_you_mean(closest(word, EVERYTHING)) or f"; expected one of {', '.join(Subject)}"
            raise console.CannotRun(f"--only: unknown subject {quoted(word)}{suggestion}")
    return frozenset(map(Subject, words))
