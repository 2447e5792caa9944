"""An unfinished draft in a folder is left out of an export, with a note; a named or a completed one is not."""

import json
from pathlib import Path

import pytest

from diplovisit import export, load, load_all
from diplovisit.cli.main import main

RECORD = load("examples/least.yaml")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Returns a folder with a record and two drafts, as the import of a calendar leaves it."""
    folder = tmp_path / "visits"
    folder.mkdir()
    (folder / "least.yaml").write_bytes(Path("examples/least.yaml").read_bytes())
    for name in ("a", "b"):
        (folder / f"{name}.draft.json").write_text(json.dumps({"format": 1, "id": name, "title": "x"}), "utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_drafts_of_a_folder_are_left_out(folder: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    """The records of a folder are exported, and one line says which drafts are not."""
    out = folder.parent / "out.jsonl"
    assert main(["export", str(folder), "--to", "jsonl", "-o", str(out), "--jobs", jobs]) == 0
    assert list(load_all(out)) == [RECORD]
    assert (
        f"note: 2 drafts left out; `diplovisit check` says what they lack: {folder}/a.draft.json, {folder}/b.draft.json"
    ) in capsys.readouterr().err


def test_a_named_draft_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that is named is reported with what it lacks, and nothing is written."""
    assert main(["export", f"{folder}/a.draft.json", "--to", "ics"]) == 1
    assert "missing-field" in capsys.readouterr().err


def test_a_completed_draft_is_exported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft that became a record is exported under its old name."""
    (folder / "least.yaml").unlink()
    (folder / "a.draft.json").write_bytes(export(RECORD, "json"))
    assert main(["export", str(folder), "--to", "json"]) == 0
    assert "1 draft left out; `diplovisit check` says what it lacks" in capsys.readouterr().err


def test_other_invalid_records_are_errors(folder: Path) -> None:
    """An invalid record that is no draft still stops the export."""
    (folder / "c.json").write_text('{"format": 1, "id": "c"}', "utf-8")
    assert main(["export", str(folder), "--to", "ics"]) == 1


def test_check_reports_drafts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` says what each draft of a folder lacks, because nothing else does."""
    assert main(["check", str(folder)]) == 1
    assert "a.draft.json" in capsys.readouterr().out


def test_a_folder_of_drafts_alone_has_no_records(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that has only drafts is said to have no records."""
    (folder / "least.yaml").unlink()
    assert main(["export", str(folder), "--to", "ics"]) == 2
    assert "2 drafts left out" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 1, "id": 5}'])
def test_a_draft_without_an_id_is_an_error(folder: Path, text: str) -> None:
    """Such a file is damaged, and may have been a record: it is not left out unsaid."""
    (folder / "a.draft.json").write_text(text, "utf-8")
    assert main(["export", str(folder), "--to", "ics"]) == 1
