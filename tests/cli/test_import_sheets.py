"""`diplovisit import SHEET --map MAP`: what is written, what is printed, and the exit codes."""

import json
import re
import shlex
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.maps.sheets_by_map import PLAIN, a_sheet

MAPS = ROOT / "examples/maps"
HEADER = ("Who", "Where", "From", "To")
GOOD = ("Ann Example", "Norway", "2011-05-02", "2011-05-04")
BAD = ("Ann Example", "Atlantis", "2011-06-02", "2011-06-04")


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """A map of four columns."""
    path = tmp_path / "map.toml"
    path.write_text(PLAIN)
    return path


def test_records_and_rejected_rows_are_written(tmp_path: Path) -> None:
    """Records go to the folder, rejected rows next to it, and both are counted."""
    out = tmp_path / "visits"
    done = run("import", MAPS / "journeys.csv", "--map", MAPS / "journeys.toml", "-o", f"{out}/")
    assert done.returncode == 1
    assert sorted(path.name for path in out.iterdir()) == [
        "ee-jaan-kuusk-k-04.json",
        "ee-marta-ilves-k-01.json",
        "ee-marta-ilves-k-02.json",
        "ee-marta-ilves-k-03.json",
    ]
    assert (tmp_path / "rejected.csv").is_file()
    said = done.stderr.decode()
    assert "4 records written to" in said
    assert "7 rows: 5 in records, 2 rejected, 0 skipped" in said
    assert "1 row rejected: End_Date: the visit ends on 2016-06-04, before it begins on 2016-06-05 (row 7)" in said
    assert f"next: correct the rows in {tmp_path / 'rejected.csv'}, then run: diplovisit import" in said
    assert run("check", out, "--require-evidence").returncode == 0


def test_a_reason_of_several_rows_is_an_example_if_theirs_differ(tmp_path: Path) -> None:
    """A reason that names another row is marked as an example, so that it is not read as that of all rows."""
    header, first = (MAPS / "journeys.csv").read_text("utf-8").splitlines()[:2]
    bad = first.replace("Finland", "Atlantis")
    rows = [row.replace("K-01", key) for key in ("K-01", "K-02") for row in (bad, first)]
    (tmp_path / "journeys.csv").write_text("\n".join([header, *rows]), "utf-8")
    done = run("import", tmp_path / "journeys.csv", "--map", MAPS / "journeys.toml", "-o", tmp_path / "visits.jsonl")
    said = done.stderr.decode()
    assert "2 rows rejected, for example: row 2 is of the same visit but cannot be read" in said
    assert re.search(r'2 rows rejected: Destination_Country: .*"Atlantis"', said)


def test_a_sheet_without_faults_exits_with_0(tmp_path: Path) -> None:
    """Where every row comes in, no file of rejected rows is written, and the exit code is 0."""
    done = run("import", MAPS / "wikitable.csv", "--map", MAPS / "wikitable.toml", "-o", tmp_path / "visits.jsonl")
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["visits.jsonl"]


def test_records_go_to_standard_output(tmp_path: Path) -> None:
    """Without -o the records are lines on standard output, and nothing else is."""
    done = run("import", MAPS / "wikitable.csv", "--map", MAPS / "wikitable.toml", cwd=tmp_path)
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == ["held"] * 3


def test_check_writes_nothing(tmp_path: Path) -> None:
    """--check shows counts, reasons, columns, how the file was read, and three records; nothing is written."""
    done = run(
        "import", MAPS / "journeys.csv", "--map", MAPS / "journeys.toml", "--check", "-o", tmp_path / "out", cwd=ROOT
    )
    shown = done.stdout.decode()
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []
    for words in (
        "csv, UTF-8, commas",
        "header in row 1",
        "4 records would be imported; 7 rows: 5 in records, 2 rejected, 0 skipped",
        '1 row rejected: Destination_Country: "Congo" can mean',
        "columns that are not in the map: none",
        "preview of the first 3 records:",
        "ee-marta-ilves-k-01: Marta Ilves visits Finland and Sweden",
        "9–10 March 2015: Finland (Helsinki, Turku)",
    ):
        assert words in shown


def test_check_lists_skipped_rows_and_unnamed_columns(tmp_path: Path, map_file: Path) -> None:
    """--check lists what is skipped, and each column that the map does not name; it exits with 0 if all comes in."""
    done = run("import", MAPS / "return_filled_down.csv", "--map", MAPS / "return_filled_down.toml", "--check")
    assert done.returncode == 0
    assert 'skipped: row 10: Date(s) of trip is "Nil return"' in done.stdout.decode()
    sheet = a_sheet(tmp_path, ((*HEADER, "Mood"), (*GOOD, "sunny")))
    done = run("import", sheet, "--map", map_file, "--check")
    assert (done.returncode, 'columns that are not in the map: "Mood"' in done.stdout.decode()) == (0, True)


def test_a_map_with_faults_is_shown_with_carets(tmp_path: Path, map_file: Path) -> None:
    """A map that cannot be used is reported with its lines, and nothing is written."""
    map_file.write_text(PLAIN.replace("traveller", "travellr"))
    done = run("import", a_sheet(tmp_path, (HEADER, GOOD)), "--map", map_file, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert 'map.toml:10:1: [columns] has no key "travellr"; did you mean "traveller"?' in done.stderr.decode()
    assert "^^^^^^^^" in done.stderr.decode()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("replace", [(), ("--replace",)])
def test_other_rejected_rows_are_not_overwritten(tmp_path: Path, map_file: Path, replace: tuple[str, ...]) -> None:
    """A file of other rejected rows is kept and blocks nothing: the rows go to the next number, which is said."""
    (tmp_path / "rejected.csv").write_text("mine\n")
    sheet, out = a_sheet(tmp_path, (HEADER, GOOD, BAD)), tmp_path / "visits.jsonl"
    for _ in range(2):
        done = run("import", sheet, "--map", map_file, "-o", out, *replace)
        assert done.returncode == 1
        assert "rejected.csv already exists and was not changed" in done.stderr.decode()
        assert sorted(path.name for path in tmp_path.glob("rejected*")) == ["rejected-2.csv", "rejected.csv"]
    assert (tmp_path / "rejected.csv").read_text() == "mine\n"
    assert b"Atlantis" in (tmp_path / "rejected-2.csv").read_bytes()
    named = tmp_path / "other.csv"
    assert run("import", sheet, "--map", map_file, "-o", out, "--rejected", named).returncode == 1
    assert named.read_bytes() == (tmp_path / "rejected-2.csv").read_bytes()
    (tmp_path / "trips-2024.csv").write_text("mine\n")
    run("import", sheet, "--map", map_file, "-o", out, "--rejected", tmp_path / "trips-2024.csv")
    assert (tmp_path / "trips-2024-2.csv").read_bytes() == named.read_bytes()


@pytest.mark.parametrize("rejected", ["nowhere/x.csv", "folder"])
def test_rejected_rows_need_a_place(tmp_path: Path, map_file: Path, rejected: str) -> None:
    """Where the rejected rows cannot be written, no record is written."""
    (tmp_path / "folder").mkdir()
    sheet, out = a_sheet(tmp_path, (HEADER, GOOD, BAD)), tmp_path / "visits.jsonl"
    done = run("import", sheet, "--map", map_file, "-o", out, "--rejected", tmp_path / rejected)
    assert (done.returncode, out.exists()) == (2, False)


@pytest.mark.parametrize("book", [False, True], ids=["csv", "xlsx"])
def test_the_printed_command_mends_row_by_row(tmp_path: Path, map_file: Path, book: bool) -> None:
    """The printed command brings in the rows that are mended, and the rows still bad go to the next file."""
    rows = (HEADER, GOOD, BAD, (*BAD[:2], "2012-06-02", ""), (*BAD[:2], "2013-06-02", ""))
    sheet = a_book(tmp_path, rows) if book else a_sheet(tmp_path, rows)
    done = run("import", sheet.name, "--map", map_file.name, "-o", "my visits/", cwd=tmp_path)
    names = []
    for records in (2, 3, 4):
        command = shlex.split(done.stderr.decode().splitlines()[-1].partition("then run: diplovisit ")[2])
        names.append(command[1])
        mend_one(tmp_path / command[1])
        done = run(*command, cwd=tmp_path)
        assert len(list((tmp_path / "my visits").iterdir())) == records, done.stderr.decode()
        assert done.returncode == (0 if records == 4 else 1)
    ending = "xlsx" if book else "csv"
    assert names == [f"rejected.{ending}", f"rejected-2.{ending}", f"rejected-3.{ending}"]


def a_book(folder: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Writes rows as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Trips"
    for row in rows:
        sheet.append(list(row))
    book.save(folder / "visits.xlsx")
    return folder / "visits.xlsx"


def mend_one(path: Path) -> None:
    """Mends the first row of a file of rejected rows, as a person does."""
    if path.suffix == ".csv":
        path.write_bytes(path.read_bytes().replace(b"Atlantis", b"Sweden", 1))
        return
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    book.active["B2"] = "Sweden"
    book.save(path)


def test_rejected_rows_are_mended_and_read_again(tmp_path: Path, map_file: Path) -> None:
    """The rejected rows are mended and read by the same map, into the same folder."""
    out = tmp_path / "visits"
    run("import", a_sheet(tmp_path, (HEADER, GOOD, BAD)), "--map", map_file, "-o", f"{out}/")
    rejected = tmp_path / "rejected.csv"
    done = run("import", rejected, "--map", map_file, "-o", f"{out}/")
    assert (done.returncode, len(list(out.iterdir()))) == (1, 1)
    rejected.write_bytes(rejected.read_bytes().replace(b"Atlantis", b"Sweden"))
    done = run("import", rejected, "--map", map_file, "-o", f"{out}/")
    assert (done.returncode, len(list(out.iterdir()))) == (0, 2)


def test_a_changed_row_raises_the_revision(tmp_path: Path, map_file: Path) -> None:
    """A second import keeps what differs; with --replace the record has the next revision."""
    map_file.write_text(PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"'))
    out, header = tmp_path / "visits", (*HEADER, "Id")
    run("import", a_sheet(tmp_path, (header, (*GOOD, "7"))), "--map", map_file, "-o", f"{out}/")
    changed = a_sheet(tmp_path, (header, (*GOOD[:3], "2011-05-05", "7")))
    assert run("import", changed, "--map", map_file, "-o", f"{out}/").returncode == 1
    assert json.loads((out / "visits-ann-example-7.json").read_bytes())["revision"] == 1
    assert run("import", changed, "--map", map_file, "-o", f"{out}/", "--replace").returncode == 0
    assert json.loads((out / "visits-ann-example-7.json").read_bytes())["revision"] == 2
    assert b"unchanged" in run("import", changed, "--map", map_file, "-o", f"{out}/").stderr


@pytest.mark.parametrize("output", ["visits/", "visits.jsonl"])
def test_rows_that_moved_are_no_difference(tmp_path: Path, map_file: Path, output: str) -> None:
    """A row that was deleted and a file of another name change no other record; what changed is said in words."""
    map_file.write_text(PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"'))
    header = (*HEADER, "Id")
    rows = [(*GOOD, str(number)) for number in range(1, 6)]
    out = str(tmp_path / output) + ("/" if output.endswith("/") else "")
    assert run("import", a_sheet(tmp_path, (header, *rows)), "--map", map_file, "-o", out).returncode == 0
    rows[2] = (*GOOD[:3], "2011-05-05", "3")
    later = a_sheet(tmp_path, (header, *rows[1:]), "next.csv")
    done = run("import", later, "--map", map_file, "-o", out)
    assert (done.returncode, done.stderr.decode().count("kept:")) == (1, 1), done.stderr.decode()
    assert "3 unchanged; 1 not written" in done.stderr.decode()
    assert "changes from the record to the sheet: Norway: now 2–5 May 2011 (was 2–4 May 2011)" in done.stderr.decode()
    assert "; revision 1 → 2" in done.stderr.decode()
    if output == "visits/":
        done = run("import", later, "--map", map_file, "-o", out, "--replace")
        assert (done.returncode, done.stderr.decode().count("replaced:")) == (0, 1), done.stderr.decode()
        assert "3 of them changed only the file name or the rows that they cite" in done.stderr.decode()
        record = json.loads((tmp_path / "visits/visits-ann-example-5.json").read_bytes())
        assert (record["revision"], record["evidence"][0]["locator"]) == (1, "next.csv, row 5, Who")
    assert run("import", later, "--map", map_file, "-o", out).returncode == (0 if output == "visits/" else 1)


WITH_ID = PLAIN.replace("[columns]", '[columns]\nrow-id = "Id"')
ID_HEADER = (*HEADER, "Id")


def test_records_that_are_not_in_the_sheet_are_named(tmp_path: Path, map_file: Path) -> None:
    """Records of the source that are not in the sheet are named and left; rejected rows and mended rows name none."""
    map_file.write_text(WITH_ID)
    out, rows = tmp_path / "visits", [(*GOOD, str(number)) for number in range(1, 5)]
    assert b"in this sheet" not in imported_into(out, map_file, a_sheet(tmp_path, (ID_HEADER, *rows))).stderr
    other = tmp_path / "other.toml"
    other.write_text(WITH_ID.replace('title = "Visits"', 'title = "Others"'))
    done = imported_into(out, other, a_sheet(tmp_path, (ID_HEADER, (*GOOD, "9")), "other.csv"))
    assert (done.returncode, b"in this sheet" in done.stderr) == (0, False)
    fewer = a_sheet(tmp_path, (ID_HEADER, rows[0], (*BAD, "4")))
    done = imported_into(out, map_file, fewer)
    assert (
        f"note: 2 records of this source are in {out}/ but not in this sheet (or only in rejected rows):"
        " visits-ann-example-2, visits-ann-example-3; nothing was deleted"
    ) in done.stderr.decode()
    done = imported_into(out, map_file, tmp_path / "rejected.csv")
    assert b"in this sheet" not in done.stderr
    assert len(list(out.iterdir())) == 5
    done = imported_into(out, map_file, a_sheet(tmp_path, (ID_HEADER, *rows[1:])), "--check")
    assert f"1 record of this source is in {out}/ but not in this sheet: visits-ann-example-1" in done.stdout.decode()


def imported_into(out: Path, map_file: Path, sheet: Path, *more: str) -> "subprocess.CompletedProcess[bytes]":
    """Imports a sheet into a folder."""
    return run("import", sheet, "--map", map_file, "-o", f"{out}/", *more)


def test_what_replace_writes_over_is_kept(tmp_path: Path, map_file: Path) -> None:
    """--replace over a record that was edited by hand keeps its text in another file, and says where and what."""
    map_file.write_text(WITH_ID)
    out, sheet = tmp_path / "visits", a_sheet(tmp_path, (ID_HEADER, (*GOOD, "7")))
    imported_into(out, map_file, sheet)
    record = out / "visits-ann-example-7.json"
    for number, name in enumerate((f"{record.name}.bak", f"{record.name}.bak-2"), 1):
        edited = record.read_bytes().replace(b'"Ann Example visits Norway"', b'"By hand"')
        record.write_bytes(edited)
        done = imported_into(out, map_file, sheet, "--replace")
        said = done.stderr.decode()
        assert "replaced: it differed from the sheet, because one of them was changed" in said
        assert "By hand" in said
        assert f"; revision {number} → {number + 1}; the earlier version is in {out / name}" in said
        assert (out / name).read_bytes() == edited
    assert run("check", out).returncode == 0
    assert b"unchanged" in imported_into(out, map_file, sheet).stderr


def test_lines_of_other_records_are_kept(tmp_path: Path, map_file: Path) -> None:
    """--replace of mended rows in a file of JSON Lines replaces their records, and keeps every other line."""
    map_file.write_text(WITH_ID)
    out, rows = tmp_path / "visits.jsonl", [(*GOOD, str(number)) for number in range(1, 4)]
    run("import", a_sheet(tmp_path, (ID_HEADER, *rows)), "--map", map_file, "-o", out)
    before = out.read_bytes().splitlines()
    part = a_sheet(tmp_path, (ID_HEADER, (*GOOD[:3], "2011-05-05", "2"), (*GOOD, "8")), "part.csv")
    done = run("import", part, "--map", map_file, "-o", out, "--replace")
    assert done.returncode == 0, done.stderr.decode()
    after = out.read_bytes().splitlines()
    assert [json.loads(line)["id"][-1] for line in after] == ["1", "2", "3", "8"]
    assert (after[0], after[2], json.loads(after[1])["revision"]) == (before[0], before[2], 2)
    assert (tmp_path / "visits.jsonl.bak").read_bytes().splitlines() == before


def test_check_compares_with_what_is_there(tmp_path: Path, map_file: Path) -> None:
    """--check -o says what is new, unchanged and different there, in words, and writes nothing."""
    map_file.write_text(WITH_ID)
    out, rows = tmp_path / "visits", [(*GOOD, str(number)) for number in range(1, 4)]
    imported_into(out, map_file, a_sheet(tmp_path, (ID_HEADER, *rows)))
    files = {path: path.read_bytes() for path in out.iterdir()}
    rows[1] = ("Ann Example", "Sweden", *GOOD[2:], "2")
    sheet = a_sheet(tmp_path, (ID_HEADER, *rows, (*GOOD, "4")))
    done = imported_into(out, map_file, sheet, "--check")
    shown = done.stdout.decode()
    assert f"compared with {out}/: 1 new, 2 unchanged, 1 different and kept" in shown
    assert "visits-ann-example-2.json: differs from the sheet, because one of them was changed later" in shown
    assert "revision 1 → 2" in shown
    assert done.returncode == 1
    done = imported_into(out, map_file, sheet, "--check", "--replace")
    assert (done.returncode, "1 replaced" in done.stdout.decode()) == (0, True)
    assert {path: path.read_bytes() for path in out.iterdir()} == files
    (tmp_path / "notes.json").write_text("none")
    done = run("import", sheet, "--map", map_file, "-o", tmp_path / "notes.json", "--check")
    assert (done.returncode, "nothing would be written" in done.stdout.decode()) == (1, True)
    done = run("import", sheet, "--map", map_file, "-o", f"{tmp_path}/none/", "--check")
    assert (done.returncode, "none/: 4 new, 0 unchanged" in done.stdout.decode()) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("none.csv", "--map", "map.toml"), 2, "none.csv: no such file"),
        (("visits.csv", "--map", "none.toml"), 2, "none.toml: no such map"),
        (("visits.csv", "visits.csv", "--map", "map.toml"), 2, "--map expects exactly one spreadsheet"),
        (("book.xlsx",), 2, "draft a map with `diplovisit map book.xlsx -o map.toml`"),
        (("empty.csv", "--map", "map.toml"), 2, "the file is empty"),
        (("visits.csv", "--check"), 2, "--map"),
        (("visits.csv", "--rejected", "x.csv"), 2, "--map"),
    ],
)
def test_what_cannot_run_is_said(
    tmp_path: Path, map_file: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """A missing file, map or option is one message, and the exit code is 2."""
    a_sheet(tmp_path, (HEADER, GOOD))
    (tmp_path / "book.xlsx").write_bytes((MAPS / "workbook.xlsx").read_bytes())
    (tmp_path / "empty.csv").write_bytes(b"")
    done = run("import", *arguments, cwd=tmp_path)
    assert (done.returncode, words in done.stderr.decode()) == (code, True), done.stderr.decode()


def test_the_schema_of_maps_is_printed() -> None:
    """`schema --for map` prints the schema that is in the repository."""
    assert run("schema", "--for", "map").stdout == (ROOT / "schemas/map.schema.json").read_bytes()


def test_a_map_of_another_sheet_lists_the_columns_once(map_file: Path, tmp_path: Path) -> None:
    """Columns that the sheet lacks are reported in the order of the map, and those that it has are listed once."""
    sheet = a_sheet(tmp_path, [("Visitor", "Land", "Beginn"), ("Ann Lee", "Chad", "2011-02-03")])
    said = run("import", sheet, "--map", map_file, "--check").stderr.decode()
    lines = [int(line.split(":")[1]) for line in said.splitlines() if "no sheet has a column" in line]
    assert len(lines) == 4
    assert lines == sorted(lines)
    assert said.count('"Visitor"') == 1


def test_rows_of_one_sheet_name_it_once(map_file: Path, tmp_path: Path) -> None:
    """The places of rejected rows in a workbook name their sheet once."""
    book = openpyxl.Workbook()
    for row in (HEADER, BAD, BAD, GOOD):
        book.active.append(row)
    book.save(tmp_path / "visits.xlsx")
    said = run("import", tmp_path / "visits.xlsx", "--map", map_file, "--check").stdout.decode()
    assert '(sheet "Sheet", row 2, row 3)' in said
