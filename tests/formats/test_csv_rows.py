"""Rows by RFC 4180 are written in one way and read strictly, and every fault has its line."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.formats.csv_rows import LONGEST_CELL, RowFaultKind, RowWriter, cell_spans, read_rows

COLUMNS = ("id", "name", "note")
cells = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
    st.text(',"\r\n;a', max_size=8),
)
tables = st.lists(st.tuples(cells, cells, cells), max_size=6)


def written(rows: list[tuple[str, str, str]]) -> bytes:
    """Returns rows as RowWriter writes them."""
    writer = RowWriter(COLUMNS)
    writer.add(rows)
    return writer.take()


@given(tables)
@example([("", "", "")])
@example([("\r\n", '"', ",")])
@example([("\ufeff", "\x0b\u2028", "\x85")])
def test_what_is_written_reads_back(rows: list[tuple[str, str, str]]) -> None:
    """Every cell of a row with a text reads back, whatever its text is, and no fault is reported."""
    read = read_rows(written(rows), COLUMNS)
    assert [row.cells for row in read.rows] == [row for row in rows if "".join(row).strip()]
    assert not read.faults
    assert not read.broken


@given(tables)
def test_pythons_own_reader_reads_the_same(rows: list[tuple[str, str, str]]) -> None:
    """The csv module of Python, which other programs use, reads the same rows."""
    text = written(rows).decode()
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))] == [COLUMNS, *rows]


@given(tables)
def test_a_row_has_the_line_that_an_editor_shows(rows: list[tuple[str, str, str]]) -> None:
    """The number of a row is that of its first line, and line breaks inside earlier cells count."""
    data = written(rows).decode()
    starts = [0]
    for place, sign in enumerate(data):
        if sign == "\n" or (sign == "\r" and data[place + 1 : place + 2] != "\n"):
            starts.append(place + 1)
    for row in read_rows(data.encode(), COLUMNS).rows:
        spans = cell_spans(data, starts[row.line - 1])
        shown = [data[start:end] for start, end in spans]
        assert tuple(s[1:-1].replace('""', '"') if s[:1] == '"' else s for s in shown) == row.cells


@given(tables, st.permutations(COLUMNS))
def test_the_order_of_the_columns_is_free(rows: list[tuple[str, str, str]], order: list[str]) -> None:
    """Cells are assigned by the header, so the columns may be in any order. Rows of empty cells are passed over."""
    read = read_rows(written(rows), order)
    filled = [tuple(row[COLUMNS.index(name)] for name in order) for row in rows if any(map(str.strip, row))]
    assert [row.cells for row in read.rows] == filled


@given(st.one_of(st.binary(max_size=60), st.tuples(tables.map(written), st.binary(max_size=9)).map(b"".join)))
@example(b"")
@example(b"\xff\xfe")
@example(b"id,name,note\r\n\x00")
def test_no_bytes_raise_anything(data: bytes) -> None:
    """Any bytes give a result without an exception, and incomplete content is reported."""
    read = read_rows(data, COLUMNS)
    assert read.broken <= bool(read.faults)
    for fault in read.faults:
        assert 1 <= fault.line <= read.text.count("\n") + read.text.count("\r") + 1
        assert fault.sentence
        assert fault.remedy


@given(tables.filter(bool), st.data())
def test_a_file_that_was_cut_off_is_never_read_as_whole(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """A file that is cut off anywhere except between two rows has a fault."""
    whole = written(rows)
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    read = read_rows(cut, COLUMNS)
    ends = [len(written(rows[:number])) for number in range(len(rows))]
    assert bool(read.faults) == (len(cut) not in ends)


HEAD = b"id,name,note\r\n"


@pytest.mark.parametrize(
    ("data", "kind", "line", "sentence"),
    [
        (b"", RowFaultKind.EMPTY, 1, "the file is empty"),
        ((HEAD + b"a,b,c\r\n").decode().encode("utf-16"), RowFaultKind.ENCODING, 1, "the file is UTF-16, not UTF-8"),
        (
            HEAD.decode().encode("utf-16-le"),
            RowFaultKind.ENCODING,
            1,
            "the file is UTF-16 without a byte order mark, not UTF-8",
        ),
        (
            HEAD + b"a,\xd6sterreich,c\r\n",
            RowFaultKind.ENCODING,
            2,
            'byte 0xD6 is not UTF-8; in Windows-1252 it would be "Ö"',
        ),
        (HEAD + b"a,b\xc3", RowFaultKind.ENCODING, 2, "the file ends inside a character, after byte 0xC3"),
        (HEAD + b"a,b,c\r\na,\0,c\r\n", RowFaultKind.NUL, 3, "this line has the byte NUL"),
        (b"id,name,note\ra,b,c\r", RowFaultKind.LINE_END, 1, "the line ends with CR only, not with CR LF"),
        (
            HEAD + b"a,b,c\r\nd,e,f",
            RowFaultKind.CUT_OFF,
            3,
            "the last line has no line end; the file may have been cut off here",
        ),
        (
            HEAD + b'a,b,c\r\nd,"e,f\r\ng,h,i\r\n',
            RowFaultKind.QUOTE,
            3,
            "a quote is opened in this row and never closed",
        ),
        (
            HEAD + b'a,"x\ny"z,c\r\n',
            RowFaultKind.QUOTE,
            3,
            "there is text between a closing quote and the next comma",
        ),
        *(
            (file, RowFaultKind.QUOTE, line, "there is text between a closing quote and the next comma")
            for file, line in ((b'""id,name,note', 1), (HEAD + b'"a"x,b,c', 2), (HEAD + b'"a\n"x,b,c', 3))
        ),
        (
            HEAD + b'a,b"c,d\r\n',
            RowFaultKind.QUOTE,
            2,
            "a cell has a quote inside, but does not begin with one",
        ),
        (HEAD + b"a,b\r\n", RowFaultKind.RAGGED, 2, "the header has 3 columns, but this line has 2 cells"),
        (HEAD + b"a,b,c,d\r\n", RowFaultKind.RAGGED, 2, "the header has 3 columns, but this line has 4 cells"),
        (b"id,name,id,note\r\n", RowFaultKind.HEADER, 1, 'the column "id" occurs twice'),
        (b"id,nane,note\r\n", RowFaultKind.HEADER, 1, 'there is no column "nane"; did you mean "name"?'),
        (b'id,"na\r\nme",note\r\n', RowFaultKind.HEADER, 1, 'there is no column "na\\r\\nme"; did you mean "name"?'),
        (b"id,name\r\n", RowFaultKind.HEADER, 1, "the header lacks note"),
        (b"id;name;note\r\na;b;c\r\n", RowFaultKind.SEPARATOR, 1, "the cells are separated by semicolons"),
        (b"id\tname\tnote\r\n", RowFaultKind.SEPARATOR, 1, "the cells are separated by tabs"),
        (
            b"sep=;\r\nid;name;note\r\n",
            RowFaultKind.SEPARATOR,
            1,
            "the first line names a separator instead of the columns",
        ),
    ],
)
def test_each_fault_has_its_line_and_sentence(data: bytes, kind: RowFaultKind, line: int, sentence: str) -> None:
    """Each fault that Excel, pandas or a broken download causes is reported with its line and a remedy."""
    fault = read_rows(data, COLUMNS).faults[0]
    assert (fault.kind, fault.line, fault.sentence) == (kind, line, sentence)
    assert fault.remedy


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"id,n\0", "the file is damaged: download it again"),
        (b"\0i", "save it as UTF-8; in Excel, as “CSV UTF-8”"),
        (b"\xff\xfei\0", "save it as UTF-8; in Excel, as “CSV UTF-8”"),
        (HEAD + b"a,b,\xd6\r\n", "save it as UTF-8; in Excel, as “CSV UTF-8”"),
        (HEAD + b"a,b,c", "write it again, or end its last line"),
        (HEAD + b"a,b,c\r", "save the file with Windows line ends, CR LF"),
        (HEAD + b'a,"b,c\r\n', 'close the quote; a quote inside a cell is written ""'),
        (HEAD + b'a,"b"x,c\r\n', 'delete it, or write the quote before it as ""'),
        (HEAD + b'a,b"c,d\r\n', 'put the cell in quotes, and write each quote in it as ""'),
        (HEAD + b"a\r\n", "delete the line, or correct its cells"),
        (b"id,name,id,note\r\n", "delete one of the two"),
        (b"id,nane,note\r\n", "rename the column, or delete it with all its cells"),
        (b"id,name\r\n", "the header is id,name,note"),
        (
            b"id;name;note\r\n",
            "save it as CSV with commas; in a European Excel, choose the list separator of your region first",
        ),
        (b"", "write the header into it, or delete it"),
    ],
)
def test_each_fault_says_what_to_do(data: bytes, remedy: str) -> None:
    """Each fault has a remedy for a person with the file open in a spreadsheet."""
    assert read_rows(data, COLUMNS).faults[0].remedy == remedy


def test_the_name_of_a_column_is_shown_with_invisible_characters_escaped() -> None:
    """In the name of a column, letters of any script stay, and control characters are escaped."""
    sentences = [
        read_rows(f"id,{name},note\r\n".encode(), COLUMNS).faults[0].sentence for name in ("Länder", "na\x01me")
    ]
    assert sentences == ['there is no column "Länder"', 'there is no column "na\\x01me"; did you mean "name"?']


def test_a_ragged_row_does_not_affect_the_others() -> None:
    """The rows before and after a row of the wrong length are read, with their line numbers."""
    read = read_rows(HEAD + b'a,"x\r\ny",c\r\nd,e\r\nf,g,h\r\n', COLUMNS)
    assert [(row.line, row.cells[0]) for row in read.rows] == [(2, "a"), (5, "f")]
    assert [(fault.line, fault.cells) for fault in read.faults] == [(4, ("d", "e"))]
    assert not read.broken


def test_a_cell_without_end_is_a_fault() -> None:
    """A cell above the limit of the csv module is a fault: an open quote turns the rest of a file into one cell."""
    read = read_rows(HEAD + b'a,"' + b"x" * (LONGEST_CELL + 1) + b'",c\r\n', COLUMNS)
    (fault,) = read.faults
    assert fault.kind is RowFaultKind.QUOTE
    assert fault.sentence == "a cell has more than 131,072 characters; a quote may not have been closed"
    assert fault.remedy == "close the quote, or shorten the text"
    assert read.broken


def test_faults_without_number_end_the_reading() -> None:
    """Of a file with only ragged rows, a hundred faults are reported, and the file counts as broken."""
    read = read_rows(HEAD + b"a\r\n" * 100_000, COLUMNS)
    assert len(read.faults) == 100
    assert read.broken


def test_the_bound_of_a_cell_is_ours() -> None:
    """csv.field_size_limit is global and other libraries change it, but the limit of a cell stays the same."""
    before = csv.field_size_limit(10_000_000)
    try:
        read = read_rows(HEAD + b'a,"' + b"x" * (LONGEST_CELL + 1) + b'",c\r\n', COLUMNS)
    finally:
        csv.field_size_limit(before)
    assert [fault.kind for fault in read.faults] == [RowFaultKind.QUOTE]
    assert read.faults[0].sentence == "a cell has more than 131,072 characters; a quote may not have been closed"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"id\0name", "this line has the byte NUL"),
        (b"i\0d\0", "the file is UTF-16 without a byte order mark, not UTF-8"),
        (b"id\x81", "byte 0x81 is not UTF-8"),
        (b"id\xa0x", "byte 0xA0 is not UTF-8"),
        (b"id\xe4x", 'byte 0xE4 is not UTF-8; in Windows-1252 it would be "ä"'),
    ],
)
def test_a_byte_that_is_not_utf_8_gets_a_suggestion_only_if_visible(data: bytes, sentence: str) -> None:
    """For a byte that is not UTF-8, its Windows-1252 character is suggested only where that is visible."""
    assert read_rows(data, COLUMNS).faults[0].sentence == sentence


@pytest.mark.parametrize(
    "empty", [b"\r\n", b",,\r\n", b'"",,""\r\n', b" ,  ,\r\n", b",,,,,\r\n", b",\r\n", b"\r\n\r\n\r\n"]
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_empty_rows_are_passed_over(empty: bytes, place: int) -> None:
    """Empty lines and rows of empty cells, of any length, are no rows, and the others keep their lines."""
    lines = [b"a,b,c\r\n", b"d,,\r\n"]
    lines.insert(place, empty)
    read = read_rows(HEAD + b"".join(lines), COLUMNS)
    assert not read.faults
    assert [row.cells for row in read.rows] == [("a", "b", "c"), ("d", "", "")]
    shift = empty.count(b"\n")
    assert [row.line for row in read.rows] == [2 + shift * (place < 1), 3 + shift * (place < 2)]
