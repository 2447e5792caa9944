"""The time and the memory to import a workbook by a map, as whole commands.

Run as `python -m benchmarks.intake [RUNS]`. A workbook of 5,000 rows and 10 columns becomes records in JSON Lines, and
the same with 20,000 rows. "beyond the workbook" is the peak less that of a command that only opens the same workbook.
"""

import datetime
import io
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from benchmarks.whole_commands import COMMAND, Run, run

MAP = """\
format = 1
[source]
title = "Visits (made up)"
read-on = 2026-11-30
[columns]
row-id = "Ref"
traveller = "Visitor"
office = "Office"
sending = "From"
country = "Country"
place = "City"
first-day = "Arrival"
last-day = "Departure"
status = "Status"
note = "Remarks"
"""
HEADER = ("Ref", "Visitor", "Office", "From", "Country", "City", "Arrival", "Departure", "Status", "Remarks")
COUNTRIES = ("Norway", "Chile", "Japan", "Kenya", "Viet Nam", "Korea, Rep.", "Côte d'Ivoire", "Brazil")
OPENS = """
import sys
from python_calamine import load_workbook
load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()
"""


def rows_of_visits(rows: int) -> Iterator[tuple[object, ...]]:
    """Yields the rows of made-up visits, each of one stop."""
    for number in range(1, rows + 1):
        day = datetime.date(1995, 1, 1) + datetime.timedelta(number * 2 % 10_000)
        country = COUNTRIES[number % len(COUNTRIES)]
        cells = (f"R-{number}", f"Visitor Number {number}", "Foreign Minister", "Peru", country, "The capital")
        yield *cells, day, day + datetime.timedelta(1), "held", f"Talks on item {number}"


def workbook(rows: int) -> bytes:
    """A workbook of made-up visits, each of one stop."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    for number, cells in enumerate(rows_of_visits(rows), 1):
        sheet.write_row(number, 0, cells)
    book.close()
    return stream.getvalue()


def median(runs: list[Run]) -> tuple[float, float]:
    """The median of the seconds of processor time and of the megabytes."""
    return statistics.median(one.processors for one in runs), statistics.median(one.megabytes for one in runs)


def report(runs: int) -> None:
    """Prints a row for each size."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "map.toml").write_text(MAP)
        for rows in (5_000, 20_000):
            sheet = Path(folder) / f"{rows}.xlsx"
            sheet.write_bytes(workbook(rows))
            out = Path(folder) / f"{rows}.jsonl"
            command: list[str | Path] = [
                COMMAND,
                "import",
                sheet,
                "--map",
                Path(folder) / "map.toml",
                "-o",
                out,
                "--replace",
            ]
            seconds, peak = median([run(command) for _ in range(runs)])
            _, opened = median([run([sys.executable, "-c", OPENS, sheet]) for _ in range(runs)])
            assert len(out.read_bytes().splitlines()) == rows
            print(
                f"{rows:,} rows to records: {seconds:.1f} s of processor, {rows / seconds:,.0f} rows a second,"
                f" {peak:.0f} MB at the peak, {peak - opened:.0f} MB beyond the workbook"
            )


if __name__ == "__main__":
    report(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
