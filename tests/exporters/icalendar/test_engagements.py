"""Tests how a calendar shows engagements that are off, durations that are not exact, and visits without stop days."""

import datetime
import io
from typing import Any

import attrs
import icalendar
import pytest
from hypothesis import given
from ical.calendar_stream import IcsCalendarStream

from diplovisit.converters import structure
from diplovisit.exporters.icalendar import (
    CalendarEntry,
    CalendarOptions,
    EntryKind,
    EventStatus,
    RelationType,
    calendar,
    calendar_entries,
    single_calendar,
    undated_notes,
)
from diplovisit.pipeline.import_calendar import read_calendar_entries
from diplovisit.pipeline.import_collection import collect_items
from diplovisit.record import EngagementStatus, Visit
from diplovisit.testing import visits
from tests import records

DAYS = (datetime.date(2026, 6, 9), datetime.date(2026, 6, 11))


def visit_with(*engagements: dict[str, Any], stop: dict[str, Any] | None = None, **fields: Any) -> Visit:
    """Returns a visit with one stop of two days and these engagements, a meeting where the kind is left out."""
    document = records.document() | {"evidence": [], "title": "The envoy visits Estonia"} | fields
    listed = [{"id": f"item-{number}", "kind": "meeting"} | one for number, one in enumerate(engagements, 1)]
    one_stop = {"id": "stop-1", "country": "EE", "when": "2026-06-09/2026-06-10", "engagements": listed}
    document["stops"] = [one_stop | (stop or {})]
    return structure(document)


def entries_by_key(visit: Visit) -> dict[str, CalendarEntry]:
    """Returns the entries of a visit by what follows the id of the record in their keys."""
    return {entry.key.partition("/")[2]: entry for entry in calendar_entries(visit)}


@pytest.mark.parametrize(("status", "prefix"), [("cancelled", "[Cancelled] "), ("postponed", "[Postponed] ")])
def test_an_engagement_that_is_off_is_cancelled_alone(status: str, prefix: str) -> None:
    """An engagement that is off keeps its UID and its hour as CANCELLED, and all other entries stay as they were."""
    both = ({"when": "2026-06-09T10:00:00Z"}, {"kind": "speech", "when": "2026-06-10T09:00:00Z"})
    before = entries_by_key(visit_with(*both))
    after = entries_by_key(visit_with(both[0] | {"status": status}, both[1], revision=2))
    assert before.keys() == after.keys() == {"stop-1", "stop-1/item-1", "stop-1/item-2"}
    off, was = after["stop-1/item-1"], before["stop-1/item-1"]
    assert (off.uid, off.start, off.end, off.sequence) == (was.uid, was.start, was.end, 2)
    assert (off.status, off.summary) == (EventStatus.CANCELLED, f"{prefix}Meeting – The envoy visits Estonia")
    assert f"; {status}" in off.description.splitlines()[0]
    for key in ("stop-1", "stop-1/item-2"):
        assert (after[key].status, after[key].summary) == (EventStatus.CONFIRMED, before[key].summary)


@pytest.mark.parametrize("when", [None, "2026-06-10", "2026-06"])
def test_an_engagement_that_is_off_never_vanishes(when: str | None) -> None:
    """An engagement that is off has an entry also without an hour: on its day, or on all days of its stop."""
    visit = visit_with({"status": "cancelled"} | ({"when": when} if when else {}))
    entry = entries_by_key(visit)["stop-1/item-1"]
    first, end = (datetime.date(2026, 6, 10), DAYS[1]) if when == "2026-06-10" else DAYS
    assert (entry.start, entry.end, entry.status) == (first, end, EventStatus.CANCELLED)
    borrowed = "Day: not known; the entry is on the days of the stop"
    assert (borrowed in entry.description.splitlines()) is (when != "2026-06-10")
    assert list(undated_notes(visit)) == []


def test_the_days_of_a_set_make_one_entry_of_what_is_off() -> None:
    """An engagement that is off in a stop of several runs has one entry with its plain UID, from first to last."""
    visit = visit_with({"status": "postponed"}, stop={"when": "{2026-06-09,2026-06-12..2026-06-13}"})
    entry = entries_by_key(visit)["stop-1/item-1"]
    assert (entry.start, entry.end) == (datetime.date(2026, 6, 9), datetime.date(2026, 6, 14))


def test_an_added_engagement_is_an_ordinary_entry() -> None:
    """An engagement that was added is shown as any other, and its description says that it was added."""
    plain = entries_by_key(visit_with({"when": "2026-06-09T10:00:00Z"}))["stop-1/item-1"]
    added = entries_by_key(visit_with({"when": "2026-06-09T10:00:00Z", "status": "added"}))["stop-1/item-1"]
    assert attrs.evolve(added, description="") == attrs.evolve(plain, description="")
    assert added.description.splitlines()[0] == "Engagement: meeting; added"
    assert "stop-1/item-1" not in entries_by_key(visit_with({"status": "added"}))


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_visit_that_is_off_takes_its_engagements_with_it(status: str) -> None:
    """All entries of a visit that is off have its prefix, whatever the record says of an engagement."""
    visit = visit_with(
        *({"when": "2026-06-09T10:00:00Z", "status": each} for each in ("added", "cancelled", "postponed")),
        status=status,
    )
    assert {entry.summary.partition(" ")[0] for entry in calendar_entries(visit)} == {f"[{status.capitalize()}]"}
    assert {entry.status for entry in calendar_entries(visit)} == {EventStatus.CANCELLED}


@given(visits())
def test_readers_see_what_is_off_alone(visit: Visit) -> None:
    """Two readers find each entry of an engagement that is off as CANCELLED, and cancelling one adds at most itself."""
    octets = single_calendar(visit)
    off = {
        f"{visit.id}/{stop.id}/{engagement.id}"
        for stop in visit.stops
        for engagement in stop.engagements
        if engagement.status in {EngagementStatus.CANCELLED, EngagementStatus.POSTPONED}
    }
    for event in icalendar.Calendar.from_ical(octets).events:
        if str(event["X-DIPLOVISIT-ID"]).partition("@")[0] in off:
            assert event["STATUS"] == "CANCELLED"
            assert str(event["SUMMARY"]).startswith(("[Cancelled] ", "[Postponed] "))
    assert len(IcsCalendarStream.calendar_from_ics(octets.decode()).events) == len(
        [entry for entry in calendar_entries(visit) if entry.kind is EntryKind.EVENT]
    )


@given(visits())
def test_cancelling_an_engagement_keeps_every_uid(visit: Visit) -> None:
    """A calendar in which an engagement is cancelled has every UID that it had, if no engagement is in a set of days."""
    stops = tuple(
        attrs.evolve(
            stop,
            engagements=tuple(
                attrs.evolve(engagement, status=EngagementStatus.CANCELLED) for engagement in stop.engagements
            ),
        )
        for stop in visit.stops
    )
    now = {entry.uid for entry in calendar_entries(attrs.evolve(visit, stops=stops)) if entry.kind is EntryKind.EVENT}
    assert {entry.uid for entry in calendar_entries(visit) if entry.kind is EntryKind.EVENT} <= now


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"duration": "PT45M", "duration_high": "PT60M"}, "45 to 60 minutes"),
        ({"duration": "PT45M", "duration_qualifier": "approximately"}, "approximately 45 minutes"),
        ({"duration": "PT45M", "duration_qualifier": "at-least"}, "at least 45 minutes"),
        ({"duration": "PT45M", "duration_qualifier": "over"}, "over 45 minutes"),
        (
            {"duration": "PT90M", "duration_high": "PT2H", "duration_qualifier": "nearly"},
            "nearly 90 minutes to 2 hours",
        ),
        ({}, None),
    ],
)
def test_only_an_exact_duration_gives_an_end(fields: dict[str, str], words: str | None) -> None:
    """An hour has no DTEND without an exact duration, and the description says the duration as the source gives it."""
    visit = visit_with({"when": "2026-06-09T10:00:00Z"} | fields)
    entry = entries_by_key(visit)["stop-1/item-1"]
    assert entry.end is None
    first_line = entry.description.splitlines()[0]
    assert first_line == f"Engagement: meeting{f'; {words}' if words else ''}"
    exact = entries_by_key(visit_with({"when": "2026-06-09T10:00:00Z", "duration": "PT45M"}))["stop-1/item-1"]
    assert exact.end == datetime.datetime(2026, 6, 9, 10, 45, tzinfo=datetime.UTC)


def test_a_duration_of_a_stop_is_said_as_given() -> None:
    """The duration of a stop has its range and its qualifier in the description."""
    stop = {"duration": "P2D", "duration_high": "P3D", "duration_qualifier": "approximately"}
    (entry,) = calendar_entries(visit_with(stop=stop))
    assert "Duration: approximately 2 to 3 days" in entry.description.splitlines()


def test_the_only_stop_takes_the_days_of_the_visit() -> None:
    """The only stop of a visit without days of its own is shown on those of the visit, with the UID that it keeps."""
    document = records.document() | {"when": "2026-06-09/2026-06-10", "evidence": []}
    document["stops"] = [{"id": "stop-1", "country": "EE"}]
    (before,) = calendar_entries(structure(document))
    document["stops"][0]["when"] = "2026-06-10"
    (after,) = calendar_entries(structure(document))
    assert (before.start, before.end, before.uid) == (*DAYS, after.uid)
    assert "Dates of the visit: 2026-06-09 to 2026-06-10" in before.description.splitlines()
    assert "Dates of the visit: 2026-06-09 to 2026-06-10" in after.description.splitlines()


def test_a_visit_of_several_stops_without_days_has_one_entry() -> None:
    """Stops without days are shown by one entry on the days of the visit, to which dated stops and meetings belong."""
    document = records.document() | {"when": "2026-06-09/2026-06-10", "evidence": [], "title": "tour of the Baltics"}
    document["stops"] = [
        {"id": "one", "country": "EE", "engagements": [{"id": "talk", "kind": "speech", "when": "2026-06-09"}]},
        {"id": "two", "country": "LV", "when": "2026-06-10"},
    ]
    visit = structure(document)
    whole, speech, two = calendar_entries(visit)
    assert (whole.key, whole.start, whole.end, whole.carries_record) == (visit.id, *DAYS, True)
    assert (whole.summary, whole.location) == ("Tour of the Baltics", "Estonia; Latvia")
    assert speech.related == two.related == (RelationType.PARENT, whole.uid)
    assert list(undated_notes(visit)) == [
        ("one/when", "no days are given, so the calendar shows this stop only in the entry of the visit")
    ]
    document["stops"][0]["when"] = "2026-06-09"
    assert {entry.key.count("/") for entry in calendar_entries(structure(document))} == {1}


def test_the_entry_of_a_visit_is_the_same_in_every_calendar() -> None:
    """A calendar of some stops has the entry of the whole visit as the whole calendar has it, and reads back equal."""
    document = records.document() | {"when": "2026-06-09/2026-06-10", "evidence": []}
    document["stops"] = [{"id": "one", "country": "EE"}, {"id": "two", "country": "LV"}]
    visit = structure(document)
    (whole,) = calendar_entries(visit)
    for stop in ("one", "two"):
        assert calendar_entries(visit, stops=frozenset((stop,))) == (whole,)
        options = CalendarOptions(stops=lambda shown, stop=stop: shown.id == stop)  # type: ignore[misc]  # for mypy
        (found,) = read_calendar_entries(io.BytesIO(b"".join(calendar([visit], options))), "own.ics")
        assert (found.visit, found.result.findings) == (visit, ())


def test_days_of_a_visit_that_a_calendar_cannot_show_are_noted() -> None:
    """A visit of which only the month is known has no entry as a whole, and a note says why."""
    document = records.document() | {"when": "2026-06", "evidence": []}
    document["stops"] = [{"id": "one", "country": "EE"}, {"id": "two", "country": "LV"}]
    visit = structure(document)
    assert [entry.kind for entry in calendar_entries(visit)] == [EntryKind.JOURNAL]
    notes = list(undated_notes(visit))
    assert notes[0] == (
        "when",
        "2026-06 is known only to the month, not to the day, so the calendar has no entry for the visit as a whole",
    )
    (spanned, *_) = calendar_entries(visit, spans=True)
    assert spanned.summary == "[June 2026, day not known] An envoy of Finland visits Estonia"
    document["stops"].pop()
    assert [address for address, _ in undated_notes(structure(document))] == ["when"]


def test_a_withdrawn_traveller_is_no_traveller() -> None:
    """A traveller who did not come along is described as such, after the others, and is in no title."""
    document = records.document() | {"evidence": []}
    document["travellers"] = [{"person": "host", "status": "withdrawn"}, {"person": "envoy"}]
    document["stops"][0]["engagements"][0]["when"] = "2025-04-07T10:00:00Z"
    stop, talks = calendar_entries(structure(document))
    lines = stop.description.splitlines()
    assert lines[1:3] == [
        "Traveller: Aino Virtanen, Special Envoy (Finland)",
        "Did not travel: Mart Tamm, Foreign Minister (Estonia)",
    ]
    assert talks.summary == "Meeting – An envoy of Finland visits Estonia"
    assert "Mart Tamm, Foreign Minister (Estonia) (did not travel)" in talks.description.splitlines()[0]


def test_somebody_without_a_name_is_described_by_the_office() -> None:
    """A participant without a name is called by office and country, in the title and in the description."""
    document = records.document() | {"evidence": []}
    del document["people"][1]["name"]
    document["stops"][0]["engagements"][0]["when"] = "2025-04-07T10:00:00Z"
    _, talks = calendar_entries(structure(document))
    assert talks.summary.startswith("Meeting with the Foreign Minister of Estonia – ")
    assert "with the Foreign Minister of Estonia;" in talks.description.splitlines()[0]


def test_our_own_calendar_reads_back_without_a_finding() -> None:
    """A calendar with all of this comes back as an equal record, and none of its entries counts as edited."""
    visit = visit_with(
        {"status": "cancelled", "label": "talks at the Kremlin", "participants": [{"person": "host"}]},
        {"when": "2026-06-09T10:00:00Z", "status": "postponed", "duration": "PT1H", "duration_high": "PT2H"},
        {"kind": "press-conference", "when": "2026-06-10T10:00:00Z", "status": "added"},
        when="2026-06-09/2026-06-11",
    )
    octets = single_calendar(visit)
    (found,) = collect_items(read_calendar_entries(io.BytesIO(octets), "own.ics"))
    assert (found.visit, found.result.findings) == (visit, ())
