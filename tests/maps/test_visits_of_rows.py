"""Rows become visits: grouping, ids, headings, and rows that are set apart."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import check
from diplovisit.pipeline.import_sheet import SheetImport
from tests.maps.sheets_by_map import HEAD, PLAIN, a_map, a_sheet, imported

HEADER = ("Trip", "Who", "Where", "From", "To", "Status")
GROUPED = (
    HEAD
    + """
[columns]
traveller = "Who"
country = "Where"
first-day = "From"
last-day = "To"
status = "Status"
[visits]
group-by = "Trip"
"""
)
BY_DAYS = GROUPED.replace('group-by = "Trip"', "days-apart = 1").replace(
    "[columns]", '[sheet]\nleft-out = "Trip"\n[columns]'
)


def trip(
    number: str, where: str, first: int, last: int, status: str = "held", who: str = "Ann Example"
) -> tuple[str, ...]:
    """Returns a row of May 2011."""
    return (number, who, where, f"2011-05-{first:02}", f"2011-05-{last:02}", status)


def test_rows_of_one_journey_are_one_visit(tmp_path: Path) -> None:
    """Rows with the same value in the grouping column are the stops of one record, in the order of their days."""
    rows = (HEADER, trip("A", "Sweden", 4, 5), trip("B", "France", 20, 21), trip("A", "Norway", 2, 4))
    visits = imported(tmp_path, rows, GROUPED).records
    assert [visit.id for visit in visits] == ["visits-ann-example-a", "visits-ann-example-b"]
    assert [stop.country for stop in visits[0].stops] == ["NO", "SE"]
    assert visits[0].title == "Ann Example visits Norway and Sweden"


def test_two_travellers_with_one_journey_have_a_record_each(tmp_path: Path) -> None:
    """A record has one leader, so rows of two travellers are two records even where their journey is called alike."""
    rows = (HEADER, trip("A", "Norway", 2, 4), trip("A", "Norway", 2, 4, who="Eve Adams"))
    assert [visit.id for visit in imported(tmp_path, rows, GROUPED).records] == [
        "visits-ann-example-a",
        "visits-eve-adams-a",
    ]


def test_a_row_without_a_journey_is_a_visit_of_its_own(tmp_path: Path) -> None:
    """Rows with an empty cell in the grouping column are not joined."""
    rows = (HEADER, trip("", "Norway", 2, 4), trip("", "Sweden", 4, 5))
    assert len(imported(tmp_path, rows, GROUPED).records) == 2


def test_rows_with_several_statuses_are_several_records(tmp_path: Path) -> None:
    """A record has one status: the stops that were called off are a record of their own."""
    rows = (HEADER, trip("A", "Norway", 2, 4), trip("A", "Sweden", 4, 5, "cancelled"), trip("A", "Finland", 5, 6))
    visits = imported(tmp_path, rows, GROUPED).records
    assert [(visit.id, visit.status.value, len(visit.stops)) for visit in visits] == [
        ("visits-ann-example-a", "held", 2),
        ("visits-ann-example-a-cancelled", "cancelled", 1),
    ]


def test_a_visit_with_a_refused_row_is_refused_as_a_whole(tmp_path: Path) -> None:
    """With a stop missing it would be another visit: every row of it is rejected, and says which row is at fault."""
    rows = (HEADER, trip("A", "Norway", 2, 4), trip("A", "Atlantis", 4, 5), trip("B", "Sweden", 9, 9))
    result = imported(tmp_path, rows, GROUPED)
    assert [visit.id for visit in result.records] == ["visits-ann-example-b"]
    assert [row.number for row in result.rejected] == [2, 3]
    assert result.rejected[0].reasons == (
        "row 3 is of the same visit but cannot be read, so the whole visit is rejected",
    )


@pytest.mark.parametrize(("second", "count"), [((4, 5), 1), ((5, 6), 1), ((6, 7), 2), ((2, 3), 1), ((3, 3), 1)])
def test_rows_near_in_time_are_one_visit(tmp_path: Path, second: tuple[int, int], count: int) -> None:
    """Rows of one traveller that are at most the stated days apart are one visit."""
    rows = (HEADER, trip("1", "Norway", 2, 4), trip("2", "Sweden", *second))
    assert len(imported(tmp_path, rows, BY_DAYS).records) == count


def test_a_refused_row_near_in_time_refuses_its_visit(tmp_path: Path) -> None:
    """A row that is refused for its country still belongs to the visit of its days."""
    rows = (HEADER, trip("1", "Norway", 2, 4), trip("2", "Atlantis", 5, 6), trip("3", "Sweden", 20, 21))
    result = imported(tmp_path, rows, BY_DAYS)
    assert [row.number for row in result.rejected] == [2, 3]
    assert len(result.records) == 1


def test_categories_that_differ_become_notes(tmp_path: Path) -> None:
    """A record has one category; where the rows of a visit have several, each is kept as a note."""
    text = GROUPED.replace('status = "Status"', 'category = "Status"').replace(
        "[columns]", '[record]\nstatus = "held"\n[columns]'
    )
    rows = (HEADER, trip("A", "Norway", 2, 4, "state"), trip("A", "Sweden", 4, 5, "working"))
    (visit,) = imported(tmp_path, rows, text).records
    assert visit.category is None
    assert visit.notes == (
        "The visit to Norway is of the category state.",
        "The visit to Sweden is of the category working.",
    )


NO_IDS = PLAIN
NO_HEADER = ("Who", "Where", "From", "To")


def test_an_id_holds_no_date_and_does_not_change_when_rows_are_added(tmp_path: Path) -> None:
    """Without a column of ids, a record is called after its traveller, its country and a digest."""
    row = ("Åsa Öberg", "Norway", "2011-05-02", "2011-05-04")
    (alone,) = imported(tmp_path, (NO_HEADER, row)).records
    before = ("Ann", "Sweden", "2010-01-01", "2010-01-01")
    later = imported(tmp_path, (NO_HEADER, before, row)).records[1]
    assert alone.id == later.id
    assert alone.id.startswith("asa-oberg-norway-")
    assert "2011" not in alone.id


@pytest.mark.parametrize(("key", "holds"), [("2011-J1", "2011"), ("K 1987", "1987")])
def test_a_journey_called_after_a_year_gives_an_id_without_it(tmp_path: Path, key: str, holds: str) -> None:
    """An id holds no date, so a journey with a year in its name gives a digest."""
    (visit,) = imported(tmp_path, (HEADER, trip(key, "Norway", 2, 4)), GROUPED).records
    assert holds not in visit.id
    assert not [finding for finding in check([visit]) if finding.rule == "date-in-id"]


def test_a_row_number_that_looks_like_a_year_stays(tmp_path: Path) -> None:
    """A row id is an identifier of the record, so a number that looks like a year is none."""
    text = PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"')
    (visit,) = imported(tmp_path, ((*NO_HEADER, "Id"), ("Ann", "Norway", "2011", "", "1974")), text).records
    assert visit.id == "visits-ann-1974"
    assert check([visit]).ok


def test_equal_rows_are_one_visit_and_a_rejected_row(tmp_path: Path) -> None:
    """A row that repeats another in every cell is rejected. Where a cell differs, all of them are."""
    row = ("Ann", "Norway", "2011-05-02", "2011-05-04")
    other = ("Ann", "Norway", "2011-05-02", "2011-05-05")
    result = imported(tmp_path, (NO_HEADER, row, row))
    assert len(result.records) == 1
    assert result.rejected[0].reasons == ("the row repeats another row of the sheet in every cell",)
    result = imported(tmp_path, (NO_HEADER, row, other))
    assert len(result.rejected) == 2
    assert "the rows ids" in result.rejected[0].reasons[0]


def test_a_row_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Of two rows with one id the first comes in, and the second is rejected with the place of the first."""
    text = PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"')
    header = (*NO_HEADER, "Id")
    rows = (
        header,
        ("Ann", "Norway", "2011", "", "7"),
        ("Ann", "Sweden", "2012", "", "7"),
        ("Ann", "Finland", "2013", "", "8"),
    )
    result = imported(tmp_path, rows, text)
    assert [visit.id for visit in result.records] == ["visits-ann-7", "visits-ann-8"]
    assert 'the row id "7" is also that of row 2' in result.rejected[0].reasons[0]


def reading_of(folder: Path, rows: Sequence[Sequence[str]], text: str) -> tuple[SheetImport, int]:
    """Reads a sheet to its end; returns the reading and the number of records."""
    reading = SheetImport.open(a_sheet(folder, rows), a_map(text))
    return reading, sum(1 for _ in reading)


SECTIONS = (
    HEAD
    + """
[sheet]
sections = "Year"
left-out = "#"
skip = [{ column = "Where", is = ["Nil return", "none"] }]
[record]
traveller = "Ann Example"
status = "held"
[columns]
country = "Where"
year = "Year"
dates = "Dates"
"""
)


def test_headings_fill_the_rows_below_them(tmp_path: Path) -> None:
    """A row with one filled cell in the first column heads a section, and the locator names its cell."""
    rows = (
        ("#", "Where", "Dates"),
        ("2009", "", ""),
        ("1", "Norway", "April 3"),
        ("2010", "", ""),
        ("2", "Sweden", "May 4"),
    )
    reading = SheetImport.open(a_sheet(tmp_path, rows), a_map(SECTIONS))
    visits = list(reading)
    assert [str(visit.stops[0].when) for visit in visits] == ["2009-04-03", "2010-05-04"]
    assert (reading.rows, reading.in_records, len(reading.headings)) == (4, 2, 2)
    locators = {about: row.locator for row in visits[1].evidence for about in row.about}
    assert locators["sweden/when"] == "visits.csv, row 4, #; row 5, Dates"


def test_skipped_rows_are_counted_and_listed(tmp_path: Path) -> None:
    """A row that the map sets apart is neither in a record nor rejected, and is listed with the reason."""
    rows = (("#", "Where", "Dates"), ("2009", "", ""), ("1", "Norway", "April 3"), ("", "nil  RETURN", ""))
    reading, count = reading_of(tmp_path, rows, SECTIONS)
    assert (count, reading.rows, reading.in_records, len(reading.rejected)) == (1, 3, 1, 0)
    assert [(row.number, row.reason) for row in reading.skipped] == [(4, 'Where is "nil RETURN"')]


def test_a_repeated_header_is_no_row(tmp_path: Path) -> None:
    """A row that repeats the names of the columns is skipped, and listed."""
    rows = (NO_HEADER, ("Ann", "Norway", "2011", ""), NO_HEADER, ("Ann", "Sweden", "2012", ""))
    reading, count = reading_of(tmp_path, rows, PLAIN)
    assert (count, reading.rows) == (2, 3)
    assert [(row.number, row.reason) for row in reading.skipped] == [(3, "it repeats the header")]


def test_cells_are_filled_down(tmp_path: Path) -> None:
    """An empty cell of a column that is filled down repeats the cell above, which the locator names."""
    text = PLAIN.replace("[record]", '[sheet]\nfill-down = "Who"\n[record]')
    rows = (NO_HEADER, ("Ann", "Norway", "2011", ""), ("", "Sweden", "2012", ""), ("Eve", "Finland", "2013", ""))
    visits = imported(tmp_path, rows, text).records
    assert [visit.people[0].name for visit in visits] == ["Ann", "Ann", "Eve"]
    assert visits[1].evidence[0].locator == "visits.csv, row 2, Who"


CELLS = st.sampled_from(
    ["", "Norway", "Sweden", "Atlantis", "Vietnam", "2011-05-02", "2011-05-04", "5/6/2011", "soon", "Ann", "Eve", "held",
     "cancelled", "done", "A", "B", "NA", "3", "=1+1", "é;ü", "a\nb"]
)  # fmt: skip


@given(
    rows=st.lists(st.tuples(*[CELLS] * 6), max_size=8),
    text=st.sampled_from(
        [
            GROUPED,
            BY_DAYS,
            GROUPED.replace('[visits]\ngroup-by = "Trip"\n', ""),
            GROUPED.replace(
                "[columns]", '[sheet]\nsections = "Trip"\nskip = [{ column = "Who", is = "NA" }]\n[columns]'
            ),
            GROUPED.replace("[columns]", '[sheet]\nempty = ["NA"]\nfill-down = ["Who", "Where"]\n[columns]'),
        ]
    ),
)
def test_every_row_is_in_a_record_or_rejected_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], text: str
) -> None:
    """Rows in records, rejected rows, skipped rows and headings add up to all rows, whatever the cells say."""
    folder = tmp_path_factory.mktemp("law")
    reading = SheetImport.open(a_sheet(folder, (HEADER, *rows)), a_map(text))
    visits = list(reading)
    assert reading.rows == reading.in_records + len(reading.rejected) + len(reading.skipped) + len(reading.headings)
    assert len({visit.id for visit in visits}) == len(visits)
    assert all(row.reasons for row in reading.rejected)
    assert sum(len(visit.stops) for visit in visits) == reading.in_records


def test_an_id_without_a_key_always_has_the_country(tmp_path: Path) -> None:
    """The digest of an id never looks like a year, so that no id loses its country."""
    rows = [
        (f"Person {letter * 3}", "United Arab Emirates", "2011-05-02", "") for letter in "abcdefghijklmnopqrstuvwxyz"
    ]
    days = [("Ann Example", "Norway", f"{year}-05-02", "") for year in range(1920, 2020)]
    records = imported(tmp_path, (("Who", "Where", "From", "To"), *rows, *days)).records
    assert len(records) == len(rows) + len(days)
    assert all(re.search("-(united-arab-emirates|norway)-", visit.id) for visit in records)
    assert not any(re.search(r"(?<![0-9])[12][0-9]{3}(?![0-9])", visit.id) for visit in records)
