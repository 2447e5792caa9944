"""Tests for `dump` and `dumps`: what is written reads back equal, and what is equal keeps its bytes."""

import json
import os
import stat
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import InvalidRecord, NoSuchPath, Visit, dump, dumps, load, loads, structure, unstructure
from diplovisit.editing import CannotEdit
from diplovisit.files import ChangedMeanwhile
from diplovisit.pipeline import write
from diplovisit.pipeline.read import TextFormat, UnknownFormat
from diplovisit.record import Place, Status
from diplovisit.testing import visits
from tests import records

SEED = Path("seeds/misri-russia/visit.yaml")
_NAMES = ("visit.yaml", "visit.yml", "visit.json")


def _with_comments(text: str) -> tuple[str, list[str]]:
    """Adds a comment to every line that has something, and returns the text and the comments."""
    lines = [line if not line.strip() else f"{line}  # c{number:04}" for number, line in enumerate(text.split("\n"))]
    return "\n".join(lines), [line[line.rindex("# c") :] for line in lines if line.strip()]


@given(visit=visits(), format=st.sampled_from(["json", "yaml"]))
def test_a_text_reads_back_as_the_record(visit: Visit, format: TextFormat) -> None:
    """For every record, `loads` of `dumps` in the same format is the record."""
    assert loads(dumps(visit, format=format), format=format) == visit


@given(first=visits(), second=visits(), name=st.sampled_from(_NAMES))
def test_a_file_reads_back_as_the_last_record(
    first: Visit, second: Visit, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For every two records written one after the other to one file, the file reads as the second."""
    path = tmp_path_factory.mktemp("dump") / name
    dump(first, path)
    assert load(path) == first
    dump(second, path)
    assert load(path) == second


@given(first=visits(), second=visits())
def test_no_comment_is_lost_whatever_changes(
    first: Visit, second: Visit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For every two records, a file with a comment on each line reads as the second one and has all the comments."""
    path = tmp_path_factory.mktemp("dump") / "visit.yaml"
    text, comments = _with_comments(dumps(first, format="yaml"))
    path.write_text(text, "utf-8", newline="")
    assert load(path) == first
    try:
        dump(second, path)
    except CannotEdit:
        assert path.read_text("utf-8") == text
        return
    assert load(path) == second
    after = path.read_text("utf-8")
    assert [comment for comment in comments if comment not in after] == []


@given(visit=visits(), title=st.sampled_from(["Talks", "Talks: day 2 # two", "“Ça va?”", "null"]))
def test_a_changed_field_changes_its_line_alone(
    visit: Visit, title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For every record with a comment on each line, a new title changes the line of the title alone."""
    path = tmp_path_factory.mktemp("dump") / "visit.yaml"
    text, _ = _with_comments(dumps(visit, format="yaml"))
    path.write_text(text, "utf-8", newline="")
    dump(attrs.evolve(visit, title=title), path)
    before, after = text.split("\n"), path.read_text("utf-8").split("\n")
    assert len(before) == len(after)
    changed = [old for old, new in zip(before, after) if old != new]
    assert all(line.startswith("title:") for line in changed)
    assert len(changed) == (visit.title != title)


def test_the_seed_keeps_its_comments_and_its_layout(tmp_path: Path) -> None:
    """A change of one field of a record written by hand changes one line of it."""
    text = SEED.read_text("utf-8")
    path = tmp_path / "visit.yaml"
    path.write_text(text, "utf-8")
    dump(attrs.evolve(load(path), status=Status.HELD), path)
    changed = [
        pair for pair in zip(text.split("\n"), path.read_text("utf-8").split("\n"), strict=True) if len({*pair}) > 1
    ]
    assert [new for _, new in changed] == [
        "status: held # the synopsis sounds surer than the body; the record follows the body"
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_item_of_a_list_comes_and_goes_by_its_id(tmp_path: Path, newline: str) -> None:
    """A place that is added in front of another one, and removed again, leaves the bytes of before."""
    text = newline.join(
        [*dumps(records.visit(), format="yaml").replace("ministry,", "ministry, # chief\n    ", 1).split("\n")]
    )
    path = tmp_path / "visit.yaml"
    path.write_bytes(text.encode())
    visit = load(path)
    stop = visit.stops[0]
    more = attrs.evolve(stop, places=(Place(id="tartu", name="Tartu"), *stop.places))
    dump(attrs.evolve(visit, stops=(more,)), path)
    assert load(path).stops == (more,)
    assert b"# chief" in path.read_bytes()
    dump(visit, path)
    assert path.read_bytes() == text.encode()


def test_json_keeps_its_layout(tmp_path: Path) -> None:
    """JSON with an indentation of its own keeps it, and changes in the line of the changed field."""
    path = tmp_path / "visit.json"
    text = json.dumps(records.document(), indent=4) + "\n"
    path.write_text(text, "utf-8")
    dump(attrs.evolve(records.visit(), title="Talks"), path)
    assert path.read_text("utf-8") == text.replace("An envoy of Finland visits Estonia", "Talks")


def test_a_default_that_is_spelled_out_stays(tmp_path: Path) -> None:
    """A default in the text means the same as no field, so it is no difference."""
    path = tmp_path / "visit.yaml"
    text = dumps(records.visit(), format="yaml").replace("kind: city", "kind: city, disputed: false") + "notes: []\n"
    path.write_text(text, "utf-8")
    dump(attrs.evolve(load(path), title="Talks"), path)
    assert path.read_text("utf-8") == text.replace("An envoy of Finland visits Estonia", "Talks")


def test_a_record_with_faults_is_mended_in_place(tmp_path: Path) -> None:
    """A file whose record is not valid takes the valid one, and keeps its comments."""
    path = tmp_path / "visit.yaml"
    path.write_text(dumps(records.visit(), format="yaml").replace("status: announced", "status: sure  # sic"), "utf-8")
    dump(records.visit(), path)
    assert "status: announced  # sic\n" in path.read_text("utf-8")
    assert load(path) == records.visit()


def test_what_says_the_same_is_not_touched(tmp_path: Path) -> None:
    """A file that has the record already keeps its bytes and its time."""
    path = tmp_path / "visit.yaml"
    path.write_text(dumps(records.visit(), format="yaml").replace("id: ", "id:   ", 1), "utf-8")
    os.utime(path, (1, 1))
    before = path.read_bytes()
    dump(records.visit(), path)
    assert path.read_bytes() == before
    assert path.stat().st_mtime == 1


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    """Through a link, the file that it points to is written, with the permissions that it has."""
    path, link = tmp_path / "visit.yaml", tmp_path / "link.yaml"
    dump(records.visit(), path)
    path.chmod(0o640)
    link.symlink_to(path)
    dump(attrs.evolve(records.visit(), title="Talks"), link)
    assert link.is_symlink()
    assert load(path).title == "Talks"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "text", "error", "message"),
    [
        ("visit.txt", None, UnknownFormat, "cannot tell its format"),
        ("visits.jsonl", None, UnknownFormat, "export"),
        ("no/such/visit.yaml", None, NoSuchPath, "make it first"),
        ("tsconfig.json", '{"compilerOptions": {}}', ValueError, "is no record, and would be overwritten"),
        ("list.json", "[1, 2]", ValueError, "is no record"),
        ("visit.yaml", "status: held\nstatus: planned\n", InvalidRecord, "visit.yaml:2:1"),
    ],
)
def test_what_cannot_be_written_is_left_as_it_is(
    tmp_path: Path, name: str, text: str | None, error: type[Exception], message: str
) -> None:
    """Where nothing can be written, the error says why, and the folder is as it was."""
    path = tmp_path / name
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(error, match=message):
        dump(records.visit(), path)
    assert [file.read_text("utf-8") for file in tmp_path.iterdir()] == ([text] if text is not None else [])


def test_a_record_follows_comments_that_stand_alone(tmp_path: Path) -> None:
    """A file that has comments alone keeps them above the record."""
    path = tmp_path / "visit.yaml"
    path.write_text("# yaml-language-server: $schema=visit.schema.json\n\n", "utf-8")
    dump(records.visit(), path)
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=visit.schema.json\n\nformat: 1\n")
    assert load(path) == records.visit()


@pytest.mark.parametrize("value", ["visit.yaml", [records.visit()], None, records.document()])
def test_what_is_no_record_is_a_type_error(tmp_path: Path, value: object) -> None:
    """Anything but a record is a TypeError that says what it is, and no file is made."""
    with pytest.raises(TypeError, match="expected a Visit, saw"):
        dump(value, tmp_path / "visit.yaml")  # type: ignore[arg-type]  # that is the case
    with pytest.raises(TypeError, match="expected a Visit, saw"):
        dumps(value)  # type: ignore[arg-type]  # that is the case
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder with the name of a record is an error of the system, and stays."""
    (tmp_path / "visit.yaml").mkdir()
    with pytest.raises(OSError, match=r"visit\.yaml"):
        dump(records.visit(), tmp_path / "visit.yaml")


def test_another_format_is_refused() -> None:
    """An unknown format of a text is a ValueError that names the known ones."""
    with pytest.raises(ValueError, match="there are json and yaml"):
        dumps(records.visit(), format="toml")  # type: ignore[arg-type]  # that is the case
    with pytest.raises(ValueError, match="there are json and yaml"):
        loads("", format="toml")  # type: ignore[arg-type]  # that is the case


def test_a_change_by_somebody_else_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that changes between reading and writing stays as the other writer left it."""
    path = tmp_path / "visit.yaml"
    dump(records.visit(), path)
    checked = write._checked

    def change_meanwhile(text: str, file: Path, visit: Visit) -> bytes:
        path.write_text("# theirs\n", "utf-8")
        return checked(text, file, visit)

    monkeypatch.setattr(write, "_checked", change_meanwhile)
    with pytest.raises(ChangedMeanwhile):
        dump(attrs.evolve(records.visit(), title="Talks"), path)
    assert path.read_text("utf-8") == "# theirs\n"


def test_a_comment_in_the_way_is_named(tmp_path: Path) -> None:
    """Where a comment stands within a value that changes, the error has the line, and the file stays."""
    document = records.document() | {"notes": ["one"]}
    path = tmp_path / "visit.yaml"
    text = dumps(structure(document), format="yaml").replace("[one]", "\n  - >  # folded\n    one\n    two")
    path.write_text(text, "utf-8")
    visit = load(path)
    assert unstructure(visit)["notes"] == ["one two\n"]
    dump(attrs.evolve(visit, notes=("three",)), path)
    assert "# folded" in path.read_text("utf-8")
    assert load(path).notes == ("three",)
