"""Tests of CSV as programs and people write it: encodings, delimiters, quotes, line ends and damage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import SheetFile, SheetRow
from diplovisit.readers.sheets import read_sheets

TABLE = "Visitor;Place;Cost\nJosé Ibáñez;Tromsø;1,50\n李明;Łódź;2,00\n"


def read(data: bytes | str, **options: object) -> SheetFile:
    """Reads a text or bytes as CSV."""
    data = data.encode() if isinstance(data, str) else data
    return read_sheets(data, name="a.csv", options=SheetOptions(**options))  # type: ignore[arg-type]  # by the test


def rows(data: bytes | str, **options: object) -> list[SheetRow]:
    """The rows of a text as CSV."""
    return [row for sheet in read(data, **options).sheets for row in sheet.rows()]


def texts(data: bytes | str, **options: object) -> list[tuple[str, ...]]:
    """The cells of the readable rows."""
    return [row.texts for row in rows(data, **options) if row.is_readable]


def faults(data: bytes | str, **options: object) -> list[tuple[str, int]]:
    """The rule and the line of each finding about a row."""
    return [(each.rule, each.span.line) for row in rows(data, **options) for each in row.findings if each.span]


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a byte order mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 without a byte order mark"),
        ("utf-16-be", "UTF-16 without a byte order mark"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32 without a byte order mark"),
        ("utf-32-be", "UTF-32 without a byte order mark"),
    ],
)
def test_unicode_is_found_and_named(codec: str, words: str) -> None:
    """Text in any encoding of Unicode reads as the same cells, and the encoding is named."""
    found = read(TABLE.encode(codec))
    assert found.encoding == words
    assert found.delimiter == "semicolons"
    assert not found.findings
    assert [row.texts for row in found.sheets[0].rows()] == [
        ("José Ibáñez", "Tromsø", "1,50"),
        ("李明", "Łódź", "2,00"),
    ]


@pytest.mark.parametrize(
    "script", ["Имя;Дата\nИванов Иван;2025-01-01\n", "الاسم;التاريخ\nأحمد;2025\n", "名前;日付\n山田太郎;2025\n"]
)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_unicode_without_a_mark_is_found_in_other_scripts(script: str, codec: str) -> None:
    """UTF-16 without a byte order mark is found by its delimiters and line ends, also where few letters are ASCII."""
    assert texts(script.encode(codec)) == texts(script)


def test_an_encoding_that_is_a_guess_is_said_so() -> None:
    """Bytes that are not UTF-8 are read as Windows-1252, with a finding that this is a guess."""
    found = read("a;b\nélève;€\n".encode("cp1252"))
    assert found.encoding == "Windows-1252 (a guess)"
    assert [each.rule for each in found.findings] == ["sheet-read-as"]
    assert [row.texts for row in found.sheets[0].rows()] == [("élève", "€")]
    assert read(b"a;b\n\x81\xe9;2\n").encoding == "ISO-8859-1 (a guess)"


def test_an_encoding_can_be_named() -> None:
    """A named encoding is used without a finding, and bytes that mean nothing in it are an error."""
    data = "imię;b\nŁukasz;1\n".encode("cp1250")
    assert texts(data, encoding="cp1250") == [("Łukasz", "1")]
    assert not read(data, encoding="cp1250").findings
    assert [each.rule for each in read(data, encoding="utf-8").findings] == ["wrong-encoding"]
    with pytest.raises(ValueError, match='"utf-nine" is not a known encoding'):
        SheetOptions(encoding="utf-nine")


def test_a_damaged_letter_costs_its_row_only() -> None:
    """In UTF-8 with one wrong byte, the row of the byte is refused and the others keep their accents."""
    data = "Ort;Land\nMünchen;DE\nKöln;DE\n".encode() + b"N\xfcrnberg;DE\n" + "Gießen;DE\n".encode()
    assert texts(data) == [("München", "DE"), ("Köln", "DE"), ("Gießen", "DE")]
    assert faults(data) == [("wrong-encoding", 4)]


@pytest.mark.parametrize("damage", ["\0", "x\0y", "\0" * 600])
def test_the_byte_nul_costs_its_row_only(damage: str) -> None:
    """A row with the byte NUL is refused with its line, and the other rows come in."""
    assert texts(f"a,b\n1,2\n3,{damage}\n5,6\n") == [("1", "2"), ("5", "6")]
    assert faults(f"a,b\n1,2\n3,{damage}\n5,6\n") == [("forbidden-character", 3)]


@pytest.mark.parametrize(
    "row",
    [
        '1,"x,y',
        '1,x,"y',
        '"1,x,y',
        '1,"x" z,y',
        '1,"say "no" now",y',
        '1,"say \\"no\\" now",y',
    ],
)
@pytest.mark.parametrize("other", ["2,q,r", '2,"q",r', '"2","q","r"', '2,"q, s",r'])
def test_a_wrong_quote_costs_its_row_only(row: str, other: str) -> None:
    """A quote that is never closed, or closed too early, is reported where it opens; the rows after it come in."""
    data = f"a,b,c\n0,0,0\n{row}\n{other}\n3,q,r\n"
    expected = ("2", "q, s" if "q, s" in other else "q", "r")
    assert texts(data) == [("0", "0", "0"), expected, ("3", "q", "r")]
    assert faults(data) == [("malformed-csv", 3)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_are_read(end: str) -> None:
    """LF, CR LF and CR end a row, and a line break inside quotes does not."""
    assert texts(end.join(["a,b", "1,2", f'3,"x{end}y"', "5,6"])) == [("1", "2"), ("3", f"x{end}y"), ("5", "6")]


def test_rows_have_the_number_of_a_spreadsheet_and_the_line_of_an_editor() -> None:
    """After a cell with a line break the number of the row and the number of the line differ."""
    first, second = rows('a,b\n1,"x\ny"\n3,4\n')
    assert (first.number, first.line) == (2, 2)
    assert (second.number, second.line) == (3, 4)
    assert second.address("b") == "B3"
    assert second.where("b").span.line == 4
    assert second.where("b").source_line[second.where("b").span.column - 1] == "4"


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_the_line_of_excel_about_the_delimiter_is_read(first: str) -> None:
    """A first line such as `sep=;` names the delimiter, and rows are counted without it."""
    (row,) = rows(f"{first}a;b,c\n1;2,3\n")
    assert row.texts == ("1", "2,3")
    assert (row.number, row.line) == (2, 3)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id;cost\n1;1,50\n2;3,20\n", "semicolons"),
        ("name\tplace\nDoe, John\tParis, France\nRoe, Jane\tRome, Italy\n", "tabs"),
        ("a|b\n1;2|3\n", "bars"),
        ("Visits, in 2025, all of them\n\nid;country\n1;BT\n2;NP\n", "semicolons"),
        ('a,b\n"x; y; z",2\n"p; q",3\n', "commas"),
        ("Country\nFrance\nItaly\n", "commas"),
        ("a;b\n", "semicolons"),
        ("2009\na;b\n1;2\n2010\n3;4\n", "semicolons"),
    ],
)
def test_the_delimiter_is_found_by_the_rows(text: str, delimiter: str) -> None:
    """The delimiter is the one by which most rows have the same number of cells."""
    assert read(text).delimiter == delimiter


def test_a_delimiter_that_is_a_guess_is_said_so() -> None:
    """Where two delimiters fit equally, the finding names both; naming one settles it."""
    assert "semicolons would also fit" in read("a;b,c\n1;2,3\n").findings[0].sentence
    assert texts("a;b,c\n1;2,3\n", delimiter=";") == [("1", "2,3")]
    assert texts("a~b\n1~2\n", delimiter="~") == [("1", "2")]


@pytest.mark.parametrize("word", ["", "ab", '"', "\n", "x", " "])
def test_a_delimiter_that_cannot_be_meant_is_refused(word: str) -> None:
    """A delimiter is one sign that is no letter, quote or line break."""
    with pytest.raises(ValueError, match="expected one character"):
        SheetOptions(delimiter=word)


def test_rows_of_another_length_are_reported() -> None:
    """Too many cells refuse a row, too few are read as empty with a warning, and empty ones at the end are no matter."""
    data = "a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n2009\n4,5,6\n"
    assert texts(data) == [("1", "2", ""), ("1", "2", "3"), ("2009", "", ""), ("4", "5", "6")]
    assert faults(data) == [("short-row", 2), ("malformed-csv", 3)]
    assert rows(data)[1].texts == ("1", "2", "3", "4")


def test_a_quote_after_a_blank_opens_a_cell_where_the_rows_say_so() -> None:
    """`1, "x, y"` is two cells if this makes the rows equally long."""
    assert texts('a, b, c\n1, "x, y", 3\n') == [("1", "x, y", "3")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html><table><tr><td>a</td></tr></table></html>", "a web page"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x">',
            "a 2003 XML workbook",
        ),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "a gzip file"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "a Git LFS pointer"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, kind: str) -> None:
    """A file that is no sheet is called what it is, and gives no rows."""
    found = read(data)
    assert [each.rule for each in found.findings] == ["another-kind-of-file"]
    assert kind in found.findings[0].sentence
    assert not found.sheets


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\n", "\ufeff".encode("utf-16")])
def test_an_empty_file_is_reported(data: bytes) -> None:
    """A file without a letter is empty."""
    assert [each.rule for each in read(data).findings] == ["empty-file"]


def test_error_values_are_no_values() -> None:
    """A cell such as `#REF!` has a finding with its address, in CSV too."""
    (row,) = rows("a,b\n#REF!,#1\n")
    assert [each.sentence for each in row.findings] == ["A2 (a): the cell has the error #REF! and no value"]


def test_our_own_guard_is_taken_off() -> None:
    """The apostrophe before a text that a spreadsheet could run is no part of the cell."""
    (row,) = rows("a,b\n'=1+1,'tis\n")
    assert dict(row.cells) == {"a": "=1+1", "b": "'tis"}
    assert row.texts == ("'=1+1", "'tis")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_reported(data: bytes) -> None:
    """No bytes raise an error, and every row has a place."""
    for row in rows(data):
        assert row.where().source_line is not None
        assert all(finding.file == "a.csv" for finding in row.findings)


@given(st.text(st.sampled_from('a,;"\n\r\t é'), max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter is in a cell of a row, in the header or above it, also where quotes and line ends are wrong."""
    for sheet in read(text).sheets:
        cells = [column.heading for column in sheet.columns]
        cells += [cell for _, above in sheet.above for cell in above]
        cells += [cell for row in sheet.rows() for cell in row.texts]
        assert sum(cell.count("a") for cell in cells) == text.count("a")
