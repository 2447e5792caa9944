"""`diplovisit import -o`: what exists and differs is kept and listed, and what is new is written beside it."""

import json
import os
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest
import yaml

from diplovisit import Visit, export, export_files, load, unstructure
from diplovisit.files import replacing
from diplovisit.pipeline import existing
from diplovisit.record import Identifier, Status
from tests.cli.test_command import SEED, run
from tests.cli.test_import import FOREIGN
from tests.datasets.trips import folder, trip, trips

VISIT = load(SEED)
NAME = f"{VISIT.id}.json"
OTHER = load("examples/least.yaml")
DRAFT = "visit-of-the-envoy.draft.json"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder to import into."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def at(revision: int, visit: Visit = VISIT) -> Visit:
    """The record at another revision."""
    return attrs.evolve(visit, revision=revision)


def calendar(path: Path, *visits: Visit) -> Path:
    """A calendar of records."""
    path.write_bytes(export(visits, "ics"))
    return path


def foreign(path: Path, data: bytes = FOREIGN) -> Path:
    """A calendar of another program."""
    path.write_bytes(data)
    return path


def contents(path: Path) -> dict[str, tuple[bytes | str, int]]:
    """Every name below a folder with its content and file number, so that a rewritten file differs."""
    return {
        entry.relative_to(path).as_posix(): (
            os.readlink(entry) if entry.is_symlink() else entry.read_bytes() if entry.is_file() else "",  # noqa: PTH115
            entry.lstat().st_ino,
        )
        for entry in sorted(path.rglob("*"))
    }


def refused(out: Path, *arguments: str | Path) -> str:
    """Runs an import that must be refused and change nothing, and returns its message."""
    before = contents(out.parent)
    done = run("import", *arguments)
    assert done.returncode == 2, done.stderr.decode()
    assert contents(out.parent) == before
    assert b"Traceback" not in done.stderr
    assert b"nothing was written" in done.stderr
    return done.stderr.decode()


def kept(out: Path, *arguments: str | Path) -> str:
    """Runs an import of nothing but what exists and differs. It must change nothing, and returns its message."""
    before = contents(out.parent)
    done = run("import", *arguments)
    assert done.returncode == 1, done.stderr.decode()
    assert contents(out.parent) == before
    assert b"Traceback" not in done.stderr
    assert b": kept: " in done.stderr
    return done.stderr.decode().replace(": kept: ", ": ")


def unchanged(out: Path, *arguments: str | Path) -> str:
    """Runs an import that must change nothing, and returns its message."""
    before = contents(out.parent)
    done = run("import", *arguments)
    assert done.returncode in (0, 1), done.stderr.decode()
    assert contents(out.parent) == before
    return done.stderr.decode()


# Folders: what differs


def test_an_edited_draft_is_kept(tmp_path: Path, out: Path) -> None:
    """A draft that was edited is kept when the calendar is imported again."""
    source = foreign(tmp_path / "google.ics")
    assert run("import", source, "-o", out).returncode == 0
    edited = json.loads((out / DRAFT).read_bytes())
    edited["title"] = "Visit of the special envoy"
    (out / DRAFT).write_text(json.dumps(edited), "utf-8")
    output = kept(out, source, "-o", out)
    assert f"{out / DRAFT}: is a different draft; one of them was changed" in output
    assert "0 records written to" in output
    assert "1 not written, because the existing file differs" in output
    assert "help: compare the differences; use --replace to overwrite the existing files" in output


def test_a_completed_draft_is_kept(tmp_path: Path, out: Path) -> None:
    """A draft that became a valid record in its own file is kept."""
    whole = attrs.evolve(OTHER, id="visit-of-the-envoy")
    (out / DRAFT).write_bytes(export(whole, "json"))
    output = kept(out, foreign(tmp_path / "google.ics"), "-o", out)
    assert f"{out / DRAFT}: is a complete record at revision 1; the import has a draft" in output


@pytest.mark.parametrize(("there", "here"), [(4, 3), (2, 3)])
def test_a_record_at_another_revision_is_kept(tmp_path: Path, out: Path, there: int, here: int) -> None:
    """A record at a higher or lower revision is kept, because a person must decide."""
    (out / NAME).write_bytes(export(at(there), "json"))
    output = kept(out, calendar(tmp_path / "x.ics", at(here)), "-o", out)
    assert f"{out / NAME}: is at revision {there}, the import has {here}" in output


def test_a_record_at_the_same_revision_is_kept_where_it_differs(tmp_path: Path, out: Path) -> None:
    """A record that was edited without a new revision is kept."""
    (out / NAME).write_bytes(export(attrs.evolve(VISIT, title="Another title"), "json"))
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out)
    assert f"differs from the import, and both are at revision {VISIT.revision}" in output


@pytest.mark.parametrize("name", ["visit.yaml", f"{VISIT.id}.yml", "all.jsonl", "another.json"])
def test_the_same_id_in_another_file_is_seen(tmp_path: Path, out: Path, name: str) -> None:
    """A second file with one id is never written, not even with `--replace`."""
    document = unstructure(at(4))
    (out / name).write_text(
        yaml.safe_dump(document) if name.endswith(("yaml", "yml")) else json.dumps(document), "utf-8"
    )
    source = calendar(tmp_path / "x.ics", at(3))
    for arguments in ((), ("--replace",)):
        output = kept(out, source, "-o", out, *arguments)
        assert f'{out / name}: also has the id "{VISIT.id}": it is at revision 4, the import has 3' in output
        assert "the import is older; delete the newer revision if the older one is right" in output


def test_another_record_under_the_name_is_kept(tmp_path: Path, out: Path) -> None:
    """A file with the name of one visit and the record of another is kept."""
    (out / NAME).write_bytes(export(OTHER, "json"))
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out)
    assert f'{out / NAME}: contains another record, "{OTHER.id}"' in output


@pytest.mark.parametrize("data", [b"{", b"<<<<<<< ours\n", b"\xff\xfe\x00", b"[]", b'{"title": "no id"}', b" "])
def test_what_is_no_record_is_kept(tmp_path: Path, out: Path, data: bytes) -> None:
    """An unreadable file is kept, because it cannot be compared."""
    (out / NAME).write_bytes(data)
    assert f"{out / NAME}: cannot be read as a record" in kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out)


def test_a_broken_record_in_another_format_is_seen(tmp_path: Path, out: Path) -> None:
    """A YAML file of the same name is kept, because it may be the same record during an edit."""
    (out / f"{VISIT.id}.yaml").write_text("id: [\n", "utf-8")
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out)
    assert f"cannot be read as a record, and may be an earlier version of {NAME}" in output


def test_a_name_in_other_capitals_is_seen(tmp_path: Path, out: Path) -> None:
    """A name in other capitals is kept, because some systems treat it as the same file."""
    (out / NAME.upper()).write_bytes(b"mine")
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out)
    # A system that folds capitals finds the file itself.
    assert "on systems that ignore capitals" in output or "is not a record" in output


@pytest.mark.parametrize("kind", ["folder", "link", "dangling", "pipe"])
def test_what_is_no_file_is_kept(tmp_path: Path, out: Path, kind: str) -> None:
    """A folder, a link or a pipe is reported, and `--replace` does not replace it."""
    elsewhere = tmp_path / "elsewhere.json"
    if kind == "folder":
        (out / NAME).mkdir()
    elif kind == "pipe":
        os.mkfifo(out / NAME)
    else:
        if kind == "link":
            elsewhere.write_bytes(export(at(4), "json"))
        (out / NAME).symlink_to(elsewhere)
    source = calendar(tmp_path / "x.ics", at(3))
    for arguments in ((), ("--replace",)):
        kept(out, source, "-o", out, *arguments)


def test_an_unreadable_file_is_kept(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without read permission is kept, because it cannot be compared."""

    def refuse(path: Path) -> BinaryIO:
        raise PermissionError(13, "Permission denied", str(path))

    (out / NAME).write_bytes(b"mine")
    monkeypatch.setattr(existing, "open_file", refuse)
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out)
    assert f"{out / NAME}: cannot be read: Permission denied" in output


def test_what_is_new_is_written_beside_what_differs(tmp_path: Path, out: Path) -> None:
    """Each record that differs is kept and listed, and the new one is written."""
    (out / NAME).write_bytes(export(at(9), "json"))
    (out / f"{OTHER.id}.yaml").write_text(yaml.safe_dump(unstructure(at(8, OTHER))), "utf-8")
    new = attrs.evolve(OTHER, id="fi-ee-new")
    before = contents(out)
    done = run("import", calendar(tmp_path / "x.ics", VISIT, OTHER, new), "-o", out)
    assert done.returncode == 1
    assert b"is at revision 9" in done.stderr
    assert b"is at revision 8" in done.stderr
    assert b"1 record written to" in done.stderr
    assert b"; 2 not written, because the existing files differ" in done.stderr
    after = contents(out)
    assert load(out / "fi-ee-new.json") == new
    assert {name: after[name] for name in before} == before


def test_a_new_folder_is_not_made_for_nothing(tmp_path: Path) -> None:
    """Two records with one id and one revision that differ leave no new folder."""
    sources = calendar(tmp_path / "a.ics", VISIT), calendar(tmp_path / "b.ics", attrs.evolve(VISIT, title="Another"))
    done = run("import", *sources, "-o", f"{tmp_path}/new/")
    assert done.returncode == 1
    assert b"error[record-twice]" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_draft_gets_another_id_than_a_record(tmp_path: Path, out: Path) -> None:
    """A draft whose title gives the id of a record of the same run gets a number."""
    record = tmp_path / "record.json"
    record.write_bytes(export(attrs.evolve(OTHER, id="visit-of-the-envoy"), "json"))
    done = run("import", foreign(tmp_path / "google.ics"), record, "-o", out)
    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["visit-of-the-envoy-2.draft.json", "visit-of-the-envoy.json"]


def test_two_drafts_of_one_name_stay_two(tmp_path: Path, out: Path) -> None:
    """Two events with one title become two files, and a second import knows each again, in any order."""
    second = FOREIGN.replace(b"abc@", b"def@").replace(b"20250307", b"20250507").replace(b"20250309", b"20250508")
    sources = foreign(tmp_path / "a.ics"), foreign(tmp_path / "b.ics", second)
    assert run("import", *sources, "-o", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["visit-of-the-envoy-2.draft.json", DRAFT]
    assert "2 unchanged" in unchanged(out, *sources, "-o", out)
    assert "2 unchanged" in unchanged(out, *reversed(sources), "-o", out)


# Folders: what is equal


def test_the_same_import_again_changes_nothing(tmp_path: Path, out: Path) -> None:
    """A second import of the same records and drafts changes nothing."""
    sources = calendar(tmp_path / "x.ics", VISIT, OTHER), foreign(tmp_path / "google.ics")
    assert run("import", *sources, "-o", out).returncode == 0
    output = unchanged(out, *sources, "-o", out)
    assert "0 records written to" in output
    assert "3 unchanged" in output
    assert "3 unchanged" in unchanged(out, *sources, "-o", out, "--replace")


@pytest.mark.parametrize("name", [NAME, "visit.yaml", "all.jsonl", f"{VISIT.id}.yml"])
def test_an_equal_record_is_left_in_its_own_layout(tmp_path: Path, out: Path, name: str) -> None:
    """An equal record keeps its format: YAML with comments, canonical JSON or JSON Lines."""
    if name.endswith((".yaml", ".yml")):
        (out / name).write_bytes(b"# ours\n" + Path(SEED).read_bytes())
    else:
        (out / name).write_bytes(export(VISIT, "jsonl"))
    source = calendar(tmp_path / "x.ics", VISIT)
    assert "1 unchanged" in unchanged(out, source, "-o", out)
    assert "1 unchanged" in unchanged(out, source, "-o", out, "--replace")


def test_an_equal_draft_is_left_in_its_own_layout(tmp_path: Path, out: Path) -> None:
    """An equal draft keeps its layout and the order of its fields."""
    source = foreign(tmp_path / "google.ics")
    run("import", source, "-o", out)
    (out / DRAFT).write_text(json.dumps(json.loads((out / DRAFT).read_bytes()), sort_keys=True), "utf-8")
    assert "1 unchanged" in unchanged(out, source, "-o", out)


def test_what_is_new_comes_beside_what_is_equal(tmp_path: Path, out: Path) -> None:
    """Only the new record is written."""
    (out / "mine.yaml").write_bytes(Path(SEED).read_bytes())
    (out / "notes.txt").write_bytes(b"mine")
    before = contents(out)
    done = run("import", calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", out)
    assert done.returncode == 0
    assert b"1 record written to" in done.stderr
    after = contents(out)
    assert load(out / f"{OTHER.id}.json") == OTHER
    assert {name: after[name] for name in before} == before


def test_an_empty_file_has_nothing_to_lose(tmp_path: Path, out: Path) -> None:
    """An empty file, as `mktemp` and `touch` make it, is overwritten."""
    (out / NAME).touch()
    assert run("import", calendar(tmp_path / "x.ics", VISIT), "-o", out).returncode == 0
    assert load(out / NAME) == VISIT


# Folders: on request


def test_replace_writes_over_what_differs(tmp_path: Path, out: Path) -> None:
    """`--replace` overwrites an older revision and an edited draft, and lists each."""
    (out / NAME).write_bytes(export(at(2), "json"))
    (out / DRAFT).write_text('{"id": "visit-of-the-envoy"}', "utf-8")
    sources = calendar(tmp_path / "x.ics", at(3), OTHER), foreign(tmp_path / "google.ics")
    done = run("import", *sources, "-o", out, "--replace")
    assert done.returncode == 0, done.stderr.decode()
    assert b"2 records and 1 draft to complete written to" in done.stderr
    assert b"; 2 of them replaced an earlier version" in done.stderr
    assert f"{out / NAME}: replaced: it was at revision 2, the import has 3" in done.stderr.decode()
    assert f"{out / DRAFT}: replaced: it was a different draft" in done.stderr.decode()
    assert (load(out / NAME), load(out / f"{OTHER.id}.json")) == (at(3), OTHER)
    assert json.loads((out / DRAFT).read_bytes())["title"] == "Visit of the envoy"


def test_an_older_revision_never_replaces_a_newer_one(tmp_path: Path, out: Path) -> None:
    """`--replace` keeps a newer revision, whether it is a record or a draft, and writes the others."""
    cancelled = attrs.evolve(VISIT, revision=2, status=Status.CANCELLED)
    (out / NAME).write_bytes(export(cancelled, "json"))
    newer = FOREIGN.replace(b"SUMMARY", b"SEQUENCE:4\r\nSTATUS:CANCELLED\r\nSUMMARY")
    assert run("import", foreign(tmp_path / "new.ics", newer), "-o", out).returncode == 0
    before = contents(out)
    sources = calendar(tmp_path / "x.ics", at(1), OTHER), foreign(tmp_path / "google.ics")
    done = run("import", *sources, "-o", out, "--replace")
    assert done.returncode == 1
    assert f"{out / NAME}: kept: is at revision 2, the import has 1" in done.stderr.decode()
    assert f"{out / DRAFT}: kept: is a newer draft, at revision 5; the import has 1" in done.stderr.decode()
    after = contents(out)
    assert {name: after[name] for name in before} == before
    assert load(out / f"{OTHER.id}.json") == OTHER


def test_a_draft_never_replaces_a_record(tmp_path: Path, out: Path) -> None:
    """`--replace` keeps a draft that was completed, in its own file, in YAML, under another id or in a subfolder."""
    source = foreign(tmp_path / "google.ics")
    (identifier,) = _draft_of(source)["stops"][0]["identifiers"]
    stop = attrs.evolve(OTHER.stops[0], identifiers=(Identifier(**identifier),))
    for at_path, name in (
        (DRAFT, "visit-of-the-envoy"),
        ("mine.yaml", "fi-ee-talks"),
        ("2025/mine.json", "fi-ee-talks"),
    ):
        (out / at_path).parent.mkdir(exist_ok=True)
        whole = attrs.evolve(OTHER, id=name, stops=(stop, *OTHER.stops[1:]))
        (out / at_path).write_text(json.dumps(unstructure(whole)), "utf-8")
        for arguments in ((), ("--replace",)):
            output = kept(out, source, "-o", out, *arguments)
            assert str(out / at_path) in output
            assert "the import has a draft" in output
        (out / at_path).unlink()


def _draft_of(source: Path) -> Any:
    return json.loads(run("import", source).stdout)


# One file


def test_new_records_are_added_to_a_file_of_lines(tmp_path: Path, out: Path) -> None:
    """A file of JSON Lines keeps every line, byte for byte, and gets the new records at its end."""
    target = out / "visits.jsonl"
    mine = attrs.evolve(OTHER, id="fi-ee-mine")
    for line_end in (b"", b"\n", b"\n\n"):
        before = export((at(4), mine), "jsonl").rstrip(b"\n") + line_end
        target.write_bytes(before)
        done = run("import", calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", target)
        assert done.returncode == 1
        assert f'{target}: kept: "{VISIT.id}" is at revision 4, the import has {VISIT.revision}'.encode() in done.stderr
        assert target.read_bytes() == before + (b"" if line_end else b"\n") + export(OTHER, "jsonl")


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ((at(1, OTHER), attrs.evolve(VISIT, title="Mine")), (OTHER, VISIT)),
        ((VISIT, OTHER, attrs.evolve(OTHER, id="fi-ee-mine")), (VISIT, OTHER, attrs.evolve(OTHER, id="fi-ee-mine"))),
        ((attrs.evolve(OTHER, id="fi-ee-mine"),), (attrs.evolve(OTHER, id="fi-ee-mine"), VISIT, OTHER)),
    ],
)
def test_replace_never_removes_a_line(
    tmp_path: Path, out: Path, there: tuple[Visit, ...], after: tuple[Visit, ...]
) -> None:
    """`--replace` writes over the lines that the import gives, adds what is new, and keeps all other lines."""
    target = out / "visits.jsonl"
    target.write_bytes(export(there, "jsonl"))
    done = run("import", calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", target, "--replace")
    assert done.returncode == 0
    replaced = f'{target}: replaced: "{VISIT.id}" differs from the import' in done.stderr.decode()
    assert replaced == (VISIT not in there and VISIT.id in {visit.id for visit in there})
    assert target.read_bytes() == b"".join(export(visit, "jsonl") for visit in after)


def test_a_draft_in_a_file_of_lines_keeps_its_id_and_its_line(tmp_path: Path, out: Path) -> None:
    """`--replace` writes a draft in the line of the one that is a draft of the same event, under the id that it has."""
    target = out / "visits.jsonl"
    source = foreign(tmp_path / "google.ics")
    assert run("import", source, "-o", target).returncode == 0
    renamed = json.loads(target.read_bytes()) | {"id": "envoy", "title": "Mine"}
    target.write_bytes(json.dumps(renamed).encode() + b"\n" + export(OTHER, "jsonl"))
    assert run("import", source, "-o", target, "--replace").returncode == 0
    first, second = target.read_bytes().splitlines(keepends=True)
    assert (json.loads(first)["id"], json.loads(first)["title"]) == ("envoy", "Visit of the envoy")
    assert second == export(OTHER, "jsonl")


@pytest.mark.parametrize("name", ["visit.json", "visit.yaml"])
def test_another_record_in_a_file_of_one_is_never_replaced(tmp_path: Path, out: Path, name: str) -> None:
    """A file of another record is not written over, not even with `--replace`."""
    (out / name).write_bytes(export(OTHER, "json"))
    output = refused(out, calendar(tmp_path / "x.ics", VISIT), "-o", out / name, "--replace")
    assert f'has "{OTHER.id}" at revision 1, which the import does not have' in output


@pytest.mark.parametrize(
    "damage",
    [
        b'{"id": "broken',
        b"{}",
        b"mine",
        b"[1]",
        b'{"revision": 9}',
        b"\xff\xfe",
        export(attrs.evolve(VISIT, title="x"), "jsonl"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_file_with_an_unreadable_line_is_never_replaced(
    tmp_path: Path, out: Path, damage: bytes, is_first: bool
) -> None:
    """A newer revision may be in a line that cannot be read, so `--replace` does not write over the file."""
    cancelled = export(attrs.evolve(VISIT, revision=2, status=Status.CANCELLED), "jsonl").rstrip(b"\n")
    lines = (damage.rstrip(b"\n"), cancelled) if is_first else (cancelled, damage)
    (out / "q.jsonl").write_bytes(b"\n".join(lines))
    for arguments in ((), ("--replace",)):
        output = refused(out, calendar(tmp_path / "x.ics", at(1)), "-o", out / "q.jsonl", *arguments)
        assert f"move {out / 'q.jsonl'} away" in output


@pytest.mark.parametrize("data", [b"{", b"mine", b"[]", b"{}", b'{"id": 3}', b"\xff", b"BEGIN:VCALENDAR"])
def test_what_is_no_record_is_never_replaced(tmp_path: Path, out: Path, data: bytes) -> None:
    """A file that cannot be read as a record is kept under the name of a record, also with `--replace`."""
    (out / NAME).write_bytes(data)
    (out / DRAFT).write_bytes(data)
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), foreign(tmp_path / "y.ics"), "-o", out, "--replace")
    assert "correct it or move it away" in output


@pytest.mark.parametrize("name", [NAME, DRAFT])
def test_another_whole_record_under_the_name_is_never_replaced(tmp_path: Path, out: Path, name: str) -> None:
    """A completed record with an id of its own is kept in the file of a draft or of a record, also with `--replace`."""
    (out / name).write_bytes(export(OTHER, "json"))
    source = calendar(tmp_path / "x.ics", VISIT) if name == NAME else foreign(tmp_path / "y.ics")
    assert f'contains another record, "{OTHER.id}"' in kept(out, source, "-o", out, "--replace")


@pytest.mark.parametrize("target", ["", "visits.jsonl", "visit.json"])
def test_a_later_time_of_change_is_newer(tmp_path: Path, out: Path, target: str) -> None:
    """Of two versions at one revision, the one that was revised later is kept, whether record or draft."""
    new = FOREIGN.replace(b"SUMMARY", b"LAST-MODIFIED:20990601T000000Z\r\nSTATUS:CANCELLED\r\nSUMMARY")
    old = FOREIGN.replace(b"SUMMARY", b"LAST-MODIFIED:20250101T000000Z\r\nSTATUS:CONFIRMED\r\nSUMMARY")
    assert run("import", foreign(tmp_path / "new.ics", new), "-o", out / target).returncode == 0
    before = contents(out)
    done = run("import", foreign(tmp_path / "old.ics", old), "-o", out / target, "--replace")
    assert done.returncode in (1, 2)
    assert (
        "was revised 2099-06-01T00:00:00Z, the import 2025-01-01T00:00:00Z; it says cancelled" in done.stderr.decode()
    )
    assert contents(out) == before
    other = attrs.evolve(VISIT, title="Later", revised=VISIT.revised.replace(year=2099))
    (out / NAME).write_bytes(export(other, "json"))
    assert "was revised 2099" in kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out, "--replace")


def test_a_revision_that_cannot_be_read_is_never_replaced(tmp_path: Path, out: Path) -> None:
    """A record whose revision is no whole number may be newer, and is kept also with `--replace`."""
    (out / NAME).write_text(json.dumps(unstructure(VISIT) | {"revision": "2"}), "utf-8")
    output = kept(out, calendar(tmp_path / "x.ics", VISIT), "-o", out, "--replace")
    assert "has a revision that is not a whole number, so it may be newer" in output


# Names


@pytest.mark.parametrize(
    "name", ["x.ics", "x.csv", "x.xlsx", "x.db", "x.sqlite", "x.txt", "x.html", "x.toml", "x.JSON"]
)
def test_the_name_of_another_format_is_refused(tmp_path: Path, out: Path, name: str) -> None:
    """An import writes JSON, and under no name of another format, whether the file is there or not."""
    source = calendar(tmp_path / "source.ics", VISIT)
    assert "an import writes JSON; name a folder" in refused(out, source, "-o", out / name)
    (out / name).write_bytes(source.read_bytes())
    assert "an import writes JSON; name a folder" in refused(out, source, "-o", out / name, "--replace")


def test_a_source_of_the_name_of_a_record_is_kept(tmp_path: Path, out: Path) -> None:
    """A calendar is not written over, whatever its name is."""
    source = calendar(out / "source.json", VISIT)
    before = contents(tmp_path)
    done = run("import", source, "-o", source, "--replace")
    assert done.returncode == 2
    assert b"the output is also an input" in done.stderr
    assert contents(tmp_path) == before


def test_a_new_name_without_an_ending_is_a_folder(tmp_path: Path) -> None:
    """`-o visits` makes a folder, and the same import again finds it."""
    source = calendar(tmp_path / "x.ics", VISIT, OTHER)
    done = run("import", source, "-o", tmp_path / "visits")
    assert done.returncode == 0
    assert f"written to {tmp_path / 'visits'}/" in done.stderr.decode()
    assert load(tmp_path / "visits" / NAME) == VISIT
    unchanged(tmp_path / "visits", source, "-o", tmp_path / "visits")


@pytest.mark.parametrize("name", ["x.json", "x.yaml", "x.yml"])
def test_several_records_are_not_written_to_a_file_of_one(tmp_path: Path, out: Path, name: str) -> None:
    """A file of JSON or YAML has one record, because nothing could read several."""
    done = run("import", calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", out / name)
    assert done.returncode == 2
    assert f"name {out / 'x.jsonl'} or {out / 'x'}/" in done.stderr.decode()
    assert not any(out.iterdir())


def test_replace_keeps_a_file_with_a_newer_revision(tmp_path: Path, out: Path) -> None:
    """A file that has a newer revision is not written, not even with `--replace`."""
    target = out / "visits.jsonl"
    target.write_bytes(export((at(4), OTHER), "jsonl"))
    output = refused(out, calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", target, "--replace")
    assert f'{target}: "{VISIT.id}" is at revision 4, the import has {VISIT.revision}' in output


def test_a_file_of_the_same_records_is_left_as_it_is(tmp_path: Path, out: Path) -> None:
    """A file of the same records in another order, or with blank lines, is unchanged."""
    target = out / "visits.jsonl"
    target.write_bytes(export(OTHER, "jsonl") + b"\n\n" + export(VISIT, "jsonl"))
    output = unchanged(out, calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", target)
    assert "2 unchanged" in output


@pytest.mark.parametrize("name", ["visit.yaml", "visit.json"])
def test_a_file_of_one_record_is_compared_in_its_own_format(tmp_path: Path, out: Path, name: str) -> None:
    """An equal YAML file with comments is unchanged, and a different one is not overwritten."""
    target = out / name
    source = calendar(tmp_path / "x.ics", VISIT)
    target.write_bytes(Path(SEED).read_bytes() if name.endswith("yaml") else export(VISIT, "json"))
    unchanged(out, source, "-o", target)
    assert "is at revision" in refused(out, calendar(tmp_path / "y.ics", at(7)), "-o", target)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.jsonl", b"{\n"),
        ("x.json", b"mine"),
        ("x.jsonl", export((VISIT, VISIT), "jsonl")),
    ],
)
def test_a_file_of_something_else_is_kept(tmp_path: Path, out: Path, name: str, data: bytes) -> None:
    """Notes and unreadable lines are not overwritten."""
    (out / name).write_bytes(data)
    refused(out, calendar(tmp_path / "x.ics", VISIT), "-o", out / name)


def test_the_source_itself_is_kept(tmp_path: Path, out: Path) -> None:
    """An import onto its own source is refused, because the calendar would be lost."""
    source = calendar(out / "x.ics", VISIT)
    refused(out, source, "-o", source)
    refused(out, source, "-o", source, "--replace")


def test_a_link_is_not_written_through(tmp_path: Path, out: Path) -> None:
    """The target of a link is not overwritten, because it may belong to somebody else."""
    (tmp_path / "elsewhere.jsonl").write_bytes(b"")
    (out / "visits.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    before = contents(tmp_path)
    source = calendar(tmp_path / "x.ics", VISIT)
    before = contents(tmp_path)
    for arguments in ((), ("--replace",)):
        done = run("import", source, "-o", out / "visits.jsonl", *arguments)
        assert done.returncode == 2
        assert b"is a link" in done.stderr
    assert contents(tmp_path) == before


def test_one_record_is_a_line_where_the_name_asks_for_lines(tmp_path: Path, out: Path) -> None:
    """A `.jsonl` file has JSON Lines, also for a single record."""
    assert run("import", calendar(tmp_path / "x.ics", VISIT), "-o", out / "visits.jsonl").returncode == 0
    assert (out / "visits.jsonl").read_bytes() == export(VISIT, "jsonl")


# Tables, records and data sets


def test_tables_are_not_imported_over_what_differs(tmp_path: Path, out: Path) -> None:
    """Records of CSV tables do not overwrite files that differ."""
    tables = tmp_path / "tables"
    tables.mkdir()
    for name, data in export_files((VISIT, OTHER), "csv").items():
        (tables / name).write_bytes(data)
    newer = attrs.evolve(at(4), title="Newer")
    (out / NAME).write_bytes(export(newer, "json"))
    done = run("import", tables, "-o", out)
    assert done.returncode == 1
    assert b"kept: is at revision 4" in done.stderr
    assert load(out / f"{OTHER.id}.json") == OTHER
    assert load(out / NAME) == newer
    (out / NAME).write_bytes(export(attrs.evolve(VISIT, title="Mine"), "json"))
    assert run("import", tables, "-o", out, "--replace").returncode == 0
    assert "2 unchanged" in unchanged(out, tables, "-o", out)


def test_standard_input_is_not_imported_over_what_differs(tmp_path: Path, out: Path) -> None:
    """Records of standard input do not overwrite files that differ."""
    (out / NAME).write_bytes(export(at(4), "json"))
    before = contents(out)
    done = run("import", "-", "-o", out, stdin=export(VISIT, "ics"))
    assert done.returncode == 1
    assert contents(out) == before


@pytest.mark.parametrize("name", ["", "visits.jsonl"])
def test_a_data_set_is_not_imported_over_what_differs(tmp_path: Path, out: Path, name: str) -> None:
    """The next release of a data set does not overwrite an edited record."""
    text = trips(trip("1", "1961-05-16", "1961-05-18"), trip("2", "1961-07-01", "1961-07-02", "Canada", "Ottawa"))
    data = folder(tmp_path / "data", presidents=text)
    arguments = ("state-department", data, "-o", out / name)
    assert run("import", *arguments).returncode == 0
    assert "2 unchanged" in unchanged(out, *arguments)
    edited = out / (name or "us-example-ana-1.json")
    edited.write_bytes(
        edited.read_bytes().replace(b'"revision":1', b'"revision":4').replace(b'"revision": 1', b'"revision": 4')
    )
    assert "is at revision 4, the import has 1" in kept(out, *arguments)
    if name:
        refused(out, *arguments, "--replace")
    else:
        kept(out, *arguments, "--replace")


@pytest.mark.parametrize("name", ["", "visits.jsonl"])
def test_two_rows_of_a_data_set_never_become_one_file(tmp_path: Path, out: Path, name: str) -> None:
    """Two trip numbers that give the same id are refused, because both would be one file."""
    text = Path("examples/colt/trips.csv").read_text("utf-8").replace("1001,", "T 1,", 1).replace("1002,", "T_1,", 1)
    (tmp_path / "trips.csv").write_text(text, "utf-8")
    done = run("import", "colt", tmp_path / "trips.csv", "-o", out / name)
    assert done.returncode == 2
    assert b'have the id "colt-l-17-t-1"' in done.stderr
    assert list(out.iterdir()) == []


# Somebody writes at the same time


def test_a_file_that_comes_meanwhile_is_kept(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is saved between comparison and writing is kept, and nothing is written."""
    put = replacing.move_into_place

    def after_somebody_else(*arguments: object, **named: object) -> None:
        (out / NAME).write_bytes(b"theirs")
        put(*arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr("diplovisit.files.atomic_write.move_into_place", after_somebody_else)
    done = run("import", calendar(tmp_path / "x.ics", VISIT, OTHER), "-o", out)
    assert done.returncode == 2
    assert b"another program changed it, so nothing was written; try again" in done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {NAME: b"theirs"}


def test_a_file_that_holds_no_records_is_listed_once(tmp_path: Path) -> None:
    """A file without records is listed once, and not once per missing record."""
    (tmp_path / "note.json").write_text("mine")
    run("export", "examples", "--to", "jsonl", "-o", tmp_path / "all.jsonl")
    done = run("import", "all.jsonl", "-o", "note.json", cwd=tmp_path)
    assert done.returncode == 2
    assert [line for line in done.stderr.decode().splitlines() if line.startswith("note.json: ")] == [
        "note.json: has a part that cannot be read, which may be newer than the import"
    ]
    assert (tmp_path / "note.json").read_text() == "mine"


# Every way in


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "ics", "csv", "parquet"])
@pytest.mark.parametrize("target", ["", "visits.jsonl"])
def test_every_format_keeps_what_differs_and_adds_what_is_new(
    tmp_path: Path, out: Path, form: str, target: str
) -> None:
    """From every format that carries records, what differs is kept and listed, and the new record is written."""
    source = tmp_path / "in"
    source.mkdir()
    if form in {"csv", "parquet"}:
        if form == "parquet":
            pytest.importorskip("pyarrow")
        for name, data in export_files((VISIT, OTHER), form).items():
            (source / name).write_bytes(data)
    elif form == "yaml":
        for visit in (VISIT, OTHER):
            (source / f"{visit.id}.yaml").write_text(yaml.safe_dump(unstructure(visit)), "utf-8")
    elif form == "json":
        for visit in (VISIT, OTHER):
            (source / f"{visit.id}.json").write_bytes(export(visit, "json"))
    else:
        (source / f"all.{form}").write_bytes(export((VISIT, OTHER), form))
    place = out / target
    existing_file = place if target else out / NAME
    before = export(attrs.evolve(VISIT, revision=2, status=Status.CANCELLED), "jsonl")
    existing_file.write_bytes(before)
    for arguments in ((), () if target else ("--replace",)):
        done = run("import", source, "-o", place, *arguments)
        assert done.returncode == 1
        assert b"is at revision 2, the import has 1; it says cancelled, the import says " in done.stderr
        assert b"1 not written, because the existing file differs" in done.stderr
        if target:
            assert existing_file.read_bytes() == before + export(OTHER, "jsonl")
        else:
            assert existing_file.read_bytes() == before
            assert load(out / f"{OTHER.id}.json") == OTHER


@pytest.mark.parametrize("name", [DRAFT, "visit-of-the-envoy.draft.yaml", "mine.yml", "deep/er/mine.yaml", "all.jsonl"])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_draft_edited_by_hand_is_kept_wherever_it_is(tmp_path: Path, out: Path, name: str, numbered: bool) -> None:
    """A draft that was edited, renamed, moved or written as YAML is known by the UID of its event, and kept."""
    source = foreign(tmp_path / "google.ics")
    draft = _draft_of(source) | {"title": "Mine"} | ({"id": "fi-ee-mine"} if numbered else {})
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(draft) if name.endswith(("yaml", "yml")) else json.dumps(draft)
    (out / name).write_text(text, "utf-8")
    assert f"{out / name}: " in kept(out, source, "-o", out)


def test_a_newer_cancellation_is_named(tmp_path: Path, out: Path) -> None:
    """A calendar that cancels an event whose draft exists is not written over it, and the line says what it says."""
    assert run("import", foreign(tmp_path / "google.ics"), "-o", out).returncode == 0
    newer = FOREIGN.replace(b"SUMMARY", b"SEQUENCE:4\r\nSTATUS:CANCELLED\r\nSUMMARY")
    output = kept(out, foreign(tmp_path / "google.ics", newer), "-o", out)
    assert "is an older draft, at revision 1; the import has 5; it says reported, the import says cancelled" in output


def test_strict_is_not_recommended_to_those_who_use_it(tmp_path: Path, out: Path) -> None:
    """The summary of drafts recommends `--strict` only where it was not given."""
    source = foreign(tmp_path / "google.ics")
    assert b"and --strict to report them as errors" in run("import", source, "-o", out / "a.json").stderr
    assert b"--strict" not in run("import", source, "-o", out / "b.json", "--strict").stderr
