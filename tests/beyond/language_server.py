"""A client of yaml-language-server, which VS Code, Vim and others use for YAML: it asks what an editor asks."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.beyond.needed import absent, program
from tests.conftest import ROOT

NODE = ROOT / "tests/beyond/node"


class LanguageServer:
    """A running server for one document, whose `yaml-language-server` comment names the schema. It uses no network."""

    def __init__(self, file: Path, text: str) -> None:
        server = NODE / "node_modules/yaml-language-server/bin/yaml-language-server"
        if not server.is_file():
            absent("yaml-language-server")
        self._process = subprocess.Popen(
            [program("node"), str(server), "--stdio"], cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._next = 0
        self._uri = file.as_uri()
        self._notices: list[dict[str, Any]] = []
        snippets = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": file.parent.as_uri(),
                "capabilities": {
                    "textDocument": {
                        "completion": snippets,
                        "hover": {"contentFormat": ["markdown", "plaintext"]},
                        "publishDiagnostics": {},
                    }
                },
            },
        )
        self.notify("initialized", {})
        settings = {"yaml": {"schemaStore": {"enable": False}, "completion": True, "hover": True, "validate": True}}
        self.notify("workspace/didChangeConfiguration", {"settings": settings})
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def notify(self, method: str, parameters: object) -> None:
        """Sends a notification, which has no answer."""
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, parameters: object) -> Any:
        """Sends a request, and returns the result of its answer."""
        self._next += 1
        number = self._next
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def problems(self) -> list[dict[str, Any]]:
        """Returns what the server publishes of the document: messages with their ranges."""
        while True:
            for notice in self._notices:
                if notice["method"] == "textDocument/publishDiagnostics":
                    found: list[dict[str, Any]] = notice["params"]["diagnostics"]
                    return found
            self._receive()

    def completions(self, line: int, character: int) -> dict[str, dict[str, Any]]:
        """Returns what is offered at a place, both numbers from 0, by label."""
        place = {"textDocument": {"uri": self._uri}, "position": {"line": line, "character": character}}
        answer = self.ask("textDocument/completion", place)
        return {item["label"]: item for item in answer["items"]}

    def hover(self, line: int, character: int) -> str:
        """Returns what is shown of the word at a place."""
        place = {"textDocument": {"uri": self._uri}, "position": {"line": line, "character": character}}
        answer = self.ask("textDocument/hover", place)
        contents = answer["contents"] if answer else ""
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Reads the next message. Answers what the server asks, and keeps what it publishes."""
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            if not line and self._process.poll() is not None:
                raise AssertionError("the language server has ended")
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            wanted = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self._send({"id": message["id"], "result": [{} for _ in wanted] if wanted else None})
        elif "method" in message:
            self._notices.append(message)
        return message
