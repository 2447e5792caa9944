"""`diplovisit site --serve`: who is answered, with what, and what a change does."""

import contextlib
import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diplovisit.cli import site_server
from diplovisit.cli.site_server import SCRIPT_PATH, VERSION_PATH
from tests.site.sites import build, contents, write_record

pytestmark = pytest.mark.not_measured


class Serving:
    """A `diplovisit site --serve` in a process of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        output = () if "--url" in arguments else ("-o", "site")
        command = [sys.executable, "-m", "diplovisit", "site", "visits", *output, "--serve", *arguments]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.port = int(self.wait_for(r"http://127\.0\.0\.1:(\d+)/; press Ctrl-C to stop").group(1))

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Reads what the command says until a line has the pattern; fails where it ends before."""
        assert self.process.stderr is not None
        said = []
        for line in self.process.stderr:
            said.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError("".join(said))

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Sends a request, and returns the status, the body and the headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request(method, path, headers=headers)
        with contextlib.closing(connection), connection.getresponse() as answer:
            return answer.status, answer.read(), answer.headers


@pytest.fixture(name="serve")
def _serve(tmp_path: Path) -> Iterator[Callable[..., Serving]]:
    """Starts the command in the folder of the test, and ends it."""
    write_record(tmp_path / "visits")
    started: list[Serving] = []

    def start(*arguments: str) -> Serving:
        started.append(Serving(tmp_path, *(arguments or ("0",))))
        return started[-1]

    yield start
    for serving in started:
        serving.process.kill()
        serving.process.communicate()


def test_pages_feeds_and_data_are_served_with_their_types(serve: Callable[..., Serving], tmp_path: Path) -> None:
    """A page reloads itself after a change; the file of the page does not have that script."""
    serving = serve()
    for path in ("/", "/index.html", "/months/", "/index.html?x=1"):
        status, body, headers = serving.get(path)
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert b'<script src="/site-reload.js"></script>' in body
        assert b"default-src 'none'; connect-src 'self';" in body
        assert headers["Cache-Control"] == "no-store"
    assert not [path for path, data in contents(tmp_path / "site").items() if b"/site-reload.js" in data]
    types = {
        "/feeds/all.ics": "text/calendar; charset=utf-8",
        "/feeds/changes.atom": "application/atom+xml",
        "/assets/site.css": "text/css",
        "/assets/site.js": "text/javascript",
        "/assets/icon.svg": "image/svg+xml",
        "/data/visits.jsonl": "text/plain",
        "/visits/ga-ri-envoy-talks.json": "application/json",
    }
    for path, kind in types.items():
        status, body, headers = serving.get(path)
        assert (status, headers["Content-Type"]) == (200, kind)
        assert body == (tmp_path / "site" / path[1:]).read_bytes()
    assert serving.get("/index.html", method="HEAD")[:2] == (200, b"")


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1.example.org", "example.org:{port}", "[::1]", "", "localhost.x"]
)
@pytest.mark.at_length
def test_a_request_under_another_name_is_refused(serve: Callable[..., Serving], host: str) -> None:
    """A page of another site that leads its own name to this machine reads nothing (DNS rebinding)."""
    serving = serve()
    for path in ("/index.html", VERSION_PATH, SCRIPT_PATH, "/feeds/all.ics"):
        for method in ("GET", "HEAD"):
            status, body, _ = serving.get(path, method=method, Host=host.format(port=serving.port))
            assert status == 403
            assert b"Finland" not in body
    for name in ("localhost", f"localhost:{serving.port}", f"127.0.0.1:{serving.port}", "127.0.0.1"):
        assert serving.get("/index.html", Host=name)[0] == 200


def test_only_this_machine_can_connect(serve: Callable[..., Serving]) -> None:
    """The server listens at the loopback address alone."""
    serving = serve()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # a datagram socket sends nothing here; it says which address is ours
        own = probe.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("this machine has no address but loopback")
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection((own, serving.port), timeout=5).close()


def test_nothing_outside_of_the_site_is_served(serve: Callable[..., Serving], tmp_path: Path) -> None:
    """A path that leaves the folder, a folder without a page, and a page that is not there are not found."""
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    serving = serve()
    leading_out = (
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        f"/{tmp_path}/secret.html",
        "//etc/passwd",
    )
    for path in (*leading_out, "/nothing.html", "/assets/", "/visits/%00.html", f"/{'a' * 5_000}", "/%ff%fe"):
        status, body, _ = serving.get(path)
        assert status == 404, path
        assert b"secret<" not in body
        assert serving.get(path, method="HEAD")[0] == 404
    serving.process.send_signal(signal.SIGINT)
    _, said = serving.process.communicate(timeout=60)
    assert "Traceback" not in said


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.at_length
def test_nothing_can_be_sent(serve: Callable[..., Serving], method: str) -> None:
    """The server only answers."""
    assert serve().get("/index.html", method=method)[0] == 501


def test_a_change_is_shown_and_an_invalid_record_keeps_the_site(serve: Callable[..., Serving], tmp_path: Path) -> None:
    """The version that pages ask for goes up with each site that was written, and only then."""
    serving = serve()
    assert serving.get(VERSION_PATH)[1] == b"0"
    write_record(tmp_path / "visits", title="They meet in Tallinn")
    serving.wait_for("site in site: ")
    assert b"They meet in Tallinn" in serving.get("/")[1]
    _wait_until(lambda: serving.get(VERSION_PATH)[1] == b"1")
    write_record(tmp_path / "visits", title="Not shown", status="heldd")
    serving.wait_for("nothing was written")
    assert b"They meet in Tallinn" in serving.get("/")[1]
    assert serving.get(VERSION_PATH)[1] == b"1"
    write_record(tmp_path / "visits", "second", title="A second visit")
    write_record(tmp_path / "visits", title="They met")
    serving.wait_for("site in site: ")
    _wait_until(lambda: b"They met" in serving.get("/")[1] and b"A second visit" in serving.get("/")[1])
    for file in (tmp_path / "visits").iterdir():
        file.unlink()
    serving.wait_for("site in site: ")
    _wait_until(lambda: b"They met" not in serving.get("/")[1])
    (tmp_path / "visits").rmdir()
    serving.wait_for("the site was not changed: visits: no such file or folder")
    assert serving.get("/")[0] == 200


def test_without_a_folder_a_look_changes_no_site(serve: Callable[..., Serving], tmp_path: Path) -> None:
    """The pages are in a temporary folder, which is removed, and the site that is published stays as it is."""
    build("visits", "--url", "https://visits.example.org/", cwd=tmp_path)
    write_record(tmp_path / "visits", title="They meet in Tallinn")
    before = contents(tmp_path)
    serving = serve("0", "--url", "https://other.example.org/")
    assert b"They meet in Tallinn" in serving.get("/")[1]
    assert b"https://other.example.org/" in serving.get("/feeds/changes.atom")[1]
    write_record(tmp_path / "visits", title="They met")
    folder = Path(serving.wait_for(r"site in (.*/site): ").group(1))
    _wait_until(lambda: b"They met" in serving.get("/")[1])
    assert folder.is_dir()
    serving.process.send_signal(signal.SIGTERM)
    serving.process.communicate(timeout=60)
    assert not folder.parent.exists()
    record = "visits/ga-ri-envoy-talks.json"
    assert contents(tmp_path).items() - before.items() == {(record, (tmp_path / record).read_bytes())}


def _wait_until(holds: Callable[[], bool]) -> None:
    """Asks until it holds; the command says that the site was written just before it counts it."""
    waiting = threading.Event()
    for _ in range(600):
        if holds():
            return
        waiting.wait(0.05)
    raise AssertionError("it does not come to hold")


def test_ctrl_c_ends_it(serve: Callable[..., Serving]) -> None:
    """The exit code is 0, and nothing is printed of it."""
    serving = serve()
    serving.process.send_signal(signal.SIGINT)
    _, err = serving.process.communicate(timeout=60)
    assert (serving.process.returncode, err) == (0, "")


def test_a_port_in_use_is_an_error(serve: Callable[..., Serving], tmp_path: Path) -> None:
    """The message says so, and what to do; the site is there all the same."""
    port = str(serve().port)
    done = build("visits", "-o", "other", "--serve", port, cwd=tmp_path, code=2)
    assert re.search(rf"--serve: port {port} cannot be used \(.*\); name another one", done.stderr.decode())
    assert "index.html" in contents(tmp_path / "other")


def test_records_that_make_no_site_are_not_served(tmp_path: Path) -> None:
    """Where there is no site yet, the error ends the command; where there is one, it is shown."""
    write_record(tmp_path / "visits", status="heldd")
    assert build("visits", "-o", "site", "--serve", "0", cwd=tmp_path, code=1).stderr.endswith(b"nothing was written\n")


def test_a_file_that_vanishes_while_it_is_looked_at_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that saves by a rename leaves a moment without the file."""
    looks = iter([{"a": 1}, {"a": 1}, {}, {"a": 2}])
    built: list[str] = []
    monkeypatch.setattr("time.sleep", lambda _: None)
    with contextlib.suppress(StopIteration):
        site_server.watch(lambda: next(looks), lambda: built.append("built"), {"a": 1})
    assert built == ["built", "built"]
