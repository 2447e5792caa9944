"""The command: its output, its streams and its exit codes."""

import contextlib
import importlib.metadata
import io
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from diplovisit import __version__, load
from diplovisit.cli import main
from tests.conftest import ROOT

SEED = "seeds/misri-russia/visit.yaml"


def run(
    *arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command: in a process of its own if it gets an environment, else in this one, which is faster."""
    if env is not None:
        command = [sys.executable, "-m", "diplovisit", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=os.environ | env, check=False)
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for name in ("stdout", "stderr")}
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(cwd):
        for name, stream in (("stdin", given), *streams.items()):
            patch.setattr(sys, name, stream)
        try:
            code: object = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
    for stream in streams.values():
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams.values())
    return subprocess.CompletedProcess(arguments, cast(int, code), out, err)


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A copy of the seed record, to be edited."""
    copy = tmp_path / "visit.yaml"
    copy.write_bytes((ROOT / SEED).read_bytes())
    (tmp_path / "retelling.txt").write_bytes((ROOT / "seeds/misri-russia/retelling.txt").read_bytes())
    return copy


def test_the_seed_checks_clean() -> None:
    """The seed record and the examples have no error, and the exit code is 0."""
    done = run("check", "seeds", "examples")
    assert done.returncode == 0
    assert b" error" not in done.stdout


@pytest.mark.parametrize(
    ("was", "becomes", "at", "rule", "words"),
    [
        pytest.param(
            "country: RU\n    when", "country: RUU\n    when", "RUU", "unknown-code", '"RU" (Russia)', id="a wrong code"
        ),
        pytest.param(
            'when: "2025-03-07"', 'when: "2025-02-30"', '"', "no-such-day", "no 30 February", id="a 30 February"
        ),
        pytest.param("status: reported", "statsu: reported", "s", "unknown-field", '"status"', id="an unknown field"),
        pytest.param("id: officials,", "id: misri,", "misri", "duplicate-id", '"Vikram Misri"', id="a duplicate id"),
        pytest.param(
            "person: misri}", "person: misry}", "misry", "dangling-reference", '"misri"', id="a dangling reference"
        ),
        pytest.param(
            "  - id: russia\n", "\t- id: russia\n", "\t", "tab-in-indentation", "tab", id="a tab in the indentation"
        ),
        pytest.param("[IN]", "&in [IN]", "&in", "yaml-anchor", "&in", id="an anchor"),
        pytest.param("[IN, RU]", "*in", "*in", "yaml-anchor", "*in", id="an alias"),
        pytest.param("country: IN", "country: NO", "NO", "traveller-not-of-sender", "NO", id="NO, which is Norway"),
        pytest.param(
            '"2025-03-05T12:00:00Z"', '"2025-03-05T12:00:00"', '"', "malformed-text", "UTC", id="a naive time"
        ),
    ],
)
def test_a_spoilt_seed_gives_one_clear_finding(
    seed: Path, was: str, becomes: str, at: str, rule: str, words: str
) -> None:
    """Each faulty copy of the seed is reported at its line and column, by the right rule."""
    text = seed.read_text("utf-8")
    start = text.index(was) + becomes.index(at)
    spoilt = text.replace(was, becomes, 1)
    seed.write_text(spoilt, "utf-8")
    line, column = spoilt.count("\n", 0, start) + 1, start - spoilt.rfind("\n", 0, start)
    findings = json.loads(run("check", seed, "--output-format", "json").stdout)["findings"]
    at_place = [finding for finding in findings if (finding["line"], finding["column"]) == (line, column)]
    assert [finding["rule"] for finding in at_place] == [rule]
    assert words in at_place[0]["message"]
    assert {finding["rule"] for finding in findings} <= {rule, "missing-field", "dangling-reference"}


def test_a_missing_file_is_one_line(seed: Path) -> None:
    """A missing path is reported in one line with a suggestion, and the exit code is 2."""
    done = run("check", seed.with_suffix(".yml"))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode() == (
        f'diplovisit: error: {seed.with_suffix(".yml")}: no such file or folder; did you mean "{seed}"?\n'
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", SEED), 0),
        (("check", "tests/corpus/reject/host-among-senders"), 0),
        (("check", "tests/corpus/reject/host-among-senders", "--fail-on", "warning"), 1),
        (("check", "tests/corpus/reject/unknown-code"), 1),
        (("check", "tests/corpus/reject/unknown-code", "--exit-zero"), 0),
        (("check", "no/such/folder"), 2),
        (("check", "LICENSE"), 2),
        (("check", "--no-such-flag"), 2),
        (("chekc",), 2),
        ((), 2),
        (("check", "src/diplovisit/cli"), 3),
        (("--help",), 0),
        (("--version",), 0),
        (("check", "--help"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    """The exit code is 0 for no error, 1 for errors, 2 for a failure, 3 for nothing to check.

    No case has a traceback.
    """
    done = run(*arguments)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout + done.stderr


def test_standard_input_is_recognised_by_its_first_character() -> None:
    """Standard input is YAML or JSON; its name shows in the findings and decides the format."""
    yaml = (ROOT / SEED).read_bytes()
    assert run("check", "-", stdin=yaml).returncode == 0
    assert run("check", "-", stdin=run("export", SEED, "--to", "json").stdout).returncode == 0
    done = run("check", "-", "--stdin-filename", "a/b.yaml", "--output-format", "concise", stdin=b"format: 2\n")
    assert done.stdout.startswith(b"a/b.yaml:1:")
    assert done.returncode == 1
    assert run("check", "-", stdin=b"").returncode == 1
    assert run("check", "-", SEED, stdin=b"").returncode == 2
    assert run("check", SEED, "--stdin-filename", "x.yaml").returncode == 2


def test_an_export_reads_back_equal(tmp_path: Path) -> None:
    """A record exported as JSON is the same record, and a second export gives the same bytes."""
    out = tmp_path / "seed.json"
    assert run("export", SEED, "--to", "json", "-o", out).returncode == 0
    assert load(out) == load(ROOT / SEED)
    assert run("export", out, "--to", "json").stdout == out.read_bytes()
    assert run("import", out).returncode == 0


def test_many_records_go_to_a_folder_or_to_lines(tmp_path: Path) -> None:
    """json writes a file per record, named after its id; jsonl writes a line per record; both read back equal."""
    folder, lines = tmp_path / "records", tmp_path / "records.jsonl"
    assert run("export", "examples", "--to", "json", "-o", f"{folder}/").returncode == 0
    assert run("export", "examples", "--to", "jsonl", "-o", lines).returncode == 0
    assert len(list(folder.iterdir())) == len(lines.read_bytes().splitlines()) > 5
    assert run("export", folder, "--to", "jsonl").stdout.splitlines() == sorted(
        lines.read_bytes().splitlines(), key=by_id
    )
    back = tmp_path / "back"
    assert run("import", lines, "-o", f"{back}/").returncode == 0
    assert {load(file) for file in back.iterdir()} == {load(file) for file in folder.iterdir()}


def by_id(line: bytes) -> str:
    """The id of a record on a line."""
    return str(json.loads(line)["id"])


def test_json_holds_one_record_a_file() -> None:
    """Many records do not go into one JSON file; the message names the alternatives."""
    done = run("export", "examples", "--to", "json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"use --to jsonl, or -o FOLDER/" in done.stderr


def test_nothing_is_written_where_one_record_is_not_whole(tmp_path: Path, seed: Path) -> None:
    """An invalid record among good ones gives findings, exit code 1 and no file."""
    (tmp_path / "bad.yaml").write_text("format: 1\n")
    for out in (tmp_path / "out.jsonl", tmp_path / "out"):
        output = f"{out}/" if out.suffix == "" else str(out)
        done = run("export", tmp_path, "--to", "json" if out.suffix == "" else "jsonl", "-o", output)
        assert done.returncode == 1
        assert b"missing-field" in done.stderr
        assert b"nothing was written" in done.stderr
        assert not out.exists()
    assert run("export", tmp_path, "--to", "jsonl").stdout == b""


def test_two_records_with_one_id_do_not_overwrite_each_other(tmp_path: Path, seed: Path) -> None:
    """Files are named after ids, so a repeated id is reported, and nothing is written."""
    (tmp_path / "again.yaml").write_bytes(seed.read_bytes())
    done = run("export", tmp_path, "--to", "json", "-o", f"{tmp_path}/out/")
    assert done.returncode == 2
    assert b"two records have the id" in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    """A missing folder and a link are reported in one line."""
    done = run("export", SEED, "--to", "json", "-o", tmp_path / "no" / "such.json")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    (tmp_path / "link.json").symlink_to(tmp_path / "elsewhere")
    done = run("export", SEED, "--to", "json", "-o", tmp_path / "link.json")
    assert done.returncode == 2
    assert b"is a link" in done.stderr


def test_fmt_lays_json_out_and_leaves_the_rest(tmp_path: Path, seed: Path) -> None:
    """JSON gets one field per line in schema order; a second run changes nothing; YAML is unchanged."""
    file = tmp_path / "visit.json"
    compact = run("export", SEED, "--to", "json").stdout
    file.write_bytes(compact)
    assert run("fmt", tmp_path, "--check").returncode == 1
    assert file.read_bytes() == compact
    diff = run("fmt", tmp_path, "--diff")
    assert diff.returncode == 1
    assert b'+  "format": 1,' in diff.stdout
    before = seed.read_bytes()
    assert run("fmt", tmp_path).returncode == 0
    assert file.read_bytes().startswith(b'{\n  "format": 1,\n  "id": "in-ru-misri')
    assert load(file) == load(seed)
    assert run("fmt", tmp_path, "--check").returncode == 0
    assert seed.read_bytes() == before
    assert run("fmt", tmp_path, "--compact").returncode == 0
    assert file.read_bytes() == compact


def test_fmt_leaves_a_file_with_faults_as_it_is(tmp_path: Path) -> None:
    """A file that is not a record is reported and not changed."""
    file = tmp_path / "visit.json"
    file.write_bytes(b'{"format": 1, "format": 1}')
    done = run("fmt", file)
    assert done.returncode == 1
    assert b"duplicate-key" in done.stderr
    assert file.read_bytes() == b'{"format": 1, "format": 1}'


def test_the_schema_is_printed() -> None:
    """`schema` prints the committed schema."""
    assert run("schema").stdout == (ROOT / "schemas/visit.schema.json").read_bytes()


def test_a_reader_that_stops_reading_ends_the_run_quietly() -> None:
    """`diplovisit schema | head -1` prints one line, and no error."""
    shell = f'"{sys.executable}" -m diplovisit schema | head -1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", shell], cwd=ROOT, capture_output=True, check=False)
    assert done.stdout == b"{\n"
    assert done.stderr == b""
    assert done.returncode in (0, 141)


def test_a_name_with_an_escape_sequence_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    """A control sequence in the name of a file is escaped in terminals and logs."""
    file = tmp_path / "::error::\x1b[31m.yaml"
    file.write_text("format: 2\nid: a\n")
    done = run("check", ".", "--output-format", "concise", cwd=tmp_path)
    assert b"\x1b" not in done.stdout
    assert not any(line.startswith(b"::") for line in done.stdout.splitlines())


def test_a_long_version_says_what_it_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--version --verbose` prints Python and each library, including those that are not installed."""
    installed_version = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("matplotlib", "pyarrow"):
            raise importlib.metadata.PackageNotFoundError(name)
        return installed_version(name)

    assert run("--version").stdout.decode() == f"diplovisit {__version__}\n"
    monkeypatch.setattr(importlib.metadata, "version", version)
    first, python, *libraries = run("--version", "--verbose").stdout.decode().splitlines()
    assert first == f"diplovisit {__version__}"
    assert python.startswith(f"Python {platform.python_version()} (")
    assert f"attrs {installed_version('attrs')}" in libraries
    assert f"referencing {installed_version('referencing')}" in libraries
    assert "matplotlib is not installed" in libraries
    assert "pyarrow is not installed" in libraries
