"""A workbook reads back equal, is the same every time, and is what other readers expect."""

import datetime
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pandas as pd
import pytest
import python_calamine
from hypothesis import given, settings

from diplovisit import Visit, export, load
from diplovisit.cli.main import main
from diplovisit.exporters import workbook
from diplovisit.exporters.workbook import template_workbook
from diplovisit.formats.workbook_writing import NotInWorkbook
from diplovisit.importers import DraftIds
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_tables import read_sheets_of_tables
from diplovisit.record import Edtf, Status
from diplovisit.record.flat_table import template_columns
from diplovisit.record.tables import tables
from diplovisit.testing import visits
from tests.exporters.csv_tables.records import SEED, distinct_visits, example_visits
from tests.exporters.test_flat_rows import fitted
from tests.hostile_records import any_hostile_visits

some = settings(max_examples=min(15, settings().max_examples))


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbooks")


def read_back(folder: Path, data: bytes) -> list[ImportedItem]:
    """Returns what a workbook gives."""
    file = folder / "visits.xlsx"
    file.write_bytes(data)
    return list(read_sheets_of_tables(file, ids=DraftIds()))


def opened(data: bytes) -> Any:
    """Returns the workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


@some
@given(distinct_visits(most=2))
def test_records_read_back_equal(folder: Path, records: list[Visit]) -> None:
    """Any records are read back equal from the sheets of the tables, without a finding."""
    items = read_back(folder, export(records, "xlsx"))
    assert [item.visit for item in items] == records
    assert all(item.result.findings == () for item in items)


@some
@given(any_hostile_visits())
def test_a_hostile_record_reads_back_equal_or_is_refused(folder: Path, visit: Visit) -> None:
    """A record with any text is read back equal, or refused before anything is written."""
    try:
        data = export(visit, "xlsx")
    except NotInWorkbook:
        return
    assert [item.visit for item in read_back(folder, data)] == [visit]


def test_the_seed_and_the_examples_read_back_equal(folder: Path) -> None:
    """The seed and the examples, which people wrote, are read back equal."""
    assert [item.visit for item in read_back(folder, export(example_visits(), "xlsx"))] == example_visits()


@some
@given(visits().map(fitted))
def test_the_flat_sheet_reads_back_equal(folder: Path, visit: Visit) -> None:
    """A record that fits is read back equal from the flat sheet."""
    (item,) = read_back(folder, export(visit, "xlsx", flat=True))
    assert (item.visit, item.result.findings) == (visit, ())


def test_the_same_records_give_the_same_bytes() -> None:
    """The bytes depend on the records alone: no time, no name of a user, no order of a folder."""
    records = example_visits()
    assert export(records, "xlsx") == export(records, "xlsx")
    with zipfile.ZipFile(io.BytesIO(export(load(SEED), "xlsx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_there_is_a_sheet_for_each_table() -> None:
    """An overview comes first, then a sheet per table, the codebook and the lists, each with a frozen header."""
    book = opened(export(load(SEED), "xlsx"))
    names = [table.name for table in tables(Visit)]
    assert book.sheetnames == ["Overview", *names, "Codebook", "Words", "Lists"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref is not None


def test_a_day_is_a_real_date_and_its_text_is_edtf() -> None:
    """A day is a date for a spreadsheet, and what is no day is text in the column of the date itself."""
    sheet = opened(export(load(SEED), "xlsx"))["stops"]
    header, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(max_row=2))
    cells = dict(zip(header, row, strict=True))
    assert (cells["when_edtf"], cells["first_day"]) == ("2025-03-07", datetime.datetime(2025, 3, 7))  # noqa: DTZ001  # a cell has no zone
    assert next(sheet.iter_rows(min_row=2))[header.index("first_day")].number_format == "yyyy-mm-dd"


def test_a_day_before_1900_is_text(folder: Path) -> None:
    """Excel has no dates before 1900, so such a day is text, and it is read back equal."""
    visit = load(SEED)
    old = attrs.evolve(visit, stops=(attrs.evolve(visit.stops[0], when=Edtf("1815-06-09")),))
    data = export(fitted(old), "xlsx")
    assert "1815-06-09" in [cell.value for row in opened(data)["stops"].iter_rows() for cell in row]
    assert [item.visit for item in read_back(folder, data)] == [fitted(old)]


def test_no_text_is_a_formula_or_a_link() -> None:
    """A text that looks like a formula or an address is text."""
    visit = attrs.evolve(load(SEED), title='=HYPERLINK("https://example.org")', notes=("+1", "https://example.org"))
    for sheet in opened(export(visit, "xlsx")).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_words_of_a_closed_list_have_a_drop_down() -> None:
    """A column with words of a vocabulary offers them, from the sheet of lists."""
    book = opened(template_workbook())
    columns = [column.name for column in template_columns()]
    letter = openpyxl.utils.get_column_letter(columns.index("status") + 1)
    (rule,) = [
        rule for rule in book["Visits"].data_validations.dataValidation if str(rule.sqref).startswith(f"{letter}2")
    ]
    assert rule.type == "list"
    sheet, _, area = rule.formula1.partition("!")
    words = [cell.value for (cell,) in book[sheet.strip("'")][area.replace("$", "")]]
    assert words == [status.value for status in Status]


def test_other_readers_see_the_same_cells() -> None:
    """Pandas and calamine read the days as dates and the words as they are."""
    data = export(example_visits(), "xlsx")
    stops = pd.read_excel(io.BytesIO(data), sheet_name="stops", keep_default_na=False, engine="openpyxl")
    assert str(stops["first_day"][0])[:10] == "2025-03-07"
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("visits").to_python()
    assert [row[rows[0].index("id")] for row in rows[1:]] == [visit.id for visit in example_visits()]


@pytest.mark.parametrize("text", ["a\ufffe", "_x005F_x0041_"])
def test_a_text_that_no_workbook_can_hold_is_refused(text: str) -> None:
    """A text that would come back changed is refused with its place, before anything is written."""
    visit = attrs.evolve(load(SEED), title=text)
    with pytest.raises(NotInWorkbook, match=r"in-ru-misri.*the column title of visits"):
        export(visit, "xlsx")


def test_a_row_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows than a sheet can have are refused with the table, before anything is written."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    with pytest.raises(NotInWorkbook, match="the sheet claims would have more than 10 rows"):
        export(load(SEED), "xlsx")


def test_a_long_cell_of_the_flat_sheet_is_refused() -> None:
    """Joined texts that are longer than a cell are refused; the sheets of the tables hold them."""
    visit = attrs.evolve(load(SEED), notes=tuple(f"{number} {'a' * 9_000}" for number in range(5)))
    with pytest.raises(NotInWorkbook, match="the column notes of visits_flat has a text of 45,"):
        export(visit, "xlsx", flat=True)
    assert export(visit, "xlsx")


def test_a_template_that_was_filled_in_becomes_a_record(folder: Path) -> None:
    """A template that somebody filled in, with real dates and names of countries, becomes a record."""
    book = opened(template_workbook())
    sheet = book["Visits"]
    cells = {
        "title": "Macron visits Germany",
        "status": "held",
        "person_name": "Emmanuel Macron",
        "sending_names": "France",
        "country_name": "Germany",
        "first_day": datetime.date(2024, 5, 26),
        "last_day": datetime.date(2024, 5, 28),
        "source_kind": "news",
        "revised": datetime.date(2026, 1, 2),
        "revision": 2,
    }
    columns = [column.name for column in template_columns()]
    for name, value in cells.items():
        sheet.cell(row=2, column=columns.index(name) + 1, value=value)
    saved = io.BytesIO()
    book.save(saved)
    (item,) = read_back(folder, saved.getvalue())
    assert item.result.findings == ()
    assert item.visit is not None
    assert (item.visit.revision, item.visit.sending, str(item.visit.stops[0].when)) == (
        2,
        ("FR",),
        "2024-05-26/2024-05-28",
    )


def test_an_empty_template_gives_nothing(folder: Path) -> None:
    """A template without rows is read, and gives no record."""
    assert read_back(folder, template_workbook()) == []


def test_a_changed_day_is_reported(folder: Path) -> None:
    """A day that somebody changed in a workbook, and not the date, is an error at its row."""
    book = opened(export(load(SEED), "xlsx"))
    sheet = book["stops"]
    header = [cell.value for cell in sheet[1]]
    sheet.cell(row=2, column=header.index("last_day") + 1, value=datetime.date(2025, 3, 9))
    saved = io.BytesIO()
    book.save(saved)
    (item,) = read_back(folder, saved.getvalue())
    (finding,) = item.result.findings
    assert (finding.rule, finding.file, finding.span and finding.span.line) == (
        "day-not-of-date",
        f"{folder}/visits.xlsx/stops",
        2,
    )


def test_a_change_in_the_overview_is_reported(folder: Path) -> None:
    """The overview is not read, so a change in it is reported, and the record stays as the tables have it."""
    book = opened(export(load(SEED), "xlsx"))
    sheet = book["Overview"]
    header = [cell.value for cell in sheet[1]]
    sheet.cell(row=2, column=header.index("status") + 1, value="held")
    sheet.cell(row=3, column=header.index("visit") + 1, value="another-visit")
    saved = io.BytesIO()
    book.save(saved)
    item, notes = read_back(folder, saved.getvalue())
    assert item.visit == load(SEED)
    assert [finding.sentence for finding in notes.result.findings] == [
        'sheet "Overview", B2: status is "held", but the tables have "reported", which is used',
        'sheet "Overview", O3: the tables have no stop ? of the visit "another-visit"',
    ]


def test_what_is_no_workbook_is_reported(folder: Path) -> None:
    """Bytes that are no workbook are an error with the name of the file."""
    (item,) = read_back(folder, b"PK\x03\x04")
    (finding,) = item.result.findings
    assert (finding.rule, finding.severity) == ("unreadable-workbook", "error")


def test_another_workbook_needs_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook of somebody else is refused, with the way to a map."""
    book = openpyxl.Workbook()
    book.active.append(["Visitor", "Arrival"])
    book.active.append(["Liis Tamm", "2025-03-07"])
    book.save(tmp_path / "other.xlsx")
    assert main(["import", str(tmp_path / "other.xlsx"), "-o", f"{tmp_path}/out/"]) == 2
    assert (
        "neither the tables of an export nor the columns of the flat table; draft a map with `diplovisit map"
        in capsys.readouterr().err
    )


def test_the_command_writes_a_template_and_keeps_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes a template, and never over a file that may be filled in."""
    out = str(tmp_path / "t.xlsx")
    assert main(["template", "-o", out]) == 0
    assert main(["template", "-o", out]) == 2
    assert "already exists" in capsys.readouterr().err
    assert main(["template", "--to", "csv", "-o", str(tmp_path / "t.csv")]) == 0
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbftitle,status,person_name")


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without XlsxWriter the message names the extra, and nothing is written."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for module in ("diplovisit.formats.workbook_writing", "diplovisit.exporters.workbook"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.delattr("diplovisit.exporters.workbook", raising=False)
    for words in (["export", SEED, "--to", "xlsx"], ["template"]):
        assert main([*words, "-o", str(tmp_path / "out.xlsx")]) == 2
        assert "pip install 'XlsxWriter>=3.2'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_gets_a_message_and_no_bytes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without -o, a format that is no text is refused where the output is a terminal."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for words in (["export", SEED, "--to", "xlsx"], ["export", SEED, "--to", "sqlite"], ["template"]):
        assert main(words) == 2
        output = capsys.readouterr()
        assert (output.out, "cannot be shown on a terminal" in output.err) == ("", True)


def test_the_examples_of_a_template_are_not_read(folder: Path) -> None:
    """The sheet of examples gives nothing, and a row that somebody wrote there is reported."""
    book = opened(template_workbook())
    assert read_back(folder, template_workbook()) == []
    sheet = book["Example"]
    sheet.cell(row=5, column=1, value="My visit")
    saved = io.BytesIO()
    book.save(saved)
    (item,) = read_back(folder, saved.getvalue())
    (finding,) = item.result.findings
    assert "row 5: the sheet Example is not read" in finding.sentence


def test_the_examples_of_a_template_become_records(folder: Path) -> None:
    """Copied to the sheet of visits, the example rows are two records without a finding."""
    book = opened(template_workbook())
    example, sheet = book["Example"], book["Visits"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in example.iter_rows(min_row=2):
        for cell in row:
            sheet.cell(row=cell.row, column=columns[example.cell(row=1, column=cell.column).value], value=cell.value)
    saved = io.BytesIO()
    book.save(saved)
    items = read_back(folder, saved.getvalue())
    assert [finding for item in items for finding in item.result.findings] == []
    tour, lee = [item.visit for item in items if item.visit is not None]
    assert [(person.name, person.office) for person in tour.people] == [
        ("Mari Tamm", "President"),
        ("Jaan Kask", "Foreign Minister"),
    ]
    assert [str(stop.when) for stop in tour.stops] == ["2026-04-07/2026-04-09", "2026-04-10~"]
    assert str(lee.stops[0].when) == "2026-05"


def test_a_template_has_a_codebook_of_its_columns_alone() -> None:
    """The codebook of a template has the columns of the template; the seldom ones are folded away."""
    book = opened(template_workbook())
    names = {column.name for column in template_columns()}
    assert {row[1].value for row in book["Codebook"].iter_rows(min_row=2)} == names
    sheet = book["Visits"]
    assert sheet.column_dimensions["A"].hidden is False
    assert any(dimension.hidden for dimension in sheet.column_dimensions.values())
