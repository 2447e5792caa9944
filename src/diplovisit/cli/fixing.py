"""`diplovisit check --fix` and `--diff`: applies the certain fixes, or shows them."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.colours import write_diff
from diplovisit.cli.console import print_error, system_error_message
from diplovisit.cli.inputs import (
    STDIN,
    bytes_of_standard_input,
    note_left_files,
    note_left_lines,
    require_alone,
    require_format,
    standard_input,
)
from diplovisit.cli.outputs import rewrite_file, unified_diff
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import read_file
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.fix import Check, FixedFile, fix_file, fix_lock
from diplovisit.pipeline.read import read_record_bytes
from diplovisit.readers import Format
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.record import Finding
from diplovisit.reporters.counts import count_noun


@attrs.frozen(kw_only=True)
class FixOptions:
    """The options of fixing.

    requested: the files that are fixed whatever they hold, None for all; in others, only records are. other: the
    files that hold no record. stdin_filename: the name of standard input, None when none is given. texts: the texts of
    sources, for lock files. diff: whether fixes are shown and not written. exit_zero: whether a diff exits with 0 even
    if it shows a change.
    """

    requested: frozenset[str] | None
    other: tuple[str, ...]
    stdin_filename: str | None
    texts: SourceTexts
    diff: bool
    exit_zero: bool

    def is_requested(self, name: str) -> bool:
        """Whether a file is fixed whatever it holds: it was named, or is included by the settings."""
        return self.requested is None or name in self.requested


@attrs.frozen(kw_only=True)
class FixSummary:
    """The number of fixed findings, of files with a fix, and of files that could not be written.

    left: the files that were left unchanged, because they are not records.
    """

    findings: int = 0
    files: int = 0
    not_written: int = 0
    left: tuple[str, ...] = ()

    def exit_code(self, options: FixOptions) -> int:
        """COULD_NOT_RUN for a file that could not be written, because it is not fixed; ERRORS_FOUND for a diff."""
        if self.not_written:
            return console.COULD_NOT_RUN
        return console.ERRORS_FOUND if options.diff and self.files and not options.exit_zero else console.OK


def fix_files(files: Iterable[str], check: Check, options: FixOptions) -> FixSummary:
    """Fixes files, each whole or not at all, and reports on standard error. With `diff` it only shows the fixes.

    A file that was found in a folder and is not a record is left unchanged. A file that was named or is included by the
    settings is always fixed. Raises CannotRun for standard input, which cannot be written, and OSError for an
    unreadable file.
    """
    names = list(files)
    require_alone(names)
    if names == [STDIN] and not options.diff:
        raise console.CannotRun("--fix: standard input cannot be fixed; `check --diff -` shows what would change")
    total = FixSummary()
    try:
        for name in names:
            if name == STDIN:
                summary = _show_standard_input(options, check)
            else:
                summary = _fix_file(options, name, check, records_only=not options.is_requested(name))
            total = FixSummary(
                findings=total.findings + summary.findings,
                files=total.files + summary.files,
                not_written=total.not_written + summary.not_written,
                left=total.left + summary.left,
            )
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    if not names:
        return total
    if options.diff:  # else the check that follows says it
        note_left_files(sorted((*options.other, *total.left)), "; to fix one, name it, or set `include`")
    counts = (
        f"{count_noun(total.findings, 'finding')} in {count_noun(total.files, 'file')}" if total.findings else "nothing"
    )
    print_error(f"diplovisit: {'would fix' if options.diff else 'fixed'} {counts}")
    return total


def _fix_file(options: FixOptions, name: str, check: Check, *, records_only: bool) -> FixSummary:
    path = Path(name)
    format = require_format(name)
    before = read_record_bytes(path, format)
    result = fix_file(before, name=name, format=format, check=check, records_only=records_only)
    if result.left and not result.records:
        return FixSummary(left=(name,))
    note_left_lines(name, result.left)
    summary = _write_or_show(options, path, before, result.data, result.fixed)
    # A lock file is not rewritten when its record could not be.
    if result.anchors and not summary.not_written:
        lock = _fix_lock(options, name, result, format)
        summary = FixSummary(
            findings=summary.findings + lock.findings, files=summary.files + lock.files, not_written=lock.not_written
        )
    return summary


def _fix_lock(options: FixOptions, name: str, result: FixedFile, format: Format) -> FixSummary:
    path = lock_path(name)
    after = fix_lock(result.data, name=name, format=format, texts=options.texts)
    if path is None or after is None:
        return FixSummary()
    return _write_or_show(options, path, read_file(path, LARGEST_DOCUMENT), after, result.anchors)


def _show_standard_input(options: FixOptions, check: Check) -> FixSummary:
    data = bytes_of_standard_input(options.stdin_filename)
    name, format = standard_input(options.stdin_filename, data)
    result = fix_file(data, name=name, format=format, check=check)
    return _write_or_show(options, Path(name), data, result.data, result.fixed)


def _write_or_show(
    options: FixOptions, path: Path, before: bytes, after: bytes, fixed: tuple[Finding, ...]
) -> FixSummary:
    if before == after:
        return FixSummary()
    if options.diff:
        write_diff(unified_diff(str(path), before, after, "fixed"))
        return FixSummary(findings=len(fixed), files=1)
    try:
        rewrite_file(path, before, after)
    except OSError as error:
        print_error(f"diplovisit: not fixed: {system_error_message(error, str(path))}")
        return FixSummary(not_written=1)
    counts = Counter(finding.rule for finding in fixed)
    print_error(f"fixed {path}: {', '.join(f'{number:,} {rule}' for rule, number in sorted(counts.items()))}")
    return FixSummary(findings=len(fixed), files=1)
