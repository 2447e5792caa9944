"""The example that asks a chat-completions interface, with a server on this machine that speaks that form."""

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from diplovisit.drafting.model.answer_schema import build_answer_schema
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.drafting.test_recorded_answers import ANSWERS, answer_in

EXAMPLE = ROOT / "examples/draft_over_http.py"


@contextmanager
def serving(status: int, answer: object) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Runs a server on loopback that gives one answer. Yields its address and the requests that it has had."""
    requests: list[dict[str, Any]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            requests.append({"path": self.path, "key": self.headers["Authorization"], "body": body})
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1/chat/completions", requests
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: str | None, reason: str = "stop") -> dict[str, Any]:
    """Returns an answer in the form of chat completions."""
    return {"choices": [{"finish_reason": reason, "message": {"role": "assistant", "content": content}}]}


def ask(url: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs the example with a prompt."""
    env = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    env |= {"DRAFT_URL": url, "DRAFT_MODEL": "tiny", "DRAFT_KEY": "open sesame"}
    command = [sys.executable, str(EXAMPLE), *arguments]
    return subprocess.run(command, input="the prompt", capture_output=True, text=True, env=env, check=False)


def test_a_record_is_drafted_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way: the command asks the example, which asks a server, whose answer is judged."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving(200, completion(answer_in("good.json"))) as (url, requests):
        monkeypatch.setenv("DRAFT_URL", url)
        monkeypatch.setenv("DRAFT_MODEL", "tiny")
        command = f"{sys.executable} {EXAMPLE} schemas/draft.schema.json"
        done = run("draft", ANSWERS / "press.txt", "--with", command, "--revised", "2026-09-04T00:00:00Z")
    assert done.returncode == 0
    assert b"Sweden" in done.stdout
    assert b"model, round 1: " in done.stderr
    (request,) = requests
    assert request["path"] == "/v1/chat/completions"
    assert request["body"]["model"] == "tiny"
    assert request["body"]["response_format"]["json_schema"]["schema"] == build_answer_schema()
    assert "Prime Minister Ingrid Solheim will visit Japan" in request["body"]["messages"][0]["content"]


def test_the_example_sends_what_it_is_given() -> None:
    """The prompt is the only message, the key is in the header, and no schema is sent where none is given."""
    with serving(200, completion("{}")) as (url, requests):
        done = ask(url)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{}\n", "")
    assert requests[0]["key"] == "Bearer open sesame"
    assert requests[0]["body"]["messages"] == [{"role": "user", "content": "the prompt"}]
    assert "response_format" not in requests[0]["body"]


@pytest.mark.parametrize(
    ("status", "answer", "message"),
    [
        (200, completion("{", "length"), "stopped before the end"),
        (200, completion(None, "content_filter"), "gave no answer: content_filter"),
        (200, {"error": "no"}, "another form than chat completions"),
        (200, [], "another form than chat completions"),
        (401, {"error": "who are you"}, "401 Unauthorized"),
    ],
)
def test_the_example_says_why_there_is_no_answer(status: int, answer: object, message: str) -> None:
    """A failure ends the example with one line on standard error, which `draft` shows."""
    with serving(status, answer) as (url, _):
        done = ask(url)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_example_refuses_other_addresses() -> None:
    """Only http and https are asked: a file is no service."""
    assert "no http address" in ask(Path("/etc/passwd").as_uri()).stderr
