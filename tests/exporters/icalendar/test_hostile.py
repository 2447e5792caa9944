"""Tests that hostile text stays text in a calendar: independent readers get our entries and every text unchanged."""

from typing import Any, Final

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar.prop import vCategory

from diplovisit.exporters.icalendar import CalendarOptions, calendar, calendar_entries
from diplovisit.record import Visit
from tests.exporters.icalendar.lint import KNOWN, lint
from tests.hostile_records import hostile_visits
from tests.payloads import ALLOWED, CALENDARS, REFUSED, in_a_line

pytestmark = pytest.mark.not_measured

OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "as it is": {},
    "without records": {"record": False},
    "by the clock": {"tzid": True, "spans": True},
    "structured": {"structured_data": True, "record": False},
}


@pytest.fixture(scope="module")
def visits() -> list[Visit]:
    """Records with text that has a special meaning in a calendar."""
    return hostile_visits(CALENDARS)


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_readers_get_our_entries_and_every_text(visits: list[Visit], options: dict[str, Any]) -> None:
    """Two readers get exactly our entries, with only our properties, and every text unchanged."""
    data = b"".join(calendar(visits, CalendarOptions(**options)))
    assert {kind for kind, _ in lint(data)} <= set(KNOWN)
    expected = [entry for visit in visits for entry in calendar_entries(visit, spans=options.get("spans", False))]
    parsed = icalendar.Calendar.from_ical(data)
    assert not any(component.errors for component in parsed.walk())
    entries = [component for component in parsed.subcomponents if component.name != "VTIMEZONE"]
    assert [(str(e["SUMMARY"]), str(e["DESCRIPTION"]), text(e, "LOCATION"), categories(e)) for e in entries] == [
        (e.summary, e.description, e.location, list(e.categories)) for e in expected
    ]
    for entry in entries:
        assert not entry.subcomponents
        assert not {"ATTENDEE", "ORGANIZER", "METHOD", "ATTACH", "X"} & {name.upper() for name in entry}
        assert text(entry, "URL") is None or str(entry["URL"]).isascii()
    second_reader = IcsCalendarStream.calendar_from_ics(data.decode())
    events = [e for e in expected if e.kind == "VEVENT"]
    assert [(e.summary, e.description, e.location) for e in second_reader.events] == [
        (e.summary, e.description, e.location) for e in events
    ]


def text(entry: Any, name: str) -> str | None:
    """Returns a text of an entry, None where it has none."""
    return str(entry[name]) if name in entry else None


def categories(entry: Any) -> list[str]:
    """Returns the categories of an entry."""
    property = entry.get("CATEGORIES")
    return [str(category) for category in property.cats] if isinstance(property, vCategory) else []


def test_any_permitted_name_of_a_calendar_reads_back() -> None:
    """Any name that a record could contain is read back as the name of a calendar; any other is refused."""
    for payload in ALLOWED.values():
        name = in_a_line(payload)
        data = b"".join(calendar([], CalendarOptions(name=name)))
        assert [kind for kind, _ in lint(data)] == ["VCALENDAR"]
        # Not read with icalendar, which keeps the escapes of properties whose type it does not know.
        assert IcsCalendarStream.calendar_from_ics(data.decode()).name == [name]
    for payload in REFUSED.values():
        with pytest.raises(
            ValueError, match=r"^the name of a calendar: the text .* (control character|surrogate pair)"
        ):
            b"".join(calendar([], CalendarOptions(name=payload)))
