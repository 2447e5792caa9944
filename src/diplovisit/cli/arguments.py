"""The arguments of the command. Nothing is imported here that `--help` can do without."""

import argparse

from diplovisit.cli.parser import Parser

# MERGED: The arguments that choose: which rules count, which files are looked at, which settings hold.


def add_choices(command: argparse.ArgumentParser) -> None:
    """Adds them to a command that checks."""
    _add_rules(command.add_argument_group("rules"))
    _add_files(command.add_argument_group("files and settings"))


def add_configuration(command: argparse.ArgumentParser) -> None:
    """Adds what says which configuration holds."""
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration to use (default: the nearest diplovisit.toml, or pyproject.toml with [tool.diplovisit],"
        " in this folder or above)",
    )
    which.add_argument("--no-config", action="store_true", help="use no configuration")
    command.add_argument(
        "--allow-outside",
        action="store_true",
        help="let the configuration name files outside of its folder (`sources`, `terms`), or be a link that leads"
        " there; without it, only the command line can name such files",
    )


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


# Type checkers take this name for true; typing itself would take half of the time that `--help` needs to start.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXITS = """\
exit codes: 0 no error, 1 errors found, 2 could not run, 3 nothing to check, 130 interrupted
"""


_MOST_JOBS = 256


class _NotAsked(Exception):
    """Raised for a subcommand that is in the list of help, and whose options nobody asks for."""


def parser(words: "Sequence[str] | None" = None) -> argparse.ArgumentParser:
    """The parser of the whole command, with a subparser for each subcommand.

    Given the words of a command line, only the options of the subcommand that they name are made: to make all of them
    takes as long as to load argparse.
    """
    top: argparse.ArgumentParser = Parser(
        prog="diplovisit",
        description="Records of diplomatic visits: check them, export them, read them back.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="store_true", help="show program's version number and exit")
    top.add_argument("--verbose", action="store_true", help="with --version: what it runs on, and reads JSON by")
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    asked = None if words is None else next((word for word in words if not word.startswith("-")), "")
    for add in _SUBCOMMANDS:
        try:
            add(_Subcommands(commands, asked))
        except _NotAsked:
            continue
    return top


class _Subcommands:
    """The subcommands so far, and the one whose options are asked for; all of them where it is None."""

    def __init__(self, actions: "argparse._SubParsersAction[argparse.ArgumentParser]", asked: str | None) -> None:
        self.actions, self.asked = actions, asked


def _command(commands: _Subcommands, name: str, help: str, more: str = "") -> argparse.ArgumentParser:
    """Puts a subcommand into the list. Raises _NotAsked where its options are not needed."""
    made = commands.actions.add_parser(
        name,
        help=help,
        description=f"{help[0].upper()}{help[1:]}. {more}".rstrip(),
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if commands.asked not in (None, name):
        raise _NotAsked
    return made


def _paths(command: argparse.ArgumentParser, *, default: str | None) -> None:
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


def _jobs(text: str) -> int:
    """A number of processes. Raises ArgumentTypeError, as argparse wants it."""
    if not (text.isascii() and text.isdecimal()) or int(text) > _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"expected a whole number from 0 to {_MOST_JOBS}; saw {text!r}")
    return int(text)


def _processes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=_jobs,
        default=1,
        help="work with N processes, or with one for each core where N is 0 (default: 1); the outcome is the same",
    )


def _check(commands: _Subcommands) -> None:
    command = _command(commands, "check", "check records and say what is wrong, with file, line and column")
    _paths(command, default=".")
    command.add_argument(
        "--output-format",
        choices=("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"),
        help="how to show findings on standard output (default: full, with the line and a caret). For people: full,"
        " concise; for programs: json, jsonl, sarif (2.1.0); for services: github (workflow commands), gitlab (Code"
        " Quality), junit",
    )
    command.add_argument(
        "--output-file",
        metavar="FORMAT=PATH",
        action="append",
        default=[],
        help="a further report, in a file, from the same check; may be repeated",
    )
    _processes(command)
    command.add_argument(
        "--statistics",
        action="store_true",
        help="count the findings by rule, too, after them (full, concise, json, jsonl, github)",
    )
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        help="the least severity that makes the exit code 1 (default: error)",
    )
    command.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    mending = command.add_mutually_exclusive_group()
    mending.add_argument(
        "--fix",
        action="store_true",
        help="first mend what is certain, in the files themselves, and then say what remains; suggestions are left",
    )
    mending.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and write nothing; exit with 1 if anything"
    )
    _sources(command)
    command.add_argument(
        "--require-evidence",
        action=argparse.BooleanOptionalAction,
        help="records that give no evidence at all are at fault too",
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
    add_choices(command)


def _sources(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--source",
        metavar="ID=FILE",
        action="append",
        default=[],
        help="the text of a source, to look the quotes up in; may be repeated. Without it: the folder that `sources` in"
        " diplovisit.toml names, and the `file` of a source beside the record",
    )
    add_configuration(command)


def _anchor(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "anchor",
        "find every quote in its source, and write where beside the record",
        "The lock file, RECORD.anchors.json, holds places and digests, and no text but the quotes.",
    )
    _paths(command, default=None)
    _sources(command)
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


def _evidence(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "evidence",
        "show which words each fact rests on, and what nobody cites",
        "Exits with 1 where a fact does not stand.",
    )
    _paths(command, default=None)
    _sources(command)
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


def _export(commands: _Subcommands) -> None:
    command = _command(commands, "export", "write records in another format", "A file is written whole, or not at all.")
    _paths(command, default=None)
    command.add_argument(
        "--to",
        choices=("json", "jsonl", "jsonld", "csv", "parquet", "ics", "state-department", "colt"),
        required=True,
        help="json: canonical JSON (RFC 8785), a record a file; jsonl: the same, a record a line; jsonld: a schema.org"
        " Event; csv, parquet: a folder of tables; ics: iCalendar (RFC 5545); state-department, colt: rows of those"
        " data sets",
    )
    _output(command)
    _processes(command)
    command.add_argument(
        "--where",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="only visits with country=RU, traveller=ID, sending=IN, status=held or category=state; may be repeated",
    )
    calendars = command.add_argument_group("calendars")
    calendars.add_argument("--name", metavar="TEXT", help="what a reader calls the calendar")
    calendars.add_argument(
        "--refresh", metavar="DURATION", help="how often a subscriber should look again, such as PT12H (ISO 8601)"
    )
    calendars.add_argument(
        "--no-record", action="store_true", help="leave the records out, for a public feed; it cannot be read back"
    )
    calendars.add_argument(
        "--tzid", action="store_true", help="hours by the clock of their time zone, with its rules, and not in UTC"
    )
    calendars.add_argument(
        "--spans", action="store_true", help="show a month or a year, of which the day is not known, on all its days"
    )
    calendars.add_argument(
        "--structured-data", action="store_true", help="the records as STRUCTURED-DATA (RFC 9073), too"
    )
    calendars.add_argument(
        "--split-by", choices=("country", "traveller"), help="a calendar each, in the folder that -o names"
    )
    tables = command.add_argument_group("tables")
    tables.add_argument("--flat", action="store_true", help="one table, a row a stop, in the place of the tables")
    tables.add_argument("--excel", action="store_true", help="with the mark by which Excel knows UTF-8")


def _import(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "import",
        "read exported records back, exactly; other calendars become drafts",
        "A data set is named first: `diplovisit import state-department FOLDER -o OUT`, or colt.",
    )
    _paths(command, default=None)
    _output(command)
    command.add_argument(
        "--replace",
        action="store_true",
        help="write over files that differ from what is imported; without it they are listed, and nothing is written",
    )


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file, or a folder (one that is there, or a name that ends in /) for a file a record, called after"
        " its id (default: standard output)",
    )


def _fmt(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "fmt",
        "lay records out, each in the form that all readers read alike",
        "In JSON, fields come in the order of the schema, and what equals its default is left out. YAML keeps its"
        " comments, keys and lines; what other readers would take for a date, a number or a flag is put in quotes.",
    )
    _paths(command, default=".")
    command.add_argument("--check", action="store_true", help="change nothing; exit with 1 if something would change")
    command.add_argument("--diff", action="store_true", help="change nothing; show what would change")
    command.add_argument("--compact", action="store_true", help="canonical JSON (RFC 8785) on one line, for machines")


def _diff(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "diff",
        "say what changed in records, in words: between files, folders, or revisions that git keeps",
        "OLD and NEW are files, folders, REVISION:PATH, or revisions; paths to look at may follow revisions, best"
        " behind --. One revision is held against the files there are now, one path against HEAD.",
    )
    from diplovisit.cli.parser import DiffParser  # noqa: PLC0415  # for one command of twelve

    # argparse makes every subparser of the class of its parent.
    command.__class__ = DiffParser
    command.add_argument("old", metavar="OLD", help="a file, a folder, a revision, or REVISION:PATH")
    command.add_argument("new", metavar="NEW", nargs="*", help="the same; and paths, where OLD is a revision")
    command.add_argument(
        "--output-format",
        choices=("text", "json", "markdown"),
        default="text",
        help="how to say it: text (default), json for programs, markdown for a comment below a pull request",
    )
    command.add_argument(
        "--only",
        metavar="SUBJECTS",
        help="only changes of some subjects, with commas between them: status, dates, places, people, engagements,"
        " claims, relations, sources, evidence, notes, revision",
    )
    command.add_argument("--addresses", action="store_true", help="say where in the record, too (text, markdown)")
    command.add_argument("--exit-code", action="store_true", help="exit with 1 if something changed, as git does")


def _schema(commands: _Subcommands) -> None:
    command = _command(commands, "schema", "print the JSON Schema of a record (draft 2020-12)")
    command.add_argument("-o", "--output", metavar="OUT", help="a file to write it to (default: standard output)")


def _explain(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "explain",
        "say what a rule finds, why it matters, and what to do",
        "With no rule named, every rule is listed in a line.",
    )
    command.add_argument(
        "rules", metavar="RULE", nargs="*", help="a rule, a group such as time, or a pattern such as 'stop-*'"
    )
    command.add_argument("--all", action="store_true", help="explain every rule")
    command.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="how to say it (default: text)"
    )


def _plot(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "plot",
        "draw visits by year and by country",
        "It needs matplotlib: pip install 'diplovisit[plot]'. What a picture leaves out is said below it.",
    )
    _paths(command, default=None)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file that ends in .svg, .png or .pdf (default: standard output, as SVG)",
    )
    command.add_argument("--to", choices=("svg", "png", "pdf"), help="the format, where no ending tells it")
    command.add_argument(
        "--by", choices=("year", "country", "both"), default="both", help="what to show (default: both)"
    )
    command.add_argument(
        "--top", metavar="N", type=int, default=15, help="how many countries have a bar each (default: 15)"
    )
    command.add_argument("--title", metavar="TEXT", help="what is said above the picture (default: the years)")
    command.add_argument(
        "--where",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="only visits with country=RU, traveller=ID, sending=IN, status=held or category=state; may be repeated",
    )
    command.add_argument("--split-by", choices=("traveller",), help="draw each traveller apart")
    command.add_argument(
        "--width", metavar="PIXELS", type=int, default=800, help="how wide; a PNG has two for each (default: 800)"
    )
    command.add_argument("--height", metavar="PIXELS", type=int, help="how high (default: what it needs)")


def _init(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "init",
        "begin a repository of records: a first record, its source, the settings, what CI and editors need",
        "Nothing that is there is overwritten: where a file would be, nothing at all is written.",
    )
    command.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="where, made if need be (default: this folder)"
    )
    command.add_argument(
        "--ci", choices=("github", "gitlab", "none"), default="github", help="who runs the checks (default: github)"
    )
    command.add_argument("--keep", action="store_true", help="leave the files that are there, and write the others")
    command.add_argument(
        "--kept-at",
        metavar="URL",
        default="https://example.org/diplovisit",
        help="the git repository from which CI and pre-commit install diplovisit (default: a placeholder)",
    )


def _completion(commands: _Subcommands) -> None:
    command = _command(
        commands,
        "completion",
        "print a script by which a shell completes this command",
        """It needs argcomplete: pip install 'diplovisit[completion]'. To have it in every new shell:

  bash   diplovisit completion bash > ~/.local/share/bash-completion/completions/diplovisit
  zsh    diplovisit completion zsh > ~/.zfunc/_diplovisit    (a folder of $fpath, before compinit)
  fish   diplovisit completion fish > ~/.config/fish/completions/diplovisit.fish""",
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


_SUBCOMMANDS = (
    _check,
    _anchor,
    _evidence,
    _export,
    _import,
    _fmt,
    _diff,
    _schema,
    _explain,
    _plot,
    _init,
    _completion,
)
