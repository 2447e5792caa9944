"""Tests of the calendar around the entries: its name, its streaming, and its safety from hostile text."""

import datetime
from collections.abc import Iterator

import attrs
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from diplovisit.exporters.icalendar import CalendarOptions, calendar, calendar_entries, single_calendar
from diplovisit.record import Visit
from diplovisit.testing import visits
from tests import records
from tests.exporters.icalendar.lint import lint

_HOSTILE = (
    "C:\\New\\network",
    "a;b,c:d",
    "x\nATTENDEE:mailto:spy@example.org",
    "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
    "ends in a backslash\\",
    "\\n is not a line break, and \\\\n neither",
    'say "no"; ^n ^^ %0D%0A',
    "👩🏽‍⚖️" * 30,
    "e\u0301" * 60,
    "\u202eevil\u2066",
    "one\u2028two\u2029three",
    "\ufeffmarked",
    "x" * 10_000,
)


@pytest.mark.parametrize("text", _HOSTILE, ids=range(len(_HOSTILE)))
def test_a_hostile_text_reads_back_equal(text: str) -> None:
    """Two readers get hostile notes and titles unchanged, and such text adds no property and no component."""
    one_line = text.replace("\n", " ")
    visit = attrs.evolve(records.visit(), notes=(text,), title=f"Visit {one_line}"[:1_000])
    octets = single_calendar(visit)
    lint(octets)
    (event,) = icalendar.Calendar.from_ical(octets).events
    (entry,) = calendar_entries(visit)
    assert str(event["DESCRIPTION"]) == entry.description
    assert text.replace("\n", "\n  ") in entry.description
    assert str(event["SUMMARY"]) == entry.summary == visit.title
    assert "ATTENDEE" not in event
    (second,) = IcsCalendarStream.calendar_from_ics(octets.decode()).events
    assert (second.summary, second.description, second.attendees) == (entry.summary, entry.description, [])


@given(visits())
def test_no_text_of_the_record_begins_a_line_of_the_description(visit: Visit) -> None:
    """Text of the record never begins a line of the description, because its line breaks are indented."""
    forged = attrs.evolve(visit, notes=("x\nStatus: forged", "\n- y"), purposes=("\n\nStatus: forged",))
    for entry in calendar_entries(forged):
        assert not any(line.startswith("Status: forged") for line in entry.description.split("\n"))


@given(st.lists(visits(), max_size=3), st.booleans())
def test_a_feed_is_its_visits_in_order(many: list[Visit], record: bool) -> None:
    """A feed has the entries of its visits in order, and each visit carries its record if and only if requested."""
    components = lint(
        b"".join(
            calendar(many, CalendarOptions(name="Visits; all", refresh=datetime.timedelta(hours=12), record=record))
        )
    )
    head = components[0][1]
    assert head["NAME"] == head["X-WR-CALNAME"] == "Visits\\; all"
    assert head["REFRESH-INTERVAL"] == head["X-PUBLISHED-TTL"] == "PT12H"
    expected = [entry for visit in many for entry in calendar_entries(visit)]
    assert [properties["UID"] for _, properties in components[1:]] == [entry.uid for entry in expected]
    has_record = ["X-DIPLOVISIT-RECORD" in properties for _, properties in components[1:]]
    assert has_record == [record and entry.carries_record for entry in expected]


def test_a_feed_of_one_country_has_only_its_stops() -> None:
    """A feed of selected stops leaves out visits without such a stop; other visits carry their whole record."""
    visit = records.visit()
    assert b"".join(calendar([visit], CalendarOptions(stops=lambda stop: stop.country == "EE"))) == single_calendar(
        visit
    )
    components = lint(b"".join(calendar([visit], CalendarOptions(stops=lambda stop: stop.country == "RU"))))
    assert [kind for kind, _ in components] == ["VCALENDAR"]


def test_a_calendar_has_no_name_unless_it_is_given_one() -> None:
    """A calendar has neither a name nor a refresh interval unless they are given."""
    assert lint(single_calendar(records.visit()))[0][1].keys() == {"VERSION", "PRODID"}


@pytest.mark.parametrize("name", ["", " ", "a\r\nATTENDEE:mailto:x", "a\nb", "\x00", "x" * 1_001])
def test_a_name_that_is_not_one_line_is_refused(name: str) -> None:
    """The name of a calendar must be one line of text, by the same rules as a line of a record."""
    with pytest.raises(ValueError, match="name of a calendar"):
        next(calendar([], CalendarOptions(name=name)))


@pytest.mark.parametrize("seconds", [0, -1, 0.5, 1.5])
def test_an_interval_is_positive_and_whole(seconds: float) -> None:
    """A refresh interval is positive (RFC 7986, section 5.7) and in whole seconds (RFC 5545, section 3.3.6)."""
    with pytest.raises(ValueError, match="whole seconds"):
        next(calendar([], CalendarOptions(refresh=datetime.timedelta(seconds=seconds))))


@given(st.integers(1, 10**9))
def test_an_interval_reads_back(seconds: int) -> None:
    """The icalendar library reads back the refresh interval that was written."""
    interval = datetime.timedelta(seconds=seconds)
    parsed = icalendar.Calendar.from_ical(b"".join(calendar([records.visit()], CalendarOptions(refresh=interval))))
    assert parsed.decoded("REFRESH-INTERVAL") == interval


def test_visits_are_taken_one_at_a_time() -> None:
    """Visits are taken one at a time, so a calendar of any number of visits keeps only one in memory."""
    taken = []

    def stream() -> Iterator[Visit]:
        for number in range(1_000_000):
            taken.append(number)
            yield records.visit()

    pieces = calendar(stream())
    next(pieces)
    assert taken == []
    next(pieces)
    next(pieces)
    assert taken == [0, 1]


def test_a_url_with_other_characters_is_written_as_a_uri() -> None:
    """A URL with other characters is written as an ASCII URI with percent-encoded UTF-8 (RFC 3987, section 3.1)."""
    visit = records.visit()
    source = attrs.evolve(visit.sources[0], url="https://example.org/Çankırı?a=1;b=2,3%20")
    _, (_, event) = lint(single_calendar(attrs.evolve(visit, sources=(source,))))
    assert event["URL"] == "https://example.org/%C3%87ank%C4%B1r%C4%B1?a=1;b=2,3%20"
