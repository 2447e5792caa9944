"""The parser of the command line, with the arguments that several commands take. It loads nothing but argparse."""

import argparse
import re

_MAX_JOBS = 256


def add_paths(
    command: argparse.ArgumentParser, *, default: str | None, formats: str = ".yaml, .yml, .json, .jsonl"
) -> None:
    """Adds the paths, and the name of standard input. None for `default` makes a path required.

    `formats` names the files that the command reads.
    """
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="*" if default is not None else "+",
        default=[default] if default is not None else None,
        help=f"a file ({formats}), a folder to search, or - for standard input"
        + (" (default: current folder)" if default is not None else ""),
    )
    command.add_argument(
        "--stdin-filename",
        metavar="NAME",
        help="the file name to use for standard input; its extension sets the format",
    )


def add_output(command: argparse.ArgumentParser) -> None:
    """Adds the file or folder for records."""
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file, or a folder (existing, or written with a final /) with one file per record, named by its id"
        " (default: standard output)",
    )


def add_color(command: argparse.ArgumentParser) -> None:
    """Adds the choice of colours, which every command takes."""
    command.add_argument(
        "--color",
        metavar="WHEN",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in findings and diffs: always, never, or auto, which means on a terminal; NO_COLOR and"
        " FORCE_COLOR override auto (default: auto)",
    )


def add_jobs(command: argparse.ArgumentParser) -> None:
    """Adds the number of processes."""
    command.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=_jobs,
        default=None,
        help="number of worker processes, 0 or auto; 0 starts one per core, and auto does so where that saves time; the"
        " output does not depend on it (default: auto)",
    )


def add_where(command: argparse.ArgumentParser) -> None:
    """Adds the conditions that select visits."""
    command.add_argument(
        "--where",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="include only matching visits: country=RU, traveller=ID, sending=IN, status=held or category=state; may be"
        " repeated",
    )


def add_sources(command: argparse.ArgumentParser) -> None:
    """Adds the texts of sources, and the configuration."""
    command.add_argument(
        "--source",
        metavar="ID=FILE",
        action="append",
        default=[],
        help="read the text of the source ID from FILE; may be repeated (default: the folder set as `sources` in"
        " diplovisit.toml, and the `file` of each source in the record)",
    )
    add_configuration(command)


def add_configuration(command: argparse.ArgumentParser) -> None:
    """Adds the choice of the configuration."""
    choice = command.add_mutually_exclusive_group()
    choice.add_argument(
        "--config",
        metavar="FILE",
        help="read settings from this file (default: the nearest diplovisit.toml, or pyproject.toml with"
        " [tool.diplovisit], in the current folder or a parent)",
    )
    choice.add_argument("--no-config", action="store_true", help="ignore all settings files")
    command.add_argument(
        "--allow-outside",
        action="store_true",
        help="allow links, and files named in the settings (`sources`, `terms`), that point outside their folder. By"
        " default, only the command line can name such files",
    )


def _jobs(text: str) -> int | None:
    """Returns the number of processes, None for `auto`. Raises ArgumentTypeError."""
    if text == "auto":
        return None
    if not (text.isascii() and text.isdecimal()) or int(text) > _MAX_JOBS:
        raise argparse.ArgumentTypeError(f"expected auto, or a whole number from 0 to {_MAX_JOBS}; saw {text!r}")
    return int(text)


# Type checkers take this name for true. Importing typing itself would slow `--help` down.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, NoReturn

EXIT_CODES = """\
exit codes: 0 no error, 1 errors found, 2 could not run, 3 nothing to check, 130 interrupted
"""
"""The end of every help text."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors suggest the nearest command, flag or choice. Its subparsers have the same class."""

    def parse_known_args(self, args: "Any" = None, namespace: "Any" = None) -> "tuple[Any, list[str]]":
        """Parses the arguments. Unknown ones are refused here, because this parser knows its own flags."""
        parsed, extra = super().parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return parsed, extra

    def error(self, message: str) -> "NoReturn":
        """Ends the run with the usage, the message, and a suggestion."""
        from diplovisit.findings.shortening import shortened_sentence  # noqa: PLC0415  # only for a message
        from diplovisit.reporters.printable import printable  # noqa: PLC0415  # the same

        super().error(f"{printable(shortened_sentence(message))}{self._suggestion(message)}")

    def _suggestion(self, message: str) -> str:
        if match := re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)$", message, re.DOTALL):
            if match[1] == "help":
                return f'; "{self.prog} --help" shows the help'
            if (
                "check" in match[2]
                and len(match[1]) <= _LONGEST_PATH
                and re.fullmatch(r"[\w./:-]*[./][\w./:-]*", match[1])
            ):
                return f'; a command comes before a file: "{self.prog} check {match[1]}"'
            return _nearest(match[1], re.findall(r"[\w-]+", match[2]), least=0.5)
        if match := re.match(r"unrecognized arguments: (--[^\s=]+)", message):
            return _nearest(match[1], list(self._option_string_actions), least=0.7)
        return ""


_LONGEST_PATH = 200


def _nearest(word: str, words: list[str], *, least: float) -> str:
    """Returns the end of a sentence that suggests the nearest word, or nothing when no word is that near.

    `least` is the least similarity, from 0 to 1. It is low for choices, which are few: `iscal` suggests `ics`. It is
    higher for flags, which are many and resemble each other.
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only for a message

    near = get_close_matches(word[:100].lower(), words, n=1, cutoff=least)
    return f'; did you mean "{near[0]}"?' if near else ""


class DiffParser(Parser):
    """A parser that gives the arguments after `--` as `below`, None when there is no `--`.

    argparse would mix them with the arguments before it. A folder would look like a branch of its name.
    """

    def parse_known_args(self, args: "Any" = None, namespace: "Any" = None) -> "tuple[Any, list[str]]":
        """Parses the arguments before `--`."""
        words = list(args or ())
        at = words.index("--") if "--" in words else len(words)
        parsed, extra = super().parse_known_args(words[:at], namespace)
        parsed.below = words[at + 1 :] if at < len(words) else None
        return parsed, extra


class ImportParser(Parser):
    """A parser whose help lists the maps and data sets that installed packages offer."""

    def format_help(self) -> str:
        """Returns the help. Only here are the installed packages looked at."""
        from diplovisit.pipeline.map_lookup import installed_maps  # noqa: PLC0415  # only for the help

        installed = installed_maps()
        lines = [*installed.refused.values()]
        if installed.entries:
            lines.insert(0, f"Maps of installed packages: {', '.join(sorted(installed.entries))}.")
        text = super().format_help()
        return "\n".join([*lines, "", text]) if lines else text


class FormatNames(tuple[str, ...]):
    """The formats of `export`. A data set that an installed package offers is a format, too, but is not listed."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        """Whether a name is that of a format. Installed packages are looked at only for an unknown one."""
        if super().__contains__(name):
            return True
        from diplovisit.pipeline.map_lookup import installed_maps  # noqa: PLC0415  # as above

        return name in installed_maps().entries


class NotNeeded(Exception):
    """Raised for a subcommand that only needs its line in the help, because another subcommand was named."""


class Subcommands:
    """The list of subcommands. named: the one whose options are needed, None for the options of all."""

    def __init__(self, actions: "argparse._SubParsersAction[argparse.ArgumentParser]", named: str | None) -> None:
        self._actions, self._named = actions, named

    def add(self, name: str, help: str, more: str = "") -> argparse.ArgumentParser:
        """Adds a subcommand, and returns its parser. Raises NotNeeded when its options are not needed."""
        command = self._actions.add_parser(
            name,
            help=help,
            description=f"{help[0].upper()}{help[1:]}. {more}".rstrip(),
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if self._named not in (None, name):
            raise NotNeeded
        add_color(command)
        return command
