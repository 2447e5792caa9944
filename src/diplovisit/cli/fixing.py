"""`diplovisit check --fix` and `--diff`: mends what is certain, or shows what would be mended."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error, system_error_message
from diplovisit.cli.inputs import bytes_of_standard_input, require_alone, require_format, standard_input
from diplovisit.cli.left_files import NamedFiles, note_left_files, note_left_lines
from diplovisit.cli.outputs import rewrite_file, unified_diff
from diplovisit.evidence.texts import UnreadableText
from diplovisit.files import read_file
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.fix import Check, FixedFile, fix_file, fix_lock
from diplovisit.pipeline.read import read_record_bytes
from diplovisit.readers import Format
from diplovisit.readers.limits import LARGEST
from diplovisit.record import Finding
from diplovisit.reporters.counts import count_noun


@attrs.frozen(kw_only=True)
class FixSummary:
    """What came of it: how many findings are mended, in how many files, and how many could not be written.

    left: the files that were left as they are, because they are not records.
    """

    findings: int = 0
    files: int = 0
    not_written: int = 0
    left: tuple[str, ...] = ()

    def exit_code(self, parsed: argparse.Namespace) -> int:
        """2 where a file could not be written, so that nobody takes it for mended; 1 where a diff shows something."""
        if self.not_written:
            return console.COULD_NOT_RUN
        return console.ERRORS_FOUND if parsed.diff and self.files and not parsed.exit_zero else console.OK


def fix_files(parsed: argparse.Namespace, files: Iterable[str], check: Check, texts: SourceTexts) -> FixSummary:
    """Mends files, each whole or not at all, and tells on standard error what was mended; with `--diff` only shows it.

    What was found in a folder and is not a record is left as it is, and mentioned; a file that was named is mended,
    whatever it is. Raises CannotRun for standard input, which cannot be written to, and OSError for a file that cannot
    be read.
    """
    names = list(files)
    named = NamedFiles(parsed.paths)
    require_alone(names)
    if names == ["-"] and not parsed.diff:
        raise console.CannotRun("--fix: standard input cannot be mended; `check --diff -` shows what would change")
    total = FixSummary()
    try:
        for name in names:
            if name == "-":
                one = _show_standard_input(parsed, check)
            else:
                one = _fix_file(parsed, name, check, texts, records_only=name not in named)
            total = FixSummary(
                findings=total.findings + one.findings,
                files=total.files + one.files,
                not_written=total.not_written + one.not_written,
                left=total.left + one.left,
            )
    except UnreadableText as error:
        raise console.CannotRun(str(error)) from None
    if not names:
        return total
    note_left_files(total.left, "; to fix one, name it")
    said = (
        f"{count_noun(total.findings, 'finding')} in {count_noun(total.files, 'file')}" if total.findings else "nothing"
    )
    print_error(f"diplovisit: {'would fix' if parsed.diff else 'fixed'} {said}")
    return total


def _fix_file(
    parsed: argparse.Namespace, name: str, check: Check, texts: SourceTexts, *, records_only: bool
) -> FixSummary:
    path = Path(name)
    known = require_format(name)
    before = read_record_bytes(path, known)
    done = fix_file(before, name=name, format=known, check=check, records_only=records_only)
    if done.left and not done.records:
        return FixSummary(left=(name,))
    note_left_lines(name, done.left)
    one = _put(parsed, path, before, done.data, done.fixed)
    # Without the record that it belongs to, a lock file is not made anew.
    if done.anchors and not one.not_written:
        lock = _fix_lock(parsed, name, done, known, texts)
        one = FixSummary(
            findings=one.findings + lock.findings, files=one.files + lock.files, not_written=lock.not_written
        )
    return one


def _fix_lock(parsed: argparse.Namespace, name: str, done: FixedFile, known: Format, texts: SourceTexts) -> FixSummary:
    path = lock_path(name)
    after = fix_lock(done.data, name=name, format=known, texts=texts)
    if path is None or after is None:
        return FixSummary()
    return _put(parsed, path, read_file(path, LARGEST), after, done.anchors)


def _show_standard_input(parsed: argparse.Namespace, check: Check) -> FixSummary:
    data = bytes_of_standard_input(parsed.stdin_filename)
    name, known = standard_input(parsed.stdin_filename, data)
    done = fix_file(data, name=name, format=known, check=check)
    return _put(parsed, Path(name), data, done.data, done.fixed)


def _put(parsed: argparse.Namespace, path: Path, before: bytes, after: bytes, fixed: tuple[Finding, ...]) -> FixSummary:
    """Writes what was mended, or shows it."""
    if before == after:
        return FixSummary()
    if parsed.diff:
        sys.stdout.writelines(unified_diff(str(path), before, after, "fixed"))
        return FixSummary(findings=len(fixed), files=1)
    try:
        rewrite_file(path, before, after)
    except OSError as error:
        print_error(f"diplovisit: not fixed: {system_error_message(error, str(path))}")
        return FixSummary(not_written=1)
    rules = ", ".join(f"{number:,} {rule}" for rule, number in sorted(Counter(one.rule for one in fixed).items()))
    print_error(f"fixed {path}: {rules}")
    return FixSummary(findings=len(fixed), files=1)
