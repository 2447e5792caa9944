"""A CalDAV server in memory, which fails as it is told. It knows what `publish` asks for, and no more."""

import base64
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import md5, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote
from xml.sax.saxutils import escape

import attrs

CALENDAR = "/desk/visits/"
_CALDAV = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'


@attrs.frozen
class Answer:
    """What a server answers instead of doing what it is asked for. None of `status`: it closes the connection."""

    status: int | None
    body: bytes = b""
    headers: dict[str, str] = attrs.Factory(dict)
    seconds: float = 0
    does_it_first: bool = False


@attrs.define
class FakeServer:
    """The entries of one calendar, and the requests that were made.

    login: how the password is asked for: "Basic", "Digest" (RFC 7616, with MD5 and without qop) or "Bearer".
    fault: the answer to a request that fails, by its method and its number among those of that method, from 1.
    rewrites: whether it changes what it stores, drops properties that it does not know, and gives no ETag for a PUT.
    """

    password: str | None = None
    login: str = "Basic"
    fault: Callable[[str, int], Answer | None] = lambda _method, _number: None
    rewrites: bool = False
    has_etags: bool = True
    exists: bool = True
    kinds: tuple[str, ...] = ("VEVENT", "VJOURNAL")
    entries: dict[str, bytes] = attrs.Factory(dict)
    requests: list[tuple[str, str, dict[str, str]]] = attrs.Factory(list)
    url: str = ""
    ended: threading.Event = attrs.Factory(threading.Event)

    def count(self, *methods: str) -> int:
        """Returns how many requests of some methods were made."""
        return sum(method in methods for method, _, _ in self.requests)

    def store(self, name: str, calendar: bytes) -> None:
        """Puts an entry there by another way than the server's."""
        self.entries[CALENDAR + name] = calendar

    def etag(self, path: str) -> str:
        """Returns the ETag of an entry: the digest of its bytes, as of Radicale."""
        return f'"{sha256(self.entries[path]).hexdigest()}"'

    def kept(self, body: bytes) -> bytes:
        """Returns what is stored of a body."""
        if not self.rewrites:
            return body
        unfolded = body.replace(b"\r\n ", b"")
        lines = [line for line in unfolded.split(b"\r\n") if not line.startswith(b"X-")]
        return b"\r\n".join(lines).replace(b"END:VEVENT", b"CLASS:PUBLIC\r\nEND:VEVENT")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fake: FakeServer

    def log_message(self, *_: Any) -> None:
        pass

    def _handle(self) -> None:
        fake = self.fake
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fake.requests.append((self.command, self.path, dict(self.headers)))
        if fake.password is not None and not self._is_user(fake.password):
            self._send(401, b"", {"WWW-Authenticate": f'{fake.login} realm="calendars", nonce="once"'})
            return
        answer = fake.fault(self.command, fake.count(self.command))
        if answer is not None:
            if answer.does_it_first:
                self._do(unquote(self.path), body)
            fake.ended.wait(answer.seconds)
            if answer.status is None:
                self.close_connection = True
                self.wfile.write(answer.body)
                return
            self._send(answer.status, answer.body, answer.headers)
            return
        self._send(*self._do(unquote(self.path), body))

    def _is_user(self, password: str) -> bool:
        kind, _, given = str(self.headers.get("Authorization", "")).partition(" ")
        if kind != self.fake.login:
            return False
        if kind == "Bearer":
            return given == password
        if kind == "Basic":
            return base64.b64decode(given).decode().partition(":")[2] == password
        fields: dict[str, str] = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
        parts = (f"{fields['username']}:calendars:{password}", f"{self.command}:{fields['uri']}")
        hashed = [md5(part.encode(), usedforsecurity=False).hexdigest() for part in parts]
        whole = f"{hashed[0]}:once:{hashed[1]}"
        return fields["response"] == md5(whole.encode(), usedforsecurity=False).hexdigest()

    do_GET = do_PROPFIND = do_REPORT = do_PUT = do_DELETE = do_MKCALENDAR = _handle  # noqa: N815  # names of http.server

    def _do(self, path: str, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        fake = self.fake
        match self.command:
            case "MKCALENDAR":
                fake.exists = True
                return 201, b"", {}
            case "PROPFIND":
                return self._list() if fake.exists else (404, b"", {})
            case "REPORT":
                names = re.findall(rb"<d:href>(.*?)</d:href>", body)
                return self._answers([unquote(name.decode()) for name in names], with_data=True)
        there = fake.entries.get(path)
        if self.command == "GET":
            return (
                (404, b"", {}) if there is None else (200, there, {"ETag": fake.etag(path)} if fake.has_etags else {})
            )
        if self.headers.get("If-None-Match") == "*" and there is not None:
            return 412, b"", {}
        if (wanted := self.headers.get("If-Match")) and (there is None or fake.etag(path) != wanted):
            return 412, b"", {}
        if self.command == "DELETE":
            return (204, b"", {}) if fake.entries.pop(path, None) is not None else (404, b"", {})
        fake.entries[path] = fake.kept(body)
        headers = {"ETag": fake.etag(path)} if fake.has_etags and not fake.rewrites else {}
        return (201 if there is None else 204), b"", headers

    def _list(self) -> tuple[int, bytes, dict[str, str]]:
        components = "".join(f'<c:comp name="{kind}"/>' for kind in self.fake.kinds)
        head = (
            f"<d:response><d:href>{CALENDAR}</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><c:calendar/>"
            f"</d:resourcetype><c:supported-calendar-component-set>{components}</c:supported-calendar-component-set>"
            "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        )
        return self._answers([*self.fake.entries], with_data=False, head=head)

    def _answers(self, paths: list[str], *, with_data: bool, head: str = "") -> tuple[int, bytes, dict[str, str]]:
        parts = [f'<?xml version="1.0" encoding="utf-8"?><d:multistatus {_CALDAV}>{head}']
        for path in paths:
            if path not in self.fake.entries:
                parts.append(
                    f"<d:response><d:href>{path}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>"
                )
                continue
            etag = f"<d:getetag>{escape(self.fake.etag(path))}</d:getetag>" if self.fake.has_etags else ""
            text = escape(self.fake.entries[path].decode()) if with_data else ""
            data = f"<c:calendar-data>{text}</c:calendar-data>" if with_data else "<d:resourcetype/>"
            parts.append(
                f"<d:response><d:href>{path}</d:href><d:propstat><d:prop>{etag}{data}</d:prop>"
                "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            )
        body = f"{''.join(parts)}</d:multistatus>".encode()
        return 207, body, {"Content-Type": "application/xml; charset=utf-8"}

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        with suppress(OSError):  # a client that has stopped waiting
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers and status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)


@contextmanager
def serving(fake: FakeServer, certificate: ssl.SSLContext | None = None) -> Iterator[FakeServer]:
    """Runs a server on a free port of this machine, over TLS with a certificate."""
    handler = type("Handler", (_Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # broken connections are the subject
    if certificate is not None:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
    scheme = "http" if certificate is None else "https"
    fake.url = f"{scheme}://127.0.0.1:{server.server_port}{CALENDAR}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
