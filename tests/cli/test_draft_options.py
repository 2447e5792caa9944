"""`diplovisit draft` with what a person says: the country, the traveller and the year that a text lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit import load
from tests.cli.test_command import run

TIME = ("--revised", "2026-11-30T12:00:00Z")
MINH = (
    "LIMA, June 9 (Andes Wire) - President Tran Duc Minh arrived on Tuesday for a three-day state visit. He will hold"
    " talks with President Alonso Quiroga of Peru on Wednesday at 8 p.m.\n"
)
WIRE = "OSLO, {} (Norsk Telegram) - The president arrived on Tuesday for talks.\n"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("Vietnam", "VN"), ("Germany", "DE"), ("China", "CN"), ("Yemen", "YE"), ("Russia", "RU"), ("Ethiopia", "ET")),
        *(("Sudan", "SD"), ("Egypt", "EG"), ("Indonesia", "ID"), ("Libya", "LY")),
    ],
)
def test_a_country_that_several_states_were_called_is_the_one_of_today(name: str, code: str, tmp_path: Path) -> None:
    """Where a text prints no year, `--to` means the state that has the name today."""
    (tmp_path / "note.txt").write_text(MINH)
    done = run("draft", "note.txt", "-o", "visit.yaml", "--to", name, *TIME, cwd=tmp_path)
    assert (done.returncode, load(tmp_path / "visit.yaml").stops[0].country) == (0, code), done.stderr


@pytest.mark.parametrize(
    ("day", "name", "code"),
    [
        ("May 3, 1985", "Germany", None),
        ("May 3, 1969", "Vietnam", None),
        ("May 3, 1995", "Germany", "DE"),
        ("May 3, 1995", "Vietnam", "VN"),
    ],
)
def test_the_day_of_the_text_decides_between_the_states_of_a_name(
    day: str, name: str, code: str | None, tmp_path: Path
) -> None:
    """A text of 1969 is about one of the two states that were called Vietnam, and nothing is guessed."""
    (tmp_path / "note.txt").write_text(WIRE.format(day))
    arguments = ("--to", name, "--traveller", "Karl Berg", *TIME)
    done = run("draft", "note.txt", "-o", "visit.yaml", *arguments, cwd=tmp_path)
    if code is None:
        assert done.returncode == 2
        assert b"does not decide; write the full name of the right one, or its code" in done.stderr
    else:
        assert load(tmp_path / "visit.yaml").stops[0].country == code


@pytest.mark.parametrize("name", ["Nobody", "Ana Soto", "Tran Duc Anh", "Quiros", "Min"])
def test_a_traveller_whom_no_text_names_is_refused_where_another_travels(name: str, tmp_path: Path) -> None:
    """A name that is not in the text takes no place of somebody who travels by its words."""
    (tmp_path / "note.txt").write_text(MINH)
    done = run("draft", "note.txt", "--traveller", name, "--to", "Peru", *TIME, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert f'"{name}" is not named in note-1; traveller in the text: Tran Duc Minh'.encode() in done.stderr


@pytest.mark.parametrize("name", ["Tran Duc Minh", "minh", "MINH", "Duc Minh"])
def test_a_traveller_is_found_by_the_surname(name: str, tmp_path: Path) -> None:
    """A name that the text has is no other person's."""
    (tmp_path / "note.txt").write_text(MINH)
    done = run("draft", "note.txt", "--traveller", name, "--to", "Peru", *TIME, cwd=tmp_path)
    assert done.returncode == 0
    assert b"is not named" not in done.stderr


def test_a_traveller_whom_nobody_names_is_taken_with_a_warning(tmp_path: Path) -> None:
    """Where no words say who travels, a person may, and is told that the words lack the name."""
    (tmp_path / "note.txt").write_text(WIRE.format("May 3, 2026"))
    done = run("draft", "note.txt", "--traveller", "Karl Berg", "--to", "Norway", *TIME, cwd=tmp_path)
    assert done.returncode == 0
    assert b"Karl Berg is not named in note-1; the name in the record comes only from --traveller" in done.stderr


def test_a_year_that_is_answered_gives_what_a_given_day_gives(tmp_path: Path) -> None:
    """With `--interactive`, the year of a dateline gives the visit its days and hours, as `--date` does."""
    (tmp_path / "note.txt").write_text(MINH)
    common = ("--to", "Peru", *TIME)
    given = run("draft", "note.txt", "--date", "2026-06-09", *common, cwd=tmp_path)
    asked = subprocess.run(
        [sys.executable, "-m", "diplovisit", "draft", "note.txt", "--interactive", *common],
        input=b"2026-06-09\n",
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert b"2026-06-10T20:00:00" in given.stdout
    assert asked.stdout == given.stdout
