"""Days and hours of drafts agree with what icalendar and ical read of well-formed events, over zones and kinds."""

import datetime
import zoneinfo
from typing import Any

import icalendar
from hypothesis import assume, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from diplovisit.record import Duration
from tests.importers.events import calendar_bytes, import_bytes, vtimezone

_ZONES = ("Europe/Berlin", "Asia/Kolkata", "America/New_York", "Pacific/Apia", "Asia/Tehran", "America/St_Johns", "UTC")
_OF_WINDOWS = {"W. Europe Standard Time": "Europe/Berlin", "India Standard Time": "Asia/Kolkata"}

_walls = st.datetimes(datetime.datetime.fromisoformat("1975-01-01"), datetime.datetime.fromisoformat("2037-12-01")).map(
    lambda moment: moment.replace(microsecond=0)
)
# No whole days: icalendar does not say whether PT24H or P1D is written.
_lengths = (
    st.integers(1, 40 * 24 * 60)
    .filter(lambda minutes: minutes % 1440 != 0)
    .map(lambda minutes: datetime.timedelta(minutes=minutes))
)


def _written(moment: datetime.datetime) -> str:
    return moment.replace(tzinfo=None).isoformat().replace("-", "").replace(":", "")


@st.composite
def day_events(draw: st.DrawFn) -> list[str]:
    """Draws the lines of an event on whole days, which ends as DTEND, as DURATION, or not at all."""
    start = draw(st.dates(datetime.date(1975, 1, 1), datetime.date(2090, 1, 1)))
    days = draw(st.integers(1, 60))
    end = start + datetime.timedelta(days=days)
    ends = [
        "",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"DURATION:P{days}D",
        *([f"DURATION:P{days // 7}W"] if days > 6 else []),
    ]
    return [f"DTSTART;VALUE=DATE:{start:%Y%m%d}", draw(st.sampled_from(ends))]


@st.composite
def hour_events(draw: st.DrawFn) -> list[str]:
    """Draws the lines of an event at an hour: floating, in UTC, or in a zone; the end may be in another zone."""
    wall, length = draw(_walls), draw(_lengths)
    if draw(st.booleans()):
        start, suffix = draw(
            st.sampled_from([("", ""), ("", "Z"), *((f";TZID={zone}", "") for zone in (*_ZONES, *_OF_WINDOWS))])
        )
    else:
        start, suffix = ";TZID=Ours", ""
    minutes = int(length.total_seconds() // 60)
    ends = [
        "",
        f"DTEND{start}:{_written(wall + length)}{suffix}",
        f"DURATION:PT{minutes}M",
        f"DURATION:P{minutes % 9 + 1}D",
    ]
    if start or suffix:
        ends.append(f"DTEND:{_written(wall + length + datetime.timedelta(days=1))}Z")
    return [f"DTSTART{start}:{_written(wall)}{suffix}", draw(st.sampled_from(ends))]


def _instant(when: str, zone: str | None) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(when)
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return moment


def _end(stop: dict[str, Any], start: datetime.datetime) -> datetime.datetime:
    """Returns the end by the duration of a record: days on the clock, hours between instants."""
    if "duration" not in stop:
        return start
    length = Duration(stop["duration"])
    days = datetime.timedelta(weeks=length.weeks, days=length.days)
    hours = datetime.timedelta(hours=length.hours, minutes=length.minutes, seconds=length.seconds)
    shifted = start + days
    return (shifted.astimezone(datetime.UTC) + hours) if start.tzinfo is not None else shifted + hours


@given(day_events())
def test_days_are_those_of_icalendar_and_ical(lines: list[str]) -> None:
    """A draft of an event on whole days has the first and the last day that icalendar and ical read."""
    written = calendar_bytes(filter(None, lines))
    first, _, last = import_bytes(written).stop["when"].partition("/")
    event = _event(written)
    (other,) = IcsCalendarStream.calendar_from_ics(written.decode()).events
    last_day = datetime.date.fromisoformat(last or first)
    assert (str(event.start), event.end) == (first, last_day + datetime.timedelta(days=1))
    assert (str(other.start), other.end) == (first, last_day + datetime.timedelta(days=1))


@given(hour_events())
def test_hours_are_those_of_icalendar(lines: list[str]) -> None:
    """A draft of an event at an hour begins and ends at the instants that icalendar reads, in every kind of zone."""
    written = calendar_bytes(filter(None, lines), vtimezone("Ours"))
    event = _event(written)
    theirs = _end_of(event)
    assume(_utc(theirs) >= _utc(event.start))
    read = import_bytes(written)
    assert "malformed-event" not in read.rules
    stop = read.stop
    if "T" not in stop["when"]:
        assert event.start.time() == datetime.time()
        return
    start = _instant(stop["when"], stop.get("time_zone"))
    assert _same(start, event.start)
    assert _same(_end(stop, start), theirs)


def _event(written: bytes) -> Any:
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    return event


def _end_of(event: Any) -> datetime.datetime:
    """Returns the end that icalendar reads. Hours of a DURATION are exact (RFC 5545), and icalendar adds them on the wall."""
    length = event.DURATION
    if length is None or length % datetime.timedelta(days=1) == datetime.timedelta(0) or event.start.tzinfo is None:
        return event.end  # type: ignore[no-any-return]
    return event.start.astimezone(datetime.UTC) + length  # type: ignore[no-any-return]


def _utc(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.UTC) if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)


def _same(ours: datetime.datetime, theirs: datetime.datetime) -> bool:
    return (ours.tzinfo is None) == (theirs.tzinfo is None) and _utc(ours) == _utc(theirs)
