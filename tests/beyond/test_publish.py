"""Radicale and Xandikos have what the records say, after whatever failed, and what somebody else wrote there."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from diplovisit import load_all
from diplovisit.exporters.icalendar import separate_calendars
from tests.beyond.calendar_servers import PASSWORD, RealServer, failing, running
from tests.conftest import ROOT
from tests.publishing.conftest import desk
from tests.publishing.fake_server import Answer
from tests.publishing.publishing import Desk, Done, lines_of

pytestmark = pytest.mark.beyond_python

__all__ = ["desk"]  # a fixture

OTHER = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//desk//EN\r\nBEGIN:VEVENT\r\nUID:lunch\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART:20260504T100000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
FAULTS = {
    "closes": Answer(None),
    "closes after it": Answer(None, does_it_first=True),
    "401": Answer(401),
    "403": Answer(403),
    "412": Answer(412),
    "507": Answer(507),
    "500 after it": Answer(500, does_it_first=True),
    "redirect": Answer(302, headers={"Location": "/elsewhere/"}),
}


@pytest.fixture(params=["radicale", "xandikos"])
def real(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RealServer]:
    """A server with an empty folder."""
    (tmp_path / "server").mkdir()
    with running(request.param, tmp_path / "server") as server:
        yield server


@pytest.fixture(params=["radicale", "xandikos"], scope="module", name="shared")
def _shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A server that tests use one after the other, each with a calendar of its own."""
    with running(request.param, tmp_path_factory.mktemp(request.param)) as server:
        yield server


@pytest.fixture(name="office")
def _office(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with the seed, the examples and three small records; its password is in the environment."""
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_USER", "desk")
    monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", PASSWORD)
    desk.write("a", "b", "gone", "journal")
    desk.write("journal", when="2026")
    return desk


def publish(office: Desk, url: str, *options: str) -> Done:
    """Publishes the records of the desk, the seed and the examples."""
    paths = ("visits", f"{ROOT}/seeds", *map(str, sorted((ROOT / "examples").glob("*.yaml"))))
    return office.run("publish", *paths, "--to", url, "--as", "desk", "--output-format", "json", *options)


def stored(server: RealServer) -> dict[str, list[str]]:
    """Reads every entry of the calendar with the library, as a client does: content lines by UID."""
    caldav: Any = importlib.import_module("caldav")
    with caldav.DAVClient(url=server.url, username="desk", password=PASSWORD) as client:
        calendar = client.calendar(url=server.url)
        found = [*calendar.get_events(), *calendar.get_journals()]
        lines = [lines_of(item.data.encode()) for item in found]
    return {next(line for line in one if line.startswith("UID:")): one for one in lines}


def expected(office: Desk) -> dict[str, list[str]]:
    """Returns the content lines of every entry of an export, by UID."""
    visits = [*load_all(str(office.folder / "visits")), *load_all(f"{ROOT}/seeds"), *load_all(f"{ROOT}/examples")]
    return {f"UID:{entry.uid}": lines_of(data) for visit in visits for entry, data in separate_calendars(visit)}


def put_by_hand(server: RealServer, name: str, calendar: str) -> None:
    """Puts an entry to a server as another client does."""
    caldav: Any = importlib.import_module("caldav")
    with caldav.DAVClient(url=server.url, username="desk", password=PASSWORD) as client:
        assert client.put(server.url + name, calendar, {"Content-Type": "text/calendar"}).status in {200, 201, 204}


def change_records(office: Desk) -> None:
    """Changes one record, removes one, and adds one."""
    office.write("a", when="2026-06-01", revision=2)
    office.remove("gone")
    office.write("new")


def require_complete(office: Desk, server: RealServer) -> None:
    """Requires that the next run completes, that a third writes nothing, and that the server has what it should."""
    done = publish(office, server.url)
    assert (done.code, done.counts.get("leave")) == (0, None)
    assert publish(office, server.url).counts.keys() == {"keep"}
    entries = stored(server)
    assert entries.pop("UID:lunch") == lines_of(OTHER.encode())
    assert entries == expected(office)


def test_a_server_has_what_the_records_say(office: Desk, real: RealServer) -> None:
    """Entries are put, updated and removed, and every line of them comes back; with the cache and without it."""
    assert publish(office, real.url, "--create").code == 0
    put_by_hand(real, "lunch.ics", OTHER)
    require_complete(office, real)
    change_records(office)
    done = publish(office, real.url)
    assert {name: done.counts.get(name) for name in ("put", "update", "remove")} == dict.fromkeys(
        ("put", "update", "remove"), 1
    )
    office.forget()
    require_complete(office, real)


def test_what_somebody_else_changed_is_left_by_a_server(office: Desk, real: RealServer) -> None:
    """An entry that another client edited, or put with our UID at another place, is reported and left."""
    publish(office, real.url, "--create")
    path, calendar = next(
        (f"{entry.uid}.ics", data.decode())
        for visit in load_all("visits")
        for entry, data in separate_calendars(visit)
        if visit.id == "a"
    )
    edited = calendar.replace("SUMMARY:", "SUMMARY:Moved! ")
    put_by_hand(real, path, edited)
    change_records(office)
    for _ in range(2):
        done = publish(office, real.url)
        assert (done.code, done.counts["leave"]) == (1, 1)
        office.forget()
    uid = f"UID:{path.removesuffix('.ics')}"
    assert stored(real)[uid] == lines_of(edited.encode())
    assert publish(office, real.url, "--overwrite").code == 0
    assert stored(real) == expected(office)


@pytest.mark.parametrize(("method", "forgets"), [("PUT", False), ("PUT", True), ("DELETE", True), ("PROPFIND", False)])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_loses_nothing(office: Desk, shared: RealServer, fault: str, method: str, forgets: bool) -> None:
    """Whatever fails at a request, nothing of others is lost and the next run completes."""
    real = attrs.evolve(shared, calendar=f"{fault}-{method}-{forgets}".replace(" ", "-"))
    assert publish(office, real.url, "--create").code == 0
    put_by_hand(real, "lunch.ics", OTHER)
    change_records(office)
    with failing(real, lambda made, number: FAULTS[fault] if (made, number) == (method, 1) else None) as url:
        # Another address of the same server is another cache.
        done = publish(office, url)
    assert done.code in {1, 2}
    assert "Traceback" not in done.err
    if forgets:
        office.forget()
    require_complete(office, real)


@pytest.mark.parametrize("at", [1, 5, 20])
def test_a_server_that_is_killed_in_the_middle(office: Desk, real: RealServer, at: int) -> None:
    """The server ends at a PUT; when it is back, the next run does the rest, and a name that was drawn is kept."""
    assert publish(office, real.url, "--create", "--where", "traveller=virtanen").code == 0
    put_by_hand(real, "lunch.ics", OTHER)
    with failing(real, lambda made, number: real.kill if (made, number) == ("PUT", at) else None) as url:
        done = publish(office, url)
    assert done.code == 2
    assert "closed the connection before its answer was complete" in done.err
    assert f"{at - 1} put" in done.err or at == 1
    real.start()
    require_complete(office, real)


def test_a_password_that_a_server_does_not_take(office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Radicale refuses a wrong password, and no password: nothing is written, and the message does not show it."""
    (tmp_path / "server").mkdir()
    with running("radicale", tmp_path / "server") as server:
        monkeypatch.setenv("DIPLOVISIT_PUBLISH_PASSWORD", "wrong-horse")
        done = publish(office, server.url, "--create")
        assert (done.code, "(401); check both" in done.err, "wrong-horse" in done.err) == (2, True, False)
        monkeypatch.delenv("DIPLOVISIT_PUBLISH_PASSWORD")
        monkeypatch.delenv("DIPLOVISIT_PUBLISH_USER")
        done = publish(office, server.url, "--create")
        assert (done.code, "asks for a password (401)" in done.err) == (2, True)
