"""What a calendar writes twice and otherwise is reported, and the draft takes neither for certain."""

import pytest

from tests.importers.events import import_event, vtimezone


@pytest.mark.parametrize(
    "zones",
    [
        ("Europe/Paris", "Asia/Tokyo"),
        ("Asia/Tokyo", "Europe/Paris"),
        ("Europe/Paris", "W. Europe Standard Time"),
        ("UTC", "Asia/Tokyo"),
        ("Europe/Paris", "Nowhere"),
        ("Europe/Paris", "Asia/Tokyo", "Europe/Paris"),
        ("UTC+01:00", "UTC+02:00"),
    ],
)
def test_two_time_zones_of_one_hour_give_none(zones: tuple[str, ...]) -> None:
    """An hour with two TZID that differ stands without a zone, and a warning names both."""
    parameters = "".join(f';TZID="{zone}"' for zone in zones)
    read = import_event(f"DTSTART{parameters}:20250307T100000")
    assert read.stop == {"when": "2025-03-07T10:00:00"}
    assert all(zone in read.sentence("foreign-time-zone") for zone in zones)


def test_one_time_zone_written_twice_is_one() -> None:
    """A TZID that is repeated as it is contradicts nothing."""
    read = import_event("DTSTART;TZID=Europe/Paris;TZID=Europe/Paris:20250307T100000")
    assert read.stop == {"when": "2025-03-07T10:00:00", "time_zone": "Europe/Paris"}
    assert not read.findings


@pytest.mark.parametrize("kinds", [("DATE", "DATE-TIME"), ("DATE-TIME", "DATE"), ("date", "PERIOD")])
def test_two_kinds_of_value_give_the_day(kinds: tuple[str, str]) -> None:
    """A start that is called a day and an hour is the day, and a warning says so."""
    read = import_event(f"DTSTART;VALUE={kinds[0]};VALUE={kinds[1]}:20250307T100000")
    assert read.stop == {"when": "2025-03-07"}
    assert "two VALUE" in read.sentence("malformed-event")


def _fixed(name: str, offset: str, *lines: str) -> tuple[str, ...]:
    """Returns the lines of a VTIMEZONE with one offset."""
    part = ("DTSTART:16010101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}")
    return ("BEGIN:VTIMEZONE", f"TZID:{name}", *lines, "BEGIN:STANDARD", *part, "END:STANDARD", "END:VTIMEZONE")


@pytest.mark.parametrize("offsets", [("+0100", "+0300"), ("+0300", "+0100"), ("+0100", "+0100", "-0500")])
def test_two_rules_of_one_zone_that_differ_give_no_offset(offsets: tuple[str, ...]) -> None:
    """Two VTIMEZONE of one TZID with other offsets decide nothing, and a warning names the offsets."""
    zones = [line for offset in offsets for line in _fixed("Ours", offset)]
    read = import_event("DTSTART;TZID=Ours:20250307T100000", "DTEND;TZID=Ours:20250307T120000", calendar=zones)
    assert read.stop == {"when": "2025-03-07T10:00:00", "duration": "PT2H"}
    assert all(f"{offset[:3]}:{offset[3:]}" in read.sentence("foreign-time-zone") for offset in offsets)


def test_a_known_zone_is_kept_where_its_rules_differ() -> None:
    """The name of a zone decides over two VTIMEZONE of it that differ, and a warning says so."""
    zones = (*_fixed("Europe/Paris", "+0100"), *_fixed("Europe/Paris", "+0900"))
    read = import_event("DTSTART;TZID=Europe/Paris:20250307T100000", calendar=zones)
    assert read.stop == {"when": "2025-03-07T10:00:00", "time_zone": "Europe/Paris"}
    assert "+01:00 and +09:00" in read.sentence("foreign-time-zone")


def test_two_places_of_one_zone_name_none() -> None:
    """Two VTIMEZONE of one TZID that name two places leave the hour to their offset."""
    places = ("X-LIC-LOCATION:Europe/Berlin", "X-LIC-LOCATION:Europe/Rome")
    zones = [line for place in places for line in _fixed("Ours", "+0100", place)]
    read = import_event("DTSTART;TZID=Ours:20250307T100000", calendar=zones)
    assert read.stop == {"when": "2025-03-07T10:00:00+01:00"}
    assert read.rules == ["foreign-time-zone"]


def test_equal_rules_of_one_zone_are_one() -> None:
    """A VTIMEZONE that is written twice, as in merged calendars, contradicts nothing."""
    zones = (*vtimezone("Ours", "X-LIC-LOCATION:Europe/Berlin"), *vtimezone("Ours", "X-LIC-LOCATION:Europe/Berlin"))
    read = import_event("DTSTART;TZID=Ours:20250307T100000", calendar=zones)
    assert read.stop == {"when": "2025-03-07T10:00:00", "time_zone": "Europe/Berlin"}
    assert not read.findings
