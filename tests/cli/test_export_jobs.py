"""`export -j N`: the same files, messages and exit codes with any number of processes, wherever the chunks are cut."""

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import export, load, load_all
from diplovisit.exporters import ExportOptions
from diplovisit.exporters.icalendar import CalendarOptions
from diplovisit.pipeline import chunks, feeds
from diplovisit.pipeline.export import ExportedPiece, ExportRequest, ExportTask
from diplovisit.pipeline.read import read_files
from diplovisit.record.selection import Condition, stop_filter
from tests.cli.test_command import SEED, run

# Of the last one a calendar shows nothing, and says so.
VAGUE = (
    export(load(SEED), "json").replace(b'"duration":"P1D",', b"").replace(b'"when":"2025-03-07"', b'"when":"2025-03"')
)
LINES = list(
    {
        json.loads(line)["id"]: line.strip()
        for line in (
            *(export(visit, "json") for visit in (load(SEED), *load_all("examples"))),
            VAGUE.replace(b'"id":"in-ru-misri', b'"id":"in-ru-vague', 1),
        )
    }.values()
)
FOLDERS = {
    "csv": ("--to", "csv"),
    "parquet": ("--to", "parquet"),
    "json": ("--to", "json"),
    "jsonld": ("--to", "jsonld"),
    "countries": ("--to", "ics", "--split-by", "country"),
    "travellers": ("--to", "ics", "--split-by", "traveller"),
    "zones of countries": ("--to", "ics", "--split-by", "country", "--tzid", "--spans", "--no-record"),
}
FILES = {
    "jsonl": ("--to", "jsonl"),
    "where": ("--to", "jsonl", "--where", "sending=US"),
    "ics": ("--to", "ics", "--name", "Visits", "--refresh", "PT12H"),
    "zones": ("--to", "ics", "--tzid"),
    "shown": ("--to", "ics", "--where", "country=SY", "--spans", "--structured-data"),
    "flat": ("--to", "csv", "--flat", "--excel"),
    "workbook": ("--to", "xlsx"),
    "database": ("--to", "sqlite"),
}


def _each(of: dict[str, tuple[str, ...]]) -> list[Any]:
    """Ways to export; all but the first are slow."""
    return [
        pytest.param(item, id=name, marks=[pytest.mark.at_length] if n else [])
        for n, (name, item) in enumerate(of.items())
    ]


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of about two records, so that a small file has many, and feeds that are written at once."""
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 8_000)
    monkeypatch.setattr(chunks, "_CHUNK_FILES", 2)
    monkeypatch.setattr(feeds, "_MAX_BUFFERED", 20_000)


def written(folder: Path, lines: list[bytes]) -> Path:
    """A file of JSON Lines."""
    file = folder / "visits.jsonl"
    file.write_bytes(b"\n".join(lines) + b"\n")
    return file


def same(*arguments: str | Path, jobs: tuple[str, ...] = ("1", "2", "3")) -> subprocess.CompletedProcess[bytes]:
    """The output of the command, which is the same with every number of processes."""
    done = [run("export", *arguments, "-j", number) for number in jobs]
    assert len({(completed.returncode, completed.stdout, completed.stderr) for completed in done}) == 1
    assert b"Traceback" not in done[0].stderr
    return done[0]


@pytest.mark.parametrize("arguments", _each(FILES))
def test_a_file_has_the_same_bytes(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """One large file and many small ones give the same bytes and the same order of notes."""
    done = same(*arguments, written(tmp_path, LINES))
    assert (done.returncode, done.stdout != b"") == (0, True)
    assert (b"no-calendar-date" in done.stderr) == (arguments[1] == "ics" and "--where" not in arguments)
    assert same(*arguments, "seeds", "examples").returncode == 0


@pytest.mark.parametrize("arguments", _each(FOLDERS))
def test_a_folder_has_the_same_files(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Tables, a file per record, and feeds are the same with any number of processes."""
    if "parquet" in arguments:
        pytest.importorskip("pyarrow")
    file, results = written(tmp_path, LINES), []
    for number in ("1", "2", "3"):
        out = tmp_path / "out"
        done = run("export", *arguments, file, "-o", f"{out}/", "-j", number)
        results.append((done.returncode, done.stderr, {path.name: path.read_bytes() for path in out.iterdir()}))
        out.rename(tmp_path / number)
    assert results[0] == results[1] == results[2]
    assert (results[0][0], len(results[0][2]) > 2) == (0, True)


@pytest.mark.at_length
@pytest.mark.parametrize(
    ("spoilt", "arguments", "code", "words"),
    [
        ({3: b'{"id":', 5: b"{}"}, ("--to", "jsonl"), 1, "nothing was written"),
        ({5: LINES[2]}, ("--to", "ics"), 2, "two records have the id"),
        ({}, ("--to", "json"), 2, "use --to jsonl"),
        ({}, ("--to", "jsonl", "--where", "country=NO"), 3, "no record matches country=NO"),
        ({}, ("--to", "state-department"), 2, "cannot be written"),
        # The first of two errors is told, whoever came upon it.
        ({1: LINES[0]}, ("--to", "state-department"), 2, "cannot be written"),
        ({0: LINES[3], 1: LINES[3]}, ("--to", "state-department"), 2, "two records have the id"),
        (dict.fromkeys(range(len(LINES)), b""), ("--to", "jsonl"), 2, "no records in"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_is_wrong_is_reported_the_same(
    tmp_path: Path, spoilt: dict[int, bytes], arguments: tuple[str, ...], code: int, words: str
) -> None:
    """Findings with their lines, repeated ids and format limits are the same, and nothing is written."""
    lines = [spoilt.get(number, line) for number, line in enumerate(LINES)]
    done = same(*arguments, written(tmp_path, lines), "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (code, b"")
    assert words in done.stderr.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["visits.jsonl"]


def test_a_traveller_with_two_names_is_reported_the_same(tmp_path: Path) -> None:
    """A feed cannot have the names of two people, and the error is the same."""
    other = LINES[0].replace(b'"id":"in-ru-misri', b'"id":"in-ru-other', 1).replace(b"Vikram Misri", b"V. Misri")
    file = written(tmp_path, [*LINES, other])
    done = same("--to", "ics", "--split-by", "traveller", file, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert b'the traveller "misri" is Vikram Misri in one record and V. Misri in in-ru-other' in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_traveller_who_is_listed_twice_has_a_visit_once(tmp_path: Path) -> None:
    """A traveller who is listed twice has one entry, because readers treat a repeated UID differently."""
    document = json.loads(LINES[0])
    document["travellers"] *= 2
    file = written(tmp_path, [json.dumps(document).encode()])
    assert same("--to", "ics", "--split-by", "traveller", file, "-o", tmp_path / "out").returncode == 0
    entries = (tmp_path / "out" / "misri.ics").read_bytes()
    assert entries.count(b"BEGIN:VEVENT") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("how", "code"), [("interrupted", 130), ("lost", 2)])
def test_nothing_is_left_behind(tmp_path: Path, how: str, code: int) -> None:
    """An interrupted or failing run leaves no process and no partial file."""
    file = written(tmp_path, LINES)
    script = (
        "import os, sys, time\n"
        "from diplovisit.cli import main\n"
        "from diplovisit.pipeline import chunks, export\n"
        "chunks.CHUNK_BYTES = 8_000\n"
        "def slow(*a, **k):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    time.sleep(60)\n"
        "export.structure_document = slow\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    words = [sys.executable, "-c", script, "export", "--to", "csv", str(file), "-o", str(tmp_path / "out"), "-j", "2"]
    started = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        assert started.stdout is not None
        workers = {int(started.stdout.readline()) for _ in range(2)}
        assert (tmp_path / "out").exists()
        if how == "interrupted":
            os.killpg(started.pid, signal.SIGINT)
        else:
            os.kill(min(workers), signal.SIGKILL)
        _, output = started.communicate(timeout=30)  # both streams end when the last process has
    except BaseException:
        os.killpg(started.pid, signal.SIGKILL)
        raise
    assert (started.returncode, output.count(b"\n")) == (code, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["visits.jsonl"]


def test_standard_input_has_one_reader() -> None:
    """Standard input is exported with any number of processes."""
    data = b"\n".join(LINES)
    done = run("export", "-", "--stdin-filename", "x.jsonl", "--to", "jsonl", "-j", "2", stdin=data)
    assert done.stdout.splitlines() == LINES


@given(
    st.lists(st.sampled_from([*LINES, b"", b"{}", b"nothing"]), max_size=12),
    st.integers(1, 3 * len(LINES[0])),
    st.sampled_from([("--to", "jsonl"), ("--to", "ics"), ("--to", "csv", "--flat")]),
    st.sampled_from([b"\n", b"\r\n", b"\r"]),
)
def test_wherever_chunks_are_cut(lines: list[bytes], size: int, arguments: tuple[str, ...], end: bytes) -> None:
    """Any records, in chunks of any size, give the result of one process."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "CHUNK_BYTES", size)
        file = Path(folder) / "visits.jsonl"
        file.write_bytes(end.join(lines))
        same(*arguments, file, jobs=("1", "2"))


@pytest.mark.parametrize("arguments", ["jsonl", "csv", "parquet", "ics", "state-department-visits", "colt"])
def test_what_goes_between_processes_can_be_pickled(arguments: str) -> None:
    """An export request with conditions, and the result of a record, can be pickled."""
    if arguments == "parquet":
        pytest.importorskip("pyarrow")
    conditions = (Condition.parse("country=GB"),)
    calendar = CalendarOptions(tzid=arguments == "ics", stops=stop_filter(conditions))
    options = ExportOptions(calendar=calendar)
    requested = ExportRequest(to=arguments, in_files=True, options=options, conditions=conditions)
    pieces = pickle.loads(pickle.dumps(ExportTask(requested)))
    result = list(pieces(read_files(["examples"])))
    assert any(isinstance(item, ExportedPiece) for item in result)
    assert repr(pickle.loads(pickle.dumps(result))) == repr(result)
