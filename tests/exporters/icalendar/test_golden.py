"""Tests that the calendars of the seed and the examples stay the same, octet by octet, on every machine."""

import os
import subprocess
import sys

import pytest

from diplovisit.exporters.icalendar import single_calendar
from diplovisit.record import Visit
from tests.conftest import ROOT
from tests.exporters.icalendar.lint import lint
from tests.exporters.icalendar.write_golden import FOLDER, sources

_PROGRAM = """
import sys
from diplovisit import load_all
from diplovisit.exporters.icalendar import CalendarOptions, calendar
for piece in calendar(load_all("examples"), CalendarOptions(name="Visits")):
    sys.stdout.buffer.write(piece)
"""
_MACHINES = (
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C"},
    {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
    {"TZ": "America/St_Johns", "PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "1"},
)


@pytest.mark.parametrize(("name", "visit"), sources().items(), ids=list(sources()))
def test_a_golden_calendar_is_what_is_written(name: str, visit: Visit) -> None:
    """Each calendar equals its golden file; `python -m tests.exporters.icalendar.write_golden` writes the files."""
    assert single_calendar(visit) == (FOLDER / f"{name}.ics").read_bytes()


def test_no_golden_calendar_is_unused() -> None:
    """Every golden file belongs to an existing record."""
    assert {path.stem for path in FOLDER.glob("*.ics")} == sources().keys()


def test_the_seed_says_what_its_source_says() -> None:
    """The entry of the seed has a day without a time, a country without a city, and a year marked as inferred."""
    octets = (FOLDER / "misri-russia.ics").read_bytes()
    _, (kind, event) = lint(octets)
    assert kind == "VEVENT"
    assert b"DTSTART;VALUE=DATE:20250307\r\nDTEND;VALUE=DATE:20250308\r\nSTATUS:TENTATIVE\r\n" in octets
    assert event["SUMMARY"] == "[Tentative] Foreign Secretary Vikram Misri visits Russia"
    assert event["LOCATION"] == "Russia"
    assert event["TRANSP"] == "TRANSPARENT"
    assert "year inferred" in event["DESCRIPTION"]
    assert "URL" not in event
    # The report names Moscow once, meaning the government; only the line that says so may name it.
    naming = [line for line in event["DESCRIPTION"].split("\\n") if "Moscow" in line]
    assert naming == [
        r"- places: no city is named as a place of the visit\; Moscow occurs once\, as a name for the government"
    ]


@pytest.mark.at_length
def test_the_octets_depend_only_on_the_records() -> None:
    """The octets depend only on the records, not on time zone, hash seed, locale or optimisation level."""
    written = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=os.environ | machine, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for machine in _MACHINES
    }
    assert len(written) == 1
    assert lint(written.pop())
