"""Runs commands with the restrictions for hostile input, several in one process, and checks each outcome."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from tests.conftest import ROOT


@attrs.frozen(kw_only=True)
class Done:
    """The outcome of a command."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of a report in JSON."""
        found: list[dict[str, Any]] = json.loads(self.out)["findings"]
        return found


@attrs.frozen
class Command:
    """A command to run: its arguments, and the content of standard input, None for a closed stream."""

    arguments: Sequence[str]
    stdin: str | None = ""


def run_guarded(folder: Path, *commands: Command) -> list[Done]:
    """Runs commands in a folder, one after the other in one process, with the restrictions.

    No command raises an error, opens a socket, starts a program, or writes outside the folder. Each ends in time, with
    an exit code that the command has.
    """
    request = {
        "folder": str(folder),
        "commands": [{"arguments": list(each.arguments), "stdin": each.stdin} for each in commands],
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.guarded"],
        cwd=ROOT,
        input=json.dumps(request).encode(),
        capture_output=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2_000:]
    outcomes = json.loads(done.stdout)
    for command, outcome in zip(commands, outcomes, strict=True):
        assert not outcome["raised"], f"{command.arguments}: {outcome['raised'][-2_000:]}"
        assert not outcome["violations"], f"{command.arguments}: {outcome['violations']}"
        assert "Traceback" not in outcome["out"] + outcome["err"], command.arguments
        assert outcome["code"] in {0, 1, 2, 3}, command.arguments
    return [Done(code=outcome["code"], out=outcome["out"], err=outcome["err"]) for outcome in outcomes]
