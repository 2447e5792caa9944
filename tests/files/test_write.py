"""A file is written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.files import UnsafePath, write_whole


def beside(path: Path) -> list[str]:
    """What lies in the folder of a path."""
    return sorted(entry.name for entry in path.parent.iterdir())


def test_what_is_written_is_what_was_given(tmp_path: Path) -> None:
    """The chunks, in order, and nothing else in the folder."""
    target = tmp_path / "a.json"
    write_whole(target, (b"one ", b"two"))
    assert target.read_bytes() == b"one two"
    assert beside(target) == ["a.json"]


def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    """Where making the chunks fails, the target is as it was, and no part of the new one is left."""

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("no more")

    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_whole(target, broken())
    assert target.read_bytes() == b"old"
    assert beside(target) == ["a.json"]


def test_a_failure_half_way_leaves_no_file_where_there_was_none(tmp_path: Path) -> None:
    """The same, for a file that was not there."""

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.json", broken())
    assert beside(tmp_path / "a.json") == []


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """What a link points to is not touched, and the link stays."""
    other, link = tmp_path / "other", tmp_path / "link.json"
    other.write_bytes(b"not mine")
    link.symlink_to(other)
    with pytest.raises(UnsafePath, match="is a link"):
        write_whole(link, (b"x",))
    assert other.read_bytes() == b"not mine"
    assert link.is_symlink()


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    """A file that only its owner may read is not opened to others by being written again."""
    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    target.chmod(0o600)
    write_whole(target, (b"new",))
    assert target.stat().st_mode & 0o777 == 0o600
