"""The commands that convert records from and to other formats, with their arguments: export, import, plot."""

from diplovisit.cli.parser import Subcommands
from diplovisit.cli.shared_arguments import add_jobs, add_output, add_paths, add_where


def add_export(commands: Subcommands) -> None:
    """Adds `export`."""
    command = commands.add("export", "write records in another format", "A file is written whole, or not at all.")
    add_paths(command, default=None)
    command.add_argument(
        "--to",
        choices=("json", "jsonl", "jsonld", "csv", "parquet", "ics", "state-department", "colt"),
        required=True,
        help="json: canonical JSON (RFC 8785), a record a file; jsonl: the same, a record a line; jsonld: a schema.org"
        " Event; csv, parquet: a folder of tables; ics: iCalendar (RFC 5545); state-department, colt: rows of those"
        " data sets",
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
    tables.add_argument("--flat", action="store_true", help="one table, a row a stop, in the place of the tables")
    tables.add_argument("--excel", action="store_true", help="with the mark by which Excel knows UTF-8")


def add_import(commands: Subcommands) -> None:
    """Adds `import`."""
    command = commands.add(
        "import",
        "read exported records back, exactly; other calendars become drafts",
        "A data set is named first: `diplovisit import state-department FOLDER -o OUT`, or colt.",
    )
    add_paths(command, default=None)
    add_output(command)
    command.add_argument(
        "--replace",
        action="store_true",
        help="write over files that differ from what is imported; without it they are listed, and nothing is written",
    )


def add_plot(commands: Subcommands) -> None:
    """Adds `plot`."""
    command = commands.add(
        "plot",
        "draw visits by year and by country",
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
        "--by", choices=("year", "country", "both"), default="both", help="what to show (default: both)"
    )
    command.add_argument(
        "--top", metavar="N", type=int, default=15, help="how many countries have a bar each (default: 15)"
    )
    command.add_argument("--title", metavar="TEXT", help="what is said above the picture (default: the years)")
    add_where(command)
    command.add_argument("--split-by", choices=("traveller",), help="draw each traveller apart")
    command.add_argument(
        "--width", metavar="PIXELS", type=int, default=800, help="how wide; a PNG has two for each (default: 800)"
    )
    command.add_argument("--height", metavar="PIXELS", type=int, help="how high (default: what it needs)")
