"""The commands that hold records against rules and sources, with their arguments: check, anchor, evidence."""

import argparse

from diplovisit.cli.parser import Subcommands, add_jobs, add_paths, add_sources


def add_check(commands: Subcommands) -> None:
    """Adds `check`."""
    command = commands.add("check", "check records, and report problems with file, line and column")
    add_paths(command, default=".")
    command.add_argument(
        "--output-format",
        choices=("full", "concise", "markdown", "json", "jsonl", "sarif", "github", "gitlab", "junit"),
        help="format of the findings on standard output. For people: full (with the line and a caret), concise,"
        " markdown (a summary, errors first); for programs: json, jsonl, sarif (2.1.0); for CI: github (annotations),"
        " gitlab (Code Quality), junit (default: full)",
    )
    command.add_argument(
        "--output-file",
        metavar="FORMAT=PATH",
        action="append",
        default=[],
        help="also write a report in this format to a file; may be repeated",
    )
    add_jobs(command)
    command.add_argument(
        "--statistics",
        action="store_true",
        help="add the number of findings for each rule (full, concise, markdown, json, jsonl, github)",
    )
    command.add_argument(
        "--help-uri",
        metavar="URI",
        help="the address of the pages about rules, for SARIF, such as https://example.org/rules/{rule}.html",
    )
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        help="exit with 1 for findings of this severity or higher (default: error)",
    )
    command.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    fixing = command.add_mutually_exclusive_group()
    fixing.add_argument(
        "--fix",
        action="store_true",
        help="apply safe fixes to the files, then report the remaining findings; suggestions are not applied",
    )
    fixing.add_argument(
        "--diff", action="store_true", help="write nothing; show what --fix would change, and exit with 1 if anything"
    )
    add_sources(command)
    command.add_argument(
        "--require-evidence",
        action=argparse.BooleanOptionalAction,
        help="report every fact without evidence as an error, also in records without any evidence",
    )
    command.add_argument(
        "--require-texts",
        action=argparse.BooleanOptionalAction,
        help="report facts that could be checked neither in a source text nor by the lock file",
    )
    command.add_argument(
        "--terms",
        metavar="FILE",
        action="append",
        default=[],
        help="check offices against these terms of office; may be repeated. FILE is CSV with the columns scheme,"
        " person, office, country, since and until, or the State Department's presidents.xml (default: `terms` in"
        " diplovisit.toml)",
    )
    command.add_argument(
        "--across",
        action=argparse.BooleanOptionalAction,
        help="also check records against each other (default), or check each record on its own",
    )
    _add_rules(command.add_argument_group("rules"))
    _add_files(command.add_argument_group("files and settings"))


def _add_rules(rules: "argparse._ArgumentGroup") -> None:
    rules.add_argument(
        "--select",
        metavar="NAMES",
        action="append",
        default=[],
        help="run only these rules, separated by commas: rules, groups (syntax, schema, time, place, people, evidence,"
        " quantity, relations, category, text, export, configuration) or all; may be repeated",
    )
    rules.add_argument(
        "--ignore",
        metavar="NAMES",
        action="append",
        default=[],
        help="skip these rules, given as for --select. A rule overrides its group, a group overrides all, and --ignore"
        " overrides --select of the same name. Unreadable records are always errors",
    )
    rules.add_argument(
        "--severity",
        metavar="NAME=SEVERITY",
        action="append",
        default=[],
        help="set the severity of a rule or group: error, warning or info; may be repeated",
    )
    rules.add_argument(
        "--today", metavar="DATE", help="the date on which suppressions must be valid (default: today, in UTC)"
    )


def _add_files(files: "argparse._ArgumentGroup") -> None:
    files.add_argument(
        "--exclude",
        metavar="PATTERN",
        action="append",
        default=[],
        help="skip files and folders that match, as in .gitignore: drafts, *.json, visits/2024/**; may be repeated",
    )
    files.add_argument("--show-files", action="store_true", help="list the files that would be checked, and exit")
    files.add_argument(
        "--show-settings", action="store_true", help="show the settings in use and their origin, and exit"
    )


def add_anchor(commands: Subcommands) -> None:
    """Adds `anchor`."""
    command = commands.add(
        "anchor",
        "locate each quote in its source, and save its position next to the record",
        "Positions, digests and verdicts are saved in a lock file, RECORD.anchors.json. It contains no source text"
        " except the quotes.",
    )
    add_paths(command, default=None)
    add_sources(command)
    command.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a lock file would change")
    command.add_argument(
        "--accept",
        action="store_true",
        help="accept reviewed changes: of a source text around a quote, or of a record that kept its revision number",
    )
    command.add_argument(
        "--fragment", metavar="WORDS", help="write nothing; print the digest of words that must not be published"
    )
    command.add_argument(
        "--web-annotations", metavar="OUT", help="also write the evidence as W3C Web Annotations (JSON-LD)"
    )


def add_evidence(commands: Subcommands) -> None:
    """Adds `evidence`."""
    command = commands.add(
        "evidence",
        "show the quotes behind each fact, and figures and names in the sources that no fact cites",
        "Exits with 1 if a fact is not supported by its evidence.",
    )
    add_paths(command, default=None)
    add_sources(command)
    command.add_argument(
        "--output-format", choices=("table", "json"), default="table", help="output format (default: table)"
    )
    command.add_argument(
        "--show-source",
        choices=("quote", "line"),
        default="quote",
        help="show the quote, or the whole sentence from the source (default: quote)",
    )
    command.add_argument("--html", metavar="OUT", help="write an HTML page, which contains the full source texts")
    command.add_argument("--force", action="store_true", help="write the HTML page even inside a git repository")
