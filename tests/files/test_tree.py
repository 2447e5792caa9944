"""A tree of files is written completely or not at all."""

from pathlib import Path

import pytest

from diplovisit.files.atomic_write import UnsafePath, write_tree


def test_folders_are_made_as_they_are_needed(tmp_path: Path) -> None:
    """Needed folders are made, parents included, and other files are left alone."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "other").write_text("as it was")
    assert write_tree(tmp_path / "new", {"a": b"1", "b/c/d": b"2", ".e/f": b"3"}) == 3
    contents = {
        str(p.relative_to(tmp_path / "new")): p.read_text() for p in (tmp_path / "new").rglob("*") if p.is_file()
    }
    assert contents == {"a": "1", "b/c/d": "2", ".e/f": "3", "other": "as it was"}
    assert write_tree(tmp_path / "x" / "y", {"z": b""}) == 1


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    """A target that is a link stops the whole write: no new file and no new folder is left."""
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "link").symlink_to("elsewhere")
    with pytest.raises(UnsafePath):
        write_tree(folder, {"a/b": b"1", "c": b"2", "link": b"3"})
    assert [file.name for file in folder.iterdir()] == ["link"]
    with pytest.raises(FileExistsError):
        write_tree(folder, {"a/b": b"1", "link/d": b"2"})
    assert [file.name for file in folder.iterdir()] == ["link"]
