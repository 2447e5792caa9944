"""Hostile imports: faults are reported by rule and line, and only valid records are written."""

import json
from pathlib import Path

import pytest

from diplovisit import load
from tests.datasets.trips import trip, trips
from tests.hostile.guarded_run import Command, run_guarded
from tests.hostile.made_imports import CALENDARS, HARMLESS_CALENDARS, SEED, TABLES, XML, calendar, tables

pytestmark = pytest.mark.not_measured


def _written(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


@pytest.mark.at_length
def test_a_damaged_calendar_is_reported_and_no_damaged_record_is_written(tmp_path: Path) -> None:
    """Each damaged calendar is refused by its rule with exit code 1; a record that is written is the original one."""
    (tmp_path / "in").mkdir()
    for name, (make, _) in CALENDARS.items():
        (tmp_path / "in" / f"{name}.ics").write_bytes(make())
        (tmp_path / f"out-{name}").mkdir()
    commands = [Command(("import", f"in/{name}.ics", "-o", f"out-{name}/")) for name in CALENDARS]
    for (name, (_, rule)), done in zip(CALENDARS.items(), run_guarded(tmp_path, *commands), strict=True):
        assert done.code == 1, (name, done)
        assert f"error[{rule}]" in done.err, (name, done.err[:500])
        assert f"in/{name}.ics:" in done.err, name
        assert "= help:" in done.err, name
        for file in _written(tmp_path / f"out-{name}"):
            assert file.parent == tmp_path / f"out-{name}"
            if not file.name.endswith(".draft.json"):
                assert load(file) == load(SEED), name
                assert not name.startswith("record-"), name
    assert not [file for file in _written(tmp_path) if file.name.startswith("pwned")]


def test_changes_by_other_programs_lose_nothing(tmp_path: Path) -> None:
    """A calendar with other line ends and folds, even inside a character, gives the record back with exit code 0."""
    for name, make in HARMLESS_CALENDARS.items():
        (tmp_path / f"{name}.ics").write_bytes(make())
    commands = [Command(("import", f"{name}.ics", "-o", f"{name}.json")) for name in HARMLESS_CALENDARS]
    for name, done in zip(HARMLESS_CALENDARS, run_guarded(tmp_path, *commands), strict=True):
        assert done.code == 0, (name, done)
        assert load(tmp_path / f"{name}.json") == load(SEED), name


@pytest.mark.at_length
def test_a_damaged_table_is_reported_and_gives_no_record(tmp_path: Path) -> None:
    """Each damaged folder is refused by its rule with the file and the line, and nothing is written."""
    for name, (table, spoil, _) in TABLES.items():
        folder = tmp_path / name
        folder.mkdir()
        for each, data in tables().items():
            (folder / each).write_bytes(spoil(data) if each == table else data)
    commands = [Command(("import", name, "-o", f"{name}.json")) for name in TABLES]
    for (name, (table, _, rule)), done in zip(TABLES.items(), run_guarded(tmp_path, *commands), strict=True):
        assert done.code == 1, (name, done)
        assert f"error[{rule}]" in done.err, (name, done.err[:500])
        assert rule == "dangling-row" or f"{name}/{table}:" in done.err, name
        if name != "id-climbs":
            assert not (tmp_path / f"{name}.json").exists(), name
    assert not [file for file in _written(tmp_path.parent) if file.name.startswith("pwned")]


def test_damaged_xml_is_reported_and_resolves_nothing(tmp_path: Path) -> None:
    """Entities that grow, or name a file or an address, are refused at their declaration; other faults at their place."""
    for name, (data, _) in XML.items():
        (tmp_path / f"{name}.xml").write_bytes(data)
    commands = [Command(("import", "state-department", f"{name}.xml", "-o", f"{name}.jsonl")) for name in XML]
    for (name, (_, rule)), done in zip(XML.items(), run_guarded(tmp_path, *commands), strict=True):
        assert done.code == 1, (name, done)
        assert f"error[{rule}]" in done.err, (name, done.err[:500])
        assert "root:" not in done.out + done.err, name


_TERMS = "<presidents><president><id>{}</id>{}</president></presidents>"
_DAYS = "<took-office-date>2009-01-20</took-office-date><left-office-date>2017-01-20</left-office-date>"
_HEADER = "scheme,person,office,country,since,until\n"
TERMS = {
    "entity-bomb": "<!DOCTYPE presidents [<!ENTITY a 'lol'>]>" + _TERMS.format("&a;", _DAYS),
    "external-entity": '<!DOCTYPE presidents [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _TERMS.format("&a;", _DAYS),
    "external-subset": '<!DOCTYPE presidents SYSTEM "http://127.0.0.1:9/x.dtd">' + _TERMS.format("a", _DAYS),
    "unknown-encoding": '<?xml version="1.0" encoding="klingon"?>' + _TERMS.format("a", _DAYS),
    "several-bytes-a-character": '<?xml version="1.0" encoding="utf-7"?>' + _TERMS.format("a", _DAYS),
    "rot13": '<?xml version="1.0" encoding="rot13"?>' + _TERMS.format("a", _DAYS),
    "torn": _TERMS.format("a", _DAYS)[:-9],
    "deep": "<presidents>" + "<a>" * 100_000,
    "many-entities-of-xml": _TERMS.format("&amp;" * 200_000, ""),
    "year-0000": _HEADER + "w,Q1,President,US,0000-01-01,\n",
    "arabic-digits": _HEADER + "w,Q1,President,US,\u0662\u0660\u0660\u0669-01-20,\n",
    "day-with-a-line-break": _HEADER + 'w,Q1,President,US,"2009-01-20\n",\n',
    "nul": _HEADER + "w,Q\0,President,US,2009-01-20,\n",
    "unclosed-quote": _HEADER + 'w,"Q1,President,US,2009-01-20,\n',
    "ragged": _HEADER + "w,Q1,President\n",
    "duplicate-header": "scheme,scheme,office,country,since,until\n",
    "empty": "",
    "a-cell-of-a-megabyte": _HEADER + f"w,{'Q' * 1_000_000},President,US,2009-01-20,\n",
}


def test_hostile_terms_are_reported_in_one_line(tmp_path: Path) -> None:
    """An invalid file of terms stops the check with its name, its line and a remedy."""
    (tmp_path / "visit.yaml").write_bytes(SEED.read_bytes())
    for name, text in TERMS.items():
        (tmp_path / name).write_text(text, "utf-8")
    commands = [Command(("check", "visit.yaml", "--no-config", "--terms", name)) for name in TERMS]
    for name, done in zip(TERMS, run_guarded(tmp_path, *commands), strict=True):
        assert done.code == 2, (name, done)
        assert done.err.startswith(f"diplovisit: error: {name}:"), (name, done)
        assert done.err.count("\n") == 1, name
        assert "; " in done.err, name


def test_blanks_by_the_hundred_thousand_do_not_take_their_square(tmp_path: Path) -> None:
    """Long runs of blanks in the title of a calendar or the country of a data set are scanned once."""
    blanks = " " * 300_000
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20250307\r\nSUMMARY:Talks{blanks}in Oslo\r\n"
    event += f"LOCATION:Oslo{blanks}{blanks}x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (tmp_path / "blanks.ics").write_text(event)
    (tmp_path / "blanks.xml").write_text(
        trips(trip("1", "2001-01-01", "2001-01-02", country=f"Italy{blanks}x", locale=f"Rome{blanks}x", id="italy"))
    )
    calendar_done, data_set = run_guarded(
        tmp_path,
        Command(("import", "blanks.ics", "-o", "out.json")),
        Command(("import", "state-department", "blanks.xml", "-o", "out.jsonl")),
    )
    assert calendar_done.code in {0, 1}
    assert data_set.code == 1


@pytest.mark.parametrize("name", ["lines", "one"])
def test_a_valid_calendar_is_imported_next_to_a_damaged_one(tmp_path: Path, name: str) -> None:
    """A damaged file does not prevent the import of another, but changes the exit code."""
    (tmp_path / "a.ics").write_bytes(CALENDARS["record-truncated"][0]())
    (tmp_path / "b.ics").write_bytes(calendar())
    output = {"lines": "out.jsonl", "one": "out.json"}[name]
    (done,) = run_guarded(tmp_path, Command(("import", ".", "-o", output)))
    assert done.code == 1
    assert json.loads((tmp_path / output).read_bytes())["id"] == load(SEED).id
