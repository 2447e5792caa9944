"""`diplovisit schema`: prints the JSON Schema of a record, of a map, or of a model's answer."""

import argparse
import json
from pathlib import Path

from diplovisit import schema
from diplovisit.cli import console
from diplovisit.cli.outputs import to_file, to_standard_output
from diplovisit.files import read_file
from diplovisit.maps import map_schema_text
from diplovisit.readers.limits import LARGEST_DOCUMENT


def run(parsed: argparse.Namespace) -> int:
    """Prints the schema, or writes it to a file."""
    data = _text_of(parsed.subject).encode()
    if parsed.output is None:
        to_standard_output((data,))
    else:
        _require_schema(Path(parsed.output))
        to_file(parsed.output, (data,))
    return console.OK


def _text_of(subject: str) -> str:
    if subject == "draft":
        from diplovisit.drafting.model.answer_schema import answer_schema_text  # noqa: PLC0415  # it loads all that reads words

        return answer_schema_text()
    return map_schema_text() if subject == "map" else schema.schema_text()


def _require_schema(path: Path) -> None:
    """Raises CannotRun for an existing file that is not a JSON Schema, because a record or a text would be lost."""
    if path.is_symlink() or not path.is_file():
        return
    data = read_file(path, LARGEST_DOCUMENT)
    if not data.strip():
        return
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        document = None
    if not (isinstance(document, dict) and "$schema" in document):
        problem = "nothing was written, because the existing file is not a JSON Schema; name another file, or delete it"
        raise console.CannotRun(f"{path}: {problem}")
