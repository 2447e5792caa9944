"""`diplovisit import`: what was exported comes back equal, and what others wrote becomes drafts."""

import json
from pathlib import Path

import pytest

from diplovisit import load, load_all
from tests.cli.test_command import SEED, run

FOREIGN = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
BEGIN:VEVENT\r
UID:abc@google.com\r
DTSTAMP:20250301T000000Z\r
DTSTART;VALUE=DATE:20250307\r
DTEND;VALUE=DATE:20250309\r
SUMMARY:Visit of the envoy\r
LOCATION:Norway\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.mark.parametrize("format", ["json", "jsonl", "ics", "csv"])
def test_every_record_comes_back_equal(format: str, tmp_path: Path) -> None:
    """The examples, exported in each format that carries records and imported again, are the examples."""
    out = tmp_path / f"out.{format}"
    target = f"{out}/" if format in ("json", "csv") else str(out)
    assert run("export", "examples", "--to", format, "-o", target).returncode == 0
    done = run("import", out, "-o", f"{tmp_path}/back/")
    assert done.returncode == 0, done.stderr.decode()
    assert set(load_all(tmp_path / "back")) == set(load_all("examples"))


def test_one_visit_in_two_feeds_is_one_record(tmp_path: Path) -> None:
    """A shuttle is in the calendars of both countries; a folder of feeds gives it once."""
    assert run("export", "examples", "--to", "ics", "--split-by", "country", "-o", tmp_path / "feeds").returncode == 0
    done = run("import", tmp_path / "feeds", "-o", f"{tmp_path}/back/")
    assert done.returncode == 0, done.stderr.decode()
    assert set(load_all(tmp_path / "back")) == set(load_all("examples"))


def test_an_edited_entry_is_told_with_its_line(tmp_path: Path) -> None:
    """Somebody moved the entry to the next day: the record is as it was, and a warning says where they differ."""
    calendar = tmp_path / "seed.ics"
    calendar.write_bytes(run("export", SEED, "--to", "ics").stdout.replace(b"DATE:20250307", b"DATE:20250306"))
    done = run("import", calendar, "-o", tmp_path / "back.json")
    assert done.returncode == 0
    assert f"{calendar}:9:20: warning[calendar-edited]: ".encode() in done.stderr
    assert load(tmp_path / "back.json") == load(SEED)


def test_another_programs_event_becomes_a_draft(tmp_path: Path) -> None:
    """What the event says is in the draft, what it lacks is told, and the exit code says that there is work left."""
    (tmp_path / "google.ics").write_bytes(FOREIGN)
    done = run("import", tmp_path / "google.ics", "-o", f"{tmp_path}/drafts/")
    assert done.returncode == 1
    assert b"missing-field" in done.stderr
    assert b"0 records, 1 draft to be completed written to" in done.stderr
    (draft,) = (tmp_path / "drafts").iterdir()
    assert draft.name == "visit-of-the-envoy.draft.json"
    made = json.loads(draft.read_bytes())
    assert (made["title"], made["status"]) == ("Visit of the envoy", "reported")
    assert (made["stops"][0]["country"], made["stops"][0]["when"]) == ("NO", "2025-03-07/2025-03-08")
    assert "travellers" not in made


def test_good_records_come_through_beside_a_bad_one(tmp_path: Path) -> None:
    """One record that was edited by hand is told, and does not keep the others back."""
    data = run("export", "examples", "--to", "ics").stdout
    place = data.index(b"X-DIPLOVISIT-RECORD:") + 40
    (tmp_path / "all.ics").write_bytes(data[:place] + b"!!" + data[place + 2 :])
    done = run("import", tmp_path / "all.ics", "-o", f"{tmp_path}/back/")
    assert done.returncode == 1
    assert b"damaged-record" in done.stderr
    back = {load(file) for file in (tmp_path / "back").glob("*.json") if not file.name.endswith(".draft.json")}
    assert len(back) == len(set(load_all("examples"))) - 1
    assert back < set(load_all("examples"))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("torn.ics", FOREIGN[:150], "torn-calendar"),
        ("empty.ics", b"", "calendar"),
        ("latin.ics", FOREIGN.replace(b"envoy", b"envoy\xfc"), "latin.ics:"),
        ("page.ics", b"<!DOCTYPE html><title>404</title>", "page.ics:1:"),
        ("zeros.ics", bytes(1000), "zeros.ics:1:"),
    ],
)
def test_a_bad_calendar_is_told_and_never_a_traceback(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    """Whatever the bytes, a person reads what is wrong and where, and the exit code is not 0."""
    (tmp_path / name).write_bytes(data)
    done = run("import", tmp_path / name)
    assert done.returncode in (1, 2)
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_calendar_can_be_piped_in() -> None:
    """Standard input is told to be a calendar by its first line."""
    data = run("export", SEED, "--to", "ics").stdout
    done = run("import", "-", stdin=data)
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == load(SEED).id


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_calendar_is_for_import(command: str, tmp_path: Path) -> None:
    """`check visits.ics` says which command reads it."""
    (tmp_path / "x.ics").write_bytes(FOREIGN)
    done = run(command, tmp_path / "x.ics", *(("--to", "json") if command == "export" else ()))
    assert done.returncode == 2
    assert b"`diplovisit import`" in done.stderr


def test_one_table_of_many_is_not_imported_alone(tmp_path: Path) -> None:
    """A single CSV file is told to belong to its folder."""
    assert run("export", "examples", "--to", "csv", "-o", tmp_path / "tables").returncode == 0
    done = run("import", tmp_path / "tables" / "stops.csv")
    assert done.returncode == 2
    assert b"import the folder that" in done.stderr
