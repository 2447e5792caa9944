"""`check -j N`: the same bytes and messages with any number of processes, wherever the chunks are cut."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit import export, load
from diplovisit.cli import inputs
from diplovisit.pipeline import chunks, parallel
from tests.cli.test_command import run

MODELS = ("examples/harding-kingston.yaml", "examples/kerry-antarctica.yaml", "examples/blinken-tokyo-3992.yaml")


def lines(count: int) -> list[bytes]:
    """Records, some of them faulty by themselves or across records, and lines that are not records."""
    records = [export(load(model), "json").strip() for model in MODELS]
    result = [
        record.replace(b'"id":"us-', b'"id":"us-%d-' % number, 1) for number in range(count) for record in records
    ]
    result[3] = result[3].replace(b'"status":"held"', b'"status":"reportd"')
    result[5] = b'{"id":'
    result[7] = result[4]
    return result


def same(*arguments: str | Path, jobs: tuple[str, ...] = ("1", "2", "3")) -> subprocess.CompletedProcess[bytes]:
    """The output of the command, which is the same with every number of processes."""
    done = [run(*arguments, "-j", number) for number in jobs]
    assert len({(completed.returncode, completed.stdout, completed.stderr) for completed in done}) == 1
    assert b"Traceback" not in done[0].stderr
    return done[0]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of about two records, so that a small file has many."""
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 8_000)
    monkeypatch.setattr(chunks, "_CHUNK_FILES", 2)


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize(
    ("form", "end"),
    [
        ("json", b"\n"),
        *(
            pytest.param(form, end, marks=pytest.mark.at_length)
            for form in ("full", "sarif")
            for end in (b"\n", b"\r\n")
        ),
    ],
)
def test_json_lines_give_the_same_report(tmp_path: Path, form: str, end: bytes) -> None:
    """Line numbers, findings across records and the summary are the same, also with blank lines."""
    file = tmp_path / "visits.jsonl"
    file.write_bytes(end.join([*lines(6), b"", b""]) + lines(3)[0].replace(b"us-0", b"us-last"))
    done = same("check", file, "--output-format", form, jobs=("1", "2", "3", "0", "auto"))
    assert b"stop-twice" in done.stdout
    assert done.returncode == 1


@pytest.mark.at_length
@pytest.mark.usefixtures("small_chunks")
def test_a_folder_gives_the_same_report(tmp_path: Path) -> None:
    """A folder with a file per record is reported in the order of names."""
    for number, line in enumerate(lines(3)):
        (tmp_path / f"{number:02}.json").write_bytes(line)
    assert b"stop-twice" in same("check", tmp_path, "--output-format", "concise").stdout


@pytest.mark.usefixtures("small_chunks")
def test_a_file_that_cannot_be_read_has_its_turn(tmp_path: Path) -> None:
    """Earlier findings come first; an unknown format or a missing file ends the run with 2."""
    for number, line in enumerate(lines(3)):
        (tmp_path / f"{number:02}.json").write_bytes(line)
    named = sorted(tmp_path.iterdir())
    (tmp_path / "notes.txt").write_bytes(b"notes")
    done = same("check", *named, tmp_path / "notes.txt", *named[:1], "--output-format", "concise", "--no-across")
    assert done.returncode == 2
    assert b"unknown-word" in done.stdout
    assert b"notes.txt: unknown file type" in done.stderr
    assert same("check", "seeds", "--stdin-filename", "x.yaml").returncode == 2
    assert same("check", "seeds", "-").returncode == 2


@pytest.mark.usefixtures("small_chunks")
def test_a_wide_file_is_reported_once(tmp_path: Path) -> None:
    """JSON Lines in UTF-16 are refused once, at their first line, and not again by each process."""
    (tmp_path / "wide.jsonl").write_bytes("\n".join(line.decode() for line in lines(4)).encode("utf-16"))
    done = same("check", tmp_path, "--output-format", "concise", jobs=("1", "2"))
    assert done.stdout.count(b"wrong-encoding") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    "how", ["interrupted", *(pytest.param(how, marks=pytest.mark.at_length) for how in ("ended", "killed", "lost"))]
)
def test_nobody_is_left_behind(tmp_path: Path, how: str) -> None:
    """Ending the run or one of its processes ends all processes, with one line or silently."""
    file = tmp_path / "visits.jsonl"
    file.write_bytes(b"\n".join(lines(3)) + b"\n")
    script = (
        "import os, sys, time\n"
        "from diplovisit.cli import main\n"
        "from diplovisit.pipeline import check, chunks\n"
        "chunks.CHUNK_BYTES = 8_000\n"
        "def slow(*a, **k):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    time.sleep(60)\n"
        "check.check_document = slow\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    words = [sys.executable, "-c", script, "check", str(file), "-j", "2", "--no-across"]
    started = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        assert started.stdout is not None
        workers = {int(started.stdout.readline()) for _ in range(2)}
        assert started.pid not in workers
        match how:
            case "interrupted":
                os.killpg(started.pid, signal.SIGINT)
            case "ended":
                started.terminate()
            case "killed":
                started.kill()
            case _:
                os.kill(min(workers), signal.SIGKILL)
        _, output = started.communicate(timeout=30)  # both streams end when the last process has
    except BaseException:
        os.killpg(started.pid, signal.SIGKILL)
        raise
    lost = (
        "diplovisit: error: one of the 2 worker processes ended unexpectedly, perhaps because memory ran out;"
        " use a lower -j, or -j 1\n"
    )
    assert (started.returncode, output.decode()) == {
        "interrupted": (130, "diplovisit: stopped\n"),
        "ended": (143, "diplovisit: stopped\n"),
        "killed": (-signal.SIGKILL, ""),
        "lost": (2, lost),
    }[how]


@pytest.mark.at_length
def test_processes_can_begin_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where processes cannot be forked, as on Windows, the task is passed on completely."""
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 8_000)
    monkeypatch.setattr(parallel, "_process_class", lambda: multiprocessing.get_context("spawn").Process)
    file = tmp_path / "visits.jsonl"
    file.write_bytes(b"\n".join(lines(3)))
    same("check", file, jobs=("1", "2"))


@pytest.mark.parametrize(
    ("jobs", "size", "cores", "workers"),
    [
        (None, 100, 8, 1),
        (None, 20_000, 8, 8),
        (None, 20_000, 1, 1),
        (0, 100, 8, 8),
        (1, 20_000, 8, 1),
        (3, 100, 8, 3),
    ],
)
def test_many_bytes_start_a_process_per_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int | None, size: int, cores: int, workers: int
) -> None:
    """By default, a process per core reads the records if they have many bytes; a number that is given counts."""
    monkeypatch.setattr(inputs, "_LONG_WORK", 10_000)
    monkeypatch.setattr(inputs, "_cores", lambda: cores)
    for name in ("a.jsonl", "b.json"):
        (tmp_path / name).write_bytes(b" " * (size // 2))
    assert inputs.InputOptions(paths=(str(tmp_path),), jobs=jobs).workers == workers


@pytest.mark.parametrize("paths", [("-",), ("missing.yaml",), ("a\0b",)])
def test_one_process_reads_what_is_no_file(paths: tuple[str, ...]) -> None:
    """Standard input, and paths that cannot be read, are left to one process, which reports them."""
    assert inputs.InputOptions(paths=paths).workers == 1


def test_standard_input_has_one_reader() -> None:
    """Standard input is checked with any number of processes."""
    done = run("check", "-", "--stdin-filename", "x.jsonl", "-j", "2", stdin=b"\n".join(lines(3)))
    assert done.returncode == 1


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "257", ""])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    """An invalid number of processes is refused, with what was expected."""
    done = run("check", "seeds", f"-j={number}")
    assert done.returncode == 2
    assert b"expected auto, or a whole number from 0 to 256" in done.stderr


@given(
    st.lists(st.sampled_from([b"a", b"bb" * 40, b"", b"c\r", b"\r"]), max_size=60),
    st.integers(1, 100),
    st.integers(1, 9),
)
@example([b"a\r", b"b"], 2, 1)  # CR LF in two pieces
def test_chunks_are_whole_lines_and_together_the_file(parts: list[bytes], size: int, block: int) -> None:
    """Chunks join to the file, each but the last ends a line, and their line numbers are right."""
    data = b"\n".join(parts)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "CHUNK_BYTES", size)
        patch.setattr(chunks, "_BLOCK", block)
        file = Path(folder) / "x.jsonl"
        file.write_bytes(data)
        cut = list(chunks._line_ranges(str(file)))
    pieces = [data[chunk.start : chunk.end] for chunk in cut]
    assert b"".join(pieces) == data
    assert all(piece.endswith(b"\n") for piece in pieces[:-1])
    for chunk in cut:
        assert chunk.line == len(data[: chunk.start].splitlines()) + 1


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked on POSIX alone")
def test_a_process_that_is_ended_as_it_begins_ends_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that ends at once must not use the parent's signal handlers to report and clean up."""
    fork, first = os.fork, os.getpid()

    def fork_and_end() -> int:
        process = fork()
        if process == 0:
            os.kill(os.getpid(), signal.SIGTERM)
        return process

    file = tmp_path / "visits.jsonl"
    file.write_bytes(b"\n".join(lines(6)))
    monkeypatch.setattr(os, "fork", fork_and_end)
    done = run("export", file, "--to", "jsonl", "-o", tmp_path / "out.jsonl", "-j", "2")
    if os.getpid() != first:
        (tmp_path / "came back").touch()
        os._exit(1)  # or it would run the rest of the tests, too
    assert done.returncode == 2
    assert done.stderr.decode().startswith("diplovisit: error: one of the 2 worker processes ended unexpectedly")
    assert [path.name for path in tmp_path.iterdir()] == ["visits.jsonl"]
