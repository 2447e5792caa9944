"""`diplovisit schema`: prints the JSON Schema of a record."""

import argparse
import json
from pathlib import Path

from diplovisit import schema
from diplovisit.cli import console
from diplovisit.cli.outputs import to_file, to_standard_output
from diplovisit.files import read_file
from diplovisit.readers.limits import LARGEST_DOCUMENT


def run(parsed: argparse.Namespace) -> int:
    """Prints the schema, or writes it to a file."""
    data = schema.schema_text().encode()
    if parsed.output is None:
        to_standard_output((data,))
    else:
        _require_schema(Path(parsed.output))
        to_file(parsed.output, (data,))
    return console.OK


def _require_schema(path: Path) -> None:
    """Raises CannotRun for a file that is there and is no JSON Schema: a record or a text would be lost."""
    if not path.is_file():
        return
    try:
        held = json.loads(read_file(path, LARGEST_DOCUMENT))
    except (ValueError, RecursionError):
        held = None
    if not (isinstance(held, dict) and "$schema" in held):
        told = "is not a JSON Schema, and would be overwritten; nothing was written: name another file, or delete it"
        raise console.CannotRun(f"{path}: {told}")
