"""The time to read a sheet, against bare python-calamine and the bare csv module on the same bytes.

Run as `python -m benchmarks.sheets [ROWS] [RUNS]`. The functions take turns in shuffled order, and the median
of each counts.
"""

import csv
import datetime
import functools
import io
import sys

import xlsxwriter
from python_calamine import load_workbook

from benchmarks.side_by_side import timed
from diplovisit.readers.sheets import read_sheets

COLUMNS = 20


def row(number: int) -> list[str | float | datetime.date]:
    """A row of texts, days and numbers."""
    day = datetime.date(2000, 1, 1) + datetime.timedelta(number % 9_000)
    return [(f"Visitor {number}", day, number * 1.5, "Oslo")[column % 4] for column in range(COLUMNS)]


def workbook(rows: int, *, formulas: bool) -> bytes:
    """A workbook of rows, with a formula in the last column if wanted."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [f"Column {column}" for column in range(COLUMNS)])
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, row(number))
        if formulas:
            sheet.write_formula(number, COLUMNS - 1, "=1+1", None, 2)
    book.close()
    return stream.getvalue()


def table(rows: int) -> bytes:
    """The same rows as CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([[f"Column {column}" for column in range(COLUMNS)], *map(row, range(1, rows + 1))])
    return stream.getvalue().encode()


def ours(data: bytes) -> int:
    """Reads all rows with their cells by name."""
    return sum(len(each.cells) for sheet in read_sheets(data, name="visits.xlsx").sheets for each in sheet.rows())


def bare_calamine(data: bytes) -> int:
    """Reads all rows as lists."""
    return sum(len(each) for each in load_workbook(io.BytesIO(data)).get_sheet_by_index(0).iter_rows())


def bare_csv(data: bytes) -> int:
    """Reads all rows as lists."""
    return sum(len(each) for each in csv.reader(io.StringIO(data.decode(), newline="")))


def main(rows: int, runs: int) -> None:
    """Prints the rows per second and the ratios."""
    plain, computed, text = workbook(rows, formulas=False), workbook(rows, formulas=True), table(rows)
    for title, bare, data in (
        ("workbook", bare_calamine, plain),
        ("workbook with formulas", bare_calamine, computed),
        ("CSV", bare_csv, text),
    ):
        times = timed({"ours": functools.partial(ours, data), "bare": functools.partial(bare, data)}, runs=runs)
        whole, least = times["ours"].median, times["bare"].median
        print(
            f"{title}: {rows:,} rows of {COLUMNS} cells in {whole:.2f} s, {rows / whole:,.0f} rows a second,"
            f" {whole / least:.1f} times the bare reader ({least:.2f} s)"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000, int(sys.argv[2]) if len(sys.argv) > 2 else 7)
