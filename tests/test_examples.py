"""Every example program runs and produces what its docstring promises."""

import collections
import os
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from diplovisit import check
from tests.arrow.texts import MIXED_LINES, printed_counts
from tests.beyond.needed import package
from tests.conftest import ROOT
from tests.datasets.trips import folder, trip, trips


def run(name: str, *arguments: str | Path) -> bytes:
    """Runs an example as its docstring describes."""
    done = subprocess.run(
        [sys.executable, f"examples/{name}", *map(str, arguments)], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout


def test_a_feed_per_country(tmp_path: Path) -> None:
    """Each receiving state has a calendar with its name, without the records."""
    run("feed_per_country.py", "examples", tmp_path / "feeds")
    written = {file.stem: file.read_bytes() for file in (tmp_path / "feeds").iterdir()}
    assert {"SY", "IL", "GB", "AQ"} <= set(written)
    assert b"NAME:Visits to Syria\r\n" in written["SY"]
    assert not any(b"X-DIPLOVISIT-RECORD" in data for data in written.values())


def test_csv_for_a_spreadsheet(tmp_path: Path) -> None:
    """The table begins with the byte order mark that Excel needs, and has one row per stop."""
    run("csv_for_a_spreadsheet.py", "examples", tmp_path / "visits.csv")
    data = (tmp_path / "visits.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfvisit,")
    assert b"Kingston" in data


def test_a_calendar_in_ten_lines() -> None:
    """A record built in Python becomes a calendar that the library icalendar reads."""
    (event,) = icalendar.Calendar.from_ical(run("calendar_in_ten_lines.py")).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Special Envoy Aino Virtanen visits Estonia"
    assert str(event["LOCATION"]) == "Estonia"


def test_the_travels_of_the_state_department(tmp_path: Path) -> None:
    """Fictitious legs in the form of the data set give a calendar for each traveller, a table and two pictures."""
    legs = trips(trip("1", "1961-05-16", "1961-05-18"), trip("2", "1961-07-01", "1961-07-02", "Canada", "Ottawa"))
    output = run("state_department/travels.py", folder(tmp_path / "in", presidents=legs), tmp_path / "out")
    assert output.splitlines()[0] == b"2 legs, 0 left out: 2 visits, 1 calendars"
    calendar = icalendar.Calendar.from_ical((tmp_path / "out/calendars/example-ana.ics").read_bytes())
    assert [str(event["LOCATION"]) for event in calendar.walk("VEVENT")] == ["Paris, France", "Ottawa, Canada"]
    assert (tmp_path / "out/stops.csv").read_bytes().count(b"\r\n") == 3
    assert b"<svg" in (tmp_path / "out/travels.svg").read_bytes()
    assert (tmp_path / "out/travels.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.at_length
@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_records_are_checked_from_pytest(tmp_path: Path, broken: bool, code: int) -> None:
    """The pytest run passes for valid records, and names file, line, rule and message for a record with an error."""
    text = (ROOT / "examples/least.yaml").read_text("utf-8")
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits/least.yaml").write_text(text.replace("country: EE", "country: E2") if broken else text, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")  # instead of the settings of this project
    options = ["-q", "-p", "no:cacheprovider", "-c", "pytest.ini"]
    command = [sys.executable, "-m", "pytest", *options, str(ROOT / "examples/in_pytest.py")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("visits/least.yaml:" in done.stdout) is broken
    assert ("error[unknown-code]" in done.stdout) is broken


@pytest.mark.at_length
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_engine_counts_the_findings_that_check_has(engine: str, tmp_path: Path) -> None:
    """with_polars.py and with_duckdb.py count the same findings by rule as check."""
    package(engine)
    lines = tmp_path / "visits.jsonl"
    lines.write_text(MIXED_LINES, "utf-8")
    findings = check(lines, across=False).findings
    assert printed_counts(run(f"scale/with_{engine}.py", lines)) == collections.Counter(
        finding.rule for finding in findings
    )
    assert len({finding.severity for finding in findings}) > 1


def test_a_prompt_over_http() -> None:
    """Where no service answers, the program says so in one line; tests/drafting/test_draft_over_http.py runs one."""
    env = os.environ | {"DRAFT_URL": "http://127.0.0.1:9/", "NO_PROXY": "127.0.0.1"}
    command = [sys.executable, "examples/draft_over_http.py"]
    done = subprocess.run(command, cwd=ROOT, input=b"a prompt", capture_output=True, env=env, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"http://127.0.0.1:9/: ")
    assert done.stderr.count(b"\n") == 1


RUNNERS = (
    Path(__file__),
    ROOT / "Makefile",
    ROOT / "tests/drafting/test_draft_over_http.py",
    ROOT / "tests/beyond/test_spark.py",
)
"""What runs the examples. The last two need a server that answers the program, and Spark."""


@pytest.mark.parametrize("example", sorted((ROOT / "examples").rglob("*.py")), ids=lambda file: file.name)
def test_no_example_is_left_out(example: Path) -> None:
    """Every example program is run by a test or by `make demo`."""
    assert any(example.name in runner.read_text("utf-8") for runner in RUNNERS)
