"""`diplovisit schema`: prints the JSON Schema of a record."""

import argparse

from diplovisit import schema
from diplovisit.cli import console
from diplovisit.cli.outputs import to_file, to_standard_output


def run(parsed: argparse.Namespace) -> int:
    """Prints the schema, or writes it to a file."""
    data = schema.schema_text().encode()
    if parsed.output is None:
        to_standard_output((data,))
    else:
        to_file(parsed.output, (data,))
    return console.OK
