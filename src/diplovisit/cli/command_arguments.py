"""The arguments of every command but `check`. Importing it loads nothing but argparse."""

import argparse
import re

from diplovisit.cli.parser import (
    DiffParser,
    FormatNames,
    ImportParser,
    Subcommands,
    add_configuration,
    add_jobs,
    add_output,
    add_paths,
    add_sources,
    add_where,
)

_MOST_ROUNDS = 10


def add_fmt(commands: Subcommands) -> None:
    """Adds `fmt`."""
    command = commands.add(
        "fmt",
        "lay records out, each in the form that all readers read alike",
        "In JSON, fields come in the order of the schema, and what equals its default is left out. YAML keeps its"
        " comments, keys and lines; what other readers would take for a date, a number or a flag is put in quotes.",
    )
    add_paths(command, default=".")
    command.add_argument("--check", action="store_true", help="change nothing; exit with 1 if something would change")
    command.add_argument("--diff", action="store_true", help="change nothing; show what would change")
    command.add_argument("--compact", action="store_true", help="canonical JSON (RFC 8785) on one line, for machines")


def add_diff(commands: Subcommands) -> None:
    """Adds `diff`."""
    command = commands.add(
        "diff",
        "say what changed in records, in words: between files, folders, or revisions that git keeps",
        "OLD and NEW are files, folders, REVISION:PATH, or revisions; paths to look at may follow revisions, best"
        " behind --. One revision is held against the files there are now, one path against HEAD.",
    )
    # argparse gives every subparser the class of its parent.
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


def add_show(commands: Subcommands) -> None:
    """Adds `show`."""
    command = commands.add(
        "show",
        "show the programme of visits as a person reads it, with what is open",
        "Facts are compared with the words of the sources where their texts are at hand.",
    )
    add_paths(command, default=None)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="as a page for a browser, in one file; -o names it")
    form.add_argument("--markdown", action="store_true", help="as Markdown, for a wiki or a comment; -o names the file")
    add_output(command)
    add_sources(command)


def add_schema(commands: Subcommands) -> None:
    """Adds `schema`."""
    command = commands.add("schema", "print the JSON Schema of a record (draft 2020-12)")
    command.add_argument(
        "--for",
        choices=("visit", "map", "draft"),
        default="visit",
        dest="subject",
        help="visit: a record (default); map: the map of a spreadsheet, for editors that check TOML; draft: what"
        " a language model answers to `draft --with`, for its structured output",
    )
    command.add_argument("-o", "--output", metavar="OUT", help="a file to write it to (default: standard output)")


def add_draft(commands: Subcommands) -> None:
    """Adds `draft`."""
    command = commands.add(
        "draft",
        "draft a record from an article or a press note, with the words that prove each fact",
        "Rules read the text; no network is used, and no model but the one that --with runs. What the words do not"
        " prove is left out, or is left as a choice for a person. Several texts make one record.",
    )
    command.add_argument(
        "texts",
        metavar="TEXT",
        nargs="+",
        help="a text file, ID=FILE to give its source an id, or - for standard input",
    )
    add_output(command)
    command.add_argument("--replace", action="store_true", help="replace the output file if it exists")
    command.add_argument(
        "--update", metavar="RECORD", help="propose the next revision of this record from the text, and show the change"
    )
    command.add_argument("--write", action="store_true", help="with --update: write the change to the record")
    command.add_argument("--interactive", action="store_true", help="ask the open choices on the terminal")
    command.add_argument("--id", metavar="ID", help="the id of the record (default: sender, host and traveller)")
    command.add_argument("--date", metavar="DAY", help="the day of the text, such as 2025-03-05, if it has no year")
    command.add_argument("--publisher", metavar="NAME", help="who published the text, if it does not say so")
    command.add_argument(
        "--source-kind",
        choices=("news", "statement", "dataset", "speech"),
        help="what kind of source the text is (default: as the text shows)",
    )
    command.add_argument("--url", metavar="URL", help="the web address of the text")
    command.add_argument("--traveller", metavar="NAME", help="whose visit it is, if the text leaves that open")
    command.add_argument(
        "--to",
        metavar="COUNTRY",
        action="append",
        default=[],
        help="where the visit goes, by name or code, if the text leaves that open; may be repeated",
    )
    command.add_argument("--by", metavar="NAME", default="the editor", help="who answers for what is inferred")
    command.add_argument("--revised", metavar="TIME", help="when the record is made, in UTC (default: now)")
    _add_model(command)
    add_configuration(command)


def _add_model(command: argparse.ArgumentParser) -> None:
    """Adds the arguments of `draft` that are for a language model."""
    model = command.add_argument_group("with a language model", "Its facts are judged as all others are.")
    model.add_argument(
        "--with",
        metavar="COMMAND",
        dest="with_command",
        help="a program that reads a prompt on standard input and prints JSON, such as 'llm -m MODEL'; it is run"
        " without a shell",
    )
    model.add_argument(
        "--rounds", metavar="N", type=_rounds, help="let the model repair what is refused, N - 1 times (default: 1)"
    )
    model.add_argument(
        "--timeout", metavar="SECONDS", type=_seconds, help="how long the command may take for an answer (default: 120)"
    )
    model.add_argument(
        "--answer",
        metavar="FILE",
        action="append",
        dest="answers",
        default=[],
        help="an answer that a model gave to the prompt before, or - for standard input; once for each round",
    )
    model.add_argument(
        "--print-prompt",
        action="store_true",
        help="print the prompt, for a chat window; with --answer, the one that asks to repair that answer",
    )
    model.add_argument("--report", metavar="FILE", help="write what was refused, and why, as JSON")


def _rounds(text: str) -> int:
    """Returns the number of rounds. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:6]) <= _MOST_ROUNDS:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 to {_MOST_ROUNDS}; saw {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    """Returns a number of seconds. Raises ArgumentTypeError."""
    if re.fullmatch(r"[0-9]{1,5}(?:[.][0-9]{1,3})?", text) is None or not float(text):
        raise argparse.ArgumentTypeError(f"expected seconds, such as 300; saw {text!r}")
    return float(text)


def add_explain(commands: Subcommands) -> None:
    """Adds `explain`."""
    command = commands.add(
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


def add_init(commands: Subcommands) -> None:
    """Adds `init`."""
    command = commands.add(
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


def add_completion(commands: Subcommands) -> None:
    """Adds `completion`."""
    command = commands.add(
        "completion",
        "print a script by which a shell completes this command",
        """It needs argcomplete: pip install 'diplovisit[completion]'. To have it in every new shell:

  bash   diplovisit completion bash > ~/.local/share/bash-completion/completions/diplovisit
  zsh    diplovisit completion zsh > ~/.zfunc/_diplovisit    (a folder of $fpath, before compinit)
  fish   diplovisit completion fish > ~/.config/fish/completions/diplovisit.fish""",
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


def add_export(commands: Subcommands) -> None:
    """Adds `export`."""
    command = commands.add("export", "write records in another format", "A file is written whole, or not at all.")
    add_paths(command, default=None)
    command.add_argument(
        "--to",
        choices=FormatNames(
            (
                *("json", "jsonl", "jsonld", "csv", "parquet", "xlsx", "sqlite", "ics"),
                *("state-department", "state-department-visits", "colt"),
            )
        ),
        required=True,
        help="json: canonical JSON (RFC 8785), a record a file; jsonl: the same, a record a line; jsonld: a schema.org"
        " Event; csv, parquet: a folder of tables; xlsx: a workbook; sqlite: a database; ics: iCalendar (RFC 5545);"
        " state-department, state-department-visits, colt: rows of those data sets",
    )
    add_output(command)
    add_jobs(command)
    add_where(command)
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
    tables.add_argument(
        "--flat", action="store_true", help="one table with a row per stop, instead of all tables (csv, xlsx)"
    )
    tables.add_argument("--excel", action="store_true", help="with the mark by which Excel knows UTF-8")


def add_import(commands: Subcommands) -> None:
    """Adds `import`."""
    command = commands.add(
        "import",
        "read exported records back, exactly; other calendars become drafts",
        "A data set is named first: `diplovisit import state-department FOLDER -o OUT`, or state-department-visits,"
        " or colt, or one that an installed package offers. What is in OUT already is never lost: what is new is"
        " written beside it.",
    )
    command.__class__ = ImportParser
    add_paths(command, default=None)
    add_output(command)
    command.add_argument(
        "--replace",
        action="store_true",
        help="write over files that differ from what is imported, and list them; without it they are listed and kept. A"
        " newer revision is kept in any case, and so is a record where the import has a draft",
    )
    command.add_argument(
        "--strict", action="store_true", help="exit with 1 if there are drafts, which lack what no calendar has"
    )
    command.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="show every finding, and every file that is skipped",
    )
    command.add_argument(
        "--map",
        metavar="MAP",
        help="read a spreadsheet by a map: a TOML file, or the name of an installed map; `diplovisit map` drafts one",
    )
    command.add_argument(
        "--check",
        action="store_true",
        help="with --map: show what would come in, why other rows would not, and what would change in the output",
    )
    command.add_argument(
        "--revised",
        metavar="DAY",
        help="the day for the rows of a flat table that have no `revised`",
    )
    command.add_argument(
        "--rejected",
        metavar="FILE",
        help="where rows of a table go that cannot come in (default: rejected.csv or .xlsx next to the output; where"
        " there is one with other rows, rejected-2.csv)",
    )


def add_map(commands: Subcommands) -> None:
    """Adds `map`."""
    command = commands.add(
        "map",
        "draft a map of a spreadsheet, for `import SHEET --map MAP`",
        "The draft says which column states which fact, and asks what it cannot tell. It needs"
        " pip install 'diplovisit[sheets]' for workbooks, and nothing for CSV.",
    )
    command.add_argument("sheet", metavar="SHEET", help="a spreadsheet: .csv, .xlsx, .xls or .ods")
    command.add_argument("-o", "--output", metavar="MAP", help="a file to write to (default: standard output)")
    command.add_argument("--replace", action="store_true", help="write over a map that is there")
    command.add_argument("--title", metavar="TEXT", help="what records call the sheet (default: the name of the file)")
    command.add_argument(
        "--sheet",
        metavar="NAME",
        dest="only",
        action="append",
        default=[],
        help="only this sheet of a workbook; may be repeated",
    )
    command.add_argument("--header", metavar="ROW", type=int, help="the number of the row of the column names")
    command.add_argument("--encoding", metavar="NAME", help="the encoding of a CSV file, such as cp1252")
    command.add_argument("--delimiter", metavar="SIGN", help="what separates the cells of a CSV file, such as ; or tab")


def add_template(commands: Subcommands) -> None:
    """Adds `template`."""
    command = commands.add(
        "template",
        "write an empty table to fill in; `import` makes records of it",
        "A workbook has drop-down lists and a codebook. The columns that have to be filled in are marked.",
    )
    command.add_argument(
        "--to", choices=("xlsx", "csv"), default="xlsx", help="xlsx: a workbook (default); csv: the header alone"
    )
    command.add_argument("-o", "--output", metavar="OUT", help="a file to write it to (default: standard output)")


def add_plot(commands: Subcommands) -> None:
    """Adds `plot`."""
    command = commands.add(
        "plot",
        "draw visits by year and by country, as a timeline or on a map",
        "It needs matplotlib: pip install 'diplovisit[plot]'. What a picture leaves out is said below it.",
    )
    add_paths(command, default=None)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file that ends in .svg, .png or .pdf (default: standard output, as SVG)",
    )
    command.add_argument("--to", choices=("svg", "png", "pdf"), help="the format, where no ending tells it")
    command.add_argument(
        "--by",
        choices=("year", "country", "both", "timeline", "map"),
        default="both",
        help="what to show (default: both, which is year and country)",
    )
    command.add_argument(
        "--top", metavar="N", type=int, default=15, help="how many countries or lanes are shown each (default: 15)"
    )
    command.add_argument("--title", metavar="TEXT", help="what is said above the picture (default: the years)")
    add_where(command)
    command.add_argument(
        "--split-by",
        choices=("traveller", "country"),
        help="draw each traveller apart; a timeline is split by traveller, or by country",
    )
    command.add_argument(
        "--theme",
        choices=("light", "dark", "auto"),
        default="light",
        help="the colours; auto is for SVG, and is the reader's choice (default: light)",
    )
    command.add_argument(
        "--width", metavar="PIXELS", type=int, default=800, help="how wide; a PNG has two for each (default: 800)"
    )
    command.add_argument("--height", metavar="PIXELS", type=int, help="how high (default: what it needs)")


def add_site(commands: Subcommands) -> None:
    """Adds `site`."""
    command = commands.add(
        "site",
        "write a static site of visits: pages, a map, feeds and a search",
        "It needs Jinja2: pip install 'diplovisit[site]'. The site works from any web server and from the file system.",
    )
    add_paths(command, default=None)
    command.add_argument(
        "-o", "--output", metavar="FOLDER", help="where to write it (default: site; with --serve a temporary one)"
    )
    command.add_argument(
        "--title", metavar="TEXT", help="what the site is called (default: as it was, or Diplomatic visits)"
    )
    command.add_argument(
        "--url",
        metavar="URL",
        help="where the site will be; links in its feeds begin with it (default: as it was; '' for none)",
    )
    command.add_argument(
        "--replace",
        action="store_true",
        help="write over files that are not the site's own, and keep a copy of each (.bak); also remove most files of a"
        " site",
    )
    command.add_argument("--no-cache", action="store_true", help="read every record again")
    command.add_argument(
        "--serve",
        metavar="PORT",
        nargs="?",
        type=int,
        const=8000,
        help="show the site at http://127.0.0.1:PORT/ and write it anew on each change (default: 8000)",
    )
    add_jobs(command)


def add_publish(commands: Subcommands) -> None:
    """Adds `publish`."""
    command = commands.add(
        "publish",
        "put visits on a calendar server (CalDAV), and keep them as the records have them",
        "It needs caldav: pip install 'diplovisit[publish]'. What somebody else wrote or changed there is left and"
        " listed. The password comes from DIPLOVISIT_PUBLISH_PASSWORD, the keyring or a command.",
    )
    add_paths(command, default=None)
    command.add_argument("--to", metavar="URL", required=True, help="the address of the calendar")
    command.add_argument("--dry-run", action="store_true", help="change nothing; show what would be done")
    command.add_argument(
        "--as",
        metavar="NAME",
        dest="owner",
        help="who publishes, such as foreign-desk: what was published under another name is left (default: a name that"
        " is drawn once and kept in .diplovisit_cache)",
    )
    command.add_argument(
        "--overwrite", action="store_true", help="write over entries of these visits that somebody else changed"
    )
    command.add_argument(
        "--max-delete",
        metavar="N",
        type=_count,
        help="remove up to N entries of visits that are there no more; a run that would remove more changes nothing"
        " (default: as many as stay)",
    )
    command.add_argument("--create", action="store_true", help="make the calendar if it is not there")
    add_where(command)
    command.add_argument("--no-record", action="store_true", help="leave the records out, for a public calendar")
    command.add_argument(
        "--tzid", action="store_true", help="hours by the clock of their time zone, with its rules, and not in UTC"
    )
    command.add_argument(
        "--spans", action="store_true", help="show a month or a year, of which the day is not known, on all its days"
    )
    command.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="how to say what was done (default: text)"
    )
    command.add_argument("-v", "--verbose", action="store_true", help="list what a calendar cannot show of the records")
    add_jobs(command)
    server = command.add_argument_group("the server")
    server.add_argument("--user", metavar="NAME", help="who logs in (default: DIPLOVISIT_PUBLISH_USER)")
    server.add_argument(
        "--password-command",
        metavar="COMMAND",
        help="a program that prints the password, such as 'pass show calendar'; it is run without a shell",
    )
    server.add_argument("--password", nargs="?", action=_RefusedPassword, help=argparse.SUPPRESS)
    server.add_argument(
        "--timeout", metavar="SECONDS", type=_seconds, default=30.0, help="how long to wait for an answer (default: 30)"
    )
    server.add_argument("--authorities", metavar="FILE", help="certificates to trust (PEM), for a server of your own")
    server.add_argument(
        "--allow-http", action="store_true", help="let a password be sent without encryption to another machine"
    )


class _RefusedPassword(argparse.Action):
    """Refuses a password on the command line, which other users of a machine see. The message does not repeat it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        parser.error("a password is not for the command line: use DIPLOVISIT_PUBLISH_PASSWORD or --password-command")


def _count(text: str) -> int:
    """Returns a number of entries. Raises ValueError for one below 0, which the parser reports."""
    if (number := int(text)) < 0:
        raise ValueError(text)
    return number
