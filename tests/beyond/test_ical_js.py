"""ical.js, which Thunderbird and Nextcloud read calendars with, sees what the record says."""

import base64
import datetime
import json
import subprocess
import zoneinfo
from typing import Any

import attrs
import icalendar
import pytest

from diplovisit import Edtf, export, load, load_all
from diplovisit.exporters.icalendar import calendar_entries
from diplovisit.exporters.json import canonical_json
from tests.beyond.needed import absent, program
from tests.conftest import ROOT
from tests.hostile_records import hostile_visits
from tests.payloads import CALENDARS

pytestmark = pytest.mark.beyond_python
NODE = ROOT / "tests/beyond/node"


def read(calendar: bytes) -> list[dict[str, Any]]:
    """What ical.js sees in a calendar."""
    node = program("node")
    if not (NODE / "node_modules/ical.js").is_dir():
        absent("ical.js")
    done = subprocess.run([node, "read.mjs"], cwd=NODE, input=calendar, capture_output=True, check=True)
    seen: list[dict[str, Any]] = json.loads(done.stdout)
    return seen


def moment(entry: Any, name: str) -> str | None:
    """A date or a time as ical.js writes it."""
    return str(entry[name].dt.isoformat()).replace("+00:00", "Z") if name in entry else None


def test_ical_js_sees_what_icalendar_sees() -> None:
    """Two readers by other people, in two languages, agree on every entry of the seed and the examples."""
    data = export([*load_all("seeds"), *load_all("examples")], "ics")
    seen = read(data)
    entries = icalendar.Calendar.from_ical(data).subcomponents
    assert len(seen) == len(entries) > 10
    for one, other in zip(seen, entries, strict=True):
        assert one["uid"] == str(other["UID"])
        assert one["summary"] == str(other["SUMMARY"])
        assert one["description"] == str(other["DESCRIPTION"])
        assert one["location"] == (str(other["LOCATION"]) if "LOCATION" in other else None)
        assert one["start"] == moment(other, "DTSTART")
        assert one["end"] == moment(other, "DTEND")


def test_ical_js_resolves_hours_by_the_vtimezone() -> None:
    """Hours with a TZID are, by the rules in the calendar alone, the instants that the record means."""
    model = load("examples/state-visit-rescheduled.yaml")
    (stop,) = model.stops
    dinner = next(found for found in stop.engagements if found.id == "state-dinner")
    moments = [
        ("Europe/Lisbon", "2026-10-06T20:00:00"),
        ("America/New_York", "1974-01-10T10:00:00"),
        ("Asia/Jerusalem", "2031-03-28T12:00:00"),
        ("Africa/Cairo", "2027-07-01T09:00:00"),
        ("Asia/Kolkata", "1943-05-05T09:00:00"),
        ("America/Nuuk", "2023-12-01T09:00:00"),
    ]
    visits = [
        attrs.evolve(
            model,
            id=f"visit-{number}",
            evidence=(),
            stops=(
                attrs.evolve(stop, time_zone=zone, when=None, engagements=(attrs.evolve(dinner, when=Edtf(moment)),)),
            ),
        )
        for number, (zone, moment) in enumerate(moments)
    ]
    seen = read(export(visits, "ics", tzid=True, record=False))
    meant = [
        datetime.datetime.fromisoformat(moment).replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(datetime.UTC)
        for zone, moment in moments
    ]
    hours = [entry for entry in seen if entry["start"] and "T" in entry["start"]]
    assert [entry["instant"] for entry in hours] == [f"{when:%Y-%m-%dT%H:%M:%S}.000Z" for when in meant]


def test_ical_js_hands_back_structured_data() -> None:
    """The record as STRUCTURED-DATA comes out of ical.js as it went in."""
    visit = load("seeds/misri-russia/visit.yaml")
    (entry,) = read(export(visit, "ics", record=False, structured_data=True))
    assert base64.b64decode(entry["structured"]) == canonical_json(visit)


def test_ical_js_hands_back_the_record_byte_for_byte() -> None:
    """The record inside comes out of ical.js as it went in."""
    visits = [*load_all("seeds"), *load_all("examples")]
    records = [entry["record"] for entry in read(export(visits, "ics")) if entry["record"] is not None]
    assert [base64.urlsafe_b64decode(record) for record in records] == [canonical_json(visit) for visit in visits]


@pytest.mark.parametrize("options", [{}, {"tzid": True, "spans": True}, {"record": False, "structured_data": True}])
def test_ical_js_finds_our_entries_and_each_text_whole(options: dict[str, Any]) -> None:
    """Of hostile records: as many entries as we wrote, every text equal, the record byte for byte."""
    visits = hostile_visits(CALENDARS)
    expected = [entry for visit in visits for entry in calendar_entries(visit, spans=options.get("spans", False))]
    seen = read(export(visits, "ics", **options))
    assert [(e["kind"], e["uid"], e["summary"], e["description"], e["location"]) for e in seen] == [
        (e.kind.value.lower(), e.uid, e.summary, e.description, e.location) for e in expected
    ]
    key, decode = (
        ("structured", base64.b64decode) if "structured_data" in options else ("record", base64.urlsafe_b64decode)
    )
    assert [decode(entry[key]) for entry in seen if entry[key] is not None] == [
        canonical_json(visit) for visit in visits
    ]
