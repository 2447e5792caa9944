"""What the server of `site --serve` answers, in the process of the test; `test_server` has it as a program."""

import contextlib
import http.client
import http.server
import io
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest

from diplovisit.cli import site_server
from tests.site.sites import build, write_record


def get(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """Sends a request, and returns the status and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request(method, path, headers=headers)
    with contextlib.closing(connection), connection.getresponse() as answer:
        return answer.status, answer.read()


def test_the_server_shows_changes_and_keeps_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, files, what is not found, other names, a change, an invalid record, and no record at all."""
    file = write_record(tmp_path / "visits")

    def use(
        look: Callable[[], Mapping[str, object]], rebuild: Callable[[], None], states: Mapping[str, object]
    ) -> None:
        said = cast(io.TextIOWrapper, sys.stderr)
        said.flush()
        found = re.search(rb"http://127\.0\.0\.1:(\d+)/", cast(io.BytesIO, said.buffer).getvalue())
        assert found is not None
        port = int(found.group(1))
        assert look() == states
        status, page = get(port, "/")
        assert status == 200
        assert b"site-reload.js" in page
        assert get(port, "/feeds/all.ics") == (200, (tmp_path / "site/feeds/all.ics").read_bytes())
        assert b"/site-version" in get(port, "/site-reload.js")[1]
        assert get(port, "/nothing.html")[0] == get(port, "/assets/")[0] == get(port, "/%00", "HEAD")[0] == 404
        assert get(port, "/feeds/all.ics", "HEAD") == (200, b"")
        assert get(port, "/", Host="example.org")[0] == get(port, "/", "HEAD", Host="example.org")[0] == 403
        write_record(tmp_path / "visits", title="They meet in Tallinn")
        assert look() != states
        rebuild()
        assert get(port, "/site-version") == (200, b"1")
        write_record(tmp_path / "visits", status="heldd")
        rebuild()
        assert get(port, "/site-version") == (200, b"1")
        file.unlink()
        (tmp_path / "visits").rmdir()
        rebuild()
        assert get(port, "/site-version") == (200, b"1")
        assert b"They meet in Tallinn" in get(port, "/")[1]
        (tmp_path / "visits").mkdir()
        rebuild()
        assert get(port, "/site-version") == (200, b"2")
        assert b"They meet in Tallinn" not in get(port, "/")[1]
        (tmp_path / "visits").rmdir()
        assert "nowhere" not in look()
        raise KeyboardInterrupt

    monkeypatch.setattr(site_server, "watch", use)
    done = build("visits", "-o", "site", "--serve", "0", cwd=tmp_path)
    assert b"the site was not changed: visits: no such file or folder" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("error", "says"), [(BrokenPipeError(), b""), (RuntimeError("x"), b"  RuntimeError: x\n")])
def test_a_failed_answer_is_one_line(error: Exception, says: bytes, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A browser that no longer waits is no error; anything else is said without a traceback."""
    with site_server.SiteServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler) as server:
        try:
            raise error
        except type(error):
            server.handle_error(None, None)
    assert capsysbinary.readouterr().err == says
