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
        "format records in place",
        "JSON fields are written in schema order, without default values. YAML keeps its comments, key order and line"
        " breaks. YAML strings that other parsers read as a date, number or boolean are quoted.",
    )
    add_paths(command, default=".")
    command.add_argument(
        "--check",
        action="store_true",
        help="write nothing; name each file that would change, show the difference, and exit with 1 if there is one",
    )
    command.add_argument("--diff", action="store_true", help="like --check, but show only the difference, for `patch`")
    command.add_argument("--compact", action="store_true", help="write canonical JSON (RFC 8785) on one line")
    command.add_argument(
        "--no-findings",
        action="store_true",
        help="for hooks: only name the files that cannot be formatted, because `check` reports the findings; skip"
        " files that are not records",
    )


def add_diff(commands: Subcommands) -> None:
    """Adds `diff`."""
    command = commands.add(
        "diff",
        "describe changes between two versions of records: files, folders or git revisions",
        "A single revision is compared with the working files, and a single path with HEAD. Revisions are compared as"
        " a whole, from any folder; to limit them to some paths, add these after --. As in git, A..B compares A with"
        " B, and A...B compares their common ancestor with B.",
    )
    # argparse gives every subparser the class of its parent.
    command.__class__ = DiffParser
    command.add_argument("old", metavar="OLD", help="a file, a folder, a git revision, or REVISION:PATH")
    command.add_argument("new", metavar="NEW", nargs="*", help="the same, and paths if OLD is a revision")
    command.add_argument(
        "--output-format",
        choices=("text", "json", "markdown"),
        default="text",
        help="output format: text, json, or markdown for a pull request comment (default: text)",
    )
    command.add_argument(
        "--only",
        metavar="SUBJECTS",
        help="show only changes of these subjects, separated by commas: status, dates, places, people, engagements,"
        " claims, relations, sources, evidence, notes, revision",
    )
    command.add_argument(
        "--max-characters",
        metavar="NUMBER",
        type=int,
        help="limit the length of a Markdown report; further records are only counted (GitHub accepts 65,536)",
    )
    command.add_argument(
        "--addresses", action="store_true", help="add the address of each change in the record (text, markdown)"
    )
    command.add_argument("--exit-code", action="store_true", help="exit with 1 if there are changes, like git")


def add_show(commands: Subcommands) -> None:
    """Adds `show`."""
    command = commands.add(
        "show",
        "show the programme of a visit in readable form, with its open questions",
        "Facts are checked against the texts of their sources, if available.",
    )
    add_paths(command, default=None)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="write a self-contained HTML page")
    form.add_argument("--markdown", action="store_true", help="write Markdown")
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
        help="visit: a record; map: a spreadsheet map in TOML; draft: a language model's answer to `draft --with`"
        " (default: visit)",
    )
    command.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")


def add_draft(commands: Subcommands) -> None:
    """Adds `draft`."""
    command = commands.add(
        "draft",
        "draft a record from an article or a press release, and quote the words that prove each fact",
        "Facts that the text does not prove are left out, or left open as choices. Several texts make one record."
        " Rules read the text. No network is used, and no language model unless --with is given.",
    )
    command.add_argument(
        "texts",
        metavar="TEXT",
        nargs="+",
        help="a text file, ID=FILE to set the id of its source, or - for standard input",
    )
    add_output(command)
    command.add_argument("--replace", action="store_true", help="overwrite an existing output file")
    command.add_argument(
        "--update", metavar="RECORD", help="propose the next revision of this record, and show the changes"
    )
    command.add_argument("--write", action="store_true", help="with --update: write the changes to the record")
    command.add_argument("--interactive", action="store_true", help="ask about open choices on the terminal")
    command.add_argument(
        "--id", metavar="ID", help="the id of the record (default: sending country, host and traveller)"
    )
    command.add_argument(
        "--date", metavar="DAY", help="publication date of the text, such as 2025-03-05, if the text has none"
    )
    command.add_argument("--publisher", metavar="NAME", help="publisher of the text, if the text does not name it")
    command.add_argument(
        "--source-kind",
        choices=("news", "statement", "dataset", "speech"),
        help="the kind of source (default: inferred from the text)",
    )
    command.add_argument("--url", metavar="URL", help="the web address of the text")
    command.add_argument("--traveller", metavar="NAME", help="the person who travels, if the text leaves that open")
    command.add_argument(
        "--to",
        metavar="COUNTRY",
        action="append",
        default=[],
        help="host country, by name or code, if the text leaves that open; may be repeated",
    )
    command.add_argument(
        "--by", metavar="NAME", default="the editor", help="who vouches for inferred facts (default: the editor)"
    )
    command.add_argument("--revised", metavar="TIME", help="time of the revision, in UTC (default: now)")
    _add_model(command)
    add_configuration(command)


def _add_model(command: argparse.ArgumentParser) -> None:
    """Adds the arguments of `draft` that are for a language model."""
    model = command.add_argument_group("language model", "Facts from a model need proof, like all others.")
    model.add_argument(
        "--with",
        metavar="COMMAND",
        dest="with_command",
        help="run this program for proposals, such as 'llm -m MODEL'. It reads a prompt on standard input and prints"
        " JSON. No shell is used",
    )
    model.add_argument(
        "--rounds",
        metavar="N",
        type=_rounds,
        help="ask the model at most N times, and send refused facts back for repair (default: 1)",
    )
    model.add_argument("--timeout", metavar="SECONDS", type=_seconds, help="time limit for each answer (default: 120)")
    model.add_argument(
        "--answer",
        metavar="FILE",
        action="append",
        dest="answers",
        default=[],
        help="read the model's answer from a file, or - for standard input; repeat once for each round",
    )
    model.add_argument(
        "--print-prompt",
        action="store_true",
        help="print the prompt, to paste into a chat; with --answer: print the prompt to repair that answer",
    )
    model.add_argument("--report", metavar="FILE", help="write the refused facts and the reasons as JSON")


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
        "explain what a rule reports, why it matters, and how to fix it",
        "Without RULE, all rules are listed, one per line.",
    )
    command.add_argument(
        "rules", metavar="RULE", nargs="*", help="a rule, a group such as time, or a pattern such as 'stop-*'"
    )
    command.add_argument("--all", action="store_true", help="explain every rule")
    command.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="output format (default: text)"
    )


def add_init(commands: Subcommands) -> None:
    """Adds `init`."""
    command = commands.add(
        "init",
        "create a repository of records, with an example, settings, and files for CI and editors",
        "Existing files are never overwritten. If one of the files exists, nothing is written (see --keep).",
    )
    command.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=".",
        help="the folder, created if missing (default: current folder)",
    )
    command.add_argument(
        "--ci", choices=("github", "gitlab", "none"), default="github", help="the CI service (default: github)"
    )
    command.add_argument("--keep", action="store_true", help="skip existing files, and write the others")
    command.add_argument(
        "--kept-at",
        metavar="URL",
        default="https://example.org/diplovisit",
        help="URL of the git repository from which CI and pre-commit install diplovisit (default: a placeholder)",
    )


def add_completion(commands: Subcommands) -> None:
    """Adds `completion`."""
    command = commands.add(
        "completion",
        "print a shell completion script",
        """Requires argcomplete: pip install argcomplete. To enable completion in every new shell:

  bash   diplovisit completion bash > ~/.local/share/bash-completion/completions/diplovisit
  zsh    diplovisit completion zsh > ~/.zfunc/_diplovisit    (a folder of $fpath, before compinit)
  fish   diplovisit completion fish > ~/.config/fish/completions/diplovisit.fish""",
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


def add_export(commands: Subcommands) -> None:
    """Adds `export`."""
    command = commands.add("export", "convert records to another format", "No output file is ever left half-written.")
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
        help="json: canonical JSON (RFC 8785), one record per file; jsonl: the same, one record per line; jsonld:"
        " schema.org events; csv, parquet: a folder of tables; xlsx: a workbook; sqlite: a database; ics: iCalendar"
        " (RFC 5545); state-department, state-department-visits, colt: rows in the form of those data sets",
    )
    add_output(command)
    add_jobs(command)
    add_where(command)
    calendars = command.add_argument_group("calendars")
    calendars.add_argument("--name", metavar="TEXT", help="the name of the calendar")
    calendars.add_argument(
        "--refresh",
        metavar="DURATION",
        help="how often calendar programs should reload the feed, such as PT12H (ISO 8601)",
    )
    calendars.add_argument(
        "--no-record",
        action="store_true",
        help="leave out the full records, for a public feed; it can be imported only as drafts",
    )
    calendars.add_argument(
        "--tzid", action="store_true", help="write local times with their time zone (TZID) instead of UTC"
    )
    calendars.add_argument(
        "--spans", action="store_true", help="show a visit on every day of its month or year if the day is unknown"
    )
    calendars.add_argument(
        "--structured-data", action="store_true", help="also add each record as STRUCTURED-DATA (RFC 9073)"
    )
    calendars.add_argument(
        "--split-by",
        choices=("country", "traveller"),
        help="write one calendar per country or traveller, to -o FOLDER/",
    )
    tables = command.add_argument_group("tables")
    tables.add_argument(
        "--flat", action="store_true", help="write one table with a row per stop, instead of all tables (csv, xlsx)"
    )
    tables.add_argument("--excel", action="store_true", help="start CSV files with a byte order mark, for Excel")


def add_import(commands: Subcommands) -> None:
    """Adds `import`."""
    command = commands.add(
        "import",
        "import records from calendars, tables, spreadsheets and data sets",
        "Exports of diplovisit are read back without loss. Other calendars become drafts. For a data set, give its"
        " name first: `diplovisit import state-department FOLDER -o OUT`. Existing records in OUT are kept.\n\n"
        "It reads:\n"
        "  .ics, .ifb, .vcs        a calendar: from `export --to ics` exactly, from other programs as drafts\n"
        "  a folder of .csv        the tables from `export --to csv`, or .parquet from `export --to parquet`\n"
        "  .csv, .xlsx, .ods       a flat table, a filled-in `template`, or any sheet with --map\n"
        "  .xlsx, .sqlite, .db     the workbook and the database from `export --to xlsx` and `--to sqlite`\n"
        "  .yaml, .json, .jsonl    records; .draft.json, drafts of an earlier import\n"
        "  the name of a data set  state-department, state-department-visits, colt, or an installed one",
    )
    command.__class__ = ImportParser
    add_paths(command, default=None, formats=".ics, .csv, .xlsx, .sqlite and more, see above")
    add_output(command)
    command.add_argument(
        "--replace",
        action="store_true",
        help="overwrite files that differ from the import, and list them. By default, they are kept and listed. A newer"
        " revision is never overwritten, nor a record by a draft",
    )
    command.add_argument("--strict", action="store_true", help="exit with 1 if some records are incomplete drafts")
    command.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="show every finding and every skipped file",
    )
    command.add_argument(
        "--map",
        metavar="MAP",
        help="import a spreadsheet with this map: a TOML file (see `diplovisit map`), or the name of an installed map",
    )
    command.add_argument(
        "--check",
        action="store_true",
        help="with --map: write nothing; show which rows would be imported, which would be rejected and why, and what"
        " would change in the output",
    )
    command.add_argument(
        "--revised",
        metavar="DAY",
        help="the revision date for rows of a flat table without `revised`",
    )
    command.add_argument(
        "--rejected",
        metavar="FILE",
        help="write rejected rows of a table to this file (default: rejected.csv or rejected.xlsx next to the output,"
        " or rejected-2.csv if that file exists with other rows)",
    )


def add_map(commands: Subcommands) -> None:
    """Adds `map`."""
    command = commands.add(
        "map",
        "draft a map of a spreadsheet, for `import SHEET --map MAP`",
        "The map says which column contains which fact. Questions mark what could not be determined. Workbooks"
        " require python-calamine: pip install python-calamine.",
    )
    command.add_argument("sheet", metavar="SHEET", help="a spreadsheet: .csv, .xlsx, .xls or .ods")
    command.add_argument("-o", "--output", metavar="MAP", help="the file to write (default: standard output)")
    command.add_argument("--replace", action="store_true", help="overwrite an existing map")
    command.add_argument(
        "--title", metavar="TEXT", help="the title of the spreadsheet, as records cite it (default: the file name)"
    )
    command.add_argument(
        "--sheet",
        metavar="NAME",
        dest="only",
        action="append",
        default=[],
        help="read only this sheet of a workbook; may be repeated",
    )
    command.add_argument("--header", metavar="ROW", type=int, help="the number of the header row")
    command.add_argument("--encoding", metavar="NAME", help="the encoding of a CSV file, such as cp1252")
    command.add_argument("--delimiter", metavar="SIGN", help="the delimiter of a CSV file, such as ; or tab")


def add_template(commands: Subcommands) -> None:
    """Adds `template`."""
    command = commands.add(
        "template",
        "write an empty table to fill in; `import` turns it into records",
        "A workbook has drop-down lists and a codebook. Required columns are marked.",
    )
    command.add_argument(
        "--to",
        choices=("xlsx", "csv"),
        help="xlsx: a workbook; csv: only the header row (default: csv if OUT ends in .csv, otherwise xlsx)",
    )
    command.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")


def add_plot(commands: Subcommands) -> None:
    """Adds `plot`."""
    command = commands.add(
        "plot",
        "draw visits by year and by country, as a timeline or on a map",
        "Requires matplotlib: pip install matplotlib. A note below the picture says what it leaves out.",
    )
    add_paths(command, default=None)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the file to write: .svg, .png or .pdf (default: standard output, as SVG)",
    )
    command.add_argument(
        "--to", choices=("svg", "png", "pdf"), help="the output format (default: from the file extension, or svg)"
    )
    command.add_argument(
        "--by",
        choices=("year", "country", "both", "timeline", "map"),
        default="both",
        help="the kind of plot; both draws year and country (default: both)",
    )
    command.add_argument(
        "--top",
        metavar="N",
        type=int,
        default=15,
        help="the number of countries, or of lanes of a timeline (default: 15)",
    )
    command.add_argument("--title", metavar="TEXT", help="the title above the picture (default: the years)")
    add_where(command)
    command.add_argument(
        "--split-by",
        choices=("traveller", "country"),
        help="draw travellers separately; a timeline can also have one lane per country",
    )
    command.add_argument(
        "--theme",
        choices=("light", "dark", "auto"),
        default="light",
        help="the colours; auto (SVG only) follows the reader's system (default: light)",
    )
    command.add_argument(
        "--width",
        metavar="PIXELS",
        type=int,
        default=800,
        help="the width; a PNG has twice as many pixels (default: 800)",
    )
    command.add_argument("--height", metavar="PIXELS", type=int, help="the height (default: to fit the content)")


def add_site(commands: Subcommands) -> None:
    """Adds `site`."""
    command = commands.add(
        "site",
        "generate a static website of visits, with a map, feeds and search",
        "Requires Jinja2: pip install Jinja2. The site works on any web server and from the file system.",
    )
    add_paths(command, default=None)
    command.add_argument(
        "-o", "--output", metavar="FOLDER", help="the folder to write (default: site; with --serve, a temporary one)"
    )
    command.add_argument(
        "--title", metavar="TEXT", help="the site title (default: the title of the last run, or Diplomatic visits)"
    )
    command.add_argument(
        "--url",
        metavar="URL",
        help="the public address of the site, for links in feeds; '' for none (default: the address of the last run)",
    )
    command.add_argument(
        "--replace",
        action="store_true",
        help="overwrite files that `site` did not write, and keep a copy of each (.bak); also allow a run that removes"
        " most files of a site",
    )
    command.add_argument("--no-cache", action="store_true", help="read all records again")
    command.add_argument(
        "--serve",
        metavar="PORT",
        nargs="?",
        type=int,
        const=8000,
        help="serve the site at http://127.0.0.1:PORT/, and rebuild it on each change (default port: 8000)",
    )
    add_jobs(command)


def add_publish(commands: Subcommands) -> None:
    """Adds `publish`."""
    command = commands.add(
        "publish",
        "publish visits to a CalDAV calendar, and update it when records change",
        "Requires caldav: pip install caldav. Entries that somebody else wrote or changed are kept and listed. The"
        " password is read from DIPLOVISIT_PUBLISH_PASSWORD, the keyring or --password-command.",
    )
    add_paths(command, default=None)
    command.add_argument("--to", metavar="URL", required=True, help="the URL of the calendar")
    command.add_argument("--dry-run", action="store_true", help="change nothing; show what would be done")
    command.add_argument(
        "--as",
        metavar="NAME",
        dest="owner",
        help="the publisher's name, such as foreign-desk. Entries published under other names are kept (default: a"
        " random name, stored in .diplovisit_cache)",
    )
    command.add_argument(
        "--overwrite", action="store_true", help="overwrite entries of these visits that somebody else changed"
    )
    command.add_argument(
        "--max-delete",
        metavar="N",
        type=_count,
        help="remove up to N entries of visits that no longer exist; a run that would remove more changes nothing"
        " (default: as many as remain)",
    )
    command.add_argument("--create", action="store_true", help="create the calendar if it does not exist")
    add_where(command)
    command.add_argument("--no-record", action="store_true", help="leave out the full records, for a public calendar")
    command.add_argument(
        "--tzid", action="store_true", help="write local times with their time zone (TZID) instead of UTC"
    )
    command.add_argument(
        "--spans", action="store_true", help="show a visit on every day of its month or year if the day is unknown"
    )
    command.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="output format (default: text)"
    )
    command.add_argument("-v", "--verbose", action="store_true", help="list what a calendar cannot show of the records")
    add_jobs(command)
    server = command.add_argument_group("server")
    server.add_argument("--user", metavar="NAME", help="the user name (default: DIPLOVISIT_PUBLISH_USER)")
    server.add_argument(
        "--password-command",
        metavar="COMMAND",
        help="run this program to get the password, such as 'pass show calendar'; no shell is used",
    )
    server.add_argument("--password", nargs="?", action=_RefusedPassword, help=argparse.SUPPRESS)
    server.add_argument(
        "--timeout", metavar="SECONDS", type=_seconds, default=30.0, help="time limit for each request (default: 30)"
    )
    server.add_argument("--authorities", metavar="FILE", help="certificate authorities to trust (PEM file)")
    server.add_argument(
        "--allow-http", action="store_true", help="allow a password to be sent unencrypted to another machine"
    )


class _RefusedPassword(argparse.Action):
    """Refuses a password on the command line, which other users of a machine see. The message does not repeat it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        parser.error(
            "other users can see a password on the command line; use DIPLOVISIT_PUBLISH_PASSWORD or --password-command"
        )


def _count(text: str) -> int:
    """Returns a number of entries. Raises ValueError for one below 0, which the parser reports."""
    if (number := int(text)) < 0:
        raise ValueError(text)
    return number
