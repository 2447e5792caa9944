"""The arguments that several commands take. Importing it loads nothing but argparse."""

import argparse

_MAX_JOBS = 256


def add_paths(command: argparse.ArgumentParser, *, default: str | None) -> None:
    """Adds the paths, and the name of standard input. None for `default` makes a path required."""
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="*" if default is not None else "+",
        default=[default] if default is not None else None,
        help="a file (.yaml, .yml, .json, .jsonl), a folder to walk, or - for standard input"
        + (" (default: this folder)" if default is not None else ""),
    )
    command.add_argument(
        "--stdin-filename", metavar="NAME", help="what to call standard input; its ending tells the format"
    )


def add_output(command: argparse.ArgumentParser) -> None:
    """Adds the file or folder for records."""
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file, or a folder (one that is there, or a name that ends in /) for a file a record, called after"
        " its id (default: standard output)",
    )


def add_jobs(command: argparse.ArgumentParser) -> None:
    """Adds the number of processes."""
    command.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=_jobs,
        default=1,
        help="work with N processes, or with one for each core where N is 0 (default: 1); the outcome is the same",
    )


def add_where(command: argparse.ArgumentParser) -> None:
    """Adds the conditions that select visits."""
    command.add_argument(
        "--where",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="only visits with country=RU, traveller=ID, sending=IN, status=held or category=state; may be repeated",
    )


def add_sources(command: argparse.ArgumentParser) -> None:
    """Adds the texts of sources, and the configuration."""
    command.add_argument(
        "--source",
        metavar="ID=FILE",
        action="append",
        default=[],
        help="the text of a source, to look the quotes up in; may be repeated. Without it: the folder that `sources` in"
        " diplovisit.toml names, and the `file` of a source beside the record",
    )
    add_configuration(command)


def add_configuration(command: argparse.ArgumentParser) -> None:
    """Adds the choice of the configuration."""
    choice = command.add_mutually_exclusive_group()
    choice.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration to use (default: the nearest diplovisit.toml, or pyproject.toml with [tool.diplovisit],"
        " in this folder or above)",
    )
    choice.add_argument("--no-config", action="store_true", help="use no configuration")
    command.add_argument(
        "--allow-outside",
        action="store_true",
        help="let the configuration name files outside of its folder (`sources`, `terms`), or be a link that leads"
        " there; without it, only the command line can name such files",
    )


def _jobs(text: str) -> int:
    """Returns the number of processes. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal()) or int(text) > _MAX_JOBS:
        raise argparse.ArgumentTypeError(f"expected a whole number from 0 to {_MAX_JOBS}; saw {text!r}")
    return int(text)
