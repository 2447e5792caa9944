"""A site for the tests in a browser: its folder, a page of each kind, and a server on loopback."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.site.sites import build, some_records, write_record

KINDS = {
    "start": "index.html",
    "visit with evidence": "visits/cl-pt-montaraz-state-visit.html",
    "visit of many stops": "visits/us-kissinger-damascus-jerusalem-shuttle.html",
    "visit without days": "visits/fourth.html",
    "cancelled visit": "visits/cancelled.html",
    "month": "months/2026-06.html",
    "busy month": "months/2025-04.html",
    "months": "months/index.html",
    "year": "years/2025.html",
    "years": "years/index.html",
    "map": "map.html",
    "traveller": "travellers/john-forbes-kerry-us.html",
    "travellers": "travellers/index.html",
    "country": "countries/EE.html",
    "sending country": "countries/US.html",
    "countries": "countries/index.html",
    "feeds": "feeds/index.html",
    "search": "search.html",
}
"""A page of each kind."""

NAMES = ("שרה Cohen כהן", "安倍 晋三", "Владимир Петров", "Þórunn Egilsdóttir")
"""Names of travellers whose pages have addresses in their scripts."""


def write_site(folder: Path) -> Path:
    """Writes the site of the examples, the seed and some records, and returns its folder."""
    visits = folder / "visits"
    some_records(visits)
    for number in range(6):
        write_record(visits, f"busy-{number}", title=f"Talks number {number}")
    write_record(visits, "cancelled", status="cancelled", title="A visit that was called off")
    for number, name in enumerate(NAMES):
        people = [{"id": "minister", "name": name, "office": "Minister", "country": "FI"}]
        stops = [{"id": "oslo", "country": "NO", "when": f"2023-0{number + 1}-07"}]
        write_record(
            visits,
            f"name-{number}",
            title=f"{name} in Oslo (2023)",
            people=people,
            stops=stops,
            travellers=[{"person": "minister"}],
        )
    build(visits, ROOT / "examples", ROOT / "seeds", "-o", "site", cwd=folder)
    return folder / "site"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves a folder on loopback, and gives its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
