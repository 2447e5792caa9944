"""Names of time zones in calendars: those of the tz database are kept, and those of programs are read or reported."""

import datetime
import zoneinfo
from pathlib import Path

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from diplovisit.importers import windows_zones
from diplovisit.importers.windows_display_names import DISPLAYED_ZONES
from diplovisit.importers.windows_zones import WINDOWS_ZONES
from diplovisit.importers.zone_meanings import read_zone_name
from diplovisit.record.zone_names import is_time_zone, match_time_zone
from tests.importers import write_windows_zones
from tests.importers.events import import_event, vtimezone

_NAMES = sorted(zoneinfo.available_timezones() - {"localtime"})


def test_every_name_of_the_tz_database_is_kept() -> None:
    """Each name that the machine's tz database has is a zone, in any case, and is read as it is written."""
    assert [name for name in _NAMES if not is_time_zone(name)] == []
    assert [name for name in _NAMES if read_zone_name(name).zone != name] == []
    assert [name for name in _NAMES if match_time_zone(name.lower()) != match_time_zone(name.upper())] == []


@pytest.mark.parametrize(
    "zone",
    [
        "Etc/GMT-2",
        "CET",
        "EST5EDT",
        "Zulu",
        "GMT+0",
        "Asia/Calcutta",
        "US/Eastern",
        "Etc/UTC",
        "NZ-CHAT",
        "Europe/Kiev",
    ],
)
def test_a_zone_of_a_draft_is_the_written_one(zone: str) -> None:
    """An event at an hour of a zone of the tz database has that zone, and no finding."""
    read = import_event(f"DTSTART;TZID={zone}:20250707T090000")
    assert (read.stop, read.findings) == ({"when": "2025-07-07T09:00:00", "time_zone": zone}, ())


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("europe/berlin", "Europe/Berlin"),
        ("EUROPE/BERLIN", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        (" Europe/Berlin ", "Europe/Berlin"),
        ("/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("/softwarestudio.org/Olson_20011030_5/America/New_York", "America/New_York"),
        ("/softwarestudio.org/Tzfile/UTC", "UTC"),
        ("/citadel.org/20190914_1/Europe/Berlin", "Europe/Berlin"),
        ("/kerio.com/Europe/Prague", "Europe/Prague"),
        ("www.tzurl.org/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        ("http://tzurl.org/zoneinfo/Europe/Kyiv", "Europe/Kyiv"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("posix/Europe/Vaduz", "Europe/Vaduz"),
        ("right/America/New_York", "America/New_York"),
        ("utc", "UTC"),
        ("Coordinated Universal Time", "UTC"),
        ("(UTC) Coordinated Universal Time", "UTC"),
    ],
)
def test_a_zone_in_another_form_is_read_in_silence(written: str, zone: str) -> None:
    """A zone in another case, or at the end of a path that names who made it, is the zone, without a finding."""
    read = import_event(f'DTSTART;TZID="{written}":20250707T090000')
    assert (read.stop.get("time_zone"), read.findings) == (zone, ())


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ("W. Europe Daylight Time", "Europe/Berlin"),
        ("Romance Standard Time", "Europe/Paris"),
        ("Eastern Standard Time", "America/New_York"),
        ("India Standard Time", "Asia/Kolkata"),
        ("FLE Standard Time", "Europe/Kyiv"),
        ("Pacific Standard Time (Mexico)", "America/Tijuana"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(GMT+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Paris"),
        ("Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC+03:00) Moscow, St. Petersburg", "Europe/Moscow"),
        ("(UTC+13:00) Nuku'alofa", "Pacific/Tongatapu"),
        ("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna", "Europe/Berlin"),
    ],
)
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_windows_zone_is_the_usual_zone_and_says_so(written: str, zone: str, quote: str) -> None:
    """A Windows zone is the usual zone of its name, with a finding; also with a colon or commas and without quotes."""
    read = import_event(
        f"DTSTART;TZID={quote}{written}{quote}:20250707T090000", f"DTEND;TZID={quote}{written}{quote}:20250707T103000"
    )
    assert read.stop == {"when": "2025-07-07T09:00:00", "duration": "PT1H30M", "time_zone": zone}
    assert read.rules == ["usual-time-zone"]
    assert f"is read as {zone}, its usual IANA zone" in read.sentence("usual-time-zone")


@pytest.mark.parametrize(
    "written",
    [
        "Customized Time Zone",
        "tzone://Microsoft/Custom",
        "GMT+2",  # the sign may be that of POSIX
        "IST",
        "Berlin",
        "Mitteleuropäische Zeit",
        "W. Europe Standard Time 1",  # a Windows zone with rules of its own
        "Visit of Europe/Berlin",
        "UTC+99",
        "(UTC+01:00) Nowhere, Else",
        "",
    ],
)
def test_an_unknown_zone_is_reported_and_its_hour_kept(written: str) -> None:
    """An hour in a zone that nobody but its program knows stands without a zone, with a finding."""
    read = import_event(f'DTSTART;TZID="{written}":20250707T090000', f'DTEND;TZID="{written}":20250707T100000')
    assert read.stop == {"when": "2025-07-07T09:00:00", "duration": "PT1H"}
    assert read.rules == ["foreign-time-zone"]


@pytest.mark.parametrize("written", ["Customized Time Zone", "GMT+2", "Mitteleuropäische Zeit", "Ours, and yours", "1"])
@pytest.mark.parametrize(("day", "offset"), [("20250107", "+01:00"), ("20250707", "+02:00")])
def test_the_rules_of_the_calendar_give_an_unknown_zone_its_offset(written: str, day: str, offset: str) -> None:
    """An hour in an unknown zone has the offset by the calendar's own VTIMEZONE, and a finding names the zone."""
    read = import_event(
        f'DTSTART;TZID="{written}":{day}T090000',
        f"DTEND:{day}T100000Z",
        calendar=vtimezone(written.replace(",", "\\,")),
    )
    assert read.stop["when"] == f"{day[:4]}-{day[4:6]}-{day[6:]}T09:00:00{offset}"
    assert read.stop["duration"] == ("PT2H" if offset == "+01:00" else "PT3H")
    assert "time_zone" not in read.stop
    assert f"at {offset}" in read.sentence("foreign-time-zone")


@pytest.mark.parametrize(
    "line", ["X-LIC-LOCATION:Europe/Vienna", "X-TZINFO:Europe/Vienna[2025a]", "X-TZINFO:Europe/Vienna,1"]
)
@pytest.mark.parametrize("name", ["Ours", "W. Europe Standard Time"])
def test_the_place_that_a_vtimezone_names_is_the_zone(name: str, line: str) -> None:
    """A VTIMEZONE that names its zone of the tz database gives that zone, without a finding."""
    read = import_event(f"DTSTART;TZID={name}:20250707T090000", calendar=vtimezone(name, line))
    assert (read.stop["time_zone"], read.findings) == ("Europe/Vienna", ())


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("UTC+02:00", "+02:00"),
        ("UTC+2", "+02:00"),
        ("GMT+0200", "+02:00"),
        ("GMT-05:30", "-05:30"),
        ("+0100", "+01:00"),
    ],
)
def test_an_offset_for_a_name_is_an_offset(written: str, offset: str) -> None:
    """A TZID that is an offset gives the hour that offset, with a finding: it is no zone."""
    read = import_event(f'DTSTART;TZID="{written}":20250707T090000')
    assert read.stop == {"when": f"2025-07-07T09:00:00{offset}"}
    assert read.rules == ["foreign-time-zone"]


@pytest.mark.parametrize("name", ["Europe/London", "GMT Standard Time", "Asia/Tokyo"])
def test_rules_that_differ_from_the_tz_database_are_reported(name: str) -> None:
    """A VTIMEZONE whose offset is not that of the zone with its name gives a finding; the hour keeps the zone."""
    read = import_event(f"DTSTART;TZID={name}:20250707T090000", calendar=vtimezone(name))
    assert read.stop["when"] == "2025-07-07T09:00:00"
    assert "the rules in the calendar have" in read.sentence("foreign-time-zone")
    agreeing = import_event("DTSTART;TZID=Europe/Berlin:20250707T090000", calendar=vtimezone("Europe/Berlin"))
    assert agreeing.findings == ()


def test_the_table_of_windows_zones_is_that_of_cldr() -> None:
    """The table equals the one in CLDR, and icalendar's means the same clocks."""
    assert Path(windows_zones.__file__).read_text("utf-8") == write_windows_zones.module()
    assert WINDOWS_ZONES.keys() == WINDOWS_TO_OLSON.keys()
    for name, zone in WINDOWS_ZONES.items():
        assert is_time_zone(zone), name
        ours, theirs = zoneinfo.ZoneInfo(zone), zoneinfo.ZoneInfo(WINDOWS_TO_OLSON[name])
        for month in (1, 7):
            moment = datetime.datetime.fromisoformat(f"2025-{month:02}-07T09:00:00")
            assert moment.replace(tzinfo=ours).utcoffset() == moment.replace(tzinfo=theirs).utcoffset(), name


def test_displayed_names_are_of_windows_zones() -> None:
    """Each displayed name belongs to a Windows zone, and each Windows zone has one."""
    assert set(DISPLAYED_ZONES.values()) == set(WINDOWS_ZONES)
