"""`diplovisit import SHEET --map MAP`: what is written, what is printed, and the exit codes."""

import json
from pathlib import Path

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
    assert f"mend the rows in {tmp_path / 'rejected.csv'}, then: diplovisit import" in said
    assert run("check", out, "--require-evidence").returncode == 0


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
        "4 records would come in; 7 rows: 5 in records, 2 rejected, 0 skipped",
        '1 row rejected: Destination_Country: "Congo" can mean',
        "columns that the map does not name: none",
        "the first 3 records as they would be:",
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
    assert (done.returncode, 'columns that the map does not name: "Mood"' in done.stdout.decode()) == (0, True)


def test_a_map_with_faults_is_shown_with_carets(tmp_path: Path, map_file: Path) -> None:
    """A map that cannot be used is reported with its lines, and nothing is written."""
    map_file.write_text(PLAIN.replace("traveller", "travellr"))
    done = run("import", a_sheet(tmp_path, (HEADER, GOOD)), "--map", map_file, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert 'map.toml:10:1: [columns] has no key "travellr"; did you mean "traveller"?' in done.stderr.decode()
    assert "^^^^^^^^" in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_other_rejected_rows_are_not_overwritten(tmp_path: Path, map_file: Path) -> None:
    """A file of other rejected rows is kept, and no record is written, unless --replace or --rejected is given."""
    (tmp_path / "rejected.csv").write_text("mine\n")
    sheet, out = a_sheet(tmp_path, (HEADER, GOOD, BAD)), tmp_path / "visits.jsonl"
    done = run("import", sheet, "--map", map_file, "-o", out)
    assert done.returncode == 2
    assert "rejected.csv: has other rejected rows; nothing was written" in done.stderr.decode()
    assert not out.exists()
    assert run("import", sheet, "--map", map_file, "-o", out, "--rejected", tmp_path / "other.csv").returncode == 1
    assert (tmp_path / "rejected.csv").read_text() == "mine\n"
    assert run("import", sheet, "--map", map_file, "-o", out, "--replace").returncode == 1
    assert b"Atlantis" in (tmp_path / "rejected.csv").read_bytes()
    assert run("import", sheet, "--map", map_file, "-o", out).returncode == 1


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
    assert b"left unchanged" in run("import", changed, "--map", map_file, "-o", f"{out}/").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("none.csv", "--map", "map.toml"), 2, "none.csv: no such file"),
        (("visits.csv", "--map", "none.toml"), 2, "none.toml: no such map"),
        (("visits.csv", "visits.csv", "--map", "map.toml"), 2, "a map reads one sheet"),
        (("book.xlsx",), 2, "`diplovisit map book.xlsx -o map.toml` drafts one"),
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
