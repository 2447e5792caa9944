"""Radicale, a CalDAV server, keeps what it is given."""

import base64
import contextlib
import importlib
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplovisit import export, load_all
from diplovisit.exporters.json import canonical_json
from tests.beyond.needed import package

pytestmark = pytest.mark.beyond_python


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a Radicale of our own, on a free port of this machine, with nothing in it."""
    package("radicale")
    package("caldav")
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = tmp_path / "radicale.conf"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n"
        f"[storage]\nfilesystem_folder = {tmp_path}/collections\n[logging]\nlevel = error\n"
    )
    process = subprocess.Popen([sys.executable, "-m", "radicale", "--config", str(config)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, "Radicale did not start"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def entries(calendar: str) -> Iterator[tuple[str, str]]:
    """Each entry of a calendar as it stands, in a calendar of its own: CalDAV keeps one UID a file (RFC 4791, 4.1)."""
    head = calendar[: calendar.index("BEGIN:V", 15)]
    for found in re.finditer(r"BEGIN:(VEVENT|VJOURNAL)\r\n.*?END:\1\r\n", calendar, re.DOTALL):
        yield found[1], f"{head}{found[0]}END:VCALENDAR\r\n"


def test_every_record_comes_back_from_a_caldav_server(server: str) -> None:
    """Each entry of the seed and the examples is put to the server, and read back with its record byte for byte."""
    caldav: Any = importlib.import_module("caldav")
    visits = [*load_all("seeds"), *load_all("examples")]
    client = caldav.DAVClient(url=server, username="desk", password="")
    with client:
        calendar = client.principal().make_calendar(name="Visits")
        for visit in visits:
            for kind, entry in entries(export(visit, "ics").decode()):
                save = calendar.save_event if kind == "VEVENT" else calendar.save_journal
                save(entry)
        kept = [*calendar.events(), *calendar.journals()]
        records = {
            base64.urlsafe_b64decode(str(component["X-DIPLOVISIT-RECORD"]))
            for item in kept
            for component in item.icalendar_instance.walk()
            if "X-DIPLOVISIT-RECORD" in component
        }
    assert records == {canonical_json(visit) for visit in visits}
