"""Colours: on a terminal or where they are asked for, in reports for people alone, and never in files."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.cli import colours, main
from diplovisit.reporters.colours import coloured_diff, coloured_report
from tests.conftest import ROOT

_ESCAPES = re.compile("\x1b\\[[0-9;]*m")
LEAST = (ROOT / "examples/least.yaml").read_text("utf-8")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Says yes."""
        return True


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here depends on the environment, and none leaves a choice behind."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(colours, "_chosen", "auto")


@pytest.mark.parametrize(
    ("choice", "environment", "is_terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_on_colours(
    choice: str, environment: dict[str, str], is_terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option decides, then NO_COLOR, then FORCE_COLOR, then whether the stream is a terminal."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    colours.choose_colours(choice)
    assert colours.has_colours(Terminal() if is_terminal else io.StringIO()) is expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b"))))
def test_colours_change_no_text(pieces: list[str]) -> None:
    """A report without its escape sequences is the report that it was made from, and so is a diff."""
    assert _ESCAPES.sub("", "".join(coloured_report(pieces))) == "".join(pieces)
    lines = [f"{piece}\n" for piece in pieces]
    assert _ESCAPES.sub("", "".join(coloured_diff(lines))) == "".join(lines)


@pytest.fixture(name="faulty")
def _faulty(tmp_path: Path) -> Path:
    file = tmp_path / "visit.yaml"
    file.write_text(LEAST.replace("status: announced", "status: anounced"), "utf-8")
    return file


@pytest.mark.parametrize("format", ["full", "concise"])
def test_the_severity_and_the_place_have_colours(format: str, faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reports for people show the severity in red and the place in bold, and are otherwise the same."""
    main(["check", "--no-config", "--output-format", format, str(faulty)])
    plain = capsys.readouterr().out
    main(["check", "--no-config", "--color", "always", "--output-format", format, str(faulty)])
    coloured = capsys.readouterr().out
    assert "\x1b[1;31merror[unknown-word]\x1b[0m" in coloured
    assert f"\x1b[1m{faulty}:7:9\x1b[0m" in coloured
    assert ("\x1b[1;31m^^^^^^^^\x1b[0m" in coloured) is (format == "full")
    assert _ESCAPES.sub("", coloured) == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize("format", ["json", "jsonl", "sarif", "github", "gitlab", "junit"])
def test_reports_for_programs_have_no_colours(format: str, faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report for a program has no colours, even where they are asked for."""
    main(["check", "--no-config", "--color", "always", "--output-format", format, str(faulty)])
    assert "\x1b" not in capsys.readouterr().out


def test_files_have_no_colours(faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report in a file has no colours, even where they are asked for."""
    report = tmp_path / "report.txt"
    main(["check", "--no-config", "--color", "always", "--output-file", f"full={report}", str(faulty)])
    assert "\x1b" in capsys.readouterr().out
    assert "\x1b" not in report.read_text("utf-8")


def test_a_diff_has_colours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines that `fmt` would remove and add are red and green."""
    file = tmp_path / "visit.yaml"
    file.write_text(LEAST.replace("title: Special Envoy Aino Virtanen visits Estonia", "title: 2025"), "utf-8")
    main(["fmt", "--check", "--color", "always", str(file)])
    shown = capsys.readouterr().out
    assert "\x1b[1;31m-title: 2025\x1b[0m" in shown
    assert '\x1b[32m+title: "2025"\x1b[0m' in shown


def test_colours_of_data_are_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An escape sequence in a record is shown as text among the colours of the report."""
    file = tmp_path / "visit.json"
    file.write_text('{"format": 1, "id": "a", "\\u001b[31mred": 1}', "utf-8")
    main(["check", "--no-config", "--color", "always", str(file)])
    assert "\\x1b[31mred" in capsys.readouterr().out


@pytest.mark.parametrize("given", [["--color", "always"], ["--color=always"]])
def test_the_choice_may_come_before_the_command(
    given: list[str], faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`diplovisit --color always check` is the same as `diplovisit check --color always`."""
    main([*given, "check", "--no-config", str(faulty)])
    assert "\x1b[1;31merror" in capsys.readouterr().out
