"""Runs the command: parses the arguments, calls the subcommand, and turns errors into exit codes."""

import errno
import os
import sys
from collections.abc import Sequence

from diplovisit.cli import console
from diplovisit.cli.arguments import parser
from diplovisit.cli.colours import choose_colours
from diplovisit.cli.console import Stopped, ending_signals

COMMANDS = {
    "check": "diplovisit.cli.check",
    "anchor": "diplovisit.cli.anchor",
    "evidence": "diplovisit.cli.evidence",
    "show": "diplovisit.cli.show",
    "export": "diplovisit.cli.export",
    "import": "diplovisit.cli.importing",
    "draft": "diplovisit.cli.drafting",
    "map": "diplovisit.cli.draft_map",
    "template": "diplovisit.cli.template",
    "fmt": "diplovisit.cli.fmt",
    "diff": "diplovisit.cli.diff",
    "new": "diplovisit.cli.new",
    "status": "diplovisit.cli.status",
    "quote": "diplovisit.cli.quote",
    "plot": "diplovisit.cli.plot",
    "site": "diplovisit.cli.site",
    "publish": "diplovisit.cli.publish",
    "schema": "diplovisit.cli.schema",
    "explain": "diplovisit.cli.explain",
    "init": "diplovisit.cli.init",
    "completion": "diplovisit.cli.completion",
}
"""The module of each command. It is imported on demand: attrs, cattrs and yaml take longer than all of `--help`."""

_LONGEST_ERROR = 5_000
"""The maximum length of an error, in characters. The name of a file can have some 4,000."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with the arguments, or with those of the process for None. Returns the exit code."""
    if "_ARGCOMPLETE" in os.environ:  # a shell asks for completions
        from diplovisit.cli.completion import complete  # noqa: PLC0415  # as below

        return complete()
    console.make_safe()
    ended: SystemExit | None = None
    code = console.OK
    try:
        with ending_signals():
            try:
                code = _parse_and_run(sys.argv[1:] if arguments is None else arguments)
            except SystemExit as error:  # argparse has printed its help or an error
                ended = error
            sys.stdout.flush()
    except KeyboardInterrupt as error:
        console.flush_or_discard()
        console.print_to_stderr("diplovisit: stopped")
        return 128 + error.signal if isinstance(error, Stopped) else console.INTERRUPTED
    except BrokenPipeError:
        console.flush_or_discard()
        return console.CLOSED_PIPE
    except OSError as error:
        return _cannot_run(_os_error_message(error))
    if ended is not None:
        console.flush_or_discard()
        raise ended
    if arguments is None:
        _skip_last_collection()
    return code


def _skip_last_collection() -> None:
    """Keeps Python from searching all modules and classes for cycles before it exits, a sixth of a short command."""
    import gc  # noqa: PLC0415  # not for `--help`

    gc.freeze()


def _parse_and_run(words: Sequence[str]) -> int:
    words = _color_after_command(words)
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

    # Modules stay, and records are freed one by one and have no reference cycles, so the collector can run less often.
    gc.set_threshold(20_000)
    command = importlib.import_module(COMMANDS[parsed.command])
    try:
        options = vars(parsed)
        if not options.get("allow_outside", False):
            named = (
                *options.get("paths", ()),
                options.get("old"),
                *options.get("new", ()),
                *(options.get("below") or ()),
                *map(_file_of, options.get("texts", ())),
                options.get("update"),
            )
            _require_named_inside(named, parsed.command, may_allow="allow_outside" in options)
        choose_colours(parsed.color)
        code: int = command.run(parsed)
    except console.CannotRun as error:
        return _cannot_run(str(error))
    return code


def _color_after_command(words: Sequence[str]) -> Sequence[str]:
    """Moves `--color WHEN` from before the command to behind it, where the command takes it.

    >>> _color_after_command(["--color", "always", "check", "visits/"])
    ['check', '--color', 'always', 'visits/']
    """
    number = 2 if words[:1] == ["--color"] else 1 if words and words[0].startswith("--color=") else 0
    if not number or len(words) <= number or words[number].startswith("-"):
        return words
    return [words[number], *words[:number], *words[number + 1 :]]


def _os_error_message(error: OSError) -> str:
    """Returns the file, the error of the system, and a remedy."""
    from diplovisit.cli.console import system_error_message  # noqa: PLC0415  # only after an error

    # The error of a written file has its name; only the error of a stream has none.
    is_of_stream = not console.flush_or_discard() or error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return system_error_message(error, "standard output" if is_of_stream else None)


def _file_of(text: str) -> str:
    """Returns the file of a text that may be named with the id of its source, ID=FILE."""
    return text if os.path.lexists(text) else text.partition("=")[2] or text


def _require_named_inside(named: Sequence[str | None], command: str, *, may_allow: bool) -> None:
    """Raises LeadsOut for a named path that is a link that leads out. may_allow: whether a flag could allow that."""
    names = [name for name in named if name is not None and name != "-"]
    if not names:
        return
    from diplovisit.files import require_named_inside  # noqa: PLC0415  # not for `--help`

    flag = ", or use --allow-outside" if may_allow else f" ({command} does not have --allow-outside)"
    for name in names:
        require_named_inside(name, f"name the target of the link{flag}")


def _cannot_run(message: str) -> int:
    from diplovisit.findings.shortening import shortened  # noqa: PLC0415  # only after an error
    from diplovisit.reporters.printable import printable  # noqa: PLC0415  # the same

    console.flush_or_discard()
    console.print_to_stderr(f"diplovisit: error: {printable(shortened(message, _LONGEST_ERROR))}")
    return console.COULD_NOT_RUN


def _print_version(*, verbose: bool) -> None:
    """Prints the version. With `verbose`, also prints Python and the libraries, for a bug report."""
    from diplovisit import __version__  # noqa: PLC0415  # only for `--version`

    print(f"diplovisit {__version__}")
    if not verbose:
        return
    import platform  # noqa: PLC0415  # as the next
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # half of the start-up time

    print(f"Python {platform.python_version()} ({sys.implementation.name}, {platform.system()})")
    for name in (
        "attrs",
        "cattrs",
        "jsonschema",
        "referencing",
        "PyYAML",
        "defusedxml",
        "matplotlib",
        "pyarrow",
        "XlsxWriter",
        "caldav",
    ):
        try:
            print(f"{name} {version(name)}")
        except PackageNotFoundError:
            print(f"{name} is not installed")
