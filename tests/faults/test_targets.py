"""Targets that are folders, pipes, devices, links or not writable; and the permissions of written files."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.files import write_files, write_whole
from tests.cli.test_command import SEED, run
from tests.faults.writing import contents, left

WRITERS = (
    ("export", SEED, "--to", "json", "-o"),
    ("import", SEED, "-o"),
    ("schema", "-o"),
    ("evidence", SEED, "--force", "--html"),
)


def refused(words: tuple[str, ...], target: str | Path) -> bytes:
    """The output of a command that cannot write: exit code 2 and one line with the name of the target."""
    done = run(*words, target)
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith(b"diplovisit: error: ")
    assert os.fsencode(target) in line
    return line


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_a_target_that_is_no_file_is_not_replaced(tmp_path: Path, words: tuple[str, ...]) -> None:
    """A pipe, a link and a folder are never replaced, and the message says which one it is."""
    pipe, link, dangling, loop = (tmp_path / name for name in ("pipe", "link", "dangling", "loop"))
    os.mkfifo(pipe)
    (tmp_path / "file").write_bytes(b"not mine")
    link.symlink_to(tmp_path / "file")
    dangling.symlink_to(tmp_path / "nowhere")
    loop.symlink_to(loop)
    assert b"is not a file" in refused(words, pipe)
    for each in (link, dangling, loop):
        assert b"is a link" in refused(words, each)
    if words[0] in {"schema", "evidence"}:
        (tmp_path / "folder").mkdir()
        assert b"is a folder" in refused(words, tmp_path / "folder")
        (tmp_path / "folder").rmdir()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert all(each.is_symlink() for each in (link, dangling, loop))
    assert contents(tmp_path) == {"file": b"not mine", "link": b"not mine"}
    assert left(tmp_path) == []


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    """Root could replace /dev/null by a file, but the command does not."""
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        device = Path(os.devnull)  # only root could replace it
    assert device.is_char_device()
    with pytest.raises(OSError, match=r"is not a file|is not writable"):
        write_whole(device, [b"x"])
    assert device.is_char_device()


def test_a_folder_among_the_files_stops_all_of_them(tmp_path: Path) -> None:
    """If one file of a set cannot be put in place, none is."""
    (tmp_path / "out" / "stops.csv").mkdir(parents=True)
    (tmp_path / "out" / "visits.csv").write_bytes(b"old")
    assert b"stops.csv: is a folder" in refused(("export", SEED, "--to", "csv", "-o"), tmp_path / "out")
    assert contents(tmp_path / "out") == {"visits.csv": b"old"}
    assert left(tmp_path) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o666])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    """A replaced file keeps its permissions, alone or in a set, with any umask."""
    for name in "abc":
        (tmp_path / name).write_bytes(b"old")
        (tmp_path / name).chmod(mode)
    before = os.umask(0o077)
    try:
        write_whole(tmp_path / "a", [b"new"])
        write_files(tmp_path, [("b", b"new"), ("c", b"new"), ("d", b"new")])
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "abcd"] == [mode, mode, mode, 0o600]


@pytest.mark.parametrize("umask", [0o022, 0o002, 0o077])
def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path, umask: int) -> None:
    """A new file has the permissions of the umask, and not those of the staging folder."""
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "a", [b"new"])
        write_files(tmp_path / "out", [("b", b"new"), ("c", b"new")])
    finally:
        os.umask(before)
    made = [tmp_path / "a", tmp_path / "out" / "b", tmp_path / "out" / "c"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in made} == {0o666 & ~umask}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o777 & ~umask


def test_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    """A file with private permissions is never readable for others while it is written."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)

    def watched() -> Iterator[bytes]:
        yield b"new"
        (folder,) = tmp_path.glob(".diplovisit-*")
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0

    write_whole(tmp_path / "a", watched())
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_root_does_not_take_a_file_over(tmp_path: Path) -> None:
    """A file keeps its owner when root writes it again, as in a container."""
    (tmp_path / "a").write_bytes(b"old")
    os.chown(tmp_path / "a", 12_345, 12_346)
    write_whole(tmp_path / "a", [b"new"])
    made = (tmp_path / "a").stat()
    assert (made.st_uid, made.st_gid) == (12_345, 12_346)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
@pytest.mark.parametrize("target", ["folder/new.json", "open/file.json"])
def test_a_target_without_permission_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """A folder or a file without write permission gives exit code 2, the path and a remedy, and stays the same."""
    (tmp_path / "visit.json").write_bytes(run("export", SEED, "--to", "json").stdout)
    for name, mode in (("folder", 0o555), ("open", 0o777)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
    (tmp_path / "open" / "file.json").write_bytes(b"old")
    (tmp_path / "open" / "file.json").chmod(0o444)
    tmp_path.chmod(0o755)
    said = (tmp_path / "said").open("w+b")
    with said:
        child = os.fork()
        if child == 0:
            code = 99
            try:
                os.chdir(tmp_path)  # the other user may not pass through its parents
                monkeypatch.setattr(contextlib, "chdir", contextlib.nullcontext)
                if os.geteuid() == 0:
                    os.setgid(65_534)
                    os.setuid(65_534)
                done = run("export", "visit.json", "--to", "json", "-o", target, cwd=Path())
                said.write(done.stderr)
                said.flush()
                code = done.returncode
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        stderr = said.read()
    assert os.waitstatus_to_exitcode(status) == 2, stderr
    assert stderr.startswith(b"diplovisit: error: " + target.encode())
    assert b"is not writable; change its permissions, or choose another path" in stderr
    assert contents(tmp_path / "open") == {"file.json": b"old"}
    assert list((tmp_path / "folder").iterdir()) == []
    assert left(tmp_path) == []
