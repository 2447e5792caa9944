"""`diplovisit fmt`: lays records out, JSON in the one form there is, YAML with its comments, keys and lines."""

import argparse
import sys
from pathlib import Path

from diplovisit.cli import console
from diplovisit.cli.console import print_error, print_line
from diplovisit.cli.inputs import bytes_of_standard_input, require_alone, require_format, standard_input
from diplovisit.cli.left_files import NamedFiles, note_left_files
from diplovisit.cli.outputs import rewrite_file, to_standard_output, unified_diff
from diplovisit.pipeline.format import FormattedFile, format_file
from diplovisit.pipeline.read import list_record_files, read_record_bytes
from diplovisit.reporters import REPORTERS


def run(parsed: argparse.Namespace) -> int:
    """Formats every file whose records are whole; a file with anything else is left as it is, with what is wrong.

    In a walked folder, a file without any record in it is only mentioned.
    """
    require_alone(parsed.paths)
    if parsed.paths == ["-"]:
        return _standard_input(parsed)
    named = NamedFiles(parsed.paths)
    left: list[str] = []
    changed = refused = records = 0
    for path in list_record_files(parsed.paths):
        known = require_format(str(path))
        before = read_record_bytes(path, known)
        done = format_file(before, name=str(path), format=known, compact=parsed.compact)
        records += done.records
        if done.has_no_record and path not in named:
            left.append(str(path))
        elif done.data is None:
            refused += 1
            _tell(done)
        elif done.data != before:
            changed += 1
            _show_or_write(parsed, path, before, done.data)
    note_left_files(left)
    if records == 0 and not refused:
        print_error(f"diplovisit: no records in {', '.join(parsed.paths)}")
        return console.NOTHING_TO_CHECK
    return console.ERRORS_FOUND if refused or (changed and (parsed.check or parsed.diff)) else console.OK


def _show_or_write(parsed: argparse.Namespace, path: Path, before: bytes, after: bytes) -> None:
    if parsed.diff:
        sys.stdout.writelines(unified_diff(str(path), before, after, "formatted"))
    elif parsed.check:
        print_line(f"would change {path}")
    else:
        rewrite_file(path, before, after)
        print_line(f"changed {path}")


def _tell(done: FormattedFile) -> None:
    for text in REPORTERS["full"](done.refused):
        sys.stderr.write(text)


def _standard_input(parsed: argparse.Namespace) -> int:
    """Formats standard input onto standard output, or says what would change."""
    before = bytes_of_standard_input(parsed.stdin_filename)
    name, known = standard_input(parsed.stdin_filename, before)
    done = format_file(before, name=name, format=known, compact=parsed.compact)
    if done.data is None:
        _tell(done)
        return console.ERRORS_FOUND
    if parsed.diff:
        sys.stdout.writelines(unified_diff(name, before, done.data, "formatted"))
    elif parsed.check:
        if done.data != before:
            print_line(f"would change {name}")
    else:
        to_standard_output((done.data,))
        return console.OK
    return console.ERRORS_FOUND if done.data != before else console.OK
