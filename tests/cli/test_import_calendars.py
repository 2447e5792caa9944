"""`diplovisit import`: which files are calendars, what is said of drafts, and what the exit code means."""

import json
from pathlib import Path

import attrs
import pytest

from diplovisit import export, export_files, load
from tests.cli.test_command import SEED, run
from tests.cli.test_import import FOREIGN

VISIT = load(SEED)


def event(number: int, *lines: str, title: str | None = None) -> str:
    """Returns an event on a day of its own."""
    summary = title if title is not None else f"Holiday {chr(97 + number % 26)}{chr(97 + number // 26)}"
    head = ("BEGIN:VEVENT", f"UID:{number}@x", "DTSTAMP:20250301T090000Z", f"SUMMARY:{summary}")
    return "\r\n".join((*head, "DTSTART;VALUE=DATE:20250307", *lines, "END:VEVENT"))


def calendar(*events: str) -> bytes:
    """Returns a calendar of another program."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *events, "END:VCALENDAR", ""]).encode()


def lines_of(output: bytes) -> list[str]:
    """Returns the lines of standard error."""
    return output.decode().splitlines()


# Files


@pytest.mark.parametrize(
    "name",
    ["a.ics", "A.ICS", "a.Ics", "a.ical", "a.ICAL", "a.icalendar", "a.ifb", "a.vcs", "basic", "a.txt", "a.ics.bak"],
)
def test_a_calendar_is_known_by_its_ending_or_its_first_line(name: str, tmp_path: Path) -> None:
    """A calendar is imported under any of its endings in any case, and by its content where the ending says nothing."""
    folder = tmp_path / "feeds"
    (folder / "of" / "embassies").mkdir(parents=True)
    file = folder / "of" / "embassies" / name
    file.write_bytes(b"\xef\xbb\xbf" * (name == "basic") + FOREIGN)
    for path in (file, folder):
        done = run("import", path, "-o", f"{tmp_path}/{path.name}-out/")
        assert b"1 draft to complete written" in done.stderr, done.stderr.decode()


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.csv", "a.xlsx", "a.pdf", "a.zip", "a.md", "a.toml"])
def test_an_ending_that_says_something_else_is_believed(name: str, tmp_path: Path) -> None:
    """A file with the ending of another format is skipped in a folder of calendars, and one line says so."""
    (tmp_path / "a.ics").write_bytes(FOREIGN)
    (tmp_path / name).write_bytes(FOREIGN)
    done = run("import", tmp_path)
    assert f"1 file skipped, because it is not a calendar: {tmp_path / name}" in done.stderr.decode()
    assert done.stdout.count(b'"title"') == 1


def test_skipped_files_are_said_in_one_line(tmp_path: Path) -> None:
    """Five of the skipped files are named, and all of them with `--verbose`."""
    (tmp_path / "a.ics").write_bytes(FOREIGN)
    for number in range(8):
        (tmp_path / f"note-{number}.txt").write_bytes(b"BEGIN:VCARD")
    (line,) = (line for line in lines_of(run("import", tmp_path).stderr) if " skipped, " in line)
    assert "8 files skipped, because they are not calendars: " in line
    assert line.endswith("note-4.txt and 3 more")
    (line,) = (line for line in lines_of(run("import", tmp_path, "-v").stderr) if " skipped, " in line)
    assert line.endswith("note-7.txt")


def test_hidden_files_are_not_looked_at(tmp_path: Path) -> None:
    """Hidden files and folders are neither imported nor named."""
    (tmp_path / ".git").mkdir()
    for name in (".git/a.ics", ".hidden.ics", "a.ics"):
        (tmp_path / name).write_bytes(FOREIGN.replace(b"abc@", name.encode()))
    done = run("import", tmp_path)
    assert done.stdout.count(b'"title"') == 1
    assert b"skipped" not in done.stderr


def test_links_are_followed_as_everywhere(tmp_path: Path) -> None:
    """A link in the folder is one file with its target, a link out of it is refused, one to a folder is not followed."""
    folder, outside = tmp_path / "feeds", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "a.ics").write_bytes(FOREIGN)
    (outside / "b.ics").write_bytes(FOREIGN.replace(b"abc@", b"def@"))
    (folder / "again.ics").symlink_to(folder / "a.ics")
    (folder / "deeper").symlink_to(outside)
    done = run("import", folder)
    assert done.stdout.count(b'"title"') == 1
    assert b"duplicate entr" not in done.stderr
    (folder / "text").symlink_to(outside / "b.ics")
    assert run("import", folder).stdout == done.stdout
    (folder / "b.ics").symlink_to(outside / "b.ics")
    done = run("import", folder)
    assert done.returncode == 2
    assert b"is a link to a place outside" in done.stderr


def test_calendars_beside_tables_are_said_to_be_skipped(tmp_path: Path) -> None:
    """A folder of tables is imported as such, and a calendar in it is named."""
    for name, data in export_files(VISIT, "csv").items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a.ics").write_bytes(FOREIGN)
    done = run("import", tmp_path)
    assert json.loads(done.stdout)["id"] == VISIT.id
    assert b"1 file skipped" in done.stderr


def test_vcalendar_is_named(tmp_path: Path) -> None:
    """A file of vCalendar 1.0 is read, and a finding names the format and the remedy."""
    (tmp_path / "phone.vcs").write_bytes(FOREIGN.replace(b"VERSION:2.0", b"VERSION:1.0"))
    done = run("import", tmp_path / "phone.vcs")
    assert done.returncode == 0
    assert b"this is vCalendar 1.0, an older format than iCalendar 2.0" in done.stderr
    assert b"help: export the calendar as iCalendar 2.0 (.ics), if the program can" in done.stderr


def test_free_and_busy_times_are_no_events(tmp_path: Path) -> None:
    """A `.ifb` file is read as a calendar, and its free and busy times are said to be no events."""
    data = calendar("BEGIN:VFREEBUSY\r\nDTSTAMP:20250301T090000Z\r\nFREEBUSY:20250705T200417Z/PT1H\r\nEND:VFREEBUSY")
    (tmp_path / "busy.ifb").write_bytes(data)
    done = run("import", tmp_path / "busy.ifb")
    assert b"a VFREEBUSY is not an event, so it becomes no draft" in done.stderr


# What is said


def test_many_drafts_are_a_line_each(tmp_path: Path) -> None:
    """A calendar of 152 holidays gives a line for each draft, a summary, and exit code 0."""
    (tmp_path / "holidays.ics").write_bytes(calendar(*map(event, range(152))))
    done = run("import", tmp_path / "holidays.ics", "-o", f"{tmp_path}/out/")
    assert done.returncode == 0
    lines = lines_of(done.stderr)
    assert len(lines) == 155
    assert lines[0] == f'{tmp_path}/holidays.ics:4: draft holiday-aa: "Holiday aa" lacks people, travellers'
    assert lines[152] == f"0 records and 152 drafts to complete written to {tmp_path}/out/"
    assert lines[153].startswith("next: add the missing fields to each draft: people, travellers; `diplovisit check ")
    again = run("import", tmp_path / "holidays.ics", "-o", f"{tmp_path}/out/")
    assert again.returncode == 0
    assert lines_of(again.stderr) == [f"0 records written to {tmp_path}/out/; 152 unchanged"]


def test_strict_and_verbose(tmp_path: Path) -> None:
    """`--strict` makes drafts an error, and `--verbose` shows all that they lack."""
    (tmp_path / "a.ics").write_bytes(FOREIGN)
    assert run("import", tmp_path / "a.ics", "--strict").returncode == 1
    done = run("import", tmp_path / "a.ics", "--verbose")
    assert done.returncode == 0
    assert done.stderr.count(b"error[missing-field]") == 2
    record = tmp_path / "record.json"
    record.write_bytes(export(VISIT, "json"))
    assert run("import", record, "--strict", "-o", tmp_path / "out.json").returncode == 0


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), 0),
        (("LOCATION:Norway",), 0),
        (("STATUS:CANCELLED",), 0),
        (("RRULE:FREQ=YEARLY",), 0),
        (("STATUS:SOON",), 0),
        (("DTEND;VALUE=DATE:20250301",), 0),
        (("COMMENT",), 1),
        (("BEGIN:VALARM", "ACTION:AUDIO"), 1),
    ],
)
def test_findings_about_the_file_remain(lines: tuple[str, ...], code: int, tmp_path: Path) -> None:
    """Only errors of the file make the exit code 1, and each finding about it is shown."""
    (tmp_path / "a.ics").write_bytes(calendar(event(1, *lines)))
    done = run("import", tmp_path / "a.ics")
    assert done.returncode == code
    assert (b"error[" in done.stderr) == bool(code)


@pytest.mark.parametrize("title", ["", " ", "\\n", "x\x01y", "a" * 5_000])
def test_a_draft_with_a_fault_of_its_own_is_an_error(title: str, tmp_path: Path) -> None:
    """A draft that lacks more than calendars do, such as a title, is an error with its place."""
    (tmp_path / "a.ics").write_bytes(calendar(event(1, title=title), event(2)))
    done = run("import", tmp_path / "a.ics", "-o", f"{tmp_path}/out/")
    assert done.returncode == 1
    assert b"error[" in done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_many_findings_of_one_rule_are_counted(tmp_path: Path) -> None:
    """Of one warning for every event, five are shown and the others counted; `--verbose` shows all."""
    (tmp_path / "a.ics").write_bytes(calendar(*(event(number, "RRULE:FREQ=YEARLY") for number in range(30))))
    done = run("import", tmp_path / "a.ics")
    assert done.stderr.count(b"warning[recurring-event]") == 5
    assert f"{tmp_path}/a.ics: 25 more of recurring-event; use --verbose to see them" in lines_of(done.stderr)
    assert run("import", tmp_path / "a.ics", "-v").stderr.count(b"warning[recurring-event]") == 30


def test_a_cancelled_draft_says_so(tmp_path: Path) -> None:
    """The line of a draft names a status that means that nothing takes place."""
    data = calendar(event(1, "STATUS:CANCELLED", title="Talks"), event(2, title="Postponed: Dinner"))
    (tmp_path / "a.ics").write_bytes(data)
    lines = lines_of(run("import", tmp_path / "a.ics").stderr)
    assert f'{tmp_path}/a.ics:4: draft talks: "Talks" (cancelled) lacks people, travellers' in lines
    assert f'{tmp_path}/a.ics:11: draft dinner: "Dinner" (postponed) lacks people, travellers' in lines


def test_twins_are_counted(tmp_path: Path) -> None:
    """The same calendar twice gives each draft once, and says how many entries were equal."""
    for name in ("a.ics", "b.ics"):
        (tmp_path / name).write_bytes(calendar(*map(event, range(3))))
    done = run("import", tmp_path, "-o", f"{tmp_path}/out/")
    assert done.returncode == 0
    assert "3 duplicate entries were merged" in lines_of(done.stderr)
    assert b"3 drafts to complete written" in done.stderr


def test_two_feeds_of_one_record_at_two_revisions(tmp_path: Path) -> None:
    """Of two revisions of a record in two calendars, the newer one is written, whatever the order of the files."""
    newer = attrs.evolve(VISIT, revision=VISIT.revision + 1, title="Another title")
    (tmp_path / "old.ics").write_bytes(export(VISIT, "ics"))
    (tmp_path / "new.ics").write_bytes(export(newer, "ics"))
    for order in (("old.ics", "new.ics"), ("new.ics", "old.ics")):
        done = run("import", *(tmp_path / name for name in order), "-o", f"{tmp_path}/{order[0]}.out/")
        assert done.returncode == 0
        assert load(tmp_path / f"{order[0]}.out" / f"{VISIT.id}.json") == newer
        assert b"info[older-event]" in done.stderr


# A grown calendar


def test_a_grown_calendar_adds_what_is_new(tmp_path: Path) -> None:
    """A second import keeps edited, renamed and completed drafts, and writes the new events, numbered anew."""
    source, out = tmp_path / "a.ics", tmp_path / "out"
    source.write_bytes(calendar(event(1, title="Talks"), event(2, title="Talks"), event(3, title="Dinner")))
    assert run("import", source, "-o", f"{out}/").returncode == 0
    edited = json.loads((out / "talks.draft.json").read_bytes()) | {"title": "Talks on fish"}
    (out / "talks.draft.json").write_text(json.dumps(edited), "utf-8")
    renamed = json.loads((out / "dinner.draft.json").read_bytes()) | {"id": "state-dinner"}
    (out / "dinner.draft.json").unlink()
    (out / "2025").mkdir()
    (out / "2025" / "state-dinner.draft.yaml").write_text(json.dumps(renamed), "utf-8")
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    source.write_bytes(
        calendar(event(4, title="Talks"), event(3, title="Dinner"), event(2, title="Talks"), event(1, title="Talks"))
    )
    done = run("import", source, "-o", out)
    assert done.returncode == 1
    assert f"{out / 'talks.draft.json'}: kept: is a different draft; one of them was changed" in done.stderr.decode()
    assert b"1 draft to complete written to" in done.stderr
    assert b"; 2 unchanged; 1 not written, because the existing file differs" in done.stderr
    assert json.loads((out / "talks-3.draft.json").read_bytes())["stops"][0]["identifiers"][0]["value"] == "4@x"
    assert {path: path.read_bytes() for path in before} == before
    assert len(list(out.rglob("*.draft.*"))) == 4
