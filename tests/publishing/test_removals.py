"""What is gone from the records is removed from the calendar; most of a calendar only where that is asked for."""

import io
import json

import pytest

from tests.publishing.fake_server import FakeServer
from tests.publishing.publishing import Desk, Done

NAMES = tuple("abcdefghijklmnopqrst")


def published(desk: Desk, server: FakeServer, number: int) -> None:
    """Publishes some records."""
    desk.write(*NAMES[:number])
    assert desk.publish(server, "--as", "desk").code == 0


def refused(done: Done, number: int, of: int) -> bool:
    """Whether a run ended because of how much it would remove, with the number to type."""
    said = f"{number} of the {of} entries that were published would be removed"
    return done.code == 2 and said in done.err and f"--max-delete {number}" in done.err


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [(1, 0, True), (2, 1, False), (3, 2, False), (3, 1, True), (4, 2, False), (20, 9, True), (20, 10, False)],
)
@pytest.mark.parametrize("forgets", [False, True])
def test_more_than_stays_is_removed_only_where_that_is_asked_for(
    desk: Desk, server: FakeServer, before: int, after: int, asks: bool, forgets: bool
) -> None:
    """Half of a calendar can go as usual; more keeps everything as it is until its number is given."""
    published(desk, server, before)
    desk.remove(*NAMES[after:before])
    if forgets:
        desk.forget()
    stored, writes = dict(server.entries), server.count("PUT", "DELETE")
    done = desk.publish(server, "--as", "desk")
    if asks:
        assert refused(done, before - after, before)
        assert (server.entries, server.count("PUT", "DELETE")) == (stored, writes)
        assert json.loads(done.out)["stopped"] in done.err
        done = desk.publish(server, "--as", "desk", "--max-delete", str(before - after))
    assert done.code == 0
    assert done.counts == {name: number for name, number in (("remove", before - after), ("keep", after)) if number}
    assert len(server.entries) == after


@pytest.mark.parametrize(
    "paths",
    [("visits/a.yaml",), ("visits/a.yaml", "visits/b.yaml"), ("visits/2026",), ("other",), ("empty",), ("-",)],
)
def test_a_part_of_the_records_does_not_remove_the_rest(
    desk: Desk, server: FakeServer, paths: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file, a subfolder, another folder and standard input are refused where they would remove most entries."""
    (desk.folder / "empty").mkdir()
    published(desk, server, 5)
    desk.write("inside", "outside")
    (desk.folder / "visits/2026").mkdir()
    (desk.folder / "visits/inside.yaml").rename(desk.folder / "visits/2026/inside.yaml")
    (desk.folder / "other").mkdir()
    (desk.folder / "visits/outside.yaml").rename(desk.folder / "other/outside.yaml")
    text = io.BytesIO((desk.folder / "visits/a.yaml").read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(text, encoding="utf-8"))
    stored = dict(server.entries)
    done = desk.run("publish", *paths, "--to", server.url, "--as", "desk")
    assert done.code == 2, done
    assert "entries that were published would be removed: " in done.err
    assert "e/estonia" in done.err
    assert server.entries == stored


def test_what_would_go_is_named_up_to_ten(desk: Desk, server: FakeServer) -> None:
    """The message names the first ten, and says how many more there are."""
    published(desk, server, 15)
    desk.remove(*NAMES[3:15])
    done = desk.run("publish", "visits", "--to", server.url, "--as", "desk")
    assert refused(done, 12, 15)
    assert "d/estonia, e/estonia" in done.err
    assert "m/estonia and 2 more" in done.err
    assert "n/estonia" not in done.err


def test_a_dry_run_shows_what_would_go_and_that_it_is_refused(desk: Desk, server: FakeServer) -> None:
    """Each entry has its line, and the exit code is that of the run."""
    published(desk, server, 3)
    desk.remove("a", "b", "c")
    for options, code in (((), 2), (("--max-delete", "2"), 2), (("--max-delete", "3"), 0)):
        done = desk.run("publish", "visits", "--to", server.url, "--as", "desk", "--dry-run", *options)
        assert (done.code, done.out.count("remove  ")) == (code, 3), done
        assert len(server.entries) == 3


@pytest.mark.parametrize(("most", "code"), [("0", 2), ("1", 2), ("2", 0), ("200", 0)])
def test_a_given_number_is_a_bound(desk: Desk, server: FakeServer, most: str, code: int) -> None:
    """With --max-delete even a small part goes only up to the number."""
    published(desk, server, 8)
    desk.remove("a", "b")
    done = desk.publish(server, "--as", "desk", "--max-delete", most)
    assert done.code == code
    assert len(server.entries) == (8 if code else 6)


@pytest.mark.parametrize("text", ["-1", "x", "1.5", ""])
def test_what_is_no_number_of_entries_is_refused(desk: Desk, server: FakeServer, text: str) -> None:
    """A number is 0 or more."""
    desk.write("a")
    done = desk.publish(server, f"--max-delete={text}")
    assert (done.code, server.requests) == (2, [])
    assert "--max-delete" in done.err


def test_a_visit_whose_stops_got_other_ids_is_no_removal(desk: Desk, server: FakeServer) -> None:
    """Entries that are replaced by others of the same visit need not be asked for."""
    published(desk, server, 1)
    file = desk.folder / "visits/a.yaml"
    file.write_text(file.read_text("utf-8").replace("id: estonia", "id: tallinn"), "utf-8")
    assert desk.publish(server, "--as", "desk").counts == {"put": 1, "remove": 1}


def test_what_others_have_there_does_not_count(desk: Desk, server: FakeServer) -> None:
    """Entries of other desks neither stay nor go."""
    desk.write("x", "y", "z")
    desk.publish(server, "--as", "other")
    desk.remove("x", "y", "z")
    desk.forget()
    published(desk, server, 2)
    desk.remove("a", "b")
    assert refused(desk.publish(server, "--as", "desk"), 2, 2)
    assert desk.publish(server, "--as", "desk", "--max-delete", "2").counts == {"remove": 2}
    assert len(server.entries) == 3


def test_the_last_visit_can_be_withdrawn(desk: Desk, server: FakeServer) -> None:
    """A folder that has no record any more removes what was published, where that is asked for, and then is quiet."""
    published(desk, server, 1)
    desk.remove("a")
    assert refused(desk.publish(server, "--as", "desk"), 1, 1)
    assert desk.publish(server, "--as", "desk", "--max-delete", "1").counts == {"remove": 1}
    done = desk.run("publish", "visits", "--to", server.url, "--as", "desk")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "diplovisit: note: no records in visits",
        f"diplovisit: {server.url}: nothing to do",
    ]


def test_the_last_visit_of_a_condition_can_be_withdrawn(desk: Desk, server: FakeServer) -> None:
    """A condition that no record has any more removes what it had, with --max-delete alone."""
    desk.write("a", "b")
    desk.publish(server, "--as", "desk", "--where", "country=EE")
    for name in ("a", "b"):
        file = desk.folder / f"visits/{name}.yaml"
        file.write_text(file.read_text("utf-8").replace("country: EE", "country: LV"), "utf-8")
    done = desk.publish(server, "--as", "desk", "--where", "country=EE")
    assert (done.code, len(server.entries)) == (3, 2)
    assert "--max-delete" in done.err
    done = desk.publish(server, "--as", "desk", "--where", "country=EE", "--max-delete", "2")
    assert done.counts == {"remove": 2}


@pytest.mark.parametrize("paths", [("nowhere",), ("visits", "nowhere"), ("visits/a.yaml",)])
def test_a_path_that_is_not_there_is_no_empty_folder(desk: Desk, server: FakeServer, paths: tuple[str, ...]) -> None:
    """A mistyped path sends nothing, with --max-delete either."""
    published(desk, server, 1)
    desk.remove("a")
    asked = len(server.requests)
    done = desk.run("publish", *paths, "--to", server.url, "--as", "desk", "--max-delete", "5")
    assert (done.code, len(server.requests)) == (2, asked)
    assert "no such file or folder" in done.err


DAMAGED = {
    "yaml": ("a.yaml", b""),
    "cut": ("a.yaml", b"format: 1\nid: a\ntit"),
    "zeros": ("a.yaml", b"\0" * 400),
    "json": ("a.json", b""),
    "lines": ("a.jsonl", b""),
    "blank lines": ("a.jsonl", b"\n\n"),
    "cut line": ("a.jsonl", b'{"format": 1, "id": '),
    "draft": ("a.draft.json", b""),
    "cut draft": ("a.draft.json", b'{"format": 1, "id": "a", "ti'),
    "other": ("a.yaml", b"- 1\n"),
}


@pytest.mark.parametrize(("name", "data"), DAMAGED.values(), ids=DAMAGED.keys())
@pytest.mark.parametrize("alone", [True, False])
def test_a_damaged_record_withdraws_nothing(
    desk: Desk, server: FakeServer, name: str, data: bytes, alone: bool
) -> None:
    """A file of a record that cannot be read keeps everything as it is, whatever may be removed."""
    published(desk, server, 1 if alone else 3)
    desk.remove("a")
    (desk.folder / "visits" / name).write_bytes(data)
    stored, asked = dict(server.entries), len(server.requests)
    done = desk.publish(server, "--as", "desk", "--max-delete", "9")
    assert done.code in {1, 2}, done
    assert name in done.err
    assert (server.entries, len(server.requests)) == (stored, asked)


@pytest.mark.parametrize("alone", [True, False])
def test_a_published_record_that_became_an_unfinished_draft_is_left(
    desk: Desk, server: FakeServer, alone: bool
) -> None:
    """A draft of an import that was completed, published and then damaged is not taken for withdrawn."""
    published(desk, server, 1 if alone else 3)
    desk.remove("a")
    (desk.folder / "visits/a.draft.json").write_text('{"format": 1, "id": "a", "status": "heldd"}', "utf-8")
    done = desk.publish(server, "--as", "desk", "--max-delete", "9")
    assert done.code == 1, done
    assert "its record is an unfinished draft" in done.out
    assert len(server.entries) == (1 if alone else 3)
