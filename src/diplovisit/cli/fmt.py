"""`diplovisit fmt`: lays JSON records out in the one form there is."""

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from diplovisit.cli import exits
from diplovisit.cli.outputs import to_standard_output
from diplovisit.cli.records import Refused, records
from diplovisit.exporters.canonical_json import canonical, laid_out
from diplovisit.files import write_whole
from diplovisit.pipeline.reading import files_of
from diplovisit.readers import Format, format_of
from diplovisit.reporters.printable import printable


def run(parsed: argparse.Namespace) -> int:
    """Formats every JSON file that is a record; a file that is none is shown and left as it is."""
    if parsed.paths == ["-"]:
        return _standard_input(parsed)
    changed = refused = left = formatted = 0
    for path in files_of(parsed.paths):
        if format_of(path.name) not in (Format.JSON, Format.JSON_LINES):
            left += 1
            continue
        formatted += 1
        try:
            after = b"".join(_formatted(parsed, path))
        except Refused:
            refused += 1
            continue
        before = path.read_bytes()
        if before == after:
            continue
        changed += 1
        if parsed.diff:
            sys.stdout.writelines(_diff(str(path), before, after))
        elif parsed.check:
            print(f"would change {printable(str(path))}")
        else:
            write_whole(path, (after,))
            print(f"changed {printable(str(path))}")
    if left:
        print(
            f"{left} YAML file{'' if left == 1 else 's'} left as {'it is' if left == 1 else 'they are'}",
            file=sys.stderr,
        )
    if formatted == 0:
        print(f"diplovisit: no JSON records in {', '.join(parsed.paths)}", file=sys.stderr)
        return exits.NOTHING
    return exits.FOUND if refused or (changed and (parsed.check or parsed.diff)) else exits.OK


def _formatted(parsed: argparse.Namespace, path: Path) -> Iterator[bytes]:
    one = argparse.Namespace(paths=[str(path)], stdin_filename=None)
    lines = parsed.compact or format_of(path.name) is Format.JSON_LINES
    for _, visit in records(one):
        yield canonical(visit) + b"\n" if lines else laid_out(visit)


def _standard_input(parsed: argparse.Namespace) -> int:
    try:
        visits = [visit for _, visit in records(parsed)]
    except Refused:
        return exits.FOUND
    to_standard_output(
        canonical(visit) + b"\n" if parsed.compact or len(visits) > 1 else laid_out(visit) for visit in visits
    )
    return exits.OK


def _diff(name: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    for line in difflib.unified_diff(old, new, fromfile=name, tofile=f"{name} (formatted)", lineterm=""):
        yield printable(line) + "\n"
