"""Real calendar servers on this machine, each with an empty folder of its own, and a proxy that makes them fail."""

import contextlib
import http.client
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import attrs

from tests.beyond.needed import package
from tests.publishing.fake_server import Answer

PASSWORD = "correct-horse-battery"


def free_port() -> int:
    """Returns a port of this machine that nothing listens on."""
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@attrs.define
class RealServer:
    """A server that can be killed and started again with what it stored. calendar: the name of the one in use."""

    name: str
    folder: Path
    calendar: str = "visits"
    port: int = attrs.Factory(free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def path(self) -> str:
        """The path of the calendar of the tests."""
        return f"/desk/{self.calendar}/" if self.name == "radicale" else f"/user/calendars/{self.calendar}/"

    @property
    def url(self) -> str:
        """The address of the calendar of the tests."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def start(self) -> None:
        """Starts the server, and waits until it listens."""
        package(self.name)
        command = self._radicale() if self.name == "radicale" else self._xandikos()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(400):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            assert self.process.poll() is None, f"{self.name} did not start"
            time.sleep(0.05)
        raise AssertionError(f"{self.name} does not listen")

    def kill(self) -> None:
        """Ends the server at once, in the middle of whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def _radicale(self) -> list[str]:
        (self.folder / "users").write_text(f"desk:{PASSWORD}\n", "utf-8")
        config = self.folder / "radicale.conf"
        config.write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {self.folder}/users\nhtpasswd_encryption = plain\ndelay = 0\n"
            f"[storage]\nfilesystem_folder = {self.folder}/collections\n[logging]\nlevel = critical\n",
            "utf-8",
        )
        return [sys.executable, "-m", "radicale", "--config", str(config)]

    def _xandikos(self) -> list[str]:
        places = ["--directory", str(self.folder / "dav"), "--state-dir", str(self.folder / "state")]
        listens = ["--listen-address", "127.0.0.1", "--port", str(self.port), "--no-detect-systemd"]
        return [sys.executable, "-m", "xandikos", "serve", "--defaults", *places, *listens]


@contextlib.contextmanager
def running(name: str, folder: Path) -> Iterator[RealServer]:
    """Runs a server as long as the context lasts."""
    server = RealServer(name, folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()


Fault = Callable[[str, int], "Answer | Callable[[], None] | None"]


@contextlib.contextmanager
def failing(server: RealServer, fault: Fault) -> Iterator[str]:
    """Runs a proxy before a server, and yields the address of the calendar through it.

    fault: what is answered instead of the server, or what is done before it is asked, by the method of a request and its
    number among those of that method, from 1.
    """
    counts: dict[str, int] = {}

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            # The first request of a connection asks for the password, and is not counted.
            if server.name != "radicale" or "Authorization" in self.headers:
                counts[self.command] = counts.get(self.command, 0) + 1
            answer = fault(self.command, counts.get(self.command, 0))
            if callable(answer):
                answer()
                answer = None
            try:
                if answer is None:
                    self._send(*self._asked(body))
                    return
                if answer.does_it_first:
                    self._asked(body)
                if answer.status is not None:
                    self._send(answer.status, answer.body, answer.headers)
                    return
            except OSError:
                pass
            self.close_connection = True

        do_PROPFIND = do_REPORT = do_PUT = do_DELETE = do_MKCALENDAR = _pass_on  # noqa: N815  # names of http.server

        def _asked(self, body: bytes) -> tuple[int, bytes, dict[str, str]]:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
            try:
                connection.request(self.command, self.path, body, dict(self.headers))
                answer = connection.getresponse()
                headers = {
                    name: value
                    for name, value in answer.getheaders()
                    if name.lower() not in {"transfer-encoding", "content-length", "connection", "date", "server"}
                }
                return answer.status, answer.read(), headers
            except http.client.HTTPException as error:
                raise OSError(str(error)) from None
            finally:
                connection.close()

        def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    proxy.daemon_threads = True
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}{server.path}"
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()
