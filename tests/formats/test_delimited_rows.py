"""Rows of CSV that others wrote: their lines, and rows with an open quote."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.formats.delimited_rows import DelimitedFault, Delimiter, read_delimited

CELLS = st.lists(st.text("ab\u2028\x0b\x85\u0301 ,;'\"\r\n", max_size=4), min_size=2, max_size=3)


@given(st.text("a \u2028\x0b\x85\r\n", max_size=12), st.sampled_from(("", "sep=,\r\n")))
def test_a_line_ends_where_spreadsheets_end_it(text: str, before: str) -> None:
    """Only CR, LF and both together end a line, and each row has the number and text of its line."""
    rows = [*read_delimited(before + text, Delimiter(sign=",", start=len(before)))]
    lines = [line.rstrip("\r\n") for line in io.StringIO(text, newline="")]
    first = 2 if before else 1
    assert [(row.source, row.line) for row in rows] == [(line, first + at) for at, line in enumerate(lines)]


@given(st.lists(CELLS, max_size=5), st.sampled_from(("\r\n", "\n", "\r")))
def test_what_a_program_wrote_is_read_as_csv_reads_it(table: list[list[str]], end: str) -> None:
    """Rows of any cells, with line breaks in them, are those of the csv module; blank lines stay rows."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table)
    rows = [*read_delimited(text.getvalue(), Delimiter(sign=","))]
    assert [[*row.cells] for row in rows] == table
    assert [row.line for row in rows] == [1 + sum(before.lines for before in rows[:at]) for at in range(len(rows))]


@given(st.lists(st.text("ab ", min_size=1), min_size=1, max_size=5))
def test_an_open_quote_swallows_no_line(lines: list[str]) -> None:
    """The lines after a row with an open quote are read again, each as a row of its own."""
    rows = [*read_delimited('"open,1\n' + "\n".join(f"{line},2" for line in lines), Delimiter(sign=",", width=2))]
    assert rows[0].fault is DelimitedFault.OPEN_QUOTE
    assert [row.cells for row in rows[1:]] == [(line, "2") for line in lines]
