"""The files of a folder are written together or not at all."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.files import UnsafePath, write_files


def names(folder: Path) -> list[str]:
    """Returns the names in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def test_chunks_go_to_the_end_of_their_files(tmp_path: Path) -> None:
    """Chunks of several files may alternate; each file has its own chunks in order."""
    assert write_files(tmp_path / "out", [("a", b"1"), ("b", b"x"), ("a", b"2")]) == 2
    assert (tmp_path / "out" / "a").read_bytes() == b"12"
    assert names(tmp_path / "out") == ["a", "b"]


def test_a_failure_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    """If the last chunk fails, every file is unchanged, and nothing else is left."""

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new"
        yield "b", b"new"
        raise RuntimeError("no more")

    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_files(tmp_path, broken())
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_failure_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    """If the write into a new folder fails, the folder is removed again."""

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new"
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_files(tmp_path / "out", broken())
    assert not (tmp_path / "out").exists()


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    """Other files of the folder are left alone."""
    (tmp_path / "README").write_bytes(b"mine")
    write_files(tmp_path, [("a", b"1")])
    assert names(tmp_path) == ["README", "a"]


def test_a_link_among_the_files_is_not_written_through(tmp_path: Path) -> None:
    """One link among the targets stops the whole write."""
    (tmp_path / "b").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafePath):
        write_files(tmp_path, [("a", b"1"), ("b", b"2")])
    assert names(tmp_path) == ["b"]


def test_more_files_than_a_process_may_hold_open(tmp_path: Path) -> None:
    """A process that may open 150 files at a time can write a folder with more files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (150, hard))
    try:
        number = write_files(tmp_path / "out", [(f"{n % 500}", b"%d;" % n) for n in range(1_000)])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert number == 500
    assert (tmp_path / "out" / "7").read_bytes() == b"7;507;"
