"""`diplovisit publish`: the calendar on the server says what the records say, and what is of others is left."""

import json
import sys

import pytest

from diplovisit import export, load
from diplovisit.publishing.server import CalendarServer
from tests.publishing.fake_server import CALENDAR, Answer, FakeServer
from tests.publishing.publishing import Desk, Done, lines_of

OTHER = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:of-somebody-else\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def only_entry(server: FakeServer) -> str:
    """Returns the path of the one entry of a server."""
    (path,) = server.entries
    return path


def reasons(done: Done) -> str:
    """Returns why entries were left."""
    return " ".join(filter(None, (entry["reason"] for entry in json.loads(done.out)["entries"])))


def edit(server: FakeServer, path: str) -> bytes:
    """Changes an entry as a person does in a calendar program."""
    server.entries[path] = server.entries[path].replace(b"SUMMARY:", b"SUMMARY:Moved! ")
    return server.entries[path]


def test_an_entry_has_the_lines_of_an_export_and_its_mark(desk: Desk, server: FakeServer) -> None:
    """What is put equals what `export --to ics` writes, apart from the mark of the publisher."""
    desk.write("talks")
    assert desk.publish(server, "--as", "desk").counts == {"put": 1}
    stored = server.entries[only_entry(server)]
    exported = export(load(str(desk.folder / "visits" / "talks.yaml")), "ics")
    mark = next(
        line for line in stored.replace(b"\r\n ", b"").split(b"\r\n") if b"X-DIPLOVISIT-PUBLISHED:desk " in line
    )
    assert lines_of(stored) == lines_of(exported)
    assert stored.replace(b"\r\n ", b"").replace(mark + b"\r\n", b"") == exported.replace(b"\r\n ", b"")


@pytest.mark.parametrize("forgets", [False, True])
def test_what_is_new_changed_and_gone_follows_the_records(desk: Desk, server: FakeServer, forgets: bool) -> None:
    """New entries are put, changed ones updated, and removed ones removed, with or without the cache."""
    server.store("other.ics", OTHER)
    desk.write("a", "b", "c")
    assert desk.publish(server, "--as", "desk").counts == {"put": 3}
    desk.write("b", when="2026-06-01", revision=2)
    desk.write("d")
    desk.remove("c")
    if forgets:
        desk.forget()
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts) == (0, {"put": 1, "update": 1, "remove": 1, "keep": 1})
    texts = b"".join(server.entries.values())
    assert texts.count(b"BEGIN:VEVENT") == 4
    assert b"DTSTART;VALUE=DATE:20260601" in texts
    assert server.entries[f"{CALENDAR}other.ics"] == OTHER


@pytest.mark.parametrize("forgets", [False, True])
def test_a_second_run_writes_nothing(desk: Desk, server: FakeServer, forgets: bool) -> None:
    """A second run sends no PUT and no DELETE; with the cache it does not read entries either."""
    desk.write("a", "b")
    desk.publish(server, "--as", "desk")
    if forgets:
        desk.forget()
    writes, reads = server.count("PUT", "DELETE"), server.count("REPORT")
    assert desk.publish(server, "--as", "desk").counts == {"keep": 2}
    assert server.count("PUT", "DELETE") == writes
    assert server.count("REPORT") - reads == forgets


@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_change_without_a_higher_revision_is_warned_of(
    desk: Desk, server: FakeServer, forgets: bool, dry_run: bool
) -> None:
    """Calendars that compare revisions keep the old entry, so each such record is named; the change is published."""
    desk.write("a", "b", "c", revision=2)
    desk.publish(server, "--as", "desk")
    desk.write("a", when="2026-06-01", revision=2)
    desk.write("b", when="2026-06-01", revision=3)
    if forgets:
        desk.forget()
    done = desk.publish(server, "--as", "desk", *(("--dry-run",) if dry_run else ()))
    assert (done.code, done.counts) == (0, {"update": 2, "keep": 1})
    assert done.err.count("warning:") == 1
    assert "a changed, but its revision is still 2: raise it" in done.err
    assert json.loads(done.out)["not_raised"] == ["a"]
    if not dry_run:
        assert "warning" not in desk.publish(server, "--as", "desk").err


def test_an_older_record_does_not_take_the_place_of_a_newer_one(desk: Desk, server: FakeServer) -> None:
    """A copy of the records that was not updated leaves what was published from a newer one, unless it is told to."""
    desk.write("a", revision=3)
    desk.publish(server, "--as", "desk")
    newer = server.entries[only_entry(server)]
    desk.write("a", when="2026-06-01", revision=2)
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts) == (1, {"leave": 1})
    assert "revision 3 was published, which is newer than revision 2 of the record" in reasons(done)
    assert server.entries[only_entry(server)] == newer
    assert desk.publish(server, "--as", "desk", "--overwrite").counts == {"update": 1}


def test_a_cache_without_revisions_is_still_read(desk: Desk, server: FakeServer) -> None:
    """A cache that an earlier version wrote keeps what it knows, and gives no warning."""
    desk.write("a")
    desk.publish(server, "--as", "desk")
    (file,) = (desk.folder / ".diplovisit_cache").glob("publish-*.json")
    data = json.loads(file.read_text())
    for entry in data["entries"].values():
        del entry["content"]["sequence"]
    file.write_text(json.dumps(data))
    desk.write("a", when="2026-06-01")
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts, "warning" in done.err) == (0, {"update": 1}, False)


def test_every_write_has_its_condition(desk: Desk, server: FakeServer) -> None:
    """A new entry is put with If-None-Match, an old one updated and removed with If-Match and its ETag."""
    desk.write("a")
    desk.publish(server)
    etag = server.etag(only_entry(server))
    desk.write("a", when="2026-06-01", revision=2)
    desk.publish(server)
    updated = server.etag(only_entry(server))
    desk.write("b")
    desk.remove("a")
    desk.publish(server, "--max-delete", "1")
    conditions = [
        (method, headers.get("If-None-Match"), headers.get("If-Match"))
        for method, _, headers in server.requests
        if method in {"PUT", "DELETE"}
    ]
    assert conditions == [("PUT", "*", None), ("PUT", None, etag), ("PUT", "*", None), ("DELETE", None, updated)]


@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.parametrize("happens", ["unchanged", "changed", "removed"])
def test_what_somebody_else_changed_is_left(desk: Desk, server: FakeServer, happens: str, forgets: bool) -> None:
    """An entry that was edited on the server is reported and left, whatever the record did meanwhile."""
    desk.write("a", "b")
    desk.publish(server, "--as", "desk")
    path = next(path for path, text in server.entries.items() if b"X-DIPLOVISIT-ID:a/" in text)
    edited = edit(server, path)
    if happens == "changed":
        desk.write("a", when="2026-06-01", revision=2)
    elif happens == "removed":
        desk.remove("a")
    if forgets:
        desk.forget()
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts) == (1, {"keep": 1, "leave": 1})
    assert "somebody else changed it" in reasons(done)
    assert server.entries[path] == edited
    overwritten = desk.publish(server, "--as", "desk", "--overwrite")
    assert overwritten.code == 0
    assert server.entries.get(path) != edited


def test_an_entry_that_was_removed_on_the_server_is_put_again(desk: Desk, server: FakeServer) -> None:
    """The calendar has what the records have, also where somebody removed it."""
    desk.write("a")
    desk.publish(server)
    server.entries.clear()
    assert desk.publish(server).counts == {"put": 1}
    assert len(server.entries) == 1


def test_what_another_desk_published_is_left(desk: Desk, server: FakeServer) -> None:
    """Two desks share a calendar: neither removes nor changes the entries of the other."""
    desk.write("a", "shared")
    desk.publish(server, "--as", "east")
    desk.remove("a")
    desk.write("b")
    desk.write("shared", when="2026-06-01", revision=2)
    desk.forget()
    done = desk.publish(server, "--as", "west")
    assert (done.code, done.counts) == (1, {"put": 1, "leave": 1})
    assert 'it was published as "east"; if that was you, use --as east' in reasons(done)
    assert sum(b"X-DIPLOVISIT-ID:a/" in text for text in server.entries.values()) == 1


def test_the_cache_keeps_two_desks_of_one_folder_apart(desk: Desk, server: FakeServer) -> None:
    """What was put under one name is not of another name, in the same folder and with its cache."""
    desk.write("a")
    desk.publish(server, "--as", "east")
    desk.write("b")
    desk.remove("a")
    assert desk.publish(server, "--as", "west").counts == {"put": 1}
    assert len(server.entries) == 2


def test_a_lost_cache_removes_nothing_and_doubles_nothing(desk: Desk, server: FakeServer) -> None:
    """Without a name and without the cache, entries of before are kept, and are not put a second time."""
    desk.write("a", "b")
    desk.publish(server)
    desk.forget()
    desk.remove("b")
    done = desk.publish(server)
    assert (done.code, done.counts) == (0, {"keep": 1})
    assert len(server.entries) == 2


def test_a_drawn_name_is_kept(desk: Desk, server: FakeServer) -> None:
    """Without --as a name is drawn, said once and used again."""
    desk.write("a")
    first = desk.publish(server)
    assert f"published under the name {json.loads(first.out)['as']}" in first.err
    second = desk.publish(server)
    assert "published under the name" not in second.err
    assert json.loads(first.out)["as"] == json.loads(second.out)["as"]


@pytest.mark.parametrize("same", [False, True])
def test_an_entry_with_our_uid_at_another_place_is_found(desk: Desk, server: FakeServer, same: bool) -> None:
    """An entry that somebody imported is not put a second time; where it differs it is reported and left."""
    desk.write("a")
    calendar = export(load(str(desk.folder / "visits" / "a.yaml")), "ics")
    server.store("imported.ics", calendar if same else calendar.replace(b"SUMMARY:", b"SUMMARY:My "))
    before = dict(server.entries)
    done = desk.publish(server)
    assert (done.code, done.counts) == ((0, {"keep": 1}) if same else (1, {"leave": 1}))
    assert server.entries == before


def test_a_copy_that_somebody_made_is_not_ours(desk: Desk, server: FakeServer) -> None:
    """A copy of an entry with a UID of its own has our mark, and is neither removed nor reported."""
    desk.write("a")
    desk.publish(server, "--as", "desk")
    stored = server.entries[only_entry(server)]
    uid = next(line for line in stored.split(b"\r\n") if line.startswith(b"UID:"))
    server.store("copy.ics", stored.replace(uid, b"UID:copied"))
    assert desk.publish(server, "--as", "desk").counts == {"keep": 1}
    assert f"{CALENDAR}copy.ics" in server.entries


def test_another_entry_in_our_place_is_left(desk: Desk, server: FakeServer) -> None:
    """Where the path of a new entry is taken by an entry with another UID, that one is left."""
    desk.write("a")
    desk.publish(server)
    path = only_entry(server)
    server.entries = {path: OTHER}
    done = desk.publish(server)
    assert (done.code, done.counts) == (1, {"leave": 1})
    assert server.entries == {path: OTHER}


def test_a_dry_run_changes_nothing(desk: Desk, server: FakeServer) -> None:
    """The plan is shown, and neither the server nor this folder is changed."""
    desk.write("a", "b")
    desk.publish(server, "--as", "desk")
    desk.write("a", when="2026-06-01", revision=2)
    desk.write("c")
    desk.remove("b")
    files = {file: file.read_bytes() for file in desk.folder.rglob("*") if file.is_file()}
    before = dict(server.entries)
    done = desk.run("publish", "visits", "--to", server.url, "--as", "desk", "--dry-run")
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        ["update", "a/estonia"],
        ["put", "c/estonia"],
        ["remove", "b/estonia"],
    ]
    assert "1 to put, 1 to update, 1 to remove" in done.err
    assert done.code == 0
    assert server.entries == before
    assert {file: file.read_bytes() for file in desk.folder.rglob("*") if file.is_file()} == files


def test_a_server_that_drops_what_it_does_not_know_is_kept_up_by_the_cache(desk: Desk, server: FakeServer) -> None:
    """Where the mark is lost, the ETag of what was put shows whose an entry is; a lost cache removes nothing."""
    server.rewrites = True
    desk.write("a", "b", "c")
    assert desk.publish(server, "--as", "desk").counts == {"put": 3}
    desk.write("a", when="2026-06-01", revision=2)
    desk.remove("b")
    assert desk.publish(server, "--as", "desk").counts == {"update": 1, "remove": 1, "keep": 1}
    assert desk.publish(server, "--as", "desk").counts == {"keep": 2}
    edited = edit(server, next(iter(server.entries)))
    assert desk.publish(server, "--as", "desk").counts == {"keep": 1, "leave": 1}
    desk.forget()
    before = dict(server.entries)
    assert desk.publish(server, "--as", "desk").counts == {"leave": 2}
    assert server.entries == before
    assert edited in server.entries.values()


def test_an_entry_without_an_etag_is_left(desk: Desk, server: FakeServer) -> None:
    """Without an ETag a change by somebody else would not show, so nothing is written over."""
    desk.write("a")
    desk.publish(server, "--as", "desk")
    server.has_etags = False
    desk.write("a", when="2026-06-01", revision=2)
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts) == (1, {"leave": 1})
    assert "no ETag" in done.out


def test_a_condition_picks_visits_and_none_empties_nothing(desk: Desk, server: FakeServer) -> None:
    """--where picks visits as in an export; one that no record matches sends nothing."""
    desk.write("a", "b")
    assert desk.publish(server, "--where", "country=EE").counts == {"put": 2}
    asked = len(server.requests)
    done = desk.publish(server, "--where", "country=LV")
    assert (done.code, done.out) == (3, "")
    assert "no record matches country=LV; nothing was published" in done.err
    assert len(server.requests) == asked
    assert len(server.entries) == 2


def test_an_invalid_record_sends_nothing(desk: Desk, server: FakeServer) -> None:
    """One invalid record keeps everything as it is."""
    desk.write("a")
    (desk.folder / "visits" / "bad.yaml").write_text("format: 1\nid: bad\n", "utf-8")
    done = desk.publish(server)
    assert done.code == 1
    assert "nothing was published" in done.err
    assert not server.requests


def test_a_calendar_is_made_where_that_is_asked_for(desk: Desk, server: FakeServer) -> None:
    """A calendar that is missing is an error, and --create makes it."""
    server.exists = False
    desk.write("a")
    done = desk.publish(server)
    assert done.code == 2
    assert "there is no calendar; create it first, or use --create" in done.err
    assert desk.publish(server, "--create").counts == {"put": 1}


def test_kinds_that_a_calendar_does_not_take_are_left_out(desk: Desk, server: FakeServer) -> None:
    """A visit without a day is a journal: many calendars take none, and then it is said and left out."""
    server.kinds = ("VEVENT",)
    desk.write("a")
    desk.write("b", when="2026")
    done = desk.publish(server)
    assert (done.code, done.counts) == (0, {"put": 1})
    assert "the calendar does not accept VJOURNAL; left out: b" in done.err
    server.kinds = ("VTODO",)
    assert desk.publish(server).counts == {"keep": 1}


def test_options_of_calendars_are_taken(desk: Desk, server: FakeServer) -> None:
    """A public calendar can be without records."""
    desk.write("a")
    desk.publish(server, "--no-record")
    assert b"X-DIPLOVISIT-RECORD" not in server.entries[only_entry(server)]
    assert desk.publish(server).counts == {"update": 1}


@pytest.mark.parametrize("login", ["Basic", "Digest", "Bearer"])
def test_a_password_is_sent_as_the_server_asks(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    """The usual kinds of login are known; a password without a user is a token."""
    server.login = login
    server.password = "token" if login == "Bearer" else "пароль, with a blank"
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", server.password)
    desk.write("a")
    done = desk.publish(server, *([] if login == "Bearer" else ["--user", "Élodie"]))
    assert done.counts == {"put": 1}


def test_an_unknown_kind_of_login_is_said(desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of login that is not known is an error of one line."""
    server.login, server.password = "Negotiate", "secret"
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", "secret")
    desk.write("a")
    done = desk.publish(server, "--user", "desk")
    assert (done.code, "asks for an unsupported kind of login" in done.err) == (2, True)


def test_what_is_left_is_shown_as_text_without_orders_to_the_terminal(desk: Desk, server: FakeServer) -> None:
    """Whatever somebody wrote into an entry, the line about it has no control character and is one line."""
    desk.write("a", "b")
    desk.publish(server, "--as", "desk")
    path = next(path for path, text in server.entries.items() if b"X-DIPLOVISIT-ID:a/" in text)
    server.entries[path] = server.entries[path].replace(b"SUMMARY:", b"SUMMARY:\x1b[2J\\n::error::\xe2\x80\xae")
    desk.remove("a")
    done = desk.run("publish", "visits", "--to", server.url, "--as", "desk")
    assert done.code == 1
    (line,) = done.out.splitlines()
    assert line.startswith("leave   a/estonia (")
    assert line.endswith("the records no longer have it, but somebody else changed it since it was published")
    assert line.isprintable()


def test_a_run_that_is_interrupted_keeps_what_it_knows(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends the run with what is done by then, and the next one does the rest."""
    put = CalendarServer.put

    def interrupted(self: CalendarServer, path: str, calendar: bytes, etag: str | None) -> str | None:
        if len(server.entries) == 2:
            raise KeyboardInterrupt
        return put(self, path, calendar, etag)

    desk.write("a", "b", "c", "d")
    monkeypatch.setattr(CalendarServer, "put", interrupted)
    assert desk.publish(server).code == 130
    assert len(server.entries) == 2
    monkeypatch.undo()
    monkeypatch.chdir(desk.folder)
    reads = server.count("REPORT")
    assert desk.publish(server).counts == {"put": 2, "keep": 2}
    assert server.count("REPORT") == reads


def test_a_missing_extra_is_said_before_anything_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without caldav the message says how to install it."""
    for name in [name for name in sys.modules if name.startswith(("caldav", "diplovisit.publishing.server"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "diplovisit.pipeline.publish")
    monkeypatch.setitem(sys.modules, "caldav", None)
    done = desk.publish("https://cal.example.org/visits/")
    assert done.code == 2
    assert "caldav talks to calendar servers and is not installed: pip install 'caldav>=3.6'" in done.err


@pytest.mark.parametrize("number", [1, 2])
def test_a_dry_run_shows_a_calendar_that_would_be_made(desk: Desk, server: FakeServer, number: int) -> None:
    """The plan begins with the calendar, nothing is made, and the run then does what the plan said."""
    server.exists = False
    desk.write(*"ab"[:number])
    command = ("publish", "visits", "--to", server.url, "--as", "desk", "--create")
    done = desk.run(*command, "--dry-run")
    assert done.code == 0, done
    assert done.out.splitlines()[0] == f"create  {server.url}"
    assert [line.split()[:2] for line in done.out.splitlines()[1:]] == [["put", f"{one}/estonia"] for one in "ab"][
        :number
    ]
    assert done.err == f"diplovisit: {server.url}: 1 calendar to make, {number} to put\n"
    assert server.count("MKCALENDAR", "PUT") == 0
    planned = json.loads(desk.publish(server, "--as", "desk", "--create", "--dry-run").out)
    assert (planned["creates"], planned["counts"]["put"]) == (True, number)
    done = desk.run(*command)
    assert done.err == f"diplovisit: {server.url}: 1 calendar made, {number} put\n"
    again = json.loads(desk.publish(server, "--as", "desk", "--create", "--dry-run").out)
    assert (again["creates"], again["counts"]["keep"]) == (False, number)


def test_what_a_calendar_does_not_show_is_one_line(desk: Desk, server: FakeServer) -> None:
    """Visits without a day have one line together, in every run; -v lists them."""
    desk.write("a")
    desk.write("b", "c", when="2026")
    command = ("publish", "visits", "--to", server.url, "--as", "desk")
    for said in ("3 put", "3 unchanged"):
        done = desk.run(*command)
        assert done.err.splitlines() == [
            "diplovisit: 2 notes on what a calendar cannot show; -v lists them",
            f"diplovisit: {server.url}: {said}",
        ]
    listed = desk.run(*command, "-v").err.splitlines()
    assert [line.partition("] ")[2][:7] for line in listed[:2]] == ["estonia"] * 2
    assert ["no-calendar-date" in line for line in listed] == [True, True, False]
    exported = desk.run("export", "visits", "--to", "ics", "-o", "visits.ics").err.splitlines()
    assert exported == listed[:2]
    desk.remove("c")
    assert "1 note on what a calendar cannot show; -v lists it\n" in desk.run(*command).err
    desk.remove("b")
    assert "; -v lists" not in desk.run(*command, "--max-delete", "1").err


def test_a_calendar_whose_folder_is_missing_is_not_made(desk: Desk, server: FakeServer) -> None:
    """The message names the address, whose middle is wrong."""
    server.exists = False
    server.fault = lambda method, _: Answer(409) if method == "MKCALENDAR" else None
    desk.write("a")
    done = desk.publish(server, "--create")
    assert done.code == 2
    assert (
        f"{server.url}: cannot be created, because the folder above it does not exist (409); check the address"
        in done.err
    )
