"""Rows are joined only where their visit is one for certain, and ids do not depend on the order of the rows."""

from pathlib import Path

import pytest

from diplovisit.record import Visit
from tests.maps.sheets_by_map import HEAD, imported

HEADER = ("Trip", "Who", "Where", "From", "To", "Status", "Why")
BY_TRIP = (
    HEAD
    + """
[columns]
traveller = "Who"
country = "Where"
first-day = "From"
last-day = "To"
status = "Status"
purpose = "Why"
[visits]
group-by = "Trip"
"""
)
ALONE = BY_TRIP.partition("[visits]")[0].replace("[columns]", '[sheet]\nleft-out = "Trip"\n[columns]')
BY_DAYS = ALONE + "[visits]\ndays-apart = 1\n"
IN_ONE_CELL = BY_DAYS.replace('first-day = "From"\nlast-day = "To"', 'dates = "From"').replace(
    'left-out = "Trip"', 'left-out = ["Trip", "To"]'
)


def trip(
    number: str, where: str, first: str, last: str, status: str = "held", who: str = "Ann Ex", why: str = ""
) -> tuple[str, ...]:
    """Returns a row."""
    return (number, who, where, first, last, status, why)


def day(number: int) -> str:
    """Returns a day of May 2011."""
    return f"2011-05-{number:02}"


def shapes(visits: tuple[Visit, ...]) -> list[tuple[str, int]]:
    """Returns the status and the number of stops of each visit, in order."""
    return sorted((visit.status.value, len(visit.stops)) for visit in visits)


def test_rows_of_another_status_join_nothing(tmp_path: Path) -> None:
    """A trip that was called off is no bridge between two that were held."""
    rows = (
        HEADER,
        trip("", "Norway", day(1), day(3)),
        trip("", "Sweden", day(4), day(6), "cancelled"),
        trip("", "Finland", day(7), day(9)),
    )
    assert shapes(imported(tmp_path, rows, BY_DAYS).records) == [("cancelled", 1), ("held", 1), ("held", 1)]


@pytest.mark.parametrize("vague", ["2011-05", "2011", "May 2011", "spring 2011", "1 and 20 May 2011", "c. May 2011"])
def test_only_exact_days_are_chained(tmp_path: Path, vague: str) -> None:
    """A vague date, or days with a gap between them, join no other row."""
    rows = (HEADER, trip("", "Norway", vague, ""), trip("", "Sweden", "10-12 May 2011", ""))
    assert shapes(imported(tmp_path, rows, IN_ONE_CELL).records) == [("held", 1), ("held", 1)]


def test_consecutive_days_in_a_set_are_chained(tmp_path: Path) -> None:
    """Days that are listed one by one are chained as an interval is."""
    rows = (HEADER, trip("", "Norway", "3, 4 and 5 May 2011", ""), trip("", "Sweden", "6 May 2011", ""))
    assert shapes(imported(tmp_path, rows, IN_ONE_CELL).records) == [("held", 2)]


def test_a_row_without_readable_days_refuses_its_neighbours(tmp_path: Path) -> None:
    """A row that may be the stop between two others keeps both out, and says so; other travellers come in."""
    rows = (
        HEADER,
        trip("", "Norway", day(1), day(3)),
        trip("", "Sweden", "soon", ""),
        trip("", "Finland", day(5), day(6)),
        trip("", "Finland", day(5), day(6), who="Eve"),
    )
    result = imported(tmp_path, rows, BY_DAYS)
    assert [visit.people[0].name for visit in result.records] == ["Eve"]
    assert result.rejected[0].reasons[0].startswith("row 3 may be of the same visit")


def test_a_row_without_a_traveller_refuses_its_group(tmp_path: Path) -> None:
    """The row of a journey whose traveller is missing is a stop of it, so that the journey is refused."""
    rows = (HEADER, trip("J1", "Norway", day(1), day(3)), trip("J1", "Sweden", day(3), day(4), who=""))
    result = imported(tmp_path, rows, BY_TRIP)
    assert (len(result.records), [row.number for row in result.rejected]) == (0, [2, 3])


@pytest.mark.parametrize("other", ["ANN EX", "ann  ex", "Ann ex"])
def test_capitals_make_no_other_traveller(tmp_path: Path, other: str) -> None:
    """Names of one group that differ in capitals or blanks are one traveller, and a finding says so."""
    rows = (HEADER, trip("J1", "Norway", day(1), day(3)), trip("J1", "Sweden", day(3), day(4), who=other))
    result = imported(tmp_path, rows, BY_TRIP)
    assert shapes(result.records) == [("held", 2)]
    if " ".join(other.split()) != "Ann Ex":
        assert any("is read as the traveller" in finding.sentence for finding in result.findings)


def test_two_travellers_of_one_group_are_reported(tmp_path: Path) -> None:
    """Names of one group that differ otherwise are two records, and a finding says so."""
    rows = (HEADER, trip("J1", "Norway", day(1), day(3)), trip("J1", "Sweden", day(3), day(4), who="Anne Ex"))
    result = imported(tmp_path, rows, BY_TRIP)
    assert len(result.records) == 2
    assert any("name several travellers" in finding.sentence for finding in result.findings)


def test_a_group_that_recurs_is_refused(tmp_path: Path) -> None:
    """Rows with one id that are years apart are no one visit."""
    rows = (HEADER, trip("1", "Norway", day(1), day(3)), trip("1", "Sweden", "2015-05-01", "2015-05-02"))
    result = imported(tmp_path, rows, BY_TRIP)
    assert not result.records
    assert '"1" recurs' in result.rejected[0].reasons[0]


def test_a_row_of_a_group_that_recurs_keeps_its_own_reasons(tmp_path: Path) -> None:
    """What is wrong in a cell is said, too, where the rows of the group are refused because their id recurs."""
    rows = (HEADER, trip("1", "Atlantis", day(1), day(3)), trip("1", "Sweden", "2015-05-01", "2015-05-02"))
    row, _ = imported(tmp_path, rows, BY_TRIP).rejected
    assert '"Atlantis"' in row.reasons[0]
    assert '"1" recurs' in row.reasons[1]


DINNERS = (
    trip("", "Norway", day(1), day(1), why="dinner"),
    trip("", "Norway", day(1), day(1), "cancelled", why="lunch"),
    trip("", "Sweden", day(9), day(9)),
)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_rows_are_never_told_apart_by_their_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Of two rows with one key, neither comes in: the order of the sheet would decide which is which."""
    result = imported(tmp_path, (HEADER, *(DINNERS[number] for number in order)), ALONE)
    assert [visit.stops[0].country for visit in result.records] == ["SE"]
    assert all("row-id" in row.reasons[0] for row in result.rejected)


@pytest.mark.parametrize("first", ["held", "cancelled"])
def test_the_status_of_the_first_row_does_not_decide_the_id(tmp_path: Path, first: str) -> None:
    """What was held keeps the id of the journey, wherever the cancelled stop stands."""
    second = "cancelled" if first == "held" else "held"
    rows = (HEADER, trip("J1", "Norway", day(1), day(2), first), trip("J1", "Sweden", day(3), day(4), second))
    ids = {visit.status.value: visit.id for visit in imported(tmp_path, rows, BY_TRIP).records}
    assert ids == {"held": "visits-ann-ex-j1", "cancelled": "visits-ann-ex-j1-cancelled"}


@pytest.mark.parametrize(("one", "other"), [("Visits 2011", "Visits 2012"), ("Trips", "Visits"), ("訪問", "旅行")])
def test_two_sheets_with_the_same_row_ids_have_other_record_ids(tmp_path: Path, one: str, other: str) -> None:
    """Without an id-prefix, the ids of rows are told apart by the title of their source."""
    text = ALONE.replace('left-out = "Trip"', "").replace("[columns]", '[columns]\nrow-id = "Trip"')
    rows = (HEADER, trip("1", "Norway", day(1), day(3)))
    ids = [imported(tmp_path, rows, text.replace('"Visits"', f'"{title}"')).records[0].id for title in (one, other)]
    assert ids[0] != ids[1]
    assert not any("201" in name for name in ids)
