"""The reports that `check` is asked for: one on standard output as records are checked, and others in files."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Final, TextIO, TypeVar

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import CannotRun, print_error
from diplovisit.cli.outputs import require_folder, to_file
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.pipeline.report import report_context
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context, count_noun
from diplovisit.reporters.table import HAVE_STATISTICS

# MERGED: What a run of `check` comes to: its counts, and from them the exit code.


class CheckOutcome:
    """The counts of a run, as records come by."""

    def __init__(self) -> None:
        self.tally = CheckTotals()
        self._not_told: list[CheckResult] = []

    def add(self, checked: CheckResult) -> CheckResult:
        """Counts a record, and gives it back."""
        self.tally = self.tally.plus(checked)
        if checked.is_invalid and not any(finding.severity is Severity.ERROR for finding in checked.findings):
            self._not_told.append(checked)
        return checked

    def exit_code(self, fail_on: Severity) -> int:
        """1 where something was found that weighs enough, or where a record could not be read, whoever ignores why."""
        tally = self.tally
        found = {
            Severity.ERROR: tally.errors,
            Severity.WARNING: tally.errors + tally.warnings,
            Severity.INFO: tally.errors + tally.warnings + tally.infos,
        }[fail_on]
        return console.ERRORS_FOUND if found or tally.invalid or tally.not_records else console.OK

    def report_unchecked(self) -> None:
        """Says on standard error which records and documents were not checked, where no error says so."""
        if not self._not_told:
            return
        names = ", ".join(dict.fromkeys(one.file or "<record>" for one in self._not_told[:5]))
        more = f" and {len(self._not_told) - 5:,} more" if len(self._not_told) > 5 else ""
        noun = "record" if all(one.is_record for one in self._not_told) else "document"
        many = f"{count_noun(len(self._not_told), noun)} {'were' if len(self._not_told) > 1 else 'was'}"
        remedy = "mend it, or leave the file out with --exclude"
        print_error(f"diplovisit: {many} not checked, though no error says so: {names}{more}; {remedy}")


# MERGED: How far long work has come: a count on the terminal, that is gone when the work is done. Logs and
# pipes get none.

_Thing = TypeVar("_Thing")

_FIRST: Final = 1.0
"""Seconds before anything is shown: work that is done by then needs no count."""
_EVERY: Final = 0.2


def with_progress(things: Iterable[_Thing], noun: str, *, terminal: TextIO | None = None) -> Iterator[_Thing]:
    """Gives the things, and shows on a terminal how many went by.

    Nothing is shown where standard error is no terminal, nor where standard output is one: what is shown there would
    stand in the midst of it.

    >>> list(with_progress("ab", "records"))
    ['a', 'b']
    """
    shown_on = terminal if terminal is not None else sys.stderr
    if not shown_on.isatty() or (terminal is None and sys.stdout.isatty()):
        yield from things
        return
    due, is_shown = monotonic() + _FIRST, False
    try:
        for number, thing in enumerate(things, 1):
            if (now := monotonic()) >= due:
                shown_on.write(f"\r{number:,} {noun}")
                shown_on.flush()
                due, is_shown = now + _EVERY, True
            yield thing
    finally:
        if is_shown:
            shown_on.write("\r\x1b[K")
            shown_on.flush()


@attrs.frozen(kw_only=True)
class Reports:
    """What is written of one run.

    format: what standard output shows. files: the format of each further report, by the file that it goes to.
    """

    format: str
    files: dict[str, str]
    context: Context

    def write(self, results: Iterable[CheckResult]) -> None:
        """Writes the report on standard output as the results come, and then the files, each whole or not at all.

        For further reports, the results are held until the end: they are findings and names, and no records.
        """
        held: list[CheckResult] = []
        for text in REPORTERS[self.format](_held(results, held) if self.files else results, self.context):
            sys.stdout.write(text)
        _refuse_records(self.files, held)
        for file, format in self.files.items():
            to_file(file, (text.encode() for text in REPORTERS[format](held, self.context)))


def reports_of(parsed: argparse.Namespace) -> Reports:
    """The reports that the arguments ask for. Raises CannotRun where there can be no such file."""
    files: dict[str, str] = {}
    seen: set[str] = set()
    for asked in parsed.output_file:
        format, separator, file = asked.partition("=")
        if not separator or not file or format not in REPORTERS:
            expected = f"expected FORMAT=PATH, with a format of {', '.join(REPORTERS)}"
            raise CannotRun(f"--output-file {asked}: {expected}")
        if file == "-":
            raise CannotRun(f"--output-file {asked}: standard output is what --output-format is for")
        path = Path(file)
        require_folder(path.parent, file)
        if path.exists() and not path.is_file():
            raise CannotRun(f"{file}: is a {'folder' if path.is_dir() else 'device'}; name a file")
        if os.path.realpath(path) in seen:
            raise CannotRun(f"{file}: two reports cannot go to one file")
        seen.add(os.path.realpath(path))
        files[file] = format
    formats = {parsed.output_format, *files.values()}
    if parsed.statistics and HAVE_STATISTICS.isdisjoint(formats):
        remedy = f"it goes with {', '.join(name for name in REPORTERS if name in HAVE_STATISTICS)}"
        raise CannotRun(f"--statistics: {', '.join(sorted(formats))} has no place for it; {remedy}")
    return Reports(
        format=parsed.output_format, files=files, context=report_context(formats, statistics=parsed.statistics)
    )


def _held(results: Iterable[CheckResult], held: list[CheckResult]) -> Iterator[CheckResult]:
    for one in results:
        held.append(one)
        yield one


def _refuse_records(files: Iterable[str], held: Iterable[CheckResult]) -> None:
    """A report that is written among the records would be checked as one the next time, or take the place of one."""
    checked = {os.path.realpath(one.file) for one in held if one.file is not None}
    for file in files:
        if os.path.realpath(file) in checked:
            remedy = "write it elsewhere, or under a name that no record has, such as .txt or .sarif"
            raise CannotRun(f"{file}: was checked as a record, and no report takes the place of one; {remedy}")
