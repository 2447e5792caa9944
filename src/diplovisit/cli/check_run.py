"""A run of `check`: the reports that it writes, and the counts that give its exit code."""

import os
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_report
from diplovisit.cli.console import CannotRun, print_error
from diplovisit.cli.outputs import require_folder, to_file
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.pipeline.report import report_context
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context, count_noun, place_name
from diplovisit.reporters.table import FOR_PEOPLE, HAVE_STATISTICS


class CheckOutcome:
    """The counts of a run, updated with each result. `listed` counts reported and suppressed findings, one by one."""

    def __init__(self) -> None:
        self.tally = CheckTotals()
        self.listed = 0
        self._unreported: list[CheckResult] = []

    def add(self, result: CheckResult) -> CheckResult:
        """Counts a result, and returns it."""
        self.tally = self.tally.plus(result)
        self.listed += len(result.findings) + len(result.suppressed)
        if result.is_invalid and not any(finding.severity is Severity.ERROR for finding in result.findings):
            self._unreported.append(result)
        return result

    def exit_code(self, fail_on: Severity) -> int:
        """ERRORS_FOUND for a finding of at least that severity, or for an unreadable record, even an ignored one."""
        tally = self.tally
        count = {
            Severity.ERROR: tally.errors,
            Severity.WARNING: tally.errors + tally.warnings,
            Severity.INFO: tally.errors + tally.warnings + tally.infos,
        }[fail_on]
        return console.ERRORS_FOUND if count or tally.invalid or tally.not_records else console.OK

    def report_cut(self, formats: Container[str]) -> None:
        """Says on standard error that a report in SARIF lacks findings."""
        if "sarif" in formats:
            from diplovisit.reporters.sarif import cut_notice  # noqa: PLC0415  # only on demand

            if notice := cut_notice(self.listed):
                print_error(f"diplovisit: SARIF: {notice}")

    def report_unchecked(self) -> None:
        """Lists on standard error the records and documents that were not checked, when no error reports them."""
        if not self._unreported:
            return
        number = len(self._unreported)
        names = ", ".join(dict.fromkeys(place_name(result.file, result.record) for result in self._unreported[:5]))
        more = f" and {number - 5:,} more" if number > 5 else ""
        noun = "record" if all(result.is_record for result in self._unreported) else "document"
        subject = f"{count_noun(number, noun)} {'were' if number > 1 else 'was'}"
        remedy = "correct it, or skip the file with --exclude"
        print_error(f"diplovisit: {subject} not checked, and no selected rule reports it: {names}{more}; {remedy}")


@attrs.frozen(kw_only=True)
class Reports:
    """The reports of a run.

    format: the format on standard output. files: the format of each further report, by its file.
    """

    format: str
    files: dict[str, str]
    context: Context

    @property
    def formats(self) -> frozenset[str]:
        """The formats of all reports."""
        return frozenset({self.format, *self.files.values()})

    def write(self, results: Iterable[CheckResult]) -> None:
        """Writes the report on standard output as results come, and then the files, each whole or not at all.

        For further reports, the results stay in memory until the end. They hold findings and names, but no records.
        """
        kept: list[CheckResult] = []
        report = REPORTERS[self.format](_keep(results, kept) if self.files else results, self.context)
        if self.format in FOR_PEOPLE:
            write_report(report)
        else:
            sys.stdout.writelines(report)
        _refuse_records(self.files, kept)
        for file, format in self.files.items():
            to_file(file, (text.encode() for text in REPORTERS[format](kept, self.context)))


def reports_of(output_format: str, output_files: Iterable[str], *, statistics: bool, help_uri: str = "") -> Reports:
    """Returns the reports for `--output-format`, `--output-file` and `--statistics`. Raises CannotRun.

    help_uri: the address of the page about a rule, with `{rule}` for its name; "" without pages.
    """
    files: dict[str, str] = {}
    targets: set[str] = set()
    for assignment in output_files:
        format, separator, file = assignment.partition("=")
        if not separator or not file or format not in REPORTERS:
            expected = f"expected FORMAT=PATH, where FORMAT is one of {', '.join(REPORTERS)}"
            raise CannotRun(f"--output-file {assignment}: {expected}")
        if file == "-":
            raise CannotRun(f"--output-file {assignment}: for standard output, use --output-format")
        path = Path(file)
        require_folder(path.parent, file)
        if path.exists() and not path.is_file():
            raise CannotRun(f"{file}: is a {'folder' if path.is_dir() else 'device'}; name a file")
        if os.path.realpath(path) in targets:
            raise CannotRun(f"{file}: two reports have the same file; name another file")
        targets.add(os.path.realpath(path))
        files[file] = format
    formats = {output_format, *files.values()}
    if statistics and HAVE_STATISTICS.isdisjoint(formats):
        remedy = f"use one of {', '.join(name for name in REPORTERS if name in HAVE_STATISTICS)}"
        raise CannotRun(f"--statistics: not available in the format {', '.join(sorted(formats))}; {remedy}")
    return Reports(
        format=output_format, files=files, context=report_context(formats, statistics=statistics, help_uri=help_uri)
    )


def _keep(results: Iterable[CheckResult], kept: list[CheckResult]) -> Iterator[CheckResult]:
    for result in results:
        kept.append(result)
        yield result


def _refuse_records(files: Iterable[str], results: Iterable[CheckResult]) -> None:
    """Raises CannotRun for a report that would overwrite a checked record.

    A report among the records would also be checked as a record the next time.
    """
    checked = {os.path.realpath(result.file) for result in results if result.file is not None}
    for file in files:
        if os.path.realpath(file) in checked:
            remedy = "choose another folder, or another extension, such as .txt or .sarif"
            raise CannotRun(f"{file}: was checked as a record, and a report would overwrite it; {remedy}")
