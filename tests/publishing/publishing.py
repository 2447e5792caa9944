"""What the tests of `publish` share: records to publish, and the command, run in this process."""

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from diplovisit.cli.main import main
from tests.publishing.fake_server import FakeServer

RECORD = """\
format: 1
id: {id}
revision: {revision}
revised: "2026-01-0{revision}T00:00:00Z"
title: Special Envoy Aino Virtanen visits Estonia
status: announced
people:
  - {{id: virtanen, name: Aino Virtanen, office: Special Envoy, country: FI}}
travellers:
  - {{person: virtanen}}
stops:
  - {{id: estonia, country: EE, when: "{when}"}}
sources:
  - {{id: ministry, kind: statement, publisher: Ministry for Foreign Affairs, language: en}}
"""


@attrs.frozen
class Done:
    """How a run of the command ended."""

    code: int
    out: str
    err: str

    @property
    def counts(self) -> dict[str, int]:
        """How many entries were put, updated, removed, kept and left, by `--output-format json`."""
        return {name: number for name, number in json.loads(self.out)["counts"].items() if number}


@attrs.define
class Desk:
    """A folder with records, in which the command is run."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def write(self, *ids: str, when: str = "2026-05-04", revision: int = 1) -> None:
        """Writes a record for each id."""
        (self.folder / "visits").mkdir(exist_ok=True)
        for one in ids:
            text = RECORD.format(id=one, when=when, revision=revision)
            (self.folder / "visits" / f"{one}.yaml").write_text(text, "utf-8")

    def remove(self, *ids: str) -> None:
        """Removes records."""
        for one in ids:
            (self.folder / "visits" / f"{one}.yaml").unlink()

    def forget(self) -> None:
        """Removes what the command keeps of earlier runs."""
        for file in (self.folder / ".diplovisit_cache").glob("*.json"):
            file.unlink()

    def publish(self, server: FakeServer | str, *options: str) -> Done:
        """Runs the command with JSON as its output."""
        return self.run("publish", "visits", "--to", _url(server), "--output-format", "json", *options)

    def run(self, *words: str) -> Done:
        """Runs a command."""
        self.capsys.readouterr()
        try:
            code: Any = main(words)
        except SystemExit as error:
            code = error.code
        captured = self.capsys.readouterr()
        return Done(code, captured.out, captured.err)


def _url(server: FakeServer | str) -> str:
    return server if isinstance(server, str) else server.url


def lines_of(calendar: bytes, *, without_mark: bool = True) -> list[str]:
    """Returns the content lines of a calendar, unfolded and sorted: servers change their order and their folds."""
    lines = re.sub(r"\r?\n[ \t]", "", calendar.decode()).splitlines()
    return sorted(line for line in lines if not (without_mark and line.startswith("X-DIPLOVISIT-PUBLISHED")))
