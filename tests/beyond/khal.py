"""khal, a calendar for the terminal: one of our own, in Berlin, with a folder of entries."""

import os
import subprocess
import sys
from pathlib import Path

from tests.beyond.needed import package

_CONFIGURATION = """\
[calendars]
[[visits]]
path = {folder}/visits
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


class Khal:
    """A khal whose settings, cache and entries are in a folder; the entries are files in `visits`."""

    def __init__(self, folder: Path) -> None:
        package("khal")
        self._folder = folder
        self.entries = folder / "visits"
        self.entries.mkdir()
        (folder / "khal.conf").write_text(_CONFIGURATION.format(folder=folder))

    def run(self, *arguments: str) -> str:
        """Runs a command of khal, and returns what it prints."""
        program = [sys.executable, "-c", "from khal.cli import main_khal; main_khal()"]
        done = subprocess.run(
            [*program, "-c", str(self._folder / "khal.conf"), *arguments],
            env=os.environ | {"HOME": str(self._folder), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def listed(self, form: str, first: str, days: int = 30) -> list[str]:
        """The entries of some days, a line each; an entry on several days has a line for each day."""
        lines = self.run("list", "--format", form, "--day-format", "", first, f"{days}d").splitlines()
        return [line.strip() for line in lines if "|" in line]
