"""The examples run, and do what they say."""

import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from tests.conftest import ROOT


def run(name: str, *arguments: str | Path) -> bytes:
    """Runs an example as its docstring says."""
    done = subprocess.run(
        [sys.executable, f"examples/{name}", *map(str, arguments)], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout


def test_a_feed_per_country(tmp_path: Path) -> None:
    """Each receiving state of the examples has a calendar, named after it, without the records."""
    run("feed_per_country.py", "examples", tmp_path / "feeds")
    written = {file.stem: file.read_bytes() for file in (tmp_path / "feeds").iterdir()}
    assert {"SY", "IL", "GB", "AQ"} <= set(written)
    assert b"NAME:Visits to Syria\r\n" in written["SY"]
    assert not any(b"X-DIPLOVISIT-RECORD" in data for data in written.values())


def test_csv_for_a_spreadsheet(tmp_path: Path) -> None:
    """The table begins with the mark that Excel looks for, and has a row a stop."""
    run("csv_for_a_spreadsheet.py", "examples", tmp_path / "visits.csv")
    data = (tmp_path / "visits.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfvisit,")
    assert b"Kingston" in data


def test_a_calendar_in_ten_lines() -> None:
    """What Python built is a calendar that other people's library reads."""
    (event,) = icalendar.Calendar.from_ical(run("calendar_in_ten_lines.py")).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Special Envoy Aino Virtanen visits Estonia"
    assert str(event["LOCATION"]) == "Estonia"


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.py")), ids=lambda file: file.name)
def test_no_example_is_left_out(example: Path) -> None:
    """Every program among the examples is run by a test, or by `make demo`."""
    assert example.name in Path(__file__).read_text("utf-8") or example.name in (ROOT / "Makefile").read_text("utf-8")
