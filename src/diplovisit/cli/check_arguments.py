"""The commands that hold records against rules and sources, with their arguments: check, anchor, evidence."""

import argparse

from diplovisit.cli.parser import Subcommands, add_jobs, add_paths, add_sources


def add_check(commands: Subcommands) -> None:
    """Adds `check`."""
    command = commands.add("check", "check records and say what is wrong, with file, line and column")
    add_paths(command, default=".")
    command.add_argument(
        "--output-format",
        choices=("full", "concise", "markdown", "json", "jsonl", "sarif", "github", "gitlab", "junit"),
        help="how to show findings on standard output (default: full, with the line and a caret). For people: full,"
        " concise, markdown (a summary, the gravest first); for programs: json, jsonl, sarif (2.1.0); for services:"
        " github (workflow commands), gitlab (Code Quality), junit",
    )
    command.add_argument(
        "--output-file",
        metavar="FORMAT=PATH",
        action="append",
        default=[],
        help="a further report, in a file, from the same check; may be repeated",
    )
    add_jobs(command)
    command.add_argument(
        "--statistics",
        action="store_true",
        help="count the findings by rule, too, after them (full, concise, markdown, json, jsonl, github)",
    )
    command.add_argument(
        "--help-uri",
        metavar="URI",
        help="for SARIF: where the pages about rules are, such as https://example.org/rules/{rule}.html",
    )
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        help="the least severity that makes the exit code 1 (default: error)",
    )
    command.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    fixing = command.add_mutually_exclusive_group()
    fixing.add_argument(
        "--fix",
        action="store_true",
        help="first mend what is certain, in the files themselves, and then say what remains; suggestions are left",
    )
    fixing.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and write nothing; exit with 1 if anything"
    )
    add_sources(command)
    command.add_argument(
        "--require-evidence",
        action=argparse.BooleanOptionalAction,
        help="records that give no evidence at all are at fault too",
    )
    command.add_argument(
        "--require-texts",
        action=argparse.BooleanOptionalAction,
        help="facts are at fault, too, that could be checked neither in the text of a source nor by the lock file",
    )
    command.add_argument(
        "--terms",
        metavar="FILE",
        action="append",
        default=[],
        help="terms of office, to judge the offices of travellers by: a table (CSV) with the columns scheme, person,"
        " office, country, since and until, or the State Department's presidents.xml; may be repeated. Without it: the"
        " files that `terms` in diplovisit.toml names",
    )
    command.add_argument(
        "--across",
        action=argparse.BooleanOptionalAction,
        help="look at how records stand to one another, too (default), or at each by itself",
    )
    _add_rules(command.add_argument_group("rules"))
    _add_files(command.add_argument_group("files and settings"))


def _add_rules(rules: "argparse._ArgumentGroup") -> None:
    rules.add_argument(
        "--select",
        metavar="NAMES",
        action="append",
        default=[],
        help="the rules that count, and no others: rules, groups (syntax, schema, time, place, people, evidence,"
        " quantity, relations, category, text, export, configuration) or all, with commas between; may be repeated",
    )
    rules.add_argument(
        "--ignore",
        metavar="NAMES",
        action="append",
        default=[],
        help="the rules that do not count, in the same way. A rule beats its group, a group beats all, and --ignore"
        " beats --select of the same name. A record that cannot be read is an error all the same",
    )
    rules.add_argument(
        "--severity",
        metavar="NAME=SEVERITY",
        action="append",
        default=[],
        help="what a rule or a group weighs: error, warning or info; may be repeated",
    )
    rules.add_argument(
        "--today", metavar="DATE", help="the day that suppressions are held against (default: today, in UTC)"
    )


def _add_files(files: "argparse._ArgumentGroup") -> None:
    files.add_argument(
        "--exclude",
        metavar="PATTERN",
        action="append",
        default=[],
        help="leave out files and folders as .gitignore does: drafts, *.json, visits/2024/**; may be repeated",
    )
    files.add_argument("--show-files", action="store_true", help="list the files that would be checked, and stop")
    files.add_argument(
        "--show-settings", action="store_true", help="show the settings in force, with where each comes from, and stop"
    )


def add_anchor(commands: Subcommands) -> None:
    """Adds `anchor`."""
    command = commands.add(
        "anchor",
        "find every quote in its source, and write where beside the record",
        "The lock file, RECORD.anchors.json, holds places, digests and verdicts, and no text but the quotes.",
    )
    add_paths(command, default=None)
    add_sources(command)
    command.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something would change")
    command.add_argument(
        "--accept",
        action="store_true",
        help="take over what was changed around the words of a source, or a changed record under its old number, once"
        " looked at",
    )
    command.add_argument(
        "--fragment", metavar="WORDS", help="print the digest of words that may not be shown, and write nothing"
    )
    command.add_argument(
        "--web-annotations", metavar="OUT", help="write the anchored evidence as W3C Web Annotations (JSON-LD) too"
    )


def add_evidence(commands: Subcommands) -> None:
    """Adds `evidence`."""
    command = commands.add(
        "evidence",
        "show which words each fact rests on, and what nobody cites",
        "Exits with 1 where a fact does not stand.",
    )
    add_paths(command, default=None)
    add_sources(command)
    command.add_argument(
        "--output-format", choices=("table", "json"), default="table", help="how to show it (default: table)"
    )
    command.add_argument(
        "--show-source",
        choices=("quote", "line"),
        default="quote",
        help="how much of a source to show: the quote that the record holds (default), or the sentence around it",
    )
    command.add_argument("--html", metavar="OUT", help="a page to look at, for a browser; it holds the sources' texts")
    command.add_argument("--force", action="store_true", help="write the page inside a repository all the same")
