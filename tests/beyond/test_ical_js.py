"""ical.js, which Thunderbird and Nextcloud read calendars with, sees what the record says."""

import base64
import json
import subprocess
from typing import Any

import icalendar
import pytest

from diplovisit import export, load_all
from diplovisit.exporters.canonical_json import canonical
from tests.beyond.needed import absent, program
from tests.conftest import ROOT

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


def test_ical_js_hands_back_the_record_byte_for_byte() -> None:
    """The record inside comes out of ical.js as it went in."""
    visits = [*load_all("seeds"), *load_all("examples")]
    records = [entry["record"] for entry in read(export(visits, "ics")) if entry["record"] is not None]
    assert [base64.urlsafe_b64decode(record) for record in records] == [canonical(visit) for visit in visits]
