"""The parser of the whole command. Importing it loads nothing but argparse."""

import argparse

from diplovisit.cli.check_arguments import add_anchor, add_check, add_evidence
from diplovisit.cli.command_arguments import (
    add_completion,
    add_diff,
    add_draft,
    add_explain,
    add_export,
    add_fmt,
    add_import,
    add_init,
    add_map,
    add_plot,
    add_publish,
    add_schema,
    add_show,
    add_site,
    add_template,
)
from diplovisit.cli.editing_arguments import add_new, add_quote, add_status
from diplovisit.cli.parser import EXIT_CODES, NotNeeded, Parser, Subcommands

# Type checkers take this name for true. Importing typing itself would take half of the time of `--help`.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUBCOMMANDS = (
    add_check,
    add_anchor,
    add_evidence,
    add_show,
    add_new,
    add_draft,
    add_quote,
    add_status,
    add_export,
    add_import,
    add_map,
    add_template,
    add_fmt,
    add_diff,
    add_schema,
    add_explain,
    add_plot,
    add_site,
    add_publish,
    add_init,
    add_completion,
)


def parser(words: "Sequence[str] | None" = None) -> argparse.ArgumentParser:
    """Returns the parser of the whole command, with a subparser for each subcommand.

    Given the words of a command line, only the options of the named subcommand are made. To make all of them takes as
    long as to import argparse.
    """
    top: argparse.ArgumentParser = Parser(
        prog="diplovisit",
        description="Records of diplomatic visits: check them, export them, read them back.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="store_true", help="show program's version number and exit")
    top.add_argument(
        "--verbose", action="store_true", help="with --version: the versions of Python and of the libraries, too"
    )
    actions = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    named = None if words is None else next((word for word in words if not word.startswith("-")), "")
    commands = Subcommands(actions, named)
    for add_subcommand in _SUBCOMMANDS:
        try:
            add_subcommand(commands)
        except NotNeeded:
            continue
    return top
