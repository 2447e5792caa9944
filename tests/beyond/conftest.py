"""Programs and servers that several modules here use."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.beyond.khal import Khal


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """A khal with no entry in it."""
    return Khal(tmp_path)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Prints nothing."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a web server on a free port of this machine, which serves the folder `site`."""
    (tmp_path / "site").mkdir(exist_ok=True)
    handler = functools.partial(_Quiet, directory=str(tmp_path / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()
