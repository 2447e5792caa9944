"""`diplovisit import`: exported records come back equal, and other events become drafts."""

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
    """Each example is the same after an export and an import, in each format that carries records."""
    out = tmp_path / f"out.{format}"
    target = f"{out}/" if format in ("json", "csv") else str(out)
    assert run("export", "examples", "--to", format, "-o", target).returncode == 0
    done = run("import", out, "-o", f"{tmp_path}/back/")
    assert done.returncode == 0, done.stderr.decode()
    assert set(load_all(tmp_path / "back")) == set(load_all("examples"))


def test_one_visit_in_two_feeds_is_one_record(tmp_path: Path) -> None:
    """A visit in the calendars of two countries is imported once from their folder."""
    assert run("export", "examples", "--to", "ics", "--split-by", "country", "-o", tmp_path / "feeds").returncode == 0
    done = run("import", tmp_path / "feeds", "-o", f"{tmp_path}/back/")
    assert done.returncode == 0, done.stderr.decode()
    assert set(load_all(tmp_path / "back")) == set(load_all("examples"))


def test_an_edited_entry_is_reported_with_its_line(tmp_path: Path) -> None:
    """An entry that was moved by a day gives the original record, and a warning about the difference."""
    calendar = tmp_path / "seed.ics"
    calendar.write_bytes(run("export", SEED, "--to", "ics").stdout.replace(b"DATE:20250307", b"DATE:20250306"))
    done = run("import", calendar, "-o", tmp_path / "back.json")
    assert done.returncode == 0
    assert f"{calendar}:9:20: warning[calendar-edited]: ".encode() in done.stderr
    assert load(tmp_path / "back.json") == load(SEED)


def test_another_programs_event_becomes_a_draft(tmp_path: Path) -> None:
    """An event becomes a draft, a line says what it lacks, and the exit code is 1 with `--strict` alone."""
    (tmp_path / "google.ics").write_bytes(FOREIGN)
    done = run("import", tmp_path / "google.ics", "-o", f"{tmp_path}/drafts/")
    assert done.returncode == 0
    line = f'{tmp_path}/google.ics:4: draft visit-of-the-envoy: "Visit of the envoy" lacks people, travellers'
    assert line in done.stderr.decode().splitlines()
    assert b"missing-field" not in done.stderr
    assert b"missing-field" in run("import", tmp_path / "google.ics", "--verbose").stderr
    assert run("import", tmp_path / "google.ics", "--strict").returncode == 1
    assert b"0 records and 1 draft to complete written to" in done.stderr
    (draft,) = (tmp_path / "drafts").iterdir()
    assert draft.name == "visit-of-the-envoy.draft.json"
    result = json.loads(draft.read_bytes())
    assert (result["title"], result["status"]) == ("Visit of the envoy", "reported")
    assert (result["stops"][0]["country"], result["stops"][0]["when"]) == ("NO", "2025-03-07/2025-03-08")
    assert "travellers" not in result


def test_good_records_come_through_beside_a_bad_one(tmp_path: Path) -> None:
    """A faulty record is reported, and the others are imported."""
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
def test_a_bad_calendar_is_reported_and_never_a_traceback(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    """Any invalid calendar gives an error with its place, and never a traceback or exit code 0."""
    (tmp_path / name).write_bytes(data)
    done = run("import", tmp_path / name)
    assert done.returncode in (1, 2)
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_calendar_can_be_piped_in() -> None:
    """A calendar on standard input is recognised by its first line."""
    data = run("export", SEED, "--to", "ics").stdout
    done = run("import", "-", stdin=data)
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == load(SEED).id


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_calendar_is_for_import(command: str, tmp_path: Path) -> None:
    """`check visits.ics` names the command that reads calendars."""
    (tmp_path / "x.ics").write_bytes(FOREIGN)
    done = run(command, tmp_path / "x.ics", *(("--to", "json") if command == "export" else ()))
    assert done.returncode == 2
    assert b"`diplovisit import`" in done.stderr


def test_one_table_of_many_is_not_imported_alone(tmp_path: Path) -> None:
    """A single CSV file is refused, with a reference to its folder."""
    assert run("export", "examples", "--to", "csv", "-o", tmp_path / "tables").returncode == 0
    done = run("import", tmp_path / "tables" / "stops.csv")
    assert done.returncode == 2
    assert b"import the whole folder" in done.stderr
