"""`diplovisit check` over several records: its output and its exit codes."""

import json
from pathlib import Path

import pytest

from tests.checks.across import made
from tests.cli.test_command import run

ROME = ("examples/kerry-rome.yaml", "examples/obama-rome.yaml")


def _findings(*arguments: str | Path, stdin: bytes = b"") -> list[tuple[str, str, int | None]]:
    done = run("check", *arguments, "--output-format", "json", stdin=stdin)
    report = json.loads(done.stdout)
    return [(finding["rule"], finding["file"], finding["line"]) for finding in report["findings"]]


def _lines(*records: dict[str, object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (ROME, 0),
        ((*ROME, "--fail-on", "warning"), 1),
        ((*ROME, "--fail-on", "warning", "--no-across"), 0),
        (("tests/corpus/reject/record-id-twice",), 1),
        (("tests/corpus/reject/record-id-twice", "--no-across"), 0),
        (("tests/corpus/reject/record-id-twice", "--exit-zero"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    """A finding across records counts as any other; --no-across checks each record by itself."""
    assert run("check", *arguments).returncode == code


def test_the_full_report_shows_the_line_and_counts_each_record_once() -> None:
    """A finding across records has its frame, caret and help."""
    done = run("check", *ROME)
    assert done.stdout.decode().startswith(
        "examples/kerry-rome.yaml:41:33: warning[companion-not-there]: accompanies us-it-obama-rome-3412 at italy on"
        " 2014-03-25, but that visit is in IT on 2014-03-26/2014-03-28 (examples/obama-rome.yaml:33)\n"
        "   |\n"
        "41 |   - {kind: accompanies, target: us-it-obama-rome-3412}\n"
        "   |                                 ^^^^^^^^^^^^^^^^^^^^^\n"
        "   = address: relations/0/target\n"
        "   = help: check the days and the countries of both; add the missing record, or delete the relation\n"
        "\n"
        "2 records checked: 1 warning."
    )


def test_records_of_one_file_of_json_lines(tmp_path: Path) -> None:
    """In a JSON Lines file, the finding and the record that it names have line and column."""
    path = tmp_path / "visits.jsonl"
    path.write_bytes(_lines(made.document("a"), made.document("b")))
    done = run("check", path, "--output-format", "concise")
    where = json.dumps(made.document("b")).index('"2025-04-07"') + 1
    assert done.stdout.decode().startswith(
        f"{path}:2:{where}: warning[stop-twice] estonia/when: repeats the stop estonia of a ({path}:1)"
    )


def test_records_of_standard_input_have_their_line_at_least() -> None:
    """A record of standard input cannot be read again, so only its line is reported."""
    given = _lines(made.document("a"), made.document("b"))
    done = run("check", "-", "--stdin-filename", "visits.jsonl", "--output-format", "concise", stdin=given)
    assert done.stdout.startswith(
        b"visits.jsonl:2:1: warning[stop-twice] estonia/when: repeats the stop estonia of a (visits.jsonl:1)"
    )
    assert b"2 records checked: 1 warning." in done.stdout


def test_standard_input_is_not_looked_up_in_a_file_of_its_name(tmp_path: Path) -> None:
    """Standard input is never read from the file of its name, which an editor may not have saved."""
    path = tmp_path / "visits.jsonl"
    path.write_bytes(b"\n\n\n" + _lines(made.document("a"), made.document("b")))
    given = _lines(made.document("a"), made.document("b"))
    assert _findings("-", "--stdin-filename", path, stdin=given) == [("stop-twice", str(path), 2)]


def test_one_record_of_standard_input_keeps_its_lines() -> None:
    """A finding in a single record of standard input has its line."""
    twice = made.document(stops=[made.stop(0), made.stop(1)])
    text = json.dumps(twice, indent=1)
    line = text[: text.rindex('"when"')].count("\n") + 1
    assert _findings("-", stdin=text.encode()) == [("stop-twice", "<stdin>", line)]


def test_a_folder_of_yaml_and_json_stands_together(tmp_path: Path) -> None:
    """Records of different formats are compared with each other."""
    (tmp_path / "rome.yaml").write_bytes(Path(ROME[0]).read_bytes())
    (tmp_path / "obama.json").write_bytes(run("export", ROME[1], "--to", "json").stdout)
    assert _findings(tmp_path) == [("companion-not-there", str(tmp_path / "rome.yaml"), 41)]


def test_a_file_that_cannot_be_read_keeps_targets_from_being_missed(tmp_path: Path) -> None:
    """An unreadable record is reported, and a relation to it is not, because it may be the target."""
    (tmp_path / "a.json").write_text(
        json.dumps(made.document("a", relations=[{"kind": "follows", "target": "b"}])), "utf-8"
    )
    (tmp_path / "b.json").write_text("{", "utf-8")
    assert "target-not-found" not in {rule for rule, *_ in _findings(tmp_path)}
