"""Sheets by maps: the examples and the sheets beside the project, workbooks, rejected rows, maps by name."""

import csv
import datetime
import importlib.metadata
import io
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import ImportResult, read_table
from diplovisit.exporters.json import pretty_json
from diplovisit.files import NoSuchPath
from diplovisit.maps import ColumnReference, InvalidMap, MappedFact, OwnSource, SheetMap
from diplovisit.pipeline import map_lookup
from diplovisit.pipeline.import_sheet import SheetImport
from diplovisit.pipeline.next_revision import EarlierRecords
from diplovisit.pipeline.reason_groups import grouped_reasons
from diplovisit.pipeline.rejected_file import rejected_file, rejected_file_name
from diplovisit.record import Visit
from tests.maps.sheets_by_map import HEAD, PLAIN, a_map, a_sheet, imported
from tests.shared_data import shared_data

MAPS = Path("examples/maps")
# openpyxl gives days as times without a zone.
DAYS = [
    datetime.datetime.combine(datetime.date(2011, *day), datetime.time()) for day in ((5, 2), (5, 4), (6, 2), (6, 4))
]
COUNTS = {
    "journeys": (7, 5, 2, 0),
    "colt_shape": (5, 3, 2, 0),
    "dmy_semicolon": (4, 3, 1, 0),
    "return_filled_down": (5, 4, 0, 1),
    "wikitable": (5, 5, 0, 0),
    "workbook": (4, 4, 0, 0),
    "years_only": (4, 3, 1, 0),
}
"""By shape: all rows but headings, and those in records, rejected and skipped."""


def sheet_of(folder: Path, shape: str) -> Path:
    """Returns the sheet of a shape in a folder."""
    return next(path for path in sorted(folder.iterdir()) if path.stem == shape and path.suffix != ".toml")


@pytest.mark.parametrize("shape", COUNTS)
@pytest.mark.parametrize("beside", [False, True], ids=["examples", "shared"])
def test_the_seven_shapes_come_in(shape: str, beside: bool) -> None:
    """Every row of the seven shapes is in a record, or rejected with its reason, or skipped; every column is named."""
    folder = shared_data("sheets") if beside else MAPS
    reading = SheetImport.open(sheet_of(folder, shape), map_lookup.find_map(MAPS / f"{shape}.toml"))
    visits = list(reading)
    visits_or_none = reading.rows - len(reading.headings)
    assert (visits_or_none, reading.in_records, len(reading.rejected), len(reading.skipped)) == COUNTS[shape]
    assert sum(len(visit.stops) for visit in visits) == reading.in_records
    assert reading.unnamed == ()


def test_an_import_is_a_result() -> None:
    """`read_table` returns records, findings and rejected rows, and is not fine where a row was rejected."""
    result = read_table(str(MAPS / "journeys.csv"), str(MAPS / "journeys.toml"))
    assert isinstance(result, ImportResult)
    assert (len(result.records), result.drafts, result.ok) == (4, (), False)
    (first, second) = result.rejected
    assert (first.file, first.sheet, first.number) == ("examples/maps/journeys.csv", None, 7)
    assert first.cells["Destination_City"] == "Tehran"
    assert second.reasons[0].startswith('Destination_Country: "Congo" can mean')
    assert read_table(MAPS / "wikitable.csv", MAPS / "wikitable.toml").ok


def test_the_map_may_be_built_in_python() -> None:
    """A map that was built in Python reads like one of a file."""
    sheet_map = SheetMap(
        source=OwnSource(title="Years", read_on=datetime.date(2026, 11, 30)),
        constants={MappedFact.STATUS: ("held",)},
        columns={
            MappedFact.TRAVELLER: ColumnReference(columns=("who",)),
            MappedFact.COUNTRY: ColumnReference(columns=("where",)),
            MappedFact.DATES: ColumnReference(columns=("when",)),
        },
    )
    assert len(read_table(MAPS / "years_only.csv", sheet_map).records) == 3
    with pytest.raises(InvalidMap, match="the status is missing"):
        read_table(MAPS / "years_only.csv", attrs.evolve(sheet_map, constants={}))


def test_evidence_of_a_workbook_names_sheet_and_cell() -> None:
    """A fact of a workbook is located by the file, the sheet and the address of its cell."""
    records = read_table(MAPS / "workbook.xlsx", MAPS / "workbook.toml").records
    locators = {about: row.locator for row in records[0].evidence for about in row.about}
    assert locators["nyman/name"] == 'workbook.xlsx, sheet "Visits 2026", A3'
    assert locators["estonia/when"] == 'workbook.xlsx, sheet "Visits 2026", D3, E3'
    assert locators["estonia-2/places"] == 'workbook.xlsx, sheet "Visits 2026", F4'
    postponed = {about: row for row in records[2].evidence for about in row.about}
    assert postponed["status"].locator == 'workbook.xlsx, sheet "Cancelled", D2'
    assert postponed["status"].note == 'The map reads "put off" as postponed.'


def test_locators_do_not_depend_on_the_folder(tmp_path: Path) -> None:
    """The same sheet in another folder gives the same records."""
    copy = tmp_path / "journeys.csv"
    copy.write_bytes((MAPS / "journeys.csv").read_bytes())
    assert (
        read_table(copy, MAPS / "journeys.toml").records
        == read_table(MAPS / "journeys.csv", MAPS / "journeys.toml").records
    )


@pytest.mark.parametrize("shape", COUNTS)
def test_rejected_rows_read_back(tmp_path: Path, shape: str) -> None:
    """The file of rejected rows is read by the same map, which rejects the same rows for the same reasons."""
    sheet_map = map_lookup.find_map(MAPS / f"{shape}.toml")
    reading = SheetImport.open(sheet_of(MAPS, shape), sheet_map)
    list(reading)
    if not reading.rejected:
        return
    path = tmp_path / rejected_file_name(reading)
    path.write_bytes(rejected_file(reading))
    again = SheetImport.open(path, sheet_map)
    assert list(again) == []
    assert [row.reasons for row in again.rejected] == [row.reasons for row in reading.rejected]
    assert again.unnamed == ()
    assert rejected_file(again) == path.read_bytes()


def test_a_mended_row_comes_in(tmp_path: Path) -> None:
    """A rejected row that was mended comes in by the same map, under the id that it would have had."""
    sheet_map = map_lookup.find_map(MAPS / "journeys.toml")
    reading = SheetImport.open(MAPS / "journeys.csv", sheet_map)
    list(reading)
    text = rejected_file(reading).decode("utf-8-sig").replace("2016-06-04", "2016-06-06").replace(",Congo,", ",Gabon,")
    (tmp_path / "rejected.csv").write_text(text, encoding="utf-8-sig", newline="")
    result = read_table(tmp_path / "rejected.csv", sheet_map)
    assert [visit.id for visit in result.records] == ["ee-jaan-kuusk-k-05", "ee-jaan-kuusk-k-06"]
    assert not result.rejected


@pytest.mark.parametrize("shape", ["journeys", "workbook"])
def test_a_mended_row_cites_the_sheet(tmp_path: Path, shape: str) -> None:
    """The evidence of a rejected row that was mended cites the file, sheet and row that it came from."""
    sheet, text = sheet_of(MAPS, shape), (MAPS / f"{shape}.toml").read_text()
    visits = read_table(sheet, a_map(text)).records
    strict = text.replace('Completed = "held", ', "").replace('"put off" = "postponed"', 'nothing = "held"')
    reading = SheetImport.open(sheet, a_map(strict))
    list(reading)
    rejected = tmp_path / rejected_file_name(reading)
    rejected.write_bytes(rejected_file(reading))
    for _ in range(2):
        again = SheetImport.open(rejected, a_map(strict))
        list(again)
        rejected.write_bytes(rejected_file(again))
    mended = read_table(rejected, a_map(text)).records
    assert mended
    assert set(mended) <= set(visits)


@pytest.mark.parametrize("sheets", ["", '[sheet]\nsheets = ["2024", "2025"]\n'], ids=["all", "named"])
def test_sheets_without_rejected_rows_are_kept(tmp_path: Path, sheets: str) -> None:
    """The rejected rows of one sheet are read by a map that names other sheets, or columns that only others have."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "2024"
    first.append(("Who", "Where", "From", "To"))
    first.append(("Ann", "Norway", DAYS[0], DAYS[1]))
    second = book.create_sheet("2025")
    second.append(("Who", "Where", "From"))
    second.append(("Ann", "Atlantis", DAYS[2]))
    book.create_sheet("Empty")
    book.save(tmp_path / "trips.xlsx")
    sheet_map = a_map(PLAIN.replace("[record]", f"{sheets}[record]"))
    reading = SheetImport.open(tmp_path / "trips.xlsx", sheet_map)
    assert len(list(reading)) == 1
    (tmp_path / "rejected.xlsx").write_bytes(rejected_file(reading))
    again = SheetImport.open(tmp_path / "rejected.xlsx", sheet_map)
    assert (list(again), [row.number for row in again.rejected], again.unnamed) == ([], [2], ())


WITH_ID = PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"')
ID_HEADER = ("Id", "Who", "Where", "From", "To")


def read_again(folder: Path, reading: SheetImport, *mended: tuple[bytes, bytes]) -> tuple[list[Visit], SheetImport]:
    """Reads the rejected rows of an import, whose records are in a folder, after some texts were replaced."""
    data = rejected_file(reading)
    for old, new in mended:
        assert old in data
        data = data.replace(old, new)
    (folder / "rejected.csv").write_bytes(data)
    again = SheetImport.open(folder / "rejected.csv", reading.sheet_map)
    again.existing = EarlierRecords(folder).find
    return list(again), again


def into_folder(folder: Path, *rows: tuple[str, ...]) -> SheetImport:
    """Imports rows with ids into a folder."""
    reading = SheetImport.open(a_sheet(folder, (ID_HEADER, *rows)), a_map(WITH_ID))
    for visit in reading:
        (folder / f"{visit.id}.json").write_bytes(pretty_json(visit))
    return reading


def test_a_repeated_row_id_stays_refused(tmp_path: Path) -> None:
    """A row that has the id of another row is refused from the file of rejected rows, too, until it has its own."""
    rows = (("A-20", "Ann", "Norway", "2011", ""), ("A-20", "Ann", "Chile", "2013", ""))
    reading = into_folder(tmp_path, *rows)
    for _ in range(2):
        visits, reading = read_again(tmp_path, reading)
        assert visits == []
        assert reading.rejected[0].reasons == ('the row id "A-20" is also that of row 2; give each row its own',)
    visits, _ = read_again(tmp_path, reading, (b"A-20,", b"A-21,"))
    assert [visit.id for visit in visits] == ["visits-ann-a-21"]


def test_a_mended_row_never_takes_the_id_of_another_visit(tmp_path: Path) -> None:
    """A mended row is refused if its id is that of another visit in the folder; a later state of one visit is not."""
    rows = (("A-20", "Ann", "Norway", "2011-05-02", ""), ("A-21", "Ann", "Atlantis", "2013", ""))
    reading = into_folder(tmp_path, *rows)
    visits, again = read_again(tmp_path, reading, (b"Atlantis", b"Chile"), (b"A-21", b"A-20"))
    assert visits == []
    assert (
        again.rejected[0]
        .reasons[0]
        .startswith('the row id "A-20" is already used by "Ann visits Norway"; give the row another id')
    )
    moved = into_folder(tmp_path, ("A-9", "Eve", "Chile", "2012", ""), ("A-20", "Ann", "Atlantis", "2011-05-02", ""))
    visits, _ = read_again(tmp_path, moved, (b"Atlantis,", b"Sweden,"))
    assert [visit.id for visit in visits] == ["visits-ann-a-20"]
    same_row = into_folder(tmp_path, ("A-20", "Ann", "Atlantis", "2019-05-02", ""))
    visits, _ = read_again(tmp_path, same_row, (b"Atlantis,", b"Sweden,"))
    assert [visit.id for visit in visits] == ["visits-ann-a-20"]


def test_rows_of_a_visit_with_a_repeated_row_id_are_refused_together(tmp_path: Path) -> None:
    """The row with the id of another one is at fault; the other rows of its visit name it, and come in with it."""
    text = WITH_ID + "[visits]\ndays-apart = 1\n"
    rows = (
        ("1", "Ann", "Norway", "2011-05-02", ""),
        ("2", "Eve", "Chile", "2012-05-02", "2012-05-02"),
        ("1", "Eve", "Peru", "2012-05-03", ""),
    )
    reading = SheetImport.open(a_sheet(tmp_path, (ID_HEADER, *rows)), a_map(text))
    assert len(list(reading)) == 1
    assert [row.reasons[0].partition(";")[0] for row in reading.rejected] == [
        "row 4 is of the same visit but cannot be read, so the whole visit is rejected",
        'the row id "1" is also that of row 2',
    ]
    visits, _ = read_again(tmp_path, reading, (b"\r\n1,", b"\r\n3,"))
    assert [len(visit.stops) for visit in visits] == [2]


def test_a_wildcard_takes_none_of_our_columns(tmp_path: Path) -> None:
    """The columns that the file of rejected rows adds state no fact, even where a `*` in the map would match them."""
    sheet_map = a_map(PLAIN.replace("[columns]", '[columns]\nnote = "*e*"'))
    reading = SheetImport.open(
        a_sheet(tmp_path, (("Who", "Where", "From", "To"), ("Ann", "Atlantis", "2011", ""))), sheet_map
    )
    list(reading)
    (tmp_path / "rejected.csv").write_bytes(rejected_file(reading).replace(b"Atlantis,", b"Norway,"))
    assert [visit.notes for visit in SheetImport.open(tmp_path / "rejected.csv", sheet_map)] == [("Norway",)]


def test_a_row_that_a_person_added_cites_its_own_file(tmp_path: Path) -> None:
    """A row that was added to a file of rejected rows, or whose place was deleted, cites that file."""
    header = ("Who", "Where", "From", "To", "row", "reason", "file")
    rows = [
        ("Ann", "Norway", f"201{n}", "", *place)
        for n, place in enumerate((("", "", ""), ("x", "", "v.csv"), ("4", "", "v.csv")))
    ]
    visits = read_table(a_sheet(tmp_path, (header, *rows), "rejected.csv"), a_map()).records
    assert [visit.evidence[0].locator for visit in visits] == [
        "rejected.csv, row 2, Who",
        "rejected.csv, row 3, Who",
        "v.csv, row 4, Who",
    ]


def test_sections_and_filled_cells_are_written_out(tmp_path: Path) -> None:
    """A rejected row has what it took from rows above, so that it can be read alone."""
    text = HEAD + (
        '[sheet]\nsections = "Year"\nheader = 3\nleft-out = "#"\n[record]\ntraveller = "Ann"\nstatus = "held"\n'
        '[columns]\ncountry = "Where"\nyear = "Year"\ndates = "Dates"\n'
    )
    rows = (("Trips", "", ""), ("", "", ""), ("#", "Where", "Dates"), ("2009", "", ""), ("1", "Atlantis", "April 3"))
    reading = SheetImport.open(a_sheet(tmp_path, rows), a_map(text))
    list(reading)
    data = rejected_file(reading)
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert table[0] == ["#", "Where", "Dates", "Year", "row", "reason", "file"]
    assert table[1][:5] == ["1", "Atlantis", "April 3", "2009", "5"]
    (tmp_path / "rejected.csv").write_bytes(data.replace(b"Atlantis", b"Norway"))
    (visit,) = read_table(tmp_path / "rejected.csv", a_map(text)).records
    assert str(visit.stops[0].when) == "2009-04-03"


def test_the_rejected_rows_of_a_workbook_are_a_workbook(tmp_path: Path) -> None:
    """Rejected rows of a workbook keep their sheet, and their dates and numbers are typed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Trips"
    sheet.append(("Who", "Where", "From", "To", "Cost"))
    sheet.append(("Ann", "Atlantis", DAYS[0], DAYS[1], 12.5))
    sheet.append(("Ann", "Norway", DAYS[2], DAYS[3], 7))
    book.create_sheet("Empty")
    book.save(tmp_path / "trips.xlsx")
    sheet_map = a_map(PLAIN.replace("[record]", '[sheet]\nsheets = "Trips"\nleft-out = "Cost"\n[record]'))
    reading = SheetImport.open(tmp_path / "trips.xlsx", sheet_map)
    assert len(list(reading)) == 1
    assert rejected_file_name(reading) == "rejected.xlsx"
    data = rejected_file(reading)
    assert data == rejected_file(reading)
    read = openpyxl.load_workbook(io.BytesIO(data))["Trips"]
    header, row = ([cell.value for cell in row] for row in read.iter_rows())
    assert header == ["Who", "Where", "From", "To", "Cost", "row", "reason", "file", "sheet"]
    assert row[7:] == ["trips.xlsx", "Trips"]
    assert row[:6] == ["Ann", "Atlantis", DAYS[0], DAYS[1], 12.5, 2]
    (tmp_path / "rejected.xlsx").write_bytes(data)
    assert [row.number for row in read_table(tmp_path / "rejected.xlsx", sheet_map).rejected] == [2]


@given(cell=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20))
def test_rejected_cells_keep_their_text(tmp_path_factory: pytest.TempPathFactory, cell: str) -> None:
    """Whatever text a cell has, the file of rejected rows has it, and no spreadsheet program takes it for a formula."""
    folder = tmp_path_factory.mktemp("cells")
    reading = SheetImport.open(
        a_sheet(folder, (("Who", "Where", "From", "To"), ("Ann", "Atlantis", cell, ""))), a_map()
    )
    list(reading)
    (folder / "rejected.csv").write_bytes(rejected_file(reading))
    again = SheetImport.open(folder / "rejected.csv", a_map())
    list(again)
    assert [row.cells["From"] for row in again.rejected] == [row.cells["From"] for row in reading.rejected]


def test_a_column_called_reason_is_kept(tmp_path: Path) -> None:
    """A sheet with columns called row and reason keeps them beside ours."""
    header = ("row", "Who", "reason", "Where", "From", "To")
    sheet_map = a_map(
        PLAIN.replace("[columns]", '[columns]\npurpose = "reason"').replace(
            "[record]", '[sheet]\nleft-out = "row"\n[record]'
        )
    )
    reading = SheetImport.open(a_sheet(tmp_path, (header, ("9", "Ann", "talks", "Atlantis", "2011", ""))), sheet_map)
    list(reading)
    (tmp_path / "rejected.csv").write_bytes(rejected_file(reading).replace(b"Atlantis", b"Norway", 1))
    again = SheetImport.open(tmp_path / "rejected.csv", sheet_map)
    assert [visit.purposes for visit in again] == [("talks",)]
    assert again.unnamed == ()


def test_a_sheet_without_names_is_read_by_letters(tmp_path: Path) -> None:
    """With `header = 0` every row counts, and columns are called by their letters, also in the rejected rows."""
    text = PLAIN.replace("[record]", "[sheet]\nheader = 0\n[record]")
    for name, letter in (("Who", "A"), ("Where", "B"), ("From", "C"), ("To", "D")):
        text = text.replace(f'"{name}"', f'"{letter}"')
    rows = (("Ann", "Norway", "2011-05-02", "2011-05-04"), ("Eve", "Sweden", "2011-05-02", ""))
    assert len(imported(tmp_path, rows, text).records) == 2
    reading = SheetImport.open(a_sheet(tmp_path, (*rows, ("Eve", "Atlantis", "2012", ""))), a_map(text))
    list(reading)
    (tmp_path / "rejected.csv").write_bytes(rejected_file(reading).replace(b"Atlantis,", b"Chile,"))
    result = read_table(tmp_path / "rejected.csv", a_map(text))
    assert [visit.evidence[0].locator for visit in result.records] == ["visits.csv, row 3, column A"]
    assert (result.rejected, result.findings) == ((), ())


def test_reasons_are_grouped(tmp_path: Path) -> None:
    """Equal reasons are counted, the most frequent first, with the first places."""
    header = ("Who", "Where", "From", "To")
    rows = [("Ann", "Atlantis", f"{year}", "") for year in range(2001, 2009)] + [("Ann", "Lemuria", "2011", "")]
    (first, second) = grouped_reasons(imported(tmp_path, (header, *rows)).rejected)
    assert (first.rows, second.rows) == (8, 1)
    assert first.places == ("row 2", "row 3", "row 4", "row 5", "row 6")
    assert not first.is_example


def test_a_changed_record_has_the_next_revision(tmp_path: Path) -> None:
    """A second import raises the revision of a record that says something else, and of no other."""
    header = ("Who", "Where", "From", "To", "Id")
    text = PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"')
    (old,) = imported(tmp_path, (header, ("Ann", "Norway", "2011-05-02", "2011-05-04", "7")), text).records
    (tmp_path / "visits-ann-7.json").write_bytes(pretty_json(old))
    above = ("Ann", "Sweden", "2012-05-02", "2012-05-04", "8")
    moved = imported(tmp_path, (header, above, ("Ann", "Norway", "2011-05-02", "2011-05-04", "7")), text).records[1]
    assert EarlierRecords(tmp_path).revised(moved).revision == 1
    later = a_map(text.replace("2026-11-30", "2026-12-24"))
    same = read_table(tmp_path / "visits.csv", later).records[1]
    assert EarlierRecords(tmp_path).revised(same).revised == old.revised
    (new,) = imported(tmp_path, (header, ("Ann", "Norway", "2011-05-02", "2011-05-05", "7")), text).records
    assert EarlierRecords(tmp_path).revised(new).revision == 2
    assert EarlierRecords(tmp_path / "visits-ann-7.json").revised(new).revision == 2
    assert EarlierRecords(tmp_path / "none.jsonl").revised(new).revision == 1


def test_a_map_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed package offers maps by name, as a path or as a `SheetMap`; a wrong name is refused."""
    ready = a_map()
    monkeypatch.setattr("tests.maps.sheets_by_map.OFFERED", ready, raising=False)
    monkeypatch.setattr("tests.maps.sheets_by_map.PATH", str(MAPS / "journeys.toml"), raising=False)
    monkeypatch.setattr("tests.maps.sheets_by_map.WRONG", 5, raising=False)
    entries = {
        name: importlib.metadata.EntryPoint(name, f"tests.maps.sheets_by_map:{attribute}", map_lookup.MAP_GROUP)
        for name, attribute in (("own", "OFFERED"), ("trips", "PATH"), ("wrong", "WRONG"))
    }
    monkeypatch.setattr(map_lookup, "installed_maps", lambda: map_lookup.InstalledMaps(entries, {}))
    assert map_lookup.find_map("own") is ready
    assert map_lookup.find_map("trips").id_prefix == "ee"
    with pytest.raises(NoSuchPath, match='no such map; did you mean "trips"'):
        map_lookup.find_map("trip")
    with pytest.raises(map_lookup.BrokenMap, match="is a int; expected the path of a TOML file"):
        map_lookup.find_map("wrong")


@pytest.mark.parametrize("name", ["no.csv", "no.xlsx"])
def test_a_missing_sheet_is_refused(name: str) -> None:
    """A file that is not there is refused by name."""
    with pytest.raises(NoSuchPath, match="no such file"):
        read_table(name, MAPS / "journeys.toml")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"PK\x03\x04 no workbook"])
def test_what_is_no_sheet_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file that is no sheet raises ValueError and no other exception."""
    (tmp_path / "visits.csv").write_bytes(data)
    with pytest.raises(ValueError, match=r".+"):
        read_table(tmp_path / "visits.csv", a_map())
