"""Commands that messages suggest: each can be pasted into a shell, whatever the names of the files are."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT

NAME = "Visits of 2027.csv"
NOTE = ROOT / "examples/drafting/press-note.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose files have blanks in their names."""
    (tmp_path / NAME).write_text("Who,Country,From,To\nAnn Lee,Chad,2027-03-02,2027-03-03\n")
    (tmp_path / "press note.txt").write_bytes(NOTE.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("map", NAME),
        ("map", NAME, "-o", "my map.toml"),
        ("import", NAME),
        ("draft", NAME),
        ("draft", "press note.txt", "-o", "my draft.yaml"),
        ("template", "-o", "my table.csv"),
    ],
)
def test_a_file_name_with_blanks_is_one_argument(arguments: tuple[str, ...], folder: Path) -> None:
    """In each suggested command, a file name is one word for the shell."""
    said = run(*arguments, cwd=folder).stderr.decode()
    commands = re.findall(r"`(diplovisit [^`]+)`|(diplovisit (?:import|check|map) .*)$", said, re.MULTILINE)
    words = [word.rpartition("=")[2] for pair in commands for word in shlex.split(pair[0] or pair[1])]
    named = [argument for argument in arguments if " " in argument]
    assert set(named) <= set(words), said


def test_a_draft_over_a_record_suggests_an_update(folder: Path) -> None:
    """Where the record of a draft exists, the message says how the text is added to it."""
    assert run("draft", "press note.txt", "-o", "visits/", cwd=folder).returncode == 0
    refused = run("draft", "press note.txt", "-o", "visits/", cwd=folder)
    assert "to add this text to that record, use --update visits/no-jp-solheim.yaml" in refused.stderr.decode()


def test_the_template_has_the_form_of_its_ending(folder: Path) -> None:
    """A template whose name ends in .csv is a table of text, unless --to says otherwise."""
    run("template", "-o", "table.csv", cwd=folder)
    run("template", "-o", "book.csv", "--to", "xlsx", cwd=folder)
    assert not (folder / "table.csv").read_bytes().startswith(b"PK")
    assert (folder / "book.csv").read_bytes().startswith(b"PK")


def test_a_map_of_a_folder_is_refused_as_a_folder(folder: Path) -> None:
    """A folder in place of a sheet is called a folder."""
    assert "is a folder; name the sheet in it" in run("map", ".", cwd=folder).stderr.decode()


def test_tables_are_not_written_to_a_folder_called_like_a_file(folder: Path) -> None:
    """`-o visits.csv` means one file, and the message says how to get one."""
    least = ROOT / "examples/least.yaml"
    refused = run("export", least, "--to", "csv", "-o", "visits.csv", cwd=folder)
    assert refused.returncode == 2
    assert "name it with -o FOLDER/, or write one table with --flat" in refused.stderr.decode()
    assert run("export", least, "--to", "csv", "--flat", "-o", "visits.csv", cwd=folder).returncode == 0
    assert run("export", least, "--to", "csv", "-o", "tables.csv/", cwd=folder).returncode == 0


def test_a_lone_file_outside_a_repository_has_nothing_to_compare_with(folder: Path) -> None:
    """`diff` of one file needs git; without a repository the message asks for two files."""
    (folder / "visit.yaml").write_bytes((ROOT / "examples/least.yaml").read_bytes())
    refused = run("diff", "visit.yaml", cwd=folder)
    assert refused.returncode == 2
    said = refused.stderr.decode()
    assert "visit.yaml: there is nothing to compare it with; name two files or folders (git: " in said


def test_a_press_release_is_called_a_statement(folder: Path) -> None:
    """The kinds of sources say which of them a press release is."""
    refused = run("new", "--traveller", "Ann Lee", cwd=folder)
    assert "statement (such as a press release)" in refused.stderr.decode()
