"""The first and last days of the calendar in calendars, data sets and terms: the correct day or a finding, no exception."""

import datetime
import io
from pathlib import Path

import pytest

from diplovisit import export
from diplovisit.datasets.legs_to_journeys import journeys
from diplovisit.datasets.model import Leg
from diplovisit.importers.event_times import EventTimes, last_event_day, times_of
from diplovisit.pipeline.attachments import UnreadableTerms, read_terms_files
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.import_data_set import ReadDataSet, read_data_set
from diplovisit.readers.icalendar_components import read_calendar_components
from diplovisit.record import Edtf, Visit
from tests.datasets import trips

_FIRST, _LAST = datetime.date.min, datetime.date.max


def _times(*lines: str) -> EventTimes:
    written = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", "")).encode()
    return times_of(read_calendar_components(written).calendars[0].inside[0])


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (_FIRST, _FIRST, _FIRST),
        (_FIRST, datetime.date(1, 1, 2), _FIRST),
        (_FIRST, datetime.date(1, 1, 3), datetime.date(1, 1, 2)),
        (datetime.date(1, 1, 2), _FIRST, None),
        (_FIRST, _LAST, datetime.date(9999, 12, 30)),
        (_LAST, _LAST, _LAST),
        (_LAST, _FIRST, None),
        (datetime.date(9999, 12, 30), _LAST, datetime.date(9999, 12, 30)),
    ],
)
def test_the_last_day_of_an_event(start: datetime.date, end: datetime.date, last: datetime.date | None) -> None:
    """The last day is the day before the end, or the end itself if it is the first day; None if it is before it."""
    assert last_event_day(start, end) == last


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:00010101"), "0001-01-01"),
        (("DTSTART;VALUE=DATE:00010101", "DTEND;VALUE=DATE:00010102"), "0001-01-01"),
        (("DTSTART;VALUE=DATE:99991231", "DTEND;VALUE=DATE:00010101"), "9999-12-31"),
        (("DTSTART;VALUE=DATE:99991231", "DURATION:P1D"), "9999-12-31"),
        (("DTSTART;VALUE=DATE:99991230", "DURATION:P999999W"), "9999-12-30"),
        (("DTSTART;VALUE=DATE:00010101", f"DURATION:P{'9' * 5_000}D"), "0001-01-01"),
        (("DTSTART;VALUE=DATE:00010101", "DURATION:-P1D"), "0001-01-01"),
        (("DTSTART:00010101T000000Z", "DTEND:99991231T235959Z"), "0001-01-01/9999-12-31"),
        (("DTSTART:00010101T000000Z", "DTEND:99991231T230000Z"), "0001-01-01T00:00:00Z"),
        (("DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTEND:00010101T000000Z"), "0001-01-01T00:00:00"),
        (("DTSTART;TZID=America/Lima:99991231T235959", "DTEND:00010101T000000Z"), "9999-12-31T23:59:59"),
        (("DTSTART:99991231T240000",), None),
        (("DTSTART:00000101",), None),
        (("DTSTART:99991232",), None),
    ],
)
def test_the_times_of_an_event_at_the_ends(lines: tuple[str, ...], when: str | None) -> None:
    """Times at the ends of the calendar give the written day, or a problem if there is none."""
    times = _times(*lines)
    assert times.when == when
    if when is None:
        assert times.problems


def _imported(data: bytes) -> list[ImportedItem]:
    return list(read_calendar_file(io.BytesIO(data), "visits.ics"))


@pytest.mark.parametrize("start", ["00010101", "99991231", "00010101T000000", "99991231T235959Z", "99991231T240000"])
@pytest.mark.parametrize("zone", ["", ";TZID=Asia/Tokyo", ";TZID=America/Lima", ";TZID=Nowhere/No"])
@pytest.mark.parametrize(
    "rest", ["", "DTEND:00010101", "DTEND:99991231T235959", "DURATION:P999999D", "RRULE:FREQ=DAILY;UNTIL=99991231"]
)
def test_a_calendar_at_the_ends_becomes_a_draft(start: str, zone: str, rest: str) -> None:
    """Every event at the ends of the calendar gives a draft, and every finding has a line."""
    event = f"BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:{start}\r\nSUMMARY:Visit\r\nDTSTART{zone}:{start}\r\n{rest}\r\n"
    (item,) = _imported(
        f"BEGIN:VCALENDAR\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n".replace("\r\n\r\n", "\r\n").encode()
    )
    assert item.is_draft
    assert all(finding.span is not None for finding in item.result.findings)


_MOMENTS = [
    "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-14:00",
    "9999-12-31T23:59:59.999999-00:01",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59",
]


def _read(folder: Path, *rows: str) -> tuple[list[Visit], ReadDataSet]:
    travels = read_data_set("state-department", trips.folder(folder, presidents=trips.trips(*rows)))
    return list(travels), travels


@pytest.mark.parametrize("moment", _MOMENTS)
def test_a_time_outside_the_calendar_in_utc_is_reported(moment: str, tmp_path: Path) -> None:
    """A time outside the calendar in UTC gives a finding at its field, and the next row is read."""
    bad = trips.trip("1", "2001-01-01", "2001-01-02").replace("2010-02-28T14:35:48.889-04:00", moment)
    visits, travels = _read(tmp_path, bad, trips.trip("2", "2002-01-01", "2002-01-02"))
    assert [visit.stops[0].identifiers[0].value for visit in visits] == ["2"]
    assert [moment in finding.sentence for finding in travels.findings] == [True]
    assert travels.findings[0].span is not None


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-23:59"]
)
def test_a_time_within_the_calendar_in_utc_is_read(moment: str, tmp_path: Path) -> None:
    """A time is read if it is within the calendar in UTC, including its first and last second."""
    visits, _ = _read(
        tmp_path, trips.trip("1", "2001-01-01", "2001-01-02").replace("2010-02-28T14:35:48.889-04:00", moment)
    )
    assert visits[0].revised == datetime.datetime.fromisoformat(moment).astimezone(datetime.UTC)


@pytest.mark.parametrize("day", ["0001-01-01", "0999-12-31", "9999-12-31"])
def test_a_row_of_any_year_comes_back(day: str, tmp_path: Path) -> None:
    """Rows of the first and the last year become visits, and are written back unchanged."""
    visits, travels = _read(tmp_path, trips.trip("1", day, day))
    assert not travels.findings
    assert str(visits[0].stops[0].when) == day
    assert f"<start-date>{day}</start-date>".encode() in export(visits, "state-department")


@pytest.mark.parametrize("year", ["0001", "0010", "0999", "1000", "9999"])
def test_a_year_has_four_digits_in_colt(year: str, tmp_path: Path) -> None:
    """A trip of any year is read and written with four digits."""
    header, row, *_ = Path("examples/colt/trips.csv").read_text("utf-8").splitlines()
    table = tmp_path / "trips.csv"
    table.write_text(f"{header}\r\n{row.replace('2005', year)}\r\n", "utf-8", newline="")
    travels = read_data_set("colt", table)
    visits = list(travels)
    assert not travels.findings
    assert f"{year},{year}-06-01".encode() in export(visits, "colt")


@pytest.mark.parametrize("year", ["0000", "10000", "999", "-001", "9" * 5_000, "\u0661\u0669\u0669\u0669"])
def test_no_other_year_is_read_in_colt(year: str, tmp_path: Path) -> None:
    """A year without exactly four ASCII digits, or 0000, gives a finding and no exception."""
    header, row, *_ = Path("examples/colt/trips.csv").read_text("utf-8").splitlines()
    table = tmp_path / "trips.csv"
    table.write_text(f"{header}\r\n{row.replace(',2005,', f',{year},')}\r\n", "utf-8", newline="")
    travels = read_data_set("colt", table)
    assert list(travels) == []
    assert "expected a year" in travels.findings[0].sentence


@pytest.mark.parametrize(
    ("numbers", "ordered"),
    [
        (["10", "9"], ["9", "10"]),
        (["9" * 5_000, "1"], ["1", "9" * 5_000]),
        (["9" * 5_000, f"1{'0' * 5_000}"], ["9" * 5_000, f"1{'0' * 5_000}"]),
        (["02", "1"], ["1", "02"]),
        (["2", "02", "002"], ["002", "02", "2"]),
        (["b", "a", "1"], ["a", "b", "1"]),
        (["\u0661", "1"], ["\u0661", "1"]),
        (["0", "00"], ["0", "00"]),
        (["10", "2", "1"], ["1", "2", "10"]),
        (["", "1"], ["", "1"]),
    ],
)
def test_rows_of_one_day_are_sorted_by_number(numbers: list[str], ordered: list[str]) -> None:
    """Rows of one day are sorted by number, even beyond the digits that Python converts; other ids come first."""
    legs = [Leg(number=number, when=Edtf("2001-01-01")) for number in numbers]
    assert [leg.number for journey in journeys(legs, None) for leg in journey] == ordered


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31", "0000-01-01", "9999-12-32", "10000-01-01", "9" * 5_000])
@pytest.mark.parametrize("until", ["0001-01-01", "9999-12-31", "9999-02-29", ""])
@pytest.mark.parametrize("form", ["csv", "xml"])
def test_terms_at_the_ends_are_read_or_refused(since: str, until: str, form: str, tmp_path: Path) -> None:
    """Terms at the ends of the calendar are read, or refused with a short message that has the line."""
    file = tmp_path / f"terms.{form}"
    rows = f"scheme,person,office,country,since,until\nwikidata,Q76,President,US,{since},{until}\n"
    days = f"<took-office-date>{since}</took-office-date><left-office-date>{until}</left-office-date>"
    xml = f"<presidents><president><id>x</id>{days}</president></presidents>"
    file.write_text(rows if form == "csv" else xml, "utf-8")
    try:
        terms = read_terms_files([file])
    except UnreadableTerms as error:
        message = str(error)
        assert f"terms.{form}:" in message
        assert len(message) < 600
    else:
        assert terms
