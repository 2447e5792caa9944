"""A file is written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.files import UnsafePath, write_whole


def names(path: Path) -> list[str]:
    """Returns the names in the folder of a path."""
    return sorted(entry.name for entry in path.parent.iterdir())


def test_what_is_written_is_what_was_given(tmp_path: Path) -> None:
    """A written file has the chunks in order, and nothing else is left in the folder."""
    target = tmp_path / "a.json"
    write_whole(target, (b"one ", b"two"))
    assert target.read_bytes() == b"one two"
    assert names(target) == ["a.json"]


def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    """If the chunks fail half-way, the target is unchanged, and no part of the new file is left."""

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("no more")

    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_whole(target, broken())
    assert target.read_bytes() == b"old"
    assert names(target) == ["a.json"]


def test_a_failure_half_way_leaves_no_file_where_there_was_none(tmp_path: Path) -> None:
    """If the chunks of a new file fail half-way, no file is left."""

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.json", broken())
    assert names(tmp_path / "a.json") == []


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A link as the target is refused; the link and its target are unchanged."""
    other, link = tmp_path / "other", tmp_path / "link.json"
    other.write_bytes(b"not mine")
    link.symlink_to(other)
    with pytest.raises(UnsafePath, match="is a link"):
        write_whole(link, (b"x",))
    assert other.read_bytes() == b"not mine"
    assert link.is_symlink()


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    """Writing a file again keeps its mode, so a private file stays private."""
    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    target.chmod(0o600)
    write_whole(target, (b"new",))
    assert target.stat().st_mode & 0o777 == 0o600
