"""Tests that independent readers find in a calendar what the record says, computed from the plain document."""

import base64
import datetime
import json
from typing import Any

import icalendar
from hypothesis import example, given
from ical.calendar_stream import IcsCalendarStream
from icalendar.prop import vCategory

from diplovisit.converters import structure, unstructure
from diplovisit.exporters.icalendar import calendar_entries, single_calendar
from diplovisit.exporters.json import canonical_json
from diplovisit.record import Visit
from diplovisit.testing import visits
from tests import records
from tests.exporters.icalendar.expected import Event, events
from tests.exporters.icalendar.lint import lint

_VISIT = records.visit()


@given(visits())
@example(_VISIT)
def test_every_calendar_passes_the_lint(visit: Visit) -> None:
    """Every calendar has lines of at most 75 octets with CRLF, whole characters, and each property once and allowed."""
    kinds = [kind for kind, _ in lint(single_calendar(visit))]
    assert kinds[0] == "VCALENDAR"
    assert len(kinds) > 1


@given(visits())
@example(_VISIT)
def test_icalendar_reads_what_the_record_says(visit: Visit) -> None:
    """The icalendar library reads the expected UIDs, days, hours, STATUS, SUMMARY and LOCATION, without errors."""
    parsed = icalendar.Calendar.from_ical(single_calendar(visit))
    events_found = [component for component in parsed.walk() if component.name == "VEVENT"]
    assert not any(component.errors for component in parsed.walk())
    _agree(
        events(unstructure(visit)),
        [
            (
                str(e["UID"]),
                e.decoded("DTSTART"),
                e.decoded("DTEND", None),
                str(e["STATUS"]),
                str(e["SUMMARY"]),
                e.get("LOCATION"),
            )
            for e in events_found
        ],
    )


@given(visits())
@example(_VISIT)
def test_ical_reads_what_the_record_says(visit: Visit) -> None:
    """The ical library reads the expected UIDs, days, hours, STATUS, SUMMARY and LOCATION."""
    parsed = IcsCalendarStream.calendar_from_ics(single_calendar(visit).decode())
    _agree(
        events(unstructure(visit)),
        [
            (e.uid, e.dtstart, e.dtend, e.status.value if e.status else "", e.summary or "", e.location)
            for e in parsed.events
        ],
    )


def _agree(expected: list[Event], read: list[tuple[str, Any, Any, str, str, str | None]]) -> None:
    assert [(event.uid, event.start, event.end, event.status, event.location) for event in expected] == [
        (uid, start, end, status, location) for uid, start, end, status, _, location in read
    ]
    for event, (*_, summary, _) in zip(expected, read, strict=True):
        assert summary.startswith(event.summary_begins)
        assert summary.endswith(event.summary_ends)


@given(visits())
@example(_VISIT)
def test_every_text_reads_back_equal(visit: Visit) -> None:
    """The icalendar library reads back every SUMMARY, LOCATION, DESCRIPTION and CATEGORIES unchanged."""
    parsed = icalendar.Calendar.from_ical(single_calendar(visit))
    for entry, component in zip(calendar_entries(visit), parsed.subcomponents, strict=True):
        assert str(component["SUMMARY"]) == entry.summary
        assert str(component["DESCRIPTION"]) == entry.description
        assert (str(component["LOCATION"]) if "LOCATION" in component else None) == entry.location
        assert component.get("URL") is None or str(component["URL"]).isascii()
        categories = component.get("CATEGORIES")
        read_back = [str(category) for category in categories.cats] if isinstance(categories, vCategory) else []
        assert read_back == list(entry.categories)


@given(visits())
@example(_VISIT)
def test_the_record_inside_is_the_record(visit: Visit) -> None:
    """Only the first entry of a visit carries the canonical JSON, and it reads back as an equal record."""
    parsed = icalendar.Calendar.from_ical(single_calendar(visit))
    carried = [component.get("X-DIPLOVISIT-RECORD") for component in parsed.subcomponents]
    assert carried[0] is not None
    assert not any(carried[1:])
    octets = base64.urlsafe_b64decode(str(carried[0]))
    assert octets == canonical_json(visit)
    assert structure(json.loads(octets)) == visit


@given(visits())
def test_the_stamps_are_those_of_the_revision(visit: Visit) -> None:
    """DTSTAMP and LAST-MODIFIED are the time of the revision, and SEQUENCE is its number."""
    stamp = visit.revised.replace(tzinfo=datetime.UTC)
    for component in icalendar.Calendar.from_ical(single_calendar(visit)).subcomponents:
        assert component.decoded("DTSTAMP") == component.decoded("LAST-MODIFIED") == stamp
        assert component["SEQUENCE"] == visit.revision


@given(visits())
def test_nobody_is_made_an_attendee(visit: Visit) -> None:
    """No text makes a calendar have an ATTENDEE, an ORGANIZER, a METHOD, a CLASS or an X-WR-TIMEZONE."""
    parsed = icalendar.Calendar.from_ical(single_calendar(visit))
    for component in parsed.walk():
        assert not {"ATTENDEE", "ORGANIZER", "METHOD", "CLASS", "X-WR-TIMEZONE"} & {name.upper() for name in component}
