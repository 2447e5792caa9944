"""`diplovisit import state-department` and `import colt`: their output, messages and exit codes."""

import json
from pathlib import Path

from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.datasets.trips import folder, trip, trips

GOOD = trips(trip("1", "1961-05-16", "1961-05-18"), trip("2", "1961-07-01", "1961-07-02", "Canada", "Ottawa"))


def test_records_are_written_a_line_each(tmp_path: Path) -> None:
    """Records are written to a file, one per line, and have no error."""
    data, out = folder(tmp_path / "data", presidents=GOOD), tmp_path / "visits.jsonl"
    done = run("import", "state-department", data, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"2 records of 2 rows written to {out}\n"
    assert [json.loads(line)["id"] for line in out.read_bytes().splitlines()] == [
        "us-example-ana-1",
        "us-example-ana-2",
    ]
    assert run("check", out, "--require-evidence").returncode == 0


def test_a_file_a_record(tmp_path: Path) -> None:
    """A folder gets an indented file per record; a single file of the data set is enough as input."""
    data, out = folder(tmp_path / "data", presidents=GOOD), tmp_path / "visits"
    done = run("import", "state-department", data / "president-travels/example.xml", "-o", f"{out}/")
    assert done.returncode == 0
    assert sorted(file.name for file in out.iterdir()) == ["us-example-ana-1.json", "us-example-ana-2.json"]


def test_what_comes_in_goes_out_again(tmp_path: Path) -> None:
    """Import, export and import again give the same records, except for the time of revision."""
    data, first = folder(tmp_path / "data", presidents=GOOD), tmp_path / "first.jsonl"
    run("import", "state-department", data, "-o", first)
    written = tmp_path / "president-travels/example.xml"
    written.parent.mkdir()
    assert run("export", "--to", "state-department", first, "-o", written).returncode == 0
    again = run("import", "state-department", written)
    records = [json.loads(line) for line in again.stdout.splitlines()]
    for record, before in zip(records, map(json.loads, first.read_bytes().splitlines()), strict=True):
        assert {**record, "revised": ""} == {**before, "revised": ""}


def test_bad_rows_are_reported_and_the_others_written(tmp_path: Path) -> None:
    """Faulty rows are reported with file, line and leg, the others are written, and the exit code is 1."""
    data = folder(tmp_path / "data", presidents=GOOD.replace("1961-05-18", "1961-05-15"))
    done = run("import", "state-department", data, "-o", tmp_path / "visits.jsonl")
    output = done.stderr.decode()
    assert done.returncode == 1
    assert "president-travels/example.xml:8:19" in output
    assert "row 1: it ends on 1961-05-15, before it starts on 1961-05-16" in output
    assert output.endswith(f"1 record of 1 row written to {tmp_path / 'visits.jsonl'}; 1 row could not be read\n")


def test_mistakes_of_a_newcomer(tmp_path: Path) -> None:
    """Typical mistakes give one line each, and nothing is written."""
    cases = {
        ("state-department",): "name the folder or file that state-department is in",
        ("state-departmet", tmp_path): 'no data set has the name "state-departmet"; did you mean "state-department"?',
        ("state-department", tmp_path): "contains none of president-travels/*.xml, secretary-travels/*.xml",
        ("state-department", tmp_path / "no"): "no such file or folder",
        ("nowhere",): "nowhere",
    }
    for arguments, words in cases.items():
        done = run("import", *arguments, "-o", tmp_path / "out.jsonl")
        assert done.returncode == 2, arguments
        assert words in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_colt() -> None:
    """The second data set is imported from its own table."""
    done = run("import", "colt", "examples/colt")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert (
        run("export", "--to", "colt", "-", "--stdin-filename", "x.jsonl", stdin=done.stdout).stdout
        == Path("examples/colt/trips.csv").read_bytes()
    )


def test_a_record_from_elsewhere_is_no_row() -> None:
    """A record of another origin has no number in the data set, and none is invented."""
    done = run("export", "--to", "state-department", "seeds/misri-russia/visit.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"state-department needs id" in done.stderr


def test_a_shared_name_is_refused_with_its_candidates(tmp_path: Path) -> None:
    """A row with the name of two states is left out and reported, and the others are read."""
    text = trips(
        trip("1", "1967-05-01", "1967-05-02", "Vietnam", "Hue"),
        trip("2", "1967-06-01", "1967-06-02", "Vietnam", "Saigon"),
        trip("3", "1980-06-01", "1980-06-02", "Congo", ""),
        trip("4", "1990-06-01", "1990-06-02", "Congo", "Brazzaville"),
    )
    done = run("import", "state-department", folder(tmp_path / "data", presidents=text))
    output = done.stderr.decode()
    assert done.returncode == 1
    assert [json.loads(line)["stops"][0]["country"] for line in done.stdout.splitlines()] == ["x-south-vietnam", "CG"]
    assert (
        'row 1: the name "Vietnam" can mean North Vietnam (VDVN, 1945-09-02 to 1976-07-01) or South Vietnam (' in output
    )
    assert 'row 3: the name "Congo" can mean Democratic Republic of the Congo (CD, since 1960-06-30) or' in output
    assert "president-travels/example.xml:9:31: error[unreadable-field]" in output
    assert output.endswith("2 records of 2 rows written; 2 rows could not be read\n")


def test_a_row_without_a_date_is_not_refused_for_its_country_too(tmp_path: Path) -> None:
    """A row without a date gives one finding, because its country depends on the date."""
    text = trips(trip("1", "in May", "1967-05-02", "Vietnam", ""))
    done = run("import", "state-department", folder(tmp_path / "data", presidents=text))
    assert b"can mean" not in done.stderr
    assert b"1 row could not be read" in done.stderr


def test_a_faulty_file_makes_no_folder(tmp_path: Path) -> None:
    """A file of which no record could be read is reported, and no output folder is made."""
    out = tmp_path / "out"
    for name, data in (("a.csv", b"TripID;Leader\n1;x\n"), ("b.csv", "TripID,Leader\n".encode("utf-16"))):
        (tmp_path / name).write_bytes(data)
        done = run("import", "colt", tmp_path / name, "-o", f"{out}/")
        assert done.returncode == 1
        assert b"nothing could be imported from" in done.stderr
        assert not out.exists()


def test_a_folder_with_the_name_of_a_data_set_is_not_taken_for_it(tmp_path: Path) -> None:
    """With a second path, the name of a data set means the data set, even where a folder has that name."""
    source = (ROOT / "examples/colt/trips.csv").read_bytes()
    (tmp_path / "trips.csv").write_bytes(source)
    for _ in range(2):
        done = run("import", "colt", "trips.csv", "-o", "colt/", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert b"unchanged" in done.stderr


def test_many_findings_of_one_rule_are_counted(tmp_path: Path) -> None:
    """Of many rows that cannot be read for one reason, twenty are listed and the others counted; --verbose lists all."""
    rows = [trip(str(number), "1961-05-16", "1961-05-18", "Erewhon") for number in range(1, 51)]
    path = folder(tmp_path / "data", presidents=trips(*rows, trip("99", "1961-05-16", "1961-05-18")))
    done = run("import", "state-department", path, "-o", tmp_path / "visits.jsonl")
    printed = done.stderr.decode()
    assert (done.returncode, printed.count("error[unreadable-field]")) == (1, 21)
    assert "30 more findings of this rule are not listed" in printed
    assert "to see all findings, import with --verbose\n1 record of 1 row written" in printed
    assert "50 rows could not be read" in printed
    every = run("import", "state-department", path, "-o", tmp_path / "again.jsonl", "--verbose").stderr.decode()
    assert every.count("error[unreadable-field]") == 50
