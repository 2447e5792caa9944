"""Tests of hours in time zones: readers that use only the VTIMEZONE find the same instant."""

import datetime
import io
import zoneinfo
from typing import Any

import attrs
import icalendar
import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]  # it brings no types
from hypothesis import example, given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from diplovisit.converters import structure
from diplovisit.exporters.icalendar import CalendarOptions, calendar, calendar_entries
from diplovisit.exporters.icalendar.time_zones import observances, vtimezone
from diplovisit.record import Visit
from diplovisit.record.polities import polities
from diplovisit.testing import visits
from tests import records
from tests.exporters.icalendar.lint import lint

ZONES = sorted({zone for polity in polities().values() for zone in polity.zones} & zoneinfo.available_timezones())
MOMENTS = st.datetimes(min_value=datetime.datetime(1800, 1, 2), max_value=datetime.datetime(2200, 12, 30))  # noqa: DTZ001


def _visit(when: str, zone: str, duration: str | None = None) -> Visit:
    document: dict[str, Any] = records.document()
    document["stops"] = [{"id": "tallinn", "country": "EE", "when": when, "time_zone": zone}]
    document["stops"][0] |= {"duration": duration} if duration else {}
    document["evidence"] = []
    return structure(document)


def _octets(visit: Visit) -> bytes:
    return b"".join(calendar([visit], CalendarOptions(tzid=True)))


def _utc(moment: Any) -> Any:
    return moment.astimezone(datetime.UTC) if isinstance(moment, datetime.datetime) and moment.tzinfo else moment


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("America/New_York", ["3;BYDAY=2SU", "11;BYDAY=1SU"]),
        ("Europe/Lisbon", ["3;BYDAY=-1SU", "10;BYDAY=-1SU"]),
        ("Asia/Jerusalem", ["3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR", "10;BYDAY=-1SU"]),
        ("America/Santiago", ["4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU", "9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"]),
    ],
)
def test_the_rules_of_a_clock_are_those_of_its_law(zone: str, rules: list[str]) -> None:
    """The RRULEs of a VTIMEZONE are the rules in the laws of the countries, such as the second Sunday of March."""
    lines = vtimezone(zone, 2025, 2025).decode().split("\r\n")
    written = [line.removeprefix("RRULE:FREQ=YEARLY;BYMONTH=") for line in lines if line.startswith("RRULE")]
    assert written == rules


@pytest.mark.measured
@given(MOMENTS, st.sampled_from(ZONES))
@example(datetime.datetime(2026, 10, 25, 1, 30), "Europe/Lisbon")  # noqa: DTZ001
@example(datetime.datetime(2026, 3, 29, 1, 30), "Europe/Lisbon")  # noqa: DTZ001
@example(datetime.datetime(2030, 10, 25, 12), "Africa/Cairo")  # noqa: DTZ001
@example(datetime.datetime(2100, 6, 1, 12), "Africa/Casablanca")  # noqa: DTZ001
@example(datetime.datetime(1883, 11, 18, 12, 1), "America/New_York")  # noqa: DTZ001
def test_the_vtimezone_alone_gives_the_instant(moment: datetime.datetime, zone: str) -> None:
    """dateutil, which uses only the VTIMEZONE, finds the instant that the record means."""
    octets = _octets(_visit(moment.isoformat(timespec="seconds"), zone))
    lint(octets)
    (event,) = icalendar.Calendar.from_ical(octets).events
    instant = moment.replace(microsecond=0, tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(datetime.UTC)
    start: Any = event["DTSTART"]
    if b"BEGIN:VTIMEZONE" not in octets:
        assert start.dt == instant  # an ambiguous hour is written in UTC
        return
    rules = tzical(io.StringIO(vtimezone(zone, start.dt.year, start.dt.year).decode())).get(zone)
    assert rules is not None
    assert start.dt.replace(tzinfo=rules).astimezone(datetime.UTC) == instant
    assert vtimezone(zone, start.dt.year, start.dt.year) in octets


@given(visits())
@example(_visit("2026-10-25T00:30:00", "Europe/Lisbon", "PT2H"))
def test_three_readers_find_the_instants_of_the_utc_form(visit: Visit) -> None:
    """icalendar and ical resolve each start and end to the instants of the calendar in UTC."""
    octets = _octets(visit)
    lint(octets)
    expected = [(entry.start, entry.end) for entry in calendar_entries(visit) if entry.start is not None]
    events = icalendar.Calendar.from_ical(octets).events
    assert [(_utc(e.decoded("DTSTART")), _utc(e.decoded("DTEND", None))) for e in events] == expected
    # ical refuses any VTIMEZONE with seconds in an offset, before it reads the events.
    if not any(
        observance.before.seconds % 60 for zone in _zones(visit) for observance in observances(zone, *_years(visit))
    ):
        parsed = IcsCalendarStream.calendar_from_ics(octets.decode())
        assert [(_utc(e.dtstart), _utc(e.dtend)) for e in parsed.events] == expected


def _zones(visit: Visit) -> set[str]:
    return {stop.time_zone for stop in visit.stops if stop.time_zone is not None}


def _years(visit: Visit) -> tuple[int, int]:
    years = [entry.start.year for entry in calendar_entries(visit) if entry.start is not None] or [2000]
    return min(years) - 1, max(years) + 1


def test_one_vtimezone_serves_all_years_of_a_zone() -> None:
    """Visits in one zone, a century apart, share one VTIMEZONE that precedes them and is right for both."""
    old, new = (_visit(f"{year}-07-01T12:00:00", "Europe/Tallinn") for year in (1930, 2030))
    octets = b"".join(calendar([new, attrs.evolve(old, id="another-visit")], CalendarOptions(tzid=True)))
    kinds = [kind for kind, _ in lint(octets)]
    assert kinds.count("VTIMEZONE") == 1
    assert kinds.index("VTIMEZONE") < kinds.index("VEVENT")
    assert [observance.rule is not None for observance in observances("Europe/Tallinn", 1930, 2030)][-2:] == [True] * 2


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Sydney", "Asia/Jerusalem"])
def test_a_zone_with_summer_time_has_two_observances(zone: str) -> None:
    """A present visit to a zone with summer time needs two observances, both with an RRULE."""
    result = observances(zone, 2026, 2026)
    assert [observance.rule is not None for observance in result] == [True, True]


def test_hours_without_a_zone_have_no_tzid() -> None:
    """Whole days, and hours in an unknown zone, have no TZID and no VTIMEZONE."""
    for when, zone in (("2025-03-07", "Europe/Tallinn"), ("2025-03-07T10:00:00", "Europe/Atlantis")):
        visit = _visit(when, zone)
        assert _octets(visit) == b"".join(calendar([visit]))
