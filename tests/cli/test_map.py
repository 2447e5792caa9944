"""`diplovisit map`: a draft of a map, what it asks, and what it never overwrites."""

import tomllib
from pathlib import Path

import pytest

from diplovisit.maps import read_map
from tests.cli.test_command import run
from tests.conftest import ROOT

SHEET = ROOT / "examples/maps/journeys.csv"


def test_a_draft_reads_the_sheet_that_it_was_made_of(tmp_path: Path) -> None:
    """Of a sheet that says everything, the draft needs no change: each row comes in or is refused with a reason."""
    drafted = run("map", SHEET, "-o", tmp_path / "map.toml")
    assert drafted.returncode == 0
    assert f"next: diplovisit import {SHEET} --map {tmp_path / 'map.toml'} --check".encode() in drafted.stderr
    done = run("import", SHEET, "--map", tmp_path / "map.toml", "--check")
    assert done.returncode in (0, 1)
    assert b"would be imported" in done.stdout
    assert b"columns that are not in the map: none" in done.stdout


def test_a_draft_goes_to_standard_output_and_its_questions_do_not() -> None:
    """Standard output is the map alone, so that it can be redirected; the questions are on standard error."""
    done = run("map", ROOT / "examples/maps/wikitable.csv")
    assert tomllib.loads(done.stdout.decode())["format"] == 1
    assert b"? No column looks like the name of the traveller. Who travels?" in done.stderr


def test_a_map_that_is_there_is_never_written_over_in_silence(tmp_path: Path) -> None:
    """A map that somebody has edited stays, unless --replace is given."""
    own = tmp_path / "map.toml"
    own.write_text("format = 1\n# mine\n")
    refused = run("map", SHEET, "-o", own)
    assert (refused.returncode, own.read_text()) == (2, "format = 1\n# mine\n")
    assert b"already exists and was not changed; name another file, or use --replace" in refused.stderr
    assert run("map", SHEET, "-o", own, "--replace").returncode == 0
    assert read_map(own.read_bytes(), name="map.toml").visits.group_by == "Journey_ID"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no.csv",), "no such file"),
        (("empty.csv",), "no sheet with rows below a header"),
        (("some.csv", "--encoding", "utf-nine"), '"utf-nine" is not a known encoding'),
        (("some.csv", "--delimiter", "ab"), "expected one character as the delimiter"),
        (("some.csv", "--header", "-1"), "expected the number of the header row"),
    ],
)
def test_what_no_map_can_be_drafted_of_is_said(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    """A missing or an empty sheet, and a wrong option, give one line and exit code 2."""
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "some.csv").write_text("Who,Country\nAnn Lee,Chad\n")
    done = run("map", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr.decode()
