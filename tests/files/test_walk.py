"""Folders are walked for records in the order of names, and no other file is read."""

from pathlib import Path

import pytest

from diplovisit.files import NoSuchPath, record_files


def names(*paths: Path) -> list[str]:
    """Returns the names of the record files below some paths."""
    return [file.name for file in record_files([str(path) for path in paths])]


def test_a_folder_gives_its_records_in_order(tmp_path: Path) -> None:
    """Records are recognised by their endings; locks, schemas, hidden files and other files are skipped."""
    for name in ("b.yaml", "a.json", "c.yml", "d.jsonl", "a.anchors.json", "visit.schema.json", ".e.yaml", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "f.json").touch()
    (tmp_path / "0").mkdir()
    (tmp_path / "0" / "g.json").touch()
    assert names(tmp_path) == ["a.json", "b.yaml", "c.yml", "d.jsonl", "g.json"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file that is given twice, by its folder or by a link, is read once."""
    (tmp_path / "a.json").touch()
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    assert names(tmp_path / "a.json", tmp_path, tmp_path) == ["a.json"]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    """A hidden file is skipped in a folder, but read where it is given."""
    (tmp_path / ".hidden.json").touch()
    assert names(tmp_path / ".hidden.json") == [".hidden.json"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """Links to folders are not followed, so a cycle of links does not make the walk endless."""
    (tmp_path / "ring").symlink_to(tmp_path)
    (tmp_path / "a.json").touch()
    assert names(tmp_path) == ["a.json"]


def test_a_missing_path_is_reported_before_anything_is_read(tmp_path: Path) -> None:
    """A missing path is reported before anything is read, with the most similar file of its folder."""
    (tmp_path / "visit.yaml").touch()
    with pytest.raises(NoSuchPath, match=r'visit\.yml: no such file or folder; did you mean ".*visit\.yaml"\?'):
        record_files([str(tmp_path / "visit.yaml"), str(tmp_path / "visit.yml")])


def test_a_link_that_leads_nowhere_is_reported_as_such(tmp_path: Path) -> None:
    """A link to a missing file is reported as a broken link."""
    (tmp_path / "a.json").symlink_to(tmp_path / "gone")
    with pytest.raises(NoSuchPath, match="a broken link"):
        record_files([str(tmp_path / "a.json")])


def test_a_device_is_no_record() -> None:
    """A device such as /dev/zero, which never ends, is refused."""
    with pytest.raises(NoSuchPath, match="neither a file nor a folder"):
        record_files(["/dev/zero"])
