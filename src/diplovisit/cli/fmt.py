"""`diplovisit fmt`: formats records: JSON in its canonical form, YAML with its comments, keys and lines."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_diff, write_report
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import (
    STDIN,
    NamedFiles,
    bytes_of_standard_input,
    note_files,
    note_left_files,
    require_alone,
    require_format,
    standard_input,
)
from diplovisit.cli.outputs import rewrite_file, to_standard_output, unified_diff
from diplovisit.pipeline.format import FormattedFile, format_file
from diplovisit.pipeline.read import list_record_files, read_record_bytes
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


@attrs.frozen(kw_only=True)
class _FormatOptions:
    """The options of formatting.

    check: whether changes are shown, and each file is named. diff: whether changes are only shown. findings: whether
    the findings of files that cannot be formatted are shown, too.
    """

    check: bool
    diff: bool
    compact: bool
    findings: bool

    @property
    def shows_only(self) -> bool:
        """Whether nothing is written."""
        return self.check or self.diff


def run(parsed: argparse.Namespace) -> int:
    """Formats every file whose records are all valid. Any other file is left unchanged, and its faults are reported.

    In a walked folder, a file without a record is only mentioned. So is one that a hook names (`--no-findings`).
    """
    options = _FormatOptions(
        check=parsed.check, diff=parsed.diff, compact=parsed.compact, findings=not parsed.no_findings
    )
    paths: list[str] = parsed.paths
    require_alone(paths)
    if paths == [STDIN]:
        return _format_standard_input(parsed.stdin_filename, options)
    named = NamedFiles(paths)
    left: list[str] = []
    refused: list[str] = []
    changed = records = 0
    for path in list_record_files(paths):
        format = require_format(str(path))
        before = read_record_bytes(path, format)
        result = format_file(before, name=str(path), format=format, compact=options.compact)
        records += result.records
        if result.has_no_record and (path not in named or not options.findings):
            left.append(str(path))
        elif result.data is None:
            refused.append(str(path))
            if options.findings:
                _report_refused(result)
        elif result.data != before:
            changed += 1
            _write_or_show(options, path, before, result.data)
    note_left_files(left)
    if refused and not options.findings:
        _name_refused(refused)
    if records == 0 and not refused and options.findings:
        print_error(f"diplovisit: no records in {', '.join(paths)}")
        return console.NOTHING_TO_CHECK
    return console.ERRORS_FOUND if refused or (changed and options.shows_only) else console.OK


def _write_or_show(options: _FormatOptions, path: Path, before: bytes, after: bytes) -> None:
    if options.shows_only:
        _show(options, str(path), before, after)
    else:
        rewrite_file(path, before, after)
        print_line(f"changed {path}")


def _show(options: _FormatOptions, name: str, before: bytes, after: bytes) -> None:
    """Shows what would change in a file, and with `--check` says that it would."""
    write_diff(unified_diff(name, before, after, "formatted"))
    if options.check:
        print_line(f"would change {name}")


def _report_refused(result: FormattedFile) -> None:
    write_report(REPORTERS["full"](result.invalid), sys.stderr)


def _name_refused(names: Sequence[str]) -> None:
    note_files(f"{count_noun(len(names), 'file')} not formatted", names, "; `diplovisit check` says why")


def _format_standard_input(filename: str | None, options: _FormatOptions) -> int:
    """Formats standard input onto standard output, or shows what would change. Returns the exit code."""
    before = bytes_of_standard_input(filename)
    name, format = standard_input(filename, before)
    result = format_file(before, name=name, format=format, compact=options.compact)
    if result.data is None:
        if options.findings:
            _report_refused(result)
        else:
            _name_refused([name])
        return console.ERRORS_FOUND
    if options.shows_only:
        if result.data != before:
            _show(options, name, before, result.data)
    else:
        to_standard_output((result.data,))
        return console.OK
    return console.ERRORS_FOUND if result.data != before else console.OK
