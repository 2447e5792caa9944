"""Tests of workbooks: what python-calamine leaves out, and files that are damaged or hostile."""

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplovisit.readers import workbook_opening
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import SheetFile, SheetKind, SheetRow
from diplovisit.readers.sheets import read_sheets
from tests.readers.made_workbooks import (
    HEADER,
    changed_part,
    made_xlsx,
    ods_cell,
    ods_of,
    ods_row,
    ods_table,
    ole_of,
    xls_of,
    xlsb_of,
    xlsx_of,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"


def rows(data: bytes, name: str = "visits.xlsx", **options: Any) -> list[SheetRow]:
    """The rows of all sheets."""
    return [
        row for sheet in read_sheets(data, name=name, options=SheetOptions(**options)).sheets for row in sheet.rows()
    ]


def sentences(data: bytes, name: str = "visits.xlsx") -> list[str]:
    """The sentences of the findings about rows."""
    return [finding.sentence for row in rows(data, name) for finding in row.findings]


def refusal(data: bytes, name: str = "visits.xlsx") -> str:
    """The sentence of a workbook that is refused as a whole."""
    read = read_sheets(data, name=name)
    assert not read.sheets
    (finding,) = read.findings
    assert finding.rule == "unreadable-workbook"
    assert finding.file == name
    return finding.sentence


def test_error_values_are_reported_with_their_address() -> None:
    """A cell with an error has a finding, its text is the error, and its value is unknown."""

    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["Ann", 1, 2])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")

    data = made_xlsx(fill)
    assert sentences(data) == [
        'sheet "Visits", B2: the cell has the error #N/A and no value',
        'sheet "Visits", C3: the cell has the error #DIV/0! and no value',
    ]
    first, _ = rows(data)
    assert first.cell("Arrival") == ("#N/A", None, "B2", False)


def test_a_formula_without_a_stored_result_is_reported_with_its_address() -> None:
    """A formula whose result is missing is no empty cell; one whose result is the empty text is."""

    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_formula(1, 0, "=A1", None, "")
        sheet.write_formula(2, 0, "=A1", None, "Visitor")
        sheet.write_formula(3, 1, "=A1", None, "Visitor")

    data = changed_part(
        made_xlsx(fill), SHEET, b'<c r="B4" t="str"><f>A1</f><v>Visitor</v>', b'<c r="B4" t="str"><f>A1</f><v></v>'
    )
    assert sentences(data) == ['sheet "Visits", A2: the cell has a formula whose result is not stored in the file']
    assert [row.number for row in rows(data)] == [2, 3]


@pytest.mark.parametrize(
    "change", [(b' r="A2"', b""), (b'<row r="2"', b"<row"), (b"<c ", b"<x:c "), (b't="e"', b"t='e'")]
)
def test_addresses_are_right_however_the_part_is_written(change: tuple[bytes, bytes]) -> None:
    """Cells and rows without an address count on from the ones before them; prefixes and quotes do not matter."""

    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(1, 0, "Ann")
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")

    data = made_xlsx(fill)
    if change[1] == b"<x:c ":
        data = changed_part(data, SHEET, b"</c>", b"</x:c>")
        data = changed_part(
            data,
            SHEET,
            b"<worksheet ",
            b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
        )
    assert sentences(changed_part(data, SHEET, *change)) == [
        'sheet "Visits", B2: the cell has the error #N/A and no value'
    ]


EARLY = [1, 16, 59, 60, 60.5]


@pytest.mark.parametrize("number", EARLY)
def test_a_day_before_march_1900_is_never_taken(number: float) -> None:
    """Excel and other programs show such a day differently, so the cell has no value and a finding with both days."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(1, 0, "Ann")
        sheet.write_number(1, 1, number, book.add_format({"num_format": "yyyy-mm-dd"}))

    (row,) = rows(made_xlsx(fill))
    assert row.cell("Arrival").value is None
    excel = "1900-02-29" if number >= 60 else (datetime.date(1899, 12, 31) + datetime.timedelta(number)).isoformat()
    other = (datetime.date(1899, 12, 30) + datetime.timedelta(int(number))).isoformat()
    assert row.findings[0].sentence == (
        f'sheet "Visits", B2: Excel shows the day {excel} in the cell, but other programs show {other}'
    )


@pytest.mark.parametrize("is_1904", [False, True])
@pytest.mark.parametrize("number", [-1, -0.5, -40_000])
def test_a_day_before_zero_is_never_taken(number: float, is_1904: bool) -> None:
    """A negative number in a date format has no value, and no time of day is made of it."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(1, 0, "Ann")
        sheet.write_number(1, 1, number, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))

    (row,) = rows(made_xlsx(fill, date_1904=is_1904))
    assert (row.cell("Arrival").value, row.cell("Arrival").text) == (None, f"{number:g}")
    assert [each.rule for each in row.findings] == ["cell-not-read"]


@given(st.lists(st.dates(datetime.date(1904, 1, 2), datetime.date(9999, 12, 30)), min_size=1), st.booleans())
@settings(max_examples=10)
def test_days_are_right_in_both_date_systems(days: list[datetime.date], is_1904: bool) -> None:
    """A day reads as the same day in the systems of 1900 and of 1904."""
    data = xlsx_of(HEADER, *(("Ann", day, "x") for day in days), date_1904=is_1904)
    assert [row.cell("Arrival").value for row in rows(data)] == days
    assert [row.cell("Arrival").text for row in rows(data)] == [day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("style", "day", "text"),
    [
        ("mmm-yy", "2025-04-01", "2025-04"),
        ("mmmm yyyy", "2025-04-01", "2025-04"),
        ("[$-40C]mmmm\\ yyyy;@", "2025-04-01", "2025-04"),
        ("mm/yyyy", "2025-04-07", "2025-04-07"),
        ("yyyy", "2025-01-01", "2025"),
        ("yyyy", "2025-04-01", "2025-04-01"),
        ("d mmm yyyy", "2025-04-01", "2025-04-01"),
        ('"day" yyyy', "2025-01-01", "2025"),
        ("d-mmm", "2025-04-07", "7 April"),
        ("dd/mm", "2025-04-07", "7 April"),
        ("dddd", "2025-04-07", "2025-04-07"),
    ],
)
def test_a_day_is_read_no_further_than_its_cell_shows_it(style: str, day: str, text: str) -> None:
    """Excel adds a day to "April 2025" and a year to "7 April"; a cell that does not show them does not state them."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_datetime(1, 1, datetime.date.fromisoformat(day), book.add_format({"num_format": style}))

    (row,) = rows(made_xlsx(fill))
    assert row.cell("Arrival").text == text
    assert [each.rule for each in row.findings] == ([] if text == day else ["sheet-read-as"])


def test_every_minute_of_a_day_is_read_exactly() -> None:
    """A time that a program wrote with 15 digits reads as its minute, with and without a day."""

    def fill(book: Any, sheet: Any) -> None:
        time, moment = (book.add_format({"num_format": text}) for text in ("hh:mm", "yyyy-mm-dd hh:mm"))
        sheet.write_row(0, 0, HEADER)
        for minute in range(1, 1440):
            sheet.write(minute, 0, "Ann")
            sheet.write_number(minute, 1, float(f"{minute / 1440:.15g}"), time)
            sheet.write_number(minute, 2, float(f"{45_000 + minute / 1440:.15g}"), moment)

    for minute, row in enumerate(rows(made_xlsx(fill)), 1):
        clock = f"{minute // 60:02}:{minute % 60:02}"
        assert row.texts == ("Ann", clock, f"2023-03-15T{clock}")


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 2), st.integers(0, 2)), max_size=3))
@settings(max_examples=30)
def test_merged_ranges_are_those_of_another_reader(places: list[tuple[int, int, int, int]]) -> None:
    """Each cell of a merged range has the value that openpyxl finds in its first cell, and no other cell changes."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 10):
        for column in range(1, 8):
            sheet.cell(row, column, f"{row}/{column}")
    taken: set[tuple[int, int]] = set()
    for top, left, height, width in places:
        cells = {(top + 2 + r, left + 1 + c) for r in range(height + 1) for c in range(width + 1)}
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            sheet.merge_cells(
                start_row=top + 2, start_column=left + 1, end_row=top + 2 + height, end_column=left + 1 + width
            )
    stream = io.BytesIO()
    book.save(stream)
    expected = {(row, column): f"{row}/{column}" for row in range(2, 10) for column in range(1, 8)}
    for merged in sheet.merged_cells.ranges:
        for row, column in merged.cells:
            expected[row, column] = f"{merged.min_row}/{merged.min_col}"
    read = {
        (row.number, index): text
        for row in rows(stream.getvalue(), header=1)
        for index, text in enumerate(row.texts, 1)
    }
    assert read == {place: text for place, text in expected.items() if place in read}
    assert {row for row, _ in expected} - {row for row, _ in read} <= {row for row, _ in taken}


def test_hidden_parts_and_macros_are_read_and_said() -> None:
    """Hidden sheets and rows come in with a finding, and so does a workbook with macros, which never run."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["Ann", 1, 2])
        sheet.set_row(1, None, None, {"hidden": True})
        hidden = book.add_worksheet("Old")
        hidden.write_row(0, 0, HEADER)
        hidden.write_row(1, 0, ["Bo", 1, 2])
        hidden.hide()
        book.add_worksheet("Empty")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Visits!$B$1:$B$2"})
        book.add_chartsheet("Chart").set_chart(chart)

    data = made_xlsx(fill)
    parts = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    read = read_sheets(zipped({**parts, "xl/vbaProject.bin": b"macro"}), name="visits.xlsm")
    assert [sheet.name for sheet in read.sheets] == ["Visits", "Old", "Empty"]
    said = [
        finding.sentence for finding in (*read.findings, *(each for sheet in read.sheets for each in sheet.findings))
    ]
    assert said == [
        "the workbook has macros, which are never run; cells have the values that were saved",
        'the sheet "Visits" has hidden rows (2), which were read',
        'the sheet "Old" is hidden, but was read',
    ]
    assert [row.is_hidden for row in read.sheets[0].rows()] == [True]
    assert read.sheets[1].is_hidden


def test_the_addresses_of_links_are_kept() -> None:
    """A cell that shows a word and links to an address has both; comments are not read, and this is said."""

    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["Ann", 1])
        sheet.write_url(1, 2, "https://example.org/a?b=1&c=2#d", string="source")
        sheet.write_url(2, 0, "internal:Visits!A1", string="Bo")
        sheet.write_comment(1, 0, "a comment")

    data = made_xlsx(fill)
    first, second = rows(data)
    assert dict(first.links) == {"Notes": "https://example.org/a?b=1&c=2#d"}
    assert first.cells["Notes"] == "source"
    assert not second.links
    read = read_sheets(data, name="a.xlsx")
    assert [each.sentence for each in read.findings] == ["cells of the workbook have comments, which are not read"]


def test_sheets_can_be_named() -> None:
    """Only the named sheets are read, and a name that is missing is an error with the nearest one."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        book.add_worksheet("2025").write_row(0, 0, HEADER)

    read = read_sheets(made_xlsx(fill), name="a.xlsx", options=SheetOptions(sheets=("2025", "Visit")))
    assert [sheet.name for sheet in read.sheets] == ["2025"]
    assert [finding.sentence for finding in read.findings] == [
        'the workbook has no sheet "Visit"; did you mean "Visits"?'
    ]


def test_a_workbook_under_another_name_is_read_and_said() -> None:
    """The content decides what a file is, and a finding says so where the ending says otherwise."""
    read = read_sheets(xlsx_of(HEADER, ("Ann", 1, 2)), name="visits.csv")
    assert read.kind is SheetKind.XLSX
    assert [finding.rule for finding in read.findings] == ["sheet-read-as"]


def test_rows_far_below_cost_nothing() -> None:
    """Between two filled rows may be a million empty ones: both are read, with their numbers, and no memory is taken."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["Ann", 1, 2])
        sheet.merge_range("A500001:A500003", "Bo")
        sheet.write(500_001, 1, "x")
        sheet.write_row(1_048_575, 0, ["Cy", 5, 6])
        sheet.write_blank(900_000, 2, None, book.add_format({"bold": True}))
        sheet.write_formula(700_000, 1, "=NA()", None, "#N/A")

    data = made_xlsx(fill)
    assert [(row.number, row.texts) for row in rows(data)] == [
        (2, ("Ann", "1", "2")),
        (500_001, ("Bo", "", "")),
        (500_002, ("Bo", "x", "")),
        (700_001, ("", "#N/A", "")),
        (1_048_576, ("Cy", "5", "6")),
    ]
    assert sentences(data) == ['sheet "Visits", B700001: the cell has the error #N/A and no value']


def test_a_sheet_that_would_take_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filled cells that span more than the limit refuse the workbook before it is opened, for all sheets together."""

    def fill(book: Any, sheet: Any) -> None:
        for each in (sheet, book.add_worksheet("2024")):
            each.write(0, 0, "x")
            each.write(9, 59, "x")

    assert len(read_sheets(made_xlsx(fill), name="a.xlsx").sheets) == 2
    monkeypatch.setattr(workbook_opening, "MOST_SHEET_CELLS", 1_000)
    assert 'down to "2024" span 1,200 cells; expected at most 1,000' in refusal(made_xlsx(fill))
    monkeypatch.undo()
    assert "17,179,869,184 cells" in refusal(xlsb_of([(0, 0, "a"), (1_048_575, 16_383, "b")]), "a.xlsb")
    cell = ods_cell("string", "a", number_columns_repeated=1_000)
    assert "15,000,000 cells" in refusal(ods_of(ods_table(ods_row(cell, number_rows_repeated=15_000))), "a.ods")
    tables = [ods_table(ods_row("a", "b", number_rows_repeated=1_000_000), name=f"t{n}") for n in range(9)]
    assert 'down to "t5"' in refusal(ods_of(*tables), "a.ods")


DAMAGED = {
    "cut": (lambda data: data[: len(data) // 2], "the ZIP package is damaged or cut off"),
    "nothing but the mark": (lambda _: b"PK\x03\x04", "the ZIP package is damaged or cut off"),
    "changed inside": (lambda data: data.replace(b"worksheets", b"worksheet\0"), ""),
    "other ZIP": (lambda _: zipped({"a.txt": b"x"}), "it is a ZIP archive, not a workbook"),
    "Word": (lambda _: zipped({"word/document.xml": b"<w/>"}), "a Word document"),
    "packed": (lambda data: zipped({"visits.xlsx": data}), 'a ZIP archive with "visits.xlsx" in it; unpack it first'),
    "no sheets": (lambda _: zipped({"xl/workbook.xml": b"<workbook/>"}), "it is damaged"),
    "no XML": (lambda _: zipped({"xl/workbook.xml": b"junk"}), "not well-formed XML"),
    "an encoding that is not there": (
        lambda data: changed_part(data, "xl/workbook.xml", b'encoding="UTF-8"', b'encoding="UTF-9"'),
        "not well-formed XML",
    ),
    "entities": (
        lambda data: changed_part(data, SHEET, b"<worksheet ", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet '),
        "it declares a document type",
    ),
    "entities in another encoding": (
        lambda data: (
            changed_part(data, "xl/styles.xml", b"<", b"<")[:0]
            or zipped({"xl/workbook.xml": '<?xml version="1.0"?><!DOCTYPE x><workbook/>'.encode("utf-16")})
        ),
        "it declares a document type",
    ),
    "OLE cut off": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "the OLE container is damaged"),
    "OLE without a workbook": (lambda _: ole_of({"WordDocument": bytes(4_096)}), "has no workbook"),
    "encrypted .xls": (
        lambda _: ole_of(
            {"Workbook": bytes.fromhex("0908100000060500bb0dcc070000000006000000 2f000200 0000").ljust(4_096, b"\0")}
        ),
        "it is encrypted with a password",
    ),
    "encrypted": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000) + "EncryptedPackage".encode("utf-16-le"),
        "it is encrypted with a password",
    ),
    "encrypted OpenDocument": (
        lambda _: ods_of(ods_table(ods_row("a")), manifest="<manifest:encryption-data/>"),
        "it is encrypted with a password",
    ),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_workbook_is_refused_with_its_reason(name: str) -> None:
    """A workbook that cannot be read gives one finding with the file and the reason, and no sheet."""
    make, reason = DAMAGED[name]
    assert reason in refusal(make(xlsx_of(HEADER, ("Ann", 1, 2))))  # type: ignore[no-untyped-call]  # a function of the table


def test_a_bomb_is_not_unpacked() -> None:
    """Parts that are larger than the limit, by what they say or by what they are, are refused."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/sharedStrings.xml", bytes(3_000_000))
    data = stream.getvalue()
    # A part that says it has ten bytes, and has three million.
    lying = data.replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    assert "damaged or cut off" in refusal(lying)
    huge = data.replace((3_000_000).to_bytes(4, "little"), (0xFFFFFFF0).to_bytes(4, "little"))
    assert "unpacked it has more than 600,000,000 bytes" in refusal(huge)


def test_a_panic_of_the_reader_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of Rust that is no Exception becomes a finding, and other ends of a program pass."""

    class PanicException(BaseException):  # the name that pyo3 gives it
        pass

    def panic(_: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("python_calamine.load_workbook", panic)
    assert "unsupported content (index out of bounds)" in refusal(xlsx_of(HEADER))

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workbook_opening.call_calamine(interrupt)


def test_a_number_too_large_for_its_format_costs_its_row_only() -> None:
    """A row that the reader cannot convert is refused with its number, and the other rows come in."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        for row in (1, 2, 3):
            sheet.write_row(row, 0, [f"Person {row}", row])
        sheet.write_number(2, 2, 1e300, book.add_format({"num_format": "[h]:mm"}))

    first, second, third = rows(made_xlsx(fill))
    assert (first.number, first.is_readable, third.number, third.is_readable) == (2, True, 4, True)
    assert not second.is_readable
    assert second.findings[0].sentence.startswith('sheet "Visits", row 3: a cell of the row has a number')


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without python-calamine a workbook names the package, and CSV is read all the same."""
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(ImportError, match=r"pip install 'python-calamine"):
        read_sheets(xlsx_of(HEADER), name="a.xlsx")
    assert read_sheets(b"a,b\n1,2\n", name="a.csv").sheets


def test_values_of_open_document_are_read() -> None:
    """Days before 1900, times, lengths of time, line breaks and merged ranges of OpenDocument are read."""
    table = ods_table(
        ods_row("Visits", "", ""),
        ods_row("Visitor", "Arrival", "Notes"),
        ods_row(ods_cell("string", "", "Ann", number_rows_spanned=2), ods_cell("date", "1815-06-18"), "a<text:line-break/>b"),
        ods_row("<table:covered-table-cell/>", ods_cell("time", "PT09H30M00S"), ods_cell("time", "PT49H30M00S")),
        ods_row("Bo", ods_cell("float", "12"), '<table:table-cell table:formula="of:=1+1"/>'),
        ods_row("Cy", '<table:table-cell table:formula="of:=x" office:value-type="string" calcext:value-type="error"><text:p>Err:508</text:p></table:table-cell>'),
        ods_row("", number_rows_repeated=1_000_000),
        ods_row("Di", "x", "y"),
    )  # fmt: skip
    read = rows(ods_of(table), "visits.ods")
    assert [(row.number, row.texts) for row in read] == [
        (3, ("Ann", "1815-06-18", "a\nb")),
        (4, ("Ann", "09:30", "49:30")),
        (5, ("Bo", "12", "=1+1")),
        (6, ("Cy", "Err:508", "")),
        (1_000_007, ("Di", "x", "y")),
    ]
    assert read[1].cell("Visitor").is_merged
    assert read[1].values[2] == datetime.timedelta(hours=49, minutes=30)
    assert [finding.sentence for row in read for finding in row.findings] == [
        'sheet "Visits", C5: the cell has a formula whose result is not stored in the file',
        'sheet "Visits", B6: the cell has the error Err:508 and no value',
    ]


def test_errors_of_binary_workbooks_are_reported() -> None:
    """A workbook in .xlsb has its errors reported with their address."""
    data = xlsb_of([(0, 0, "Visitor"), (0, 1, "Arrival"), (1, 0, "Ann"), (1, 1, 0x2A), (2, 0, "Bo"), (2, 1, 12.0)])
    assert [row.texts for row in rows(data, "a.xlsb")] == [("Ann", "#N/A"), ("Bo", "12")]
    assert sentences(data, "a.xlsb") == ['sheet "Visits", B2: the cell has the error #N/A and no value']


def test_what_old_workbooks_hide_is_reported() -> None:
    """A workbook in .xls has its errors, early days, negative days and hidden rows reported with their address."""
    cells: list[tuple[int, int, str | float | None]] = [
        (0, 0, "Visitor"),
        (0, 1, "Arrival"),
        (1, 0, "Ann"),
        (1, 1, 0x2A),
        (2, 0, "Bo"),
        (2, 1, 45_000.0),
    ]
    cells += [(3, 0, "Cy"), (3, 1, None), (4, 0, "Di"), (4, 1, 60.0), (5, 0, "Ed"), (5, 1, -3.0), (6, 0, 7.0)]
    data = xls_of(cells, hidden=2, dated=1)
    read = rows(data, "a.xls")
    assert [row.texts for row in read] == [
        ("Ann", "#N/A"),
        ("Bo", "2023-03-15"),
        ("Cy", "#REF!"),
        ("Di", "1900-02-29"),
        ("Ed", "-3"),
        ("7", ""),
    ]
    assert [row.number for row in read if row.is_hidden] == [3]
    assert [sentence.removeprefix('sheet "Visits", ') for sentence in sentences(data, "a.xls")] == [
        "B2: the cell has the error #N/A and no value",
        "B4: the cell has the error #REF! and no value",
        "B5: Excel shows the day 1900-02-29 in the cell, but other programs show 1900-02-28",
        "B6: the cell is a day or time with the number -3, but days start at zero",
    ]


@given(st.integers(0, 7_000), st.binary(min_size=1, max_size=4))
@settings(max_examples=60)
def test_changed_bytes_of_an_old_workbook_are_read_or_reported(start: int, new: bytes) -> None:
    """Whatever is changed in an .xls, it is read or refused, and nothing is raised."""
    data = xls_of([(0, 0, "Visitor"), (0, 1, "Arrival"), (1, 0, "Ann"), (1, 1, 45_000.0)], dated=1)
    read = read_sheets(data[:start] + new + data[start + len(new) :], name="a.xls")
    for sheet in read.sheets:
        for row in sheet.rows():
            assert row.findings is not None


@given(st.data())
@settings(max_examples=40)
def test_changed_bytes_are_read_or_reported(data: st.DataObject) -> None:
    """Whatever is changed in the parts of a workbook, it is read or refused, and nothing is raised."""
    archive = zipfile.ZipFile(io.BytesIO(SMALL))
    parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(name for name in parts if name.endswith((".xml", ".rels")))))
    start = data.draw(st.integers(0, len(parts[name])))
    length = data.draw(st.integers(0, 30))
    new = data.draw(
        st.sampled_from([b"", b"0", b"-1", b"99999999", b"<", b'"', b"</c>", b'<c r="XFD1048576"><v>1</v></c>'])
    )
    parts[name] = parts[name][:start] + new + parts[name][start + length :]
    read: SheetFile = read_sheets(zipped(parts), name="a.xlsx")
    for sheet in read.sheets:
        for row in sheet.rows():
            assert row.findings is not None


SMALL = xlsx_of(HEADER, ("Ann", datetime.date(2025, 4, 7), 1.5), ("Bo", datetime.time(9, 30), True))
