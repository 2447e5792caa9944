"""Comparisons: which record of one snapshot is paired with which record of the other."""

from pathlib import Path

from diplovisit.pipeline.compare import compare_snapshots, snapshots_of
from diplovisit.record.diff import ChangeOutcome
from tests.conftest import ROOT

LEAST = (ROOT / "examples/least.yaml").read_text("utf-8")


def _folder(where: Path, **titles: str) -> Path:
    """Makes a folder with the least record in several files, each with its title."""
    where.mkdir()
    for name, title in titles.items():
        text = LEAST.replace("title: Special Envoy Aino Virtanen visits Estonia", f"title: {title}")
        (where / f"{name}.yaml").write_text(text, "utf-8")
    return where


def _compare(before: Path, after: Path) -> list[tuple[ChangeOutcome, str]]:
    found = compare_snapshots(*snapshots_of([str(before), str(after)]))
    return [(each.outcome, Path(each.state.file).name) for each in found.records]


def test_records_of_one_id_are_paired_by_path(tmp_path: Path) -> None:
    """Of two records with one id, each is paired with the record at its own path; `check` reports the id."""
    before = _folder(tmp_path / "old", a="One", b="Two")
    after = _folder(tmp_path / "new", a="One and more", b="Two")
    assert _compare(before, after) == [(ChangeOutcome.CHANGED, "a.yaml")]


def test_a_copy_is_new(tmp_path: Path) -> None:
    """A record that exists once before and twice after was added once."""
    before = _folder(tmp_path / "old", a="One")
    after = _folder(tmp_path / "new", a="One and more", b="One")
    assert _compare(before, after) == [(ChangeOutcome.CHANGED, "a.yaml"), (ChangeOutcome.ADDED, "b.yaml")]


def test_a_file_against_a_folder(tmp_path: Path) -> None:
    """The record of a file is paired with the record of its id in a folder."""
    after = _folder(tmp_path / "new", z="Another title")
    assert _compare(ROOT / "examples/least.yaml", after) == [(ChangeOutcome.CHANGED, "z.yaml")]


def test_a_file_that_became_unreadable_is_not_removed(tmp_path: Path) -> None:
    """A record whose file has become unreadable is reported as unreadable, and not as removed."""
    before, after = _folder(tmp_path / "old", a="One"), _folder(tmp_path / "new", a="One")
    (after / "a.yaml").write_text("{", "utf-8")
    comparison = compare_snapshots(*snapshots_of([str(before), str(after)]))
    assert comparison.records == ()
    assert [checked.file for checked in comparison.unread] == [str(after / "a.yaml")]
    back = compare_snapshots(*snapshots_of([str(after), str(before)]))
    assert back.records == ()
