"""Whole days that programs write as hours become days, and hours that are meant stay hours."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.events import import_event, vtimezone

_MARKS = (
    *("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE", "X-FUNAMBOL-ALLDAY:1"),
    *("X-FUNAMBOL-ALLDAY:TRUE", "X-ALLDAY:1", "X-ALLDAYEVENT:true", "X-ALL-DAY:YES", "X-EXAMPLE-IS-ALL-DAY-EVENT:TRUE"),
)
_OUTLOOK = _MARKS[0]


@pytest.mark.parametrize("mark", _MARKS)
@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART:20250307T000000", "DTEND:20250308T000000"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DTEND:20250307T000000"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DTEND:20250307T235900"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DTEND:20250309T235959"), "2025-03-07/2025-03-09"),
        (("DTSTART:20250307T000000",), "2025-03-07"),
        (("DTSTART:20250307T000000", "DURATION:P2D"), "2025-03-07/2025-03-08"),
        (("DTSTART:20250307T000000", "DURATION:PT24H"), "2025-03-07"),
        (("DTSTART:20250307T000000Z", "DTEND:20250308T000000Z"), "2025-03-07"),
        (
            ("DTSTART;TZID=Europe/Berlin:20250307T000000", "DTEND;TZID=Europe/Berlin:20250310T000000"),
            "2025-03-07/2025-03-09",
        ),
        (("DTSTART;TZID=W. Europe Standard Time:20250307T000000", "DTEND:20250307T230000Z"), "2025-03-07"),
        (("DTSTART;TZID=Nowhere:20250307T000000", "DTEND;TZID=Nowhere:20250308T000000"), "2025-03-07"),
        # Exchange: midnight of some zone, in UTC.
        (("DTSTART:20250306T220000Z", "DTEND:20250307T220000Z"), "2025-03-07"),
        (("DTSTART:20250306T183000Z", "DTEND:20250308T183000Z"), "2025-03-07/2025-03-08"),
        (("DTSTART:20250307T050000Z", "DTEND:20250308T050000Z"), "2025-03-07"),
        (("DTSTART:20250328T230000Z", "DTEND:20250330T220000Z"), "2025-03-29/2025-03-30"),
        (("DTSTART:20250306T220000Z", "DTEND:20250307T215959Z"), "2025-03-07"),
        (("DTSTART:20250306T220000Z", "DTEND:20250307T215900Z"), "2025-03-07"),
        (("DTSTART:20250306T220000Z",), "2025-03-07"),
        (("DTSTART;TZID=UTC:20250306T220000", "DTEND;TZID=UTC:20250307T220000"), "2025-03-07"),
        (
            ("DTSTART;TZID=tzone://Microsoft/Utc:20250306T220000", "DTEND;TZID=tzone://Microsoft/Utc:20250307T220000"),
            "2025-03-07",
        ),
    ],
)
def test_a_marked_event_has_days_and_no_hours(mark: str, lines: tuple[str, ...], when: str) -> None:
    """An event that a program marks as lasting whole days has its days alone, with a finding that says so."""
    read = import_event(*lines, mark)
    assert read.stop == {"when": when}
    assert read.rules == ["days-as-hours"]
    assert mark.partition(":")[0] in read.sentence("days-as-hours")


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("DTSTART:20250307T000000", "DTEND:20250308T000000"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DTEND:20250310T000000"), "2025-03-07/2025-03-09"),
        (("DTSTART:20250307T000000", "DTEND:20250307T235900"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DTEND:20250308T235959"), "2025-03-07/2025-03-08"),
        (("DTSTART:20250307T000000", "DURATION:P1D"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DURATION:PT48H"), "2025-03-07/2025-03-08"),
        (("DTSTART;TZID=Asia/Tokyo:20250307T000000", "DTEND;TZID=Asia/Tokyo:20250308T000000"), "2025-03-07"),
        (("DTSTART;TZID=Asia/Tokyo:20250307T000000", "DTEND:20250307T150000Z"), "2025-03-07"),
        (("DTSTART;TZID=Europe/Berlin:20250330T000000", "DTEND;TZID=Europe/Berlin:20250331T000000"), "2025-03-30"),
        (("DTSTART:20250307T000000Z", "DTEND:20250308T000000Z"), "2025-03-07"),
        (("DTSTART:20250307T000000", "DTEND:20250308T000000", "X-FUNAMBOL-ALLDAY:0", "X-ALLDAY:1"), "2025-03-07"),
    ],
)
def test_midnight_to_midnight_is_days_without_a_mark(lines: tuple[str, ...], when: str) -> None:
    """An event from midnight to midnight of its own clock, or to the last minute of a day, is days, with a finding."""
    read = import_event(*lines)
    assert read.stop == {"when": when}
    assert read.rules == ["days-as-hours"]


@pytest.mark.parametrize(
    ("lines", "stop"),
    [
        (("DTSTART:20250307T000000",), {"when": "2025-03-07T00:00:00"}),
        (("DTSTART:20250307T000000", "DTEND:20250307T000000"), {"when": "2025-03-07T00:00:00"}),
        (("DTSTART:20250307T000000", "DTEND:20250307T120000"), {"when": "2025-03-07T00:00:00", "duration": "PT12H"}),
        (("DTSTART:20250306T220000Z", "DTEND:20250307T220000Z"), {"when": "2025-03-06T22:00:00Z", "duration": "PT24H"}),
        (("DTSTART:20250307T090000", "DTEND:20250308T090000"), {"when": "2025-03-07T09:00:00", "duration": "PT24H"}),
        (("DTSTART:20250307T000100", "DTEND:20250308T000100"), {"when": "2025-03-07T00:01:00", "duration": "PT24H"}),
        (
            ("DTSTART:20250307T000000", "DTEND:20250308T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE"),
            {"when": "2025-03-07T00:00:00", "duration": "PT24H"},
        ),
        (
            ("DTSTART:20250307T000000", "DTEND:20250308T000000", "X-FUNAMBOL-ALLDAY:0"),
            {"when": "2025-03-07T00:00:00", "duration": "PT24H"},
        ),
        (
            ("DTSTART;TZID=Asia/Tokyo:20250307T000000", "DTEND;TZID=Europe/Berlin:20250308T000000"),
            {"when": "2025-03-07T00:00:00", "duration": "PT32H", "time_zone": "Asia/Tokyo"},
        ),
    ],
)
def test_hours_that_are_meant_stay(lines: tuple[str, ...], stop: dict[str, str]) -> None:
    """Hours stay where they are no midnights, where an event has no length, and where a mark says that they are meant."""
    read = import_event(*lines)
    assert (read.stop, read.findings) == (stop, ())


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ("DTSTART:20250307T090000", "DTEND:20250307T100000"),
            "not from midnight to midnight; the draft has the hours",
        ),
        (
            ("DTSTART:20250307T000000", "DTEND:20250307T100000"),
            "not from midnight to midnight; the draft has the hours",
        ),
        (
            ("DTSTART:20250306T221000Z", "DTEND:20250307T221000Z"),
            "which are midnight in no zone; the draft has the hours",
        ),
        (
            ("DTSTART;TZID=America/New_York:20250306T170000", "DTEND;TZID=America/New_York:20250307T170000"),
            "not from midnight to midnight",
        ),
    ],
)
def test_a_mark_that_contradicts_the_hours_is_reported(lines: tuple[str, ...], words: str) -> None:
    """An event that is marked and does not begin and end at midnight keeps its hours, with a finding."""
    read = import_event(*lines, _OUTLOOK)
    assert "T" in read.stop["when"]
    assert words in read.sentence("malformed-event")


@pytest.mark.parametrize("hour", ["10", "11", "12"])
def test_a_midnight_on_both_sides_of_the_date_line_is_no_day(hour: str) -> None:
    """A marked event in UTC whose hour is midnight on two days, far ahead of Greenwich or far behind, has no day."""
    lines = (f"DTSTART:20250306T{hour}0000Z", f"DTEND:20250307T{hour}0000Z", _OUTLOOK)
    read = import_event(*lines)
    assert read.stop == {}
    assert "it begins on 2025-03-06 or 2025-03-07" in read.sentence("malformed-event")
    here = {"10": "Pacific/Kiritimati", "11": "Pacific/Fakaofo", "12": "Pacific/Fiji"}[hour]
    assert import_event(*lines, calendar=(f"X-WR-TIMEZONE:{here}",)).stop == {"when": "2025-03-07"}


@pytest.mark.parametrize(
    ("calendar", "start", "end", "when"),
    [
        (("X-WR-TIMEZONE:Europe/Tallinn",), "20250306T220000Z", "20250307T220000Z", "2025-03-07"),
        (("X-WR-TIMEZONE:America/New_York",), "20250307T050000Z", "20250309T050000Z", "2025-03-07/2025-03-08"),
        (("X-WR-TIMEZONE:FLE Standard Time",), "20250306T220000Z", "20250307T215959Z", "2025-03-07"),
        (("X-WR-TIMEZONE:Asia/Tokyo",), "20250307T000000Z", "20250308T000000Z", "2025-03-07T00:00:00Z"),
        (("X-WR-TIMEZONE:UTC",), "20250307T000000Z", "20250308T000000Z", "2025-03-07"),
        (("X-WR-TIMEZONE:Europe/Tallinn",), "20250306T210000Z", "20250307T210000Z", "2025-03-06T21:00:00Z"),
        (vtimezone("Europe/Berlin"), "20250306T230000Z", "20250307T230000Z", "2025-03-06T23:00:00Z"),
    ],
)
def test_midnight_in_utc_is_midnight_in_the_zone_of_the_calendar(
    calendar: tuple[str, ...], start: str, end: str, when: str
) -> None:
    """An event in UTC without a mark is days where its hours are midnights in the zone in which the calendar is shown."""
    assert import_event(f"DTSTART:{start}", f"DTEND:{end}", calendar=calendar).stop["when"] == when


def test_the_only_zone_of_a_calendar_tells_a_marked_day() -> None:
    """A marked event in UTC that is midnight in the only zone of its calendar has the day that it is there."""
    rules = ("BEGIN:STANDARD", "DTSTART:20000101T000000", "TZOFFSETFROM:+1200", "TZOFFSETTO:+1200", "END:STANDARD")
    calendar = ("BEGIN:VTIMEZONE", "TZID:Asia/Kamchatka", *rules, "END:VTIMEZONE")
    lines = ("DTSTART:20250306T120000Z", "DTEND:20250307T120000Z", _OUTLOOK)
    assert import_event(*lines, calendar=calendar).stop == {"when": "2025-03-07"}


@given(
    st.dates(datetime.date(1, 1, 3), datetime.date(9999, 12, 20)),
    st.integers(1, 9),
    st.integers(-9 * 4, 13 * 4 + 3).map(lambda quarters: datetime.timedelta(minutes=15 * quarters)),
)
def test_days_in_utc_come_back_from_every_offset(first: datetime.date, days: int, offset: datetime.timedelta) -> None:
    """Days that a program wrote as hours in UTC come back, whatever its offset was, or are left out with a finding."""
    start = datetime.datetime.combine(first, datetime.time()) - offset
    end = start + datetime.timedelta(days=days)
    read = import_event(f"DTSTART:{_utc(start)}", f"DTEND:{_utc(end)}", _OUTLOOK)
    last = first + datetime.timedelta(days=days - 1)
    expected = str(first) if days == 1 else f"{first}/{last}"
    assert read.stop.get("when") == expected or (not read.stop and read.rules == ["malformed-event"])
    assert read.stop or start.hour in {10, 11, 12}


def _utc(moment: datetime.datetime) -> str:
    return moment.isoformat().replace("-", "").replace(":", "") + "Z"
