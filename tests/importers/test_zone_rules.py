"""Offsets by the rules in a calendar agree with the tz database and with dateutil."""

import datetime
import io
import zoneinfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]  # it brings no types
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.exporters.icalendar.time_zones import vtimezone as written_vtimezone
from diplovisit.importers.zone_rules import offset_by_rules
from diplovisit.readers.icalendar_components import read_calendar_components
from tests.importers.events import vtimezone

_wall = datetime.datetime.fromisoformat
_SUMMER = _wall("2025-07-07T09:00:00")
_ZONES = (
    *("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "America/St_Johns", "Africa/Cairo"),
    *(
        "Asia/Jerusalem",
        "Africa/Casablanca",
        "Europe/Moscow",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "Asia/Tehran",
    ),
)


def _offset(written: bytes, wall: datetime.datetime) -> datetime.timedelta | None:
    file = read_calendar_components(b"BEGIN:VCALENDAR\r\n" + written + b"END:VCALENDAR\r\n")
    return offset_by_rules(file.calendars[0].inside[0], wall)


@given(st.sampled_from(_ZONES), st.datetimes(_wall("1995-01-02"), _wall("2040-12-30")))
def test_offsets_are_those_of_the_tz_database(zone: str, wall: datetime.datetime) -> None:
    """The VTIMEZONE that we write for a zone gives every wall time the offset of that zone, in both hours of a change."""
    known = wall.replace(tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset()
    assert _offset(written_vtimezone(zone, wall.year, wall.year), wall) == known


@given(st.datetimes(_wall("1975-01-01"), _wall("2090-01-01")), st.data())
def test_offsets_are_those_of_dateutil(wall: datetime.datetime, data: st.DataObject) -> None:
    """Rules as Outlook, Google and Apple write them give the offsets that dateutil reads, away from the change itself."""
    lines = data.draw(st.sampled_from([_OUTLOOK, _GOOGLE, _APPLE, _ENDED, _COUNTED, _LISTED]))
    theirs = tzical(io.StringIO("\n".join(lines))).get("Ours")
    beside = [wall + datetime.timedelta(hours=hours) for hours in (-3, 3)]
    if len({moment.replace(tzinfo=theirs).utcoffset() for moment in beside}) == 1:
        assert _offset("\r\n".join((*lines, "")).encode(), wall) == wall.replace(tzinfo=theirs).utcoffset()


_OUTLOOK = vtimezone("Ours")
_GOOGLE = (
    *("BEGIN:VTIMEZONE", "TZID:Ours"),
    *("BEGIN:DAYLIGHT", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "TZNAME:EDT", "DTSTART:19700308T020000"),
    *("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "TZNAME:EST", "DTSTART:19701101T020000"),
    *("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "END:STANDARD", "END:VTIMEZONE"),
)
_APPLE = (
    *("BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19710101T000000", "TZOFFSETFROM:+0530"),
    *("TZOFFSETTO:+0530", "END:STANDARD", "END:VTIMEZONE"),
)
_ENDED = (
    *("BEGIN:VTIMEZONE", "TZID:Ours"),
    *("BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20110327T230000Z"),
    *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101031T230000Z"),
    *("TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "END:STANDARD", "END:VTIMEZONE"),
)
_COUNTED = (
    *("BEGIN:VTIMEZONE", "TZID:Ours"),
    *("BEGIN:DAYLIGHT", "DTSTART:19730325T020000", "RRULE:FREQ=YEARLY;COUNT=40;BYDAY=-1SU;BYMONTH=3"),
    *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "DTSTART:19730930T030000", "RRULE:FREQ=YEARLY;COUNT=20;INTERVAL=2;BYDAY=-1SU;BYMONTH=9"),
    *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE"),
)
_LISTED = (
    *(
        "BEGIN:VTIMEZONE",
        "TZID:Ours",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RDATE:20101031T030000,20201031T030000",
    ),
    *("TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19800329T020000"),
    *("RDATE:20110329T020000", "RDATE:20210329T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "END:DAYLIGHT"),
    "END:VTIMEZONE",
)


@pytest.mark.parametrize(
    ("wall", "hours"),
    [
        ("2025-03-30T01:59:59", 1),
        ("2025-03-30T02:30:00", 1),  # skipped: the offset before the change (RFC 5545, section 3.3.5)
        ("2025-03-30T03:00:00", 2),
        ("2025-10-26T01:59:59", 2),
        ("2025-10-26T02:30:00", 2),  # twice: the first of the two
        ("2025-10-26T03:00:00", 1),
        ("1600-01-01T00:00:00", 1),  # before every change
        ("9999-12-31T23:59:59", 1),
    ],
)
def test_an_hour_of_a_change_has_the_offset_that_rfc_5545_gives_it(wall: str, hours: int) -> None:
    """A skipped hour has the offset before the change, an hour that occurs twice is the first of the two."""
    found = _offset("\r\n".join((*vtimezone("Ours"), "")).encode(), datetime.datetime.fromisoformat(wall))
    assert found == datetime.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("RRULE:FREQ=YEARLY", "RRULE:FREQ=MONTHLY"),
        ("BYMONTH=10", "BYMONTH=13"),
        ("BYMONTH=10", "BYWEEKNO=40"),
        ("BYDAY=-1SU", "BYDAY=XX"),
        (";BYMONTH=10", ""),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:CET"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:+9900"),
        ("TZOFFSETTO:+0100\r\n", ""),
        ("DTSTART:16011028T030000", "DTSTART:16011028"),
        ("DTSTART:16011028T030000", "RDATE:20251026T030000"),
        ("BYMONTH=10", "BYMONTH=10;INTERVAL=0"),
        ("BYMONTH=10", "BYMONTH=10;UNTIL=never"),
        ("BYMONTH=10", "BYMONTH=10;COUNT=0"),
        ("BYMONTH=10", "BYMONTH=10;COUNT=-3"),
        ("BYMONTH=10", "BYMONTH=10;INTERVAL=-1"),
        ("BYMONTH=10", "BYMONTH=10;COUNT=999"),
        ("BYMONTH=10", "BYMONTH=10\r\nRDATE:soon"),
    ],
)
def test_rules_that_cannot_be_followed_give_no_offset(before: str, after: str) -> None:
    """Rules that are unreadable, or of a form that no clock follows, give no offset rather than a wrong one."""
    written = "\r\n".join((*vtimezone("Ours"), ""))
    assert before in written
    assert _offset(written.replace(before, after).encode(), _SUMMER) is None


def test_too_many_rules_give_no_offset() -> None:
    """A VTIMEZONE with thousands of parts or dates is not followed, because every event would follow it anew."""
    part = "\r\n".join(vtimezone("Ours")[2:8]) + "\r\n"
    written = f"BEGIN:VTIMEZONE\r\nTZID:Ours\r\n{part * 1_000}END:VTIMEZONE\r\n"
    assert _offset(written.encode(), _SUMMER) is None
    dates = ",".join(["20251026T030000"] * 3_000)
    listed = "\r\n".join((*vtimezone("Ours"), "")).replace("RRULE:", f"RDATE:{dates}\r\nRRULE:")
    assert _offset(listed.encode(), _SUMMER) is None
