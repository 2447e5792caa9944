"""`diplovisit show`: its forms, its output, and what it refuses."""

import json
import os
import sys
from pathlib import Path

import pytest

from diplovisit.cli import main
from tests.cli.test_command import SEED, run
from tests.conftest import ROOT
from tests.records import document
from tests.reporters.programme.write_golden import FOLDER

LEAST = "examples/least.yaml"


@pytest.mark.parametrize(("form", "ending"), [((), "txt"), (("--markdown",), "md"), (("--html",), "html")])
def test_each_form_goes_to_standard_output_and_to_a_file(form: tuple[str, ...], ending: str, tmp_path: Path) -> None:
    """The bytes are those of the golden file, on standard output and in a file."""
    expected = (FOLDER / f"misri-russia.{ending}").read_bytes()
    shown = run("show", SEED, *form)
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, expected, b"")
    assert run("show", SEED, *form, "-o", "-").stdout == expected
    out = tmp_path / f"out.{ending}"
    written = run("show", SEED, *form, "-o", out)
    assert (written.returncode, written.stdout, out.read_bytes()) == (0, b"", expected)


def test_a_folder_gets_a_file_for_each_record(tmp_path: Path) -> None:
    """`-o FOLDER/` writes a file for each record, called after its id; two records of one id are refused."""
    done = run("show", SEED, LEAST, "--html", "-o", f"{tmp_path}/out/")
    assert (done.returncode, done.stderr.decode()) == (0, f"2 files written to {tmp_path}/out/\n")
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".html", ".html"]
    again = run("show", SEED, SEED, (tmp_path / "copy.yaml"), cwd=ROOT)
    assert again.returncode == 2
    copy = tmp_path / "copy.yaml"
    copy.write_bytes((ROOT / SEED).read_bytes())
    twice = run("show", SEED, copy, "-o", f"{tmp_path}/out/")
    assert twice.returncode == 2
    assert b'two records have the id "in-ru-misri-foreign-office-consultations"' in twice.stderr


def test_standard_input_is_a_record(tmp_path: Path) -> None:
    """`-` reads a record from standard input."""
    done = run("show", "-", stdin=(ROOT / LEAST).read_bytes())
    assert done.returncode == 0
    assert done.stdout.endswith(b"<stdin>.\n")


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"previously": "cancelled"}, {"previously": "postponed"}])
def test_what_does_not_take_place_is_marked(tmp_path: Path, change: dict[str, str]) -> None:
    """Each engagement of a visit, or of a stop, that is off has the word that the calendar has."""
    made = document() | {"evidence": [], "claims": []} | {k: v for k, v in change.items() if k == "status"}
    (stop,) = made["stops"]
    if ended := change.get("previously"):
        lost = {"id": "lost", "when": stop.pop("when"), "ended": ended}
        stop["previously"] = [lost]
    (tmp_path / "off.json").write_text(json.dumps(made))
    text = run("show", tmp_path / "off.json").stdout.decode()
    assert f"[{change.get('status') or ended}] Meeting" in text


def test_several_records_are_shown_one_after_the_other() -> None:
    """Records of several paths are shown in their order."""
    text = run("show", LEAST, SEED).stdout.decode()
    assert text.index("Aino Virtanen") < text.index("Vikram Misri")


def test_an_invalid_record_is_reported_and_the_others_are_shown(tmp_path: Path) -> None:
    """A record with faults is reported as `check` does; the others are shown, and nothing is written to a file."""
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(document() | {"status": "perhaps"}))
    done = run("show", LEAST, bad)
    assert done.returncode == 1
    assert done.stdout.startswith(b"Special Envoy Aino Virtanen visits Estonia\n")
    assert b"unknown-word" in done.stderr
    out = tmp_path / "out.txt"
    assert run("show", LEAST, bad, "-o", out).returncode == 1
    assert not out.exists()


def test_no_file_that_is_read_and_no_record_is_replaced(tmp_path: Path) -> None:
    """An output that is read, or that is a record, is refused."""
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(document()))
    other = tmp_path / "other.json"
    other.write_text(json.dumps(document()))
    before = file.read_bytes()
    for output in (file, other):
        assert run("show", file, "-o", output).returncode == 2
    assert file.read_bytes() == other.read_bytes() == before


def test_nothing_to_show_is_said(tmp_path: Path) -> None:
    """A folder without records has the exit code 3."""
    done = run("show", tmp_path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"nothing to show" in done.stderr


def test_a_source_that_no_record_has_is_refused(tmp_path: Path) -> None:
    """A mistyped id of a source is reported, and nothing is shown."""
    (tmp_path / "a.txt").write_text("words")
    done = run("show", LEAST, "--source", f"papr={tmp_path / 'a.txt'}")
    assert done.returncode == 2
    assert b"papr" in done.stderr


def test_a_terminal_decides_the_width(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Text for a terminal is as wide as the terminal, and has no escape sequence."""
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((50, 24)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["show", str(ROOT / SEED)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 50
    assert "\x1b" not in "".join(lines)
