"""The calendars of the seed and the examples, octet by octet, and the same octets on every machine."""

import os
import subprocess
import sys

import pytest

from diplovisit.exporters.icalendar import single
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
    """A change of octets is seen by a person; `python -m tests.exporters.icalendar.write_golden` writes them anew."""
    assert single(visit) == (FOLDER / f"{name}.ics").read_bytes()


def test_no_golden_calendar_is_left_over() -> None:
    """Every golden file belongs to a record that is there."""
    assert {path.stem for path in FOLDER.glob("*.ics")} == sources().keys()


def test_the_seed_says_what_its_source_says() -> None:
    """A day without an hour, a country without a city, tentative, and the year as what it is: inferred."""
    octets = (FOLDER / "misri-russia.ics").read_bytes()
    _, (kind, event) = lint(octets)
    assert kind == "VEVENT"
    assert b"DTSTART;VALUE=DATE:20250307\r\nDTEND;VALUE=DATE:20250308\r\nSTATUS:TENTATIVE\r\n" in octets
    assert event["SUMMARY"] == "[Tentative] Foreign Secretary Vikram Misri visits Russia"
    assert event["LOCATION"] == "Russia"
    assert event["TRANSP"] == "TRANSPARENT"
    assert "year inferred" in event["DESCRIPTION"]
    assert "URL" not in event
    # The report names Moscow once, for the government; the one line that may name it says so.
    naming = [line for line in event["DESCRIPTION"].split("\\n") if "Moscow" in line]
    assert naming == [
        r"- places: no city is named as a place of the visit\; Moscow occurs once\, as a name for the government"
    ]


@pytest.mark.at_length
def test_the_octets_hang_on_nothing_but_the_records() -> None:
    """Another time zone, hash seed, locale or level of optimisation gives the same octets."""
    written = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=os.environ | machine, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for machine in _MACHINES
    }
    assert len(written) == 1
    assert lint(written.pop())
