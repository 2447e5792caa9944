"""Tests of optional parts of a calendar: months as spans, and the record as STRUCTURED-DATA."""

import base64
import datetime
from typing import Any

import attrs
import icalendar
import pytest
from hypothesis import example, given
from ical.calendar_stream import IcsCalendarStream

from diplovisit.converters import structure
from diplovisit.exporters.icalendar import CalendarOptions, EntryKind, calendar, calendar_entries, undated_notes
from diplovisit.exporters.icalendar.entry import entry_uid
from diplovisit.exporters.json import canonical_json
from diplovisit.record import Visit
from diplovisit.testing import visits
from tests import records
from tests.exporters.icalendar.lint import lint


def _visit(**stop: Any) -> Visit:
    document: dict[str, Any] = records.document()
    document["stops"] = [{"id": "stop-1", "country": "EE"} | stop]
    document["evidence"] = []
    return structure(document)


@pytest.mark.parametrize(
    ("when", "start", "end", "prefix"),
    [
        ("2025-03", "2025-03-01", "2025-04-01", "[March 2025, day not known] "),
        ("2024-02", "2024-02-01", "2024-03-01", "[February 2024, day not known] "),
        ("1985-04-XX", "1985-04-01", "1985-05-01", "[April 1985, day not known] "),
        ("0985", "0985-01-01", "0986-01-01", "[0985, day not known] "),
        ("2025-03~", "2025-03-01", "2025-04-01", "[March 2025, day not known] [Date approximate] "),
    ],
)
def test_a_span_is_marked(when: str, start: str, end: str, prefix: str) -> None:
    """A span covers all days of its month or year, says so before the title, and has the UID that a day would have."""
    visit = _visit(when=when)
    (entry,) = calendar_entries(visit, spans=True)
    assert (entry.kind, str(entry.start), str(entry.end)) == (EntryKind.EVENT, start, end)
    assert entry.summary == f"{prefix}An envoy of Finland visits Estonia"
    assert entry.uid == entry_uid("ga-ri-envoy-talks/stop-1")
    assert list(undated_notes(visit, spans=True)) == []
    assert [entry.kind for entry in calendar_entries(visit)] == [EntryKind.JOURNAL]


@pytest.mark.parametrize("when", ["2025-21", "201X", "2025-03/2025-04", "[2025-03-07,2025-03-08]", "2025-03-07/.."])
def test_only_one_month_or_year_is_a_span(when: str) -> None:
    """A season, a decade or two months are no span: the visit has no event, and the note remains."""
    visit = _visit(when=when)
    assert calendar_entries(visit, spans=True) == calendar_entries(visit)
    assert list(undated_notes(visit, spans=True)) == list(undated_notes(visit))


def test_a_span_hides_no_known_day() -> None:
    """An engagement with a known day keeps its own entry within the span of its stop; one with only a month has none."""
    dinner = {"id": "dinner-one", "kind": "dinner", "when": "2026-10-07"}
    talk = {"id": "talk-one", "kind": "speech", "when": "2026-10"}
    whole, alone = calendar_entries(_visit(when="2026-10", engagements=[dinner, talk]), spans=True)
    assert whole.summary.startswith("[October 2026, day not known] ")
    assert (alone.start, alone.related) == (datetime.date(2026, 10, 7), ("PARENT", whole.uid))


@given(visits())
def test_spans_change_nothing_else(visit: Visit) -> None:
    """Spans leave every other event unchanged, and the calendar still passes the lint.

    An entry that waits on former days moves to the month.
    """
    lint(b"".join(calendar([visit], CalendarOptions(spans=True))))
    with_spans = {entry.key: (entry.start, entry.end, entry.summary) for entry in calendar_entries(visit, spans=True)}
    moved = {f"{visit.id}/{stop.id}" for stop in visit.stops if stop.previously}
    for entry in calendar_entries(visit):
        if entry.kind is EntryKind.EVENT and not entry.key.partition("@")[0].startswith(tuple(moved)):
            assert with_spans[entry.key] == (entry.start, entry.end, entry.summary)


@given(visits())
@example(records.visit())
def test_structured_data_is_the_record(visit: Visit) -> None:
    """STRUCTURED-DATA reads back as the canonical record with its type, and a second library still reads the calendar."""
    octets = b"".join(calendar([visit], CalendarOptions(record=False, structured_data=True)))
    lint(octets)
    first, *others = icalendar.Calendar.from_ical(octets).subcomponents
    structured_data: Any = first["STRUCTURED-DATA"]
    assert base64.b64decode(bytes(structured_data.to_ical())) == canonical_json(visit)
    assert (structured_data.params["FMTTYPE"], structured_data.params["VALUE"]) == ("application/json", "BINARY")
    assert structured_data.params["SCHEMA"].startswith("urn:uuid:")
    assert not any("STRUCTURED-DATA" in other for other in others)
    assert "X-DIPLOVISIT-RECORD" not in first
    events = [entry for entry in calendar_entries(visit) if entry.kind is EntryKind.EVENT]
    assert len(IcsCalendarStream.calendar_from_ics(octets.decode()).events) == len(events)


def test_a_calendar_without_options_has_no_optional_parts() -> None:
    """A calendar without options has no TZID, no span and no STRUCTURED-DATA."""
    month = attrs.evolve(_visit(when="2025-03"), id="another-visit")
    octets = b"".join(calendar([records.visit(), month]))
    for word in (b"TZID", b"VTIMEZONE", b"day not known", b"STRUCTURED-DATA"):
        assert word not in octets
