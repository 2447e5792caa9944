"""The arguments of the commands that write and change records by hand. Importing it loads nothing but argparse."""

import argparse

from diplovisit.cli.parser import Subcommands, add_configuration

_KINDS = ("news", "statement", "dataset", "speech", "unnamed-sources", "retelling")


def add_new(commands: Subcommands) -> None:
    """Adds `new`."""
    command = commands.add(
        "new",
        "begin a record: who visits whom, when, and by what source",
        "On a terminal it asks for what no option says. It writes the shortest record that checks clean, and never over"
        " a file that is there.",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write (default: visits/ID.yaml where there are settings or a folder visits, or else standard"
        " output)",
    )
    command.add_argument("--traveller", metavar="NAME", help="who travels; the first leads")
    command.add_argument("--office", metavar="OFFICE", help="the office, such as Foreign Minister")
    command.add_argument("--from", metavar="COUNTRY", dest="sending", help="the sending country, by name or code")
    command.add_argument(
        "--to",
        metavar="COUNTRY",
        dest="hosts",
        action="append",
        default=[],
        help="the country that is visited, by name or code; may be repeated",
    )
    command.add_argument(
        "--when", metavar="DAYS", help="the days, such as 2026-09-15 or '15-17 September 2026', or unknown"
    )
    command.add_argument("--status", metavar="STATUS", help="how far the visit has come (default: reported)")
    command.add_argument("--title", metavar="TEXT", help="the title (default: who visits which country)")
    command.add_argument("--id", metavar="ID", help="the id of the record (default: sender, host and traveller)")
    _add_source_card(command, "of the source", choices=False)
    command.add_argument(
        "--quote",
        metavar="WORDS",
        action="append",
        default=[],
        help="words of the source that say something of this; may be repeated",
    )
    command.add_argument("--text", metavar="FILE", help="the text of the source, to look the words up in")
    command.add_argument(
        "--by", metavar="NAME", default="the editor", help="who answers for what no words say (default: the editor)"
    )
    _add_revision(command)
    add_configuration(command)


def add_status(commands: Subcommands) -> None:
    """Adds `status`."""
    command = commands.add(
        "status",
        "change the status of a visit in its record: postponed, cancelled, held",
        "It raises the revision, keeps the earlier days, adds the evidence, and changes no other byte of the file. What"
        " the words do not say is refused, and so is a change by which the record would have new findings.",
    )
    _add_file(command)
    command.add_argument(
        "status",
        metavar="STATUS",
        choices=("reported", "announced", "confirmed", "under-way", "held", "postponed", "cancelled", "added"),
        help="reported, announced, confirmed, under-way, held, postponed or cancelled; with --engagement: added,"
        " postponed or cancelled",
    )
    command.add_argument("--to", metavar="DAYS", help="the new days, such as 2026-09-15/2026-09-17")
    command.add_argument("--stop", metavar="ID", help="the stop whose days change, or all (default: the only one)")
    command.add_argument("--engagement", metavar="ID", help="change the status of this engagement, not of the visit")
    command.add_argument("--reason", metavar="TEXT", help="why the earlier days were given up, as the source tells it")
    command.add_argument(
        "--drop-programme",
        action="store_true",
        help="take the days of engagements out where they lie outside of the new days",
    )
    words = command.add_argument_group("evidence")
    words.add_argument(
        "--quote",
        metavar="WORDS",
        action="append",
        default=[],
        help="words of the source that say so; may be repeated, for the status and for the days",
    )
    words.add_argument("--nth", metavar="N", type=_count, help="which occurrence of the words in the text, from 1")
    words.add_argument(
        "--source",
        metavar="ID[=FILE]",
        action="append",
        default=[],
        help="whose words they are (default: the first source), with a file of its text; an id that the record lacks"
        " becomes a new source",
    )
    words.add_argument("--text", metavar="FILE", help="the text of that source, or of a new one named after the file")
    words.add_argument("--by", metavar="NAME", help="who vouches for what no words say; needs --note")
    words.add_argument("--note", metavar="TEXT", help="from what it was inferred")
    _add_source_card(command, "of a new source")
    _add_revision(command)
    command.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="how to show what changed"
    )
    command.add_argument("--dry-run", action="store_true", help="write nothing; show what would change")
    add_configuration(command)


def add_quote(commands: Subcommands) -> None:
    """Adds `quote`."""
    command = commands.add(
        "quote",
        "say which facts of a record given words prove, and the row of evidence to paste",
        "With --for, it looks for the shortest words that prove a fact. Nothing is written without --add.",
    )
    _add_file(command)
    command.add_argument("words", metavar="WORDS", nargs="?", help="words of a source, as they are printed")
    command.add_argument(
        "--for", metavar="ADDRESS", dest="fact", help="search the texts for words that prove this fact: russia/when"
    )
    command.add_argument(
        "--source",
        metavar="ID[=FILE]",
        action="append",
        default=[],
        help="look at this source alone, with a file of its text; may be repeated. Without it: all texts that the"
        " settings and the record name",
    )
    command.add_argument("--nth", metavar="N", type=_count, help="which occurrence of the words in the text, from 1")
    command.add_argument("--all", action="store_true", help="show the facts that the words do not prove, too")
    command.add_argument("--add", action="store_true", help="add the row for the proven facts that lack evidence")
    command.add_argument(
        "--fact",
        metavar="ADDRESS",
        dest="facts",
        action="append",
        default=[],
        help="with --add: add the row for this fact, though it has evidence; may be repeated",
    )
    _add_revision(command)
    command.add_argument("--output-format", choices=("text", "json"), default="text", help="how to show it")
    add_configuration(command)


def _add_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="FILE", nargs=1, help="a record: .yaml, .yml or .json")


def _add_revision(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--revised",
        metavar="TIME",
        help="when it is made, in UTC, such as 2026-09-03T12:00:00Z (default: now)",
    )


def _add_source_card(command: argparse.ArgumentParser, whose: str, *, choices: bool = True) -> None:
    card = command.add_argument_group("source")
    if choices:
        card.add_argument("--source-kind", choices=_KINDS, help=f"the kind {whose} (default: news)")
    else:
        card.add_argument("--source-kind", metavar="KIND", help=f"the kind {whose}: {', '.join(_KINDS)}")
    card.add_argument("--publisher", metavar="NAME", help=f"the publisher {whose}")
    card.add_argument("--date", metavar="DAY", help=f"the day {whose}")
    card.add_argument("--url", metavar="URL", help=f"the web address {whose}")
    card.add_argument("--licence", metavar="NAME", help=f"the licence of the text {whose}; own for a text of your own")
    card.add_argument("--language", metavar="TAG", help=f"the language {whose}, such as en")


def _count(text: str) -> int:
    """Returns a count from 1. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal()) or not int(text[:9]) >= 1 or len(text) > 9:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1; saw {text!r}")
    return int(text)
