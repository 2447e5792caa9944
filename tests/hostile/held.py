"""Commands that are run held to the rules of hostile input, several in one process, and what must be true of each."""

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
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """Those of a report in JSON."""
        found: list[dict[str, Any]] = json.loads(self.out)["findings"]
        return found


@attrs.frozen
class Command:
    """A command to run: its arguments, and what standard input holds; None where it is closed."""

    arguments: Sequence[str]
    stdin: str | None = ""


def run_held(folder: Path, *commands: Command) -> list[Done]:
    """Runs commands in a folder, each after the other in one process, and holds them to the rules.

    None raises, opens a socket, starts a program, or writes outside the folder; each ends in time, with an exit code
    that the command has.
    """
    asked = {
        "folder": str(folder),
        "commands": [{"arguments": list(each.arguments), "stdin": each.stdin} for each in commands],
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.guarded"],
        cwd=ROOT,
        input=json.dumps(asked).encode(),
        capture_output=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2_000:]
    given = json.loads(done.stdout)
    for command, each in zip(commands, given, strict=True):
        assert not each["raised"], f"{command.arguments}: {each['raised'][-2_000:]}"
        assert not each["told"], f"{command.arguments}: {each['told']}"
        assert "Traceback" not in each["out"] + each["err"], command.arguments
        assert each["code"] in {0, 1, 2, 3}, command.arguments
    return [Done(code=each["code"], out=each["out"], err=each["err"]) for each in given]
