"""The arguments of the commands that write and change records by hand. Importing it loads nothing but argparse."""

import argparse
from typing import Final

from diplovisit.cli.parser import Subcommands, add_configuration

_KINDS = ("news", "statement", "dataset", "speech", "unnamed-sources", "retelling")
SOURCE_KINDS_IN_WORDS: Final = ", ".join(_KINDS).replace("statement", "statement (such as a press release)")
"""The kinds of sources, with an example of the one that is not called so in daily life."""


def add_new(commands: Subcommands) -> None:
    """Adds `new`."""
    command = commands.add(
        "new",
        "create a record: who visits whom, when, and according to which source",
        "On a terminal, missing values are asked for. The record is the shortest that passes `check`. Existing files"
        " are never overwritten.",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write (default: visits/ID.yaml if there is a settings file or a visits folder, otherwise"
        " standard output)",
    )
    command.add_argument("--traveller", metavar="NAME", help="the person who travels")
    command.add_argument("--office", metavar="OFFICE", help="the traveller's office, such as Foreign Minister")
    command.add_argument("--from", metavar="COUNTRY", dest="sending", help="the sending country, by name or code")
    command.add_argument(
        "--to",
        metavar="COUNTRY",
        dest="hosts",
        action="append",
        default=[],
        help="the host country, by name or code; may be repeated",
    )
    command.add_argument(
        "--when", metavar="DAYS", help="the dates, such as 2026-09-15 or '15-17 September 2026', or unknown"
    )
    command.add_argument("--status", metavar="STATUS", help="the status of the visit (default: reported)")
    command.add_argument("--title", metavar="TEXT", help="the title (default: traveller and host country)")
    command.add_argument(
        "--id", metavar="ID", help="the id of the record (default: sending country, host and traveller)"
    )
    _add_source_card(command, "of the source", choices=False)
    command.add_argument(
        "--quote",
        metavar="WORDS",
        action="append",
        default=[],
        help="words of the source that support the record; may be repeated",
    )
    command.add_argument("--text", metavar="FILE", help="the text of the source, to check the quotes")
    command.add_argument(
        "--by", metavar="NAME", default="the editor", help="who vouches for facts without a quote (default: the editor)"
    )
    _add_revision(command)
    add_configuration(command)


def add_status(commands: Subcommands) -> None:
    """Adds `status`."""
    command = commands.add(
        "status",
        "change the status of a visit in its record: postponed, cancelled, held",
        "Raises the revision, keeps the earlier dates, and adds the evidence. The rest of the file does not change. A"
        " change is refused if its quotes do not support it, or if it would add findings.",
    )
    _add_file(command)
    command.add_argument(
        "status",
        metavar="STATUS",
        choices=("reported", "announced", "confirmed", "under-way", "held", "postponed", "cancelled", "added"),
        help="reported, announced, confirmed, under-way, held, postponed or cancelled; with --engagement: added,"
        " postponed or cancelled",
    )
    command.add_argument("--to", metavar="DAYS", help="the new dates, such as 2026-09-15/2026-09-17")
    command.add_argument("--stop", metavar="ID", help="the stop whose dates change, or all (default: the only one)")
    command.add_argument("--engagement", metavar="ID", help="change the status of this engagement, not of the visit")
    command.add_argument("--reason", metavar="TEXT", help="why the earlier dates were dropped, in the source's words")
    command.add_argument(
        "--drop-programme",
        action="store_true",
        help="remove dates of engagements that are outside the new dates",
    )
    words = command.add_argument_group("evidence")
    words.add_argument(
        "--quote",
        metavar="WORDS",
        action="append",
        default=[],
        help="words of the source that support the change; repeat for the status and the dates",
    )
    words.add_argument(
        "--nth", metavar="N", type=_count, help="which occurrence of the quote in the text, counted from 1"
    )
    words.add_argument(
        "--source",
        metavar="ID[=FILE]",
        action="append",
        default=[],
        help="the quoted source, with its text in FILE; an unknown id adds a new source (default: the first source)",
    )
    words.add_argument(
        "--text", metavar="FILE", help="the text of that source, or of a new source named after the file"
    )
    words.add_argument("--by", metavar="NAME", help="who vouches for a change without a quote; requires --note")
    words.add_argument("--note", metavar="TEXT", help="what the change was inferred from")
    _add_source_card(command, "of a new source")
    _add_revision(command)
    command.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="output format (default: text)"
    )
    command.add_argument("--dry-run", action="store_true", help="write nothing; show what would change")
    add_configuration(command)


def add_quote(commands: Subcommands) -> None:
    """Adds `quote`."""
    command = commands.add(
        "quote",
        "show which facts of a record a quote proves, with a row of evidence to paste",
        "With --for, search the sources for the shortest quote that proves a fact. Nothing is written without --add.",
    )
    _add_file(command)
    command.add_argument("words", metavar="WORDS", nargs="?", help="words of a source, exactly as printed")
    command.add_argument(
        "--for",
        metavar="ADDRESS",
        dest="fact",
        help="search the sources for a quote that proves this fact, such as russia/when",
    )
    command.add_argument(
        "--source",
        metavar="ID[=FILE]",
        action="append",
        default=[],
        help="search only this source, with its text in FILE; may be repeated (default: all source texts that the"
        " settings and the record name)",
    )
    command.add_argument("--nth", metavar="N", type=_count, help="which occurrence of the quote, counted from 1")
    command.add_argument("--all", action="store_true", help="also show facts that the quote does not prove")
    command.add_argument("--add", action="store_true", help="add the row for the proven facts that lack evidence")
    command.add_argument(
        "--fact",
        metavar="ADDRESS",
        dest="facts",
        action="append",
        default=[],
        help="with --add: add a row for this fact even if it has evidence; may be repeated",
    )
    _add_revision(command)
    command.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="output format (default: text)"
    )
    add_configuration(command)


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="FILE", nargs=1, help="a record: .yaml, .yml or .json")


def _add_revision(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--revised",
        metavar="TIME",
        help="time of the revision, in UTC, such as 2026-09-03T12:00:00Z (default: now)",
    )


def _add_source_card(command: argparse.ArgumentParser, whose: str, *, choices: bool = True) -> None:
    card = command.add_argument_group("source")
    if choices:
        card.add_argument("--source-kind", choices=_KINDS, help=f"the kind {whose} (default: news)")
    else:
        card.add_argument("--source-kind", metavar="KIND", help=f"the kind {whose}: {SOURCE_KINDS_IN_WORDS}")
    card.add_argument("--publisher", metavar="NAME", help=f"the publisher {whose}")
    card.add_argument("--date", metavar="DAY", help=f"the date {whose}")
    card.add_argument("--url", metavar="URL", help=f"the web address {whose}")
    card.add_argument("--licence", metavar="NAME", help=f"the licence {whose}; own if you wrote the text")
    card.add_argument("--language", metavar="TAG", help=f"the language {whose}, such as en")


def _count(text: str) -> int:
    """Returns a count from 1. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal()) or not int(text[:9]) >= 1 or len(text) > 9:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1; saw {text!r}")
    return int(text)
