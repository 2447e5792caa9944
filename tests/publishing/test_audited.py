"""What `publish` does to the machine, observed below every library by Python's audit hooks."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.publishing.fake_server import FakeServer
from tests.publishing.publishing import RECORD

pytestmark = pytest.mark.not_measured

SECRET = "correct-horse-battery"


def test_publish_talks_to_the_named_server_alone(server: FakeServer, tmp_path: Path) -> None:
    """It connects to the server that is named, starts nothing, writes its cache alone, and no file has the password.

    A proxy and a password of the environment that are meant for others are not used.
    """
    server.password = SECRET
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "a.yaml").write_text(RECORD.format(id="a", when="2026-05-04", revision=1), "utf-8")
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login someone password of-another-service\n", "utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    command = ["publish", "visits", "--to", server.url, "--user", "desk"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.audited"],
        cwd=tmp_path,
        input=json.dumps(command) + "\n",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(tmp_path),
            "http_proxy": "http://127.0.0.1:9/",
            "DIPLOVISIT_PUBLISH_PASSWORD": SECRET,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    output = json.loads(done.stderr.splitlines()[-1])
    assert output["codes"] == [0]
    assert server.count("PUT") == 1
    port = server.url.split(":")[2].partition("/")[0]
    connected = {what for event, what in output["seen"] if event == "socket.connect"}
    assert connected
    assert all(f"('127.0.0.1', {port})" in what for what in connected), connected
    inside = str((tmp_path / ".diplovisit_cache").resolve())
    astray = [
        (event, what)
        for event, what in output["seen"]
        if not (event == "write" and what.startswith(inside)) and not event.startswith(("socket.", "http.client."))
    ]
    # The libraries ask for functions of Python itself.
    assert {event for event, _ in astray} <= {"ctypes.dlopen", "ctypes.dlsym"}, astray
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (SECRET, base64.b64encode(f"desk:{SECRET}".encode()).decode()):
        assert secret not in done.stderr + done.stdout
        assert secret.encode() not in files
    sent = {headers.get("Authorization") for _, _, headers in server.requests}
    assert sent == {None, f"Basic {base64.b64encode(f'desk:{SECRET}'.encode()).decode()}"}
