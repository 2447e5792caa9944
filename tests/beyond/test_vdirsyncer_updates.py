"""vdirsyncer subscribes to the feeds of a site, and khal shows what it fetched: after each change, what the records say.

vdirsyncer gives each entry of a feed a UID of its own, after its content. A changed entry is there once all the same.
"""

import base64
import datetime
import os
import re
import subprocess
import sys
import zoneinfo
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs
import icalendar
import pytest

from diplovisit import Visit, export
from diplovisit.exporters.icalendar import CalendarEntry, EntryKind, calendar_entries
from diplovisit.exporters.json import canonical_json
from tests.beyond.feed_changes import CHANGES, TOUR, FeedChange, revise
from tests.beyond.khal import Khal
from tests.beyond.needed import package
from tests.cli.test_command import run
from tests.hostile_records import hostile_visits
from tests.payloads import CALENDARS

pytestmark = pytest.mark.beyond_python

_BERLIN: Final = zoneinfo.ZoneInfo("Europe/Berlin")
# vdirsyncer splits a feed at them, and drops them.
_SEPARATORS: Final = re.compile("[\u2028\u2029]")
_FORM: Final = "{start-date}|{start-time}|{end-date}|{title}|{status}"

CONFIGURATION: Final = """\
[general]
status_path = "{folder}/status"
[pair visits]
a = "feed"
b = "kept"
collections = null
[storage feed]
type = "http"
url = "{url}"
[storage kept]
type = "filesystem"
path = "{folder}/visits"
fileext = ".ics"
"""


@attrs.frozen
class Subscriber:
    """vdirsyncer with one subscription, whose entries khal shows."""

    folder: Path

    def subscribe(self, url: str) -> None:
        """Subscribes to a feed."""
        package("vdirsyncer")
        (self.folder / "vdirsyncer.conf").write_text(CONFIGURATION.format(folder=self.folder, url=url))
        self._run("discover")

    def sync(self) -> None:
        """Fetches the feed."""
        self._run("sync")

    def _run(self, command: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "vdirsyncer", "-c", str(self.folder / "vdirsyncer.conf"), command],
            env=os.environ | {"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "NO_PROXY": "127.0.0.1"},
            capture_output=True,
            check=True,
        )


@pytest.fixture
def subscriber(tmp_path: Path) -> Subscriber:
    """A subscriber without a subscription; its entries are those of the fixture `khal`."""
    return Subscriber(tmp_path)


def publish(folder: Path, visits: Iterable[Visit]) -> None:
    """Writes records into a folder, in the place of those that are there, and the site of them next to it."""
    records = folder / "records"
    records.mkdir(exist_ok=True)
    for file in records.iterdir():
        file.unlink()
    for visit in visits:
        (records / f"{visit.id}.json").write_bytes(export(visit, "json"))
    done = run("site", "records", "-o", "site", cwd=folder)
    assert done.returncode == 0, done.stderr


def shown(khal: Khal) -> set[str]:
    """The entries that khal shows from June to October, with the hour in Berlin where they have one."""
    return {*khal.listed(_FORM, "2026-06-01", 153)}


def expected(visits: Iterable[Visit]) -> set[str]:
    """What khal has to show of visits: a line for each event; khal skips journals."""
    entries = (entry for visit in visits for entry in calendar_entries(visit))
    return {_line(entry) for entry in entries if entry.kind is EntryKind.EVENT}


def _line(entry: CalendarEntry) -> str:
    assert entry.start is not None
    if isinstance(entry.start, datetime.datetime):
        start = entry.start.astimezone(_BERLIN)
        return f"{start:%Y-%m-%d|%H:%M|%Y-%m-%d}|{entry.summary}|{entry.status}"
    assert entry.end is not None
    return f"{entry.start}||{entry.end - datetime.timedelta(days=1)}|{entry.summary}|{entry.status}"


@pytest.mark.parametrize("change", [pytest.param(one, id=name) for name, one in CHANGES.items()])
def test_a_subscriber_sees_each_change_once(
    change: FeedChange, address: str, subscriber: Subscriber, khal: Khal, tmp_path: Path
) -> None:
    """After a change and a download, khal shows each entry of the records once, as it is now, and no other one."""
    publish(tmp_path, change.before)
    subscriber.subscribe(f"{address}/feeds/all.ics")
    subscriber.sync()
    assert shown(khal) == expected(change.before)
    publish(tmp_path, change.after)
    subscriber.sync()
    assert shown(khal) == expected(change.after)
    number = sum(len(calendar_entries(visit)) for visit in change.after)
    assert len([*khal.entries.iterdir()]) == number


def test_a_feed_of_a_country_follows_its_visits(
    address: str, subscriber: Subscriber, khal: Khal, tmp_path: Path
) -> None:
    """The feed of Estonia has the stop there, and loses it when the stop is removed; another visit to Estonia stays."""
    other = attrs.evolve(TOUR, id="another-tour", title="Another visit to Estonia", stops=TOUR.stops[1:])
    publish(tmp_path, [TOUR, other])
    subscriber.subscribe(f"{address}/feeds/countries/EE.ics")
    subscriber.sync()
    assert len(shown(khal)) == 2
    publish(tmp_path, [revise(TOUR, stops=TOUR.stops[:1]), other])
    subscriber.sync()
    assert shown(khal) == expected([other])


def test_a_feed_on_the_clock_of_the_stop_is_followed(
    address: str, subscriber: Subscriber, khal: Khal, tmp_path: Path
) -> None:
    """A feed with TZID and VTIMEZONE is followed as one in UTC is: a dinner moves by an hour and a half."""
    later = CHANGES["hour"].after
    for visits in (CHANGES["hour"].before, later):
        (tmp_path / "site/visits.ics").write_bytes(export(visits, "ics", tzid=True, record=False))
        subscriber.subscribe(f"{address}/visits.ics")
        subscriber.sync()
        assert shown(khal) == expected(visits)
    assert any(line.startswith("2026-10-07|22:30|") for line in shown(khal))


def test_hostile_texts_stay_within_their_entry(
    address: str, subscriber: Subscriber, khal: Khal, tmp_path: Path
) -> None:
    """Texts that look like content lines neither end an entry nor begin one where vdirsyncer cuts the feed in pieces."""
    visits = hostile_visits(CALENDARS)
    (tmp_path / "site/visits.ics").write_bytes(export(visits, "ics"))
    subscriber.subscribe(f"{address}/visits.ics")
    subscriber.sync()
    entries = [entry for visit in visits for entry in calendar_entries(visit)]
    kept = [icalendar.Calendar.from_ical(file.read_bytes()).subcomponents for file in khal.entries.iterdir()]
    assert sorted((str(one["X-DIPLOVISIT-ID"]), str(one["DESCRIPTION"])) for (one,) in kept) == sorted(
        (entry.key, _SEPARATORS.sub("", entry.description)) for entry in entries
    )
    records = [one["X-DIPLOVISIT-RECORD"] for (one,) in kept if "X-DIPLOVISIT-RECORD" in one]
    assert {base64.urlsafe_b64decode(str(record)) for record in records} == {canonical_json(one) for one in visits}
