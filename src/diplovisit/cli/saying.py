"""What a command says of its own accord, a line at a time: names of files and words of records in it are no orders."""

import sys

from diplovisit.reporters.printable import printable_line


def print_line(line: str) -> None:
    """Says a line on standard output."""
    print(printable_line(line))


def print_error(line: str) -> None:
    """Says a line on standard error, where it gets into no pipe."""
    print(printable_line(line), file=sys.stderr)
