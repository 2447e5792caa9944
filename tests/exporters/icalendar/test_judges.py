"""Readers by other people find in a calendar what the record says, worked out from the plain document."""

import base64
import datetime
import json
from typing import Any

import icalendar
from hypothesis import example, given
from ical.calendar_stream import IcsCalendarStream
from icalendar.prop import vCategory

from diplovisit.converters import structure, unstructure
from diplovisit.exporters.icalendar import calendar_entries, single
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
    """Lines of 75 octets, CRLF, whole characters, each property where it may stand and once, and nothing else."""
    kinds = [kind for kind, _ in lint(single(visit))]
    assert kinds[0] == "VCALENDAR"
    assert len(kinds) > 1


@given(visits())
@example(_VISIT)
def test_icalendar_reads_what_the_record_says(visit: Visit) -> None:
    """The same UIDs, days, hours, STATUS, SUMMARY and LOCATION, without a complaint."""
    read = icalendar.Calendar.from_ical(single(visit))
    found = [component for component in read.walk() if component.name == "VEVENT"]
    assert not any(component.errors for component in read.walk())
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
            for e in found
        ],
    )


@given(visits())
@example(_VISIT)
def test_ical_reads_what_the_record_says(visit: Visit) -> None:
    """The same by a second reader."""
    read = IcsCalendarStream.calendar_from_ics(single(visit).decode())
    _agree(
        events(unstructure(visit)),
        [
            (e.uid, e.dtstart, e.dtend, e.status.value if e.status else "", e.summary or "", e.location)
            for e in read.events
        ],
    )


def _agree(expected: list[Event], found: list[tuple[str, Any, Any, str, str, str | None]]) -> None:
    assert [(event.uid, event.start, event.end, event.status, event.location) for event in expected] == [
        (uid, start, end, status, location) for uid, start, end, status, _, location in found
    ]
    for event, (*_, summary, _) in zip(expected, found, strict=True):
        assert summary.startswith(event.summary_begins)
        assert summary.endswith(event.summary_ends)


@given(visits())
@example(_VISIT)
def test_every_text_reads_back_equal(visit: Visit) -> None:
    """icalendar gives back the SUMMARY, the LOCATION, the DESCRIPTION and the CATEGORIES that went in."""
    read = icalendar.Calendar.from_ical(single(visit))
    for entry, found in zip(calendar_entries(visit), read.subcomponents, strict=True):
        assert str(found["SUMMARY"]) == entry.summary
        assert str(found["DESCRIPTION"]) == entry.description
        assert (str(found["LOCATION"]) if "LOCATION" in found else None) == entry.location
        assert found.get("URL") is None or str(found["URL"]).isascii()
        categories = found.get("CATEGORIES")
        read_back = [str(each) for each in categories.cats] if isinstance(categories, vCategory) else []
        assert read_back == list(entry.categories)


@given(visits())
@example(_VISIT)
def test_the_record_inside_is_the_record(visit: Visit) -> None:
    """Exactly one entry of a visit, the first, carries the canonical JSON, and it structures to an equal record."""
    read = icalendar.Calendar.from_ical(single(visit))
    carried = [found.get("X-DIPLOVISIT-RECORD") for found in read.subcomponents]
    assert carried[0] is not None
    assert not any(carried[1:])
    octets = base64.urlsafe_b64decode(str(carried[0]))
    assert octets == canonical_json(visit)
    assert structure(json.loads(octets)) == visit


@given(visits())
def test_the_stamps_are_those_of_the_revision(visit: Visit) -> None:
    """DTSTAMP and LAST-MODIFIED are when the revision was made, and SEQUENCE is its number."""
    stamp = visit.revised.replace(tzinfo=datetime.UTC)
    for found in icalendar.Calendar.from_ical(single(visit)).subcomponents:
        assert found.decoded("DTSTAMP") == found.decoded("LAST-MODIFIED") == stamp
        assert found["SEQUENCE"] == visit.revision


@given(visits())
def test_nobody_is_made_an_attendee(visit: Visit) -> None:
    """No entry has an ATTENDEE, an ORGANIZER, a METHOD, a CLASS or an X-WR-TIMEZONE, whatever the texts hold."""
    read = icalendar.Calendar.from_ical(single(visit))
    for found in read.walk():
        assert not {"ATTENDEE", "ORGANIZER", "METHOD", "CLASS", "X-WR-TIMEZONE"} & {name.upper() for name in found}
