"""khal, a calendar for the terminal, imports and shows what the record says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit import export, load
from tests.beyond.needed import package

pytestmark = pytest.mark.beyond_python


def test_khal_lists_the_seed_on_its_day(tmp_path: Path) -> None:
    """The visit stands on 7 March as a whole day, tentative, in Russia; and on no day beside it."""
    package("khal")
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[visits]]\npath = {tmp_path}/visits\n"
        "[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path}/khal.db\n"
    )
    (tmp_path / "visits").mkdir()
    calendar = tmp_path / "seed.ics"
    calendar.write_bytes(export(load("seeds/misri-russia/visit.yaml"), "ics"))

    def khal(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", "from khal.cli import main_khal; main_khal()", "-c", str(config), *arguments],
            env=os.environ | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    khal("import", "--batch", str(calendar))
    listed = khal(
        "list",
        "--format",
        "{start-date}|{end-date}|{title}|{location}|{status}",
        "--day-format",
        "",
        "2025-03-01",
        "30d",
    )
    assert [line.strip() for line in listed.splitlines() if "|" in line] == [
        "2025-03-07|2025-03-07|[Tentative] Foreign Secretary Vikram Misri visits Russia|Russia|TENTATIVE"
    ]
