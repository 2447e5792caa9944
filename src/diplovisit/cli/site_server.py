"""`diplovisit site --serve`: shows a site on this machine, and writes it anew when a record changes.

The server answers this machine alone. Pages reload by themselves after a change: the server adds a short script to what
it sends, and the files of the site stay as they are.
"""

import functools
import http.server
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.site import SiteRequest, build, files_of
from diplovisit.files import NoSuchPath
from diplovisit.findings.phrases import escaped
from diplovisit.pipeline.attachments import lock_path

ADDRESS: Final = "127.0.0.1"
VERSION_PATH: Final = "/site-version"
"""What it answers changes whenever the site was written anew."""
_INTERVAL: Final = 0.5
"""Seconds between two looks at the record files."""
SCRIPT_PATH: Final = "/site-reload.js"
_RELOAD: Final = b"""(() => {
  let version;
  const look = () => fetch("/site-version", { cache: "no-store" }).then((answer) => answer.text()).then((text) => {
    if (version !== undefined && text !== version) location.reload();
    version = text;
  }).catch(() => {}).finally(() => setTimeout(look, 1000));
  look();
})();
"""
# A page allows no script but those of its own files, and no request; the request for the version is allowed here.
_ADDED: Final = f'<script src="{SCRIPT_PATH}"></script>\n'.encode()
_POLICY: Final = b"default-src 'none';"
_POLICY_HERE: Final = _POLICY + b" connect-src 'self';"
_TYPES: Final = {".ics": "text/calendar; charset=utf-8", ".atom": "application/atom+xml", ".jsonl": "text/plain"}


def serve_apart(request: SiteRequest, port: int) -> int:
    """Serves the site from a temporary folder: a look does not change the site that is published."""
    with tempfile.TemporaryDirectory(prefix="diplovisit-") as name:
        folder = Path(name)
        return serve(attrs.evolve(request, output=folder / "site", cache=folder / "cache.sqlite3"), port)


def serve(request: SiteRequest, port: int) -> int:
    """Writes the site, serves it until the user interrupts, and writes it anew on each change."""
    states = _states(request)
    code = _write(request)
    if not request.output.is_dir():
        return code
    with _server(request.output, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            print_error(f"diplovisit: http://{ADDRESS}:{server.server_port}/ shows the site; Ctrl-C ends it")
            watch(lambda: _states(request), lambda: _rebuild(request, server), states)
        except KeyboardInterrupt:
            return console.OK
        finally:
            server.shutdown()
    return console.OK


def watch(look: Callable[[], Mapping[str, object]], rebuild: Callable[[], None], states: Mapping[str, object]) -> None:
    """Calls `rebuild` after each change of what `look` returns, until an exception ends it."""
    while True:
        time.sleep(_INTERVAL)
        if (seen := look()) != states:
            states = seen
            rebuild()


class SiteServer(http.server.ThreadingHTTPServer):
    """Serves a folder to this machine. version: how often the site was written."""

    daemon_threads = True
    version = 0

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  # their names in the library
        """Says what went wrong with an answer; nothing of a browser that no longer waits for it."""
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError):
            print_error(f"  {escaped(f'{type(error).__name__}: {error}', 200)}")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with files of the site. Pages get a script that reloads them after a change."""

    server: SiteServer
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | _TYPES

    def do_GET(self) -> None:
        """Answers a request."""
        if not self._is_local():
            self.send_error(403, "this server answers requests to this machine's own address alone")
        elif self.path == VERSION_PATH:
            self._send(str(self.server.version).encode(), "text/plain")
        elif self.path == SCRIPT_PATH:
            self._send(_RELOAD, "text/javascript")
        elif not self._is_there():
            self.send_error(404, "no such page")
        elif (page := self._page()) is not None:
            self._send(page.replace(_POLICY, _POLICY_HERE, 1) + _ADDED, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answers a request for the head alone."""
        if not self._is_local():
            self.send_error(403)
        elif not self._is_there():
            self.send_error(404)
        else:
            super().do_HEAD()

    def end_headers(self) -> None:
        """Adds that nothing is to be kept: the site changes while it is looked at."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002  # its name in the library
        """Lists no folder: a folder without a page is not found."""
        self.send_error(404, "no such page")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of what was answered well; errors are logged."""

    def log_error(self, format: str, *args: object) -> None:
        """Says on standard error what could not be answered."""
        print_error(f"  {escaped(self.path, 200)}: {escaped(format % args, 200)}")

    def _is_local(self) -> bool:
        """Whether the request names this machine. A page of another site could name itself, and read the answer."""
        host = self.headers.get("Host", "")
        return host.rpartition(":")[0] in {ADDRESS, "localhost"} or host in {ADDRESS, "localhost"}

    def _is_there(self) -> bool:
        try:
            Path(self.translate_path(self.path)).stat()
        except (OSError, ValueError):  # also a path that is too long, and one with NUL
            return False
        return True

    def _page(self) -> bytes | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix != ".html":
            return None
        try:
            return path.read_bytes()
        except OSError:
            return None

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _server(folder: Path, port: int) -> SiteServer:
    handler = functools.partial(_Handler, directory=str(folder))
    try:
        return SiteServer((ADDRESS, port), handler)
    except OSError as error:
        reason = error.strerror or str(error)
        raise console.CannotRun(f"--serve: port {port} cannot be used ({reason}); name another one") from None


def _write(request: SiteRequest) -> int:
    """Writes the site, and returns the exit code. What is wrong is said; where there is a site, it stays as it was."""
    try:
        return build(request)
    except (console.CannotRun, NoSuchPath, OSError) as error:
        if not request.output.is_dir():
            raise
        print_error(f"diplovisit: the site stays as it was: {error}")
        return console.COULD_NOT_RUN


def _rebuild(request: SiteRequest, server: SiteServer) -> None:
    if _write(request) == console.OK:
        server.version += 1


def _states(request: SiteRequest) -> dict[str, object]:
    """Returns the time and size of each record file and lock file. A file that vanishes meanwhile is left out."""
    states: dict[str, object] = {}
    try:
        for file in files_of(request):
            for path in (file, lock_path(str(file))):
                if path is not None and (state := _state(path)) is not None:
                    states[str(path)] = state
    except (NoSuchPath, OSError) as error:
        states[""] = str(error)
    return states


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
