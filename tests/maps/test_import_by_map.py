"""Rows by a map: what each kind of cell becomes, and what is refused."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from diplovisit import Visit
from diplovisit.pipeline.import_sheet import SheetImport, read_table
from diplovisit.record import Status
from tests.maps.sheets_by_map import HEAD, PLAIN, a_map, a_sheet, imported
from tests.readers.made_workbooks import made_xlsx

HEADER = ("Who", "Where", "From", "To")
GOOD = ("Ann Example", "Norway", "2011-05-02", "2011-05-04")


def one_record(folder: Path, header: Sequence[str], row: Sequence[str], text: str) -> Visit:
    """Returns the record of the only row."""
    result = imported(folder, (header, row), text)
    assert not result.rejected, result.rejected[0].reasons
    (visit,) = result.records
    return visit


def one_reason(folder: Path, header: Sequence[str], row: Sequence[str], text: str) -> str:
    """Returns the reasons why the only row cannot come in."""
    result = imported(folder, (header, row), text)
    assert not result.records
    (rejected,) = result.rejected
    return " | ".join(rejected.reasons)


def with_lines(*lines: str, columns: Sequence[str] = (), text: str = PLAIN) -> str:
    """Returns a map with further columns, and with further tables at its end."""
    return "\n".join((text.rstrip(), *columns, *lines)) + "\n"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Norway", "NO"),
        ("Korea, Rep.", "KR"),
        ("Congo - Kinshasa", "CD"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Côte d’Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("Allemagne", "DE"),
        ("U.S.A.", "US"),
        ("norway", "NO"),
        (" Norway ", "NO"),
    ],
)
def test_a_country_is_read_by_its_names(tmp_path: Path, cell: str, code: str) -> None:
    """A country is read by any name that lists use, whatever its capitals and blanks."""
    visit = one_record(tmp_path, HEADER, ("Ann Example", cell, "2011-05-02", ""), PLAIN)
    assert visit.stops[0].country == code


@pytest.mark.parametrize(
    ("cell", "day", "words"),
    [
        ("Vietnam", "1967-05-02", "North Vietnam (VDVN"),
        ("Congo", "2011-05-02", "Republic of the Congo (CG"),
        ("Korea", "2011-05-02", "South Korea (KR"),
        ("Zaire", "2011-05-02", "did not exist"),
        ("Brussels", "2011-05-02", "seat of government"),
        ("Falkland Islands", "2011-05-02", '"Falkland Islands" = "…/FK"'),
        ("Nigerya", "2011-05-02", "did you mean Nigeria (NG) or Niger (NE)? Or set its meaning in the map"),
        ("Atlantis", "2011-05-02", "write its usual name, or set its meaning in the map, under [values.country]"),
        ("Norway and Sweden", "2011-05-02", "write a row for each"),
        ("Norway; Sweden", "2011-05-02", "write a row for each"),
        ("NO", "2011-05-02", "; for codes, name their list"),
        ("", "2011-05-02", "expected a country"),
    ],
)
def test_a_country_that_is_none_or_several_is_refused(tmp_path: Path, cell: str, day: str, words: str) -> None:
    """A country is never guessed: the refusal has the candidates and what the map can say."""
    assert words in one_reason(tmp_path, HEADER, ("Ann Example", cell, day, ""), PLAIN)


@pytest.mark.parametrize(
    ("table", "cell", "expected"),
    [
        ('Vietnam = "x-south-vietnam"', "Vietnam", ("x-south-vietnam", None)),
        ('"Falkland Islands" = "GB/FK"', "Falkland Islands", ("GB", "FK")),
        ('Atlantis = "NO"', "ATLANTIS", ("NO", None)),
        ('"At sea" = "-"', "At sea", (None, None)),
        ('Antarctica = "-/AQ"', "Antarctica", (None, "AQ")),
    ],
)
def test_the_map_decides_for_a_country(
    tmp_path: Path, table: str, cell: str, expected: tuple[str | None, str | None]
) -> None:
    """A value table decides what a country's text means, and the evidence says so."""
    text = with_lines("[values.country]", table)
    visit = one_record(tmp_path, HEADER, ("Ann Example", cell, "1967-05-02", ""), text)
    assert (visit.stops[0].country, visit.stops[0].territory) == expected


@pytest.mark.parametrize(
    ("codes", "cell", "code"),
    [("iso2", "NO", "NO"), ("iso3", "NOR", "NO"), ("un", "578", "NO"), ("cow", "AUS", "AT"), ("iso3", "AUS", "AU")],
)
def test_codes_are_of_the_list_that_the_map_names(tmp_path: Path, codes: str, cell: str, code: str) -> None:
    """A code is read by the list that the map names, and by no other."""
    text = PLAIN.replace('country = "Where"', f'country = {{ column = "Where", codes = "{codes}" }}')
    assert one_record(tmp_path, HEADER, ("Ann", cell, "2011-05-02", ""), text).stops[0].country == code
    assert "is not a code of" in one_reason(tmp_path, HEADER, ("Ann", "Norway", "2011-05-02", ""), text)


@pytest.mark.parametrize(
    ("arrangement", "cell", "expected"),
    [
        ("place, country", "Marrakech, Morocco", ("MA", ["Marrakech"])),
        ("place, country", "Washington, D.C., United States", ("US", ["Washington, D.C."])),
        ("place, country", "Seoul, Korea, Rep.", ("KR", ["Seoul"])),
        ("place, country", "Morocco", ("MA", [])),
        ("place, country", "Brussels", ("BE", ["Brussels"])),
        ("country, place", "Morocco, Marrakech", ("MA", ["Marrakech"])),
        ("country, place", "Congo, Dem. Rep., Kinshasa", ("CD", ["Kinshasa"])),
        ("place (country)", "Paris (France)", ("FR", ["Paris"])),
        ("country (place)", "France (Paris)", ("FR", ["Paris"])),
        ("country (place)", "France", ("FR", [])),
    ],
)
def test_a_destination_is_taken_apart(
    tmp_path: Path, arrangement: str, cell: str, expected: tuple[str, list[str]]
) -> None:
    """A cell with a place and a country is taken apart as the map says."""
    text = PLAIN.replace('country = "Where"', f'destination = {{ column = "Where", as = "{arrangement}" }}')
    text = with_lines("[values.country]", 'Brussels = "BE"', text=text)
    stop = one_record(tmp_path, HEADER, ("Ann", cell, "2011-05-02", ""), text).stops[0]
    assert (stop.country, [place.name for place in stop.places]) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("2011-05-02", "2011-05-04"), "2011-05-02/2011-05-04"),
        (("2011-05-02", "2011-05-02"), "2011-05-02"),
        (("2011-05-02", ""), "2011-05-02/"),
        (("", "2011-05-04"), "/2011-05-04"),
        (("", ""), "None"),
        (("2011-05", "2011-06"), "2011-05/2011-06"),
        (("May 2011", ""), "2011-05"),
        (("2011", "2012"), "2011/2012"),
        (("2 May 2011", "4 May"), "2011-05-02/2011-05-04"),
    ],
)
def test_two_columns_of_days_are_joined(tmp_path: Path, row: tuple[str, str], expected: str) -> None:
    """The first and the last day are joined; one that is missing is unknown, and never guessed."""
    if row == ("2 May 2011", "4 May"):
        expected, text = "2011-05-02/2011-05-04", PLAIN.replace('status = "held"', 'status = "held"\nyear = 2011')
    else:
        text = PLAIN
    assert str(one_record(tmp_path, HEADER, ("Ann", "Norway", *row), text).stops[0].when) == expected


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("2011-05-04", "2011-05-02"), "ends on 2011-05-02, before it begins on 2011-05-04"),
        (("5/6/2014", ""), 'dates = "dmy"'),
        (("2-4 May 2011", "5 May 2011"), "expected one date"),
        (("soon", "2011-05-02"), "From: expected a date"),
        (("2011-05-02", "later"), "To: expected a date"),
    ],
)
def test_days_that_contradict_each_other_are_refused(tmp_path: Path, row: tuple[str, str], words: str) -> None:
    """Days that no visit can have are refused, at their column."""
    assert words in one_reason(tmp_path, HEADER, ("Ann", "Norway", *row), PLAIN)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("2011", "25-27 October"), "2011-10-25/2011-10-27"),
        (("2011", "30 December - 2 January"), "2011-12-30/2012-01-02"),
        (("2011", "25 October 2011"), "2011-10-25"),
        (("2011", "30 December 2010 - 2 January 2011"), "2010-12-30/2011-01-02"),
        (("2011", ""), "2011"),
        (("Year 2011 (3 trips)", "April 3"), "2011-04-03"),
    ],
)
def test_the_year_may_be_in_another_column(tmp_path: Path, cells: tuple[str, str], expected: str) -> None:
    """The year of a column completes the days; alone, it is the date."""
    text = PLAIN.replace('first-day = "From"\nlast-day = "To"', 'year = "From"\ndates = "To"')
    assert str(one_record(tmp_path, HEADER, ("Ann", "Norway", *cells), text).stops[0].when) == expected


def test_days_in_another_year_than_stated_are_refused(tmp_path: Path) -> None:
    """A row whose days contradict its year is refused."""
    text = PLAIN.replace('first-day = "From"\nlast-day = "To"', 'year = "From"\ndates = "To"')
    row = ("Ann", "Norway", "2011", "25 October 2012")
    assert "the row has the year 2011, but its days are 2012-10-25" in one_reason(tmp_path, HEADER, row, text)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3", "P3D"),
        ("3 days", "P3D"),
        ("1 day", "P1D"),
        ("2 weeks", "P2W"),
        ("3.0", "P3D"),
        ("two days", "P2D"),
        ("P3D", "P3D"),
    ],
)
def test_a_duration_is_read(tmp_path: Path, cell: str, expected: str) -> None:
    """A duration is a number of days, or a number with its unit."""
    text = PLAIN.replace('last-day = "To"', 'duration = "To"')
    stop = one_record(tmp_path, HEADER, ("Ann", "Norway", "2011", cell), text).stops[0]
    assert str(stop.duration) == expected


@pytest.mark.parametrize("cell", ["TBD", "3 nights", "a while", "2.5", "0", "-1", "3-4 days"])
def test_what_is_no_duration_is_refused(tmp_path: Path, cell: str) -> None:
    """A cell that is no duration is refused, unless the map says that its word means an empty cell."""
    text = PLAIN.replace('last-day = "To"', 'duration = "To"')
    assert "expected a duration" in one_reason(tmp_path, HEADER, ("Ann", "Norway", "2011", cell), text)
    empty = text.replace("[record]", f'[sheet]\nempty = "{cell}"\n[record]')
    assert one_record(tmp_path, HEADER, ("Ann", "Norway", "2011", cell), empty).stops[0].duration is None


def test_a_duration_gives_the_last_day(tmp_path: Path) -> None:
    """Where there is no last day, the duration gives it, and the evidence calls it inferred."""
    text = PLAIN.replace('last-day = "To"', 'duration = "To"')
    visit = one_record(tmp_path, HEADER, ("Ann", "Norway", "2011-05-30", "3"), text)
    assert str(visit.stops[0].when) == "2011-05-30/2011-06-01"
    (row,) = [row for row in visit.evidence if row.about == ("norway/when",)]
    assert (row.basis.value, row.note) == ("inferred", "The last day is counted from the first day and the duration.")


STATUSES = PLAIN.replace('[record]\nstatus = "held"\n', "").replace('last-day = "To"', 'status = "To"')


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Completed", "held"),
        ("COMPLETED ", "held"),
        ("Put  off", "postponed"),
        ("cancelled", "cancelled"),
        ("held", "held"),
    ],
)
def test_words_are_read_by_their_table(tmp_path: Path, cell: str, status: str) -> None:
    """A word is read by the value table, whatever its capitals and blanks; our own words need no entry."""
    text = with_lines("[values.status]", 'Completed = "held"', '"put off" = "postponed"', text=STATUSES)
    assert one_record(tmp_path, HEADER, ("Ann", "Norway", "2011", cell), text).status is Status(status)


def test_a_word_that_the_table_lacks_is_refused(tmp_path: Path) -> None:
    """An unknown word is refused with the words that there are, unless the map has an entry for every other word."""
    text = with_lines("[values.status]", 'Completed = "held"', text=STATUSES)
    reason = one_reason(tmp_path, HEADER, ("Ann", "Norway", "2011", "Complted"), text)
    assert '[values.status] of the map lacks "Complted"; did you mean "Completed"?' in reason
    assert 'it has "Completed"' in one_reason(tmp_path, HEADER, ("Ann", "Norway", "2011", "Zzz"), text)
    others = with_lines('"*" = "reported"', text=text)
    assert one_record(tmp_path, HEADER, ("Ann", "Norway", "2011", "Zzz"), others).status is Status.REPORTED


def test_a_vocabulary_without_a_table_takes_its_own_words(tmp_path: Path) -> None:
    """Without a value table, only the words of the list are read."""
    assert one_record(tmp_path, HEADER, ("Ann", "Norway", "2011", "Under way"), STATUSES).status is Status.UNDER_WAY
    assert "[values.status]" in one_reason(tmp_path, HEADER, ("Ann", "Norway", "2011", "Completed"), STATUSES)


MIXED = PLAIN.replace('last-day = "To"', 'category = { column = "To", split = ";", other = "event" }') + (
    '[values.category]\nsv = "state"\n"Trade summit" = { activity = "summit" }\nnone = "-"\n'
)


@pytest.mark.parametrize(
    ("cell", "category", "events"),
    [
        ("sv", "state", []),
        ("BRICS summit; sv", "state", [("other", "BRICS summit")]),
        ("BRICS summit", None, [("other", "BRICS summit")]),
        ("Trade summit", None, [("summit", "Trade summit")]),
        ("none", None, []),
        ("sv; a; b", "state", [("other", "a"), ("other", "b")]),
    ],
)
def test_a_mixed_cell_is_spread(tmp_path: Path, cell: str, category: str | None, events: list[tuple[str, str]]) -> None:
    """The parts of a mixed cell state what the map says of each."""
    visit = one_record(tmp_path, HEADER, ("Ann", "Norway", "2011", cell), MIXED)
    assert (visit.category and visit.category.value) == category
    assert [(event.kind.value, event.label) for event in visit.stops[0].engagements] == events


def test_two_categories_in_one_row_are_refused(tmp_path: Path) -> None:
    """A row that states two protocol classes is refused."""
    assert "more than one category" in one_reason(tmp_path, HEADER, ("Ann", "Norway", "2011", "sv; working"), MIXED)


WIDE = (
    HEAD
    + """
[record]
status = "held"
[columns]
traveller = { column = "Who", split = ";", without = ["Minister", "MP"] }
also = { column = "With", split = "," }
office = "Office"
sending = "Country"
country = "Where"
place = { column = "City", split = ";" }
dates = "When"
host = { column = "Host", split = ";" }
host-office = "HostOffice"
event = "Event"
activity = "Kind"
purpose = { column = "Why", split = ";" }
note = "Notes"
url = ["Link1", "Link2"]
title = "Title"
row-id = "Id"
"""
)
WIDE_HEADER = (
    "Who",
    "With",
    "Office",
    "Country",
    "Where",
    "City",
    "When",
    "Host",
    "HostOffice",
    "Event",
    "Kind",
    "Why",
    "Notes",
    "Link1",
    "Link2",
    "Title",
    "Id",
)


def wide(**cells: str) -> tuple[str, ...]:
    """Returns a row with some of the cells."""
    known = {"Who": "Ann Example", "Country": "Estonia", "Where": "Norway", "When": "2-4 May 2011"} | cells
    return tuple(known.get(name, "") for name in WIDE_HEADER)


def test_several_travellers_in_one_cell(tmp_path: Path) -> None:
    """Of several travellers in a cell the first leads, and titles are taken off where the map says so."""
    row = wide(Who="Minister Ann Harlow MP; Minister Rob Devane", With="Eve Adams, Tom Dahl")
    visit = one_record(tmp_path, WIDE_HEADER, row, WIDE)
    people = {person.id: person.name for person in visit.people}
    assert [people[each.person] for each in visit.travellers] == ["Ann Harlow", "Rob Devane", "Eve Adams", "Tom Dahl"]


def test_every_fact_of_a_row_comes_in(tmp_path: Path) -> None:
    """Every mapped cell is in the record, and every fact has a locator of its cell."""
    row = wide(
        Office="President", City="Oslo; Bergen", Host="Ola Moe", HostOffice="Prime Minister", Event="Fish summit",
        Kind="summit", Why="talks; a dinner", Notes="left early", Link1="https://example.org/1",
        Link2="https://example.org/2", Title="President Example in Norway", Id="77",
    )  # fmt: skip
    visit = one_record(tmp_path, WIDE_HEADER, row, WIDE)
    (stop,) = visit.stops
    assert visit.id == "visits-ann-example-77"
    assert visit.title == "President Example in Norway"
    assert visit.sending == ("EE",)
    assert [place.name for place in stop.places] == ["Oslo", "Bergen"]
    assert [(each.kind.value, each.label) for each in stop.engagements] == [
        ("summit", "Fish summit"),
        ("meeting", None),
    ]
    assert (visit.purposes, visit.notes) == (("talks", "a dinner"), ("left early",))
    assert [source.url for source in visit.sources[1:]] == ["https://example.org/1", "https://example.org/2"]
    assert [person.office for person in visit.people] == ["President", "Prime Minister"]
    locators = {about: each.locator for each in visit.evidence for about in each.about}
    assert locators == {
        "example/name": "visits.csv, row 2, Who",
        "example/person": "visits.csv, row 2, Who",
        "example/office": "visits.csv, row 2, Office",
        "example/country": "visits.csv, row 2, Country",
        "sending": "visits.csv, row 2, Country",
        "norway/country": "visits.csv, row 2, Where",
        "norway/places": "visits.csv, row 2, City",
        "norway/when": "visits.csv, row 2, When",
        "norway": None,
        "summit": "visits.csv, row 2, Event and Kind",
        "moe/name": "visits.csv, row 2, Host and HostOffice",
        "moe/office": "visits.csv, row 2, Host and HostOffice",
        "meeting": "visits.csv, row 2, Host and HostOffice",
        "title": "visits.csv, row 2, Title",
        "status": "visits.csv, row 2",
        "purposes": "visits.csv, row 2, Why",
        "notes": "visits.csv, row 2, Notes",
    }


@pytest.mark.parametrize(
    "cell", ["example.org", "see file", "https://a b", "https://example.org/1;https://example.org/2 x"]
)
def test_what_is_no_address_is_refused(tmp_path: Path, cell: str) -> None:
    """A cell that is no address is refused."""
    assert "expected an http or https address" in one_reason(tmp_path, WIDE_HEADER, wide(Link1=cell), WIDE)


def test_a_row_has_all_its_reasons(tmp_path: Path) -> None:
    """All reasons why a row cannot come in are given, each with its column."""
    row = wide(Who="", Where="Atlantis", When="soon", Link1="nowhere", Kind="party")
    reasons = imported(tmp_path, (WIDE_HEADER, row), WIDE).rejected[0].reasons
    assert [reason.partition(":")[0] for reason in sorted(reasons)] == ["Kind", "Link1", "When", "Where", "Who"]


def test_a_column_that_no_sheet_has_is_a_fault_of_the_map(tmp_path: Path) -> None:
    """A column that the sheet lacks is reported with the column that was probably meant, before anything is read."""
    from diplovisit.maps import InvalidMap

    with pytest.raises(InvalidMap) as raised:
        imported(tmp_path, (HEADER, GOOD), PLAIN.replace('"Where"', '"Were"'))
    assert 'no sheet has a column "Were"; did you mean "Where"?' in str(raised.value)
    assert str(raised.value).startswith("map.toml:11:1")


def test_columns_that_the_map_does_not_name_are_listed(tmp_path: Path) -> None:
    """Each column that the map neither names nor leaves out is reported."""
    rows = ((*HEADER, "Photo", "Photo 2", "Mood"), (*GOOD, "x.png", "", "sunny"))
    reading = SheetImport.open(a_sheet(tmp_path, rows), a_map())
    assert [column for _, column in reading.unnamed] == ["Photo", "Photo 2", "Mood"]
    left_out = PLAIN.replace("[record]", '[sheet]\nleft-out = ["Photo*", "mood"]\n[record]')
    assert SheetImport.open(a_sheet(tmp_path, rows), a_map(left_out)).unnamed == ()


def test_an_hour_is_reported(tmp_path: Path) -> None:
    """The hour of a time stamp is not lost in silence: the day comes in with a warning."""
    result = imported(tmp_path, (HEADER, ("Ann", "Norway", "2011-05-02T14:30:00", "2011-05-03T00:00:00")))
    assert str(result.records[0].stops[0].when) == "2011-05-02/2011-05-03"
    assert any("14:30" in finding.sentence for finding in result.findings)


def test_a_month_of_a_workbook_comes_in_as_a_month(tmp_path: Path) -> None:
    """A cell of Excel that shows only a month gives a stop of this month; one without a stored value refuses its row."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, GOOD[:2])
        sheet.write_datetime(1, 2, datetime.date(2011, 5, 1), book.add_format({"num_format": "mmm-yy"}))
        sheet.write_row(2, 0, GOOD)
        sheet.write_formula(2, 2, "=A1", None, "")

    path = tmp_path / "visits.xlsx"
    path.write_bytes(made_xlsx(fill))
    result = read_table(path, a_map())
    assert [str(visit.stops[0].when) for visit in result.records] == ["2011-05"]
    (rejected,) = result.rejected
    assert "a formula whose result is not stored" in rejected.reasons[0]
