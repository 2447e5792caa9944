"""Hostile files: pipes, devices, links and names are reported, and none is waited for, followed or skipped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit import check, load
from diplovisit.files import NoSuchPath, NotARegularFile, open_file, read_file
from diplovisit.pipeline.read import read_stream
from diplovisit.readers import Format, UnreadableDocument
from tests.conftest import ROOT
from tests.hostile.guarded_run import Command, Done, run_guarded

pytestmark = pytest.mark.not_measured

HONEST = (ROOT / "tests/corpus/hostile/yaml/honest.yaml").read_bytes()
WITH_TEXT = HONEST.replace(b"kind: statement", b"kind: statement, file: words.txt")
JSON = ("--no-config", "--no-across", "--output-format", "json")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder with a valid record, `visits/honest.yaml`, and a file outside of it that must never be shown."""
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "honest.yaml").write_bytes(HONEST)
    (tmp_path / "secret").write_bytes(b"hunter2: hunter2\n")
    return tmp_path


def _hostile_files(folder: Path) -> list[tuple[tuple[str, ...], str]]:
    """The hostile files in the folder, each with the command that meets it and the expected message."""
    os.mkfifo(folder / "pipe")
    cases: list[tuple[tuple[str, ...], str]] = []
    for name in ("pipe", "loop", "nowhere", "out"):
        place = folder / f"walk-{name}"
        place.mkdir()
        (place / "honest.yaml").write_bytes(HONEST)
        link = place / "visit.yaml"
        if name == "pipe":
            os.mkfifo(link)
        else:
            link.symlink_to({"loop": "visit.yaml", "nowhere": "gone.yaml", "out": "../secret"}[name])
        said = {
            "pipe": "visit.yaml: is neither a file nor a folder",
            "loop": "visit.yaml: is a broken link",
            "nowhere": "visit.yaml: is a broken link",
            "out": "visit.yaml: is a link to a place outside walk-out",
        }[name]
        cases += [((command, *rest, place.name), said) for command, *rest in _READERS]
    for name in ("lock-pipe", "lock-folder", "lock-nowhere"):
        place = folder / name
        place.mkdir()
        (place / "visit.yaml").write_bytes(HONEST)
        lock = place / "visit.anchors.json"
        if name == "lock-pipe":
            os.mkfifo(lock)
        elif name == "lock-folder":
            lock.mkdir()
        else:
            lock.symlink_to("gone.json")
        cases += [((command, f"{name}/visit.yaml"), "visit.anchors.json") for command in ("check", "anchor")]
    for kind, pattern in (("state-department", "secretary-travels/x.xml"), ("colt", "x.csv")):
        place = folder / f"set-{kind}"
        (place / pattern).parent.mkdir(parents=True)
        os.mkfifo(place / pattern)
        cases.append((("import", kind, place.name), "is not a regular file"))
    (folder / "calendars").mkdir()
    os.mkfifo(folder / "calendars" / "visits.ics")
    cases.append((("import", "calendars"), "is not a regular file"))
    cases += [
        (("check", "pipe"), "is neither a file nor a folder"),
        (("check", "/dev/zero"), "is neither a file nor a folder"),
        (("import", "/dev/zero"), "is neither a file nor a folder"),
        (("check", "visits", "--terms", "pipe"), "is not a regular file"),
        (("check", "visits", "--terms", "/dev/zero"), "is not a regular file"),
        (("check", "visits", "--terms", "visits"), "visits"),
        (("check", "visits", "--source", "ministry=pipe"), "not a file"),
        (("check", "visits", "--source", "ministry=/dev/zero"), "not a file"),
        (("check", "visits", "--config", "pipe"), "not a file"),
        (("check", "visits", "--config", "/dev/zero"), "not a file"),
    ]
    return cases


_READERS = (("check",), ("export", "--to", "jsonl"), ("fmt", "--check"), ("anchor",), ("import",))


def test_a_path_that_is_no_file_is_reported_without_waiting(folder: Path) -> None:
    """A pipe, a device, and a link to nowhere, to itself or out of the folder give exit code 2 and a description."""
    cases = _hostile_files(folder)
    for (arguments, said), done in zip(
        cases, run_guarded(folder, *(Command(arguments) for arguments, _ in cases)), strict=True
    ):
        assert done.code == 2, (arguments, done)
        assert said in done.err, (arguments, done)
        assert "hunter2" not in done.out + done.err, arguments


@pytest.mark.parametrize("name", ["walk-pipe", "walk-loop", "walk-nowhere", "walk-out"])
def test_the_library_raises_the_same(folder: Path, name: str) -> None:
    """`check` of a folder raises for a file with a record's name that cannot be read, and skips none."""
    _hostile_files(folder)
    with pytest.raises(NoSuchPath, match=r"visit\.yaml: is"):
        check(folder / name)


def test_a_text_beside_the_record_is_a_file_within_its_folder(folder: Path) -> None:
    """A source text that is a pipe, a folder, a device or a link out of the folder is a finding, and is not shown."""
    for name in ("pipe", "folder", "device", "out", "gone"):
        place = folder / name if name != "pipe" else folder / "text-pipe"
        place.mkdir()
        (place / "visit.yaml").write_bytes(WITH_TEXT)
        words = place / "words.txt"
        match name:
            case "pipe":
                os.mkfifo(words)
            case "folder":
                words.mkdir()
            case "device":
                words.symlink_to("/dev/zero")
            case "out":
                words.symlink_to("../secret")
    places = ("text-pipe", "folder", "device", "out", "gone")
    for name, done in zip(
        places, run_guarded(folder, *(Command(("check", each, *JSON)) for each in places)), strict=True
    ):
        rules = [finding["rule"] for finding in done.findings]
        assert rules == ["text-file-missing"], name
        assert "hunter2" not in done.out, name


def test_links_within_the_folder_are_read(folder: Path) -> None:
    """A link to a record in the folder is read, and a folder with a record's name is a folder."""
    (folder / "visits" / "same.yaml").symlink_to("honest.yaml")
    (folder / "visits" / "2025.yaml").mkdir()
    (folder / "visits" / "2025.yaml" / "visit.yml").write_bytes(HONEST)
    assert check(folder / "visits", across=False).tally.records == 2
    assert check(folder / "visits", across=False).ok


def test_a_link_out_that_is_named_is_read(folder: Path) -> None:
    """A link that the user names is followed, wherever it leads."""
    (folder / "elsewhere.yaml").symlink_to("visits/honest.yaml")
    assert load(folder / "elsewhere.yaml") == load(folder / "visits" / "honest.yaml")


@pytest.mark.at_length
def test_standard_input_is_bounded_and_may_be_closed(folder: Path) -> None:
    """Closed standard input is reported in one line, and input beyond the size limit of a record is refused."""
    large = "format: 1\nnotes: [" + "a" * 10_000_000
    commands = [
        ("check", "-"),
        ("import", "-"),
        ("fmt", "-"),
        ("check", "--diff", "-"),
        ("export", "-", "--to", "json"),
    ]
    closed = run_guarded(folder, *(Command(each, stdin=None) for each in commands))
    assert [(done.code, "standard input: is closed" in done.err) for done in closed] == [(2, True)] * len(commands)
    (checked, formatted) = run_guarded(folder, Command(("check", "-"), large), Command(("fmt", "-"), large))
    for done in (checked, formatted):
        assert done.code == 1
        assert "too-large" in done.out + done.err


def test_standard_input_that_the_shell_has_closed() -> None:
    """Standard input that the shell has closed is reported in one line."""
    shell = f'"{sys.executable}" -m diplovisit check - <&-'
    done = subprocess.run(["bash", "-c", shell], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("diplovisit: error: standard input: is closed")


NAMES = (
    b"line\nbreak.yaml",
    b"\xff\xfe.yaml",
    b"\x1b]0;owned\x07.yaml",
    b"\xe2\x80\xae.yaml",
    b"::error::x.yaml",
    b"-n.yaml",
    b"%0A.yaml",
    b"e\xcc\x81.yaml",
    b"\xc3\xa9.yaml",
    b"a" * 250 + b".yaml",
    "😀".encode() * 62 + b".yaml",
    b" .yaml",
    b"a b'\"$(x)`.yaml",
)


def _named(folder: Path, data: bytes) -> None:
    for name in NAMES:
        (folder / os.fsdecode(name)).write_bytes(data)


def _lines_of(done: Done) -> Iterator[str]:
    yield from (done.out + done.err).splitlines()


def test_names_of_any_bytes_are_shown_and_not_obeyed(folder: Path) -> None:
    """Every report shows each file; no name starts a line, moves the cursor, or prevents the report."""
    place = folder / "names"
    place.mkdir()
    _named(place, b"format: 2\nid: a\n")
    formats = ("full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")
    shown = [Command(("check", "names", "--no-config", "--output-format", each)) for each in formats]
    written = Command(
        (
            "check",
            "names",
            "--no-config",
            *(word for each in formats for word in ("--output-file", f"{each}=out.{each}")),
        )
    )
    *done, last = run_guarded(folder, *shown, written)
    for form, each in zip(formats, done, strict=True):
        assert each.code == 1, form
        assert "\x1b" not in each.out, form
        assert "\u202e" not in each.out, form
        assert not any(line.startswith("::error::x") for line in _lines_of(each)), form
    assert last.code == 1
    assert all((folder / f"out.{each}").stat().st_size for each in formats)
    assert {found["file"] for found in done[2].findings} >= {"names/-n.yaml", "names/%0A.yaml"}
    assert len({found["file"] for found in done[2].findings}) == len(NAMES)


def test_honest_records_of_any_name_are_read_and_written(folder: Path) -> None:
    """A record whose name has 255 bytes has no lock file, but is checked and formatted."""
    place = folder / "names"
    place.mkdir()
    _named(place, HONEST.replace(b"\n", b"  \n"))
    before = sorted(place.iterdir())
    checked, formatted = run_guarded(
        folder, Command(("check", "names", "--no-config", "--no-across")), Command(("fmt", "names"))
    )
    assert (checked.code, formatted.code) == (0, 0), (checked, formatted)
    assert sorted(place.iterdir()) == before
    assert all(file.read_bytes() == HONEST for file in place.iterdir())


def test_a_file_without_read_permission_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message of the system is shown with the name of the file."""

    def denied(name: str, *_: object) -> int:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(PermissionError, match=r"honest\.yaml"):
        load(folder / "visits" / "honest.yaml")


def test_an_endless_file_is_read_up_to_the_bound() -> None:
    """An endless stream is read up to the bound."""

    class Growing:
        def read(self, size: int = -1) -> bytes:
            return b"# more\n" * (min(size, 700_000) // 7 + 1)

    (found,) = read_stream(Growing(), "visit.yaml", Format.YAML)  # type: ignore[arg-type]  # all that is asked of it
    assert isinstance(found, UnreadableDocument)
    assert found.faults[0].rule.name == "too-large"


def test_opening_never_waits(tmp_path: Path) -> None:
    """A pipe without a writer, a device and a folder are not opened, and of a file only the requested bytes are read."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(NotARegularFile, match="not a regular file"):
            open_file(path)
    with pytest.raises(IsADirectoryError):
        open_file(tmp_path)
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_file(tmp_path / "file", 4) == b"01234"
    assert read_file(tmp_path / "file", 100) == b"0123456789"
