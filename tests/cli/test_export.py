"""`diplovisit export`: every format, every option, and combinations that are refused."""

import csv
import io
import json
from pathlib import Path

import icalendar
import pytest

from diplovisit import load_all
from tests.cli.test_command import SEED, run


def events(data: bytes) -> list[icalendar.Event]:
    """The events of a calendar, as the library icalendar reads them."""
    return [event for event in icalendar.Calendar.from_ical(data).walk("VEVENT") if isinstance(event, icalendar.Event)]


@pytest.mark.parametrize("format", ["json", "jsonl", "jsonld", "ics"])
def test_every_format_of_one_file_goes_to_standard_output_or_a_file(format: str, tmp_path: Path) -> None:
    """Standard output and a file get the same bytes."""
    printed = run("export", SEED, "--to", format)
    assert printed.returncode == 0
    assert run("export", SEED, "--to", format, "-o", tmp_path / "out").returncode == 0
    assert (tmp_path / "out").read_bytes() == printed.stdout != b""


def test_csv_is_a_folder_of_tables(tmp_path: Path) -> None:
    """The tables and their descriptors are written together, and their number is reported."""
    done = run("export", "examples", "--to", "csv", "-o", tmp_path / "tables")
    assert done.returncode == 0
    names = {file.name for file in (tmp_path / "tables").iterdir()}
    assert {"visits.csv", "stops.csv", "evidence.csv", "datapackage.json", "csv-metadata.json"} <= names
    assert done.stderr.decode().startswith(
        f"{len(names)} files of {len(list(load_all('examples')))} records written to "
    )


def test_a_flat_table_has_a_row_a_stop() -> None:
    """--flat gives one table with a row per stop; --excel puts the byte order mark before it."""
    flat = run("export", "examples", "--to", "csv", "--flat").stdout
    rows = list(csv.DictReader(io.StringIO(flat.decode(), newline="")))
    assert [row["stop"] for row in rows] == [stop.id for visit in load_all("examples") for stop in visit.stops]
    assert run("export", "examples", "--to", "csv", "--flat", "--excel").stdout == b"\xef\xbb\xbf" + flat


def test_a_calendar_can_be_named_and_refreshed() -> None:
    """--name and --refresh set the name of a calendar and its refresh interval."""
    data = run("export", SEED, "--to", "ics", "--name", "Visits to Russia", "--refresh", "PT12H").stdout
    assert b"NAME:Visits to Russia\r\n" in data
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in data


def test_a_public_feed_leaves_the_record_out() -> None:
    """--no-record writes the entries without their records."""
    assert b"X-DIPLOVISIT-RECORD" in run("export", SEED, "--to", "ics").stdout
    assert b"X-DIPLOVISIT-RECORD" not in run("export", SEED, "--to", "ics", "--no-record").stdout


def test_a_condition_picks_visits_and_their_stops() -> None:
    """A feed of one country has only the days there of a shuttle; all conditions must match."""
    whole = events(run("export", "examples", "--to", "ics").stdout)
    damascus = events(run("export", "examples", "--to", "ics", "--where", "country=SY").stdout)
    assert 0 < len(damascus) < len(whole)
    assert {str(event["LOCATION"]) for event in damascus} == {"Damascus, Syria"}
    lines = run(
        "export", "examples", "--to", "jsonl", "--where", "sending=US", "--where", "country=IT"
    ).stdout.splitlines()
    assert {json.loads(line)["sending"][0] for line in lines} == {"US"}
    assert len(lines) == 2


def test_a_condition_that_nothing_has_is_said(tmp_path: Path) -> None:
    """A condition that no record matches is an error, and the existing feed is not overwritten."""
    (tmp_path / "feed.ics").write_bytes(b"what people subscribed to")
    done = run("export", "examples", "--to", "ics", "--where", "country=NO", "-o", tmp_path / "feed.ics")
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"no record matches country=NO; nothing was written" in done.stderr
    assert (tmp_path / "feed.ics").read_bytes() == b"what people subscribed to"
    slip = run("export", "examples", "--to", "jsonl", "--where", "country=UK")
    assert (slip.returncode, slip.stdout) == (2, b"")
    assert b'did you mean "GB" (United Kingdom)?' in slip.stderr


def test_a_feed_for_each_country(tmp_path: Path) -> None:
    """--split-by country writes a calendar per receiving state, with its own stops and name."""
    done = run("export", "examples", "--to", "ics", "--split-by", "country", "-o", tmp_path / "feeds")
    assert done.returncode == 0
    written = {file.name: file.read_bytes() for file in (tmp_path / "feeds").iterdir()}
    assert set(written) == {f"{stop.country}.ics" for visit in load_all("examples") for stop in visit.stops}
    assert b"X-WR-CALNAME:Visits to Syria\r\n" in written["SY.ics"]
    assert {str(event["LOCATION"]) for event in events(written["SY.ics"])} == {"Damascus, Syria"}


def test_a_feed_for_each_traveller(tmp_path: Path) -> None:
    """--split-by traveller writes a calendar per person, named after the person's id."""
    assert run("export", "examples", "--to", "ics", "--split-by", "traveller", "-o", tmp_path / "feeds").returncode == 0
    names = {file.stem for file in (tmp_path / "feeds").iterdir()}
    assert names == {traveller.person for visit in load_all("examples") for traveller in visit.coming}


def test_what_a_calendar_cannot_show_is_said(tmp_path: Path) -> None:
    """A visit in an unknown day of a month has no entry, and a note has its address."""
    record = tmp_path / "visit.yaml"
    text = Path(SEED).read_text("utf-8").replace('when: "2025-03-07"', 'when: "2025-03"')
    record.write_text(text.replace("duration: P1D", ""), "utf-8")
    done = run("export", record, "--to", "ics")
    assert done.returncode == 0
    assert events(done.stdout) == []
    assert b"no-calendar-date" in done.stderr
    assert b"russia/when" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "csv"), "name it with -o FOLDER/"),
        (("--to", "csv", "-o", "LICENSE"), "is a file"),
        (("--to", "ics", "-o", "examples/"), "is written to one file"),
        (("--to", "json", "--flat"), "--flat is only for --to csv and --to xlsx"),
        (("--to", "csv", "-o", "x/", "--no-record"), "--no-record is only for --to ics"),
        (("--to", "ics", "--split-by", "country"), "name a folder with -o"),
        (("--to", "ics", "--split-by", "country", "-o", "x/", "--name", "X"), "each has its own name"),
        (("--to", "ics", "--refresh", "12h"), "ISO 8601 duration"),
        (("--to", "ics", "--refresh", "P1M"), "no fixed length"),
        (("--to", "ics", "--refresh", "P0D"), "how often to look again"),
        (("--to", "ics", "--name", ""), "the name of a calendar"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_what_does_not_go_together_is_reported_in_a_line(arguments: tuple[str, ...], words: str) -> None:
    """A wrong combination writes nothing, exits with 2, and gives a remedy."""
    done = run("export", SEED, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "ics"])
def test_two_records_with_one_id_are_not_exported(format: str, tmp_path: Path) -> None:
    """Two records with one id are refused, because entries and rows with one key would merge."""
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_bytes(Path(SEED).read_bytes())
    out = f"{tmp_path}/out/" if format in ("json", "csv") else str(tmp_path / "out")
    done = run("export", tmp_path, "--to", format, "-o", out)
    assert done.returncode == 2
    assert b"two records have the id" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_feed_from_before_is_reported(tmp_path: Path) -> None:
    """A calendar of an earlier run without any visit is named, because people may still subscribe to it."""
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "AR.ics").write_bytes(b"")
    done = run("export", SEED, "--to", "ics", "--split-by", "country", "-o", tmp_path / "feeds")
    assert done.returncode == 0
    assert b"AR.ics is from an earlier export and was not updated" in done.stderr
    assert b"RU.ics is" not in done.stderr
