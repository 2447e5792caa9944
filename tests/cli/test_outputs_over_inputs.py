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
    (tmp_path / "texts").mkdir()
    shutil.copy("seeds/misri-russia/retelling.txt", tmp_path / "texts/retelling.txt")
    (tmp_path / "diplovisit.toml").write_text('ignore = ["long-stop"]\n')
    (tmp_path / "texts.toml").write_text('sources = "texts"\n')
    (tmp_path / "terms.csv").write_text("scheme,person,office,country,since,until\n")
    run("export", "least.yaml", "--to", "json", "-o", "fi-ee-virtanen-talks.json", cwd=tmp_path)
    return tmp_path


def _held(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
        ("anchor", "visit.yaml", "--web-annotations", "diplovisit.toml"),
        ("evidence", "visit.yaml", "--html", "diplovisit.toml"),
        ("plot", "visit.yaml", "-o", "visit.yaml", "--to", "svg"),
        ("check", "visit.yaml", "--output-file", "json=visit.yaml"),
        ("check", ".", "--output-file", "json=./visit.yaml"),
        ("check", "visit.yaml", "--output-file", "json=retelling.txt"),
        ("check", "visit.yaml", "--fix", "--output-file", "json=retelling.txt"),
        ("check", "visit.yaml", "-j", "2", "--output-file", "json=retelling.txt"),
        ("check", "visit.yaml", "--config", "texts.toml", "--output-file", "json=texts/retelling.txt"),
        ("check", ".", "--output-file", "json=visit.anchors.json"),
        ("check", "visit.yaml", "--output-file", "json=diplovisit.toml"),
        ("check", "visit.yaml", "--terms", "terms.csv", "--output-file", "json=terms.csv"),
        ("check", "visit.yaml", "--source", "nationpress=terms.csv", "--output-file", "json=terms.csv"),
    ],
    ids=" ".join,
)
def test_an_output_does_not_replace_an_input(folder: Path, arguments: tuple[str, ...]) -> None:
    """The exit code is 2, one line names the file, and every file is unchanged."""
    before = _held(folder)
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert b"nothing was written, because the output is also an input" in done.stderr
    assert _held(folder) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "least.yaml", "--output-file", "json=visit.yaml"),
        ("export", "least.yaml", "--to", "ics", "-o", "visit.yaml"),
        ("export", "least.yaml", "--to", "jsonld", "-o", "fi-ee-virtanen-talks.json"),
        ("evidence", "least.yaml", "--html", "visit.yaml"),
        ("anchor", "visit.yaml", "--web-annotations", "fi-ee-virtanen-talks.json"),
        ("plot", "least.yaml", "-o", "visit.yaml", "--to", "svg"),
    ],
    ids=" ".join,
)
def test_an_output_does_not_replace_a_record_that_is_not_read(folder: Path, arguments: tuple[str, ...]) -> None:
    """What is not a record is never written over a file that is one."""
    before = _held(folder)
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert b"nothing was written, because the file is a record; name another file" in done.stderr
    assert _held(folder) == before


@pytest.mark.parametrize(
    "name", ["visit.yaml", "retelling.txt", "visit.anchors.json", "diplovisit.toml", "fi-ee-virtanen-talks.json"]
)
def test_the_schema_replaces_nothing_but_a_schema(folder: Path, name: str) -> None:
    """A schema is written over an older one, and over no other file."""
    before = _held(folder)
    done = run("schema", "-o", name, cwd=folder)
    assert done.returncode == 2
    assert f"{name}: nothing was written, because the existing file is not a JSON Schema".encode() in done.stderr
    assert _held(folder) == before
    for _ in range(2):
        assert run("schema", "-o", "visit.schema.json", cwd=folder).returncode == 0


def test_annotations_of_several_records_do_not_share_a_file(folder: Path) -> None:
    """Annotations of several records are refused, because each would overwrite the previous ones."""
    before = _held(folder)
    done = run("anchor", "visit.yaml", "least.yaml", "--web-annotations", "page.json", cwd=folder)
    assert (done.returncode, _held(folder)) == (2, before)
    assert b"--web-annotations expects one record, not 2 files; name one" in done.stderr


def test_an_output_beside_the_inputs_is_written(folder: Path) -> None:
    """A file that is not read may be overwritten."""
    for _ in range(2):
        assert run("export", "least.yaml", "--to", "ics", "-o", "least.ics", cwd=folder).returncode == 0
        assert run("evidence", "visit.yaml", "--html", "page.html", cwd=folder).returncode in {0, 1}
        assert run("anchor", "visit.yaml", "--web-annotations", "page.json", cwd=folder).returncode in {0, 1}
        assert run("check", ".", "--output-file", "json=report.txt", cwd=folder).returncode in {0, 1}
        assert run("export", "least.yaml", "--to", "json", "-o", "copy.json", cwd=folder).returncode == 0
        (folder / "page.json").unlink()
        (folder / "copy.json").unlink()
