"""A server that fails: nothing is lost, the message says what to do, and the next run completes."""

import base64
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from diplovisit.publishing import server as connection
from tests.publishing.fake_server import CALENDAR, Answer, FakeServer, serving
from tests.publishing.publishing import Desk, Done

OTHER = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:of-somebody-else\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
XML = {"Content-Type": "application/xml; charset=utf-8"}
CONFLICT = b'<d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><c:no-uid-conflict/></d:error>'
KIND = CONFLICT.replace(b"no-uid-conflict", b"supported-calendar-component")
BOMB = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><d:multistatus xmlns:d='DAV:'><d:response><d:href>&j;</d:href></d:response></d:multistatus>"
)
SECRET = "correct-horse-battery"

STOPS = {
    # What the server answers; what the message says.
    "closes": (Answer(None), "closed the connection before its answer was complete; publish again"),
    "closes after it": (Answer(None, does_it_first=True), "closed the connection before its answer was complete"),
    "half an answer": (Answer(None, b"HTTP/1.1 20"), "closed the connection before its answer was complete"),
    "no HTTP": (Answer(None, b"SSH-2.0-OpenSSH_9.6\r\n"), "closed the connection before its answer was complete"),
    "less than it says": (
        Answer(201, b"ab", {"Content-Length": "100", "Connection": "close"}),
        "closed the connection before its answer",
    ),
    "slow": (Answer(201, seconds=60), "no answer within 1 s; publish again, or raise the limit with --timeout"),
    "slow after it": (Answer(201, seconds=60, does_it_first=True), "no answer within 1 s"),
    "401": (Answer(401), "rejects the user name and the password (401); check both"),
    "403": (Answer(403), "does not let this user write or read there (403)"),
    "507": (Answer(507), "has no space left (507); free some there, and publish again"),
    "503": (Answer(503), "is too busy (503); publish again later"),
    "429": (Answer(429), "is too busy (429); publish again later"),
    "502": (Answer(502), "fails (502); publish again later"),
    "302": (
        Answer(302, headers={"Location": "https://u:p@example.net/?t=1"}),
        "redirects to https://example.net/, and",
    ),
    "308": (Answer(308, headers={"Location": "/elsewhere/"}), "redirects to /elsewhere/, and is not followed"),
    "malformed XML": (Answer(207, b"<d:multistatus", XML), "answers with XML that cannot be read"),
    "bomb": (Answer(207, BOMB, XML), "127.0.0.1"),
    "a page": (
        Answer(200, b"<html><p>Log in", {"Content-Type": "text/html"}),
        "does not answer like a calendar server (200)",
    ),
    "another XML": (Answer(207, b"<p/>", XML), "is not a calendar"),
    "nothing": (Answer(207), "does not answer like a calendar server (207); check the address"),
}
WRITES = {
    # At a PUT, an answer without a body that can be read is no reason to stop.
    name: STOPS[name]
    for name in (
        *("closes", "closes after it", "half an answer", "less than it says", "slow", "slow after it"),
        *("401", "403", "507", "503", "502", "302", "308"),
    )
}
REFUSALS = {
    "changed meanwhile": (Answer(412), "somebody else changed it in the meantime"),
    "its UID elsewhere": (Answer(409, CONFLICT, XML), "another entry on the server has its UID"),
    "forbidden kind": (Answer(403, KIND, XML), "the calendar does not accept entries of this kind"),
    "bad": (Answer(400), "the server regards it as invalid"),
    "conflict": (Answer(409), "the server says that it conflicts with something there"),
    "large": (Answer(413), "it is too large for the server"),
    "locked": (Answer(423), "somebody has locked it"),
    "failed": (Answer(500), "the server failed to process it"),
    "not now": (Answer(202), "the server answers 202, which does not say that it was stored"),
}


@pytest.fixture(name="desk")
def _desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose password is in the environment."""
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_USER", "desk")
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", SECRET)
    return desk


@pytest.fixture(name="server")
def _server(server: FakeServer) -> FakeServer:
    """A server that asks for the password and has an entry of somebody else."""
    server.password = SECRET
    server.store("other.ics", OTHER)
    return server


def fails_at(method: str, number: int, answer: Answer, server: FakeServer) -> None:
    """Makes the server fail at a request, counted from now."""
    first = server.count(method)
    server.fault = lambda made, count: answer if made == method and count == first + number else None


def require_no_secret(done: Done) -> None:
    """Requires that a run printed neither the password nor its form in a request, and no traceback."""
    encoded = base64.b64encode(f"desk:{SECRET}".encode()).decode()
    for word in (SECRET, encoded, "Traceback", "u:p@", "t=1", "HTTPConnectionPool", "urllib3"):
        assert word not in done.out + done.err


def require_complete(desk: Desk, server: FakeServer) -> None:
    """Requires that the next run completes, that a third does nothing, and that nothing of others was lost."""
    server.fault = lambda _method, _number: None
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts.get("leave")) == (0, None)
    assert desk.publish(server, "--as", "desk").counts == {"keep": 4}
    texts = b"".join(server.entries.values())
    assert server.entries[f"{CALENDAR}other.ics"] == OTHER
    assert texts.count(b"BEGIN:VEVENT") == 5
    assert b"20260601" in texts
    assert b"X-DIPLOVISIT-ID:gone/" not in texts


def patience(name: str) -> list[str]:
    """Returns the option by which a slow server is not waited for."""
    return ["--timeout", "1"] if name.startswith("slow") else []


def publish_and_change(desk: Desk, server: FakeServer) -> None:
    """Publishes four records, then changes one, removes one and adds one."""
    desk.write("a", "b", "c", "gone")
    assert desk.publish(server, "--as", "desk").counts == {"put": 4}
    desk.write("a", when="2026-06-01", revision=2)
    desk.write("new")
    desk.remove("gone")


@pytest.mark.parametrize("name", STOPS)
@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.at_length
def test_a_server_that_fails_while_it_is_looked_at(desk: Desk, server: FakeServer, name: str, forgets: bool) -> None:
    """Nothing is written where the list or an entry cannot be read."""
    answer, message = STOPS[name]
    publish_and_change(desk, server)
    if forgets:
        desk.forget()
    before = dict(server.entries)
    # The first request asks for the password.
    fails_at("REPORT" if forgets else "PROPFIND", 1 if forgets else 2, answer, server)
    done = desk.publish(server, "--as", "desk", *patience(name))
    if name == "another XML" and forgets:
        # The server says nothing of the entries: their places are taken, and nothing is done with them.
        assert done.code == 1
    elif name in {"malformed XML", "bomb", "nothing"} and forgets:
        # One entry may have broken the XML of all: they are read one by one.
        assert done.counts == {"put": 1, "update": 1, "remove": 1, "keep": 2}
        require_complete(desk, server)
        return
    else:
        assert done.code == 2
        assert message in done.err
    require_no_secret(done)
    assert {path: server.entries.get(path) for path in before} == before
    require_complete(desk, server)


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.at_length
def test_a_server_that_fails_while_it_is_written_to(
    desk: Desk, server: FakeServer, name: str, method: str, forgets: bool
) -> None:
    """The run stops, says how far it came, and the next one does the rest, with or without the cache."""
    answer, message = WRITES[name]
    publish_and_change(desk, server)
    fails_at(method, 1, answer, server)
    done = desk.publish(server, "--as", "desk", *patience(name))
    assert done.code == 2
    assert message in done.err
    assert " entries were processed" in done.err
    require_no_secret(done)
    if forgets:
        desk.forget()
    require_complete(desk, server)


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.at_length
def test_a_server_that_refuses_one_entry(desk: Desk, server: FakeServer, name: str, forgets: bool) -> None:
    """One refused entry is reported, the others are done, and the next run tries it again."""
    answer, message = REFUSALS[name]
    publish_and_change(desk, server)
    fails_at("PUT", 1, answer, server)
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts) == (1, {"put": 1, "remove": 1, "keep": 2, "leave": 1})
    assert message in done.out
    require_no_secret(done)
    if forgets:
        desk.forget()
    require_complete(desk, server)


def test_an_entry_that_changes_between_plan_and_write_is_left(desk: Desk, server: FakeServer) -> None:
    """Somebody edits an entry after it was read: the condition fails on the server, and the edit stays."""
    publish_and_change(desk, server)
    path = next(path for path, text in server.entries.items() if b"X-DIPLOVISIT-ID:a/" in text)
    edited = server.entries[path].replace(b"SUMMARY:", b"SUMMARY:Moved! ")

    def edit(method: str, _: int) -> None:
        if method == "PUT":
            server.entries[path] = edited

    server.fault = edit
    done = desk.publish(server, "--as", "desk")
    assert (done.code, done.counts.get("leave")) == (1, 1)
    assert "somebody else changed it in the meantime" in done.out
    server.fault = lambda _method, _number: None
    assert desk.publish(server, "--as", "desk").counts == {"keep": 3, "leave": 1}
    assert server.entries[path] == edited


def test_a_server_that_refuses_everything_is_not_asked_for_ever(desk: Desk, server: FakeServer) -> None:
    """After ten refusals in a row the run stops."""
    desk.write(*(f"visit-{number}" for number in range(30)))
    server.fault = lambda method, _: Answer(400) if method == "PUT" else None
    done = desk.publish(server)
    assert done.code == 2
    assert "10 consecutive entries were refused, the last one because the server regards it as invalid" in done.err
    assert server.count("PUT") == 10


def test_a_huge_answer_is_not_read_to_its_end(desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer has a bound, and the message says so."""
    monkeypatch.setattr(connection, "LARGEST_ANSWER", 1_000_000)
    publish_and_change(desk, server)
    fails_at("PROPFIND", 2, Answer(207, b"<x>" + b"a" * 2_000_000, XML), server)
    done = desk.publish(server, "--as", "desk")
    assert done.code == 2
    assert "an answer has more than 1,000,000 bytes" in done.err
    require_complete(desk, server)


def test_nothing_outside_of_the_calendar_is_touched(desk: Desk, server: FakeServer) -> None:
    """A server that names places elsewhere, on other hosts too, is not followed there."""
    hrefs = (
        "https://example.net/desk/visits/x.ics",
        "/desk/private/x.ics",
        "/desk/visits/../private/x.ics",
        "//x/y",
        "",
    )
    listing = "".join(
        f'<d:response><d:href>{href}</d:href><d:propstat><d:prop><d:getetag>"1"</d:getetag></d:prop>'
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        for href in hrefs
    )
    head = (
        '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>/desk/visits/</d:href>'
        "<d:propstat><d:prop><d:resourcetype><c:calendar/></d:resourcetype></d:prop></d:propstat></d:response>"
    )
    desk.write("a")
    fails_at("PROPFIND", 2, Answer(207, f"{head}{listing}</d:multistatus>".encode(), XML), server)
    assert desk.publish(server).counts == {"put": 1}
    assert {path.rpartition("/")[0] for _, path, _ in server.requests} <= {"/desk/visits"}
    assert server.count("REPORT") == 0


def test_a_server_that_is_not_there(desk: Desk) -> None:
    """A refused connection is an error of one line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk.write("a")
    done = desk.publish(f"http://127.0.0.1:{port}/desk/")
    assert (done.code, done.err.count("\n")) == (2, 1 + done.err.count("note:"))
    assert f"127.0.0.1:{port}: cannot be reached: Connection refused" in done.err


def test_a_name_that_no_server_has(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that cannot be resolved is an error of one line."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    desk.write("a")
    done = desk.publish("https://cal.example.org/visits/")
    assert done.code == 2
    assert "cal.example.org: there is no server of this name; check the address" in done.err


def test_a_server_without_encryption_is_said(desk: Desk, server: FakeServer) -> None:
    """https to a server that speaks http is an error of one line, and the password is not sent."""
    desk.write("a")
    done = desk.publish(server.url.replace("http:", "https:"))
    assert done.code == 2
    assert "no secure connection can be made; check the address" in done.err
    assert not server.requests


def test_a_wrong_password_is_said_and_not_shown(desk: Desk, server: FakeServer) -> None:
    """The server refuses the password: the message names neither it nor the right one."""
    server.password = "another"
    desk.write("a")
    done = desk.publish(server)
    assert done.code == 2
    assert "rejects the user name and the password (401); check both" in done.err
    require_no_secret(done)


def test_a_password_that_is_missing_is_asked_for(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a user and a password the message says how to give them."""
    monkeypatch.delenv("DIPLOVISIT_PUBLISH_USER")
    monkeypatch.delenv("DIPLOVISIT_PUBLISH_PASSWORD")
    desk.write("a")
    done = desk.publish(server)
    assert done.code == 2
    assert "asks for a password (401): name the user with --user" in done.err


@pytest.fixture(name="authority", scope="module")
def _authority() -> trustme.CA:
    return trustme.CA()


def tls(authority: trustme.CA, host: str) -> Iterator[FakeServer]:
    """A server over TLS, with a certificate for a host."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host).configure_cert(context)
    with serving(FakeServer(password=SECRET), context) as server:
        yield server


@pytest.mark.parametrize(("host", "trusted"), [("127.0.0.1", False), ("127.0.0.1", True), ("cal.example.org", True)])
def test_a_certificate_has_to_hold(desk: Desk, authority: trustme.CA, host: str, trusted: bool, tmp_path: Path) -> None:
    """A certificate of an unknown authority, or of another host, is refused before anything is sent."""
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    desk.write("a")
    for server in tls(authority, host):
        options = ["--authorities", str(tmp_path / "authority.pem")] if trusted else []
        done = desk.publish(server, *options)
        if trusted and host == "127.0.0.1":
            assert done.counts == {"put": 1}
            continue
        assert done.code == 2
        assert "its certificate cannot be trusted" in done.err
        assert not server.requests
        require_no_secret(done)
