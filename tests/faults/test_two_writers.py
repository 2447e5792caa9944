"""After two concurrent writers, the files are from one of them or the other, never a mix."""

import contextlib
import errno
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diplovisit.files import consistent_set, recover, replacing, staging, unfinished_writes, write_files, write_whole
from diplovisit.files.staging import FolderBusy, acquire, release, staging_folder
from tests.faults.writing import contents, left

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

ROUNDS = 400 if "DIPLOVISIT_EXAMPLES" in os.environ else 30
NAMES = ("a", "b", "c", "d", "e")


def forked(work: Callable[[], object]) -> int:
    """Starts work in a process of its own, and returns its id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001  # the process ends here
            traceback.print_exc()  # otherwise the reason would be lost
        finally:
            sys.stderr.flush()
            os._exit(code)
    return child


def ended_well(child: int) -> bool:
    """Waits for a process, and requires exit code 0."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def a_set(word: bytes) -> Iterator[tuple[str, bytes]]:
    """Files with the same content."""
    return ((name, word * 500) for name in NAMES)


def test_one_file(tmp_path: Path) -> None:
    """Every reader, at any time and at the end, reads the bytes of one of the writers."""
    target = tmp_path / "a"
    write_whole(target, [b"x" * 500])

    def write(word: bytes) -> None:
        for _ in range(ROUNDS):
            write_whole(target, (word * 100 for _ in range(5)))

    children = [forked(lambda word=word: write(word)) for word in (b"x", b"y")]  # type: ignore[misc]  # bound now
    seen = {target.read_bytes() for _ in range(ROUNDS * 10)}
    assert all(map(ended_well, children))
    seen.add(target.read_bytes())
    assert seen <= {b"x" * 500, b"y" * 500}
    assert left(tmp_path) == []


def test_a_set_of_files(tmp_path: Path) -> None:
    """Every reader of a set, at any time and at the end, reads all files of one writer or all of the other."""
    write_files(tmp_path / "out", a_set(b"x"))

    def write(word: bytes) -> None:
        for _ in range(ROUNDS):
            write_files(tmp_path / "out", a_set(word))

    def read() -> None:
        for _ in range(ROUNDS * 2):
            with consistent_set(tmp_path / "out"), contextlib.ExitStack() as opened:
                streams = [opened.enter_context((tmp_path / "out" / name).open("rb")) for name in NAMES]
                assert len({stream.read() for stream in streams}) == 1

    children = [forked(lambda word=word: write(word)) for word in (b"x", b"y")]  # type: ignore[misc]  # bound now
    children.append(forked(read))
    assert all([ended_well(child) for child in children])  # noqa: C419  # each is waited for
    assert len(set(contents(tmp_path / "out").values())) == 1
    assert left(tmp_path) == []


@pytest.mark.parametrize("fails", [False, True])
def test_a_staging_folder_is_renamed_before_it_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    """A staging folder is renamed back to `.tmp` before it is removed, so that other writers ignore it.

    This also holds after a failure.
    """
    taken: list[str] = []
    rmtree = shutil.rmtree

    def take(path: Path, *, ignore_errors: bool) -> None:
        taken.append(Path(path).suffix)
        rmtree(path, ignore_errors=ignore_errors)

    def refuse(file: Path, target: Path) -> None:
        raise OSError(errno.EIO, "no", str(target))

    write_files(tmp_path, a_set(b"x"))
    monkeypatch.setattr(shutil, "rmtree", take)
    if fails:
        monkeypatch.setattr(replacing, "_replace", refuse)
        with pytest.raises(OSError, match="no"):
            write_files(tmp_path, a_set(b"y"))
    else:
        write_files(tmp_path, a_set(b"y"))
    assert taken == [".tmp"]
    assert set(contents(tmp_path).values()) == {("x" if fails else "y").encode() * 500}
    assert left(tmp_path) == []


def test_a_new_folder(tmp_path: Path) -> None:
    """Two writers that make the same folder both succeed, and one of them has written the content."""
    for number in range(ROUNDS // 3):
        folder = tmp_path / str(number)
        children = [forked(lambda word=word: write_files(folder, a_set(word))) for word in (b"x", b"y")]  # type: ignore[misc]  # noqa: B023  # bound now
        assert all([ended_well(child) for child in children])  # noqa: C419  # each is waited for
        assert len(set(contents(folder).values())) == 1
        assert left(folder) == []


def test_files_that_another_writer_is_writing_are_kept(tmp_path: Path) -> None:
    """A writer does not take the files of another active writer for leftovers."""

    def chunks() -> Iterator[bytes]:
        yield b"one "
        assert ended_well(forked(lambda: write_whole(tmp_path / "b", [b"other"])))
        yield b"two"

    write_whole(tmp_path / "a", chunks())
    assert contents(tmp_path) == {"a": b"one two", "b": b"other"}


def test_waiting_too_long_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a folder stays locked, a writer gives up with an error that names the folder, and writes nothing."""
    monkeypatch.setattr(staging, "LOCK_TIMEOUT", 3)
    held = acquire(tmp_path, exclusive=True)
    if held is None:
        pytest.skip("the file system of temporary files has no locks")
    with pytest.raises(FolderBusy, match="another program is writing there"):
        write_whole(tmp_path / "a", [b"x"])
    release(held)
    assert list(tmp_path.iterdir()) == []
    write_whole(tmp_path / "a", [b"x"])
    assert contents(tmp_path) == {"a": b"x"}


@pytest.mark.parametrize("known", [True, False])
def test_without_locks_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    """On a system without locks, a writer does not wait, and keeps files that may belong to another writer."""
    monkeypatch.setattr(staging, "_HAS_LOCKS", known)
    (tmp_path / ".diplovisit-12345678.tmp" / "new").mkdir(parents=True)
    assert write_files(tmp_path, a_set(b"x")) == len(NAMES)
    assert left(tmp_path) == ([] if known else [".diplovisit-12345678.tmp"])
    (tmp_path / ".diplovisit-12345678.unfinished" / "new").mkdir(parents=True)
    (tmp_path / ".diplovisit-12345678.unfinished" / "new" / "f").write_bytes(b"y")
    assert recover(tmp_path) == known
    assert len(unfinished_writes(tmp_path)) == (not known)
    shutil.rmtree(tmp_path / ".diplovisit-12345678.unfinished", ignore_errors=True)
    with consistent_set(tmp_path), staging_folder(tmp_path) as staged:
        assert staged.path.is_dir()
