"""A writer with expectations writes only where its targets still hold what it read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.files import ChangedMeanwhile, replacing, write_files, write_whole

NEW = [("a", b"new a"), ("b", b"new b")]


def contents(folder: Path) -> dict[str, bytes]:
    """Returns the content of the files in a folder, by name."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({}, {"a": None, "b": None}),
        ({}, {}),
        ({"a": b""}, {"a": b"", "b": None}),
        ({"a": b"old"}, {"a": b"old"}),
        ({"a": b"old", "b": b"old"}, {"b": b"old"}),
        ({"c": b"old"}, {"a": None, "c": None}),  # no target
    ],
)
def test_what_is_as_expected_is_written(
    tmp_path: Path, there: dict[str, bytes], expected: dict[str, bytes | None]
) -> None:
    """All files are written where each expected target is unchanged."""
    for name, data in there.items():
        (tmp_path / name).write_bytes(data)
    assert write_files(tmp_path, NEW, expected=expected) == 2
    assert contents(tmp_path) == {**there, **dict(NEW)}


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({"a": b"theirs"}, {"a": None, "b": None}),
        ({"b": b"theirs"}, {"a": None, "b": None}),
        ({"b": b""}, {"b": None}),
        ({"a": b"theirs"}, {"a": b""}),
        ({"a": b"theirs", "b": b"old"}, {"a": b"old", "b": b"old"}),
        ({}, {"a": b"old"}),
        ({"b": b"old"}, {"a": b"", "b": b"old"}),
    ],
)
def test_what_was_changed_meanwhile_stops_all(
    tmp_path: Path, there: dict[str, bytes], expected: dict[str, bytes | None]
) -> None:
    """One changed target stops the writing of every file, and nothing is left behind."""
    for name, data in there.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ChangedMeanwhile, match="nothing was written; try again"):
        write_files(tmp_path, NEW, expected=expected)
    assert contents(tmp_path) == there


def test_a_change_while_files_take_their_places_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If another writer creates the second target after the first was replaced, the first is restored and theirs stays."""
    replace = replacing._replace

    def replace_and_interfere(file: Path, target: Path) -> None:
        replace(file, target)
        (tmp_path / "b").write_bytes(b"theirs")

    monkeypatch.setattr(replacing, "_replace", replace_and_interfere)
    with pytest.raises(ChangedMeanwhile):
        write_files(tmp_path, NEW, expected={"a": None, "b": None})
    assert contents(tmp_path) == {"b": b"theirs"}


def test_expectations_may_come_with_the_files(tmp_path: Path) -> None:
    """`expected` may be filled while the files are consumed."""
    expected: dict[str, bytes | None] = {}

    def files() -> Iterator[tuple[str, bytes]]:
        for name, data in NEW:
            expected[name] = None
            yield name, data
        (tmp_path / "a").write_bytes(b"theirs")

    with pytest.raises(ChangedMeanwhile):
        write_files(tmp_path, files(), expected=expected)
    assert contents(tmp_path) == {"a": b"theirs"}


def test_a_link_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    """A link that another writer created meanwhile is kept, even if it leads nowhere."""

    def files() -> Iterator[tuple[str, bytes]]:
        yield from NEW
        (tmp_path / "b").symlink_to("nowhere")

    with pytest.raises(ChangedMeanwhile):
        write_files(tmp_path, files(), expected={"b": None})
    assert [file.name for file in tmp_path.iterdir()] == ["b"]


@pytest.mark.parametrize("was", [None, b"", b"old"])
def test_one_file_is_compared_as_well(tmp_path: Path, was: bytes | None) -> None:
    """`write_whole` compares its target as well: it writes an unchanged file, and refuses a changed one."""
    target = tmp_path / "a"
    if was is not None:
        target.write_bytes(was)
    write_whole(target, [b"new"], expected={"a": was})
    assert contents(tmp_path) == {"a": b"new"}
    with pytest.raises(ChangedMeanwhile):
        write_whole(target, [b"newer"], expected={"a": was})
    assert contents(tmp_path) == {"a": b"new"}
