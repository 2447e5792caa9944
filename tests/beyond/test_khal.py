"""khal, a calendar for the terminal, imports and shows what the record says."""

from pathlib import Path

import pytest

from diplovisit import export, load
from tests.beyond.khal import Khal

pytestmark = pytest.mark.beyond_python


def test_khal_lists_the_seed_on_its_day(khal: Khal, tmp_path: Path) -> None:
    """The visit stands on 7 March as a whole day, tentative, in Russia; and on no day beside it."""
    calendar = tmp_path / "seed.ics"
    calendar.write_bytes(export(load("seeds/misri-russia/visit.yaml"), "ics"))
    khal.run("import", "--batch", str(calendar))
    assert khal.listed("{start-date}|{end-date}|{title}|{location}|{status}", "2025-03-01") == [
        "2025-03-07|2025-03-07|[Tentative] Foreign Secretary Vikram Misri visits Russia|Russia|TENTATIVE"
    ]


@pytest.mark.parametrize("tzid", [False, True])
def test_khal_shows_an_hour_in_lisbon_on_the_clock_of_berlin(khal: Khal, tmp_path: Path, tzid: bool) -> None:
    """A dinner at eight in Lisbon is at nine in Berlin, in UTC and with a TZID alike."""
    calendar = tmp_path / "visit.ics"
    calendar.write_bytes(export(load("examples/state-visit-rescheduled.yaml"), "ics", tzid=tzid))
    khal.run("import", "--batch", str(calendar))
    found = khal.listed("{start-date} {start-time}|{title}", "2026-10-01")
    assert "2026-10-06 21:00|Dinner – President Elvira Montaraz's state visit to Portugal" in found
