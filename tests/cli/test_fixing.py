"""`check --fix` and `check --diff`: stories, exit codes, and files that are written whole or not at all."""

import json
import os
import shutil
from pathlib import Path

import pytest

from diplovisit import load, unstructure
from diplovisit.cli import outputs
from diplovisit.cli.main import main
from diplovisit.files import write_whole
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.fixes.test_table import YAML

_NFD = YAML.replace("name: Aino Virtanen", "name: Jose\u0301 Virtanen").replace(
    "status: announced", "# Jose\u0301 is spelt so in the announcement\nstatus: announced   # by the ministry"
)
_NFC = _NFD.replace("name: Jose\u0301", "name: José")
_STALE = ROOT / "tests/corpus/reject/anchor-stale"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    """A record with a name in another normal form, among comments."""
    file = tmp_path / "visit.yaml"
    file.write_bytes(_NFD.encode())
    return file


@pytest.fixture
def anchored(tmp_path: Path) -> Path:
    """A record with an outdated lock file, next to the text of its source."""
    shutil.copytree(_STALE, tmp_path, dirs_exist_ok=True)
    return tmp_path / "a-longer-quote.yaml"


def test_a_name_is_fixed_among_its_comments(visit: Path) -> None:
    """The name gets normal form C, and the same letters in a comment are unchanged."""
    done = run("check", "--fix", visit)
    assert done.returncode == 0
    assert done.stderr.decode() == f"fixed {visit}: 1 not-nfc\ndiplovisit: fixed 1 finding in 1 file\n"
    assert done.stdout == b"1 record checked: nothing found.\n"
    assert visit.read_text("utf-8") == _NFC
    again = run("check", "--fix", visit)
    assert (again.returncode, again.stderr) == (0, b"diplovisit: fixed nothing\n")
    assert visit.read_text("utf-8") == _NFC


def test_a_diff_shows_it_and_writes_nothing(visit: Path) -> None:
    """A fix is a unified diff on standard output with exit code 1; without a fix it is 0."""
    done = run("check", "--diff", visit)
    assert done.returncode == 1
    assert done.stdout.decode().startswith(f"--- {visit}\n+++ {visit} (fixed)\n@@ -")
    assert "+  - {id: envoy, name: José Virtanen, country: FI}\n" in done.stdout.decode()
    assert done.stderr == b"diplovisit: would fix 1 finding in 1 file\n"
    assert visit.read_text("utf-8") == _NFD
    assert run("check", "--diff", "--exit-zero", visit).returncode == 0
    visit.write_text(_NFC, "utf-8")
    done = run("check", "--diff", visit)
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_line_of_json_lines_is_fixed(tmp_path: Path) -> None:
    """Only the faulty line changes; an unreadable line stays, and is reported."""
    file = tmp_path / "visits.jsonl"
    (tmp_path / "visit.yaml").write_text(YAML, "utf-8")
    record = unstructure(load(tmp_path / "visit.yaml"))
    (tmp_path / "visit.yaml").unlink()
    good = json.dumps(record).encode()
    bad = json.dumps(record | {"id": "another", "title": "An  envoy"}).encode()
    file.write_bytes(good + b"\r\n" + bad + b"\n\n{torn\n")
    done = run("check", "--fix", file, "--output-format", "concise")
    assert file.read_bytes() == good + b"\r\n" + bad.replace(b"An  envoy", b"An envoy") + b"\n\n{torn\n"
    assert done.returncode == 1
    assert b"malformed-json" in done.stdout
    assert b"blank-at-edge" not in done.stdout


def test_a_stale_lock_file_is_rewritten(anchored: Path) -> None:
    """The lock file is rewritten as `anchor` does it, and no finding remains."""
    lock = anchored.with_suffix(".anchors.json")
    record, before = anchored.read_bytes(), lock.read_bytes()
    diff = run("check", "--diff", anchored)
    assert diff.returncode == 1
    assert b"will visit Finland" in diff.stdout
    assert lock.read_bytes() == before
    done = run("check", "--fix", anchored)
    assert (done.returncode, done.stderr.decode()) == (
        0,
        f"fixed {lock}: 2 anchor-stale\ndiplovisit: fixed 2 findings in 1 file\n",
    )
    assert anchored.read_bytes() == record
    mended = lock.read_bytes()
    lock.write_bytes(before)
    assert run("anchor", anchored).returncode == 0
    assert lock.read_bytes() == mended
    assert run("check", "--fix", anchored).stderr == b"diplovisit: fixed nothing\n"


def test_an_anchor_that_somebody_has_to_look_at_is_left(anchored: Path) -> None:
    """When the source contradicts the anchor, the lock file is unchanged."""
    lock = anchored.with_suffix(".anchors.json")
    run("anchor", anchored)
    before = lock.read_bytes()
    text = anchored.parent / "texts/a-longer-quote.txt"
    words = text.read_text("utf-8").replace("will visit Finland", "will visit Finland not")
    text.write_text(words, "utf-8")
    done = run("check", "--fix", anchored, "--output-format", "concise")
    assert b"anchor-stale" in done.stdout
    assert done.stderr == b"diplovisit: fixed nothing\n"
    assert lock.read_bytes() == before


def test_the_exit_code_is_that_of_what_remains(visit: Path) -> None:
    """Only remaining findings count: errors, and warnings with --fail-on."""
    visit.write_text(_NFD.replace("duration: P3D", "duration: P2D"), "utf-8")
    done = run("check", "--fix", visit, "--output-format", "concise")
    assert done.returncode == 1
    assert b"duration-disagrees" in done.stdout
    assert b"not-nfc" not in done.stdout
    visit.write_text(_NFD, "utf-8")
    assert run("check", "--fix", "--fail-on", "info", visit).returncode == 0


def test_suggestions_are_shown_and_not_applied(visit: Path) -> None:
    """A suggestion is shown and not applied, because a person must decide."""
    text = _NFC.replace("status: announced", "status: anounced")
    visit.write_text(text, "utf-8")
    done = run("check", "--fix", visit)
    assert done.returncode == 1
    assert "suggestion: write" in done.stdout.decode()
    assert visit.read_text("utf-8") == text


def test_what_does_not_count_is_not_fixed(visit: Path) -> None:
    """Ignored rules and suppressed findings are not fixed."""
    assert run("check", "--fix", "--ignore", "not-nfc", visit).stderr == b"diplovisit: fixed nothing\n"
    assert run("check", "--fix", "--select", "time", visit).stderr == b"diplovisit: fixed nothing\n"
    (visit.parent / "diplovisit.toml").write_text(
        '[[suppress]]\nrule = "not-nfc"\nrecord = "fi-ee-envoy-talks"\nreason = "as he spells it"\n', "utf-8"
    )
    done = run("check", "--fix", visit, cwd=visit.parent)
    assert (done.returncode, done.stderr) == (0, b"diplovisit: fixed nothing\n")
    assert visit.read_text("utf-8") == _NFD


def test_reports_for_programs_stay_whole(visit: Path) -> None:
    """Fixes are reported on standard error, so that standard output contains only the report."""
    assert json.loads(run("check", "--fix", visit, "--output-format", "json").stdout)["findings"] == []


def test_standard_input_cannot_be_fixed_but_shown() -> None:
    """`--fix -` is refused with a remedy; `--diff -` shows what would change."""
    done = run("check", "--fix", "-", stdin=_NFD.encode())
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"check --diff -" in done.stderr
    done = run("check", "--diff", "-", stdin=_NFD.encode())
    assert done.returncode == 1
    assert done.stdout.startswith(b"--- <stdin>\n")
    assert run("check", "--diff", "-", "--stdin-filename", "a.yaml", stdin=_NFC.encode()).returncode == 0
    with pytest.raises(SystemExit):
        main(["check", "--fix", "--diff"])


def test_what_cannot_be_fixed_is_reported_as_ever(tmp_path: Path) -> None:
    """An empty folder, an unknown format and a missing file are reported as without --fix."""
    assert run("check", "--fix", tmp_path).returncode == 3
    assert run("check", "--diff", tmp_path).returncode == 3
    assert run("check", "--fix", tmp_path / "no.yaml").returncode == 2
    (tmp_path / "notes.txt").write_text("title: a", "utf-8")
    assert run("check", "--fix", tmp_path / "notes.txt").returncode == 2


def test_links_are_followed_and_permissions_kept(visit: Path) -> None:
    """The target of a link is fixed with its mode, and the link stays a link."""
    visit.chmod(0o640)
    folder = visit.parent / "links"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(visit)
    assert run("check", "--fix", link, cwd=visit.parent).returncode == 0
    assert link.is_symlink()
    assert visit.read_text("utf-8") == _NFC
    assert visit.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_stays_and_others_are_fixed(visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unwritable file is reported in one line, the others are fixed, and the exit code is 2."""
    other = visit.with_name("other.yaml")
    other.write_text(_NFD.replace("fi-ee-envoy-talks", "fi-ee-other-talks"), "utf-8")

    def refuse(path: Path, chunks: tuple[bytes, ...]) -> None:
        if path.name == "visit.yaml":
            raise PermissionError(13, "is not writable", str(path))
        write_whole(path, chunks)

    monkeypatch.setattr(outputs, "write_whole", refuse)
    done = run("check", "--fix", visit.parent, "--output-format", "concise", "--no-across")
    assert done.returncode == 2
    assert (
        f"diplovisit: not fixed: {visit}: is not writable; change its permissions, or choose another path\n"
        in done.stderr.decode()
    )
    assert b"diplovisit: fixed 1 finding in 1 file\n" in done.stderr
    assert b"not-nfc" in done.stdout
    assert visit.read_text("utf-8") == _NFD
    assert "José" in other.read_text("utf-8")
    assert sorted(file.name for file in visit.parent.iterdir()) == ["other.yaml", "visit.yaml"]


def test_what_was_changed_meanwhile_is_not_overwritten(visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was saved during the fix is unchanged, and reported in one line."""
    read = Path.read_bytes
    reads = []

    def saved_between(path: Path) -> bytes:
        if path.name == visit.name:
            reads.append(path)
            if len(reads) == 1:  # that of whoever is about to write
                path.write_text(_NFD + "# saved\n", "utf-8")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", saved_between)
    done = run("check", "--fix", visit)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(
        f"diplovisit: not fixed: {visit}: was changed by another program in the meantime"
    )
    assert visit.read_text("utf-8") == _NFD + "# saved\n"


def test_a_write_that_stops_half_way_leaves_the_file(visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old file, and no new file."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("check", "--fix", visit)
    assert done.returncode == 2
    assert visit.read_text("utf-8") == _NFD
    assert [file.name for file in visit.parent.iterdir()] == ["visit.yaml"]
