"""No command writes its output over a file that it reads, or two outputs to one file."""

import shutil
from pathlib import Path

import pytest

from tests.cli.test_command import run

LEAST = Path("examples/least.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record with its text and its lock file, a record without them, and one as JSON under the name of another."""
    shutil.copytree("seeds/misri-russia", tmp_path, dirs_exist_ok=True)
    shutil.copy(LEAST, tmp_path / "least.yaml")
    run("export", "least.yaml", "--to", "json", "-o", "fi-ee-virtanen-talks.json", cwd=tmp_path)
    return tmp_path


def _held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "least.yaml", "--to", "json", "-o", "least.yaml"),
        ("export", "least.yaml", "--to", "ics", "-o", "./least.yaml"),
        ("export", "least.yaml", "--to", "csv", "--flat", "-o", "least.yaml"),
        ("export", "visit.yaml", "least.yaml", "--to", "jsonl", "-o", "least.yaml"),
        ("export", "visit.yaml", "least.yaml", "--to", "jsonl", "-o", "least.yaml", "-j", "2"),
        ("export", "fi-ee-virtanen-talks.json", "--to", "json", "-o", "."),
        ("evidence", "visit.yaml", "--html", "visit.yaml"),
        ("evidence", "visit.yaml", "--html", "retelling.txt"),
        ("evidence", "visit.yaml", "--html", "visit.anchors.json"),
        ("evidence", "visit.yaml", "--html", "least.yaml", "--source", "nationpress=least.yaml"),
        ("anchor", "visit.yaml", "--web-annotations", "visit.yaml"),
        ("anchor", "visit.yaml", "--web-annotations", "retelling.txt"),
        ("anchor", "visit.yaml", "--web-annotations", "visit.anchors.json"),
    ],
    ids=" ".join,
)
def test_an_output_does_not_replace_an_input(folder: Path, arguments: tuple[str, ...]) -> None:
    """The exit code is 2, one line names the file, and every file is unchanged."""
    before = _held(folder)
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert b"is one of the files that are read, and would be overwritten; nothing was written" in done.stderr
    assert _held(folder) == before


def test_annotations_of_several_records_do_not_share_a_file(folder: Path) -> None:
    """Annotations of several records are refused, because each would overwrite the previous ones."""
    before = _held(folder)
    done = run("anchor", "visit.yaml", "least.yaml", "--web-annotations", "page.json", cwd=folder)
    assert (done.returncode, _held(folder)) == (2, before)
    assert b"--web-annotations takes one record, and there are 2 files; name one" in done.stderr


def test_an_output_beside_the_inputs_is_written(folder: Path) -> None:
    """A file that is not read may be overwritten."""
    for _ in range(2):
        assert run("export", "least.yaml", "--to", "ics", "-o", "least.ics", cwd=folder).returncode == 0
        assert run("evidence", "visit.yaml", "--html", "page.html", cwd=folder).returncode in {0, 1}
        assert run("anchor", "visit.yaml", "--web-annotations", "page.json", cwd=folder).returncode in {0, 1}
        (folder / "page.json").unlink()
