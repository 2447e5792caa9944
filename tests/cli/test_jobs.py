"""`check -j N`: the same bytes with any number of processes, wherever the shares are cut."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import export, load
from diplovisit.pipeline import sharing
from tests.cli.test_command import run

MODELS = ("examples/harding-kingston.yaml", "examples/kerry-antarctica.yaml", "examples/blinken-tokyo-3992.yaml")


def lines(count: int) -> list[bytes]:
    """Records, some of which are wrong: by themselves, beside others, or no records at all."""
    records = [export(load(model), "json").strip() for model in MODELS]
    made = [record.replace(b'"id":"us-', b'"id":"us-%d-' % number, 1) for number in range(count) for record in records]
    made[3] = made[3].replace(b'"status":"held"', b'"status":"reportd"')
    made[5] = b'{"id":'
    made[7] = made[4]
    return made


@pytest.fixture
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares of two records or so, so that a small file has many."""
    monkeypatch.setattr(sharing, "SHARE", 8_000)
    monkeypatch.setattr(sharing, "_MOST_FILES", 2)


@pytest.mark.usefixtures("small_shares")
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("form", ["full", "json", "sarif"])
def test_json_lines_give_the_same_report(tmp_path: Path, end: bytes, form: str) -> None:
    """Line numbers, findings across records and the summary; blank lines and the last line without an end too."""
    file = tmp_path / "visits.jsonl"
    file.write_bytes(end.join([*lines(6), b"", b""]) + lines(3)[0].replace(b"us-0", b"us-last"))
    reports = [run("check", file, "--output-format", form, "-j", jobs) for jobs in ("1", "2", "3", "0")]
    assert len({(done.returncode, done.stdout, done.stderr) for done in reports}) == 1
    assert b"stop-twice" in reports[0].stdout
    assert reports[0].returncode == 1


@pytest.mark.usefixtures("small_shares")
def test_a_folder_gives_the_same_report(tmp_path: Path) -> None:
    """A file a record, in the order of their names."""
    for number, line in enumerate(lines(3)):
        (tmp_path / f"{number:02}.json").write_bytes(line)
    reports = [run("check", tmp_path, "--output-format", "concise", "-j", jobs) for jobs in ("1", "2")]
    assert reports[0].stdout == reports[1].stdout
    assert b"stop-twice" in reports[0].stdout


def test_standard_input_has_one_reader() -> None:
    """It is checked all the same."""
    done = run("check", "-", "--stdin-filename", "x.jsonl", "-j", "2", stdin=b"\n".join(lines(3)))
    assert done.returncode == 1


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "257", ""])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    """With what is expected."""
    done = run("check", "seeds", f"-j={number}")
    assert done.returncode == 2
    assert b"expected a whole number from 0 to 256" in done.stderr


@given(st.lists(st.sampled_from([b"a", b"bb" * 40, b"", b"c\r", b"\r"]), max_size=60), st.integers(1, 100))
def test_shares_are_whole_lines_and_all_of_them(parts: list[bytes], size: int) -> None:
    """Put together they are the file, each but the last ends a line, and their first lines are numbered as they stand."""
    data = b"\n".join(parts)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "SHARE", size)
        file = Path(folder) / "x.jsonl"
        file.write_bytes(data)
        cut = list(sharing._ranges(str(file)))
    pieces = [data[share.start : share.end] for share in cut]
    assert b"".join(pieces) == data
    assert all(piece.endswith(b"\n") for piece in pieces[:-1])
    for share in cut:
        assert share.line == len(data[: share.start].splitlines()) + 1
