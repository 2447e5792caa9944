"""Runs the command: parses, calls the subcommand, and turns what happened into an exit code."""

import argparse
import os
import sys
from collections.abc import Sequence

from diplovisit.cli import exits
from diplovisit.cli.arguments import parser

# The modules are imported when they are called for: attrs, cattrs and yaml take longer than `--help` does altogether.
_COMMANDS = {
    "check": "diplovisit.cli.check",
    "anchor": "diplovisit.cli.anchor",
    "evidence": "diplovisit.cli.evidence",
    "export": "diplovisit.cli.export",
    "import": "diplovisit.cli.importing",
    "fmt": "diplovisit.cli.fmt",
    "diff": "diplovisit.cli.diff",
    "plot": "diplovisit.cli.plot",
    "schema": "diplovisit.cli.schema",
    "explain": "diplovisit.cli.explain",
    "init": "diplovisit.cli.init",
    "completion": "diplovisit.cli.completion",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with the arguments, those of the process where there are none, and gives its exit code."""
    _make_output_safe()
    words = sys.argv[1:] if arguments is None else arguments
    top = parser(words)
    parsed = top.parse_args(words)
    if parsed.version:
        from diplovisit.cli import version  # noqa: PLC0415  # as below

        version.show(verbose=parsed.verbose)
        return exits.OK
    if parsed.command is None:
        top.print_help(sys.stderr)
        return exits.COULD_NOT_RUN
    try:
        code = _run(parsed)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("diplovisit: stopped", file=sys.stderr)
        return exits.INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer has no reader: the interpreter must not try again, and complain, at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.CLOSED_PIPE
    return code


def _run(parsed: argparse.Namespace) -> int:
    import gc  # noqa: PLC0415  # the same
    import importlib  # noqa: PLC0415  # not for `--help`

    command = importlib.import_module(_COMMANDS[parsed.command])
    # Records are let go one by one, and nothing in them refers to itself: it need not be looked for so often.
    gc.set_threshold(20_000)
    try:
        code: int = command.run(parsed)
    except exits.CannotRun as error:
        return _cannot_run(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename is not None else ""
        return _cannot_run(f"{where}{error.strerror}" if error.strerror else str(error))
    return code


def _cannot_run(message: str) -> int:
    from diplovisit.reporters.printable import printable  # noqa: PLC0415  # only when something went wrong

    print(f"diplovisit: error: {printable(message)}", file=sys.stderr)
    return exits.COULD_NOT_RUN


def _make_output_safe() -> None:
    # A name in Devanagari must not end the run on a terminal that knows Latin letters only.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
