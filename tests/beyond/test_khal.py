"""khal, a calendar for the terminal, imports and shows what the record says."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diplovisit import export, load
from tests.beyond.needed import package

pytestmark = pytest.mark.beyond_python


Khal = Callable[..., str]


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """A khal of our own, in Berlin, with no calendar in it."""
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

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", "from khal.cli import main_khal; main_khal()", "-c", str(config), *arguments],
            env=os.environ | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    return run


def listed(khal: Khal, form: str, first: str) -> list[str]:
    """The entries of thirty days, a line each."""
    lines = khal("list", "--format", form, "--day-format", "", first, "30d").splitlines()
    return [line.strip() for line in lines if "|" in line]


def test_khal_lists_the_seed_on_its_day(khal: Khal, tmp_path: Path) -> None:
    """The visit stands on 7 March as a whole day, tentative, in Russia; and on no day beside it."""
    calendar = tmp_path / "seed.ics"
    calendar.write_bytes(export(load("seeds/misri-russia/visit.yaml"), "ics"))
    khal("import", "--batch", str(calendar))
    assert listed(khal, "{start-date}|{end-date}|{title}|{location}|{status}", "2025-03-01") == [
        "2025-03-07|2025-03-07|[Tentative] Foreign Secretary Vikram Misri visits Russia|Russia|TENTATIVE"
    ]


@pytest.mark.parametrize("tzid", [False, True])
def test_khal_shows_an_hour_in_lisbon_on_the_clock_of_berlin(khal: Khal, tmp_path: Path, tzid: bool) -> None:
    """A dinner at eight in Lisbon is at nine in Berlin, in UTC and with a TZID alike."""
    calendar = tmp_path / "visit.ics"
    calendar.write_bytes(export(load("examples/state-visit-rescheduled.yaml"), "ics", tzid=tzid))
    khal("import", "--batch", str(calendar))
    found = listed(khal, "{start-date} {start-time}|{title}", "2026-10-01")
    assert "2026-10-06 21:00|Dinner – President Elvira Montaraz's state visit to Portugal" in found
