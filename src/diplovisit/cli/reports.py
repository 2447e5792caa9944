"""The reports that `check` is asked for: one on standard output as records are checked, and others in files."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from diplovisit.cli.exits import CannotRun
from diplovisit.cli.outputs import require_folder, to_file
from diplovisit.pipeline.rendering import report_context
from diplovisit.record.report import CheckResult
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.context import Context
from diplovisit.reporters.table import HAVE_STATISTICS


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
