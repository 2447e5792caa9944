"""Runs the command: parses, calls the subcommand, and turns what happened into an exit code."""

import errno
import os
import sys
from collections.abc import Sequence

from diplovisit.cli import console
from diplovisit.cli.arguments import parser
from diplovisit.cli.console import Stopped, ending_signals

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

_LONGEST_ERROR = 5_000
"""Characters of an error: it may name a file, and the name of a file has some 4,000 characters at most."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with the arguments, those of the process where there are none, and gives its exit code."""
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what could come next
        from diplovisit.cli.completion import complete  # noqa: PLC0415  # as below

        return complete()
    console.make_safe()
    ended: SystemExit | None = None
    code = console.OK
    try:
        with ending_signals():
            try:
                code = _parse_and_run(sys.argv[1:] if arguments is None else arguments)
            except SystemExit as error:  # argparse has shown its help, or said what is wrong
                ended = error
            sys.stdout.flush()
    except KeyboardInterrupt as error:
        console.flush_or_let_go()
        console.print_to_stderr("diplovisit: stopped")
        return 128 + error.signal if isinstance(error, Stopped) else console.INTERRUPTED
    except BrokenPipeError:
        console.flush_or_let_go()
        return console.CLOSED_PIPE
    except OSError as error:
        return _cannot_run(_in_words(error))
    if ended is not None:
        console.flush_or_let_go()
        raise ended
    return code


def _parse_and_run(words: Sequence[str]) -> int:
    top = parser(words)
    parsed = top.parse_args(words)
    if parsed.version:
        _print_version(verbose=parsed.verbose)
        return console.OK
    if parsed.command is None:
        top.print_help(sys.stderr)
        return console.COULD_NOT_RUN
    import gc  # noqa: PLC0415  # as below
    import importlib  # noqa: PLC0415  # not for `--help`

    command = importlib.import_module(_COMMANDS[parsed.command])
    # Records are let go one by one, and nothing in them refers to itself: it need not be looked for so often.
    gc.set_threshold(20_000)
    try:
        code: int = command.run(parsed)
    except console.CannotRun as error:
        return _cannot_run(str(error))
    return code


def _in_words(error: OSError) -> str:
    """What the system says, of which file, and what to do about it."""
    from diplovisit.cli.console import system_error_message  # noqa: PLC0415  # only when something went wrong

    # Every file that is written is named in its error, and only a stream has no name.
    is_of_stream = not console.flush_or_let_go() or error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return system_error_message(error, "standard output" if is_of_stream else None)


def _cannot_run(message: str) -> int:
    from diplovisit.findings.shortening import shortened  # noqa: PLC0415  # only when something went wrong
    from diplovisit.reporters.printable import printable  # noqa: PLC0415  # the same

    console.flush_or_let_go()
    console.print_to_stderr(f"diplovisit: error: {printable(shortened(message, _LONGEST_ERROR))}")
    return console.COULD_NOT_RUN


def _print_version(*, verbose: bool) -> None:
    """Prints the version; with `verbose`, also Python and the libraries, for a bug report."""
    from diplovisit import __version__  # noqa: PLC0415  # needed here alone

    print(f"diplovisit {__version__}")
    if not verbose:
        return
    import platform  # noqa: PLC0415  # as the next
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # half of the start-up time

    print(f"Python {platform.python_version()} ({sys.implementation.name}, {platform.system()})")
    for name in ("attrs", "cattrs", "jsonschema", "referencing", "PyYAML", "defusedxml", "matplotlib", "pyarrow"):
        try:
            print(f"{name} {version(name)}")
        except PackageNotFoundError:
            print(f"{name} is not installed")
