"""No text of a record is more than text in a calendar: readers by other people find our entries, and each text whole."""

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
    """Records that hold what a calendar has a meaning of its own for."""
    return hostile_visits(CALENDARS)


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_readers_find_our_entries_and_each_text_whole(visits: list[Visit], options: dict[str, Any]) -> None:
    """As many entries as we wrote, with no property and no parameter but ours, and every text equal, by two readers."""
    data = b"".join(calendar(visits, CalendarOptions(**options)))
    assert {kind for kind, _ in lint(data)} <= set(KNOWN)
    expected = [entry for visit in visits for entry in calendar_entries(visit, spans=options.get("spans", False))]
    read = icalendar.Calendar.from_ical(data)
    assert not any(component.errors for component in read.walk())
    entries = [found for found in read.subcomponents if found.name != "VTIMEZONE"]
    assert [(str(e["SUMMARY"]), str(e["DESCRIPTION"]), text(e, "LOCATION"), categories(e)) for e in entries] == [
        (e.summary, e.description, e.location, list(e.categories)) for e in expected
    ]
    for entry in entries:
        assert not entry.subcomponents
        assert not {"ATTENDEE", "ORGANIZER", "METHOD", "ATTACH", "X"} & {name.upper() for name in entry}
        assert text(entry, "URL") is None or str(entry["URL"]).isascii()
    other = IcsCalendarStream.calendar_from_ics(data.decode())
    events = [e for e in expected if e.kind == "VEVENT"]
    assert [(e.summary, e.description, e.location) for e in other.events] == [
        (e.summary, e.description, e.location) for e in events
    ]


def text(entry: Any, name: str) -> str | None:
    """A text of an entry, None where it has none."""
    return str(entry[name]) if name in entry else None


def categories(entry: Any) -> list[str]:
    """The categories of an entry."""
    found = entry.get("CATEGORIES")
    return [str(each) for each in found.cats] if isinstance(found, vCategory) else []


def test_the_name_of_a_calendar_is_a_name() -> None:
    """Whatever it is called, it is read under that name; and what no record can hold, no calendar can be called."""
    for payload in ALLOWED.values():
        name = in_a_line(payload)
        data = b"".join(calendar([], CalendarOptions(name=name)))
        assert [kind for kind, _ in lint(data)] == ["VCALENDAR"]
        # icalendar leaves the escapes of what it does not know the type of in its place.
        assert IcsCalendarStream.calendar_from_ics(data.decode()).name == [name]
    for payload in REFUSED.values():
        with pytest.raises(
            ValueError, match=r"^the name of a calendar: the text .* (control character|surrogate pair)"
        ):
            b"".join(calendar([], CalendarOptions(name=payload)))
